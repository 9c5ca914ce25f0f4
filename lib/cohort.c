/* Cohorts: cases counted into a block of numbers. */
#include <caf/cohort.h>
#include "agenda.h"
#include "cohort_days.h"

/* Where the findings of one case go: each into the block, and all of a rule into the case's one answer. */
typedef struct collector {
    caf_sink sink;
    int64_t *findings; /* [rule][verdict] of the block */
    uint8_t answers[CAF_RULES];
} collector;

int64_t caf_cohort_place(int32_t section, int32_t i)
{
    int64_t indicators = CAF_COHORT_COUNT;
    int64_t answers = indicators + (int64_t)caf_indicator_count() * CAF_VERDICTS;
    int64_t findings = answers + (int64_t)CAF_RULES * CAF_VERDICTS;
    int64_t days = findings + (int64_t)CAF_RULES * CAF_VERDICTS;
    if (i < 0) {
        return -1;
    }
    switch (section) {
    case CAF_COHORT_COUNTS:
        return i < CAF_COHORT_COUNT ? i : -1;
    case CAF_COHORT_INDICATORS:
        return i < caf_indicator_count() ? indicators + (int64_t)i * CAF_VERDICTS : -1;
    case CAF_COHORT_ANSWERS:
        return i < CAF_RULES ? answers + (int64_t)i * CAF_VERDICTS : -1;
    case CAF_COHORT_FINDINGS:
        return i < CAF_RULES ? findings + (int64_t)i * CAF_VERDICTS : -1;
    case CAF_COHORT_DAYS:
        for (int32_t before = 0; before < i && before < CAF_DISTRIBUTIONS; before++) {
            days += caf_days_numbers(caf_distribution_get(before));
        }
        return i < CAF_DISTRIBUTIONS ? days : -1;
    default:
        return -1;
    }
}

int64_t caf_cohort_numbers(void)
{
    int32_t last = CAF_DISTRIBUTIONS - 1;
    return caf_cohort_place(CAF_COHORT_DAYS, last) + caf_days_numbers(caf_distribution_get(last));
}

/* Of two answers about a case the one that counts: what is decided before what is not, and not met before all. */
static uint8_t joined(uint8_t one, uint8_t other)
{
    static const int rank[CAF_VERDICTS] = {
        [CAF_NOT_APPLICABLE] = 1, [CAF_DUE] = 2, [CAF_JUDGEMENT] = 3, [CAF_UNKNOWN] = 4, [CAF_MET] = 5, [CAF_NOT_MET] = 6
    };
    return rank[other] > rank[one] ? other : one;
}

static void take_finding(caf_sink *sink, const caf_finding *finding)
{
    collector *to = (collector *)sink;
    if (finding->rule > 0 && finding->rule < CAF_RULES) {
        to->findings[finding->rule * CAF_VERDICTS + finding->verdict]++;
        to->answers[finding->rule] = joined(to->answers[finding->rule], finding->verdict);
    }
}

static void count_answers(const collector *from, int64_t *cohort)
{
    int64_t *answers = cohort + caf_cohort_place(CAF_COHORT_ANSWERS, 0);
    for (caf_rule_id rule = 1; rule < CAF_RULES; rule++) {
        answers[rule * CAF_VERDICTS + from->answers[rule]]++;
    }
    for (int32_t i = 0; i < caf_indicator_count(); i++) {
        const caf_indicator *indicator = caf_indicator_get(i);
        uint8_t answer = 0;
        for (int32_t k = 0; k < CAF_INDICATOR_RULES && indicator->rules[k] != 0; k++) {
            answer = joined(answer, from->answers[indicator->rules[k]]);
        }
        cohort[caf_cohort_place(CAF_COHORT_INDICATORS, i) + answer]++;
    }
}

/* A code of the row; one that cannot be is not recorded. */
static int32_t code_of(uint8_t code, int32_t most)
{
    return code <= most ? code : 0;
}

static void count_closed(const caf_run *run, int64_t *counts)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    const caf_row *row = facts->closed.row >= 0 ? caf_row_of(run, CAF_CLOSURES, facts->closed.row, &room) : NULL;
    if (facts->closed.row >= 0) {
        counts[CAF_COHORT_CLOSED]++;
        counts[CAF_COHORT_REASONS + (row != NULL ? code_of(row->closure.reason, CAF_OTHER_REASON) : 0)]++;
    } else {
        counts[caf_may_be_closed(facts) ? CAF_COHORT_MAY_BE_CLOSED : CAF_COHORT_OPEN]++;
    }
}

static void count_case(const caf_run *run, int64_t *counts)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *row = &run->whose->row;
    counts[CAF_COHORT_CASES]++;
    counts[CAF_COHORT_REOPENED] += facts->reopened != 0;
    counts[CAF_COHORT_STEPPED_UP] += facts->step_up_row >= 0;
    counts[CAF_COHORT_STEPPED_DOWN] += facts->step_down_row >= 0;
    counts[CAF_COHORT_INITIATORS + code_of(row->initiator, CAF_OTHER_AGENCY)]++;
    counts[CAF_COHORT_ORIGINS + code_of(row->origin, CAF_ORIGIN_MOVED_IN)]++;
    count_closed(run, counts);
}

static int is_whole(int64_t n)
{
    return n > 0 && n % caf_cohort_numbers() == 0;
}

caf_status caf_cohort_add(const caf_case *whose, const caf_context *context, int64_t *cohort, int64_t n)
{
    caf_facts facts;
    caf_agenda agenda;
    int32_t table;
    int64_t of_row;
    if (whose == NULL || cohort == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    status = status == CAF_OK && !is_whole(n) ? CAF_E_SIZE : status;
    if (status == CAF_OK && (whose->row.group < 0 || whose->row.group >= n / caf_cohort_numbers())) {
        status = CAF_E_GROUP;
    }
    status = status == CAF_OK ? caf_gather(whose, &facts, &table, &of_row) : status;
    if (status != CAF_OK) {
        return status;
    }
    cohort += whose->row.group * caf_cohort_numbers();
    caf_context own = *context;
    own.n_vendor_rules = 0; /* a block has no place for theirs, and what they make up is not to be trusted with one */
    collector to = { { take_finding, NULL }, cohort + caf_cohort_place(CAF_COHORT_FINDINGS, 0), { 0 } };
    caf_run run = caf_begin_run(whose, &own, &facts, &to.sink);
    caf_make_agenda(&agenda, &own, caf_nth_profile(&own, 0), whose->as_of, NULL);
    run.profile = agenda.profile;
    caf_run_agenda(&run, &agenda);
    if (whose->not_yet) {
        cohort[CAF_COHORT_NOT_YET]++;
        return CAF_OK;
    }
    count_case(&run, cohort);
    count_answers(&to, cohort);
    caf_count_days(&run, cohort);
    return CAF_OK;
}

caf_status caf_cohort_merge(int64_t *to, const int64_t *from, int64_t n)
{
    if (to == NULL || from == NULL) {
        return CAF_E_NULL;
    }
    if (!is_whole(n)) {
        return CAF_E_SIZE;
    }
    for (int64_t i = 0; i < n; i++) {
        if (to[i] < 0 || from[i] < 0 || to[i] > INT64_MAX - from[i]) {
            return CAF_E_ARGUMENT;
        }
    }
    for (int64_t i = 0; i < n; i++) {
        to[i] += from[i];
    }
    return CAF_OK;
}
