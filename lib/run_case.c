/* The rules of an agenda over one case, and what holds for all of them before any looks. */
#include <string.h>
#include <caf/vendor.h>
#include "agenda.h"
#include "otherwise.h"
#include "profile_block.h"
#include "run.h"

/*
 * Every open action belongs to one agency: one service suffices. Without open
 * actions nothing is shown. `doubted`: an action completed on a day that cannot
 * be right counts as open.
 */
static int has_one_agency(const caf_case *whose, int doubted)
{
    int64_t agency = 0;
    if (caf_coverage_of(whose, CAF_ACTIONS) != CAF_COMPLETE) {
        return 0;
    }
    for (int64_t i = 0; i < whose->count[CAF_ACTIONS]; i++) {
        caf_row row;
        caf_reading reading;
        if (caf_read_of(whose, CAF_ACTIONS, i, &row, &reading) != CAF_OK || caf_is_to_come(CAF_ACTIONS, &row, &reading) ||
            row.action.completed_on != 0 || (!doubted && (reading.impossible & CAF_BIT(ACTION_COMPLETED_ON)))) {
            continue;
        }
        if (row.action.agency == 0 || (agency != 0 && row.action.agency != agency)) {
            return 0;
        }
        agency = row.action.agency;
    }
    return agency != 0;
}

static int is_one_service(const caf_case *whose)
{
    return whose->row.services == CAF_ONE_SERVICE || (whose->row.services == 0 && has_one_agency(whose, 1));
}

/* An action on which it turns whether one service suffices, and of which the completion cannot be right. */
static caf_unsure find_unsure_service(const caf_run *run)
{
    const caf_case *whose = run->whose;
    caf_unsure found = { -1, 0 };
    if (whose->row.services != 0 || (run->facts->suspect[CAF_ACTIONS] & CAF_BIT(ACTION_COMPLETED_ON)) == 0 ||
        has_one_agency(whose, 0) == has_one_agency(whose, 1)) {
        return found;
    }
    for (int32_t i = 0; found.row < 0 && i < caf_rows_read(whose, CAF_ACTIONS); i++) {
        int64_t doubt = caf_doubt_in(run, CAF_ACTIONS, i, CAF_BIT(ACTION_COMPLETED_ON));
        found = doubt != 0 ? (caf_unsure){ i, doubt } : found;
    }
    return found;
}

/* Whether there was an assessment or a TAF, by a row of it or by what is said of it elsewhere. */
static int was_begun(const caf_facts *facts)
{
    const caf_case_row *own = &facts->whose->row;
    return facts->started.row >= 0 || facts->completed.on != 0 || facts->assessed.row >= 0 || facts->tafs.n > 0 ||
           facts->taf_held || facts->began_by_step_down || facts->may_have_stepped_down || own->carried_completed != 0 ||
           own->carried_first_taf != 0;
}

/* What somebody last decided on an assessment. */
typedef struct last_word {
    caf_date on;
    int is_refused; /* by every decision of that day */
} last_word;

static void take_word(last_word *last, const caf_consent_row *consent)
{
    if (consent->decision != CAF_REFUSED && consent->decision != CAF_GIVEN) {
        return;
    }
    int is_refused = consent->decision == CAF_REFUSED && (consent->decided != last->on || last->is_refused);
    *last = (last_word){ consent->decided, is_refused };
}

/* From 12 on the young person decides, and the family's word does not. */
static int decides(const caf_facts *facts, const caf_consent_row *consent)
{
    int32_t age;
    return consent->giver != CAF_GIVER_FAMILY || facts->born == 0 ||
           caf_age_on(facts->born, consent->decided, &age) != CAF_OK || age < CAF_OWN_DECISION_AGE;
}

/*
 * Consent to an assessment was refused, and none was begun: nothing else is owed.
 * Under 12 both are asked, so that the refusal of one suffices.
 */
