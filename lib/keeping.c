#include "keeping.h"

int caf_find_keeping(const caf_run *run, caf_date closed, caf_keeping *out)
{
    out->accessible = caf_limit_of_rule(run, CAF_EM_D3_ACCESSIBLE, CAF_WITHIN, closed);
    out->archived = caf_limit_of_rule(run, CAF_EM_D3_DISPOSAL, CAF_WITHIN, closed);
    return caf_limit_end(run->calendar, closed, out->accessible, &out->archive_from) == CAF_OK &&
           caf_limit_end(run->calendar, out->archive_from, out->archived, &out->disposal_from) == CAF_OK;
}

int caf_is_held(const caf_closure_row *closure, caf_date on)
{
    return closure->hold_from != 0 && closure->hold_from <= on && (closure->hold_until == 0 || on <= closure->hold_until);
}
