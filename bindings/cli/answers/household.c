#include "household.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

/* The tables that are kept of a case, so that the family can be checked as one. */
static const int32_t kept_tables[] = { CAF_CASES, CAF_CHILDREN, CAF_MEETINGS, CAF_CLOSURES };
enum { KEPT_TABLES = sizeof kept_tables / sizeof kept_tables[0], NAMES_OF_ROW = 2 };

/* A row as it is kept: its names, which tell what its numbers mean. */
typedef union any_row {
    caf_case_row of_case;
    caf_child_row child;
    caf_meeting_row meeting;
    caf_closure_row closure;
} any_row;

typedef struct kept_row {
    any_row row;
    kept_text names[NAMES_OF_ROW];
    int32_t table;
    int32_t reserved;
} kept_row;

/* The identifiers of a row that are looked at: of a case its child, of a child itself and its case. */
static int64_t *id_of(any_row *row, int32_t table, int which)
{
    switch (table) {
    case CAF_CASES:
        return which == 0 ? &row->of_case.child : NULL;
    case CAF_CHILDREN:
        return which == 0 ? &row->child.id : &row->child.own_case;
    case CAF_MEETINGS:
        return which == 0 ? &row->meeting.id : NULL;
    default:
        return NULL;
    }
}

static bool keep_row(kept_case *to, const caf_reader *reader, int32_t table, any_row *row)
{
    kept_row kept;
    memset(&kept, 0, sizeof kept);
    kept.row = *row;
    kept.table = table;
    for (int which = 0; which < NAMES_OF_ROW; which++) {
        int64_t *id = id_of(&kept.row, table, which);
        size_t length = 0;
        /* The case at hand goes by its number as a case, every other by its name among the identifiers. */
        bool is_own = table == CAF_CHILDREN && which == 1 && *id == kept.row.child.case_id;
        const char *name = id == NULL || *id == 0 ? NULL
                           : is_own               ? caf_reader_case_name(reader, *id, &length)
                                                  : caf_reader_name(reader, *id, &length);
        if (!keep_text(to, name, name != NULL ? length : 0, &kept.names[which])) {
            return false;
        }
    }
    return keep_bytes(to, &kept, sizeof kept);
}

/* A table that cannot hold what is looked at is not held wholly. */
static int64_t lacks(const caf_case *whose, int32_t table)
{
    static const char *const needed[CAF_TABLES][3] = {
        [CAF_CHILDREN] = { "own_case" }, [CAF_MEETINGS] = { "id", "held_on" }, [CAF_CLOSURES] = { "closed" }
    };
    int64_t fields = whose->caseload->tables[table].fields;
    for (int i = 0; i < 3 && needed[table][i] != NULL; i++) {
        if (!(fields >> caf_field_named(table, needed[table][i], strlen(needed[table][i]))->index & 1)) {
            return (int64_t)1 << table;
        }
    }
    return 0;
}

static bool keep_rows(kept_case *to, const caf_reader *reader, const caf_case *whose)
{
    any_row row;
    memset(&row, 0, sizeof row);
    row.of_case = whose->row;
    for (int i = 1; i < KEPT_TABLES; i++) {
        int32_t coverage = caf_coverage_of(whose, kept_tables[i]);
        row.of_case.partial_tables |= coverage == CAF_PARTIAL ? (int64_t)1 << kept_tables[i] : 0;
        row.of_case.absent_tables |= coverage == CAF_ABSENT ? (int64_t)1 << kept_tables[i] : 0;
        row.of_case.partial_tables |= coverage == CAF_COMPLETE ? lacks(whose, kept_tables[i]) : 0;
    }
    if (!keep_row(to, reader, CAF_CASES, &row)) {
        return false;
    }
    for (int i = 1; i < KEPT_TABLES; i++) {
        int32_t table = kept_tables[i];
        for (int64_t j = 0; j < whose->count[table]; j++) {
            memset(&row, 0, sizeof row);
            caf_status status = caf_get(whose, table, j, &row, caf_row_size(table));
            if (status == CAF_OK && !keep_row(to, reader, table, &row)) {
                return false;
            }
            if (status != CAF_OK && status != CAF_HIDDEN) {
                return fail_in(reader, status);
            }
        }
    }
    return true;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    household *of = user;
    size_t length = 0;
    size_t family_length = 0;
    kept_text where;
    caf_stay stay;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    const char *family = whose->row.family != 0 ? caf_reader_name(reader, whose->row.family, &family_length) : NULL;
    name = name != NULL ? name : "";
    of->n_cases++;
    clear_kept(&of->kept);
    of->kept.line = caf_reader_line(reader, whose->row.case_id);
    of->kept.file = of->file;
    of->kept.not_yet = whose->not_yet;
    if (!keep_text(&of->kept, family, family != NULL ? family_length : 0, &where) || !store_case(&of->cases, name, length, &of->kept)) {
        return false;
    }
    if (family == NULL) {
        of->without++;
        return true;
    }
    if (of->only != NULL && (strlen(of->only) != family_length || memcmp(of->only, family, family_length) != 0)) {
        return true;
    }
    of->kept.n_texts = 0;
    caf_status status = caf_stage_on(whose, &of->with->contexts[0], of->with->as_of, &stay);
    of->kept.stage = stay.stage;
    /* The first text is the name of the case. */
    return (status == CAF_OK || fail_in(reader, status)) && keep_text(&of->kept, name, length, &where) &&
           keep_bytes(&of->kept, &where, sizeof where) && keep_rows(&of->kept, reader, whose) &&
           keep_findings(&of->kept, &of->checked, reader, whose, of->with) && store_case(&of->families, family, family_length, &of->kept);
}

