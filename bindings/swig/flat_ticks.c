/* 64-bit dates go through the core's array functions in blocks that stay in
 * the nearest cache, so that no copy of the whole column is made. */
#include "flat_ticks.h"
#include "flat_dates.h"
#include "flat_shared.h"

enum { BLOCK = 8192 };

/* Days alone are taken by halves, without a comparison of 64 bits, which would keep compilers from several rows at a time. */
static size_t narrow_days(const int64_t *ticks, size_t n, caf_date *days)
{
    for (size_t i = 0; i < n; i++) {
        int32_t low = (int32_t)(uint32_t)((uint64_t)ticks[i] & UINT32_MAX);
        int32_t high = (int32_t)(uint32_t)((uint64_t)ticks[i] >> 32);
        int32_t fits = -(high == -(low < 0));
        days[i] = (low & fits) | (CAF_DATE_NONE & ~fits);
    }
    return n;
}

static void widen_days(const caf_date *days, size_t n, int64_t *ticks)
{
    for (size_t i = 0; i < n; i++) {
        int64_t is_none = -(days[i] == CAF_DATE_NONE);
        ticks[i] = (int64_t)days[i] - (is_none & (INT64_MAX + (int64_t)CAF_DATE_NONE + 1));
    }
}

/* The first of n ticks that is not midnight, or n. With a constant `day` the division is a multiplication. */
static inline size_t narrow_by(int64_t day, const int64_t *ticks, size_t n, caf_date *days)
{
    int64_t odd = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t one = ticks[i] / day;
        odd |= ticks[i] != INT64_MIN ? ticks[i] - one * day : 0;
        /* NaT and what no 32 bits hold are no date; no working day, month or rule reaches there. */
        days[i] = ticks[i] != INT64_MIN && one == (int32_t)one ? (int32_t)one : CAF_DATE_NONE;
    }
    size_t at = n;
    if (odd != 0) {
        /* It may be gone, where another thread changes the column. */
        for (at = 0; at < n && (ticks[at] == INT64_MIN || ticks[at] % day == 0); at++) {
        }
    }
    return at;
}

static inline void widen_by(int64_t day, const caf_date *days, size_t n, int64_t *ticks)
{
    /* A day beyond what nanoseconds reach, 1677 to 2262, is no date. */
    for (size_t i = 0; i < n; i++) {
        bool fits = days[i] != CAF_DATE_NONE && days[i] <= INT64_MAX / day && days[i] >= -(INT64_MAX / day);
        ticks[i] = fits ? (int64_t)((uint64_t)days[i] * (uint64_t)day) : INT64_MIN;
    }
}

/* Each other unit's own loops: a division by a constant costs a tenth of one by a variable. */
#define UNITS(DO)                                 \
    DO(FLAT_TICK_HOUR, 24)                        \
    DO(FLAT_TICK_MINUTE, 1440)                    \
    DO(FLAT_TICK_SECOND, 86400)                   \
    DO(FLAT_TICK_MILLISECOND, INT64_C(86400000))  \
    DO(FLAT_TICK_MICROSECOND, INT64_C(86400000000)) \
    DO(FLAT_TICK_NANOSECOND, INT64_C(86400000000000))

static size_t narrow(int32_t tick, const int64_t *ticks, size_t n, caf_date *days)
{
    switch (tick) {
    case FLAT_TICK_DAY: return narrow_days(ticks, n, days);
#define NARROW(UNIT, DAY) case UNIT: return narrow_by(DAY, ticks, n, days);
        UNITS(NARROW)
#undef NARROW
    }
    return 0;
}

static void widen(int32_t tick, const caf_date *days, size_t n, int64_t *ticks)
{
    switch (tick) {
    case FLAT_TICK_DAY: widen_days(days, n, ticks); return;
#define WIDEN(UNIT, DAY) case UNIT: widen_by(DAY, days, n, ticks); return;
        UNITS(WIDEN)
#undef WIDEN
    }
}

static bool is_tick(int32_t tick)
{
    return tick >= 0 && tick < FLAT_TICKS;
}

/* As flat_check_arrays(), where one of the two has ticks. */
static caf_status check_ticks(const void *in, int64_t n_in, size_t in_alignment, int32_t tick, const void *out, int64_t n_out,
                              size_t out_alignment)
{
    if (n_in < 0 || n_out < 0 || (n_in > 0 && in == NULL) || (n_out > 0 && out == NULL)) {
        return CAF_E_NULL;
    }
    if (n_in != n_out) {
        return CAF_E_CAPACITY;
    }
    if (!is_tick(tick)) {
        return CAF_E_ARGUMENT;
    }
    return n_in == 0 || (flat_is_aligned(in, in_alignment) && flat_is_aligned(out, out_alignment)) ? CAF_OK : CAF_E_ARGUMENT;
}

static size_t block_at(int64_t at, int64_t n)
{
    return n - at < BLOCK ? (size_t)(n - at) : BLOCK;
}

