#include <caf/sample.h>

/* Whether a closure is over by a day. */
static int is_over(const caf_closure_row *closure, caf_date on)
{
    return closure->reopened != 0 && closure->reopened <= on;
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
    if (!asks_open && (from == CAF_DATE_NONE || to == CAF_DATE_NONE || to < from)) {
        return CAF_E_ARGUMENT;
    }
    caf_date last = asks_open ? whose->as_of : to;
    int is_sure = caf_coverage_of(whose, CAF_CLOSURES) == CAF_COMPLETE;
    int is_closed = 0;
    for (int64_t i = 0; i < whose->count[CAF_CLOSURES]; i++) {
        caf_closure_row closure;
        caf_status status = caf_get(whose, CAF_CLOSURES, i, &closure, (int32_t)sizeof closure);
        if (status >= CAF_E_NULL) {
            return status;
        }
        if (status == CAF_HIDDEN || is_over(&closure, last)) {
            continue;
        }
        int has_day = closure.closed != 0 && closure.closed != CAF_DATE_UNREADABLE;
        is_sure = is_sure && has_day;
        is_closed = is_closed || (has_day && closure.closed <= last && closure.closed >= from); /* no day is before CAF_DATE_NONE */
    }
    *in = whose->not_yet                ? CAF_FRAME_NO
          : is_closed                   ? (asks_open ? CAF_FRAME_NO : CAF_FRAME_YES)
          : !is_sure                    ? CAF_FRAME_UNKNOWN
          : asks_open                   ? CAF_FRAME_YES
                                        : CAF_FRAME_NO;
    return CAF_OK;
}
