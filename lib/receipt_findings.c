/* What a check said of a case, as canonical bytes; docs/receipts.md. */
#include "agenda.h"
#include "receipt_bytes.h"

/* Where the rows that existed on the day were last counted; findings mostly come in the order of their rows. */
typedef struct place {
    int32_t table;
    int64_t i;
    int32_t n; /* rows that existed, up to and with the i-th */
} place;

/* The number of the row that a finding names among those that existed on the day, from 1 on: later entries shift nothing. -1: none has that name. */
static int32_t number_of(const caf_case *whose, const caf_finding *finding, place *counted)
{
    if (finding->row == 0 || finding->table <= CAF_CASES || finding->table >= CAF_TABLES) {
        return 0;
    }
    int64_t i = caf_row_named(whose, finding->table, finding->row);
    if (counted->table != finding->table || counted->i > i) {
        *counted = (place){ finding->table, -1, 0 };
    }
    while (counted->i < i) {
        caf_row row;
        caf_reading reading;
        counted->n += caf_read_of(whose, finding->table, ++counted->i, &row, &reading) == CAF_OK;
    }
    return i < 0 ? -1 : counted->n;
}

/* A finding names its profile by its number; a receipt by its place in the context. */
static int32_t profile_of(const caf_context *context, const caf_finding *finding)
{
    for (int32_t i = 0; i < caf_profile_count(context); i++) {
        if (caf_profile_number(caf_nth_profile(context, i)) == finding->profile) {
            return i;
        }
    }
    return -1;
}

static void put_finding(caf_bytes *to, const caf_context *context, const caf_finding *finding, int32_t row)
{
    caf_put_4(to, profile_of(context, finding));
    caf_put_rule(to, context, finding->rule);
    caf_put_byte(to, finding->kind);
    caf_put_byte(to, finding->verdict);
    caf_put_byte(to, finding->severity);
    caf_put_byte(to, finding->grade);
    caf_put_4(to, finding->reason);
    caf_put_4(to, finding->due);
    caf_put_4(to, finding->done);
    caf_put_4(to, finding->days);
    caf_put_4(to, finding->slack);
    caf_put_4(to, finding->flags);
    caf_put_byte(to, finding->table);
    caf_put_4(to, row);
    caf_put_byte(to, finding->item_set);
    caf_put_little(to, (uint64_t)finding->items, 8);
}

caf_status caf_receipt_findings(const caf_case *whose, const caf_context *context, const caf_out *findings, caf_take_bytes *take,
                                void *user)
{
    caf_bytes to;
    place counted = { -1, -1, 0 };
    if (whose == NULL || whose->caseload == NULL || findings == NULL || take == NULL ||
        (findings->n > 0 && findings->data == NULL)) {
        return CAF_E_NULL;
    }
    int32_t stride = findings->stride != 0 ? findings->stride : findings->size;
    if (findings->n < 0 || findings->n > INT32_MAX || findings->size < (int32_t)sizeof(caf_finding) || stride < findings->size) {
        return CAF_E_SIZE;
    }
    caf_status status = caf_check_receipt_context(context);
    if (status != CAF_OK) {
        return status;
    }
    caf_begin_part(&to, "libcaf findings 1\n", take, user);
    caf_put_4(&to, (int32_t)findings->n);
    for (int64_t i = 0; i < findings->n; i++) {
        caf_finding finding;
        memcpy(&finding, (const unsigned char *)findings->data + (ptrdiff_t)(i * stride), sizeof finding);
        put_finding(&to, context, &finding, number_of(whose, &finding, &counted));
    }
    caf_bytes_flush(&to);
    return CAF_OK;
}
