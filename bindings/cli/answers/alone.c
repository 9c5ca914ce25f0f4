#include "alone.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "messages.h"
#include "put.h"
#include "screen.h"

enum { NAME_WIDTH = 24, ALL_TRAITS = (1 << TRAITS) - 1 };

/* Where a trait stands; dates count by their year, and rows by how many there are. */
static const struct trait {
    int32_t table;
    const char *field; /* NULL: the rows */
    const char *shown;
} traits[TRAITS] = {
    [TRAIT_AGENCY] = { CAF_CASES, "agency", "cases.agency" },
    [TRAIT_KIND] = { CAF_CASES, "initiator", "cases.initiator" },
    [TRAIT_ORIGIN] = { CAF_CASES, "origin", "cases.origin" },
    [TRAIT_DIVISION] = { CAF_CASES, "division", "cases.division" },
    [TRAIT_LEVEL] = { CAF_CASES, "level", "cases.level" },
    [TRAIT_OPENED] = { CAF_CASES, "opened", "year of cases.opened" },
    [TRAIT_BORN] = { CAF_CHILDREN, "born", "year of children.born" },
    [TRAIT_GENDER] = { CAF_CHILDREN, "gender", "children.gender" },
    [TRAIT_ETHNICITY] = { CAF_CHILDREN, "ethnicity", "children.ethnicity" },
    [TRAIT_LANGUAGE] = { CAF_CHILDREN, "language", "children.language" },
    [TRAIT_DISABILITY] = { CAF_CHILDREN, "disability", "children.disability" },
    [TRAIT_SEND] = { CAF_CHILDREN, "send", "children.send" },
    [TRAIT_CHILDREN] = { CAF_CHILDREN, NULL, "number of children" },
    [TRAIT_REASON] = { CAF_CLOSURES, "reason", "closures.reason, last" },
};

/* The number of an agency's name, from 1 on; 0: there is none. False: a message was printed. */
static bool number_agency(crowd *to, const caf_reader *reader, int64_t id, uint32_t *number)
{
    size_t length = 0;
    const char *name = id != 0 ? caf_reader_name(reader, id, &length) : NULL;
    *number = 0;
    if (name == NULL) {
        return true;
    }
    named_count *found = count_of(&to->agencies, 0, name, length);
    if (found == NULL) {
        return false;
    }
    found->counts[0] = found->counts[0] != 0 ? found->counts[0] : to->agencies.n;
    *number = (uint32_t)found->counts[0];
    return true;
}

static uint32_t year_of(caf_date day)
{
    int32_t year = 0;
    int32_t month;
    int32_t of_month;
    return day != 0 && caf_date_to_ymd(day, &year, &month, &of_month) == CAF_OK ? (uint32_t)year : 0;
}

/* A value of a row; 0 where there is no row. */
static uint32_t value_of(const caf_field *field, const unsigned char *row)
{
    caf_date day;
    if (row == NULL) {
        return 0;
    }
    if (field->type == CAF_TYPE_DATE) {
        memcpy(&day, row + field->offset, sizeof day);
        return year_of(day);
    }
    return row[field->offset];
}

/* The rows of a case in a table of a reader's batch, from *next on. */
static const unsigned char *rows_of(const caf_caseload *caseload, int32_t table, int64_t case_id, int64_t *next, int64_t *n)
{
    const caf_rows *rows = &caseload->tables[table];
    *n = 0;
    if (*next >= rows->n) {
        return NULL;
    }
    const unsigned char *first = (const unsigned char *)rows->data + *next * rows->size;
    while (*next < rows->n && memcmp(first + *n * rows->size, &case_id, sizeof case_id) == 0) {
        ++*n;
        ++*next;
    }
    return *n > 0 ? first : NULL;
}

/* The child that the case is about: the one named, or the only one. */
static const unsigned char *child_of(const caf_case_row *row, const unsigned char *children, int64_t n)
{
    for (int64_t i = 0; row->child != 0 && i < n; i++) {
        const unsigned char *child = children + i * caf_row_size(CAF_CHILDREN);
        if (memcmp(child + sizeof(int64_t), &row->child, sizeof row->child) == 0) {
            return child;
        }
    }
    return n == 1 ? children : NULL;
}

