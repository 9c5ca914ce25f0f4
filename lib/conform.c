/* Whether a vendor's rule is what a rule must be, as far as trying can tell. */
#include <string.h>
#include <caf/vendor.h>
#include "key.h"
#include "reading.h"

#define FINDINGS_MAX 512
#define STEPS_MAX 256
/* Moved rows lie this far apart, and off every alignment. */
#define APART 5

const char *caf_nonconformance_text(int32_t what)
{
    static const char *const words[CAF_NONCONFORMANCES] = {
        NULL,
        "it answers otherwise when it is asked again",
        "it answers otherwise where the same rows lie elsewhere",
        "it changes the rows",
        "a finding of another case, rule or kind, or with a verdict or table that cannot be",
        "two findings that nothing tells apart",
        "a finding without a step that explains it",
    };
    return what > 0 && what < CAF_NONCONFORMANCES ? words[what] : NULL;
}

/* The parts of the caller's memory. */
typedef struct bench {
    caf_finding *first;
    caf_finding *again;
    caf_step *steps;
    unsigned char *rows;
    caf_rows tables[CAF_TABLES];
    caf_caseload moved;
    caf_conformance *out;
} bench;

static size_t fixed_size(void)
{
    return 2 * FINDINGS_MAX * sizeof(caf_finding) + STEPS_MAX * sizeof(caf_step);
}

static size_t moved_size(const caf_case *whose)
{
    size_t size = 1;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows = caf_rows_of(whose, table);
        size += rows != NULL ? (size_t)whose->count[table] * ((size_t)rows->size + APART) : 0;
    }
    return size;
}

/* Copies the rows of a case to odd addresses. */
static void move(bench *to, const caf_case *whose)
{
    unsigned char *at = to->rows + 1;
    memset(to->tables, 0, sizeof to->tables);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows = caf_rows_of(whose, table);
        if (rows == NULL) {
            continue;
        }
        to->tables[table] = (caf_rows){ at, whose->count[table], rows->size, rows->size + APART, rows->fields };
        for (int64_t i = 0; i < whose->count[table]; i++) {
            memcpy(at, caf_row_at(rows, whose->first[table] + i), (size_t)rows->size);
            memset(at + rows->size, 0xA5, APART);
            at += rows->size + APART;
        }
    }
    to->moved = (caf_caseload){ (int32_t)sizeof to->moved, CAF_TABLES, to->tables };
}

/* Whether the copy is still what the rows are. */
static int is_copy(const bench *of, const caf_case *whose)
{
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        const caf_rows *rows = caf_rows_of(whose, table);
        for (int64_t i = 0; rows != NULL && i < whose->count[table]; i++) {
            if (memcmp(caf_row_at(&of->tables[table], i), caf_row_at(rows, whose->first[table] + i), (size_t)rows->size) != 0) {
                return 0;
            }
        }
    }
    return 1;
}

static void blame(bench *to, int32_t what, int64_t case_id, const caf_finding *finding)
{
    if (to->out->what == CAF_CONFORMS) {
        to->out->what = what;
        to->out->case_id = case_id;
        if (finding != NULL) {
            to->out->finding = *finding;
        }
    }
}

static void look_at(bench *to, const caf_case *whose, const caf_context *context, const caf_rule *rule, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        const caf_finding *finding = &to->first[i];
        caf_out steps = { to->steps, STEPS_MAX, 0, (int32_t)sizeof *to->steps, 0 };
        int can_be = finding->verdict > 0 && finding->verdict < CAF_VERDICTS && (rule->verdicts >> finding->verdict & 1);
        if (finding->case_id != whose->row.case_id || finding->rule != rule->id || finding->kind != rule->kind || !can_be ||
            finding->table < 0 || finding->table >= CAF_TABLES) {
            blame(to, CAF_WRONG_ANSWER, whose->row.case_id, finding);
        }
        for (int64_t k = 0; k < i; k++) {
            if (caf_has_one_key(finding, &to->first[k])) {
                blame(to, CAF_SAME_KEY, whose->row.case_id, finding);
            }
        }
        if (caf_explain(whose, context, finding, &steps) != CAF_OK || steps.n == 0) {
            blame(to, CAF_NOT_EXPLAINED, whose->row.case_id, finding);
        }
    }
}

