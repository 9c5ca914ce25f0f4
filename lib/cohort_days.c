/* Distributions of a cohort: histograms by the day, which merge by addition and give exact percentiles. */
#include "cohort_days.h"

#define DISTRIBUTION(bound, unit, name, title) { (int32_t)sizeof(caf_distribution), bound, unit, 0, name, title }

/* Bounds: a year of working days, two years, ten years. */
static const caf_distribution distributions[CAF_DISTRIBUTIONS] = {
    [CAF_DAYS_TO_FIRST_TAF] = DISTRIBUTION(260, CAF_WORKING_DAYS, "days-to-first-taf", "Working days from completion to first TAF"),
    [CAF_DAYS_BETWEEN_TAFS] = DISTRIBUTION(730, CAF_DAYS, "days-between-tafs", "Days between TAFs"),
    [CAF_DAYS_TO_CLOSING] = DISTRIBUTION(3660, CAF_DAYS, "days-to-closing", "Days from opening to closing")
};

const caf_distribution *caf_distribution_get(int32_t distribution)
{
    return distribution >= 0 && distribution < CAF_DISTRIBUTIONS ? &distributions[distribution] : NULL;
}

static int64_t *bin_of(int64_t *cohort, int32_t distribution, int32_t bin)
{
    return &cohort[caf_cohort_place(CAF_COHORT_DAYS, distribution) + bin];
}

static void count(int64_t *cohort, int32_t distribution, int32_t days)
{
    int32_t bound = distributions[distribution].bound;
    ++*bin_of(cohort, distribution, days < 0 ? 0 : days > bound ? bound + 1 : days);
}

/* The case has no value that is known; or it has one. */
static void count_unknown(int64_t *cohort, int32_t distribution)
{
    ++*bin_of(cohort, distribution, distributions[distribution].bound + 2);
}

static void count_measured(int64_t *cohort, int32_t distribution)
{
    ++*bin_of(cohort, distribution, distributions[distribution].bound + 3);
}

/* Neither an assessment nor a TAF that is missing is a time; one that may be there is a time not known. */
static int has_no_first_taf(const caf_facts *facts)
{
    int is_not_completed = facts->completed.row < 0 && facts->assessed.row < 0 && facts->coverage[CAF_ASSESSMENTS] == CAF_COMPLETE;
    int is_not_held = facts->tafs.n == 0 && caf_taf_doubt_from(facts) == CAF_NO_DOUBT;
    return is_not_completed || is_not_held;
}

/* Where a case stepped down or moved in, the first TAF or the assessment was another's: no time of this one. */
static int began_elsewhere(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    const caf_case_row *row = &run->whose->row;
    int is_first_episode = facts->episode == 0;
    return facts->step_down_row >= 0 ||
           (is_first_episode && (row->origin == CAF_ORIGIN_MOVED_IN || row->origin == CAF_ORIGIN_STEPPED_DOWN ||
                                 row->carried_completed != 0 || row->carried_first_taf != 0));
}

static void count_first_taf(const caf_run *run, int64_t *cohort)
{
    const caf_facts *facts = run->facts;
    int32_t days;
    if (began_elsewhere(run) || has_no_first_taf(facts)) {
        return;
    }
    int is_sure = facts->completed.on != 0 && CAF_INITIAL_IS_SURE(facts) && facts->tafs.n > 0 &&
                  caf_taf_doubt_from(facts) > facts->tafs.at[0].on;
    if (is_sure && run->calendar != NULL &&
        caf_count_working_days(run->calendar, facts->completed.on, facts->tafs.at[0].on, &days) == CAF_OK) {
        count(cohort, CAF_DAYS_TO_FIRST_TAF, days);
        count_measured(cohort, CAF_DAYS_TO_FIRST_TAF);
    } else {
        count_unknown(cohort, CAF_DAYS_TO_FIRST_TAF);
    }
}

/* A TAF that may be missing among the others would make one gap of two. */
static void count_gaps(const caf_run *run, int64_t *cohort)
{
    const caf_occurrences *tafs = &run->facts->tafs;
    caf_date last = tafs->n > 0 ? tafs->at[tafs->n - 1].on : 0;
    if (caf_taf_doubt_from(run->facts) <= last) {
        count_unknown(cohort, CAF_DAYS_BETWEEN_TAFS);
        return;
    }
    int any = 0;
    for (int32_t i = 1; i < tafs->n; i++) {
        int32_t days = tafs->at[i].on - tafs->at[i - 1].on;
        if (days > 0) { /* two rows of one day are one TAF */
            count(cohort, CAF_DAYS_BETWEEN_TAFS, days);
            any = 1;
        }
    }
    if (any) {
        count_measured(cohort, CAF_DAYS_BETWEEN_TAFS);
    }
}

static void count_closing(const caf_run *run, int64_t *cohort)
{
    const caf_facts *facts = run->facts;
    caf_date opened = facts->episode != 0 ? facts->episode : run->whose->row.opened;
    int64_t doubt = facts->episode != 0 ? 0 : caf_doubt_in(run, CAF_CASES, 0, CAF_BIT(CASE_OPENED));
    if (facts->closed.row < 0) {
        if (caf_may_be_closed(facts)) {
            count_unknown(cohort, CAF_DAYS_TO_CLOSING);
        }
        return;
    }
    if (facts->closed.on == 0 || (facts->closed_doubt & CAF_BIT(CLOSURE_CLOSED)) != 0 || opened == 0 || doubt != 0 || facts->closed.on < opened) {
        count_unknown(cohort, CAF_DAYS_TO_CLOSING);
    } else {
        count(cohort, CAF_DAYS_TO_CLOSING, facts->closed.on - opened);
        count_measured(cohort, CAF_DAYS_TO_CLOSING);
    }
}

void caf_count_days(const caf_run *run, int64_t *cohort)
{
    count_first_taf(run, cohort);
    count_gaps(run, cohort);
    count_closing(run, cohort);
}

caf_status caf_cohort_percentile(const int64_t *cohort, int32_t distribution, int32_t percent, int32_t *days, int64_t *values)
{
    const caf_distribution *of = caf_distribution_get(distribution);
    int64_t n = 0;
    int64_t up_to = 0;
    if (cohort == NULL || days == NULL) {
        return CAF_E_NULL;
    }
    if (of == NULL || percent < 1 || percent > 100) {
        return CAF_E_ARGUMENT;
    }
    const int64_t *bins = cohort + caf_cohort_place(CAF_COHORT_DAYS, distribution);
    for (int32_t i = 0; i <= of->bound + 1; i++) {
        if (bins[i] < 0 || bins[i] > (int64_t)1 << 48) {
            return CAF_E_ARGUMENT;
        }
        n += bins[i];
    }
    if (values != NULL) {
        *values = n;
    }
    if (n == 0) {
        return CAF_END;
    }
    int64_t rank = n / 100 * percent + (n % 100 * percent + 99) / 100; /* n * percent / 100 rounded up, for any n */
    for (*days = 0; *days <= of->bound; ++*days) {
        up_to += bins[*days];
        if (up_to >= rank) {
            break;
        }
    }
    return CAF_OK;
}
