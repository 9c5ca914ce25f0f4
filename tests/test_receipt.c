/* Canonical bytes: what changes them, and what must not. */
#include "fields.h"
#include "quick.h"
#include "receipt_support.h"

enum { AS_OF = 19500 };

/* How many times to try: fewer where CAF_QUICK is set. */
static uint64_t quick(uint64_t all, uint64_t few)
{
    return stride() == 1 ? all : few;
}

static const unsigned char hand_made[] =
    "libcaf facts 1\n"
    "\x2C\x4C\x00\x00"         /* as of day 19500 */
    "\x00"                     /* the case was open */
    "\x00\x02"                 /* cases: complete */
    "\xFF"                     /*   of which the source holds every field */
    "\x01"                     /* a row */
    "\x01\x01\x00\x00\x00"     /*   child: identifier 1 */
    "\x0A\x01\x4B\x00\x00"     /*   opened: day 19201 */
    "\x16\x01"                 /*   division: 1 */
    "\xFF\x00"                 /*   no more fields; no more rows */
    "\x01\x02"                 /* children: complete, without first languages */
    "\x08\xFF"
    "\x01"
    "\x01\x01\x00\x00\x00"     /*   id: identifier 1 */
    "\x02\xFF\xFF\xFF\xFF"     /*   own_case: the case itself */
    "\x44"                     /*   born: a day that cannot be */
    "\xFF\x00"
    "\x04\x01"                 /* meetings: held in part */
    "\xFF"
    "\x01"
    "\x01\x01\x00\x00\x00"     /*   id: identifier 1 of the meetings */
    "\x05\x80\x4B\x00\x00"     /*   planned_for */
    "\x86"                     /*   held_on: could not be read */
    "\xFF\x00"
    "\xFF";                    /* no more tables */

static const unsigned char hand_made_ahead[] =
    "libcaf ahead 1\n"
    "\x04"                     /* meetings */
    "\x01\xFF"                 /*   one that is there, with nothing to come */
    "\x02\x02\x00\x00\x00"     /*   one that was not there yet: identifier 2 */
    "\x00\xFF";

static void make_by_hand(owned *load)
{
    caf_case_row own = { .case_id = 70, .child = 900, .opened = 19201, .division = 1 };
    caf_child_row child = { .case_id = 70, .id = 900, .own_case = 70, .born = 99999999, .language = 1 };
    caf_meeting_row meeting = { .case_id = 70, .id = 1000, .planned_for = 19328, .held_on = CAF_DATE_UNREADABLE };
    caf_meeting_row later = { .case_id = 70, .id = 1001, .held_on = 19501 };
    begin_owned(load);
    own.partial_tables = (int64_t)1 << CAF_MEETINGS;
    add_row(load, CAF_CASES, &own);
    add_row(load, CAF_CHILDREN, &child);
    add_row(load, CAF_MEETINGS, &meeting);
    add_row(load, CAF_MEETINGS, &later);
    for (int table = 0; table < CAF_TABLES; table++) {
        int has_rows = table == CAF_CASES || table == CAF_CHILDREN || table == CAF_MEETINGS;
        load->tables[table].fields = has_rows ? CAF_ALL_FIELDS : 0;
    }
    load->tables[CAF_CHILDREN].fields &= ~((int64_t)1 << CHILD_LANGUAGE);
}

START_TEST(a_case_worked_by_hand)
{
    owned load;
    written got;
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    memset(&got, 0, sizeof got);
    make_by_hand(&load);
    write_first(&got, &load, &context);
    ck_assert_uint_eq(got.facts.n, sizeof hand_made - 1);
    ck_assert_mem_eq(got.facts.all, hand_made, sizeof hand_made - 1);
    ck_assert_uint_eq(got.ahead.n, sizeof hand_made_ahead - 1);
    ck_assert_mem_eq(got.ahead.all, hand_made_ahead, sizeof hand_made_ahead - 1);
    end_owned(&load);
    release_written(&got);
}
END_TEST

