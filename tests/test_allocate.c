/* Cases to auditors: held against every way there is of small problems, and reasons against what they claim. */
#include "core_support.h"

enum { MOST_CASES = 5, MOST_AUDITORS = 5, PAIRS = 64 };

/* A problem with room for its lists. */
typedef struct problem {
    caf_allocation what;
    int64_t cases[MOST_CASES];
    caf_auditor auditors[MOST_AUDITORS];
    caf_involvement involved[PAIRS];
    caf_involvement agencies[PAIRS];
} problem;

/* What came of it. */
typedef struct outcome {
    caf_allocation_answer answer;
    caf_allocated given[2 * MOST_CASES];
    int64_t cases[MOST_CASES];
    int64_t auditors[MOST_AUDITORS];
    int64_t n_given;
    int64_t n_cases;
    int64_t n_auditors;
} outcome;

static uint64_t state;

static void settle(problem *of)
{
    of->what.size = (int32_t)sizeof of->what;
    of->what.cases = of->cases;
    of->what.auditors = of->auditors;
    of->what.involved = of->involved;
    of->what.agencies = of->agencies;
}

static outcome allocate(const problem *of)
{
    outcome made;
    size_t bytes = 0;
    memset(&made, 0, sizeof made);
    made.answer.size = (int32_t)sizeof made.answer;
    ck_assert_int_eq(caf_allocate_size(&of->what, &bytes), CAF_OK);
    void *memory = malloc(bytes + 1); /* for the sanitizers and valgrind: no more than is asked for */
    ck_assert_ptr_nonnull(memory);
    caf_out given = { made.given, of->what.each * of->what.n_cases, 0, (int32_t)sizeof(caf_allocated), 0 };
    caf_out cases = { made.cases, of->what.n_cases, 0, (int32_t)sizeof(int64_t), 0 };
    caf_out auditors = { made.auditors, of->what.n_auditors, 0, (int32_t)sizeof(int64_t), 0 };
    ck_assert_int_eq(caf_allocate(&of->what, memory, bytes, &given, &made.answer, &cases, &auditors), CAF_OK);
    made.n_given = given.n;
    made.n_cases = cases.n;
    made.n_auditors = auditors.n;
    free(memory);
    return made;
}

static int is_in(const caf_involvement *list, int64_t n, int64_t of, int64_t who)
{
    for (int64_t i = 0; i < n; i++) {
        if (list[i].case_id == of && list[i].who == who) {
            return 1;
        }
    }
    return 0;
}

static int may(const problem *of, int64_t k, int64_t a)
{
    return !is_in(of->involved, of->what.n_involved, of->cases[k], of->auditors[a].id);
}

static int costs(const problem *of, int64_t k, int64_t a)
{
    return is_in(of->agencies, of->what.n_agencies, of->cases[k], of->auditors[a].agency);
}

/* The best of all ways, found by trying each. */
typedef struct best {
    int64_t squares; /* -1: there is no way */
    int64_t by_agency;
} best;

static void try_all(const problem *of, int64_t k, int32_t loads[MOST_AUDITORS], int64_t cost, best *found)
{
    if (k == of->what.n_cases) {
        int64_t squares = 0;
        for (int64_t a = 0; a < of->what.n_auditors; a++) {
            squares += (int64_t)loads[a] * loads[a];
        }
        if (found->squares < 0 || squares < found->squares || (squares == found->squares && cost < found->by_agency)) {
            *found = (best){ squares, cost };
        }
        return;
    }
    for (int64_t a = 0; a < of->what.n_auditors; a++) {
        if (!may(of, k, a) || loads[a] == of->auditors[a].most) {
            continue;
        }
        loads[a]++;
        if (of->what.each == 1) {
            try_all(of, k + 1, loads, cost + costs(of, k, a), found);
        }
        for (int64_t b = a + 1; of->what.each == 2 && b < of->what.n_auditors; b++) {
            if (may(of, k, b) && loads[b] < of->auditors[b].most && of->auditors[a].agency != of->auditors[b].agency) {
                loads[b]++;
                try_all(of, k + 1, loads, cost + costs(of, k, a) + costs(of, k, b), found);
                loads[b]--;
            }
        }
        loads[a]--;
    }
}

