#include "drawing.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "name_list.h"
#include "values.h"

/* The name of a case's stratum, "" where it is not recorded. */
static const char *stratum_name(const drawing *of, const caf_reader *reader, const caf_case *whose, size_t *length)
{
    const char *name = NULL;
    *length = 0;
    if (of->by == BY_AGENCY && whose->row.agency != 0) {
        name = caf_reader_name(reader, whose->row.agency, length);
    } else if (of->by == BY_KIND && whose->row.initiator != 0) {
        const caf_field *field = caf_field_named(CAF_CASES, "initiator", strlen("initiator"));
        name = whose->row.initiator <= field->n_choices ? field->choices[whose->row.initiator - 1] : "";
        *length = strlen(name);
    }
    return name != NULL ? name : "";
}

static bool gather(drawing *of, const caf_reader *reader, const caf_case *whose, int32_t file)
{
    size_t length;
    size_t stratum_length;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    const char *stratum = stratum_name(of, reader, whose, &stratum_length);
    named_count *in = count_of(&of->strata, 0, stratum, stratum_length);
    named_count *before = of->earlier.n > 0 ? count_of(&of->before, 0, name, length) : NULL;
    if (in == NULL || (before == NULL && of->earlier.n > 0) || !make_room(&of->cases, &of->room, of->n + 1, sizeof *of->cases) ||
        !make_room(&of->whose, &of->gathered_room, of->n + 1, sizeof *of->whose) ||
        !make_room(&of->names, &of->name_room, of->name_bytes + (int64_t)length, 1)) {
        return false;
    }
    memcpy(of->names + of->name_bytes, name, length);
    of->whose[of->n] = (gathered){ in, of->name_bytes, caf_reader_line(reader, whose->row.case_id), file, (int32_t)length };
    of->cases[of->n] = (caf_candidate){ NULL, (int64_t)length, 0, before != NULL && before->counts[0] > 0, of->n, 0, 0 };
    of->name_bytes += (int64_t)length;
    of->n++;
    return true;
}

/* A walk through one of the files. */
typedef struct walk {
    drawing *of;
    int32_t file;
} walk;

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    const walk *in = user;
    in->of->seen++;
    if (whose->not_yet) {
        return true;
    }
    const drawing *of = in->of;
    int32_t here = CAF_FRAME_NO;
    caf_status status = caf_sample_frame(whose, of->to != 0 ? of->from : CAF_DATE_NONE, of->to != 0 ? of->to : CAF_DATE_NONE, &here);
    in->of->untold += here == CAF_FRAME_UNKNOWN;
    return status == CAF_OK ? here != CAF_FRAME_YES || gather(in->of, reader, whose, in->file) : fail_in(reader, status);
}

static bool take_earlier(void *user, const caf_list *list)
{
    named_count *drawn = count_cell(user, list, SAMPLE_CASE);
    if (drawn != NULL) {
        drawn->counts[0] = 1;
    }
    return drawn != NULL;
}

static bool read_all(drawing *of)
{
    of->before.columns = of->strata.columns = 1;
    for (int i = 0; i < of->earlier.n; i++) {
        if (!each_row(of->earlier.all[i], sample_columns, SAMPLE_COLUMNS, take_earlier, &of->before)) {
            return false;
        }
    }
    for (int32_t i = 0; i < of->files.n; i++) {
        walk in = { of, i };
        if (!each_case(of->files.all[i], &of->with, take, &in)) {
            return false;
        }
    }
    return true;
}

static bool number_strata(drawing *of)
{
    of->in_order = sort_names(&of->strata);
    of->shared = calloc((size_t)of->strata.n + 1, sizeof *of->shared);
    if (of->in_order == NULL || of->shared == NULL) {
        return of->in_order != NULL ? no_memory() : false;
    }
    for (int64_t i = 0; i < of->strata.n; i++) {
        of->in_order[i]->counts[0] = i;
    }
    for (int64_t i = 0; i < of->n; i++) {
        of->cases[i].name = of->names + of->whose[i].at;
        of->cases[i].stratum = of->whose[i].stratum->counts[0];
    }
    return true;
}

/* Says where two cases of one name stand; false. */
static bool fail_twice(const drawing *of)
{
    const gathered *one = &of->whose[of->cases[0].mark];
    const gathered *other = &of->whose[of->cases[1].mark];
    if (one->file > other->file || (one->file == other->file && one->line > other->line)) {
        const gathered *first = other;
        other = one;
        one = first;
    }
    fprintf(stderr, "caf: %s:%lld: the case stands in %s:%lld already; each can be drawn once\n", of->files.all[other->file],
            (long long)other->line, of->files.all[one->file], (long long)one->line);
    return false;
}

bool draw_cases(drawing *of)
{
    if (!read_all(of) || !number_strata(of)) {
        return false;
    }
    if (of->one_in != 0) {
        (void)caf_sample_size(of->n, of->one_in, &of->size);
    }
    caf_status status = caf_sample_draw(of->seed, (int64_t)strlen(of->seed), of->cases, of->n, of->shares, of->size, of->shared,
                                        of->strata.n, &of->drawn);
    if (status == CAF_E_DUPLICATE) {
        return fail_twice(of);
    }
    if (status != CAF_OK) {
        fprintf(stderr, "caf: %s\n", caf_status_text(status));
    }
    return status == CAF_OK;
}

void release_drawing(drawing *of)
{
    release_settings(&of->with);
    release_operands(&of->files);
    release_operands(&of->earlier);
    release_named_counts(&of->before);
    release_named_counts(&of->strata);
    free(of->names);
    free(of->whose);
    free(of->cases);
    free(of->in_order);
    free(of->shared);
    memset(of, 0, sizeof *of);
}