/* Gives every identifier but those of cases another number, in the same order. */
static void rename_all(owned *load)
{
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t f = 1; (field = caf_field_at(table, f)) != NULL; f++) {
            for (int64_t i = 0; field->type == CAF_TYPE_ID && i < load->tables[table].n; i++) {
                unsigned char *row = load->memory[table] + i * load->tables[table].size;
                int64_t id = value_of(row, field);
                int64_t other = id > 0 && id < 1000 ? id * 1000003 + 77 : id;
                set_value(row, field, other);
            }
        }
    }
}

START_TEST(other_identifiers_give_the_same_bytes)
{
    written one;
    written other;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    for (uint64_t seed = 1; seed <= quick(400, 40); seed++) {
        owned load;
        caf_context context = caf_context_on(AS_OF, CAF_SCOTLAND);
        random_caseload(&load, seed, 3, (int)(seed % 2));
        for (int64_t n = 0; n < 3; n++) {
            caf_case whose = nth_case(&load, n, &context);
            write_case(&one, &whose, &context);
            owned moved;
            copy_owned(&moved, &load);
            rename_all(&moved);
            whose = nth_case(&moved, n, &context);
            write_case(&other, &whose, &context);
            ck_assert(is_same(&one.facts, &other.facts));
            ck_assert(is_same(&one.ahead, &other.ahead));
            ck_assert(is_same(&one.findings, &other.findings));
            end_owned(&moved);
        }
        end_owned(&load);
    }
    release_written(&one);
    release_written(&other);
}
END_TEST

/* A case with a row in every table, in which every field says something. */
static void fill_all(owned *load)
{
    unsigned char row[256];
    int64_t id = 100;
    begin_owned(load);
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        memset(row, 0, sizeof row);
        for (int32_t i = 0; (field = caf_field_at(table, i)) != NULL; i++) {
            int64_t value = is_date(field) ? 19000 + i : field->type == CAF_TYPE_ID ? ++id : field->type == CAF_TYPE_TABLES ? 0 : 2;
            set_value(row, field, field->type == CAF_TYPE_CHOICE && field->n_choices < 2 ? 1 : value);
        }
        set_value(row, caf_field_at(table, 0), 7);
        add_row(load, table, row);
    }
}

/* Another value that the field can have as well. */
static int64_t another(const caf_field *field, int64_t value)
{
    switch (field->type) {
    case CAF_TYPE_ID:
        return 0; /* any other number that stands nowhere else means the same */
    case CAF_TYPE_CHOICE:
        return value > 1 ? value - 1 : 0;
    case CAF_TYPE_TABLES:
        return (int64_t)1 << CAF_QUALITY;
    case CAF_TYPE_SET:
        return value | 4;
    case CAF_TYPE_FLAG:
        return CAF_YES;
    default:
        return value + 1;
    }
}

START_TEST(every_field_changes_the_bytes)
{
    owned load;
    written one;
    written other;
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    int n = 0;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    fill_all(&load);
    write_first(&one, &load, &context);
    for (int table = 0; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 1; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char *row = load.memory[table];
            int64_t value = value_of(row, field);
            set_value(row, field, another(field, value));
            write_first(&other, &load, &context);
            ck_assert_msg(!is_same(&one.facts, &other.facts), "%s.%s", caf_table_name(table), field->name);
            ck_assert(is_same(&one.ahead, &other.ahead));
            set_value(row, field, value);
            load.tables[table].fields &= ~((int64_t)1 << i);
            write_first(&other, &load, &context);
            /* What stands in the first 16 bytes of a row is there in any case. */
            ck_assert_msg(!is_same(&one.facts, &other.facts) == (field->offset >= 16), "without %s.%s",
                          caf_table_name(table), field->name);
            load.tables[table].fields = CAF_ALL_FIELDS;
            n++;
        }
    }
    ck_assert_int_gt(n, 250);
    write_first(&other, &load, &context);
    ck_assert(is_same(&one.facts, &other.facts));
    context.as_of++;
    write_first(&other, &load, &context);
    ck_assert(!is_same(&one.facts, &other.facts));
    end_owned(&load);
    release_written(&one);
    release_written(&other);
}
END_TEST

/* Of what an identifier is one: of a table's rows, or of what no table holds; -1: of cases. */
static int kind_of(const caf_field *field)
{
    if (strcmp(field->name, "own_case") == 0) {
        return -1;
    }
    return field->refers_to >= 0 ? field->refers_to : strcmp(field->name, "id") == 0 ? field->table : CAF_TABLES;
}