static int64_t index_of(const int64_t *list, int64_t n, int64_t id)
{
    for (int64_t i = 0; i < n; i++) {
        if (list[i] == id) {
            return i;
        }
    }
    return -1;
}

static int64_t auditor_of(const problem *of, int64_t id)
{
    for (int64_t a = 0; a < of->what.n_auditors; a++) {
        if (of->auditors[a].id == id) {
            return a;
        }
    }
    ck_abort_msg("no auditor %ld", (long)id);
    return -1;
}

/* What was given out keeps every condition and is as good as the answer says. */
static void assert_kept(const problem *of, const outcome *made)
{
    int32_t loads[MOST_AUDITORS] = { 0 };
    int64_t by_agency = 0;
    int64_t squares = 0;
    ck_assert_int_eq(made->n_given, of->what.each * of->what.n_cases);
    for (int64_t i = 0; i < made->n_given; i++) {
        int64_t k = i / of->what.each;
        const caf_allocated *one = &made->given[i];
        int64_t a = auditor_of(of, one->auditor);
        ck_assert_int_eq(one->case_id, of->cases[k]);
        ck_assert_msg(may(of, k, a), "to somebody who was involved");
        ck_assert_int_eq(one->by_agency, costs(of, k, a));
        if (of->what.each == 2 && i % 2 == 1) {
            ck_assert(one[-1].auditor < one->auditor);
            ck_assert_msg(of->auditors[a].agency != of->auditors[auditor_of(of, one[-1].auditor)].agency, "two of one agency");
        }
        by_agency += one->by_agency;
        loads[a]++;
    }
    for (int64_t a = 0; a < of->what.n_auditors; a++) {
        ck_assert_msg(loads[a] <= of->auditors[a].most, "more than an auditor takes");
        squares += (int64_t)loads[a] * loads[a];
    }
    ck_assert_int_eq(squares, made->answer.squares);
    ck_assert_int_eq(by_agency, made->answer.by_agency);
    ck_assert_int_eq(made->n_cases + made->n_auditors, 0);
}

/* A reason proves by itself that there is no way: no case has more auditors than it counts for it. */
static void assert_reason(const problem *of, const outcome *made)
{
    int64_t can_take = 0;
    int64_t once = 0;
    ck_assert_int_eq(made->n_given, 0);
    ck_assert_int_eq(made->answer.needed, made->n_cases * of->what.each);
    for (int64_t i = 0; i < made->n_auditors; i++) {
        ck_assert(i == 0 || made->auditors[i] > made->auditors[i - 1]);
        can_take += of->auditors[auditor_of(of, made->auditors[i])].most;
    }
    for (int64_t i = 0; i < made->n_cases; i++) {
        int64_t k = index_of(of->cases, of->what.n_cases, made->cases[i]);
        int64_t seen[MOST_AUDITORS];
        int64_t n = 0;
        ck_assert(k >= 0 && (i == 0 || made->cases[i] > made->cases[i - 1]));
        for (int64_t a = 0; a < of->what.n_auditors; a++) {
            int64_t agency = of->auditors[a].agency;
            if (may(of, k, a) && index_of(made->auditors, made->n_auditors, of->auditors[a].id) < 0 && index_of(seen, n, agency) < 0) {
                seen[n++] = agency;
            }
        }
        once += n;
    }
    ck_assert_int_eq(can_take, made->answer.can_take);
    ck_assert_int_eq(once, made->answer.once);
    ck_assert_int_gt(made->answer.needed, can_take + once);
    ck_assert(of->what.each == 2 || once == 0);
}