static const char *file_name(const household *of, int32_t file)
{
    return strcmp(of->files.all[file], "-") == 0 ? "standard input" : of->files.all[file];
}

bool read_households(household *of)
{
    int64_t lines[2] = { 0, 0 };
    int32_t files[2] = { 0, 0 };
    for (; of->file < of->files.n; of->file++) {
        if (!each_case(of->files.all[of->file], of->with, take, of)) {
            return false;
        }
    }
    if (!sort_store(&of->cases) || !find_twice(&of->cases, &of->found, &of->kept, lines, files)) {
        return false;
    }
    if (lines[1] != 0) {
        fprintf(stderr, "caf: %s:%lld: the case of %s:%lld comes again; a family has each case only once\n", file_name(of, files[1]),
                (long long)lines[1], file_name(of, files[0]), (long long)lines[0]);
        return false;
    }
    return group_store(&of->families);
}

static bool copy_name(char **to, size_t *length, const char *text, size_t n)
{
    free(*to);
    *to = malloc(n + 1);
    if (*to == NULL) {
        return no_memory();
    }
    memcpy(*to, text, n);
    (*to)[n] = '\0';
    *length = n;
    return true;
}

static bool add_row(household *of, int32_t table, const void *row)
{
    size_t size = (size_t)caf_row_size(table);
    if (!make_room(&of->rows[table], &of->rooms[table], of->tables[table].n + 1, size)) {
        return false;
    }
    memcpy((unsigned char *)of->rows[table] + (size_t)of->tables[table].n++ * size, row, size);
    return true;
}

static bool add_id(household *of, const char *text, size_t length, int64_t *id)
{
    if (!make_room(&of->ids, &of->id_room, of->n_ids + 1, sizeof *of->ids)) {
        return false;
    }
    of->ids[of->n_ids++] = (named_id){ text, length, id };
    return true;
}

/* The rows of a relative, in its bytes behind the place of its name. */
static kept_row *rows_of(relative *from, int64_t *n)
{
    size_t first = sizeof(kept_text);
    *n = (int64_t)(((size_t)from->kept.n_bytes - first) / sizeof(kept_row));
    return (kept_row *)(void *)(from->kept.bytes + first);
}

static enum name_kind kind_of(int32_t table, int which)
{
    return table == CAF_MEETINGS ? OF_MEETING : table == CAF_CHILDREN && which == 1 ? OF_CASE : OF_CHILD;
}

/* What they are called, by number. */
static bool list_names(household *of, enum name_kind kind)
{
    name_list *list = &of->names[kind];
    list->n = 0;
    for (int64_t i = 0; i < of->n_ids; i++) {
        if (*of->ids[i].id == list->n) {
            continue;
        }
        if (!make_room(&list->all, &list->room, list->n + 1, sizeof *list->all)) {
            return false;
        }
        list->all[list->n++] = (kept_name){ of->ids[i].text, of->ids[i].length };
    }
    return true;
}

