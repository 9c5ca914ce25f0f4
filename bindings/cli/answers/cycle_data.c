/* The audit cycle as JSON and as CSV. */
#include <string.h>
#include "cycle.h"
#include "put.h"

static const char *const unsafe_words[CAF_UNSAFE_KINDS] = { "", "current", "past" };

static const char *question_of(const cycle *of, const cycle_unsafe *one)
{
    const cycle_instrument *with = &of->instruments[of->audits[one->audit].instrument];
    return one->question >= 0 ? cycle_text(with, with->parts.questions[one->question].name) : NULL;
}

static const char *scale_of(const cycle_instrument *with, int32_t area)
{
    return cycle_text(with, with->parts.scales[with->areas[area].scale].name);
}

static const char *audit_of(const cycle *of, const cycle_cell *cell)
{
    return cell != NULL ? of->audits[cell->audit].name : NULL;
}

static void put_agency_json(FILE *to, const char *before, const named_count *agency)
{
    fputs(before, to);
    put_json(to, agency != NULL ? name_of_count(agency) : NULL, agency != NULL ? agency->length : 0);
}

static void put_day_named(FILE *to, const char *before, caf_date day)
{
    fputs(before, to);
    put_day(to, day);
}

/* A place in a list of objects: its comma, and a line of its own. */
static void begin_object(FILE *to, const char **before)
{
    fputs(*before, to);
    *before = ",\n    ";
}

static void end_list(FILE *to, const char *before)
{
    fputs(before[0] == ',' ? "\n  ]" : "]", to);
}

static const char first_object[] = "\n    ";

static void put_head_json(FILE *to, const cycle *of)
{
    fprintf(to, "{\n  \"libcaf\": \"%s\"", caf_version());
    put_day_member(to, "as_of", of->asked.as_of);
    fputs(",\n  \"year\": {\"quarters\": [", to);
    for (int i = 0; i < CAF_QUARTERS; i++) {
        put_day_named(to, i > 0 ? ", {\"begin\": " : "{\"begin\": ", of->periods[i].begin);
        put_day_member(to, "end", of->periods[i].end);
        fputc('}', to);
    }
    fputc(']', to);
    put_day_member(to, "begin", of->periods[CYCLE_YEAR].begin);
    put_day_member(to, "end", of->periods[CYCLE_YEAR].end);
    fputs("},\n  \"good\": [", to);
    for (int i = 0; i < of->asked.n_good; i++) {
        fputs(i > 0 ? ", " : "", to);
        put_json_text(to, of->asked.good[i]);
    }
    fputs("], \"below\": ", to);
    fprintf(to, of->asked.below > 0 ? "%lld" : "null", (long long)of->asked.below);
    fprintf(to, ", \"audits\": %lld, \"audits_later\": %lld, \"forms\": %lld, \"forms_without_agency\": %lld", (long long)of->n_held,
            (long long)(of->n_audits - of->n_held), (long long)of->n_forms, (long long)of->n_no_agency);
    fprintf(to, ", \"plan\": %s, \"missed\": %s", of->asked.plan != NULL ? "true" : "false", of->is_broken ? "true" : "false");
}

static const char *const period_keys[UNSAFE_EARLIER + 1] = { "q1", "q2", "q3", "q4", "year", "year_before", "earlier" };

/* All of it; of which period says "period". */
static void put_unsafe_json(FILE *to, const cycle *of)
{
    const char *before = first_object;
    fprintf(to, ",\n  \"unsafe_earlier\": %lld,\n  \"unsafe\": [", (long long)count_cycle_unsafe(of).earlier);
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        const cycle_unsafe *one = &of->unsafe[i];
        int period = unsafe_period(of, one);
        if (period != UNSAFE_LATER) {
            begin_object(to, &before);
            fputs("{\"audit\": ", to);
            put_json_text(to, of->audits[one->audit].name);
            put_day_member(to, "held", of->audits[one->audit].held);
            put_member(to, "period", period_keys[period]);
            put_member(to, "form", one->form);
            put_agency_json(to, ", \"agency\": ", one->agency);
            put_member(to, "question", question_of(of, one));
            put_member(to, "when", unsafe_words[one->when]);
            put_member(to, "file", of->audits[one->audit].answers);
            fprintf(to, ", \"line\": %lld}", (long long)one->line);
        }
    }
    end_list(to, before);
}

