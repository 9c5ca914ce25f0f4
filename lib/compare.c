/* Two checks of one case: which findings are about the same, and what became of each. */
#include <caf/compare.h>
#include <string.h>
#include "agenda.h"
#include "heap_sort.h"
#include "key.h"

/*
 * Findings are paired in passes, each by a looser key. Their changes are worked
 * on where they will stand: sorted by the key of the pass, so that those of one
 * key come together, the old ones first.
 */
enum pass { BY_KEY, BY_DUE_DAY, OWED, BY_RULE, PASSES, IN_ORDER };

typedef struct comparison {
    const caf_finding *before;
    const caf_finding *after;
    unsigned char *changes;
    int64_t stride;
    enum pass pass;
} comparison;

static caf_change get(const comparison *of, int64_t i)
{
    caf_change change;
    memcpy(&change, of->changes + i * of->stride, sizeof change);
    return change;
}

static void put(const comparison *of, int64_t i, const caf_change *change)
{
    memcpy(of->changes + i * of->stride, change, sizeof *change);
}

static const caf_finding *old_of(const comparison *of, const caf_change *change)
{
    return change->before >= 0 ? &of->before[change->before] : NULL;
}

static const caf_finding *new_of(const comparison *of, const caf_change *change)
{
    return change->after >= 0 ? &of->after[change->after] : NULL;
}

static const caf_finding *some_of(const comparison *of, const caf_change *change)
{
    const caf_finding *old = old_of(of, change);
    return old != NULL ? old : new_of(of, change);
}

/* Whether a finding has no row where it is old, or one where it is new: what was owed, and the row that it got. */
static int is_first_half(const comparison *of, const caf_change *change)
{
    return (some_of(of, change)->row != 0) == (change->before < 0);
}

/* Whether a pass looks for a partner at all. A data problem of another reason is another problem. */
static int is_eligible(const comparison *of, const caf_change *change)
{
    const caf_finding *finding = some_of(of, change);
    if (of->pass == BY_KEY) {
        return 1;
    }
    return finding->kind != CAF_DATA && (of->pass != BY_DUE_DAY || finding->due != 0) && (of->pass != OWED || finding->row == 0);
}

enum { KEY_PARTS = 7 };

/* What two findings must share in a pass to be about the same. */
static void make_key(const comparison *of, const caf_change *change, int64_t key[KEY_PARTS])
{
    const caf_finding *finding = some_of(of, change);
    memset(key, 0, KEY_PARTS * sizeof *key);
    key[0] = finding->profile;
    key[1] = finding->rule;
    key[2] = is_eligible(of, change);
    if (of->pass == BY_KEY) {
        key[3] = finding->table;
        key[4] = finding->row;
        key[5] = finding->row == 0 ? finding->due : 0;
        key[6] = finding->kind == CAF_DATA ? finding->reason : -1;
    } else if (of->pass != OWED) {
        key[3] = is_first_half(of, change);
        key[4] = of->pass == BY_DUE_DAY ? finding->due : 0;
    }
}

