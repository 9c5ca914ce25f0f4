/* The tables of a cohort's report, with small counts suppressed: nothing is printed of them but what is shown here. */
#ifndef CAF_CLI_COHORT_TABLES_H
#define CAF_CLI_COHORT_TABLES_H

#include "cohort.h"

/* The columns of the table of groups. */
enum state_column { STATE_OPEN, STATE_CLOSED, STATE_MAY_BE_CLOSED, STATES };

/* The columns of a distribution's table of cases. */
enum measured_column { IS_MEASURED, IS_UNKNOWN, IS_NONE, MEASURES };

extern const char *const answer_names[CAF_ANSWERS];
extern const char *const state_names[STATES];

/* A number that is shown, or that one stands here and is not. */
typedef struct shown {
    int64_t count;
    bool is_hidden;
} shown;

/* A table with its totals. Zero it to begin; it can be filled again and again from one cohort. */
typedef struct cohort_table {
    int64_t rows;
    int64_t columns;
    int64_t *cells;
    unsigned char *hidden;
    int64_t *work;
} cohort_table;

void release_cohort_table(cohort_table *of);

/* A cell; the row of all is `rows`, the column of all is `columns`. */
shown shown_in(const cohort_table *of, int64_t row, int64_t column);

/* Of the cases of a row: those decided, met or not met; the share of them that met, in whole percent, halves up; count -1: none is. */
shown decided_in(const cohort_table *of, int64_t row);
shown percent_met(const cohort_table *of, int64_t row);

/* Theme 2 is two numbers, and no whole; other themes have parts. */
bool is_whole_theme(const caf_indicator *indicator);

/* Whether there are cases enough that anything can be shown. */
bool can_show_cohort(const cohort *of);

/* Each fills a table; false: a message was printed. Rows are groups, the last one all. */
bool fill_states(cohort_table *to, const cohort *of);
bool fill_indicator(cohort_table *to, const cohort *of, int32_t indicator);

/* A table for each indicator, filled where it is a whole theme; to be released. NULL: a message was printed. */
cohort_table *fill_whole_themes(const cohort *of);
void release_themes(cohort_table *tables);

/* A single row: the answers of a rule; the cases of a distribution; those that took a step, and the others; closed cases by reason. */
bool fill_rule(cohort_table *to, const cohort *of, caf_rule_id rule);
bool fill_measured(cohort_table *to, const cohort *of, int32_t distribution);
bool fill_step(cohort_table *to, const cohort *of, int32_t count);
bool fill_reasons(cohort_table *to, const cohort *of);

/* Fills a table for each choice of how cases began that has lines of its own, and shows it by what it is called. */
typedef void show_choices(void *user, const cohort_table *table, const char *title, const caf_field *field);
bool each_beginning(cohort_table *table, const cohort *of, show_choices *show, void *user);

/* Whether a theme, or part of one, has a line of its own in the report, and whether a rule has. */
bool shows_theme(const cohort *of, int32_t indicator);
bool shows_rule(const cohort *of, caf_rule_id rule);

/* Cases that took a step of some kind. */
typedef struct cohort_step {
    const char *name;
    const char *title;
    int32_t count;
} cohort_step;

/* The step that is shown after this one, the first for NULL; NULL: there is none. */
const cohort_step *next_step(const cohort *of, const cohort_step *step);

/* A percentile of a distribution; count -1: there is none. */
shown percentile_of(const cohort *of, int32_t distribution, int32_t percent);
extern const int32_t cohort_percents[5];

#endif