static void put_slot_json(FILE *to, const caf_slot *slot)
{
    put_day_named(to, "{\"due\": ", slot->due);
    put_day_member(to, "done", slot->done);
    put_member(to, "state", slot_state(slot));
    fprintf(to, slot->due != 0 ? ", \"days\": %d}" : ", \"days\": null}", (int)slot->days);
}

static void put_standards_json(FILE *to, const cycle *of)
{
    const char *before = first_object;
    fprintf(to, ",\n  \"evaluated_on\": \"%s\", \"not_evaluated\": %lld, \"counted\": \"%s\", \"months\": %lld,\n  \"evaluations\": [",
            of->says_evaluated ? "evaluated" : "held", (long long)of->n_not_evaluated, of->asked.every == CAF_EVERY_ANCHORED ? "anchored" : "rolling", (long long)of->asked.months);
    for (int64_t i = 0; i < of->n_slots; i++) {
        begin_object(to, &before);
        put_slot_json(to, &of->slots[i]);
    }
    end_list(to, before);
    before = first_object;
    fputs(",\n  \"cases\": [", to);
    for (int i = 0; of->judges_cases && i < CAF_QUARTERS; i++) {
        const cycle_cases *cases = &of->cases[i];
        if (cases->state != CAF_SLOT_NONE) {
            begin_object(to, &before);
            fprintf(to, "{\"quarter\": %d, \"least\": %lld, \"most\": %lld, \"cases\": %lld, \"forms_without_case\": %lld, \"state\": \"%s\"}", i + 1,
                    (long long)of->asked.least, (long long)of->asked.most, (long long)cases->n, (long long)cases->no_case, slot_word(cases->state));
        }
    }
    end_list(to, before);
}

static void put_grades_json(FILE *to, const cycle_instrument *with, int32_t scale, const int64_t *grades)
{
    fputs(", \"grades\": {", to);
    for (int32_t grade = 0; cycle_grade(with, scale, grade) != NULL; grade++) {
        fputs(grade > 0 ? ", " : "", to);
        put_json_text(to, cycle_grade(with, scale, grade));
        fprintf(to, ": %lld", (long long)grades[grade]);
    }
    fputc('}', to);
}

/* Members of a count: with nothing to measure by, good and possible are null. */
static void put_count_json(FILE *to, const cycle_instrument *with, int32_t area, const caf_area_count *count)
{
    if (count->possible > 0) {
        fprintf(to, "\"good\": %lld, \"possible\": %lld", (long long)count->good, (long long)count->possible);
    } else {
        fputs("\"good\": null, \"possible\": null", to);
    }
    fprintf(to, ", \"forms\": %lld, \"left_out\": %lld, \"answers\": %lld, \"not_applicable\": %lld, \"blank\": %lld", (long long)count->forms,
            (long long)count->left_out, (long long)count->answers, (long long)count->not_applicable, (long long)count->blank);
    put_grades_json(to, with, with->areas[area].scale, count->grades);
    fputc('}', to);
}

static void put_area_json(FILE *to, const cycle *of, int32_t instrument, int32_t area)
{
    const cycle_instrument *with = &of->instruments[instrument];
    fputs("{\"instrument\": ", to);
    put_json_text(to, caf_instrument_name(with->instrument));
    put_member(to, "theme", area_name(with, area));
    put_member(to, "scale", scale_of(with, area));
    for (int period = 0; period < CYCLE_PERIODS; period++) {
        caf_area_count sum = cycle_sum(of, instrument, area, period);
        caf_period within;
        fprintf(to, ",\n     \"%s\": ", period_keys[period]);
        if (cycle_period(of, period, &within)) {
            fputc('{', to);
            put_count_json(to, with, area, &sum);
        } else {
            fputs("null", to); /* it has not begun */
        }
    }
    fputc('}', to);
}