static caf_status try_case(bench *to, const caf_case *whose, const caf_context *context, const caf_rule *rule)
{
    caf_select only = { (int32_t)sizeof only, 0, 0, 0, &rule->id, 1 };
    caf_out first = { to->first, FINDINGS_MAX, 0, (int32_t)sizeof *to->first, 0 };
    caf_out again = { to->again, FINDINGS_MAX, 0, (int32_t)sizeof *to->again, 0 };
    caf_case moved;
    moved.size = (int32_t)sizeof moved;
    move(to, whose);
    caf_status status = caf_check_case(whose, context, &only, &first);
    status = status == CAF_OK ? caf_check_case(whose, context, &only, &again) : status;
    if (status != CAF_OK) {
        return status;
    }
    if (again.n != first.n || memcmp(to->first, to->again, (size_t)first.n * sizeof *to->first) != 0) {
        blame(to, CAF_NOT_REPEATABLE, whose->row.case_id, NULL);
    }
    again.n = 0;
    status = caf_find_case(&to->moved, context, whose->row.case_id, &moved);
    status = status == CAF_OK ? caf_check_case(&moved, context, &only, &again) : status;
    if (status != CAF_OK) {
        return status;
    }
    if (again.n != first.n || memcmp(to->first, to->again, (size_t)first.n * sizeof *to->first) != 0) {
        blame(to, CAF_NOT_MOVABLE, whose->row.case_id, NULL);
    }
    if (!is_copy(to, whose)) {
        blame(to, CAF_WRITES_ROWS, whose->row.case_id, NULL);
    }
    look_at(to, whose, context, rule, first.n);
    return CAF_OK;
}

static caf_status largest_case(const caf_caseload *caseload, const caf_context *context, size_t *size)
{
    caf_cursor cursor = caf_cursor_begin();
    *size = 0;
    for (;;) {
        caf_case one;
        one.size = (int32_t)sizeof one;
        caf_status status = caf_next_case(caseload, context, &cursor, &one);
        if (status != CAF_OK) {
            return status == CAF_END ? CAF_OK : status;
        }
        size_t own = moved_size(&one);
        *size = own > *size ? own : *size;
    }
}

caf_status caf_vendor_conforms(const caf_caseload *caseload, const caf_context *context, int32_t which,
                               void *memory, size_t size, size_t *needed, caf_conformance *out)
{
    bench at;
    size_t largest;
    caf_cursor cursor = caf_cursor_begin();
    if (context == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (out->size < (int32_t)sizeof *out || context->size < (int32_t)sizeof *context) {
        return CAF_E_SIZE;
    }
    if (which < 0 || which >= context->n_vendor_rules || context->vendor_rules == NULL || context->vendor_rules[which].rule == NULL) {
        return CAF_E_RULE;
    }
    caf_status status = largest_case(caseload, context, &largest);
    if (status != CAF_OK) {
        return status;
    }
    if (needed != NULL) {
        *needed = fixed_size() + largest;
    }
    if (size < fixed_size() + largest) {
        return CAF_E_CAPACITY;
    }
    if (memory == NULL) {
        return CAF_E_NULL;
    }
    memset(out, 0, sizeof *out);
    out->size = (int32_t)sizeof *out;
    at.out = out;
    at.first = memory;
    at.again = at.first + FINDINGS_MAX;
    at.steps = (caf_step *)(void *)(at.again + FINDINGS_MAX);
    at.rows = (unsigned char *)(at.steps + STEPS_MAX);
    for (;;) {
        caf_case one;
        one.size = (int32_t)sizeof one;
        status = caf_next_case(caseload, context, &cursor, &one);
        if (status != CAF_OK) {
            return status == CAF_END ? CAF_OK : status;
        }
        status = try_case(&at, &one, context, context->vendor_rules[which].rule);
        if (status != CAF_OK || out->what != CAF_CONFORMS) {
            return status;
        }
    }
}
