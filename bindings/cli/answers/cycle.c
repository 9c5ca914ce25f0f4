/* The audit cycle reckoned: periods, evaluations, where each agency stands, and what became of its actions. */
#include "cycle.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "messages.h"
#include "name_list.h"

const char *cycle_text(const cycle_instrument *with, int32_t text)
{
    const char *found = caf_instrument_text(with->instrument, text);
    return found != NULL ? found : "";
}

const char *area_name(const cycle_instrument *with, int32_t area)
{
    return cycle_text(with, with->areas[area].text);
}

bool is_area_split(const cycle_instrument *with, int32_t area)
{
    for (int32_t i = 0; i < with->n_areas; i++) {
        if (i != area && strcmp(area_name(with, i), area_name(with, area)) == 0) {
            return true;
        }
    }
    return false;
}

const char *agency_name(const named_count *agency, size_t *length)
{
    static const char none[] = "not recorded";
    *length = agency != NULL ? agency->length : sizeof none - 1;
    return agency != NULL ? name_of_count(agency) : none;
}

const char *slot_state(const caf_slot *slot)
{
    return slot->due == 0 && slot->done != 0 ? "done" : slot_word(slot->state);
}

const char *slot_word(int32_t state)
{
    static const char *const words[CAF_SLOT_STATES] = { "", "kept", "late", "missed", "due", "open" };
    return state > 0 && state < CAF_SLOT_STATES ? words[state] : "";
}

const char *slot_text(const caf_slot *slot, char text[SLOT_TEXT])
{
    int days = (int)(slot->days < 0 ? -slot->days : slot->days);
    bool is_said = slot->due != 0 && days > 0 && (slot->done != 0 || slot->state == CAF_SLOT_MISSED);
    if (is_said) {
        snprintf(text, SLOT_TEXT, slot->state == CAF_SLOT_LATE ? "%s by %d day%s" : "%s, %d day%s %s", slot_word(slot->state), days,
                 days == 1 ? "" : "s", slot->days < 0 ? "early" : "over");
    } else {
        snprintf(text, SLOT_TEXT, "%s", slot_state(slot));
    }
    return text;
}

const char *change_word(int32_t change)
{
    static const char *const words[CAF_AREA_CHANGES] = { "unknown", "better", "worse", "same" };
    return change > 0 && change < CAF_AREA_CHANGES ? words[change] : words[0];
}

const char *cycle_period_name(int period)
{
    static const char *const names[CYCLE_PERIODS] = { "Q1", "Q2", "Q3", "Q4", "Year to date", "Year before" };
    return names[period];
}

const char *cycle_grade(const cycle_instrument *with, int32_t scale, int32_t grade)
{
    const caf_scale *of = &with->parts.scales[scale];
    return grade >= 0 && grade < of->n_grades ? cycle_text(with, with->parts.grades[of->first_grade + grade].name) : NULL;
}

bool is_graded_by_points(const cycle_instrument *with, int32_t scale)
{
    const caf_scale *of = &with->parts.scales[scale];
    for (int32_t i = 0; i < of->n_grades; i++) {
        if (with->parts.grades[of->first_grade + i].points > 0) {
            return with->good[scale] == 0;
        }
    }
    return false;
}

bool is_unmeasured(const cycle_instrument *with, int32_t scale)
{
    return with->good[scale] == 0 && !is_graded_by_points(with, scale);
}

const char *count_text(const caf_area_count *count, char text[COUNT_TEXT])
{
    if (count->possible > 0) {
        snprintf(text, COUNT_TEXT, "%lld of %lld", (long long)count->good, (long long)count->possible);
    } else if (count->answers > 0) {
        snprintf(text, COUNT_TEXT, "%lld answer%s", (long long)count->answers, count->answers == 1 ? "" : "s");
    } else {
        snprintf(text, COUNT_TEXT, "-");
    }
    return text;
}

const char *improvement_text(const cycle_standing *of, char text[LACKS_TEXT])
{
    static const char *const words[] = { "an action", "an owner", "a day to be done by", "a re-audit date" };
    const char *before = "lacks ";
    size_t used = 0;
    if (of->is_below != 1 || of->lacks == 0 || of->lacks == NO_PLAN) {
        return of->is_below != 1 ? "" : of->lacks == 0 ? "an action is planned" : "no plan was given";
    }
    for (int i = 0; i < 4; i++) {
        if ((of->lacks & LACKS_ACTION << i) != 0) {
            used += (size_t)snprintf(text + used, LACKS_TEXT - used, "%s%s", before, words[i]); /* all four fit */
            before = ", ";
        }
    }
    return text;
}

