/* Findings as columns. */
#include <caf/columns.h>

enum { CHUNK = 256 };

/* One column of some findings; they stay in the nearest cache for the next. */
#define COLUMN(type, member, value) \
    if (out->member != NULL) { \
        for (int64_t i = 0; i < n; i++) { \
            out->member[at + i] = (type)(value); \
        } \
    }

static void put(const caf_finding *findings, int64_t n, const caf_finding_columns *out, int64_t at)
{
    COLUMN(int64_t, case_id, findings[i].case_id)
    COLUMN(int64_t, row, findings[i].row)
    COLUMN(int64_t, items, findings[i].items)
    COLUMN(int32_t, rule, findings[i].rule)
    COLUMN(caf_date, due, findings[i].due == 0 ? CAF_DATE_NONE : findings[i].due)
    COLUMN(caf_date, done, findings[i].done == 0 ? CAF_DATE_NONE : findings[i].done)
    COLUMN(int32_t, days, findings[i].days)
    COLUMN(int32_t, slack, findings[i].slack)
    COLUMN(int16_t, reason, findings[i].reason)
    COLUMN(int16_t, profile, findings[i].profile)
    COLUMN(int8_t, table, findings[i].table)
    COLUMN(int8_t, kind, findings[i].kind)
    COLUMN(int8_t, verdict, findings[i].verdict)
    COLUMN(int8_t, grade, findings[i].grade)
    COLUMN(int8_t, severity, findings[i].severity)
    COLUMN(int8_t, flags, findings[i].flags)
    COLUMN(int8_t, item_set, findings[i].item_set)
    COLUMN(int32_t, group, findings[i].group)
}

caf_status caf_columns_from_findings(const caf_finding *findings, int64_t n, const caf_finding_columns *out, int64_t at)
{
    if (out == NULL || (findings == NULL && n > 0)) {
        return CAF_E_NULL;
    }
    if (out->size < (int32_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    if (n < 0 || at < 0 || at > INT64_MAX - n) {
        return CAF_E_ARGUMENT;
    }
    for (int64_t i = 0; i < n; i += CHUNK) {
        put(findings + i, n - i < CHUNK ? n - i : CHUNK, out, at + i);
    }
    return CAF_OK;
}
