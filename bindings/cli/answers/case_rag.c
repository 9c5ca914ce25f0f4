#include "case_rag.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"

static const struct {
    const char *name;
    const char *letter;
} words[SHADES] = {
    [SHADE_ABSENT] = { "not agreed yet", "" }, [SHADE_RED] = { "red", "R" },
    [SHADE_AMBER] = { "amber", "A" },          [SHADE_GREEN] = { "green", "G" },
    [SHADE_COMPLETED] = { "completed, not rated there", "C" },
    [SHADE_NOT_RATED] = { "not rated", "N" },  [SHADE_UNKNOWN] = { "not known", "?" },
};

const char *shade_name(int shade)
{
    return words[shade].name;
}

const char *shade_letter(int shade)
{
    return words[shade].letter;
}

const char *rag_day_name(const rag_day *day)
{
    return day->is_taf && day->is_review ? "TAF, review" : day->is_taf ? "TAF" : "review";
}

static bool add_day(case_rag *to, caf_date on, bool is_taf)
{
    if (on == 0) {
        to->undated_meetings++;
        return true;
    }
    if (!make_room(&to->days, &to->days_room, to->n_days + 1, sizeof *to->days)) {
        return false;
    }
    rag_day *day = &to->days[to->n_days++];
    memset(day, 0, sizeof *day);
    day->on = on;
    day->is_taf = is_taf;
    day->is_review = !is_taf;
    return true;
}

static int by_day(const void *one, const void *other)
{
    const rag_day *a = one;
    const rag_day *b = other;
    return (a->on > b->on) - (a->on < b->on);
}

/* In order, each day once. */
static void settle_days(case_rag *to)
{
    int64_t n = 0;
    if (to->n_days > 0) {
        qsort(to->days, (size_t)to->n_days, sizeof *to->days, by_day);
    }
    for (int64_t i = 0; i < to->n_days; i++) {
        if (n > 0 && to->days[n - 1].on == to->days[i].on) {
            to->days[n - 1].is_taf = to->days[n - 1].is_taf || to->days[i].is_taf;
            to->days[n - 1].is_review = to->days[n - 1].is_review || to->days[i].is_review;
        } else {
            to->days[n++] = to->days[i];
        }
    }
    to->n_days = n;
}

/* Whether a day stands in the record that cannot be right: what reads as not recorded, and is not of a day to come. */
static bool is_doubtful(const caf_case *whose, int32_t table, int64_t i, const caf_field *field)
{
    const caf_rows *rows = &whose->caseload->tables[table];
    int64_t stride = rows->stride != 0 ? rows->stride : rows->size;
    caf_date day = 0;
    caf_date last = 0;
    if (field->offset + (int32_t)sizeof day <= rows->size) {
        memcpy(&day, (const unsigned char *)rows->data + (whose->first[table] + i) * stride + field->offset, sizeof day);
    }
    (void)caf_date_from_ymd(2200, 12, 31, &last);
    return day != 0 && day != CAF_DATE_NONE && (day <= whose->as_of || day > last);
}

static bool find_days(case_rag *to, const caf_reader *reader, const caf_case *whose)
{
    const caf_field *held_on = caf_field_named(CAF_MEETINGS, "held_on", 7);
    for (int64_t i = 0; i < whose->count[CAF_MEETINGS]; i++) {
        caf_meeting_row row;
        caf_status status = caf_get(whose, CAF_MEETINGS, i, &row, (int32_t)sizeof row);
        if (status >= CAF_E_NULL) {
            return fail_in(reader, status);
        }
        bool is_taf = status == CAF_OK && row.kind != CAF_FINAL_STATUTORY;
        bool is_held = row.held_on != 0 || row.held == CAF_YES || is_doubtful(whose, CAF_MEETINGS, i, held_on);
        if (is_taf && is_held && !add_day(to, row.held_on, true)) {
            return false;
        }
    }
    for (int64_t i = 0; i < whose->count[CAF_REVIEWS]; i++) {
        caf_review_row row;
        caf_status status = caf_get(whose, CAF_REVIEWS, i, &row, (int32_t)sizeof row);
        if (status >= CAF_E_NULL) {
            return fail_in(reader, status);
        }
        if (status == CAF_OK && !add_day(to, row.held_on, false)) {
            return false;
        }
    }
    settle_days(to);
    return true;
}

static int by_action(const void *one, const void *other)
{
    const caf_rating_row *a = one;
    const caf_rating_row *b = other;
    if (a->action != b->action) {
        return a->action > b->action ? 1 : -1;
    }
    return (a->rated_on > b->rated_on) - (a->rated_on < b->rated_on);
}

