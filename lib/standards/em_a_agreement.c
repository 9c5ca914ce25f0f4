/*
 * East Midlands, A.3: agreement to the assessment, and what may be done after
 * it was refused or withdrawn.
 */
#include "../reading.h"
#include "../run.h"
#include "consents.h"
#include "entry.h"

static void emit_agreement(const caf_run *run, caf_agreement given, caf_date started)
{
    caf_finding finding = caf_answer_by_agreement(run, given, started);
    caf_emit(run, &finding);
}

/* No start is on record, or none that can be right. */
static void answer_no_start(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
    } else if (facts->completed.row >= 0) {
        caf_conclude_missing(run, CAF_ASSESSMENTS, facts->completed.row, CAF_BIT(ASSESSMENT_STARTED));
    } else if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, run->whose->row.carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STARTED);
    }
}

static void em_a3_agreement(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date started = facts->started.on;
    if (started == 0) {
        answer_no_start(run);
        return;
    }
    int32_t needed = caf_choice_of(run, CAF_CHILD_UNDER_12, started);
    caf_decision child = caf_decision_on(run, CAF_GIVER_CHILD, CAF_PURPOSE_ASSESS, started);
    caf_decision family = caf_decision_on(run, CAF_GIVER_FAMILY, CAF_PURPOSE_ASSESS, started);
    caf_agreement as_younger = caf_both_agree(caf_agreement_of(run, &family), caf_agreement_under_12(run, &child, needed));
    caf_agreement as_older = caf_agreement_from_12(run, &child);
    caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, started);
    int32_t age;
    if (caf_is_unborn(facts, started)) {
        caf_note_decision(run, &family, CAF_GIVER_FAMILY);
        caf_step_date(run, CAF_CHILDREN, facts->child_row, facts->born != 0 ? CHILD_BORN : CHILD_EXPECTED,
                      facts->born != 0 ? facts->born : facts->expected);
        caf_agreement given = caf_agreement_of(run, &family);
        given.reason = given.reason == CAF_REASON_NONE ? CAF_REASON_UNBORN : given.reason;
        emit_agreement(run, given, started);
        return;
    }
    if (caf_age_on(facts->born != 0 ? facts->born : CAF_DATE_NONE, started, &age) == CAF_OK) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_BORN, facts->born);
        caf_step_age(run, age, started);
        caf_note_decision(run, &child, CAF_GIVER_CHILD);
        if (age < CAF_OWN_DECISION_AGE || child.standing == NOT_OBTAINED) {
            caf_note_decision(run, &family, CAF_GIVER_FAMILY);
        }
        emit_agreement(run, age >= CAF_OWN_DECISION_AGE ? as_older : as_younger, started);
        return;
    }
    caf_note_decision(run, &child, CAF_GIVER_CHILD);
    caf_note_decision(run, &family, CAF_GIVER_FAMILY);
    if (as_younger.verdict == as_older.verdict) {
        emit_agreement(run, as_older, started);
        return;
    }
    /* Under 12 it would be one thing, from 12 on another. */
    caf_conclude_age_decides(run, started);
}

/* An act that needs consent, and for what. */
typedef struct act {
    int32_t table;
    int32_t row;
    int32_t field;
    caf_date on;
    int32_t purpose;
    int both_needed; /* the family's and the child's at any age */
} act;

/* The refusal or withdrawal in force when an act was done, days after it. */
static caf_decision bar_to(const caf_run *run, const act *done, int32_t giver)
{
    caf_decision last = caf_dated_decision(run, giver, done->purpose, done->on);
    /* No time of day is known: what was done on the day itself may have come first. */
    if (last.standing == REFUSED && last.of.decided == done->on) {
        last.standing = NO_DECISION;
    }
    return last;
}

/* A decision on an unknown day that may have lifted a refusal before an act; NULL: none. */
static const caf_unsure *lifted_by(const caf_run *run, const act *done, int32_t giver)
{
    const caf_facts *facts = run->facts;
    const caf_unsure *unsure = facts->consent[giver].row >= 0 ? &facts->consent[giver] : &facts->consent[0];
    caf_consent_row consent;
    int may_lift = unsure->row >= 0 && caf_read_consent(run, unsure->row, &consent) && caf_is_for(&consent, done->purpose) &&
                   consent.decision != CAF_REFUSED && consent.decision != CAF_WITHDRAWN;
    return may_lift ? unsure : NULL;
}

