/* Drawing cases: keys from their identifiers, shares of strata, and the smallest keys of each. */
#include <caf/sample.h>
#include <string.h>
#include "heap_sort.h"

/* FNV-1a, from where another text ended or from its own beginning. */
static const uint64_t fnv_begin = 0xcbf29ce484222325U;
static const uint64_t fnv_prime = 0x100000001b3U;

static uint64_t fnv(uint64_t hash, const char *bytes, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * fnv_prime;
    }
    return hash;
}

/* The finaliser of SplitMix64: each bit of the input moves each of the output. */
static uint64_t mix(uint64_t bits)
{
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebU;
    return bits ^ bits >> 31;
}

/* The seed's hash is mixed before the identifier goes on from it, so that no byte can move from one to the other. */
static uint64_t hash_seed(const char *seed, int64_t length)
{
    return mix(fnv(fnv_begin, seed, length));
}

static int64_t key_of(uint64_t seed, const char *name, int64_t length)
{
    return (int64_t)(mix(fnv(seed, name, length)) >> 1);
}

/* Whether so many bytes can be there. */
static caf_status look_at_text(const char *text, int64_t length)
{
    return length < 0 ? CAF_E_SIZE : text == NULL && length > 0 ? CAF_E_NULL : CAF_OK;
}

caf_status caf_sample_key(const char *seed, int64_t seed_length, const char *name, int64_t length, int64_t *key)
{
    caf_status status = look_at_text(seed, seed_length);
    status = status == CAF_OK ? look_at_text(name, length) : status;
    if (status != CAF_OK || key == NULL) {
        return status != CAF_OK ? status : CAF_E_NULL;
    }
    *key = key_of(hash_seed(seed, seed_length), name, length);
    return CAF_OK;
}

caf_status caf_sample_size(int64_t n, int64_t one_in, int64_t *size)
{
    if (size == NULL) {
        return CAF_E_NULL;
    }
    if (n < 0 || one_in < 1) {
        return CAF_E_ARGUMENT;
    }
    *size = n / one_in + (n % one_in != 0);
    return CAF_OK;
}

/*
 * A round of sharing out. A stratum that gives all it has left has its share
 * settled: it is written as -1 - share until the end.
 */
typedef struct round {
    int32_t how;
    caf_stratum *strata;
    int64_t n;
    int64_t size;   /* what the strata that are not settled are to give */
    int64_t weight; /* of these together */
} round_of;

static int is_settled(const caf_stratum *of)
{
    return of->share < 0;
}

static int64_t left_of(const caf_stratum *of)
{
    return of->n - of->drawn_before;
}

static int64_t weight_of(const round_of *in, int64_t i)
{
    return in->how == CAF_SHARES_EQUAL ? 1 : in->strata[i].n;
}

static int64_t remainder_of(const round_of *in, int64_t i)
{
    return in->size * weight_of(in, i) % in->weight;
}

/* What decides who gets one of what is left: the remainder; of strata of one remainder their cases. -1: it is not one of them. */
static int64_t claim_of(const round_of *in, int64_t i, int64_t remainder)
{
    if (is_settled(&in->strata[i])) {
        return -1;
    }
    int64_t own = remainder_of(in, i);
    return remainder < 0 ? own : own == remainder ? in->strata[i].n : -1;
}

static int64_t count_claims(const round_of *in, int64_t remainder, int64_t least)
{
    int64_t found = 0;
    for (int64_t i = 0; i < in->n; i++) {
        found += claim_of(in, i, remainder) >= least;
    }
    return found;
}