static void put_themes_json(FILE *to, const cycle *of)
{
    const char *before = first_object;
    fputs(",\n  \"themes\": [", to);
    for (int32_t i = 0; i < of->n_instruments; i++) {
        for (int32_t area = 0; area < of->instruments[i].n_areas; area++) {
            begin_object(to, &before);
            put_area_json(to, of, i, area);
        }
    }
    end_list(to, before);
    before = first_object;
    fputs(",\n  \"overall\": [", to);
    for (int32_t i = 0; i < of->n_instruments; i++) {
        const cycle_instrument *with = &of->instruments[i];
        for (int period = 0; with->overall >= 0 && period < CYCLE_PERIODS; period++) {
            int64_t grades[CAF_SCALE_GRADES];
            int64_t n = cycle_overall(of, i, period, grades);
            begin_object(to, &before);
            fputs("{\"instrument\": ", to);
            put_json_text(to, caf_instrument_name(with->instrument));
            fprintf(to, ", \"period\": \"%s\", \"forms\": %lld", period_keys[period], (long long)n);
            put_grades_json(to, with, with->overall, grades);
            fputc('}', to);
        }
    }
    end_list(to, before);
}

static void put_cell_json(FILE *to, const cycle *of, const cycle_instrument *with, const char *name, const cycle_cell *cell)
{
    fprintf(to, ", \"%s\": ", name);
    if (cell == NULL) {
        fputs("null", to);
        return;
    }
    fputs("{\"audit\": ", to);
    put_json_text(to, audit_of(of, cell));
    put_day_member(to, "held", of->audits[cell->audit].held);
    fputs(", ", to);
    put_count_json(to, with, cell->area, &cell->count);
}

/* null: not known, as no plan was given. */
static void put_lacks_json(FILE *to, int32_t lacks)
{
    static const char *const words[] = { "action", "owner", "by", "reaudit" };
    const char *before = "";
    if (lacks == NO_PLAN) {
        fputs(", \"lacks\": null", to);
        return;
    }
    fputs(", \"lacks\": [", to);
    for (int i = 0; i < 4; i++) {
        if ((lacks & LACKS_ACTION << i) != 0) {
            fprintf(to, "%s\"%s\"", before, words[i]);
            before = ", ";
        }
    }
    fputc(']', to);
}

static void put_standings_json(FILE *to, const cycle *of)
{
    static const char *const yes_or_no[] = { "null", "true", "false" };
    const char *before = first_object;
    fputs(",\n  \"agencies\": [", to);
    for (int64_t i = 0; i < of->n_standings; i++) {
        const cycle_standing *one = &of->standings[i];
        const cycle_instrument *with = &of->instruments[one->instrument];
        begin_object(to, &before);
        put_agency_json(to, "{\"agency\": ", one->agency);
        put_member(to, "instrument", caf_instrument_name(with->instrument));
        put_member(to, "theme", area_name(with, one->area));
        put_member(to, "scale", scale_of(with, one->area));
        put_member(to, "change", change_word(one->change));
        fprintf(to, ", \"below\": %s", yes_or_no[one->is_below]);
        put_lacks_json(to, one->lacks);
        put_cell_json(to, of, with, "last", one->last);
        put_cell_json(to, of, with, "before", one->before);
        fputc('}', to);
    }
    end_list(to, before);
}

static void put_shown_json(FILE *to, const cycle *of, const cycle_action *action)
{
    fputs(", \"showed\": [", to);
    for (int32_t i = 0; i < action->n_shown; i++) {
        const cycle_shown *one = &of->shown[action->first_shown + i];
        const cycle_instrument *with = &of->instruments[of->audits[action->audit].instrument];
        fputs(i > 0 ? ", {\"change\": " : "{\"change\": ", to);
        put_json_text(to, change_word(one->change));
        put_cell_json(to, of, with, "after", one->after);
        put_cell_json(to, of, with, "before", one->before);
        fputc('}', to);
    }
    fputc(']', to);
}