static bool find_ratings(case_rag *to, const caf_reader *reader, const caf_case *whose)
{
    for (int64_t i = 0; i < whose->count[CAF_RATINGS]; i++) {
        caf_rating_row row;
        caf_status status = caf_get(whose, CAF_RATINGS, i, &row, (int32_t)sizeof row);
        if (status >= CAF_E_NULL) {
            return fail_in(reader, status);
        }
        if (status == CAF_OK) {
            to->undated_ratings += row.rated_on == 0 || row.colour == 0 || row.action == 0;
            if (!make_room(&to->ratings, &to->ratings_room, to->n_ratings + 1, sizeof *to->ratings)) {
                return false;
            }
            to->ratings[to->n_ratings++] = row;
        }
    }
    if (to->n_ratings > 0) {
        qsort(to->ratings, (size_t)to->n_ratings, sizeof *to->ratings, by_action);
    }
    return true;
}

/* The ratings of one action, which stand together. */
typedef struct its_ratings {
    const caf_rating_row *all;
    int64_t n;
} its_ratings;

static its_ratings ratings_of(const case_rag *of, int64_t action)
{
    its_ratings its = { NULL, 0 };
    for (int64_t i = 0; action != 0 && i < of->n_ratings; i++) {
        if (of->ratings[i].action == action) {
            its.all = its.n == 0 ? &of->ratings[i] : its.all;
            its.n++;
        }
    }
    return its;
}

/* The colour of the first rating of some days; SHADE_UNKNOWN where two of its day differ, 0 where there is none. */
static int rated_from(const its_ratings *its, caf_date from, caf_date until)
{
    int found = 0;
    caf_date on = 0;
    for (int64_t i = 0; i < its->n; i++) {
        const caf_rating_row *one = &its->all[i];
        if (one->rated_on == 0 || one->rated_on < from || one->rated_on > until || (found != 0 && one->rated_on != on)) {
            continue;
        }
        found = one->colour == 0 || (found != 0 && found != one->colour) ? SHADE_UNKNOWN : one->colour;
        on = one->rated_on;
    }
    return found;
}

/* The last day before another on which it was rated; 0: none. */
static caf_date rated_before(const its_ratings *its, caf_date day)
{
    caf_date last = 0;
    for (int64_t i = 0; i < its->n; i++) {
        caf_date on = its->all[i].rated_on;
        last = on != 0 && on < day && (last == 0 || on > last) ? on : last;
    }
    return last;
}

static bool has_undated(const its_ratings *its)
{
    for (int64_t i = 0; i < its->n; i++) {
        if (its->all[i].rated_on == 0) {
            return true;
        }
    }
    return false;
}

static int shade_at(const its_ratings *its, const caf_action_row *action, caf_date from, caf_date until)
{
    int rated = rated_from(its, from, until);
    caf_date last = rated_before(its, from);
    int before = last != 0 ? rated_from(its, last, last) : 0;
    bool is_completed = action->completed_on != 0 && action->completed_on <= from;
    if (rated != 0) {
        return rated;
    }
    if (!is_completed && action->agreed_on != 0 && action->agreed_on > from) {
        return SHADE_ABSENT;
    }
    if (has_undated(its)) {
        return SHADE_UNKNOWN; /* it may have been given here */
    }
    if (before == SHADE_GREEN || is_completed) {
        return before == SHADE_GREEN ? SHADE_GREEN : SHADE_COMPLETED;
    }
    return before == SHADE_UNKNOWN || (action->agreed_on == 0 && last == 0) ? SHADE_UNKNOWN : SHADE_NOT_RATED;
}

static bool find_shades(case_rag *to, const caf_reader *reader, const caf_case *whose)
{
    for (int64_t i = 0; i < whose->count[CAF_ACTIONS]; i++) {
        caf_action_row row;
        caf_status status = caf_get(whose, CAF_ACTIONS, i, &row, (int32_t)sizeof row);
        if (status >= CAF_E_NULL) {
            return fail_in(reader, status);
        }
        if (status != CAF_OK) {
            continue;
        }
        if (!make_room(&to->actions, &to->actions_room, to->n_actions + 1, sizeof *to->actions) ||
            !make_room(&to->shades, &to->shades_room, (to->n_actions + 1) * to->n_days, 1)) {
            return false;
        }
        its_ratings its = ratings_of(to, row.id);
        for (int64_t day = 0; day < to->n_days; day++) {
            caf_date until = day + 1 < to->n_days ? to->days[day + 1].on - 1 : whose->as_of;
            int shade = shade_at(&its, &row, to->days[day].on, until);
            to->shades[to->n_actions * to->n_days + day] = (unsigned char)shade;
            to->days[day].numbers[shade]++;
        }
        to->actions[to->n_actions++] = (rag_action){ row.id, i + 1 };
    }
    return true;
}

bool find_rag(case_rag *to, const caf_reader *reader, const caf_case *whose)
{
    to->n_days = to->n_actions = to->n_ratings = to->undated_meetings = to->undated_ratings = 0;
    return whose->not_yet || (find_days(to, reader, whose) && find_ratings(to, reader, whose) && find_shades(to, reader, whose));
}

void release_rag(case_rag *of)
{
    free(of->days);
    free(of->actions);
    free(of->shades);
    free(of->ratings);
    memset(of, 0, sizeof *of);
}