START_TEST(identifiers_of_a_kind_are_the_same_or_not)
{
    owned load;
    written one;
    written other;
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    const caf_field *ids[128];
    int n = 0;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    fill_all(&load);
    write_first(&one, &load, &context);
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int32_t i = 1; caf_field_at(table, i) != NULL; i++) {
            if (caf_field_at(table, i)->type == CAF_TYPE_ID) {
                ids[n++] = caf_field_at(table, i);
            }
        }
    }
    for (int i = 0; i < n; i++) {
        unsigned char *row = load.memory[ids[i]->table];
        int64_t kept = value_of(row, ids[i]);
        for (int j = 0; j < n; j++) {
            set_value(row, ids[i], value_of(load.memory[ids[j]->table], ids[j]));
            write_first(&other, &load, &context);
            ck_assert_msg(is_same(&one.facts, &other.facts) == (i == j || kind_of(ids[i]) != kind_of(ids[j])), "%s.%s and %s.%s",
                          caf_table_name(ids[i]->table), ids[i]->name, caf_table_name(ids[j]->table), ids[j]->name);
            set_value(row, ids[i], kept);
        }
    }
    end_owned(&load);
    release_written(&one);
    release_written(&other);
}
END_TEST

/* A row of one later event, and what a row says of a later day, are not among the facts of an earlier one. */
START_TEST(later_entries_change_only_what_is_ahead)
{
    owned load;
    written one;
    written other;
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    fill_all(&load);
    for (int table = 1; table < CAF_TABLES; table++) {
        const caf_field *field;
        for (int32_t i = 1; (field = caf_field_at(table, i)) != NULL; i++) {
            unsigned char row[256] = { 0 };
            owned more;
            if (field->type != CAF_TYPE_DATE) {
                continue;
            }
            write_first(&one, &load, &context);
            set_value(row, caf_field_at(table, 0), 7);
            set_value(row, caf_field_at(table, 1), 5000);
            set_value(row, field, AS_OF + 1);
            copy_owned(&more, &load);
            add_row(&more, table, row);
            int is_child = table == CAF_CHILDREN && strcmp(field->name, "recorded") != 0; /* is no event */
            write_first(&other, &more, &context);
            ck_assert_msg(is_child != is_same(&one.facts, &other.facts), "%s.%s", caf_table_name(table), field->name);
            ck_assert(!is_same(&one.ahead, &other.ahead));
            end_owned(&more);
            if (strcmp(field->name, "recorded") != 0) {
                copy_owned(&more, &load);
                /* Not recorded that day: neither the event nor what came with it. */
                const caf_field *with;
                for (int32_t j = 1; (with = caf_field_at(table, j)) != NULL; j++) {
                    if (with->event == i || j == i) {
                        set_value(more.memory[table], with, 0);
                    }
                }
                write_first(&one, &more, &context);
                set_value(more.memory[table], field, AS_OF + 400);
                for (int32_t j = 1; (with = caf_field_at(table, j)) != NULL; j++) {
                    if (with->event == i) {
                        set_value(more.memory[table], with, 1);
                    }
                }
                write_first(&other, &more, &context);
                ck_assert_msg(is_same(&one.facts, &other.facts), "%s.%s", caf_table_name(table), field->name);
                ck_assert_msg(!is_same(&one.ahead, &other.ahead), "%s.%s", caf_table_name(table), field->name);
                end_owned(&more);
            }
        }
    }
    end_owned(&load);
    release_written(&one);
    release_written(&other);
}
END_TEST