static void make_random(problem *of)
{
    memset(of, 0, sizeof *of);
    of->what.each = 1 + (int32_t)below(&state, 2);
    of->what.n_cases = below(&state, MOST_CASES + 1);
    of->what.n_auditors = 1 + below(&state, MOST_AUDITORS);
    int64_t n_agencies = 1 + below(&state, 4);
    int64_t density = below(&state, 6);
    for (int64_t k = 0; k < of->what.n_cases; k++) {
        of->cases[k] = 100 + 3 * k;
    }
    for (int64_t a = 0; a < of->what.n_auditors; a++) {
        of->auditors[a] = (caf_auditor){ 10 + 7 * a, 1 + below(&state, n_agencies), (int32_t)below(&state, 5), 0 };
    }
    for (int64_t k = 0; k < of->what.n_cases; k++) {
        for (int64_t a = 0; a < of->what.n_auditors; a++) {
            if (below(&state, 10) < density) {
                of->involved[of->what.n_involved++] = (caf_involvement){ of->cases[k], of->auditors[a].id };
            }
        }
        for (int64_t agency = 1; agency <= n_agencies; agency++) {
            if (below(&state, 3) == 0) {
                of->agencies[of->what.n_agencies++] = (caf_involvement){ of->cases[k], agency };
            }
        }
    }
    settle(of);
}

START_TEST(no_way_is_better)
{
    int64_t possible = 0;
    int64_t swayed = 0;
    state = 11;
    for (int turn = 0; turn < 20000; turn++) {
        problem of;
        int32_t loads[MOST_AUDITORS] = { 0 };
        best found = { -1, 0 };
        make_random(&of);
        outcome made = allocate(&of);
        try_all(&of, 0, loads, 0, &found);
        ck_assert_msg(made.answer.possible == (found.squares >= 0), "turn %d: possible %d", turn, (int)made.answer.possible);
        if (found.squares >= 0) {
            assert_kept(&of, &made);
            ck_assert_msg(made.answer.squares == found.squares, "turn %d: squares %ld, and %ld can be", turn, (long)made.answer.squares,
                          (long)found.squares);
            ck_assert_msg(made.answer.by_agency == found.by_agency, "turn %d: by agency %ld, and %ld can be", turn,
                          (long)made.answer.by_agency, (long)found.by_agency);
            possible++;
            swayed += found.by_agency > 0;
        } else {
            assert_reason(&of, &made);
        }
    }
    /* The problems are of both kinds, and the agencies matter. */
    ck_assert(possible > 6000 && possible < 14000 && swayed > 500);
}
END_TEST

/* Three auditors of two agencies, two of them of one, and three cases with two each: everybody has two. */
START_TEST(a_pair_is_of_two_agencies)
{
    problem of = { { 0 }, { 1, 2, 3 }, { { 1, 5, 2, 0 }, { 2, 5, 2, 0 }, { 3, 6, 3, 0 } }, { { 0, 0 } }, { { 0, 0 } } };
    of.what.each = 2;
    of.what.n_cases = 3;
    of.what.n_auditors = 3;
    settle(&of);
    outcome made = allocate(&of);
    assert_kept(&of, &made);
    ck_assert_int_eq(made.answer.possible, 1);
    ck_assert_int_eq(made.answer.squares, 9 + 4 + 1);
    static const int64_t wanted[6] = { 1, 3, 2, 3, 1, 3 };
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(made.given[i].auditor, wanted[i]);
    }
}
END_TEST

/*
 * Cases 1 to 4 go to 2, 1, 3 and 4. Case 5 can go to auditor 1 alone, and nobody but auditor
 * 5 has none: 1 hands case 2 to 2, who hands case 1 to 5; or 1 hands it to 3, who hands
 * case 3 to 4, who hands case 4 to 5. Both cost two agencies more, and the first is shorter.
 */
