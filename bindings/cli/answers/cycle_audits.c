/* The audits of a cycle: the list, the instruments it names, and the forms counted by agency and area. */
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "cycle.h"
#include "cycle_read.h"
#include "messages.h"
#include "name_list.h"
#include "settings.h"

enum { AUDIT, HELD, INSTRUMENT, ANSWERS_FILE, AGENCY, EVALUATED, AUDIT_COLUMNS };
static const caf_list_column audit_columns[AUDIT_COLUMNS] = {
    [AUDIT] = { "audit", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
    [HELD] = { "held", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [INSTRUMENT] = { "instrument", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [ANSWERS_FILE] = { "answers", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [AGENCY] = { "agency", CAF_LIST_NAMES, 0 },
    [EVALUATED] = { "evaluated", 0, 0 },
};

bool take_text(const caf_list *list, int32_t column, char **to)
{
    size_t length;
    const char *text = bare_name(list, column, &length);
    *to = malloc(length + 1);
    if (*to == NULL) {
        return no_memory();
    }
    memcpy(*to, text, length);
    (*to)[length] = '\0';
    return true;
}

bool take_day(const caf_list *list, int32_t column, caf_date *to)
{
    size_t length;
    const char *text = caf_list_cell(list, column, &length);
    *to = 0;
    if (length == 0) {
        return true;
    }
    caf_status status = caf_date_parse(text, length, to);
    const char *wrong = status == CAF_E_DATE_TEXT ? "a day is expected, written yyyy-mm-dd" : "there is no such day";
    if (status != CAF_OK) {
        return fail_row(list, status, column, wrong);
    }
    if (*to == 0) { /* 0 is no date in every row */
        return fail_row(list, CAF_E_DATE_RANGE, column, "1970-01-01 stands for a day that is not recorded");
    }
    return is_as_of(*to) || fail_row(list, CAF_E_DATE_RANGE, column, "a day from 1900-01-01 to 2200-12-31 is needed");
}

/* A file beside the list. NULL: a message was printed. */
static char *beside(const char *list, const char *path)
{
    const char *end = strrchr(list, '/');
    size_t folder = end != NULL && path[0] != '/' ? (size_t)(end - list) + 1 : 0;
    char *joined = malloc(folder + strlen(path) + 1);
    if (joined == NULL) {
        no_memory();
        return NULL;
    }
    memcpy(joined, list, folder);
    memcpy(joined + folder, path, strlen(path) + 1);
    return joined;
}

static void tell(void *user, const caf_io_error *problem)
{
    (void)user;
    print_error(problem);
}

static int32_t find_instrument(const cycle *of, const char *path, const caf_instrument *builtin)
{
    for (int32_t i = 0; i < of->n_instruments; i++) {
        const cycle_instrument *one = &of->instruments[i];
        if (builtin != NULL ? one->instrument == builtin : one->path != NULL && strcmp(one->path, path) == 0) {
            return i;
        }
    }
    return -1;
}

/* The grades that count as good, by scale. */
static void mark_good(cycle_instrument *to, const cycle_request *asked)
{
    for (int32_t scale = 0; scale < to->parts.n_scales; scale++) {
        for (int32_t grade = 0; grade < to->parts.scales[scale].n_grades; grade++) {
            for (int i = 0; i < asked->n_good; i++) {
                if (strcmp(cycle_grade(to, scale, grade), asked->good[i]) == 0) {
                    to->good[scale] |= (uint32_t)1 << grade;
                }
            }
        }
    }
}

static bool divide(cycle_instrument *to, const cycle_request *asked)
{
    to->areas = calloc(CAF_INSTRUMENT_QUESTIONS, sizeof *to->areas);
    if (to->areas == NULL) {
        return no_memory();
    }
    to->parts.size = (int32_t)sizeof to->parts;
    (void)caf_instrument_parts_of(to->instrument, &to->parts);
    (void)caf_cycle_areas(to->instrument, to->areas, CAF_INSTRUMENT_QUESTIONS, to->of_question, CAF_INSTRUMENT_QUESTIONS, &to->n_areas);
    to->overall = -1;
    for (int32_t i = 0; i < to->parts.n_questions; i++) {
        if ((to->parts.questions[i].flags & CAF_OVERALL) != 0) {
            to->overall = to->parts.questions[i].scale;
        }
    }
    mark_good(to, asked);
    return true;
}

/* Two instruments of one name would be told apart by nobody. */
static bool is_name_free(const cycle *of, const caf_instrument *instrument, const caf_list *list)
{
    for (int64_t i = 0; i < of->n_instruments; i++) {
        if (strcmp(caf_instrument_name(of->instruments[i].instrument), caf_instrument_name(instrument)) == 0) {
            return fail_row(list, CAF_E_DUPLICATE, INSTRUMENT, "another instrument of the list has the same name");
        }
    }
    return true;
}

/* The instrument of a row, by index; -1: a message was printed. */
static int32_t take_instrument(cycle *of, const caf_list *list)
{
    size_t length;
    const char *cell = caf_list_cell(list, INSTRUMENT, &length);
    const caf_instrument *builtin = caf_instrument_builtin(cell, length);
    char *name = NULL;
    cycle_instrument *fresh;
    if (!take_text(list, INSTRUMENT, &name)) {
        return -1;
    }
    bool is_file = strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
    char *path = builtin == NULL ? beside(of->asked.audits, name) : NULL;
    free(name);
    int32_t known = find_instrument(of, path, builtin);
    if (builtin == NULL && path == NULL) {
        return -1;
    }
    if (known >= 0) {
        free(path);
        return known;
    }
    if (builtin == NULL && !is_file) {
        free(path);
        fail_row(list, CAF_E_REFERENCE, INSTRUMENT, "there is no such instrument; caf audit --list lists them, and a file's path ends with .json");
        return -1;
    }
    if (!make_room(&of->instruments, &of->instruments_room, of->n_instruments + 1, sizeof *fresh)) {
        free(path);
        return -1;
    }
    fresh = &of->instruments[of->n_instruments];
    memset(fresh, 0, sizeof *fresh);
    fresh->path = path;
    if (builtin == NULL && caf_instrument_open(path, tell, NULL, &fresh->file, NULL) != CAF_OK) {
        free(path);
        return -1;
    }
    fresh->instrument = builtin != NULL ? builtin : caf_instrument_of(fresh->file);
    bool well = is_name_free(of, fresh->instrument, list);
    of->n_instruments++; /* to be released from here on */
    return well && divide(fresh, &of->asked) ? (int32_t)of->n_instruments - 1 : -1;
}

static bool is_named_before(const cycle *of, const char *name)
{
    for (int64_t i = 0; i + 1 < of->n_audits; i++) {
        if (strcmp(of->audits[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool take_audit(void *user, const caf_list *list)
{
    cycle *of = user;
    char *path = NULL;
    size_t length;
    if (!make_room(&of->audits, &of->audits_room, of->n_audits + 1, sizeof *of->audits)) {
        return false;
    }
    cycle_audit *audit = &of->audits[of->n_audits++];
    memset(audit, 0, sizeof *audit);
    audit->line = caf_list_line(list);
    if (!take_text(list, AUDIT, &audit->name) || !take_day(list, HELD, &audit->held) || !take_day(list, EVALUATED, &audit->evaluated)) {
        return false;
    }
    if (is_named_before(of, audit->name)) {
        return fail_row(list, CAF_E_DUPLICATE, AUDIT, "an audit of this name is listed above");
    }
    if (audit->evaluated != 0 && audit->evaluated < audit->held) {
        return fail_row(list, CAF_E_DATE_ORDER, EVALUATED, "before the day the audit was held");
    }
    (void)caf_list_cell(list, AGENCY, &length);
    audit->agency = length > 0 ? count_cell(&of->agencies, list, AGENCY) : NULL;
    audit->instrument = length == 0 || audit->agency != NULL ? take_instrument(of, list) : -1;
    if (audit->instrument < 0 || !take_text(list, ANSWERS_FILE, &path)) {
        return false;
    }
    audit->answers = beside(of->asked.audits, path);
    free(path);
    return audit->answers != NULL;
}

static int by_day(const void *one, const void *other)
{
    const cycle_audit *a = one;
    const cycle_audit *b = other;
    if (a->held != b->held) {
        return a->held < b->held ? -1 : 1;
    }
    return (a->line > b->line) - (a->line < b->line);
}

/* The agency of a form: the form's own, or the audit's. False: a message was printed. */
static bool take_agency(cycle *of, const cycle_audit *audit, const caf_answers *answers, const caf_answer *all, int64_t begin,
                        const named_count **to)
{
    size_t length = 0;
    const char *name = caf_answers_text(answers, all[begin].agency, &length);
    *to = name != NULL ? count_of(&of->agencies, 0, name, length) : audit->agency;
    if (name != NULL && *to == NULL) {
        return false;
    }
    if (audit->agency != NULL && *to != audit->agency) {
        caf_io_error error;
        memset(&error, 0, sizeof error);
        error.size = (int32_t)sizeof error;
        error.line = caf_answers_line(answers, begin);
        snprintf(error.file, sizeof error.file, "%s", audit->answers);
        snprintf(error.field, sizeof error.field, "agency");
        snprintf(error.message, sizeof error.message, "another than the one that line %lld of the list of audits says it was of",
                 (long long)audit->line);
        print_error(&error);
        return false;
    }
    return true;
}

bool asks_for_cases(const cycle *of, const cycle_audit *audit)
{
    return audit->agency == NULL && audit->held <= of->asked.as_of &&
           (of->asked.least > 0 || strcmp(caf_instrument_name(of->instruments[audit->instrument].instrument), CYCLE_TIER_2) == 0);
}

/* Counts a case once a quarter. */
static bool count_case(cycle *of, const cycle_audit *audit, const caf_answers *answers, int64_t number)
{
    size_t length = 0;
    const char *name = caf_answers_text(answers, number, &length);
    for (int quarter = 0; asks_for_cases(of, audit) && quarter < CAF_QUARTERS; quarter++) {
        if (audit->held < of->periods[quarter].begin || audit->held > of->periods[quarter].end) {
            continue;
        }
        if (name == NULL) {
            of->cases[quarter].no_case++;
            continue;
        }
        named_count *seen = count_of(&of->seen, quarter, name, length);
        if (seen == NULL) {
            return false;
        }
        of->cases[quarter].n += seen->counts[0] == 0;
        seen->counts[0] = 1;
    }
    return true;
}

/* The cells of an agency in an audit, one an area. NULL: a message was printed. */
static caf_area_count *cells_of(cycle *of, int32_t audit, const named_count *agency, int64_t *at)
{
    int32_t n = of->instruments[of->audits[audit].instrument].n_areas;
    for (*at = 0; *at < of->n_cells; ++*at) {
        if (of->cells[*at].audit == audit && of->cells[*at].agency == agency) {
            break;
        }
    }
    if (*at == of->n_cells) {
        if (!make_room(&of->cells, &of->cells_room, of->n_cells + n, sizeof *of->cells)) {
            return NULL;
        }
        for (int32_t area = 0; area < n; area++) {
            cycle_cell *cell = &of->cells[of->n_cells++];
            memset(cell, 0, sizeof *cell);
            cell->audit = audit;
            cell->area = area;
            cell->agency = agency;
        }
    }
    return calloc((size_t)n + 1, sizeof(caf_area_count));
}

static bool take_form(cycle *of, int32_t number, const caf_answers *answers, const caf_answer *form, int64_t n, const named_count *agency)
{
    cycle_audit *audit = &of->audits[number];
    const cycle_instrument *with = &of->instruments[audit->instrument];
    int64_t at;
    caf_area_count *counts = cells_of(of, number, agency, &at);
    if (counts == NULL) {
        return no_memory();
    }
    (void)caf_cycle_count(with->instrument, with->of_question, with->parts.n_questions, with->good, with->parts.n_scales, form, n, counts,
                          with->n_areas);
    for (int32_t area = 0; area < with->n_areas; area++) {
        (void)caf_cycle_add(&of->cells[at + area].count, &counts[area]);
    }
    free(counts);
    int32_t overall = caf_form_overall(with->instrument, form, n, NULL);
    if (overall >= 0) {
        audit->overall[overall]++;
    }
    audit->forms++;
    of->n_no_agency += agency == NULL && audit->held <= of->asked.as_of;
    return count_case(of, audit, answers, form[0].case_id);
}

static bool take_unsafe(cycle *of, int32_t audit, const caf_answers *answers, const caf_answer *all, int64_t i, const named_count *agency)
{
    size_t length = 0;
    const char *form = caf_answers_text(answers, all[i].form, &length);
    if (!make_room(&of->unsafe, &of->unsafe_room, of->n_unsafe + 1, sizeof *of->unsafe)) {
        return false;
    }
    cycle_unsafe *one = &of->unsafe[of->n_unsafe];
    *one = (cycle_unsafe){ audit, all[i].question, all[i].unsafe, caf_answers_line(answers, i), agency, calloc(length + 1, 1) };
    if (one->form == NULL) {
        return no_memory();
    }
    memcpy(one->form, form != NULL ? form : "", length);
    of->n_unsafe++;
    return true;
}

static bool take_forms(cycle *of, int32_t number, const caf_answers *answers)
{
    int64_t n;
    const caf_answer *all = caf_answers_all(answers, &n);
    for (int64_t begin = 0, end; begin < n; begin = end) {
        const named_count *agency;
        end = caf_answers_form_end(answers, begin);
        if (!take_agency(of, &of->audits[number], answers, all, begin, &agency) ||
            !take_form(of, number, answers, all + begin, end - begin, agency)) {
            return false;
        }
        for (int64_t i = begin; i < end; i++) {
            if (all[i].unsafe != CAF_UNSAFE_NONE && !take_unsafe(of, number, answers, all, i, agency)) {
                return false;
            }
        }
    }
    return true;
}

/* One audit's forms; what caf audit refuses is refused here. */
static bool read_answers(cycle *of, int32_t number)
{
    caf_answers *answers;
    caf_io_error error;
    int64_t n_problems = 0;
    error.size = (int32_t)sizeof error;
    if (caf_answers_open(of->audits[number].answers, of->instruments[of->audits[number].instrument].instrument, &answers, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    bool well = caf_answers_check(answers, tell, NULL, &n_problems) == CAF_OK || no_memory();
    well = well && n_problems == 0 && take_forms(of, number, answers);
    caf_answers_close(answers);
    return well;
}

bool read_audits(cycle *of)
{
    bool well = true;
    of->agencies.columns = of->seen.columns = 1;
    if (!each_row(of->asked.audits, audit_columns, AUDIT_COLUMNS, take_audit, of)) {
        return false;
    }
    if (of->n_audits > 0) {
        qsort(of->audits, (size_t)of->n_audits, sizeof *of->audits, by_day);
    }
    for (int32_t i = 0; i < of->n_audits; i++) {
        well = read_answers(of, i) && well; /* the faults of all of them */
        of->n_held += of->audits[i].held <= of->asked.as_of;
    }
    for (int64_t i = 0; i < of->n_held; i++) {
        of->n_forms += of->audits[i].forms;
    }
    return well;
}