/* A row entered later, before one that findings name by its place. */
START_TEST(later_rows_shift_no_finding)
{
    owned load;
    owned more;
    written one;
    written other;
    caf_context context = caf_context_on(day("2023-06-30"), CAF_ENGLAND_AND_WALES);
    caf_case_row own = { .case_id = 7, .opened = day("2023-03-01"), .division = 1 };
    caf_assessment_row assessment = { .case_id = 7, .started = day("2023-03-06"), .completed = day("2023-04-03"), .kind = 1 };
    caf_meeting_row later = { .case_id = 7, .recorded = day("2023-07-01"), .held_on = day("2023-04-20"), .kind = 1 };
    caf_meeting_row held = { .case_id = 7, .held_on = day("2023-05-02"), .kind = 1 };
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    begin_owned(&load);
    add_row(&load, CAF_CASES, &own);
    add_row(&load, CAF_ASSESSMENTS, &assessment);
    copy_owned(&more, &load);
    add_row(&more, CAF_MEETINGS, &later);
    add_row(&load, CAF_MEETINGS, &held);
    add_row(&more, CAF_MEETINGS, &held);
    write_first(&one, &load, &context);
    write_first(&other, &more, &context);
    ck_assert(is_same(&one.facts, &other.facts));
    ck_assert(!is_same(&one.ahead, &other.ahead));
    ck_assert(is_same(&one.findings, &other.findings));
    end_owned(&load);
    end_owned(&more);
    release_written(&one);
    release_written(&other);
}
END_TEST

/* The same rows further apart, off every alignment, and of a later version that holds nothing more. */
START_TEST(where_and_how_rows_lie_says_nothing)
{
    enum { MORE = 8, APART = 5 };
    written one;
    written other;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    for (uint64_t seed = 1; seed <= quick(300, 30); seed++) {
        owned load;
        owned moved;
        caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
        random_caseload(&load, seed, 1, (int)(seed % 3));
        memset(&moved, 0, sizeof moved);
        moved = load;
        moved.load.tables = moved.tables;
        for (int table = 0; table < CAF_TABLES; table++) {
            size_t size = (size_t)load.tables[table].size;
            size_t n = (size_t)load.tables[table].n;
            moved.memory[table] = malloc(1 + n * (size + MORE + APART));
            ck_assert_ptr_nonnull(moved.memory[table]);
            memset(moved.memory[table], 0xA5, 1 + n * (size + MORE + APART));
            for (size_t i = 0; i < n; i++) {
                unsigned char *at = moved.memory[table] + 1 + i * (size + MORE + APART);
                memcpy(at, load.memory[table] + i * size, size);
                memset(at + size, 0, MORE);
            }
            moved.tables[table].data = moved.memory[table] + 1;
            moved.tables[table].size = (int32_t)size + MORE;
            moved.tables[table].stride = (int32_t)size + MORE + APART;
        }
        write_first(&one, &load, &context);
        write_first(&other, &moved, &context);
        ck_assert(is_same(&one.facts, &other.facts));
        ck_assert(is_same(&one.ahead, &other.ahead));
        ck_assert(is_same(&one.findings, &other.findings));
        end_owned(&moved);
        end_owned(&load);
    }
    release_written(&one);
    release_written(&other);
}
END_TEST

/* Changes something of a caseload that rules may not see. */
static void change_something(owned *load, uint64_t *state)
{
    int table = (int)below(state, CAF_TABLES);
    if (load->tables[table].n == 0 || below(state, 12) == 0) {
        int is_absent = value_of(load->memory[CAF_CASES], field_of(CAF_CASES, "absent_tables")) >> table & 1;
        if (is_absent && load->tables[table].n == 0) {
            load->tables[table].fields = load->tables[table].fields != 0 ? 0 : below(state, 2) ? CAF_ALL_FIELDS : 6;
        }
        return;
    }
    const caf_field *field = NULL;
    while (field == NULL) {
        field = caf_field_at(table, 1 + (int32_t)below(state, 40));
    }
    unsigned char *row = load->memory[table] + below(state, load->tables[table].n) * load->tables[table].size;
    if (strcmp(field->name, "id") == 0) {
        return; /* tables are sorted by it */
    }
    set_value(row, field, is_date(field) && below(state, 2) ? AS_OF + 1 + below(state, 300) : random_value(state, field, CARELESS));
}

