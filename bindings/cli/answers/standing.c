#include "standing.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "put.h"

bool find_stays(stays *to, const caf_reader *reader, const caf_case *whose, const caf_context *context)
{
    for (int64_t n = 1; make_room(&to->all, &to->capacity, n, sizeof *to->all); n = to->capacity + 1) {
        caf_out out = { to->all, to->capacity, 0, (int32_t)sizeof *to->all, 0 };
        caf_status status = caf_history(whose, context, &out);
        to->n = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail_in(reader, status);
        }
    }
    return false;
}

void release_stays(stays *of)
{
    free(of->all);
    memset(of, 0, sizeof *of);
}

static void put_also(FILE *to, int32_t also)
{
    const char *between = "";
    fputc('[', to);
    for (int32_t bit = 1; bit <= also; bit <<= 1) {
        if (also & bit) {
            fprintf(to, "%s\"%s\"", between, caf_also_name(bit));
            between = ", ";
        }
    }
    fputc(']', to);
}

void put_stay(FILE *to, const caf_stay *stay)
{
    fprintf(to, "{\"stage\": \"%s\", \"also\": ", caf_stage_name(stay->stage));
    put_also(to, stay->also);
    put_day_member(to, "from", stay->from);
    put_day_member(to, "until", stay->until);
    put_member(to, "table", stay->table >= 0 ? caf_table_name(stay->table) : NULL);
    put_member(to, "field", stay->table >= 0 ? caf_field_at(stay->table, stay->field)->name : NULL);
    fputc('}', to);
}

void put_unsure(FILE *to, const caf_stay *last)
{
    const char *between = "";
    fputc('[', to);
    for (int32_t table = 0; last != NULL && table < CAF_TABLES; table++) {
        if (last->unsure >> table & 1) {
            fprintf(to, "%s\"%s\"", between, caf_table_name(table));
            between = ", ";
        }
    }
    fputc(']', to);
}
