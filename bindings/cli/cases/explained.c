#include "explained.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"

static bool find_steps(explained *to, const caf_reader *reader, const caf_case *whose, const caf_context *context,
                       const caf_finding *finding)
{
    for (int64_t n = 1; make_room(&to->steps, &to->capacity, n, sizeof *to->steps); n = to->capacity + 1) {
        caf_out out = { to->steps, to->capacity, 0, (int32_t)sizeof *to->steps, 0 };
        caf_status status = caf_explain(whose, context, finding, &out);
        to->n = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
    }
    return false;
}

bool explain_finding(explained *to, const caf_reader *reader, const caf_case *whose, const caf_context *context,
                     const caf_finding *finding)
{
    if (!find_steps(to, reader, whose, context, finding)) {
        return false;
    }
    for (int64_t n = 1; make_room(&to->text, &to->room, n, 1); n = to->room + 1) {
        caf_status status = caf_explain_text(finding, to->steps, to->n, to->text, (size_t)to->room, NULL);
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
    }
    return false;
}

void release_explained(explained *of)
{
    free(of->steps);
    free(of->text);
    memset(of, 0, sizeof *of);
}
