#include "flat_sample.h"
#include <stdalign.h>
#include <stdbool.h>
#include <string.h>
#include "flat_shared.h"

enum { STRATUM_NUMBERS = 3 };

/* What is empty may lie anywhere. */
static bool are_longs(const int64_t *data, int64_t n)
{
    return n == 0 || flat_is_aligned(data, sizeof *data);
}

caf_status flat_sample_size(int64_t n, int64_t one_in, int64_t *found)
{
    *found = 0;
    return caf_sample_size(n, one_in, found);
}

caf_status flat_sample_room(int64_t n, int64_t *needed)
{
    *needed = 0;
    if (n < 0 || n > CAF_SAMPLE_MOST) {
        return CAF_E_OVERFLOW;
    }
    /* Never more strata than cases, but one where there are none. */
    *needed = n * (int64_t)sizeof(caf_candidate) + (n + 1) * (int64_t)sizeof(caf_stratum);
    return CAF_OK;
}

/* The cases as the library takes them; the place where each stands is its mark. */
static caf_status candidates_of(const int64_t *offsets, const char *names, int64_t n_names, const int64_t *records, int64_t n,
                                caf_candidate *to)
{
    for (int64_t i = 0; i < n; i++) {
        const int64_t *record = records + i * FLAT_CANDIDATE_NUMBERS;
        if (offsets[i] < 0 || offsets[i + 1] < offsets[i] || offsets[i + 1] > n_names) {
            return CAF_E_SIZE;
        }
        to[i] = (caf_candidate){ names + offsets[i], offsets[i + 1] - offsets[i], record[FLAT_CANDIDATE_STRATUM],
                                 record[FLAT_CANDIDATE_DRAWN_BEFORE], i, 0, 0 };
    }
    return CAF_OK;
}

caf_diag flat_sample_draw(const char *seed, size_t n_seed, const int64_t *offsets, int64_t n_offsets, const void *names,
                          int64_t n_names, int32_t how, int64_t size, int64_t *results, int64_t n_results,
                          int64_t *strata, int64_t n_strata, void *memory, int64_t n_memory, int64_t *found)
{
    int64_t n = n_offsets - 1;
    int64_t needed;
    *found = 0;
    if (n_offsets < 1 || n_results != n * FLAT_CANDIDATE_NUMBERS || n_strata % STRATUM_NUMBERS != 0 ||
        n_strata / STRATUM_NUMBERS > n + 1) {
        return flat_diag(CAF_E_SIZE, -1);
    }
    n_strata /= STRATUM_NUMBERS;
    caf_status status = flat_sample_room(n, &needed);
    if (status != CAF_OK || n_memory < needed) {
        return flat_diag(status != CAF_OK ? status : CAF_E_CAPACITY, -1);
    }
    if (!flat_is_aligned(memory, alignof(caf_candidate)) || !are_longs(offsets, n_offsets) || !are_longs(results, n_results) ||
        !are_longs(strata, n_strata)) {
        return flat_diag(CAF_E_ARGUMENT, -1);
    }
    caf_candidate *cases = memory;
    caf_stratum *shared = (caf_stratum *)(cases + n);
    status = candidates_of(offsets, names != NULL ? names : "", n_names, results, n, cases);
    if (status != CAF_OK) {
        return flat_diag(status, -1);
    }
    status = caf_sample_draw(seed, (int64_t)n_seed, cases, n, how, size, shared, n_strata, found);
    caf_diag diag = flat_diag(status, -1);
    if (status == CAF_E_DUPLICATE) {
        diag.row = cases[0].mark > cases[1].mark ? cases[0].mark : cases[1].mark;
    }
    for (int64_t i = 0; status == CAF_OK && i < n; i++) {
        int64_t *record = results + cases[i].mark * FLAT_CANDIDATE_NUMBERS;
        record[FLAT_CANDIDATE_KEY] = cases[i].key;
        record[FLAT_CANDIDATE_PLACE] = cases[i].place;
    }
    for (int64_t i = 0; status == CAF_OK && i < n_strata; i++) {
        strata[i * STRATUM_NUMBERS] = shared[i].n;
        strata[i * STRATUM_NUMBERS + 1] = shared[i].drawn_before;
        strata[i * STRATUM_NUMBERS + 2] = shared[i].share;
    }
    return diag;
}

/* An allocation's memory: room to make the flat lists into the library's, then its own. */
typedef struct parts {
    caf_auditor *auditors;
    caf_allocated *given;
    void *rest;
    size_t n_rest;
} parts;

/* The first place from which on everything can stand; the size has room for the way to it. */
static unsigned char *aligned(unsigned char *memory)
{
    return memory + (alignof(max_align_t) - (uintptr_t)memory % alignof(max_align_t)) % alignof(max_align_t);
}

static bool are_lists(int64_t n_auditors, int64_t n_involved, int64_t n_agencies)
{
    return n_auditors >= 0 && n_auditors % FLAT_AUDITOR_NUMBERS == 0 && n_involved >= 0 &&
           n_involved % FLAT_INVOLVEMENT_NUMBERS == 0 && n_agencies >= 0 && n_agencies % FLAT_INVOLVEMENT_NUMBERS == 0;
}

static caf_status take_auditors(const int64_t *from, int64_t n, caf_auditor *to)
{
    for (int64_t i = 0; i < n; i++, from += FLAT_AUDITOR_NUMBERS) {
        if (from[2] < 0 || from[2] > INT32_MAX) {
            return CAF_E_ARGUMENT;
        }
        to[i] = (caf_auditor){ from[0], from[1], (int32_t)from[2], 0 };
    }
    return CAF_OK;
}