/* What is done to the days of a block. Not in place: the loops are twice as fast when what they write is not what they read. */
typedef struct block_step {
    caf_status (*take)(const struct block_step *step, const caf_date *days, size_t n, caf_date *out);
    const caf_calendar *calendar;
    const caf_context *context;
    int32_t amount; /* of days or months, or a rule */
} block_step;

typedef struct tick_column {
    const int64_t *in;
    int64_t n_in;
    int32_t tick_in;
    int64_t *out;
    int64_t n_out;
    int32_t tick_out;
} tick_column;

static caf_status by_blocks(const block_step *step, const tick_column *column, bool *complete, int64_t *wrong)
{
    caf_date days[BLOCK], answers[BLOCK];
    caf_status status = check_ticks(column->in, column->n_in, sizeof *column->in, column->tick_in, column->out, column->n_out,
                                    sizeof *column->out);
    status = status == CAF_OK && !is_tick(column->tick_out) ? CAF_E_ARGUMENT : status;
    *complete = status == CAF_OK;
    *wrong = -1;
    for (int64_t at = 0; at < column->n_in && (status == CAF_OK || status == CAF_E_SOME_ROWS); at += BLOCK) {
        size_t n = block_at(at, column->n_in);
        size_t odd = narrow(column->tick_in, column->in + at, n, days);
        if (odd < n) {
            *wrong = at + (int64_t)odd;
            *complete = false;
            return CAF_OK;
        }
        status = step->take(step, days, n, answers);
        *complete = *complete && status == CAF_OK;
        widen(column->tick_out, answers, n, column->out + at);
    }
    return status == CAF_E_SOME_ROWS ? CAF_OK : status;
}

static caf_status take_working_days(const block_step *step, const caf_date *days, size_t n, caf_date *out)
{
    return caf_add_working_days_array(step->calendar, days, n, step->amount, out);
}

static caf_status take_months(const block_step *step, const caf_date *days, size_t n, caf_date *out)
{
    bool complete;
    caf_status status = flat_add_months_array(days, (int64_t)n, step->amount, out, (int64_t)n, &complete);
    return status == CAF_OK && !complete ? CAF_E_SOME_ROWS : status;
}

static caf_status take_due(const block_step *step, const caf_date *days, size_t n, caf_date *out)
{
    return caf_due_array(step->context, step->amount, days, n, out);
}

caf_status flat_add_working_days_ticks(caf_division division, const void *block, int64_t n_block, const int64_t *start,
                                       int64_t n_start, int32_t tick_in, int32_t days, int64_t *results,
                                       int64_t n_results, int32_t tick_out, bool *complete, int64_t *wrong)
{
    tick_column column = { start, n_start, tick_in, results, n_results, tick_out };
    block_step step = { take_working_days, NULL, NULL, days };
    caf_status status = flat_calendar(division, block, n_block, &step.calendar);
    return status == CAF_OK ? by_blocks(&step, &column, complete, wrong) : status;
}

caf_status flat_add_months_ticks(const int64_t *start, int64_t n_start, int32_t tick_in, int32_t months,
                                 int64_t *results, int64_t n_results, int32_t tick_out, bool *complete, int64_t *wrong)
{
    tick_column column = { start, n_start, tick_in, results, n_results, tick_out };
    block_step step = { take_months, NULL, NULL, months };
    return by_blocks(&step, &column, complete, wrong);
}

caf_status flat_due_ticks(caf_division division, int32_t profile, const void *const *blocks,
                          const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, const int64_t *anchor,
                          int64_t n_anchor, int32_t tick_in, int64_t *results, int64_t n_results, int32_t tick_out,
                          bool *complete, int64_t *wrong)
{
    tick_column column = { anchor, n_anchor, tick_in, results, n_results, tick_out };
    caf_context context;
    block_step step = { take_due, NULL, &context, rule };
    caf_status status = flat_context(CAF_DATE_NONE, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    caf_date none;
    /* What is wrong with the call itself is said even of a column without rows. */
    status = status == CAF_OK ? caf_due_array(&context, rule, &none, 0, &none) : status;
    return status == CAF_OK ? by_blocks(&step, &column, complete, wrong) : status;
}

caf_status flat_days_of_ticks(const int64_t *ticks, int64_t n_ticks, int32_t tick_in, caf_date *results,
                              int64_t n_results, int64_t *wrong)
{
    caf_status status = check_ticks(ticks, n_ticks, sizeof *ticks, tick_in, results, n_results, sizeof *results);
    *wrong = -1;
    for (int64_t at = 0; status == CAF_OK && at < n_ticks && *wrong < 0; at += BLOCK) {
        size_t n = block_at(at, n_ticks);
        size_t odd = narrow(tick_in, ticks + at, n, results + at);
        *wrong = odd < n ? at + (int64_t)odd : -1;
    }
    return status;
}

caf_status flat_ticks_of_days(const caf_date *on, int64_t n_on, int32_t tick_out, int64_t *results, int64_t n_results)
{
    caf_status status = check_ticks(on, n_on, sizeof *on, tick_out, results, n_results, sizeof *results);
    if (status == CAF_OK) {
        widen(tick_out, on, (size_t)n_on, results);
    }
    return status;
}
