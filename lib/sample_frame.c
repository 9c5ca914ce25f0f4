/* Whether a case is one to draw from, by the facts that every other answer about it is made of. */
#include <caf/sample.h>
#include "facts.h"

/* What a case's closures say of a day. */
typedef struct standing {
    caf_date last;        /* the day */
    caf_date closed;      /* the last closure by then of which the day is sure, and no reopening is on record; CAF_DATE_NONE: there is none */
    caf_date reopened;    /* the last reopening by then; CAF_DATE_NONE: there is none */
    caf_date doubt_until; /* the last day told by closures of which the reopening cannot be right; CAF_DATE_NONE: there is none */
    int is_sure;          /* no other closure may be missing, or on a day that is not known */
} standing;

static caf_date later(caf_date one, caf_date other)
{
    return one > other ? one : other;
}

static void take(standing *found, const caf_closure_row *closure, int64_t doubt)
{
    int is_closed_sure = closure->closed != 0 && !(doubt >> CLOSURE_CLOSED & 1);
    if (doubt >> CLOSURE_REOPENED & 1) {
        found->is_sure = 0;
        found->doubt_until = later(found->doubt_until, closure->closed != 0 ? later(closure->closed, closure->reopened) : CAF_NO_DOUBT);
    } else if (closure->reopened != 0 && closure->reopened <= found->last) {
        found->reopened = later(found->reopened, closure->reopened);
    } else if (!is_closed_sure) {
        found->is_sure = 0;
    } else if (closure->closed <= found->last) {
        found->closed = later(found->closed, closure->closed);
    }
}

static caf_status look_at_closures(const caf_case *whose, standing *found)
{
    caf_facts facts;
    int32_t table;
    int64_t of_row;
    found->is_sure = caf_coverage_in(whose, CAF_CLOSURES) == CAF_COMPLETE;
    if (whose->count[CAF_CLOSURES] == 0) {
        return CAF_OK;
    }
    caf_status status = caf_gather(whose, &facts, &table, &of_row);
    if (status != CAF_OK) {
        return status;
    }
    found->is_sure = found->is_sure && !(facts.overfull >> CAF_CLOSURES & 1);
    for (int64_t i = 0; i < caf_rows_read(whose, CAF_CLOSURES); i++) {
        caf_row row;
        caf_reading reading;
        status = caf_read_of(whose, CAF_CLOSURES, i, &row, &reading);
        if (status == CAF_OK && !caf_is_to_come(CAF_CLOSURES, &row, &reading)) {
            take(found, &row.closure, caf_doubt_of(&facts, CAF_CLOSURES, i));
        }
    }
    return CAF_OK;
}

caf_status caf_sample_frame(const caf_case *whose, caf_date from, caf_date to, int32_t *in)
{
    int asks_open = from == CAF_DATE_NONE && to == CAF_DATE_NONE;
    if (whose == NULL || in == NULL) {
        return CAF_E_NULL;
    }
    if (whose->size != (int32_t)sizeof *whose) {
        return CAF_E_SIZE;
    }
    if (!asks_open && (from == CAF_DATE_NONE || to == CAF_DATE_NONE || to < from || to > whose->as_of)) {
        return CAF_E_ARGUMENT;
    }
    standing found = { asks_open ? whose->as_of : to, CAF_DATE_NONE, CAF_DATE_NONE, CAF_DATE_NONE, 0 };
    caf_status status = look_at_closures(whose, &found);
    if (status != CAF_OK) {
        return status;
    }
    /* A reopening ends every earlier closure, whether or not it stands beside it, and a closure every earlier reopening. */
    int is_closed = found.closed != CAF_DATE_NONE && found.closed >= from && found.closed >= found.reopened;
    int may_be_reopened = found.doubt_until >= found.closed;
    *in = whose->not_yet                  ? CAF_FRAME_NO
          : is_closed && !may_be_reopened ? (asks_open ? CAF_FRAME_NO : CAF_FRAME_YES)
          : !found.is_sure                ? CAF_FRAME_UNKNOWN
          : asks_open                     ? CAF_FRAME_YES
                                          : CAF_FRAME_NO;
    return CAF_OK;
}