/* The claim that comes k-th, from the largest on. Halving what it can be needs no list in order. */
static int64_t claim_at(const round_of *in, int64_t remainder, int64_t k)
{
    int64_t low = 0;
    int64_t high = CAF_SAMPLE_MOST;
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        if (count_claims(in, remainder, middle) >= k) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/* Gives one each to so many strata, fewer than there are: by remainder, then by cases, then in their order. */
static void share_rest(round_of *in, int64_t rest)
{
    int64_t remainder = claim_at(in, -1, rest);
    rest -= count_claims(in, -1, remainder + 1);
    int64_t cases = claim_at(in, remainder, rest);
    rest -= count_claims(in, remainder, cases + 1);
    for (int64_t i = 0; i < in->n; i++) {
        int64_t own = claim_of(in, i, -1);
        int64_t of_equal = claim_of(in, i, remainder);
        int is_last = of_equal == cases && rest > 0;
        rest -= is_last;
        in->strata[i].share += own > remainder || of_equal > cases || is_last;
    }
}

static void share_round(round_of *in)
{
    int64_t given = 0;
    in->weight = 0;
    for (int64_t i = 0; i < in->n; i++) {
        in->weight += is_settled(&in->strata[i]) ? 0 : weight_of(in, i);
    }
    for (int64_t i = 0; i < in->n && in->weight > 0; i++) {
        if (!is_settled(&in->strata[i])) {
            in->strata[i].share = in->size * weight_of(in, i) / in->weight;
            given += in->strata[i].share;
        }
    }
    if (in->weight > 0 && given < in->size) {
        share_rest(in, in->size - given);
    }
}

/* Settles the strata whose share is more than they have left; 0: there is none. */
static int settle_round(round_of *in)
{
    int some = 0;
    for (int64_t i = 0; i < in->n; i++) {
        caf_stratum *of = &in->strata[i];
        if (!is_settled(of) && of->share > left_of(of)) {
            of->share = -1 - left_of(of);
            in->size -= left_of(of);
            some = 1;
        }
    }
    return some;
}

static caf_status look_at_strata(int32_t how, int64_t size, const caf_stratum *strata, int64_t n, int64_t *left)
{
    int64_t all = 0;
    *left = 0;
    if (n < 0) {
        return CAF_E_SIZE;
    }
    if (strata == NULL && n > 0) {
        return CAF_E_NULL;
    }
    if (how < 0 || how >= CAF_SHARES_KINDS || size < 0) {
        return CAF_E_ARGUMENT;
    }
    for (int64_t i = 0; i < n; i++) {
        if (strata[i].n < 0 || strata[i].drawn_before < 0 || strata[i].drawn_before > strata[i].n) {
            return CAF_E_ARGUMENT;
        }
        if (strata[i].n > CAF_SAMPLE_MOST - all) {
            return CAF_E_OVERFLOW;
        }
        all += strata[i].n;
        *left += left_of(&strata[i]);
    }
    return n > CAF_SAMPLE_MOST ? CAF_E_OVERFLOW : CAF_OK;
}

caf_status caf_sample_shares(int32_t how, int64_t size, caf_stratum *strata, int64_t n_strata)
{
    int64_t left;
    caf_status status = look_at_strata(how, size, strata, n_strata, &left);
    if (status != CAF_OK) {
        return status;
    }
    round_of in = { how, strata, n_strata, size < left ? size : left, 0 };
    for (int64_t i = 0; i < n_strata; i++) {
        strata[i].share = 0;
    }
    do {
        share_round(&in);
    } while (settle_round(&in));
    for (int64_t i = 0; i < n_strata; i++) {
        strata[i].share = is_settled(&strata[i]) ? -1 - strata[i].share : strata[i].share;
    }
    return CAF_OK;
}

static int compare_names(const caf_candidate *one, const caf_candidate *other)
{
    int64_t shared = one->length < other->length ? one->length : other->length;
    int order = shared > 0 ? memcmp(one->name, other->name, (size_t)shared) : 0;
    return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

static int compare_candidates(const void *list, int64_t i, int64_t j)
{
    const caf_candidate *cases = list;
    if (cases[i].key != cases[j].key) {
        return cases[i].key < cases[j].key ? -1 : 1;
    }
    return compare_names(&cases[i], &cases[j]);
}

static void swap_candidates(void *list, int64_t i, int64_t j)
{
    caf_candidate *cases = list;
    caf_candidate one = cases[i];
    cases[i] = cases[j];
    cases[j] = one;
}

static caf_status look_at_cases(const caf_candidate *cases, int64_t n, int64_t n_strata)
{
    for (int64_t i = 0; i < n; i++) {
        caf_status status = look_at_text(cases[i].name, cases[i].length);
        if (status != CAF_OK) {
            return status;
        }
        if (cases[i].stratum < 0 || cases[i].stratum >= n_strata || (cases[i].drawn_before & ~1) != 0) {
            return CAF_E_ARGUMENT;
        }
    }
    return CAF_OK;
}

static void count_strata(const caf_candidate *cases, int64_t n, caf_stratum *strata, int64_t n_strata)
{
    for (int64_t i = 0; i < n_strata; i++) {
        strata[i].n = strata[i].drawn_before = strata[i].share = 0;
    }
    for (int64_t i = 0; i < n; i++) {
        strata[cases[i].stratum].n++;
        strata[cases[i].stratum].drawn_before += cases[i].drawn_before;
    }
}

/* Cases of one identifier have one key, and stand side by side: found, they are put in front. */
static int has_twice(caf_candidate *cases, int64_t n)
{
    for (int64_t i = 1; i < n; i++) {
        if (compare_candidates(cases, i - 1, i) == 0) {
            swap_candidates(cases, 0, i - 1);
            swap_candidates(cases, 1, i);
            return 1;
        }
    }
    return 0;
}

static int64_t take_smallest(caf_candidate *cases, int64_t n, caf_stratum *strata, int64_t n_strata)
{
    int64_t drawn = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t *left = &strata[cases[i].stratum].share;
        if (!cases[i].drawn_before && *left > 0) {
            --*left;
            cases[i].place = ++drawn;
        }
    }
    for (int64_t i = 0; i < n_strata; i++) {
        strata[i].share = 0;
    }
    for (int64_t i = 0; i < n; i++) {
        strata[cases[i].stratum].share += cases[i].place > 0;
    }
    return drawn;
}

caf_status caf_sample_draw(const char *seed, int64_t seed_length, caf_candidate *cases, int64_t n, int32_t how, int64_t size,
                           caf_stratum *strata, int64_t n_strata, int64_t *drawn)
{
    static const caf_ordered by_key = { compare_candidates, swap_candidates };
    caf_status status = look_at_text(seed, seed_length);
    status = status == CAF_OK && (n < 0 || n_strata < 0) ? CAF_E_SIZE : status;
    status = status == CAF_OK && ((cases == NULL && n > 0) || (strata == NULL && n_strata > 0)) ? CAF_E_NULL : status;
    status = status == CAF_OK ? look_at_cases(cases, n, n_strata) : status;
    if (status != CAF_OK) {
        return status;
    }
    uint64_t hashed = hash_seed(seed, seed_length);
    for (int64_t i = 0; i < n; i++) {
        cases[i].key = key_of(hashed, cases[i].name, cases[i].length);
        cases[i].place = 0;
    }
    caf_heap_sort(cases, n, &by_key);
    if (has_twice(cases, n)) {
        return CAF_E_DUPLICATE;
    }
    count_strata(cases, n, strata, n_strata);
    status = caf_sample_shares(how, size, strata, n_strata);
    if (status == CAF_OK) {
        int64_t taken = take_smallest(cases, n, strata, n_strata);
        if (drawn != NULL) {
            *drawn = taken;
        }
    }
    return status;
}