START_TEST(equal_bytes_mean_equal_findings)
{
    written one;
    written other;
    int64_t equal = 0;
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    for (uint64_t seed = 1; seed <= quick(4000, 300); seed++) {
        uint64_t state = seed * 77 + 5;
        owned load;
        owned changed;
        caf_context context = caf_context_on((caf_date)(19100 + below(&state, 600)), CAF_ENGLAND_AND_WALES);
        const caf_profile *beside[3] = { caf_profile_at(1), caf_profile_at(2), caf_profile_at(3) };
        context.beside = beside;
        context.n_beside = 3;
        random_caseload(&load, seed, 1, (int)(seed % 3));
        if (below(&state, 2)) {
            set_value(load.memory[CAF_CASES], field_of(CAF_CASES, "absent_tables"), (int64_t)(next_random(&state) & 0x1FFFFFE));
        }
        write_first(&one, &load, &context);
        for (int k = 0; k < 10; k++) {
            copy_owned(&changed, &load);
            change_something(&changed, &state);
            write_first(&other, &changed, &context);
            if (is_same(&one.facts, &other.facts) && is_same(&one.ahead, &other.ahead)) {
                ck_assert_msg(is_same(&one.findings, &other.findings), "seed %d", (int)seed);
                equal++;
            }
            end_owned(&changed);
        }
        end_owned(&load);
    }
    ck_assert_int_gt(equal, (int64_t)quick(5000, 200));
    release_written(&one);
    release_written(&other);
}
END_TEST