bool cycle_period(const cycle *of, int period, caf_period *out)
{
    *out = of->periods[period];
    out->end = out->end < of->asked.as_of ? out->end : of->asked.as_of;
    return out->begin <= out->end;
}

static bool is_in(const cycle *of, const cycle_audit *audit, int period)
{
    caf_period within;
    return cycle_period(of, period, &within) && audit->held >= within.begin && audit->held <= within.end;
}

caf_area_count cycle_sum(const cycle *of, int32_t instrument, int32_t area, int period)
{
    caf_area_count sum;
    memset(&sum, 0, sizeof sum);
    for (int64_t i = 0; i < of->n_cells; i++) {
        const cycle_cell *cell = &of->cells[i];
        const cycle_audit *audit = &of->audits[cell->audit];
        if (cell->area == area && audit->instrument == instrument && is_in(of, audit, period)) {
            (void)caf_cycle_add(&sum, &cell->count);
        }
    }
    return sum;
}

int64_t cycle_overall(const cycle *of, int32_t instrument, int period, int64_t grades[CAF_SCALE_GRADES])
{
    int64_t n = 0;
    memset(grades, 0, CAF_SCALE_GRADES * sizeof *grades);
    for (int64_t i = 0; i < of->n_held; i++) {
        for (int grade = 0; of->audits[i].instrument == instrument && is_in(of, &of->audits[i], period) && grade < CAF_SCALE_GRADES; grade++) {
            grades[grade] += of->audits[i].overall[grade];
            n += of->audits[i].overall[grade];
        }
    }
    return n;
}

int64_t cycle_audits_in(const cycle *of, int32_t instrument, int period)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n_held; i++) {
        n += of->audits[i].instrument == instrument && is_in(of, &of->audits[i], period);
    }
    return n;
}

int unsafe_period(const cycle *of, const cycle_unsafe *one)
{
    const cycle_audit *audit = &of->audits[one->audit];
    return audit->held > of->asked.as_of      ? UNSAFE_LATER
           : is_in(of, audit, CYCLE_YEAR)        ? CYCLE_YEAR
           : is_in(of, audit, CYCLE_YEAR_BEFORE) ? CYCLE_YEAR_BEFORE
                                                 : UNSAFE_EARLIER;
}

bool is_unsafe_told(const cycle *of, const cycle_unsafe *one)
{
    int period = unsafe_period(of, one);
    return period == CYCLE_YEAR || (period == CYCLE_YEAR_BEFORE && one->when == CAF_UNSAFE_NOW);
}

unsafe_counts count_cycle_unsafe(const cycle *of)
{
    unsafe_counts counts = { 0, 0, 0 };
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        int period = unsafe_period(of, &of->unsafe[i]);
        bool is_told = is_unsafe_told(of, &of->unsafe[i]);
        counts.of_year += period == CYCLE_YEAR;
        counts.told += is_told;
        counts.earlier += !is_told && period != UNSAFE_LATER;
    }
    return counts;
}

static bool settle_periods(cycle *of)
{
    caf_status status = caf_cycle_year(of->asked.year_from, of->asked.as_of, &of->periods[CYCLE_YEAR], of->periods);
    if (status == CAF_OK) {
        status = caf_cycle_year(of->asked.year_from, of->periods[CYCLE_YEAR].begin - 1, &of->periods[CYCLE_YEAR_BEFORE], NULL);
    }
    if (status != CAF_OK) {
        fprintf(stderr, "caf: the year: %s\n", caf_status_text(status));
    }
    return status == CAF_OK;
}

