/*
 * What the questions about the assessment share: the one that is read, an
 * answer about it, and which rows of other tables belong to it.
 */
#ifndef CAF_LIB_STANDARDS_ASSESSED_H
#define CAF_LIB_STANDARDS_ASSESSED_H

#include "../reading.h"
#include "../run.h"

typedef struct caf_assessed {
    int32_t i;                     /* its number in the case */
    const caf_row *whole;
    const caf_assessment_row *row; /* the same */
    caf_date day;                  /* the day it was completed; before that the as-of date */
    int is_open;                   /* under way: what is not there yet is due */
    caf_finding finding;           /* about it, to be completed */
    caf_row room;
} caf_assessed;

/* Begins an answer about the assessment that a rule reads; 0: there is none, and that is answered. */
int caf_begin_assessed(const caf_run *run, caf_assessed *of);

/* While the assessment is under way, what is not there yet or not known yet is due. */
void caf_settle(int is_open, caf_finding *finding);

/* Settles the answer and gives it. */
void caf_emit_assessed(const caf_run *run, caf_assessed *of);

/* For an answer about the assessment that turns on fields of it that are not recorded or cannot be right. */
void caf_leave_open(const caf_run *run, caf_assessed *of, int64_t fields);

/*
 * Whether a row belongs to the assessment. One that names none belongs to the
 * one that is read, unless its own day says that it came with an earlier episode
 * or after that assessment was completed.
 */
enum caf_belonging { CAF_BELONGS_NOT, CAF_BELONGS, CAF_MAY_BELONG };
int caf_belongs_to(const caf_run *run, const caf_assessed *of, const caf_each *each);

/* What cannot be right of a row that may belong to it. */
caf_unsure caf_unsure_belonging(const caf_run *run, const caf_each *each);

/* The rows of a table that belong to it. */
typedef struct caf_its_rows {
    int64_t n;
    caf_unsure unsure; /* one of which it is not known */
} caf_its_rows;

caf_its_rows caf_rows_of_assessment(const caf_run *run, const caf_assessed *of, int32_t table);

/* Where no row of a table shows a thing: not met where the table is complete and sure, else unknown. */
void caf_judge_none(const caf_run *run, caf_finding *finding, int32_t table, caf_unsure unsure, int64_t fields);

/* For an answer that is unknown because the case's child is not known, or fields of it are not recorded. */
void caf_note_child(const caf_run *run, caf_finding *finding, int64_t fields);

/* The reference to an assessment has the same place in every table that has one. */
#define CAF_OF_ASSESSMENT_FIELD CAF_BIT(NEED_ASSESSMENT)

/* The case's child, for .reads. */
#define ITS_CHILD { CAF_CASES, CAF_BIT(CASE_CHILD) }

/* From this age on nobody is a child of the household. */
#define CAF_ADULT_AGE 18

#endif