static bool add_case(crowd *to, const caf_reader *reader, const caf_caseload *caseload, int64_t index, int64_t next[CAF_TABLES])
{
    const unsigned char *rows[CAF_TABLES] = { NULL };
    int64_t n_children = 0;
    int64_t n_closures = 0;
    int64_t n_meetings = 0;
    const caf_case_row *row = (const caf_case_row *)caseload->tables[CAF_CASES].data + index;
    if (!make_room(&to->cases, &to->room, to->n + 1, sizeof *to->cases)) {
        return false;
    }
    traits_of *one = &to->cases[to->n++];
    memset(one, 0, sizeof *one);
    rows[CAF_CASES] = (const unsigned char *)row;
    rows[CAF_CHILDREN] = rows_of(caseload, CAF_CHILDREN, row->case_id, &next[CAF_CHILDREN], &n_children);
    const unsigned char *closures = rows_of(caseload, CAF_CLOSURES, row->case_id, &next[CAF_CLOSURES], &n_closures);
    const unsigned char *meetings = rows_of(caseload, CAF_MEETINGS, row->case_id, &next[CAF_MEETINGS], &n_meetings);
    case_things things = { row, (const void *)rows[CAF_CHILDREN], n_children, (const void *)meetings, n_meetings };
    rows[CAF_CHILDREN] = child_of(row, rows[CAF_CHILDREN], n_children);
    rows[CAF_CLOSURES] = n_closures > 0 ? closures + (n_closures - 1) * caf_row_size(CAF_CLOSURES) : NULL;
    for (int i = 0; i < TRAITS; i++) {
        const struct trait *trait = &traits[i];
        const char *name = trait->field;
        const caf_field *field = name != NULL ? caf_field_named(trait->table, name, strlen(name)) : NULL;
        one->traits[i] = field != NULL ? value_of(field, rows[trait->table]) : (uint32_t)n_children;
    }
    one->line = caf_reader_line(reader, row->case_id);
    return number_agency(to, reader, row->agency, &one->traits[TRAIT_AGENCY]) && name_things(&to->things, reader, &things, to->n - 1);
}

static bool read_file(crowd *to, int32_t file)
{
    caf_reader *reader;
    caf_io_error error;
    const caf_caseload *caseload;
    bool well = true;
    error.size = (int32_t)sizeof error;
    caf_status status = open_cases(to->files->all[file], to->lenient, &reader, &error);
    if (status != CAF_OK) {
        print_error(&error);
        return false;
    }
    while (well && (status = caf_reader_next(reader, &caseload, &error)) == CAF_OK) {
        int64_t next[CAF_TABLES] = { 0 };
        for (int64_t i = 0; well && i < caseload->tables[CAF_CASES].n; i++) {
            well = add_case(to, reader, caseload, i, next);
            to->cases[to->n - 1].file = file;
        }
    }
    if (well && status != CAF_END) {
        print_error(&error);
        well = false;
    }
    close_cases(reader);
    return well;
}

static int in_order(const void *one, const void *other)
{
    const traits_of *a = one;
    const traits_of *b = other;
    return memcmp(a->traits, b->traits, sizeof a->traits);
}

/* Sorts the cases by some traits, a bit each, with 0 for the rest. */
static void sort_by(crowd *of, int looked_at)
{
    memcpy(of->sorted, of->cases, (size_t)of->n * sizeof *of->cases);
    for (int64_t i = 0; i < of->n; i++) {
        for (int trait = 0; trait < TRAITS; trait++) {
            of->sorted[i].traits[trait] *= (uint32_t)(looked_at >> trait & 1);
        }
    }
    qsort(of->sorted, (size_t)of->n, sizeof *of->sorted, in_order);
}

/* The end of the group that begins at a place. */
static int64_t end_of_group(const crowd *of, int64_t first)
{
    int64_t end = first + 1;
    while (end < of->n && in_order(&of->sorted[first], &of->sorted[end]) == 0) {
        end++;
    }
    return end;
}

static alikeness look_by(crowd *of, int looked_at)
{
    alikeness found = { 0, 0, 0, 0 };
    sort_by(of, looked_at);
    for (int64_t first = 0, end; first < of->n; first = end) {
        end = end_of_group(of, first);
        int64_t size = end - first;
        found.smallest = found.groups == 0 || size < found.smallest ? size : found.smallest;
        found.groups++;
        found.alone += size == 1;
        found.few += size < of->least ? size : 0;
    }
    return found;
}

static void note_unlinked(void *user, int64_t at, int common)
{
    crowd *in = user;
    in->unlinked[common] += !in->cases[at].unlinked[common];
    in->cases[at].unlinked[common] = true;
}

