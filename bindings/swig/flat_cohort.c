#include "flat_cohort.h"
#include "flat_shared.h"

caf_status flat_cohort_numbers(int64_t *found)
{
    *found = caf_cohort_numbers();
    return CAF_OK;
}

caf_status flat_cohort_place(int32_t section, int32_t which, int64_t *found)
{
    *found = caf_cohort_place(section, which);
    return CAF_OK;
}

caf_diag flat_cohort_add(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                         int64_t n_fields, caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                         const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, int64_t *cohort, int64_t n_cohort)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_context context;
    caf_case whose;
    caf_cursor at = caf_cursor_begin();
    caf_diag diag = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    whose.size = (int32_t)sizeof whose;
    if (diag.status == CAF_OK && (n_cohort < 0 || !flat_is_aligned(cohort, sizeof *cohort))) {
        diag.status = n_cohort < 0 ? CAF_E_NULL : CAF_E_ARGUMENT;
    }
    if (diag.status == CAF_OK) {
        diag.status = flat_context(as_of, division, profile, blocks, n_block_bytes, n_blocks, readings, &context);
    }
    while (diag.status == CAF_OK && (diag.status = caf_next_case(&caseload, &context, &at, &whose)) == CAF_OK) {
        diag.status = caf_cohort_add(&whose, &context, cohort, n_cohort);
    }
    return flat_walked(&at, diag);
}

caf_status flat_cohort_percentile(const int64_t *numbers, int64_t n_numbers, int32_t which, int32_t percent, int32_t *days,
                                  int64_t *found)
{
    *days = 0;
    *found = 0;
    if (n_numbers != caf_cohort_numbers()) {
        return CAF_E_SIZE;
    }
    if (!flat_is_aligned(numbers, sizeof *numbers)) {
        return CAF_E_ARGUMENT;
    }
    caf_status status = caf_cohort_percentile(numbers, which, percent, days, found);
    return status == CAF_END ? CAF_OK : status;
}

const char *flat_indicator_name(int32_t indicator)
{
    const caf_indicator *of = caf_indicator_get(indicator);
    return of != NULL ? of->name : NULL;
}

const char *flat_indicator_title(int32_t indicator)
{
    const caf_indicator *of = caf_indicator_get(indicator);
    return of != NULL ? of->title : NULL;
}

const char *flat_indicator_limit(int32_t indicator)
{
    const caf_indicator *of = caf_indicator_get(indicator);
    return of != NULL ? of->limit : NULL;
}

int32_t flat_indicator_rule(int32_t indicator, int32_t nth)
{
    const caf_indicator *of = caf_indicator_get(indicator);
    return of != NULL && nth >= 0 && nth < CAF_INDICATOR_RULES ? of->rules[nth] : 0;
}

const char *flat_distribution_name(int32_t distribution)
{
    const caf_distribution *of = caf_distribution_get(distribution);
    return of != NULL ? of->name : NULL;
}

const char *flat_distribution_title(int32_t distribution)
{
    const caf_distribution *of = caf_distribution_get(distribution);
    return of != NULL ? of->title : NULL;
}

int32_t flat_distribution_bound(int32_t distribution)
{
    const caf_distribution *of = caf_distribution_get(distribution);
    return of != NULL ? of->bound : -1;
}

caf_status flat_suppress(const int64_t *numbers, int64_t n_numbers, int64_t n_rows, int64_t threshold, int32_t fixed,
                         void *hidden, int64_t n_hidden, int64_t *work, int64_t n_work, bool *complete)
{
    *complete = false;
    if (n_rows < 1 || n_rows >= n_numbers || n_numbers % (n_rows + 1) != 0 || n_hidden < n_numbers) {
        return CAF_E_SIZE;
    }
    int64_t columns = n_numbers / (n_rows + 1) - 1;
    int64_t needed = caf_suppress_work(n_rows, columns);
    if (needed == 0 || n_work < needed) {
        return needed == 0 ? CAF_E_SIZE : CAF_E_CAPACITY;
    }
    if (!flat_is_aligned(numbers, sizeof *numbers) || !flat_is_aligned(work, sizeof *work)) {
        return CAF_E_ARGUMENT;
    }
    caf_status status = caf_suppress(numbers, n_rows, columns, threshold, fixed, hidden, work);
    *complete = status == CAF_OK;
    return status == CAF_E_CAPACITY ? CAF_OK : status;
}

