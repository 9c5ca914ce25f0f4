#include "explained.h"

#include <stdlib.h>
#include <string.h>

static bool find_steps(explained *to, const caf_reader *reader, const caf_case *whose, const caf_context *context,
                       const caf_finding *finding)
{
    for (;;) {
        caf_out out = { to->steps, to->capacity, 0, (int32_t)sizeof *to->steps, 0 };
        caf_status status = to->capacity > 0 ? caf_explain(whose, context, finding, &out) : CAF_E_CAPACITY;
        to->n = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
        caf_step *steps = more_room(to->steps, &to->capacity, sizeof *steps);
        if (steps == NULL) {
            return false;
        }
        to->steps = steps;
    }
}

bool explain_finding(explained *to, const caf_reader *reader, const caf_case *whose, const caf_context *context,
                     const caf_finding *finding)
{
    if (!find_steps(to, reader, whose, context, finding)) {
        return false;
    }
    for (;;) {
        caf_status status = caf_explain_text(finding, to->steps, to->n, to->text, (size_t)to->room, NULL);
        if (to->room > 0 && status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
        char *text = more_room(to->text, &to->room, 1);
        if (text == NULL) {
            return false;
        }
        to->text = text;
    }
}

void release_explained(explained *of)
{
    free(of->steps);
    free(of->text);
    memset(of, 0, sizeof *of);
}
