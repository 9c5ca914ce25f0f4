/* The order in which elements are sorted by case, then id: a radix sort by the case, and what is left within a case. */
#include <caf/columns.h>
#include <string.h>

enum { DIGIT = 11, VALUES = 1 << DIGIT, SHORT_CASE = 64 };

static void swap(int32_t **one, int32_t **other)
{
    int32_t *held = *one;
    *one = *other;
    *other = held;
}

/* Sorts *order by keys, stably, by way of *room; the two may have changed places. */
static void sort_by(const int64_t *keys, int64_t n, int32_t **order, int32_t **room)
{
    uint32_t places[VALUES];
    int64_t least = keys[0];
    int64_t most = keys[0];
    for (int64_t i = 1; i < n; i++) {
        least = keys[i] < least ? keys[i] : least;
        most = keys[i] > most ? keys[i] : most;
    }
    uint64_t range = (uint64_t)most - (uint64_t)least;
    for (int shift = 0; shift < 64 && range >> shift != 0; shift += DIGIT) {
        memset(places, 0, sizeof places);
        for (int64_t i = 0; i < n; i++) {
            places[((uint64_t)keys[i] - (uint64_t)least) >> shift & (VALUES - 1)]++;
        }
        uint32_t before = 0;
        for (int value = 0; value < VALUES; value++) {
            uint32_t here = places[value];
            places[value] = before;
            before += here;
        }
        for (int64_t i = 0; i < n; i++) {
            int32_t element = (*order)[i];
            uint32_t place = places[((uint64_t)keys[element] - (uint64_t)least) >> shift & (VALUES - 1)]++;
            /* Keys that another thread changes meanwhile are counted wrong: no order comes of it, but no harm either. */
            if (place < (uint64_t)n) {
                (*room)[place] = element;
            }
        }
        swap(order, room);
    }
}

/* Sorts the ids of a case where it has few rows; 0 where it has too many. */
static int sort_case(const int64_t *ids, int32_t *order, int64_t n)
{
    for (int64_t i = 1; i < n; i++) {
        int32_t element = order[i];
        int64_t k = i;
        if (ids[order[i - 1]] <= ids[element]) {
            continue;
        }
        if (n > SHORT_CASE) {
            return 0;
        }
        for (; k > 0 && ids[order[k - 1]] > ids[element]; k--) {
            order[k] = order[k - 1];
        }
        order[k] = element;
    }
    return 1;
}

static int sort_within_cases(const int64_t *cases, const int64_t *ids, int32_t *order, int64_t n)
{
    int64_t end;
    for (int64_t i = 0; i < n; i = end) {
        end = i + 1;
        while (end < n && cases[order[end]] == cases[order[i]]) {
            end++;
        }
        if (!sort_case(ids, order + i, end - i)) {
            return 0;
        }
    }
    return 1;
}

static void count_up(int32_t *order, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        order[i] = (int32_t)i;
    }
}

caf_status caf_order_rows(const int64_t *cases, const int64_t *ids, int64_t n, int32_t *order, int32_t *scratch, int32_t *sorted)
{
    if (sorted == NULL || (n > 0 && (cases == NULL || order == NULL || scratch == NULL))) {
        return CAF_E_NULL;
    }
    if (n < 0 || n > INT32_MAX) {
        return CAF_E_OVERFLOW;
    }
    int by_case = 1;
    int by_id = 1;
    for (int64_t i = 1; i < n; i++) {
        by_case &= cases[i - 1] <= cases[i];
        by_id &= ids == NULL || cases[i - 1] != cases[i] || ids[i - 1] <= ids[i];
    }
    *sorted = by_case && by_id;
    count_up(order, n);
    if (*sorted) {
        return CAF_OK;
    }
    int32_t *now = order;
    int32_t *room = scratch;
    count_up(scratch, n);
    if (!by_case) {
        sort_by(cases, n, &now, &room);
    }
    if (ids != NULL && !sort_within_cases(cases, ids, now, n)) {
        count_up(now, n);
        sort_by(ids, n, &now, &room);
        sort_by(cases, n, &now, &room);
    }
    if (now != order) {
        memcpy(order, now, (size_t)n * sizeof *order);
    }
    return CAF_OK;
}