/* Numbers all identifiers of a kind; those that were left out of the record stay 0. */
static bool number_kind(household *of, enum name_kind kind)
{
    of->n_ids = 0;
    for (int i = 0; i < of->n; i++) {
        relative *one = &of->relatives[i];
        int64_t n;
        kept_row *rows = rows_of(one, &n);
        if (kind == OF_CASE && !add_id(of, one->name, one->length, &one->case_id)) {
            return false;
        }
        for (int64_t j = 0; j < n; j++) {
            for (int which = 0; which < NAMES_OF_ROW; which++) {
                int64_t *id = id_of(&rows[j].row, rows[j].table, which);
                if (id == NULL || kind_of(rows[j].table, which) != kind) {
                    continue;
                }
                *id = 0;
                if (rows[j].names[which].length > 0 && !add_id(of, one->kept.texts + rows[j].names[which].at, rows[j].names[which].length, id)) {
                    return false;
                }
            }
        }
    }
    number_names(of->ids, of->n_ids);
    return list_names(of, kind);
}

/*
 * Cases that a child is said to have, and that are outside the family: whether
 * they are in the input, and name another one. The numbers of cases are still
 * those that number_kind() gave last.
 */
static bool add_outside(household *of)
{
    for (int64_t i = 0; i < of->n_ids; i++) {
        caf_case_row row;
        if ((i > 0 && *of->ids[i].id == *of->ids[i - 1].id) || relative_of(of, *of->ids[i].id) >= 0) {
            continue;
        }
        if (!look_up(&of->cases, of->ids[i].text, of->ids[i].length, NULL, &of->found, &of->kept)) {
            return false;
        }
        memset(&row, 0, sizeof row);
        row.case_id = *of->ids[i].id;
        row.family = of->kept.n_texts > 0 ? 2 : 0; /* the family at hand is 1 */
        if (of->found.place != NULL && !add_row(of, CAF_CASES, &row)) {
            return false;
        }
    }
    return true;
}

static int compare_rows(const void *a, const void *b)
{
    int64_t one[2];
    int64_t other[2];
    memcpy(one, a, sizeof one);
    memcpy(other, b, sizeof other);
    int i = one[0] == other[0];
    return (one[i] > other[i]) - (one[i] < other[i]);
}

/* A closure has a number here that keeps its place; nothing refers to it. */
static bool add_rows(household *of)
{
    int64_t closures = 0;
    for (int i = 0; i < of->n; i++) {
        relative *one = &of->relatives[i];
        int64_t n;
        int64_t children = 0;
        kept_row *rows = rows_of(one, &n);
        for (int64_t j = 0; j < n; j++) {
            any_row *row = &rows[j].row;
            memcpy(row, &one->case_id, sizeof one->case_id);
            if (rows[j].table == CAF_CASES) {
                row->of_case.family = 1;
            } else if (rows[j].table == CAF_CLOSURES) {
                row->closure.id = ++closures;
            } else if (rows[j].table == CAF_CHILDREN) {
                children++;
                one->has_others = children > 1 || (row->child.own_case != 0 && row->child.own_case != one->case_id);
            }
            if (!add_row(of, rows[j].table, row)) {
                return false;
            }
        }
    }
    return true;
}

static void finish_tables(household *of)
{
    for (int i = 0; i < KEPT_TABLES; i++) {
        caf_rows *table = &of->tables[kept_tables[i]];
        table->data = table->n > 0 ? of->rows[kept_tables[i]] : NULL;
        table->size = caf_row_size(kept_tables[i]);
        table->fields = CAF_ALL_FIELDS;
        if (table->n > 1) {
            /* The second number of a case is its child, and of each there is one. */
            qsort(of->rows[kept_tables[i]], (size_t)table->n, (size_t)table->size, compare_rows);
        }
    }
    of->caseload = (caf_caseload){ (int32_t)sizeof of->caseload, CAF_TABLES, of->tables };
}

/* The day of birth, or on which it is expected; the end of days where neither is recorded. */
static caf_date birth_of(const relative *of)
{
    return of->born != 0 ? of->born : of->expected != 0 ? of->expected : INT32_MAX;
}

static int compare_relatives(const void *a, const void *b)
{
    const relative *one = a;
    const relative *other = b;
    caf_date born[2] = { birth_of(one), birth_of(other) };
    if (born[0] != born[1]) {
        return born[0] < born[1] ? -1 : 1;
    }
    return strcmp(one->name, other->name);
}

static bool fail(caf_status status)
{
    fprintf(stderr, "caf: %s\n", caf_status_text(status));
    return false;
}

