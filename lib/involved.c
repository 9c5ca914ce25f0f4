#include "involved.h"
#include <caf/allocate.h>

const int32_t caf_work_tables[CAF_WORK_TABLES] = { CAF_ASSESSMENTS, CAF_MEMBERS, CAF_LEADS, CAF_ATTENDANCES, CAF_OWNERS, CAF_ACTIONS };

int64_t caf_person_at_work(int32_t table, const caf_row *row)
{
    switch (table) {
    case CAF_ASSESSMENTS:
        return row->assessment.assessor;
    case CAF_MEMBERS:
        return row->member.person;
    case CAF_LEADS:
        return row->lead.person;
    case CAF_ATTENDANCES:
        return row->attendance.attended == CAF_YES ? row->attendance.person : 0;
    case CAF_OWNERS:
        return row->owner.person;
    default:
        return 0;
    }
}

int64_t caf_agency_at_work(int32_t table, const caf_row *row)
{
    switch (table) {
    case CAF_ASSESSMENTS:
        return row->assessment.agency;
    case CAF_MEMBERS:
        return row->member.agency;
    case CAF_LEADS:
        return row->lead.agency;
    case CAF_ATTENDANCES:
        return row->attendance.attended == CAF_YES ? row->attendance.agency : 0;
    case CAF_OWNERS:
        return row->owner.agency;
    case CAF_ACTIONS:
        return row->action.agency;
    default:
        return 0;
    }
}

/* Puts an identifier in its place among those that go up, unless it is there. */
static void insert(int64_t *out, int64_t *n, int64_t one)
{
    int64_t at = *n;
    while (at > 0 && out[at - 1] > one) {
        at--;
    }
    if (one == 0 || (at > 0 && out[at - 1] == one)) {
        return;
    }
    for (int64_t i = *n; i > at; i--) {
        out[i] = out[i - 1];
    }
    out[at] = one;
    ++*n;
}

caf_status caf_involved(const caf_case *whose, int32_t kind, int64_t *out, int64_t capacity, int64_t *n)
{
    if (whose == NULL || n == NULL || (out == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    if (whose->size != (int32_t)sizeof *whose) {
        return CAF_E_SIZE;
    }
    if ((kind != CAF_INVOLVED_PERSONS && kind != CAF_INVOLVED_AGENCIES) || capacity < 0) {
        return CAF_E_ARGUMENT;
    }
    int64_t most = 1;
    for (int32_t k = 0; k < CAF_WORK_TABLES; k++) {
        most += whose->count[caf_work_tables[k]];
    }
    *n = most;
    if (capacity < most) {
        return CAF_E_CAPACITY;
    }
    *n = 0;
    insert(out, n, kind == CAF_INVOLVED_AGENCIES ? whose->row.agency : 0);
    for (int32_t k = 0; k < CAF_WORK_TABLES; k++) {
        int32_t table = caf_work_tables[k];
        for (int64_t i = 0; i < whose->count[table]; i++) {
            caf_row row;
            caf_status status = caf_get(whose, table, i, &row, caf_row_size(table));
            if (status >= CAF_E_NULL) {
                return status;
            }
            insert(out, n, kind == CAF_INVOLVED_PERSONS ? caf_person_at_work(table, &row) : caf_agency_at_work(table, &row));
        }
    }
    return CAF_OK;
}
