#include "flat_check.h"
#include <string.h>
#include "flat_shared.h"

/* Enough for every explanation but a count over decades of holidays. */
#define STEPS 512

int32_t flat_cursor_size(void)
{
    return (int32_t)sizeof(caf_cursor);
}

/* A cursor from the caller's bytes. */
static caf_status cursor_of(const void *bytes, int64_t n_bytes, caf_cursor *out)
{
    if (bytes == NULL) {
        return CAF_E_NULL;
    }
    if (n_bytes != (int64_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    memcpy(out, bytes, sizeof *out);
    if (out->size == 0) {
        *out = caf_cursor_begin();
    }
    out->diag = flat_diag(CAF_OK, -1);
    return CAF_OK;
}

caf_diag flat_check(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                    int64_t n_fields, caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                    const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings, int32_t verdicts, int32_t kinds,
                    int32_t severity, const int32_t *rules, int64_t n_rules, void *cursor, int64_t n_cursor,
                    void *findings, int64_t n_findings, int64_t *tally, int64_t n_tally, int64_t *found, bool *more)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_context context;
    caf_cursor at;
    caf_select want = { (int32_t)sizeof want, verdicts, kinds, severity, n_rules > 0 ? rules : NULL, n_rules };
    caf_out out = { findings, 0, 0, (int32_t)sizeof(caf_finding), 0 };
    *found = 0;
    *more = false;

    caf_diag diag = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    if (diag.status == CAF_OK) {
        diag.status = flat_context(as_of, division, profile, blocks, n_block_bytes, n_blocks, readings, &context);
    }
    if (diag.status == CAF_OK) {
        diag.status = cursor_of(cursor, n_cursor, &at);
    }
    if (diag.status == CAF_OK && (n_findings < 0 || n_tally < 0 || n_rules < 0)) {
        diag.status = CAF_E_NULL;
    }
    if (diag.status == CAF_OK
        && ((n_tally > 0 && !flat_is_aligned(tally, sizeof *tally)) || (n_rules > 0 && !flat_is_aligned(rules, sizeof *rules)))) {
        diag.status = CAF_E_ARGUMENT;
    }
    if (diag.status != CAF_OK) {
        return diag;
    }
    out.capacity = n_findings / (int64_t)sizeof(caf_finding);
    caf_status status = caf_check(&caseload, &at, &context, &want, n_findings > 0 ? &out : NULL, n_tally > 0 ? tally : NULL, n_tally);
    memcpy(cursor, &at, sizeof at);
    *found = out.n;
    *more = status == CAF_MORE;
    /* What is wrong before the walk begins, the core says by its status alone. */
    diag.status = status;
    return flat_walked(&at, diag);
}

caf_diag flat_explain(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                      int64_t n_fields, caf_date as_of, caf_division division, int32_t profile,
                      const void *const *blocks, const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings,
                      const void *finding, int64_t n_finding, void *text, int64_t n_text, int64_t *length)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_context context;
    caf_finding sought;
    caf_step steps[STEPS];
    caf_out out = { steps, STEPS, 0, (int32_t)sizeof(caf_step), 0 };
    size_t whole = 0;
    *length = 0;

    caf_diag diag = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    if (diag.status != CAF_OK) {
        return diag;
    }
    if (finding == NULL || n_text < 0 || (n_text > 0 && text == NULL)) {
        return flat_diag(CAF_E_NULL, -1);
    }
    if (n_finding != (int64_t)sizeof sought) {
        return flat_diag(CAF_E_SIZE, -1);
    }
    memcpy(&sought, finding, sizeof sought);

    caf_status status = flat_context(as_of, division, profile, blocks, n_block_bytes, n_blocks, readings, &context);
    status = status == CAF_OK ? caf_explain_in(&caseload, &context, &sought, &out) : status;
    if (status == CAF_OK) {
        /* A text that was cut is no failure: the length says so. */
        char none[1];
        status = caf_explain_text(&sought, steps, out.n, n_text > 0 ? text : none, n_text > 0 ? (size_t)n_text : 1, &whole);
        status = status == CAF_E_CAPACITY ? CAF_OK : status;
    }
    *length = (int64_t)whole;
    return flat_diag(status, -1);
}

caf_status flat_fail(caf_status status)
{
    return status;
}