/* A grade that no scale has was spelled wrong. */
static bool check_good(const cycle *of)
{
    for (int i = 0; i < of->asked.n_good; i++) {
        bool found = false;
        for (int64_t k = 0; !found && k < of->n_instruments; k++) {
            const cycle_instrument *with = &of->instruments[k];
            for (int32_t scale = 0; !found && scale < with->parts.n_scales; scale++) {
                for (int32_t grade = 0; !found && grade < with->parts.scales[scale].n_grades; grade++) {
                    found = strcmp(cycle_grade(with, scale, grade), of->asked.good[i]) == 0;
                }
            }
        }
        if (!found) {
            fprintf(stderr, "caf: --good: no scale of the audits has a grade \"%s\"\n", of->asked.good[i]);
            return false;
        }
    }
    return true;
}

static int compare_days(const void *one, const void *other)
{
    caf_date a = *(const caf_date *)one;
    caf_date b = *(const caf_date *)other;
    return (a > b) - (a < b);
}

/* Whether an audit was evaluated by the as-of day; one of one agency alone is no evaluation. */
static bool is_evaluated(const cycle *of, const cycle_audit *audit)
{
    return audit->agency == NULL && audit->evaluated != 0 && audit->evaluated <= of->asked.as_of;
}

/* Whether the list says of any when it was evaluated, and if so of how many it does not. */
static void look_at_evaluations(cycle *of)
{
    int64_t n_without = 0;
    for (int64_t i = 0; i < of->n_held; i++) {
        of->says_evaluated = of->says_evaluated || is_evaluated(of, &of->audits[i]);
        n_without += of->audits[i].agency == NULL && !is_evaluated(of, &of->audits[i]);
    }
    of->n_not_evaluated = of->says_evaluated ? n_without : 0;
}

/* The days of evaluations in order; NULL: a message was printed. */
static caf_date *list_evaluations(const cycle *of, int64_t *n)
{
    caf_date *days = calloc((size_t)of->n_audits + 1, sizeof *days);
    *n = 0;
    for (int64_t i = 0; days != NULL && i < of->n_held; i++) {
        const cycle_audit *audit = &of->audits[i];
        if (of->says_evaluated ? is_evaluated(of, audit) : audit->agency == NULL) {
            days[(*n)++] = of->says_evaluated ? audit->evaluated : audit->held;
        }
    }
    if (days == NULL) {
        no_memory();
    } else {
        qsort(days, (size_t)*n, sizeof *days, compare_days);
    }
    return days;
}

/* Keeps the slots that bear on the year: due in it, or filled in it, or next. */
static void keep_slots(cycle *of, int64_t n)
{
    caf_period year = of->periods[CYCLE_YEAR];
    for (int64_t i = 0; i < n; i++) {
        const caf_slot *slot = &of->slots[i];
        if (slot->due >= year.begin || slot->done >= year.begin || (slot->done == 0 && of->asked.every == CAF_EVERY_ROLLING)) {
            of->is_broken = of->is_broken || slot->state == CAF_SLOT_LATE || slot->state == CAF_SLOT_MISSED;
            of->slots[of->n_slots++] = *slot;
        }
    }
}

static bool find_slots(cycle *of)
{
    int64_t n;
    look_at_evaluations(of);
    caf_date *days = list_evaluations(of, &n);
    if (days == NULL) {
        return false;
    }
    int64_t room = n + 1 + (n > 0 ? (of->asked.as_of - days[0]) / (28 * of->asked.months) : 0);
    of->slots = calloc((size_t)room, sizeof *of->slots);
    caf_out out = { of->slots, room, 0, (int32_t)sizeof *of->slots, 0 };
    caf_status status = of->slots == NULL ? CAF_E_MEMORY
                                          : caf_cycle_slots(days, n, (int32_t)of->asked.months, of->asked.every, of->asked.as_of, &out);
    free(days);
    if (status != CAF_OK) {
        fprintf(stderr, "caf: evaluations: %s\n", caf_status_text(status));
        return false;
    }
    keep_slots(of, out.n);
    return true;
}

/* The first audit of those that a number of cases is asked of; NULL: none was held yet. */
static const cycle_audit *first_asked_for_cases(const cycle *of)
{
    for (int64_t i = 0; i < of->n_held; i++) {
        if (asks_for_cases(of, &of->audits[i])) {
            return &of->audits[i];
        }
    }
    return NULL;
}