static int is_declined(const caf_facts *facts)
{
    last_word last[CAF_GIVER_FAMILY + 1] = { { 0, 0 } };
    if (was_begun(facts) || facts->episode != 0 || facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        return 0; /* an earlier episode's standards stay, whatever was refused later */
    }
    for (int32_t i = 0; i < facts->consents.n; i++) {
        caf_row row;
        caf_reading reading;
        const caf_consent_row *consent = &row.consent;
        if (caf_read_of(facts->whose, CAF_CONSENTS, facts->consents.at[i].row, &row, &reading) != CAF_OK ||
            consent->purpose == CAF_PURPOSE_STORE || consent->purpose == CAF_PURPOSE_SHARE) {
            continue;
        }
        if (consent->stage == CAF_STAGE_ASSESSED || consent->stage == CAF_STAGE_DELIVERY) {
            return 0; /* there was an assessment, though it is not on record */
        }
        if (decides(facts, consent) && !caf_is_refused_in_part(consent)) {
            take_word(&last[consent->giver], consent);
        }
    }
    return last[CAF_GIVER_CHILD].is_refused || last[CAF_GIVER_FAMILY].is_refused;
}

/* Fields that a rule reads and that cannot be right; of tables with many rows the rules look row by row. */
static int64_t doubt_in(const caf_run *run, const caf_reads *reads)
{
    const caf_facts *facts = run->facts;
    if (reads->table == CAF_CHILDREN) {
        /* Of the household only the child that the case is about. */
        return facts->child_row >= 0 ? caf_doubt_of(facts, CAF_CHILDREN, facts->child_row) & reads->fields : 0;
    }
    int is_whole = reads->table == CAF_CASES || reads->table == CAF_TRANSFERS || (facts->overfull & CAF_BIT(reads->table)) != 0;
    return is_whole ? facts->suspect[reads->table] & reads->fields : 0;
}

static int in_doubt(const caf_run *run, const caf_rule_entry *entry)
{
    for (size_t i = 0; i < sizeof entry->reads / sizeof entry->reads[0]; i++) {
        if (doubt_in(run, &entry->reads[i]) != 0) {
            return 1;
        }
    }
    return 0;
}

/* A rule that would read an impossible date answers unknown, and names the problem's place. */
static void answer_doubt(const caf_run *run, const caf_rule_entry *entry)
{
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_PROBLEM);
    for (size_t i = 0; i < sizeof entry->reads / sizeof entry->reads[0]; i++) {
        int64_t doubtful = doubt_in(run, &entry->reads[i]);
        if (doubtful != 0 && finding.items == 0) {
            finding.table = (int16_t)entry->reads[i].table;
            finding.items = doubtful;
        }
        for (int32_t field = 0; run->sink->step != NULL && doubtful != 0 && field < 63; field++) {
            if (doubtful & CAF_BIT(field)) {
                caf_step named = { CAF_STEP_FACT, entry->reads[i].table, 0, field, 0, 0, 0, CAF_VALUE_IN_DOUBT, 0 };
                run->sink->step(run->sink, &named);
            }
        }
    }
    caf_emit(run, &finding);
}

static void answer_excused(const caf_run *run, int32_t unless)
{
    caf_conclude(run, CAF_NOT_APPLICABLE, unless & CAF_UNLESS_DISPOSED   ? CAF_REASON_DISPOSED
                                          : unless & CAF_UNLESS_DECLINED ? CAF_REASON_DECLINED
                                                                         : CAF_REASON_ONE_SERVICE);
}

static inline void run_built_in(const caf_run *run, const caf_rule_entry *entry)
{
    if (entry->unless & run->excused) {
        answer_excused(run, entry->unless & run->excused);
    } else if ((entry->unless & CAF_UNLESS_ONE_SERVICE) && run->unsure_service.row >= 0) {
        caf_conclude_unsure(run, CAF_ACTIONS, run->unsure_service, 0);
    } else if (run->facts->n_problems > 0 && in_doubt(run, entry)) {
        answer_doubt(run, entry);
    } else {
        entry->run(run);
    }
}

void caf_run_rule(const caf_run *run)
{
    if (run->own != NULL) {
        run->own->run(run);
    } else {
        run_built_in(run, caf_rule_entry_of(run->rule));
    }
}

