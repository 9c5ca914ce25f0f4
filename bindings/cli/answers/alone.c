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

/* By how many days a case is moved back. False: a message was printed. */
static bool moved_by(const crowd *of, const caf_reader *reader, const caf_case_row *row, int32_t *days)
{
    int32_t weeks = 0;
    caf_status status = of->key != NULL ? caf_anonymise_weeks(reader, row, of->key, of->how, &weeks) : CAF_OK;
    *days = 7 * weeks;
    return status == CAF_OK || fail_in(reader, status);
}

static uint32_t year_of(caf_date day)
{
    int32_t year = 0;
    int32_t month;
    int32_t of_month;
    return day != 0 && caf_date_to_ymd(day, &year, &month, &of_month) == CAF_OK ? (uint32_t)year : 0;
}

/* A value of a row; 0 where there is no row, or it is left out of all. */
static uint32_t value_of(const crowd *of, const caf_field *field, const unsigned char *row, int32_t moved)
{
    caf_date day;
    if (row == NULL || (of->how != NULL && (of->how->without[field->table] >> field->index & 1) != 0)) {
        return 0;
    }
    if (field->type == CAF_TYPE_DATE) {
        memcpy(&day, row + field->offset, sizeof day);
        return year_of(day == 0 || day <= CAF_DATE_UNREADABLE ? 0 : day - moved);
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
    int32_t moved = 0;
    traits_of *one = &to->cases[to->n++];
    memset(one, 0, sizeof *one);
    one->index = to->n - 1;
    if (!moved_by(to, reader, row, &moved)) {
        return false;
    }
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
        one->traits[i] = field != NULL ? value_of(to, field, rows[trait->table], moved) : (uint32_t)n_children;
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

static bool read_all(crowd *of)
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
    return of->sorted != NULL || no_memory();
}

bool read_crowd(crowd *of)
{
    if (!read_all(of)) {
        return false;
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

static int compare_numbers(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

/* By group, and in it by the trait that stands first. */
static int by_group(const void *one, const void *other)
{
    const traits_of *a = one;
    const traits_of *b = other;
    int order = compare_numbers(a->group, b->group);
    order = order != 0 ? order : compare_numbers(a->traits[0], b->traits[0]);
    return order != 0 ? order : compare_numbers(a->index, b->index);
}

/* The end of the cases of one group, or with one value too, from a place on. */
static int64_t end_of(const crowd *of, int64_t first, bool same_value)
{
    int64_t end = first + 1;
    while (end < of->n && of->sorted[end].group == of->sorted[first].group &&
           (!same_value || of->sorted[end].traits[0] == of->sorted[first].traits[0])) {
        end++;
    }
    return end;
}

/* How many cases of a group have the rarest of its values that are shown and that more than so many have; 0: there is none. */
static int64_t next_size(const crowd *of, int64_t first, int64_t end, int64_t above)
{
    int64_t found = 0;
    for (int64_t at = first, next; at < end; at = next) {
        next = end_of(of, at, true);
        int64_t size = next - at;
        if (of->sorted[at].traits[0] != 0 && size > above && (found == 0 || size < found)) {
            found = size;
        }
    }
    return found;
}

static void hide_value(crowd *of, int64_t first, int64_t end, int trait)
{
    for (int64_t i = first; i < end; i++) {
        traits_of *one = &of->cases[of->sorted[i].index];
        of->sorted[i].traits[0] = one->traits[trait] = 0;
        one->hidden |= (uint32_t)1 << trait;
    }
}

/*
 * Hides of a group the values of a trait that too few have, and as many more as it takes that
 * those left without one are not too few: size by size, of which there are few.
 */
static void hide_values(crowd *of, int64_t first, int64_t end, int trait)
{
    int64_t without = 0;
    for (int64_t i = first; i < end; i++) {
        without += of->sorted[i].traits[0] == 0;
    }
    for (int64_t size = next_size(of, first, end, 0); size > 0; size = next_size(of, first, end, size)) {
        for (int64_t at = first, next; at < end; at = next) {
            next = end_of(of, at, true);
            bool is_rare = size < of->least || (without > 0 && without < of->least);
            if (is_rare && next - at == size && of->sorted[at].traits[0] != 0) {
                hide_value(of, at, next, trait);
                without += size;
            }
        }
        if (size >= of->least && (without == 0 || without >= of->least)) {
            return;
        }
    }
}

/* Splits each group by a trait, of which what too few of it have is hidden first. How many children there are cannot be. */
static void split_groups(crowd *of, int trait)
{
    int64_t group = 0;
    for (int64_t i = 0; i < of->n; i++) {
        of->sorted[i] = of->cases[i];
        of->sorted[i].traits[0] = of->cases[i].traits[trait];
    }
    qsort(of->sorted, (size_t)of->n, sizeof *of->sorted, by_group);
    for (int64_t first = 0, end; first < of->n; first = end) {
        end = end_of(of, first, false);
        if (trait != TRAIT_CHILDREN) {
            hide_values(of, first, end, trait);
        }
    }
    qsort(of->sorted, (size_t)of->n, sizeof *of->sorted, by_group);
    for (int64_t first = 0, end; first < of->n; first = end) {
        end = end_of(of, first, true);
        group++;
        for (int64_t i = first; i < end; i++) {
            of->cases[of->sorted[i].index].group = group;
        }
    }
}

bool hide_few(crowd *of)
{
    /* What most rules and reports read is kept first. */
    static const int order[] = { TRAIT_CHILDREN, TRAIT_OPENED, TRAIT_KIND,     TRAIT_BORN,   TRAIT_REASON,     TRAIT_DIVISION, TRAIT_LEVEL,
                                 TRAIT_ORIGIN,   TRAIT_AGENCY, TRAIT_GENDER,   TRAIT_SEND,   TRAIT_DISABILITY, TRAIT_LANGUAGE, TRAIT_ETHNICITY };
    if (!read_all(of)) {
        return false;
    }
    for (size_t i = 0; of->n > 0 && i < sizeof order / sizeof order[0]; i++) {
        split_groups(of, order[i]);
    }
    of->together = of->n > 0 ? look_by(of, ALL_TRAITS) : of->together;
    return true;
}

void hidden_of(const crowd *of, int64_t index, caf_hidden *out)
{
    uint32_t hidden = index < of->n ? of->cases[index].hidden : (uint32_t)ALL_TRAITS;
    for (int trait = 0; trait < TRAITS; trait++) {
        const char *name = traits[trait].field;
        const caf_field *field = name != NULL ? caf_field_named(traits[trait].table, name, strlen(name)) : NULL;
        if (field != NULL && trait != TRAIT_AGENCY && (hidden >> trait & 1) != 0) {
            out->fields[field->table] |= (int64_t)1 << field->index;
        }
    }
    out->organisations = (hidden >> TRAIT_AGENCY & 1) != 0;
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