bool read_crowd(crowd *of)
{
    of->agencies.columns = 1;
    for (int32_t i = 0; i < of->files->n; i++) {
        if (!read_file(of, i)) {
            return false;
        }
    }
    find_unlinked(&of->things, note_unlinked, of);
    release_things(&of->things);
    of->sorted = malloc((size_t)(of->n + 1) * sizeof *of->sorted);
    if (of->sorted == NULL) {
        return no_memory();
    }
    if (of->n == 0) {
        return true;
    }
    for (int i = 0; i < TRAITS; i++) {
        of->single[i] = look_by(of, 1 << i);
        of->others[i] = look_by(of, ALL_TRAITS & ~(1 << i));
    }
    of->together = look_by(of, ALL_TRAITS); /* last, as what is sorted now is printed */
    return true;
}

static const char *cases_word(int64_t n)
{
    return n == 1 ? "case" : "cases";
}

void print_crowd_text(const crowd *of)
{
    const alikeness *all = &of->together;
    begin_style(stdout, CAF_STYLE_HEADING);
    printf("%lld of %lld %s %s alone in what others may know of them", (long long)all->alone, (long long)of->n, cases_word(of->n),
           all->alone == 1 ? "is" : "are");
    end_style(stdout, CAF_STYLE_HEADING);
    fputs("\n\n", stdout);
    for (int i = 0; i < of->files->n; i++) {
        put_label(stdout, i == 0 ? "From" : "");
        put_name(stdout, of->files->all[i], strlen(of->files->all[i]), 0);
        putchar('\n');
    }
    put_label(stdout, "Looked at");
    printf("%d fields together: %lld %s, the smallest of %lld %s\n", (int)TRAITS, (long long)all->groups,
           all->groups == 1 ? "group" : "groups", (long long)all->smallest, cases_word(all->smallest));
    put_label(stdout, "Too few");
    printf("%lld %s in groups of fewer than %lld\n", (long long)all->few, cases_word(all->few), (long long)of->least);
    put_label(stdout, "Unlinked");
    printf("%lld %s by a child, %lld by a meeting that is also of a case not recorded as of their family\n",
           (long long)of->unlinked[COMMON_CHILD], cases_word(of->unlinked[COMMON_CHILD]), (long long)of->unlinked[COMMON_MEETING]);
    put_label(stdout, "By");
    printf("libcaf %s\n", caf_version());
    put_heading(stdout, "%-*s  values  smallest group  alone by it  alone without it", (int)NAME_WIDTH, "Field");
    for (int i = 0; i < TRAITS; i++) {
        printf("%-*s  %6lld  %14lld  %11lld  %16lld\n", (int)NAME_WIDTH, traits[i].shown, (long long)of->single[i].groups,
               (long long)of->single[i].smallest, (long long)of->single[i].alone, (long long)of->others[i].alone);
    }
}

static void put_alikeness(const alikeness *of)
{
    printf("\"groups\": %lld, \"smallest\": %lld, \"alone\": %lld, \"few\": %lld", (long long)of->groups, (long long)of->smallest,
           (long long)of->alone, (long long)of->few);
}

void print_crowd_json(const crowd *of)
{
    const char *before = "";
    printf("{\"cases\": %lld, \"least\": %lld, \"together\": {", (long long)of->n, (long long)of->least);
    put_alikeness(&of->together);
    printf("}, \"unlinked\": {\"by_child\": %lld, \"by_meeting\": %lld}, \"fields\": [", (long long)of->unlinked[COMMON_CHILD],
           (long long)of->unlinked[COMMON_MEETING]);
    for (int i = 0; i < TRAITS; i++) {
        printf("%s{\"field\": ", i == 0 ? "" : ", ");
        put_json_text(stdout, traits[i].shown);
        fputs(", \"by_it\": {", stdout);
        put_alikeness(&of->single[i]);
        fputs("}, \"without_it\": {", stdout);
        put_alikeness(&of->others[i]);
        fputs("}}", stdout);
    }
    fputs("], \"alone\": [", stdout);
    for (int64_t first = 0, end; first < of->n; first = end) {
        end = end_of_group(of, first);
        if (end - first == 1) {
            printf("%s{\"source\": ", before);
            put_json_text(stdout, of->files->all[of->sorted[first].file]);
            printf(", \"line\": %lld}", (long long)of->sorted[first].line);
            before = ", ";
        }
    }
    fputs("]}\n", stdout);
}

void release_crowd(crowd *of)
{
    release_named_counts(&of->agencies);
    release_things(&of->things);
    free(of->cases);
    free(of->sorted);
}