static void put_actions_json(FILE *to, const cycle *of)
{
    const char *before = first_object;
    fputs(",\n  \"actions\": [", to);
    for (int64_t i = 0; i < of->n_actions; i++) {
        const cycle_action *one = &of->actions[i];
        if (one->state.state == CAF_SLOT_NONE) {
            continue;
        }
        begin_object(to, &before);
        put_agency_json(to, "{\"agency\": ", one->agency);
        put_member(to, "theme", one->theme);
        put_member(to, "action", one->action);
        put_member(to, "owner", one->owner[0] != '\0' ? one->owner : NULL);
        put_day_member(to, "planned", one->days.planned);
        fputs(", \"to_be_done\": ", to);
        put_slot_json(to, &one->state);
        fputs(", \"reaudit\": ", to);
        put_slot_json(to, &one->reaudit);
        put_member(to, "reaudit_by", one->audit >= 0 ? of->audits[one->audit].name : NULL);
        put_shown_json(to, of, one);
        fprintf(to, ", \"line\": %lld}", (long long)one->line);
    }
    end_list(to, before);
}

bool put_cycle_json(FILE *to, const cycle *of)
{
    put_head_json(to, of);
    put_unsafe_json(to, of);
    put_standards_json(to, of);
    put_themes_json(to, of);
    put_standings_json(to, of);
    put_actions_json(to, of);
    fputs("\n}\n", to);
    return true;
}

/* A row of the table; NULL and 0 leave a cell empty. */
typedef struct row {
    const char *what;
    const named_count *agency;
    const cycle_instrument *with; /* with its area: theme and scale */
    int32_t area;
    const char *theme;  /* where there is no instrument */
    const char *period;
    const char *audit;
    caf_date held;
    const caf_area_count *count;
    const char *state;
    const caf_slot *slot;
    const char *detail;
    const char *file;
    int64_t line; /* 0: none */
} row;

static void put_number_cell(FILE *to, bool is_there, int64_t number)
{
    fprintf(to, is_there ? ",%lld" : ",", (long long)number);
}

static void put_row(FILE *to, const row *of)
{
    bool counted = of->count != NULL;
    bool measured = counted && of->count->possible > 0;
    fputs(of->what, to);
    put_next_cell(to, of->agency != NULL ? name_of_count(of->agency) : "", of->agency != NULL ? of->agency->length : 0);
    put_next_text(to, of->with != NULL ? caf_instrument_name(of->with->instrument) : NULL);
    put_next_text(to, of->with != NULL ? area_name(of->with, of->area) : of->theme);
    put_next_text(to, of->with != NULL ? scale_of(of->with, of->area) : NULL);
    put_next_text(to, of->period);
    put_next_text(to, of->audit);
    put_next_day(to, of->held);
    put_number_cell(to, measured, measured ? of->count->good : 0);
    put_number_cell(to, measured, measured ? of->count->possible : 0);
    put_number_cell(to, counted, counted ? of->count->forms : 0);
    put_number_cell(to, counted, counted ? of->count->left_out : 0);
    put_number_cell(to, counted, counted ? of->count->answers : 0);
    put_number_cell(to, counted, counted ? of->count->not_applicable : 0);
    put_number_cell(to, counted, counted ? of->count->blank : 0);
    put_next_text(to, of->slot != NULL ? slot_state(of->slot) : of->state);
    put_next_day(to, of->slot != NULL ? of->slot->due : 0);
    put_next_day(to, of->slot != NULL ? of->slot->done : 0);
    put_number_cell(to, of->slot != NULL && of->slot->due != 0, of->slot != NULL ? of->slot->days : 0);
    put_next_text(to, of->detail);
    put_next_text(to, of->file);
    put_number_cell(to, of->line > 0, of->line);
    fputs("\r\n", to);
}