static int compare_numbers(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

static int compare_keys(const comparison *of, const caf_change *one, const caf_change *other)
{
    int64_t a[KEY_PARTS];
    int64_t b[KEY_PARTS];
    make_key(of, one, a);
    make_key(of, other, b);
    for (int i = 0; i < KEY_PARTS; i++) {
        if (a[i] != b[i]) {
            return compare_numbers(a[i], b[i]);
        }
    }
    return 0;
}

/* In the order of a pass; in the end those of `after` in theirs, then what only `before` has. No two are equal. */
static int compare_changes(const comparison *of, const caf_change *one, const caf_change *other)
{
    int order = 0;
    if (of->pass == IN_ORDER) {
        order = compare_numbers(one->after < 0, other->after < 0);
    } else {
        order = compare_keys(of, one, other);
        order = order != 0 ? order : compare_numbers(one->before < 0, other->before < 0);
        order = order != 0 ? order : compare_numbers(some_of(of, one)->due, some_of(of, other)->due);
    }
    order = order != 0 ? order : compare_numbers(one->after, other->after);
    return order != 0 ? order : compare_numbers(one->before, other->before);
}

/* Some of the changes, to be put in order. */
typedef struct stretch {
    const comparison *of;
    int64_t first;
} stretch;

static int compare_places(const void *list, int64_t i, int64_t j)
{
    const stretch *in = list;
    caf_change one = get(in->of, in->first + i);
    caf_change other = get(in->of, in->first + j);
    return compare_changes(in->of, &one, &other);
}

static void swap_places(void *list, int64_t i, int64_t j)
{
    const stretch *in = list;
    caf_change one = get(in->of, in->first + i);
    caf_change other = get(in->of, in->first + j);
    put(in->of, in->first + i, &other);
    put(in->of, in->first + j, &one);
}

/* What is in order already, as it mostly is, stays. */
static void sort(const comparison *of, int64_t first, int64_t n)
{
    static const caf_ordered by = { compare_places, swap_places };
    stretch in = { of, first };
    int64_t sorted = 1;
    while (sorted < n && compare_places(&in, sorted - 1, sorted) <= 0) {
        sorted++;
    }
    if (sorted < n) {
        caf_heap_sort(&in, n, &by);
    }
}

/* The end of those that share the key of the first of them; *after: where the new ones among them begin. */
static int64_t end_of_run(const comparison *of, int64_t first, int64_t end, int64_t *after)
{
    caf_change head = get(of, first);
    int64_t i = first;
    *after = end;
    for (; i < end; i++) {
        caf_change change = get(of, i);
        if (compare_keys(of, &head, &change) != 0) {
            break;
        }
        if (change.before < 0 && *after == end) {
            *after = i;
        }
    }
    *after = *after < i ? *after : i;
    return i;
}

/* How many pairs stand in front of what has no partner yet. */
typedef struct divided {
    int64_t pairs;
    int64_t n; /* all that is left: pairs and others */
} divided;

static void swap(const comparison *of, int64_t i, int64_t j)
{
    caf_change one = get(of, i);
    caf_change other = get(of, j);
    put(of, i, &other);
    put(of, j, &one);
}

/*
 * Pairs the findings of one key in their order. A pair stands where the old
 * finding stood; the place of the new one is marked as empty.
 */
static void pair_run(const comparison *of, int64_t first, int64_t after, int64_t end)
{
    for (int64_t i = first, j = after; i < after && j < end; i++, j++) {
        caf_change pair = get(of, i);
        caf_change partner = get(of, j);
        pair.after = partner.after;
        partner.after = -1;
        put(of, i, &pair);
        put(of, j, &partner);
    }
}

/* Brings pairs to the front and drops what is empty. */
static void tidy(const comparison *of, divided *all)
{
    int64_t kept = all->pairs;
    for (int64_t i = all->pairs; i < all->n; i++) {
        caf_change change = get(of, i);
        if (change.before >= 0 || change.after >= 0) {
            put(of, kept++, &change);
        }
    }
    all->n = kept;
    for (int64_t i = all->pairs; i < all->n; i++) {
        caf_change change = get(of, i);
        if (change.before >= 0 && change.after >= 0) {
            swap(of, i, all->pairs++);
        }
    }
}

static void make_pass(comparison *of, enum pass pass, divided *all)
{
    of->pass = pass;
    sort(of, all->pairs, all->n - all->pairs);
    for (int64_t first = all->pairs; first < all->n;) {
        int64_t after;
        int64_t end = end_of_run(of, first, all->n, &after);
        caf_change head = get(of, first);
        if (is_eligible(of, &head)) {
            pair_run(of, first, after, end);
        }
        first = end;
    }
    tidy(of, all);
}

static int is_open_matter(const caf_finding *finding)
{
    return finding != NULL && caf_is_open_matter(finding);
}

/* A verdict; what does not bear on the case says as much as no finding. */
static int32_t state_of(const caf_finding *finding)
{
    return finding != NULL ? finding->verdict : CAF_NOT_APPLICABLE;
}

static int32_t flags_of(const caf_finding *old, const caf_finding *fresh)
{
    if (old == NULL || fresh == NULL) {
        return 0;
    }
    return (old->due != fresh->due ? CAF_CHANGE_OTHER_DUE : 0) | (old->done != fresh->done ? CAF_CHANGE_OTHER_DONE : 0) |
           (old->reason != fresh->reason ? CAF_CHANGE_OTHER_REASON : 0) |
           (old->items != fresh->items || old->item_set != fresh->item_set ? CAF_CHANGE_OTHER_ITEMS : 0) |
           (old->grade != fresh->grade ? CAF_CHANGE_OTHER_GRADE : 0) |
           (old->severity != fresh->severity ? CAF_CHANGE_OTHER_SEVERITY : 0) |
           (old->row != fresh->row || old->table != fresh->table ? CAF_CHANGE_OTHER_SUBJECT : 0);
}

static int32_t kind_of_verdict(int32_t from, int32_t to)
{
    static const int32_t kinds[CAF_VERDICTS] = { CAF_CHANGE_ENDED,   CAF_CHANGE_MET,   CAF_CHANGE_NOT_MET,  CAF_CHANGE_DUE,
                                                 CAF_CHANGE_UNKNOWN, CAF_CHANGE_ENDED, CAF_CHANGE_JUDGEMENT };
    if (to == CAF_NOT_MET && from == CAF_DUE) {
        return CAF_CHANGE_OVERDUE;
    }
    if (to == CAF_MET && (from == CAF_NOT_MET || from == CAF_DUE)) {
        return from == CAF_DUE ? CAF_CHANGE_DONE : CAF_CHANGE_MENDED;
    }
    if (from == CAF_UNKNOWN && (to == CAF_MET || to == CAF_NOT_APPLICABLE)) {
        return CAF_CHANGE_KNOWN;
    }
    return to >= 0 && to < CAF_VERDICTS ? kinds[to] : CAF_CHANGE_ENDED;
}

static int32_t kind_of(const caf_finding *old, const caf_finding *fresh, int32_t flags)
{
    const caf_finding *some = old != NULL ? old : fresh;
    int32_t from = state_of(old);
    int32_t to = state_of(fresh);
    if (is_open_matter(old) != is_open_matter(fresh)) {
        return is_open_matter(fresh) ? CAF_CHANGE_SAFEGUARDING_NEW : CAF_CHANGE_SAFEGUARDING_CLOSED;
    }
    if (from == to) {
        int32_t silent = to == CAF_NOT_APPLICABLE ? ~0 : CAF_CHANGE_OTHER_SUBJECT;
        return (flags & ~silent) == 0 ? CAF_CHANGE_NONE : flags & CAF_CHANGE_OTHER_DUE ? CAF_CHANGE_DAY_MOVED : CAF_CHANGE_DETAIL;
    }
    if (some->kind == CAF_DATA && (old == NULL || fresh == NULL)) {
        return fresh != NULL ? CAF_CHANGE_DATA_NEW : CAF_CHANGE_DATA_GONE;
    }
    if (from == CAF_UNKNOWN && fresh == NULL) {
        return CAF_CHANGE_ENDED; /* nothing came to be known */
    }
    return kind_of_verdict(from, to);
}

caf_status caf_compare(const caf_finding *before, int64_t n_before, const caf_finding *after, int64_t n_after, caf_out *changes)
{
    if (changes == NULL || (before == NULL && n_before != 0) || (after == NULL && n_after != 0)) {
        return CAF_E_NULL;
    }
    caf_status status = n_before < 0 || n_after < 0 || changes->size < (int32_t)sizeof(caf_change) ? CAF_E_SIZE : caf_check_out(changes);
    if (status != CAF_OK) {
        return status;
    }
    int64_t room = changes->capacity - changes->n;
    if (n_before > room || n_after > room - n_before) {
        return CAF_E_CAPACITY;
    }
    divided all = { 0, n_before + n_after };
    if (all.n == 0) {
        return CAF_OK;
    }
    comparison of = { before, after, changes->data, changes->stride != 0 ? changes->stride : changes->size, BY_KEY };
    of.changes += changes->n * of.stride;
    for (int64_t i = 0; i < all.n; i++) {
        caf_change change = { i < n_before ? i : -1, i < n_before ? -1 : i - n_before, 0, 0 };
        memset(of.changes + i * of.stride, 0, (size_t)changes->size);
        put(&of, i, &change);
    }
    for (int pass = BY_KEY; pass < PASSES; pass++) {
        make_pass(&of, (enum pass)pass, &all);
    }
    of.pass = IN_ORDER;
    sort(&of, 0, all.n);
    for (int64_t i = 0; i < all.n; i++) {
        caf_change change = get(&of, i);
        change.flags = flags_of(old_of(&of, &change), new_of(&of, &change));
        change.kind = kind_of(old_of(&of, &change), new_of(&of, &change), change.flags);
        put(&of, i, &change);
    }
    changes->n += all.n;
    return CAF_OK;
}

const char *caf_change_name(int32_t kind)
{
    static const char *const names[CAF_CHANGES] = {
        "none", "safeguarding-new", "safeguarding-closed", "data-new", "data-gone", "overdue", "not-met", "due", "day-moved",
        "judgement", "unknown", "mended", "done", "known", "met", "ended", "detail"
    };
    return kind >= 0 && kind < CAF_CHANGES ? names[kind] : NULL;
}

const char *caf_change_flag_name(int32_t flag)
{
    static const char *const names[] = { "other-due", "other-done", "other-reason", "other-items", "other-grade", "other-severity",
                                         "other-subject" };
    for (int i = 0; i < (int)(sizeof names / sizeof names[0]); i++) {
        if (flag == 1 << i) {
            return names[i];
        }
    }
    return NULL;
}