START_TEST(of_ways_that_cost_the_same_the_shortest_counts)
{
    problem of = { { 0 }, { 1, 2, 3, 4, 5 },
                   { { 1, 1, 4, 0 }, { 2, 2, 2, 0 }, { 3, 2, 1, 0 }, { 4, 2, 1, 0 }, { 5, 1, 2, 0 } },
                   { { 1, 1 }, { 2, 4 }, { 2, 5 }, { 3, 5 }, { 4, 2 }, { 4, 3 }, { 5, 2 }, { 5, 3 }, { 5, 4 }, { 5, 5 } },
                   { { 1, 1 }, { 2, 2 }, { 3, 1 }, { 4, 1 }, { 5, 1 } } };
    static const int64_t wanted[5] = { 5, 2, 3, 4, 1 };
    of.what.each = 1;
    of.what.n_cases = 5;
    of.what.n_auditors = 5;
    of.what.n_involved = 10;
    of.what.n_agencies = 5;
    settle(&of);
    outcome made = allocate(&of);
    assert_kept(&of, &made);
    ck_assert_int_eq(made.answer.by_agency, 3);
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(made.given[i].auditor, wanted[i]);
    }
}
END_TEST

/* Case 2 can go to auditor 1 alone, who takes one and has the other that can, too. */
START_TEST(a_reason_names_the_cases_and_the_auditors)
{
    problem of = { { 0 }, { 1, 2, 3 }, { { 1, 5, 1, 0 }, { 2, 6, 2, 0 } }, { { 1, 2 }, { 2, 2 } }, { { 0, 0 } } };
    of.what.each = 1;
    of.what.n_cases = 3;
    of.what.n_auditors = 2;
    of.what.n_involved = 2;
    settle(&of);
    outcome made = allocate(&of);
    assert_reason(&of, &made);
    ck_assert_int_eq(made.n_cases, 2);
    ck_assert_int_eq(made.cases[0], 1);
    ck_assert_int_eq(made.cases[1], 2);
    ck_assert_int_eq(made.n_auditors, 1);
    ck_assert_int_eq(made.auditors[0], 1);
    ck_assert_int_eq(made.answer.needed, 2);
    ck_assert_int_eq(made.answer.can_take, 1);
    /* All auditors of one agency: only one of them for a case. */
    of.what.each = 2;
    of.what.n_involved = 0;
    of.auditors[1].agency = 5;
    made = allocate(&of);
    assert_reason(&of, &made);
    ck_assert_int_eq(made.answer.once, 1);
    ck_assert_int_eq(made.n_auditors, 0);
}
END_TEST

static caf_status refused(const problem *of, size_t less)
{
    caf_allocated given[2 * MOST_CASES];
    int64_t memory[500];
    size_t bytes = sizeof memory;
    caf_allocation_answer answer = { (int32_t)sizeof answer, 0, 0, 0, 0, 0, 0 };
    caf_out out = { given, 2 * MOST_CASES, 0, (int32_t)sizeof given[0], 0 };
    if (caf_allocate_size(&of->what, &bytes) == CAF_OK) {
        bytes -= less;
    }
    return caf_allocate(&of->what, memory, bytes, &out, &answer, NULL, NULL);
}

