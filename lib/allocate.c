/*
 * Cases to auditors, as a minimum-cost flow. Each case in turn gets an auditor by
 * the cheapest exchange: it takes one, whose earlier case takes another, and so on
 * until somebody has room. An auditor's next case costs the more the more they have,
 * so what is found is always the best for the cases so far.
 */
#include <caf/allocate.h>
#include <string.h>
#include "agenda.h"

enum { INVOLVED = 1, AGENCY = 2 };
enum { MOST_EACH = 2 };

/* An auditor as a node of the flow, and how an exchange comes to them. */
typedef struct node {
    int64_t cost;   /* cases more that go to an agency that was involved */
    int32_t hops;   /* 0: no exchange comes here */
    int32_t from;   /* the auditor who gives up... */
    int32_t via;    /* ...this case, which comes here; -1 and the case that is given out */
    int32_t load;
    int32_t group;  /* the same number for those of one agency */
    int32_t marked; /* of a group: the last case that was counted for it, + 1 */
} node;

typedef struct allocating {
    const caf_allocation *what;
    int32_t n;
    int32_t m;
    node *nodes;
    int32_t *units;       /* `each` to a case: its auditors, -1 where there is none yet */
    unsigned char *pairs; /* a case's with each auditor: INVOLVED, AGENCY */
} allocating;

static caf_status look_at(const caf_allocation *what)
{
    if (what == NULL) {
        return CAF_E_NULL;
    }
    if (what->size < (int32_t)sizeof *what || what->n_cases < 0 || what->n_auditors < 0 || what->n_involved < 0 ||
        what->n_agencies < 0) {
        return CAF_E_SIZE;
    }
    if ((what->cases == NULL && what->n_cases > 0) || (what->auditors == NULL && what->n_auditors > 0) ||
        (what->involved == NULL && what->n_involved > 0) || (what->agencies == NULL && what->n_agencies > 0)) {
        return CAF_E_NULL;
    }
    if (what->each < 1 || what->each > MOST_EACH) {
        return CAF_E_ARGUMENT;
    }
    return what->n_cases > CAF_ALLOCATE_MOST || what->n_auditors > CAF_ALLOCATE_MOST ? CAF_E_OVERFLOW : CAF_OK;
}

caf_status caf_allocate_size(const caf_allocation *what, size_t *bytes)
{
    caf_status status = look_at(what);
    if (status != CAF_OK || bytes == NULL) {
        return status != CAF_OK ? status : CAF_E_NULL;
    }
    /* Both are below 2 to the 17th, so that what a 64-bit number holds is not left. */
    uint64_t n = (uint64_t)what->n_cases;
    uint64_t m = (uint64_t)what->n_auditors;
    uint64_t all = m * sizeof(node) + n * (uint64_t)what->each * sizeof(int32_t) + n * m;
    if (all > SIZE_MAX) {
        return CAF_E_OVERFLOW;
    }
    *bytes = (size_t)all;
    return CAF_OK;
}

static int goes_up(const caf_involvement *list, int64_t n)
{
    for (int64_t i = 1; i < n; i++) {
        if (list[i].case_id < list[i - 1].case_id ||
            (list[i].case_id == list[i - 1].case_id && list[i].who < list[i - 1].who)) {
            return 0;
        }
    }
    return 1;
}

static caf_status look_at_lists(const caf_allocation *what)
{
    for (int64_t i = 1; i < what->n_cases; i++) {
        if (what->cases[i] <= what->cases[i - 1]) {
            return CAF_E_ROW_ORDER;
        }
    }
    for (int64_t i = 0; i < what->n_auditors; i++) {
        const caf_auditor *auditor = &what->auditors[i];
        if (i > 0 && auditor->id <= auditor[-1].id) {
            return CAF_E_ROW_ORDER;
        }
        if (auditor->most < 0 || (what->each > 1 && auditor->agency == 0)) {
            return CAF_E_ARGUMENT;
        }
    }
    return goes_up(what->involved, what->n_involved) && goes_up(what->agencies, what->n_agencies) ? CAF_OK : CAF_E_ROW_ORDER;
}

/* Marks the pairs of a list; each of its cases and ours go up. */
static void mark_pairs(const allocating *of, const caf_involvement *list, int64_t n, int mark)
{
    int32_t k = 0;
    for (int64_t i = 0; i < n; i++) {
        while (k < of->n && of->what->cases[k] < list[i].case_id) {
            k++;
        }
        for (int32_t a = 0; k < of->n && of->what->cases[k] == list[i].case_id && a < of->m; a++) {
            const caf_auditor *auditor = &of->what->auditors[a];
            if ((mark == AGENCY ? auditor->agency : auditor->id) == list[i].who) {
                of->pairs[(size_t)k * (size_t)of->m + (size_t)a] |= (unsigned char)mark;
            }
        }
    }
}