/* What every answer to a case under a profile begins with. */
static void begin_answers(caf_run *run)
{
    memset(&run->blank, 0, sizeof run->blank);
    run->blank.case_id = run->whose->row.case_id;
    run->blank.days = CAF_DAYS_NONE;
    run->blank.slack = CAF_DAYS_NONE;
    run->blank.profile = (int16_t)caf_profile_number(run->profile);
    run->blank.table = CAF_CASES;
    run->blank.group = run->whose->row.group;
}

/* Sets the rule at work. */
static void take_up(caf_run *run, const caf_rule *about, const caf_vendor_rule *own, int32_t severity)
{
    run->rule = about->id;
    run->own = own;
    run->about = about;
    run->severity = severity;
    run->blank.rule = about->id;
    run->blank.kind = (uint8_t)about->kind;
    run->blank.severity = (uint8_t)severity;
}

static void run_task(caf_run *run, const caf_agenda *agenda, const caf_task *task)
{
    const caf_rule_entry *entry = NULL;
    if (task->slot < CAF_RULES) {
        entry = caf_rule_entries[task->slot];
        take_up(run, &entry->rule, NULL, task->severity);
    } else {
        const caf_vendor_rule *own = &agenda->vendor_rules[task->slot - CAF_RULES];
        take_up(run, own->rule, own, task->severity);
    }
    if (run->readings != 0 && run->about->kind == CAF_STANDARD) {
        caf_run_held_against(run);
    } else if (entry != NULL) {
        run_built_in(run, entry);
    } else {
        run->own->run(run);
    }
}

/* As of a day before the case was opened there is one answer. */
static void answer_no_case(caf_run *run, const caf_agenda *agenda)
{
    if (agenda->no_case) {
        take_up(run, caf_rule_get(CAF_NO_CASE), NULL, CAF_HIGH);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_CASE);
    }
}

void caf_run_agenda(caf_run *run, const caf_agenda *agenda)
{
    begin_answers(run);
    if (run->whose->not_yet) {
        answer_no_case(run, agenda);
        return;
    }
    for (int32_t i = run->facts->n_problems > 0 ? 0 : agenda->n_data; i < agenda->n; i++) {
        run_task(run, agenda, &agenda->tasks[i]);
    }
}

void caf_run_profiles(caf_run *run, const caf_context *context, int only_data)
{
    caf_agenda agenda;
    for (int32_t i = 0; i < (only_data ? 1 : caf_profile_count(context)); i++) {
        caf_make_agenda(&agenda, context, caf_nth_profile(context, i), run->whose->as_of, NULL);
        agenda.n = only_data ? agenda.n_data : agenda.n;
        run->profile = agenda.profile;
        caf_run_agenda(run, &agenda);
    }
}

caf_division caf_division_of(const caf_case *whose, const caf_context *context)
{
    caf_division own = whose->row.division;
    return own > CAF_DIVISION_NONE && own < CAF_DIVISIONS ? own : context->division;
}

caf_run caf_begin_run(const caf_case *whose, const caf_context *context, const caf_facts *facts, caf_sink *sink)
{
    caf_run run;
    caf_division division = caf_division_of(whose, context);
    memset(&run, 0, sizeof run);
    run.whose = whose;
    run.facts = facts;
    run.sink = sink;
    if (division != CAF_DIVISION_NONE) {
        run.calendar = context->calendars[division] != NULL ? context->calendars[division] : caf_calendar_builtin(division);
        run.compared = context->compared[division];
    }
    run.readings = context->readings | (run.compared != NULL ? 1 << CAF_OTHER_CALENDAR : 0);
    run.unsure_service = find_unsure_service(&run);
    run.excused = (facts->disposed != 0 ? CAF_UNLESS_DISPOSED : 0) | (is_declined(facts) ? CAF_UNLESS_DECLINED : 0) |
                  (run.unsure_service.row < 0 && is_one_service(whose) ? CAF_UNLESS_ONE_SERVICE : 0);
    return run;
}
