/* What the grades of a scale look like on a page: a colour, a column and a part of a bar each. */
#ifndef CAF_CLI_GRADE_LOOK_H
#define CAF_CLI_GRADE_LOOK_H

#include "audit.h"

/* A scale with what its grades look like. */
typedef struct look {
    int32_t scale;
    int32_t n;
    caf_page_share shares[CAF_SCALE_GRADES];
} look;

/* Colours tell grades apart, in their order, and judge none: which are good only their words say. */
look look_of(const audit *of, int32_t scale);

/* The columns of its grades, from the n-th on, and of the bar of them; how many there are then. */
int32_t list_grades(caf_page_column *columns, int32_t n, const look *with);

/* The cells of these columns, which end a row. */
void put_grade_counts(caf_page *page, look *with, const int64_t *counts);

#endif