static void begin(allocating *of, const caf_allocation *what, void *memory)
{
    size_t n = (size_t)what->n_cases;
    size_t m = (size_t)what->n_auditors;
    of->what = what;
    of->n = (int32_t)n;
    of->m = (int32_t)m;
    of->nodes = memory;
    of->units = (int32_t *)(void *)(of->nodes + m);
    of->pairs = (unsigned char *)(of->units + n * (size_t)what->each);
    if (n * m > 0) {
        memset(of->pairs, 0, n * m);
    }
    for (size_t i = 0; i < n * (size_t)what->each; i++) {
        of->units[i] = -1;
    }
    for (int32_t a = 0; a < of->m; a++) {
        int32_t same = 0;
        while (what->auditors[same].agency != what->auditors[a].agency) {
            same++;
        }
        memset(&of->nodes[a], 0, sizeof of->nodes[a]);
        of->nodes[a].group = same;
    }
    mark_pairs(of, what->involved, what->n_involved, INVOLVED);
    mark_pairs(of, what->agencies, what->n_agencies, AGENCY);
}

static int pair_of(const allocating *of, int32_t k, int32_t a)
{
    return of->pairs[(size_t)k * (size_t)of->m + (size_t)a];
}

static int by_agency(const allocating *of, int32_t k, int32_t a)
{
    return (pair_of(of, k, a) & AGENCY) != 0;
}

static int32_t *unit_of(const allocating *of, int32_t k, int32_t u)
{
    return &of->units[(size_t)k * (size_t)of->what->each + (size_t)u];
}

/* The case's other auditor, beside its unit u; -1: none. */
static int32_t beside(const allocating *of, int32_t k, int32_t u)
{
    return of->what->each > 1 ? *unit_of(of, k, 1 - u) : -1;
}

/* Whether a case can go to an auditor, who is of another agency than the one it has besides. */
static int can_have(const allocating *of, int32_t k, int32_t a, int32_t other)
{
    return !(pair_of(of, k, a) & INVOLVED) && (other < 0 || of->nodes[a].group != of->nodes[other].group);
}

/* Offers a way to an auditor; 1: it is better than those known so far. */
static int offer(allocating *of, int32_t a, int64_t cost, int32_t hops, int32_t from, int32_t via)
{
    node *to = &of->nodes[a];
    if (to->hops != 0 && (to->cost < cost || (to->cost == cost && to->hops <= hops))) {
        return 0;
    }
    to->cost = cost;
    to->hops = hops;
    to->from = from;
    to->via = via;
    return 1;
}

/* What an auditor who is reached could give up of a case's unit, so that another takes it. */
static int hand_on(allocating *of, int32_t k, int32_t u)
{
    int32_t a = *unit_of(of, k, u);
    int some = 0;
    if (a < 0 || of->nodes[a].hops == 0) {
        return 0;
    }
    for (int32_t to = 0; to < of->m; to++) {
        if (to != a && can_have(of, k, to, beside(of, k, u))) {
            int64_t cost = of->nodes[a].cost + by_agency(of, k, to) - by_agency(of, k, a);
            some |= offer(of, to, cost, of->nodes[a].hops + 1, a, k);
        }
    }
    return some;
}

/*
 * Finds the best way to each auditor from unit u of a case. Of ways that cost
 * the same the one with the fewest exchanges counts: so none comes to a case twice,
 * and exchanges do not get in each other's way.
 */
static void find_ways(allocating *of, int32_t k, int32_t u)
{
    int some = 1;
    for (int32_t a = 0; a < of->m; a++) {
        of->nodes[a].hops = 0;
    }
    for (int32_t a = 0; a < of->m; a++) {
        if (can_have(of, k, a, beside(of, k, u))) {
            offer(of, a, by_agency(of, k, a), 1, -1, k);
        }
    }
    while (some) {
        some = 0;
        for (int32_t other = 0; other < of->n; other++) {
            for (int32_t v = 0; v < of->what->each; v++) {
                some |= hand_on(of, other, v);
            }
        }
    }
}

/* The auditor with room to whom the best way leads, or -1. */
static int32_t best_end(const allocating *of)
{
    int32_t best = -1;
    for (int32_t a = 0; a < of->m; a++) {
        const node *one = &of->nodes[a];
        if (one->hops == 0 || one->load >= of->what->auditors[a].most) {
            continue;
        }
        const node *other = best >= 0 ? &of->nodes[best] : NULL;
        if (other == NULL || one->load < other->load ||
            (one->load == other->load && (one->cost < other->cost || (one->cost == other->cost && one->hops < other->hops)))) {
            best = a;
        }
    }
    return best;
}

/* Makes the exchanges of the way to an auditor, from its end on. */
static void exchange(allocating *of, int32_t end, int32_t u)
{
    of->nodes[end].load++;
    for (int32_t a = end; a >= 0; a = of->nodes[a].from) {
        const node *to = &of->nodes[a];
        int32_t at = u;
        for (int32_t v = 0; to->from >= 0 && v < of->what->each; v++) {
            at = *unit_of(of, to->via, v) == to->from ? v : at;
        }
        *unit_of(of, to->via, at) = a;
    }
}