START_TEST(arguments_are_looked_at)
{
    problem sound = { { 0 }, { 1, 2 }, { { 1, 5, 2, 0 }, { 2, 6, 2, 0 } }, { { 1, 1 }, { 2, 2 } }, { { 1, 5 }, { 2, 5 } } };
    size_t bytes = 0;
    sound.what.each = 1;
    sound.what.n_cases = 2;
    sound.what.n_auditors = 2;
    sound.what.n_involved = 2;
    sound.what.n_agencies = 2;
    settle(&sound);
    ck_assert_int_eq(refused(&sound, 0), CAF_OK);
    ck_assert_int_eq(refused(&sound, 1), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_allocate_size(NULL, &bytes), CAF_E_NULL);
    ck_assert_int_eq(caf_allocate_size(&sound.what, NULL), CAF_E_NULL);
#define REFUSED(change, status) \
    do { \
        problem of = sound; \
        settle(&of); \
        change; \
        ck_assert_int_eq(refused(&of, 0), status); \
    } while (0)
    REFUSED(of.what.size--, CAF_E_SIZE);
    REFUSED(of.what.each = 0, CAF_E_ARGUMENT);
    REFUSED(of.what.each = 3, CAF_E_ARGUMENT);
    REFUSED(of.what.n_cases = -1, CAF_E_SIZE);
    REFUSED(of.what.n_auditors = -1, CAF_E_SIZE);
    REFUSED(of.what.n_involved = -1, CAF_E_SIZE);
    REFUSED(of.what.n_agencies = -1, CAF_E_SIZE);
    REFUSED(of.what.cases = NULL, CAF_E_NULL);
    REFUSED(of.what.auditors = NULL, CAF_E_NULL);
    REFUSED(of.what.involved = NULL, CAF_E_NULL);
    REFUSED(of.what.agencies = NULL, CAF_E_NULL);
    REFUSED(of.what.n_cases = CAF_ALLOCATE_MOST + 1, CAF_E_OVERFLOW);
    REFUSED(of.what.n_auditors = CAF_ALLOCATE_MOST + 1, CAF_E_OVERFLOW);
    REFUSED(of.cases[1] = 1, CAF_E_ROW_ORDER);
    REFUSED(of.auditors[1].id = 1, CAF_E_ROW_ORDER);
    REFUSED(of.auditors[1].most = -1, CAF_E_ARGUMENT);
    REFUSED(of.involved[1].case_id = 0, CAF_E_ROW_ORDER);
    REFUSED(of.involved[1] = ((caf_involvement){ 1, 0 }), CAF_E_ROW_ORDER);
    REFUSED(of.agencies[1].case_id = 0, CAF_E_ROW_ORDER);
    REFUSED(of.auditors[1].agency = 0, CAF_OK);
    REFUSED((of.auditors[1].agency = 0, of.what.each = 2), CAF_E_ARGUMENT);
}
END_TEST

START_TEST(output_is_looked_at)
{
    problem of = { { 0 }, { 1, 2 }, { { 1, 5, 1, 0 } }, { { 0, 0 } }, { { 0, 0 } } };
    int64_t memory[200];
    caf_allocated given[2];
    int64_t ids[2];
    caf_allocation_answer answer = { (int32_t)sizeof answer, 0, 0, 0, 0, 0, 0 };
    of.what.each = 1;
    of.what.n_cases = 2;
    of.what.n_auditors = 1;
    settle(&of);
    caf_out out = { given, 2, 0, (int32_t)sizeof given[0], 0 };
    caf_out room = { given, 1, 0, (int32_t)sizeof given[0], 0 };
    caf_out narrow = { given, 2, 0, 8, 0 };
    caf_out few = { ids, 1, 0, 8, 0 };
    caf_out none = { ids, 0, 0, 8, 0 };
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, NULL, &answer, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &out, NULL, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_allocate(&of.what, NULL, sizeof memory, &out, &answer, NULL, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &room, &answer, NULL, NULL), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &narrow, &answer, NULL, NULL), CAF_E_SIZE);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &out, &answer, &few, NULL), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &out, &answer, NULL, &none), CAF_E_CAPACITY);
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &out, &answer, NULL, &few), CAF_OK);
    ck_assert_int_eq(answer.possible, 0);
    ck_assert_int_eq(ids[0], 1);
    ck_assert_int_eq(out.n, 0);
    answer.size--;
    ck_assert_int_eq(caf_allocate(&of.what, memory, sizeof memory, &out, &answer, NULL, NULL), CAF_E_SIZE);
}
END_TEST

/* The fields that show somebody at work, by their names. */
static int64_t at_work(int32_t kind, int table, const void *row)
{
    static const struct {
        int table;
        const char *field[2]; /* of a person, of an agency */
    } all[] = { { CAF_CASES, { NULL, "agency" } },          { CAF_ASSESSMENTS, { "assessor", "agency" } },
                { CAF_MEMBERS, { "person", "agency" } },    { CAF_LEADS, { "person", "agency" } },
                { CAF_ATTENDANCES, { "person", "agency" } }, { CAF_OWNERS, { "person", "agency" } },
                { CAF_ACTIONS, { NULL, "agency" } } };
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++) {
        const char *field = all[k].table == table ? all[k].field[kind - 1] : NULL;
        if (field != NULL && (table != CAF_ATTENDANCES || value_of(row, field_of(table, "attended")) == CAF_YES)) {
            return value_of(row, field_of(table, field));
        }
    }
    return 0;
}