/* The number of cases that is asked of each quarter: what was asked for, or Tier 2's own. A list says nothing of quarters before its first such audit. */
static void judge_cases(cycle *of)
{
    const cycle_audit *first = first_asked_for_cases(of);
    if (first != NULL && of->asked.least == 0) {
        of->asked.least = TIER_2_LEAST;
        of->asked.most = TIER_2_MOST;
    }
    for (int i = 0; first != NULL && i < CAF_QUARTERS; i++) {
        bool is_before = first->held > of->periods[i].end;
        of->cases[i].state = is_before ? CAF_SLOT_NONE : caf_cycle_number(of->cases[i].n, of->asked.least, of->periods[i], of->asked.as_of);
        of->judges_cases = of->judges_cases || of->cases[i].state != CAF_SLOT_NONE;
        of->is_broken = of->is_broken || of->cases[i].state == CAF_SLOT_MISSED;
    }
}

/* The last cell of an agency's area among the audits before one, with an answer; NULL: there is none. */
static const cycle_cell *last_cell(const cycle *of, const named_count *agency, int32_t instrument, int32_t area, int64_t before)
{
    const cycle_cell *found = NULL;
    for (int64_t i = 0; i < of->n_cells && of->cells[i].audit < before; i++) {
        const cycle_cell *cell = &of->cells[i];
        if (cell->agency == agency && cell->area == area && of->audits[cell->audit].instrument == instrument && cell->count.answers > 0) {
            found = cell;
        }
    }
    return found;
}

/* Whether an action is about what an audit found: planned since, or not audited again yet. */
static bool answers(const cycle *of, const cycle_action *action, const cycle_standing *area)
{
    return action->state.state != CAF_SLOT_NONE && action->agency == area->agency &&
           strcmp(action->theme, area_name(&of->instruments[area->instrument], area->area)) == 0 &&
           (action->days.planned >= of->audits[area->last->audit].held || action->reaudit.done == 0);
}

static int n_lacks(int32_t lacks)
{
    int n = 0;
    for (int32_t bit = LACKS_ACTION; bit <= LACKS_REAUDIT; bit <<= 1) {
        n += (lacks & bit) != 0;
    }
    return n;
}

/* What an area for improvement lacks: nothing, where one action has it all; otherwise what the first of those that lack least does. */
static int32_t lacks_of(const cycle *of, const cycle_standing *area)
{
    int32_t least = of->asked.plan == NULL ? NO_PLAN : LACKS_ACTION;
    for (int64_t i = 0; i < of->n_actions; i++) {
        const cycle_action *action = &of->actions[i];
        if (answers(of, action, area)) {
            int32_t lacks = (action->owner[0] == '\0' ? LACKS_OWNER : 0) | (action->days.by == 0 ? LACKS_BY : 0) |
                            (action->days.reaudit == 0 ? LACKS_REAUDIT : 0);
            least = least == LACKS_ACTION || n_lacks(lacks) < n_lacks(least) ? lacks : least;
        }
    }
    return least;
}

static bool add_standing(cycle *of, const named_count *agency, int32_t instrument, int32_t area)
{
    const cycle_cell *last = last_cell(of, agency, instrument, area, of->n_held);
    if (last == NULL) {
        return true;
    }
    if (!make_room(&of->standings, &of->standings_room, of->n_standings + 1, sizeof *of->standings)) {
        return false;
    }
    cycle_standing *one = &of->standings[of->n_standings++];
    memset(one, 0, sizeof *one);
    one->agency = agency;
    one->instrument = instrument;
    one->area = area;
    one->last = last;
    one->before = last_cell(of, agency, instrument, area, last->audit);
    one->change = caf_cycle_compare(one->before != NULL ? &one->before->count : NULL, &last->count);
    one->is_below = of->asked.below > 0 ? caf_cycle_is_below(&last->count, (int32_t)of->asked.below) : 0;
    one->lacks = one->is_below == 1 ? lacks_of(of, one) : 0;
    of->is_broken = of->is_broken || (one->lacks & ~NO_PLAN) != 0;
    return true;
}