static void answer_act(const caf_run *run, const act *done, int *found)
{
    caf_decision child = bar_to(run, done, CAF_GIVER_CHILD);
    caf_decision family = bar_to(run, done, CAF_GIVER_FAMILY);
    int32_t age;
    int born_right = (run->facts->suspect[CAF_CHILDREN] & CAF_BIT(CHILD_BORN)) == 0 && run->facts->born != 0;
    int of_age = caf_age_on(born_right ? run->facts->born : CAF_DATE_NONE, done->on, &age) == CAF_OK;
    int unborn = born_right || run->facts->born == 0 ? caf_is_unborn(run->facts, done->on) : 0;
    int child_bars = child.standing == REFUSED;
    int family_bars = family.standing == REFUSED && (done->both_needed || unborn || (of_age && age < CAF_OWN_DECISION_AGE));
    int unclear = family.standing == REFUSED && !family_bars && !of_age;
    if (!child_bars && !family_bars && !unclear && child.standing != BOTH_WAYS && family.standing != BOTH_WAYS) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_REFUSED, done->table, done->row);
    const caf_decision *bar = child_bars || (child.standing == BOTH_WAYS && !family_bars) ? &child : &family;
    *found = 1;
    caf_note_decision(run, bar, bar == &child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY);
    caf_step_date(run, done->table, done->row, done->field, done->on);
    finding.done = done->on;
    const caf_unsure *lifted = lifted_by(run, done, bar == &child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY);
    if (!child_bars && !family_bars) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = unclear ? CAF_REASON_AGE_DECIDES : CAF_REASON_SAME_DAY;
    } else if (lifted != NULL) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONSENTS, *lifted, CAF_BIT(CONSENT_DECIDED));
    }
    caf_emit(run, &finding);
}

/* The acts of a row that count under A.3; 0: none that does. */
static int acts_of(int32_t table, int32_t i, const caf_row *row, act *out)
{
    int basis = 0;
    out->table = table;
    out->row = i;
    out->both_needed = table != CAF_ASSESSMENTS;
    out->purpose = table == CAF_ASSESSMENTS ? CAF_PURPOSE_ASSESS : CAF_PURPOSE_SHARE;
    switch (table) {
    case CAF_ASSESSMENTS:
        basis = row->assessment.lawful_basis == CAF_YES || row->assessment.kind == CAF_STATUTORY_ASSESSMENT;
        out->on = row->assessment.started != 0 ? row->assessment.started : row->assessment.completed;
        out->field = row->assessment.started != 0 ? ASSESSMENT_STARTED : ASSESSMENT_COMPLETED;
        break;
    case CAF_MEETINGS:
        basis = row->meeting.lawful_basis == CAF_YES || row->meeting.kind == CAF_SIGN_OFF_TAF ||
                row->meeting.kind == CAF_FINAL_STATUTORY;
        out->on = row->meeting.held_on;
        out->field = MEETING_HELD_ON;
        break;
    case CAF_PLANS:
        basis = row->plan.lawful_basis == CAF_YES;
        out->on = row->plan.dated;
        out->field = PLAN_DATED;
        break;
    default:
        basis = row->action.lawful_basis == CAF_YES;
        out->on = row->action.agreed_on;
        out->field = ACTION_AGREED_ON;
        break;
    }
    return !basis;
}

/* Whether an act without its day is known to have been done at all. */
static int was_done(int32_t table, const caf_row *row)
{
    switch (table) {
    case CAF_MEETINGS:
        return row->meeting.held == CAF_YES;
    case CAF_ASSESSMENTS:
    case CAF_PLANS:
    case CAF_ACTIONS:
        return 1;
    default:
        return 0;
    }
}

static int is_refusal(const caf_consent_row *consent)
{
    return (consent->decision == CAF_REFUSED || consent->decision == CAF_WITHDRAWN) && consent->purpose != CAF_PURPOSE_STORE;
}

/* The first refusal or withdrawal of a sure day, or else one of an unsure day; -1: none. */
static int32_t first_refusal(const caf_run *run, caf_consent_row *out)
{
    int32_t unsure = -1;
    for (int32_t i = 0; i < run->facts->consents.n; i++) {
        if (caf_read_consent(run, run->facts->consents.at[i].row, out) && is_refusal(out)) {
            return run->facts->consents.at[i].row;
        }
    }
    for (int32_t giver = 0; unsure < 0 && giver <= CAF_GIVER_FAMILY; giver++) {
        int32_t row = run->facts->consent[giver].row;
        unsure = row >= 0 && caf_read_consent(run, row, out) && is_refusal(out) ? row : -1;
    }
    return unsure;
}