static int is_reached(const allocating *of, int32_t a)
{
    return of->nodes[a].hops != 0;
}

/* Whether a case is among those of the reason: the one that could not be given out, and what those reached have. */
static int is_stuck(const allocating *of, int32_t k, int32_t failed)
{
    for (int32_t u = 0; u < of->what->each; u++) {
        int32_t a = *unit_of(of, k, u);
        if (a >= 0 && is_reached(of, a)) {
            return 1;
        }
    }
    return k == failed;
}

/* Agencies of which one auditor, who is not reached, could audit a case: each can only once. */
static int64_t count_once(allocating *of, int32_t k)
{
    int64_t n = 0;
    for (int32_t a = 0; a < of->m; a++) {
        node *group = &of->nodes[of->nodes[a].group];
        if (!is_reached(of, a) && !(pair_of(of, k, a) & INVOLVED) && group->marked != k + 1) {
            group->marked = k + 1;
            n++;
        }
    }
    return n;
}

/* The minimum cut: the cases and auditors that the last search came to. */
static void give_reason(allocating *of, int32_t failed, caf_allocation_answer *answer, caf_out *cases, caf_out *auditors)
{
    for (int32_t k = 0; k < of->n; k++) {
        if (is_stuck(of, k, failed)) {
            answer->needed += of->what->each;
            answer->once += count_once(of, k);
            if (cases != NULL) {
                caf_append(cases, &of->what->cases[k], (int32_t)sizeof of->what->cases[k]);
            }
        }
    }
    for (int32_t a = 0; a < of->m; a++) {
        if (is_reached(of, a)) {
            answer->can_take += of->what->auditors[a].most;
            if (auditors != NULL) {
                caf_append(auditors, &of->what->auditors[a].id, (int32_t)sizeof of->what->auditors[a].id);
            }
        }
    }
}

static void give_units(const allocating *of, caf_allocation_answer *answer, caf_out *out)
{
    answer->possible = 1;
    for (int32_t a = 0; a < of->m; a++) {
        answer->squares += (int64_t)of->nodes[a].load * of->nodes[a].load;
    }
    for (int32_t k = 0; k < of->n; k++) {
        int swapped = of->what->each > 1 && *unit_of(of, k, 0) > *unit_of(of, k, 1);
        for (int32_t u = 0; u < of->what->each; u++) {
            int32_t a = *unit_of(of, k, swapped ? 1 - u : u);
            caf_allocated one = { of->what->cases[k], of->what->auditors[a].id, by_agency(of, k, a), 0 };
            answer->by_agency += one.by_agency;
            caf_append(out, &one, (int32_t)sizeof one);
        }
    }
}

static caf_status look_at_out(const caf_out *out, size_t size, int64_t needed)
{
    caf_status status = caf_check_out(out);
    if (status == CAF_OK && out->size < (int32_t)size) {
        status = CAF_E_SIZE;
    }
    return status == CAF_OK && out->capacity - out->n < needed ? CAF_E_CAPACITY : status;
}

caf_status caf_allocate(const caf_allocation *what, void *memory, size_t bytes, caf_out *out, caf_allocation_answer *answer,
                        caf_out *cases, caf_out *auditors)
{
    allocating of;
    size_t needed = 0;
    caf_status status = caf_allocate_size(what, &needed);
    if (status == CAF_OK && (out == NULL || answer == NULL || (memory == NULL && needed > 0))) {
        status = CAF_E_NULL;
    }
    status = status == CAF_OK && answer->size < (int32_t)sizeof *answer ? CAF_E_SIZE : status;
    status = status == CAF_OK && bytes < needed ? CAF_E_CAPACITY : status;
    status = status == CAF_OK ? look_at_lists(what) : status;
    status = status == CAF_OK ? look_at_out(out, sizeof(caf_allocated), what->n_cases * what->each) : status;
    status = status == CAF_OK && cases != NULL ? look_at_out(cases, sizeof(int64_t), what->n_cases) : status;
    status = status == CAF_OK && auditors != NULL ? look_at_out(auditors, sizeof(int64_t), what->n_auditors) : status;
    if (status != CAF_OK) {
        return status;
    }
    *answer = (caf_allocation_answer){ answer->size, 0, 0, 0, 0, 0, 0 };
    begin(&of, what, memory);
    for (int32_t k = 0; k < of.n; k++) {
        for (int32_t u = 0; u < what->each; u++) {
            find_ways(&of, k, u);
            int32_t end = best_end(&of);
            if (end < 0) {
                give_reason(&of, k, answer, cases, auditors);
                return CAF_OK;
            }
            exchange(&of, end, u);
        }
    }
    give_units(&of, answer, out);
    return CAF_OK;
}
