/* What forms say of an instrument's themes, and one audit's counts against another's. */
#include <caf/cycle.h>
#include <string.h>
#include "instrument_block.h"

/* A question's theme, or its section's title. */
static int32_t theme_of(const caf_instrument_parts *parts, const caf_question *question)
{
    return question->theme != 0 ? question->theme : parts->sections[question->section].title;
}

static int32_t find_area(const caf_instrument_parts *parts, const caf_area *areas, int32_t n, caf_area wanted)
{
    for (int32_t i = 0; i < n; i++) {
        if (areas[i].scale == wanted.scale && strcmp(parts->text + areas[i].text, parts->text + wanted.text) == 0) {
            return i;
        }
    }
    return -1;
}

caf_status caf_cycle_areas(const caf_instrument *instrument, caf_area *areas, int32_t capacity, int32_t *of_question,
                           int32_t n_questions, int32_t *n)
{
    caf_instrument_parts parts;
    caf_status status = caf_instrument_look(instrument, &parts);
    if (n == NULL || of_question == NULL || (areas == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || n_questions < parts.n_questions) {
        return status != CAF_OK ? status : CAF_E_CAPACITY;
    }
    *n = 0;
    for (int32_t i = 0; i < parts.n_questions; i++) {
        const caf_question *question = &parts.questions[i];
        of_question[i] = -1;
        if (question->scale < 0 || (question->flags & CAF_OVERALL) != 0) {
            continue;
        }
        caf_area area = { theme_of(&parts, question), question->scale };
        of_question[i] = find_area(&parts, areas, *n, area);
        if (of_question[i] < 0) {
            if (*n >= capacity) {
                return CAF_E_CAPACITY;
            }
            of_question[i] = *n;
            areas[(*n)++] = area;
        }
    }
    return CAF_OK;
}

/* What an answer adds: points of those possible, or 1 of 1 where its grade counts as good. */
static void add_answer(const caf_instrument_parts *parts, int32_t question, int32_t grade, uint32_t good, caf_area_count *to)
{
    int32_t points = caf_points_of(parts, question, grade);
    to->grades[grade]++;
    if (points == CAF_NOT_ASKED) {
        to->not_applicable++;
        return;
    }
    to->answers++;
    to->good += good != 0 ? (int32_t)(good >> grade & 1) : points;
    to->possible += good != 0 ? 1 : caf_most_points(parts, question);
}

/* Whether all areas that are named can be counted. */
static caf_status look_at_areas(const int32_t *of_question, int32_t n_questions, int32_t n_counts)
{
    for (int32_t i = 0; i < n_questions; i++) {
        if (of_question[i] >= n_counts) {
            return CAF_E_CAPACITY;
        }
    }
    return CAF_OK;
}

static int is_asked_about(const int32_t *of_question, int32_t n_questions, int32_t area)
{
    for (int32_t i = 0; i < n_questions; i++) {
        if (of_question[i] == area) {
            return 1;
        }
    }
    return 0;
}

caf_status caf_cycle_count(const caf_instrument *instrument, const int32_t *of_question, int32_t n_questions, const uint32_t *good,
                           int32_t n_scales, const caf_answer *answers, int64_t n, caf_area_count *counts, int32_t n_counts)
{
    caf_instrument_parts parts;
    int32_t grades[CAF_INSTRUMENT_QUESTIONS];
    int64_t before[CAF_INSTRUMENT_QUESTIONS];
    caf_status status = caf_instrument_look(instrument, &parts);
    if (of_question == NULL || (counts == NULL && n_counts > 0) || (answers == NULL && n > 0)) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || n < 0 || n_counts < 0 || n_questions != parts.n_questions || (good != NULL && n_scales != parts.n_scales)) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    status = look_at_areas(of_question, n_questions, n_counts);
    if (status != CAF_OK) {
        return status;
    }
    int32_t n_areas = n_counts < n_questions ? n_counts : n_questions; /* more there are not */
    for (int32_t i = 0; i < n_areas; i++) {
        before[i] = counts[i].answers;
    }
    caf_take_grades(&parts, answers, n, grades);
    for (int32_t i = 0; i < n_questions; i++) {
        caf_area_count *to = of_question[i] >= 0 && parts.questions[i].scale >= 0 ? &counts[of_question[i]] : NULL;
        if (to != NULL && grades[i] < 0) {
            to->blank++;
        } else if (to != NULL) {
            add_answer(&parts, i, grades[i], good != NULL ? good[parts.questions[i].scale] : 0, to);
        }
    }
    for (int32_t i = 0; i < n_areas; i++) {
        int applied = counts[i].answers > before[i];
        counts[i].forms += applied;
        counts[i].left_out += !applied && is_asked_about(of_question, n_questions, i);
    }
    return CAF_OK;
}

caf_status caf_cycle_add(caf_area_count *to, const caf_area_count *more)
{
    if (to == NULL || more == NULL) {
        return CAF_E_NULL;
    }
    to->forms += more->forms;
    to->left_out += more->left_out;
    to->answers += more->answers;
    to->not_applicable += more->not_applicable;
    to->blank += more->blank;
    to->good += more->good;
    to->possible += more->possible;
    for (int i = 0; i < CAF_SCALE_GRADES; i++) {
        to->grades[i] += more->grades[i];
    }
    return CAF_OK;
}

/* Whether there is something to measure by, and it can be. */
static int is_measured(const caf_area_count *count)
{
    return count != NULL && count->possible > 0 && count->good >= 0 && count->good <= count->possible;
}

/* a / b against c / d, b and d above 0: whole parts, and then what is left of both turned over, so that nothing overflows. */
static int compare_fractions(int64_t a, int64_t b, int64_t c, int64_t d)
{
    for (int sign = 1;; sign = -sign) {
        int64_t one = a / b;
        int64_t other = c / d;
        if (one != other) {
            return one < other ? -sign : sign;
        }
        a %= b;
        c %= d;
        if (a == 0 || c == 0) {
            return a == c ? 0 : a == 0 ? -sign : sign;
        }
        int64_t turned = a;
        a = b;
        b = turned;
        turned = c;
        c = d;
        d = turned;
    }
}

int32_t caf_cycle_compare(const caf_area_count *before, const caf_area_count *now)
{
    if (!is_measured(before) || !is_measured(now)) {
        return CAF_AREA_UNKNOWN;
    }
    int order = compare_fractions(now->good, now->possible, before->good, before->possible);
    return order > 0 ? CAF_AREA_BETTER : order < 0 ? CAF_AREA_WORSE : CAF_AREA_SAME;
}

int32_t caf_cycle_is_below(const caf_area_count *count, int32_t percent)
{
    if (!is_measured(count)) {
        return 0;
    }
    return percent > 0 && compare_fractions(count->good, count->possible, percent, 100) < 0 ? 1 : 2;
}