static void em_a3_withdrawal(const caf_run *run)
{
    static const int32_t tables[] = { CAF_ASSESSMENTS, CAF_MEETINGS, CAF_PLANS, CAF_ACTIONS };
    const caf_facts *facts = run->facts;
    caf_consent_row refusal;
    int found = 0;
    int32_t row = first_refusal(run, &refusal);
    if (row < 0) {
        if (facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
            caf_conclude_not_held(run, CAF_CONSENTS);
        } else {
            caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_WITHDRAWAL);
        }
        return;
    }
    int64_t doubt = caf_doubt_of(facts, CAF_CONSENTS, row) &
                    (CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_GIVER) | CAF_BIT(CONSENT_PURPOSE));
    if (doubt != 0 || refusal.decided == 0 || refusal.giver == 0) {
        caf_conclude_unsure(run, CAF_CONSENTS, (caf_unsure){ row, doubt },
                            refusal.decided == 0 ? CAF_BIT(CONSENT_DECIDED) : CAF_BIT(CONSENT_GIVER));
        return;
    }
    for (size_t k = 0; k < sizeof tables / sizeof tables[0]; k++) {
        for (int64_t i = 0; i < run->whose->count[tables[k]]; i++) {
            caf_row read;
            caf_reading reading;
            act done;
            if (caf_read_of(run->whose, tables[k], i, &read, &reading) != CAF_OK ||
                !acts_of(tables[k], (int32_t)i, &read, &done)) {
                continue;
            }
            caf_unsure unsure = { (int32_t)i, caf_doubt_of(facts, tables[k], i) & CAF_BIT(done.field) };
            if (unsure.doubt != 0 || (done.on == 0 && was_done(tables[k], &read))) {
                /* It may have come after the refusal. */
                caf_conclude_unsure(run, tables[k], unsure, CAF_BIT(done.field));
                found = 1;
            } else if (done.on != 0) {
                answer_act(run, &done, &found);
            }
        }
    }
    for (int32_t giver = 0; !found && giver <= CAF_GIVER_FAMILY; giver++) {
        caf_consent_row other;
        if (facts->consent[giver].row >= 0 && caf_read_consent(run, facts->consent[giver].row, &other) && other.decision != CAF_GIVEN &&
            other.decision != CAF_NOT_OBTAINABLE && other.decision != CAF_NOT_APPROACHED &&
            other.purpose != CAF_PURPOSE_STORE) {
            /* Another refusal, of which the day is not sure, may have come before some act. */
            caf_conclude_unsure(run, CAF_CONSENTS, facts->consent[giver], CAF_BIT(giver == 0 ? CONSENT_GIVER : CONSENT_DECIDED));
            found = 1;
        }
    }
    for (size_t k = 0; !found && k < sizeof tables / sizeof tables[0]; k++) {
        if (facts->coverage[tables[k]] != CAF_COMPLETE) {
            caf_conclude_not_held(run, tables[k]);
            found = 1;
        }
    }
    if (!found) {
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE_AFTER, CAF_CONSENTS, row);
        caf_step_value(run, CAF_CONSENTS, row, CONSENT_DECISION, refusal.decision);
        caf_step_date(run, CAF_CONSENTS, row, CONSENT_DECIDED, refusal.decided);
        caf_emit(run, &finding);
    }
}

const caf_rule_entry caf_em_a3_agreement = {
    .rule = RULE(CAF_EM_A3_AGREEMENT, "EM-A3-agreement", EM, "A.3", "Agreed to before the assessment starts", CAF_STANDARD, 0, JUDGED,
         "On the day the initial assessment starts, a young person of 12 or over has agreed; under 12 the family and "
         "the child have, where a child too young or not able to agree is covered by a record of how its view was "
         "sought. A child who says nothing in the record leaves the answer unknown. Before birth the family's "
         "agreement suffices. Without a date of birth it is decided only where both ages give the same answer. "
         "From 12 on a recorded lack of capacity is for a person to judge, and under 12 a family that was not "
         "approached at the child's wish. A profile may let the child's view suffice under 12."),
    .run = em_a3_agreement,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, BORN, CONSENTED },
    .parameters = { { CAF_CHILD_UNDER_12, { CAF_AGREEMENT_NEEDED, CAF_CHOICE } } },
};

const caf_rule_entry caf_em_a3_withdrawal = {
    .rule = RULE(CAF_EM_A3_WITHDRAWAL, "EM-A3-withdrawal", EM, "A.3", "Nothing further after a refusal or withdrawal", CAF_STANDARD, 0, UNTIMED,
         "From the day after consent is refused or withdrawn until it is given again, no assessment is started, and, "
         "because they reach across agencies, no TAF is held, no plan drawn up and no action agreed inside what it "
         "covered. Sign-off meetings, final statutory meetings, closure and keeping, and acts with another lawful "
         "basis on record never count. For an assessment the family's refusal counts while the child is under 12, "
         "the child's at any age; for the rest either's does."),
    .run = em_a3_withdrawal,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CONSENTED, { CAF_MEETINGS, CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_KIND) }, PLANNED,
               { CAF_ACTIONS, CAF_BIT(ACTION_AGREED_ON) } },
};