static bool find_standings(cycle *of)
{
    for (int64_t i = 0; i < of->agencies.n; i++) {
        for (int32_t instrument = 0; instrument < of->n_instruments; instrument++) {
            for (int32_t area = 0; area < of->instruments[instrument].n_areas; area++) {
                if (!add_standing(of, of->by_name[i], instrument, area)) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* Whether an audit asked an agency about a theme. */
static bool asked_about(const cycle *of, int64_t audit, const named_count *agency, const char *theme)
{
    const cycle_instrument *with = &of->instruments[of->audits[audit].instrument];
    for (int64_t i = 0; i < of->n_cells; i++) {
        const cycle_cell *cell = &of->cells[i];
        if (cell->audit == audit && cell->agency == agency && cell->count.answers > 0 && strcmp(area_name(with, cell->area), theme) == 0) {
            return true;
        }
    }
    return false;
}

/* What a re-audit shows of the theme of its action, against the last audit before it was planned. */
static bool show(cycle *of, cycle_action *action)
{
    int32_t instrument = of->audits[action->audit].instrument;
    int64_t before = 0;
    action->first_shown = (int32_t)of->n_shown;
    while (before < of->n_held && of->audits[before].held <= action->days.planned) {
        before++;
    }
    for (int64_t i = 0; i < of->n_cells; i++) {
        const cycle_cell *cell = &of->cells[i];
        if (cell->audit != action->audit || cell->agency != action->agency || cell->count.answers == 0 ||
            strcmp(area_name(&of->instruments[instrument], cell->area), action->theme) != 0) {
            continue;
        }
        if (!make_room(&of->shown, &of->shown_room, of->n_shown + 1, sizeof *of->shown)) {
            return false;
        }
        const cycle_cell *was = last_cell(of, action->agency, instrument, cell->area, before);
        of->shown[of->n_shown++] = (cycle_shown){ was, cell, caf_cycle_compare(was != NULL ? &was->count : NULL, &cell->count) };
        action->n_shown++;
    }
    return true;
}

/* Where an action and its re-audit stand. `days` and `which` have room for all audits. */
static bool follow(cycle *of, cycle_action *action, caf_date *days, int32_t *which)
{
    int64_t n = 0;
    int64_t after = -1;
    for (int32_t i = 0; i < of->n_held; i++) {
        if (asked_about(of, i, action->agency, action->theme)) {
            days[n] = of->audits[i].held;
            which[n++] = i;
        }
    }
    (void)caf_cycle_action(&action->days, of->asked.as_of, &action->state);
    (void)caf_cycle_reaudit(&action->days, days, n, of->asked.as_of, &action->reaudit, NULL, &after);
    if (action->state.state != CAF_SLOT_NONE && after >= 0) {
        action->audit = which[after];
    }
    of->is_broken = of->is_broken || action->state.state == CAF_SLOT_MISSED || action->reaudit.state == CAF_SLOT_MISSED;
    return action->audit < 0 || show(of, action);
}

static bool follow_all(cycle *of)
{
    caf_date *days = calloc((size_t)of->n_audits + 1, sizeof *days);
    int32_t *which = calloc((size_t)of->n_audits + 1, sizeof *which);
    bool well = (days != NULL && which != NULL) || no_memory();
    for (int64_t i = 0; well && i < of->n_actions; i++) {
        well = follow(of, &of->actions[i], days, which);
    }
    free(days);
    free(which);
    return well;
}

bool make_cycle(cycle *of)
{
    if (!settle_periods(of) || !read_audits(of) || !check_good(of) || !read_plan(of)) {
        return false;
    }
    of->by_name = sort_names(&of->agencies);
    if (of->by_name == NULL || !find_slots(of) || !follow_all(of) || !find_standings(of)) {
        return false;
    }
    judge_cases(of);
    return true;
}

void release_cycle(cycle *of)
{
    for (int64_t i = 0; i < of->n_audits; i++) {
        free(of->audits[i].name);
        free(of->audits[i].answers);
    }
    for (int64_t i = 0; i < of->n_instruments; i++) {
        free(of->instruments[i].path);
        free(of->instruments[i].areas);
        caf_instrument_close(of->instruments[i].file);
    }
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        free(of->unsafe[i].form);
    }
    for (int64_t i = 0; i < of->n_actions; i++) {
        free(of->actions[i].theme);
        free(of->actions[i].action);
        free(of->actions[i].owner);
    }
    release_named_counts(&of->agencies);
    release_named_counts(&of->seen);
    free(of->by_name);
    free(of->instruments);
    free(of->audits);
    free(of->cells);
    free(of->unsafe);
    free(of->slots);
    free(of->standings);
    free(of->actions);
    free(of->shown);
    memset(of, 0, sizeof *of);
}