enum { MOST_INVOLVED = 64 };

static void check_involved(const caf_case *whose, int32_t kind)
{
    int64_t found[MOST_INVOLVED], n = -1, expected = 0, last = 0;
    unsigned char row[256];
    ck_assert_int_eq(caf_involved(whose, kind, found, MOST_INVOLVED, &n), CAF_OK);
    for (int64_t i = 0; i < n; i++) {
        ck_assert(found[i] != 0 && (i == 0 || found[i] > last));
        last = found[i];
    }
    /* Each that a row names is found, and each that is found is named: as many of them as there are different ones. */
    int64_t seen[MOST_INVOLVED];
    for (int table = 0; table < CAF_TABLES; table++) {
        for (int64_t i = 0; i < (table == CAF_CASES ? 1 : whose->count[table]); i++) {
            memcpy(row, &whose->row, sizeof whose->row);
            if (table != CAF_CASES && caf_get(whose, table, i, row, caf_row_size(table)) != CAF_OK) {
                continue;
            }
            int64_t who = at_work(kind, table, row);
            int is_new = who != 0;
            for (int64_t k = 0; k < expected; k++) {
                is_new = is_new && seen[k] != who;
            }
            if (is_new) {
                int is_found = 0;
                for (int64_t k = 0; k < n; k++) {
                    is_found = is_found || found[k] == who;
                }
                ck_assert(is_found);
                seen[expected++] = who;
            }
        }
    }
    ck_assert_int_eq(n, expected);
}

START_TEST(who_had_a_part_is_who_a_row_names)
{
    int64_t some = 0;
    for (uint64_t seed = 1; seed <= 120; seed++) {
        caf_context context = caf_context_on(19400 + (caf_date)(seed % 500), CAF_ENGLAND_AND_WALES);
        caf_cursor cursor = caf_cursor_begin();
        caf_case whose;
        owned in;
        random_caseload(&in, seed, 20, (int)(seed % 3));
        whose.size = (int32_t)sizeof whose;
        while (caf_next_case(&in.load, &context, &cursor, &whose) == CAF_OK) {
            int64_t n;
            check_involved(&whose, CAF_INVOLVED_PERSONS);
            check_involved(&whose, CAF_INVOLVED_AGENCIES);
            ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, NULL, 0, &n), CAF_E_CAPACITY);
            int64_t *exact = malloc((size_t)n * sizeof *exact);
            ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, exact, n, &n), CAF_OK);
            some += n;
            free(exact);
        }
        end_owned(&in);
    }
    ck_assert_int_gt(some, 1000);
}
END_TEST

START_TEST(who_had_a_part_needs_a_case)
{
    caf_case whose;
    int64_t out[4], n;
    memset(&whose, 0, sizeof whose);
    ck_assert_int_eq(caf_involved(NULL, CAF_INVOLVED_PERSONS, out, 4, &n), CAF_E_NULL);
    ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, out, 4, &n), CAF_E_SIZE);
    whose.size = (int32_t)sizeof whose;
    ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, out, 4, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, NULL, 4, &n), CAF_E_NULL);
    ck_assert_int_eq(caf_involved(&whose, 0, out, 4, &n), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_involved(&whose, 3, out, 4, &n), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, out, -1, &n), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_involved(&whose, CAF_INVOLVED_PERSONS, out, 4, &n), CAF_OK);
    ck_assert_int_eq(n, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("allocate");
    TCase *tests = tcase_create("allocate");
    tcase_add_test(tests, no_way_is_better);
    tcase_add_test(tests, a_pair_is_of_two_agencies);
    tcase_add_test(tests, of_ways_that_cost_the_same_the_shortest_counts);
    tcase_add_test(tests, a_reason_names_the_cases_and_the_auditors);
    tcase_add_test(tests, arguments_are_looked_at);
    tcase_add_test(tests, output_is_looked_at);
    tcase_add_test(tests, who_had_a_part_is_who_a_row_names);
    tcase_add_test(tests, who_had_a_part_needs_a_case);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