caf_status flat_groups_together(const int64_t *numbers, int64_t n_numbers, int64_t threshold, void *hidden, int64_t n_hidden)
{
    if (n_hidden < n_numbers) {
        return CAF_E_SIZE;
    }
    return flat_is_aligned(numbers, sizeof *numbers) ? caf_groups_together(numbers, n_numbers, threshold, hidden) : CAF_E_ARGUMENT;
}

caf_status flat_published_least(int64_t threshold, int64_t *found)
{
    *found = caf_published_least(threshold);
    return CAF_OK;
}

static caf_published published(const int64_t *whole, const int64_t *groups, int64_t n_groups, int32_t by, int64_t threshold)
{
    caf_published of = { (int32_t)sizeof of, by, threshold, whole, groups, n_groups, caf_cohort_numbers() };
    return of;
}

caf_status flat_published_room(int64_t groups, int64_t *found, int64_t *needed)
{
    static const int64_t none[1]; /* how much room there must be does not depend on the counts */
    caf_published of = published(none, none, groups, 0, 0);
    *found = caf_published_cells(&of);
    *needed = caf_published_work(&of);
    return *found > 0 ? CAF_OK : CAF_E_ARGUMENT;
}

/* A cohort, and beside it those of its groups, each whole. */
static caf_status look_at(const int64_t *numbers, int64_t n_numbers, const int64_t *groups, int64_t n_groups)
{
    if (n_numbers != caf_cohort_numbers() || n_groups < 0 || n_groups % caf_cohort_numbers() != 0) {
        return CAF_E_SIZE;
    }
    int is_aligned = flat_is_aligned(numbers, sizeof *numbers) && (n_groups == 0 || flat_is_aligned(groups, sizeof *groups));
    return is_aligned ? CAF_OK : CAF_E_ARGUMENT;
}

caf_status flat_published_fill(const int64_t *numbers, int64_t n_numbers, const int64_t *groups, int64_t n_groups, int32_t by,
                               int64_t threshold, int32_t table, int32_t which, int64_t *cells, int64_t n_cells, void *hidden,
                               int64_t n_hidden, int64_t *work, int64_t n_work, int64_t *found)
{
    int64_t rows = 0;
    *found = 0;
    caf_status status = look_at(numbers, n_numbers, groups, n_groups);
    if (status != CAF_OK) {
        return status;
    }
    caf_published of = published(numbers, groups, n_groups / caf_cohort_numbers(), by, threshold);
    status = caf_published_shape(&of, table, which, &rows, found);
    if (status == CAF_OK && (n_hidden < n_cells || n_work < caf_published_work(&of))) {
        status = CAF_E_CAPACITY;
    }
    if (status == CAF_OK && !(flat_is_aligned(cells, sizeof *cells) && flat_is_aligned(work, sizeof *work))) {
        status = CAF_E_ARGUMENT;
    }
    if (status == CAF_OK) {
        status = caf_published_fill(&of, table, which, cells, hidden, n_cells, work);
    }
    if (status != CAF_OK || !caf_is_published(&of, table, which)) {
        *found = 0;
    }
    return status;
}

caf_status flat_published_percentile(const int64_t *numbers, int64_t n_numbers, int64_t threshold, int32_t which, int32_t percent,
                                     int32_t *days, bool *complete)
{
    int32_t is_hidden = 1;
    *days = -1;
    *complete = false;
    caf_status status = look_at(numbers, n_numbers, NULL, 0);
    if (status == CAF_OK) {
        caf_published of = published(numbers, NULL, 0, 0, threshold);
        status = caf_published_percentile(&of, which, percent, days, &is_hidden);
    }
    *complete = !is_hidden;
    return status;
}