START_TEST(a_case_not_open_yet_has_no_facts)
{
    owned load;
    written one;
    written other;
    caf_context context = caf_context_on(18000, CAF_ENGLAND_AND_WALES);
    memset(&one, 0, sizeof one);
    memset(&other, 0, sizeof other);
    fill_all(&load);
    write_first(&one, &load, &context);
    ck_assert_uint_eq(one.facts.n, 15 + 4 + 1 + 1);
    ck_assert_int_eq(one.facts.all[19], 1);
    set_value(load.memory[CAF_MEETINGS], field_of(CAF_MEETINGS, "held_on"), 19300);
    write_first(&other, &load, &context);
    ck_assert(is_same(&one.facts, &other.facts));
    ck_assert(is_same(&one.ahead, &other.ahead));
    end_owned(&load);
    release_written(&one);
    release_written(&other);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
    owned load;
    size_t size;
    bytes all = { NULL, 0, 0 };
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    fill_all(&load);
    caf_case whose = nth_case(&load, 0, &context);
    caf_out found = { NULL, 0, 0, (int32_t)sizeof(caf_finding), 0 };
    ck_assert_int_eq(caf_receipt_room(NULL, &size), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_room(&whose, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_room(&whose, &size), CAF_OK);
    unsigned char *memory = malloc(size + 8);
    ck_assert_ptr_nonnull(memory);
    ck_assert_int_eq(caf_receipt_facts(NULL, memory, size, take_bytes, &all, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_facts(&whose, NULL, size, take_bytes, &all, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_facts(&whose, memory, size, NULL, &all, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_facts(&whose, memory, size - 1, take_bytes, &all, &all), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_receipt_facts(&whose, memory + 1, size, take_bytes, &all, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_profile(NULL, 0, take_bytes, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_profile(&context, 0, NULL, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_profile(&context, 1, take_bytes, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_profile(&context, -1, take_bytes, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_calendar(&context, 4, take_bytes, &all), CAF_E_DIVISION);
    ck_assert_int_eq(caf_receipt_calendar(&context, 1, NULL, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_calendar(NULL, 1, take_bytes, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_findings(&whose, &context, NULL, take_bytes, &all), CAF_E_NULL);
    ck_assert_int_eq(caf_receipt_findings(&whose, NULL, &found, take_bytes, &all), CAF_E_NULL);
    found.size--;
    ck_assert_int_eq(caf_receipt_findings(&whose, &context, &found, take_bytes, &all), CAF_E_SIZE);
    found.size++;
    /* Held against other readings or calendars, equal parts would go with other flags. */
    context.readings = 1 << CAF_START_DAY_COUNTED;
    ck_assert_int_eq(caf_receipt_profile(&context, 0, take_bytes, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_findings(&whose, &context, &found, take_bytes, &all), CAF_E_ARGUMENT);
    context.readings = 0;
    context.compared[CAF_SCOTLAND] = caf_calendar_builtin(CAF_SCOTLAND);
    ck_assert_int_eq(caf_receipt_profile(&context, 0, take_bytes, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_findings(&whose, &context, &found, take_bytes, &all), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_receipt_division(NULL, &context), CAF_DIVISION_NONE);
    ck_assert_uint_eq(all.n, 0);
    whose.count[CAF_MEETINGS] = INT64_MAX;
    ck_assert_int_eq(caf_receipt_room(&whose, &size), CAF_E_OVERFLOW);
    free(memory);
    end_owned(&load);
}
END_TEST

/* A longer row that holds what this version does not know has no receipt. */
START_TEST(a_tail_is_no_receipt)
{
    owned load;
    unsigned char tail[512] = { 0 };
    unsigned char memory[65536];
    bytes all = { NULL, 0, 0 };
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    fill_all(&load);
    memcpy(tail, load.memory[CAF_PLANS], (size_t)caf_row_size(CAF_PLANS));
    tail[caf_row_size(CAF_PLANS)] = 1;
    load.tables[CAF_PLANS].data = tail;
    load.tables[CAF_PLANS].size += 8;
    caf_case whose = nth_case(&load, 0, &context);
    void *room = memory + (8 - (uintptr_t)memory % 8);
    ck_assert_int_eq(caf_receipt_facts(&whose, room, sizeof memory - 8, take_bytes, &all, &all), CAF_E_ROW_TAIL);
    free(all.all);
    end_owned(&load);
}
END_TEST

static const caf_profile *build_profile(const caf_setting *settings, int64_t n, void *memory, size_t room)
{
    const caf_profile *made = NULL;
    static const char text[] = "\0A title";
    ck_assert_int_eq(caf_profile_build(1000, "mine", settings, n, text, sizeof text, memory, room, &made, NULL), CAF_OK);
    return made;
}

static bytes bytes_of_profile(const caf_setting *settings, int64_t n, caf_division division)
{
    static int64_t memory[512];
    bytes all = { NULL, 0, 0 };
    caf_context context = caf_context_on(AS_OF, division);
    context.profile = build_profile(settings, n, memory, sizeof memory);
    ck_assert_int_eq(caf_receipt_profile(&context, 0, take_bytes, &all), CAF_OK);
    return all;
}

static const unsigned char profile_bytes[] =
    "libcaf profile 1\n"
    "\x04\x00\x00\x00mine"
    "\x01\x00\x00\x00"                                     /* England and Wales */
    "\x01" "\x05\x00\x00\x00" "EM-C1" "\x00\x00\x00\x00"   /* EM-C1 is built in */
    "\x00\x00\x00\x00" "\x00\x00\x00\x00" "\x00\x00\x00\x00" "\x03\x00\x00\x00" "\x00\x00\x00\x00" "\x00\x00\x00\x00"
    "\x01" "\x05\x00\x00\x00" "EM-C1" "\x00\x00\x00\x00"
    "\x01\x00\x00\x00" "\x06\x00\x00\x00" "\x03\x00\x00\x00" "\x00\x00\x00\x00" "\x10\x27\x00\x00" "\x00\x00\x00\x00"
    "\x00\x00";                                            /* no more settings; no vendor's rules */

START_TEST(what_decides_in_a_profile_changes_its_bytes)
{
    const caf_setting base[2] = { { .rule = CAF_EM_C1, .severity = CAF_HIGH },
                                  { .rule = CAF_EM_C1, .parameter = CAF_WITHIN, .amount = 6, .unit = CAF_WEEKS, .from = 10000 } };
    bytes one = bytes_of_profile(base, 2, CAF_ENGLAND_AND_WALES);
    ck_assert_uint_eq(one.n, sizeof profile_bytes - 1);
    ck_assert_mem_eq(one.all, profile_bytes, one.n);
    for (int what = 0; what < 9; what++) {
        caf_setting changed[3] = { base[0], base[1], { 0 } };
        int64_t n = 2;
        caf_division division = CAF_ENGLAND_AND_WALES;
        switch (what) {
        case 0: changed[0].severity = CAF_LOW; break;
        case 1: changed[1].amount = 7; break;
        case 2: changed[1].unit = CAF_DAYS; break;
        case 3: changed[1].from = 10001; break;
        case 4: changed[1].until = 20000; break;
        case 5: division = CAF_SCOTLAND; break;
        case 6: n = 1; break;
        case 7: changed[0].title = changed[1].source = 1; break; /* said of it, and decides nothing */
        default: changed[n++] = (caf_setting){ .rule = CAF_EM_C1, .severity = CAF_AS_BEFORE, .title = 1 }; break;
        }
        bytes other = bytes_of_profile(changed, n, division);
        ck_assert_msg(is_same(&one, &other) == (what >= 7), "%d", what);
        free(other.all);
    }
    free(one.all);
}
END_TEST

START_TEST(every_day_of_a_calendar_changes_its_bytes)
{
    static int64_t memory[24000];
    caf_calendar_change change = { 19501, CAF_CLOSURE_DAY };
    caf_calendar_spec spec = { .size = (int32_t)sizeof spec, .division = CAF_ENGLAND_AND_WALES };
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    bytes one = { NULL, 0, 0 };
    ck_assert_int_eq(caf_receipt_calendar(&context, CAF_ENGLAND_AND_WALES, take_bytes, &one), CAF_OK);
    for (int what = 0; what < 6; what++) {
        bytes other = { NULL, 0, 0 };
        caf_calendar_spec changed = spec;
        caf_division division = CAF_ENGLAND_AND_WALES;
        changed.changes = &change;
        changed.n_changes = what == 1 || what == 2;
        change.holiday = what == 1 ? CAF_CLOSURE_DAY : CAF_HOLIDAY_NONE;
        change.date = what == 1 ? 19501 : day("2023-05-01");
        changed.weekend = what == 3 ? 1 << CAF_SUNDAY : 0;
        changed.certain_until = what == 4 ? day("2029-12-31") : 0;
        if (what == 5) {
            changed.division = division = CAF_SCOTLAND;
        }
        ck_assert_int_eq(caf_calendar_build(&changed, memory, sizeof memory, &context.calendars[division]), CAF_OK);
        ck_assert_int_eq(caf_receipt_calendar(&context, division, take_bytes, &other), CAF_OK);
        ck_assert_msg(is_same(&one, &other) == (what == 0), "%d", what);
        free(other.all);
        context.calendars[division] = NULL;
    }
    one.n = 0;
    ck_assert_int_eq(caf_receipt_calendar(&context, CAF_DIVISION_NONE, take_bytes, &one), CAF_OK);
    ck_assert_uint_eq(one.n, 18 + 4);
    free(one.all);
}
END_TEST

static const unsigned char finding_bytes[] =
    "libcaf findings 1\n"
    "\x01\x00\x00\x00"
    "\x00\x00\x00\x00"             /* under the first profile */
    "\x05\x00\x00\x00" "EM-C1" "\x00\x00\x00\x00"
    "\x01\x02\x03\x02"             /* standard, not met, high, grade 2 */
    "\x07\x00\x00\x00"
    "\x11\x00\x00\x00" "\x12\x00\x00\x00" "\x13\x00\x00\x00" "\xEC\xFF\xFF\xFF"
    "\x05\x00\x00\x00"
    "\x04" "\x01\x00\x00\x00"      /* of meetings the first */
    "\x01" "\x15\x00\x00\x00\x00\x00\x00\x80";

START_TEST(every_part_of_a_finding_changes_its_bytes)
{
    owned load;
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    caf_meeting_row more = { .case_id = 7, .id = 9000, .held_on = 19400 };
    bytes one = { NULL, 0, 0 };
    fill_all(&load);
    add_row(&load, CAF_MEETINGS, &more);
    caf_case whose = nth_case(&load, 0, &context);
    int64_t first = value_of(load.memory[CAF_MEETINGS], field_of(CAF_MEETINGS, "id"));
    const caf_finding base = { .case_id = 7, .row = first, .items = (int64_t)((uint64_t)1 << 63 | 0x15), .rule = CAF_EM_C1, .due = 0x11,
                               .done = 0x12, .days = 0x13, .slack = -20, .reason = 7, .profile = 1, .table = CAF_MEETINGS, .kind = 1,
                               .verdict = 2, .grade = 2, .severity = 3, .flags = 5, .item_set = 1 };
    caf_finding changed = base;
    caf_out found = { &changed, 1, 1, (int32_t)sizeof changed, 0 };
    ck_assert_int_eq(caf_receipt_findings(&whose, &context, &found, take_bytes, &one), CAF_OK);
    ck_assert_uint_eq(one.n, sizeof finding_bytes - 1);
    ck_assert_mem_eq(one.all, finding_bytes, one.n);
    for (int what = 0; what < 18; what++) {
        bytes other = { NULL, 0, 0 };
        changed = base;
        switch (what) {
        case 0: changed.case_id++; break; /* the case is said elsewhere */
        case 1: changed.group++; break;   /* and is among the facts */
        case 2: changed.row = -1; break;  /* the same row by its place */
        case 3: changed.row = 9000; break;
        case 4: changed.items ^= 2; break;
        case 5: changed.rule++; break;
        case 6: changed.due++; break;
        case 7: changed.done++; break;
        case 8: changed.days++; break;
        case 9: changed.slack++; break;
        case 10: changed.reason++; break;
        case 11: changed.profile = 2; break;
        case 12: changed.table = CAF_PLANS; break;
        case 13: changed.kind++; break;
        case 14: changed.verdict++; break;
        case 15: changed.grade++; break;
        case 16: changed.severity--; break;
        default: changed.flags++; break;
        }
        ck_assert_int_eq(caf_receipt_findings(&whose, &context, &found, take_bytes, &other), CAF_OK);
        ck_assert_msg(is_same(&one, &other) == (what <= 2), "%d", what);
        free(other.all);
    }
    free(one.all);
    end_owned(&load);
}
END_TEST

static void never_run(const caf_run *run)
{
    (void)run;
}

START_TEST(rules_of_a_vendors_own_are_named)
{
    const caf_rule about = { .size = (int32_t)sizeof about, .id = CAF_VENDOR_RULES + 3, .name = "OWN-1", .clause = "1", .title = "T",
                             .kind = CAF_STANDARD };
    caf_vendor_rule own = { .size = (int32_t)sizeof own, .rule = &about, .run = never_run };
    caf_context context = caf_context_on(AS_OF, CAF_ENGLAND_AND_WALES);
    bytes one = { NULL, 0, 0 };
    bytes other = { NULL, 0, 0 };
    static const unsigned char tail[] = "\x00\x01\x05\x00\x00\x00OWN-1\x13\x27\x00\x00\x00";
    ck_assert_int_eq(caf_receipt_profile(&context, 0, take_bytes, &one), CAF_OK);
    context.vendor_rules = &own;
    context.n_vendor_rules = 1;
    ck_assert_int_eq(caf_receipt_profile(&context, 0, take_bytes, &other), CAF_OK);
    ck_assert_uint_eq(other.n, one.n + sizeof tail - 1 - 2);
    ck_assert_mem_eq(other.all + one.n - 2, tail, sizeof tail - 1);
    free(one.all);
    free(other.all);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("receipt");
    TCase *tests = tcase_create("receipt");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_case_worked_by_hand);
    tcase_add_test(tests, other_identifiers_give_the_same_bytes);
    tcase_add_test(tests, every_field_changes_the_bytes);
    tcase_add_test(tests, identifiers_of_a_kind_are_the_same_or_not);
    tcase_add_test(tests, later_entries_change_only_what_is_ahead);
    tcase_add_test(tests, later_rows_shift_no_finding);
    tcase_add_test(tests, where_and_how_rows_lie_says_nothing);
    tcase_add_test(tests, equal_bytes_mean_equal_findings);
    tcase_add_test(tests, a_case_not_open_yet_has_no_facts);
    tcase_add_test(tests, what_cannot_be_is_refused);
    tcase_add_test(tests, a_tail_is_no_receipt);
    tcase_add_test(tests, what_decides_in_a_profile_changes_its_bytes);
    tcase_add_test(tests, every_day_of_a_calendar_changes_its_bytes);
    tcase_add_test(tests, every_part_of_a_finding_changes_its_bytes);
    tcase_add_test(tests, rules_of_a_vendors_own_are_named);
    return run_suite(suite);
}