static void put_answer(const caf_allocation_answer *from, int64_t n_cases, int64_t n_auditors, int64_t *to)
{
    to[FLAT_ALLOCATION_POSSIBLE] = from->possible;
    to[FLAT_ALLOCATION_SQUARES] = from->squares;
    to[FLAT_ALLOCATION_BY_AGENCY] = from->by_agency;
    to[FLAT_ALLOCATION_NEEDED] = from->needed;
    to[FLAT_ALLOCATION_CAN_TAKE] = from->can_take;
    to[FLAT_ALLOCATION_ONCE] = from->once;
    to[FLAT_ALLOCATION_CASES] = n_cases;
    to[FLAT_ALLOCATION_AUDITORS] = n_auditors;
}

caf_status flat_allocate(int32_t each, const int64_t *cases, int64_t n_cases, const int64_t *auditors, int64_t n_auditors,
                         const int64_t *involved, int64_t n_involved, const int64_t *agencies, int64_t n_agencies,
                         int64_t *results, int64_t n_results, int64_t *answer, int64_t n_answer, int64_t *short_cases,
                         int64_t n_short_cases, int64_t *short_auditors, int64_t n_short_auditors, void *memory,
                         int64_t n_memory, int64_t *needed)
{
    *needed = 0;
    if (n_cases < 0 || !are_lists(n_auditors, n_involved, n_agencies) || n_answer != FLAT_ALLOCATION_ANSWERS) {
        return CAF_E_SIZE;
    }
    if (!are_longs(cases, n_cases) || !are_longs(auditors, n_auditors) || !are_longs(involved, n_involved) ||
        !are_longs(agencies, n_agencies) || !are_longs(results, n_results) || !are_longs(answer, n_answer) ||
        !are_longs(short_cases, n_short_cases) || !are_longs(short_auditors, n_short_auditors)) {
        return CAF_E_ARGUMENT;
    }
    /* Two numbers of 64 bits, as they stand there. */
    _Static_assert(sizeof(caf_involvement) == FLAT_INVOLVEMENT_NUMBERS * sizeof(int64_t), "an involvement is two numbers");
    caf_auditor none = { 0, 0, 0, 0 };
    caf_allocation what = { (int32_t)sizeof what, each, cases, n_cases, &none, n_auditors / FLAT_AUDITOR_NUMBERS,
                            (const caf_involvement *)(const void *)involved, n_involved / FLAT_INVOLVEMENT_NUMBERS,
                            (const caf_involvement *)(const void *)agencies, n_agencies / FLAT_INVOLVEMENT_NUMBERS };
    size_t own = 0;
    caf_status status = caf_allocate_size(&what, &own);
    if (status != CAF_OK) {
        return status;
    }
    size_t of_auditors = (size_t)what.n_auditors * sizeof(caf_auditor);
    size_t of_given = (size_t)n_cases * (size_t)each * sizeof(caf_allocated);
    *needed = (int64_t)(alignof(max_align_t) * 3 + of_auditors + of_given + own);
    if (n_memory < *needed) {
        return CAF_OK;
    }
    if (n_results / FLAT_ALLOCATED_NUMBERS < n_cases * each || n_short_cases < n_cases || n_short_auditors < what.n_auditors) {
        return CAF_E_CAPACITY;
    }
    parts in;
    in.auditors = (caf_auditor *)(void *)aligned(memory);
    in.given = (caf_allocated *)(void *)aligned((unsigned char *)in.auditors + of_auditors);
    in.rest = aligned((unsigned char *)in.given + of_given);
    in.n_rest = own;
    status = take_auditors(auditors, what.n_auditors, in.auditors);
    if (status != CAF_OK) {
        return status;
    }
    what.auditors = in.auditors;
    caf_out given = { in.given, n_cases * each, 0, (int32_t)sizeof *in.given, 0 };
    caf_out of_cases = { short_cases, n_short_cases, 0, (int32_t)sizeof *short_cases, 0 };
    caf_out of_staff = { short_auditors, n_short_auditors, 0, (int32_t)sizeof *short_auditors, 0 };
    caf_allocation_answer found = { (int32_t)sizeof found, 0, 0, 0, 0, 0, 0 };
    status = caf_allocate(&what, in.rest, in.n_rest, &given, &found, &of_cases, &of_staff);
    if (status != CAF_OK) {
        return status;
    }
    for (int64_t i = 0; i < given.n; i++) {
        int64_t *to = results + i * FLAT_ALLOCATED_NUMBERS;
        to[0] = in.given[i].case_id;
        to[1] = in.given[i].auditor;
        to[2] = in.given[i].by_agency;
    }
    put_answer(&found, of_cases.n, of_staff.n, answer);
    return CAF_OK;
}

caf_diag flat_sample_frame(const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields,
                           int64_t n_fields, caf_date as_of, caf_date since, caf_date until, int64_t *frame, int64_t n_frame)
{
    caf_rows rows[CAF_TABLES];
    caf_caseload caseload;
    caf_case whose;
    caf_context context = caf_context_on(as_of, CAF_DIVISION_NONE);
    caf_cursor at = caf_cursor_begin();
    caf_diag diag = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, rows, &caseload);
    int64_t n = 0;
    whose.size = (int32_t)sizeof whose;
    if (diag.status == CAF_OK && (n_frame < 0 || !flat_is_aligned(frame, sizeof *frame))) {
        diag.status = n_frame < 0 ? CAF_E_NULL : CAF_E_ARGUMENT;
    }
    while (diag.status == CAF_OK && (diag.status = caf_next_case(&caseload, &context, &at, &whose)) == CAF_OK) {
        int32_t in = CAF_FRAME_NO;
        diag.status = n == n_frame ? CAF_E_CAPACITY : caf_sample_frame(&whose, since, until, &in);
        if (diag.status == CAF_OK) {
            frame[n++] = in;
        }
    }
    return flat_walked(&at, diag);
}