static void put_standards_csv(FILE *to, const cycle *of)
{
    for (int64_t i = 0; i < of->n_unsafe; i++) {
        const cycle_unsafe *one = &of->unsafe[i];
        int period = unsafe_period(of, one);
        if (period != UNSAFE_LATER) {
            const cycle_instrument *with = &of->instruments[of->audits[one->audit].instrument];
            int32_t area = one->question >= 0 ? with->of_question[one->question] : -1;
            row made = { .what = "unsafe", .agency = one->agency, .with = area >= 0 ? with : NULL, .area = area,
                         .period = period_keys[period], .audit = of->audits[one->audit].name, .held = of->audits[one->audit].held, .state = unsafe_words[one->when],
                         .detail = one->form, .file = of->audits[one->audit].answers, .line = one->line };
            put_row(to, &made);
        }
    }
    for (int64_t i = 0; i < of->n_slots; i++) {
        row made = { .what = "evaluation", .slot = &of->slots[i] };
        put_row(to, &made);
    }
    for (int i = 0; of->judges_cases && i < CAF_QUARTERS; i++) {
        char detail[96];
        snprintf(detail, sizeof detail, "%lld cases of %lld to %lld", (long long)of->cases[i].n, (long long)of->asked.least, (long long)of->asked.most);
        row made = { .what = "cases", .period = period_keys[i], .state = slot_word(of->cases[i].state), .detail = detail };
        if (of->cases[i].state != CAF_SLOT_NONE) {
            put_row(to, &made);
        }
    }
}

static void put_themes_csv(FILE *to, const cycle *of)
{
    for (int32_t i = 0; i < of->n_instruments; i++) {
        for (int32_t area = 0; area < of->instruments[i].n_areas; area++) {
            for (int period = 0; period < CYCLE_PERIODS; period++) {
                caf_period within;
                caf_area_count sum = cycle_sum(of, i, area, period);
                row made = { .what = "theme", .with = &of->instruments[i], .area = area, .period = period_keys[period], .count = &sum };
                if (cycle_period(of, period, &within)) {
                    put_row(to, &made);
                }
            }
        }
    }
}

static void put_cell_csv(FILE *to, const cycle *of, const char *what, const cycle_standing *one, const cycle_cell *cell, const char *state,
                         const char *detail)
{
    row made = { .what = what, .agency = one->agency, .with = &of->instruments[one->instrument], .area = one->area, .audit = audit_of(of, cell),
                 .held = of->audits[cell->audit].held, .count = &cell->count, .state = state, .detail = detail };
    put_row(to, &made);
}

static void put_standings_csv(FILE *to, const cycle *of)
{
    for (int64_t i = 0; i < of->n_standings; i++) {
        const cycle_standing *one = &of->standings[i];
        char lacks[LACKS_TEXT];
        char detail[LACKS_TEXT + 8];
        snprintf(detail, sizeof detail, one->is_below == 1 ? "below: %s" : "%s", improvement_text(one, lacks));
        put_cell_csv(to, of, "last", one, one->last, change_word(one->change), detail);
        if (one->before != NULL) {
            put_cell_csv(to, of, "before", one, one->before, NULL, NULL);
        }
    }
}

static void put_actions_csv(FILE *to, const cycle *of)
{
    for (int64_t i = 0; i < of->n_actions; i++) {
        const cycle_action *one = &of->actions[i];
        if (one->state.state == CAF_SLOT_NONE) {
            continue;
        }
        row action = { .what = "action", .agency = one->agency, .theme = one->theme, .slot = &one->state, .detail = one->action,
                       .file = of->asked.plan, .line = one->line };
        put_row(to, &action);
        row again = { .what = "reaudit", .agency = one->agency, .theme = one->theme, .slot = &one->reaudit,
                      .audit = one->audit >= 0 ? of->audits[one->audit].name : NULL, .held = one->reaudit.done };
        put_row(to, &again);
        for (int32_t k = 0; k < one->n_shown; k++) {
            const cycle_shown *shown = &of->shown[one->first_shown + k];
            row made = { .what = "showed", .agency = one->agency, .with = &of->instruments[of->audits[one->audit].instrument],
                         .area = shown->after->area, .audit = audit_of(of, shown->after), .held = one->reaudit.done,
                         .count = &shown->after->count, .state = change_word(shown->change), .detail = audit_of(of, shown->before) };
            put_row(to, &made);
        }
    }
}

bool put_cycle_csv(FILE *to, const cycle *of)
{
    fputs("what,agency,instrument,theme,scale,period,audit,held,good,possible,forms,left_out,answers,not_applicable,blank,state,due,done,days,detail,file,line\r\n", to);
    put_standards_csv(to, of);
    put_themes_csv(to, of);
    put_standings_csv(to, of);
    put_actions_csv(to, of);
    return true;
}