/* Orders the relatives, the eldest first, and checks them as a family, in that order. */
static bool check_household(household *of)
{
    caf_member members[MOST_CASES];
    caf_member ordered[MOST_CASES];
    caf_context context = caf_context_on(of->with->as_of, CAF_DIVISION_NONE);
    caf_out found = { members, MOST_CASES, 0, (int32_t)sizeof members[0], 0 };
    caf_status status = caf_family(&of->caseload, &context, 1, &found);
    for (int64_t i = 0; status == CAF_OK && i < found.n; i++) {
        relative *one = &of->relatives[relative_of(of, members[i].case_id)];
        one->born = members[i].born;
        one->expected = members[i].expected;
    }
    if (status != CAF_OK) {
        return fail(status);
    }
    qsort(of->relatives, (size_t)of->n, sizeof of->relatives[0], compare_relatives);
    for (int64_t i = 0; i < found.n; i++) {
        int at = relative_of(of, members[i].case_id);
        ordered[at] = members[i];
        ordered[at].not_yet = of->relatives[at].kept.not_yet; /* its opening is masked already */
    }
    for (int64_t n = 1; make_room(&of->shown, &of->shown_room, n, sizeof *of->shown); n = of->shown_room + 1) {
        caf_out out = { of->shown, of->shown_room, 0, (int32_t)sizeof *of->shown, 0 };
        status = caf_check_family(&of->caseload, &context, ordered, found.n, &out);
        of->n_shown = out.n;
        if (status != CAF_E_CAPACITY) {
            return status == CAF_OK || fail(status);
        }
    }
    return false;
}

bool read_household(household *of, int64_t first, int64_t *next)
{
    uint64_t group = of->families.places[first].hash;
    of->n = 0;
    of->n_shown = 0;
    for (*next = first; *next < of->families.n && of->families.places[*next].hash == group; ++*next) {
    }
    of->too_many = *next - first > MOST_CASES ? *next - first : 0;
    for (int64_t i = first; i < *next && (of->too_many == 0 || i == first); i++) {
        relative *one = &of->relatives[of->n++];
        kept_text where;
        one->born = 0;
        one->expected = 0;
        one->has_others = false;
        if (!read_stored(&of->families, &of->families.places[i], &of->found, &one->kept)) {
            return false;
        }
        memcpy(&where, one->kept.bytes, sizeof where);
        if (!copy_name(&one->name, &one->length, one->kept.texts + where.at, where.length)) {
            return false;
        }
    }
    if (!copy_name(&of->name, &of->length, of->found.name, of->found.length) || of->too_many > 0) {
        return of->name != NULL;
    }
    for (int i = 0; i < KEPT_TABLES; i++) {
        of->tables[kept_tables[i]].n = 0;
    }
    return number_kind(of, OF_CHILD) && number_kind(of, OF_MEETING) && number_kind(of, OF_CASE) && add_outside(of) &&
           add_rows(of) && (finish_tables(of), check_household(of));
}

bool is_household(const household *of)
{
    return of->n > 1 || (of->n == 1 && (of->relatives[0].has_others || of->only != NULL));
}

int relative_of(const household *of, int64_t case_id)
{
    for (int i = 0; i < of->n; i++) {
        if (of->relatives[i].case_id == case_id) {
            return i;
        }
    }
    return -1;
}

kept_name name_in(const household *of, enum name_kind kind, int64_t number)
{
    const name_list *list = &of->names[kind];
    return number > 0 && number <= list->n ? list->all[number - 1] : (kept_name){ "", 0 };
}

bool meeting_of(const household *of, int which, int64_t meeting, caf_meeting_row *row)
{
    const caf_rows *rows = &of->tables[CAF_MEETINGS];
    const caf_meeting_row *all = rows->data;
    for (int64_t i = 0; i < rows->n; i++) {
        if (all[i].case_id == of->relatives[which].case_id && all[i].id == meeting) {
            *row = all[i];
            return true;
        }
    }
    return false;
}

void release_households(household *of)
{
    for (int i = 0; i < MOST_CASES; i++) {
        release_kept(&of->relatives[i].kept);
        free(of->relatives[i].name);
    }
    for (int i = 0; i < KEPT_TABLES; i++) {
        free(of->rows[kept_tables[i]]);
    }
    free(of->name);
    free(of->ids);
    for (int kind = 0; kind < NAME_KINDS; kind++) {
        free(of->names[kind].all);
    }
    free(of->shown);
    release_store(&of->families);
    release_store(&of->cases);
    release_stored(&of->found);
    release_kept(&of->kept);
    release_findings(&of->checked);
}
