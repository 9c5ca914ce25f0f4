/*
 * East Midlands, A.3: agreement to the assessment, and what may be done after
 * it was refused or withdrawn.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"

/* Whether the child had not been born by a day, as far as the record shows. */
static int is_unborn(const caf_facts *facts, caf_date on)
{
    return facts->born != 0 ? on < facts->born : facts->expected != 0;
}

/* Where one person's agreement stands on a day. */
enum standing { NO_DECISION, AGREED, REFUSED, LAPSED, NOT_OBTAINED, BOTH_WAYS, UNDATED };

typedef struct decision {
    enum standing standing;
    int32_t row;        /* the decision it rests on, or -1 */
    int64_t doubt;      /* fields of it that cannot be right */
    int32_t other_row;  /* decided the other way on the same day, or -1 */
    int32_t later_row;  /* the first decision after the day, or -1 */
    caf_consent_row of;
    int view_sought;    /* some decision records how the view was sought */
} decision;

/* What a consent must be for. */
static int is_for(const caf_consent_row *consent, int32_t purpose)
{
    return consent->purpose == 0 || consent->purpose == CAF_PURPOSE_ALL || consent->purpose == purpose;
}

static int read_consent(const caf_run *run, int32_t i, caf_consent_row *out)
{
    caf_row row;
    caf_reading reading;
    if (caf_read_of(run->whose, CAF_CONSENTS, i, &row, &reading) != CAF_OK) {
        return 0;
    }
    *out = row.consent;
    return 1;
}

static enum standing standing_of(const caf_consent_row *consent, caf_date on)
{
    switch (consent->decision) {
    case CAF_GIVEN:
        return consent->expires != 0 && consent->expires < on ? LAPSED : AGREED;
    case CAF_REFUSED:
    case CAF_WITHDRAWN:
        return REFUSED;
    case CAF_NOT_OBTAINABLE:
        return NOT_OBTAINED;
    default:
        return UNDATED; /* a decision that is not recorded is as little use as one without its day */
    }
}

/* The number of decisions on or before a day. */
static int32_t decided_by(const caf_events *consents, caf_date on)
{
    int32_t low = 0;
    int32_t high = consents->n;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (consents->at[middle].on <= on) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int is_of(const caf_event *event, int32_t giver, int32_t purpose)
{
    int32_t its = CAF_KIND_PURPOSE(event->kind);
    return CAF_KIND_GIVER(event->kind) == giver && (its == 0 || its == CAF_PURPOSE_ALL || its == purpose);
}

/* The last decision of a giver for a purpose, on or before a day. */
static decision dated_decision(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    const caf_events *consents = &run->facts->consents;
    const caf_event *now = NULL;   /* the last decision by then */
    const caf_event *other = NULL; /* one the other way on the same day */
    int32_t n = decided_by(consents, on);
    decision last;
    last.standing = NO_DECISION;
    last.row = last.other_row = last.later_row = -1;
    last.doubt = 0;
    last.view_sought = 0;
    for (int32_t i = n - 1; i >= 0 && (now == NULL || consents->at[i].on == now->on); i--) {
        const caf_event *event = &consents->at[i];
        if (!is_of(event, giver, purpose)) {
            continue;
        }
        if (now == NULL) {
            now = event;
        } else if ((CAF_KIND_DECISION(now->kind) == CAF_GIVEN) != (CAF_KIND_DECISION(event->kind) == CAF_GIVEN)) {
            other = event;
        }
    }
    for (int32_t i = n; last.later_row < 0 && i < consents->n; i++) {
        last.later_row = is_of(&consents->at[i], giver, purpose) ? consents->at[i].row : -1;
    }
    if (now != NULL && read_consent(run, now->row, &last.of)) {
        last.row = now->row;
        last.other_row = other != NULL ? other->row : -1;
        last.standing = other != NULL ? BOTH_WAYS : standing_of(&last.of, on);
    }
    return last;
}

/* The same, where a decision on an unknown day leaves it open. */
static decision decision_on(const caf_run *run, int32_t giver, int32_t purpose, caf_date on)
{
    const caf_facts *facts = run->facts;
    const caf_unsure *unsure = facts->consent[giver].row >= 0 ? &facts->consent[giver] : &facts->consent[0];
    decision last = dated_decision(run, giver, purpose, on);
    caf_consent_row consent;
    for (int32_t i = decided_by(&facts->consents, on) - 1; i >= 0 && !last.view_sought; i--) {
        const caf_event *event = &facts->consents.at[i];
        last.view_sought = is_of(event, giver, purpose) && read_consent(run, event->row, &consent) &&
                           consent.view_sought == CAF_YES;
    }
    if (unsure->row >= 0 && read_consent(run, unsure->row, &consent) && is_for(&consent, purpose)) {
        last.standing = UNDATED;
        last.row = unsure->row;
        last.doubt = unsure->doubt;
        last.of = consent;
    }
    return last;
}

/* An answer, and what it rests on; the worse of two parts decides. */
typedef struct answer {
    int32_t verdict;
    int32_t reason;
    int32_t row;
    caf_date done;
    int64_t items;
    int64_t doubt;  /* of these, what cannot be right */
} answer;

static answer answer_of(const caf_run *run, const decision *last)
{
    answer given = { CAF_UNKNOWN, CAF_REASON_MISSING, last->row, 0, 0, 0 };
    switch (last->standing) {
    case AGREED:
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
        given.done = last->of.decided;
        break;
    case REFUSED:
    case LAPSED:
        given.verdict = CAF_NOT_MET;
        given.reason = CAF_REASON_REFUSED;
        break;
    case NOT_OBTAINED:
        given.verdict = CAF_JUDGEMENT;
        given.reason = last->of.why_not == CAF_NOT_ABLE ? CAF_REASON_NOT_ABLE : CAF_REASON_NONE;
        break;
    case BOTH_WAYS:
        given.reason = CAF_REASON_SAME_DAY;
        break;
    case UNDATED:
        given.doubt = last->doubt;
        given.reason = last->doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_MISSING;
        given.items = last->doubt != 0 ? last->doubt : CAF_BIT(CONSENT_DECIDED) | (last->of.giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) |
                      (last->of.decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0);
        break;
    case NO_DECISION:
        if (run->facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
            given.verdict = CAF_NOT_MET;
            given.reason = last->later_row >= 0 ? CAF_REASON_ONLY_LATER : CAF_REASON_NEVER;
        }
        break;
    }
    return given;
}

/* A young person of 12 or over decides alone. */
static answer young_person(const caf_run *run, const decision *child)
{
    answer given = answer_of(run, child);
    if (child->standing == NOT_OBTAINED) {
        if (child->of.why_not == 0) {
            given.verdict = CAF_UNKNOWN;
            given.reason = CAF_REASON_MISSING;
            given.items = CAF_BIT(CONSENT_WHY_NOT);
        } else if (child->of.why_not != CAF_NOT_ABLE) {
            given.verdict = CAF_NOT_MET;
            given.reason = CAF_REASON_NEVER;
        }
    }
    return given;
}

/* The child's part under 12: agreement, or not obtainable with how the view was sought; silence is unknown. */
static answer young_child(const caf_run *run, const decision *child, int32_t needed)
{
    answer given = answer_of(run, child);
    if (needed == CAF_VIEW_SUFFICES && child->view_sought) {
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
    } else if (child->standing == NO_DECISION) {
        given.verdict = CAF_UNKNOWN;
        given.reason = CAF_REASON_MISSING;
    } else if (child->standing == NOT_OBTAINED && child->of.view_sought == CAF_YES) {
        given.verdict = CAF_MET;
        given.reason = CAF_REASON_NONE;
    } else if (child->standing == NOT_OBTAINED) {
        given.verdict = child->of.view_sought == CAF_NO ? CAF_NOT_MET : CAF_UNKNOWN;
        given.reason = child->of.view_sought == CAF_NO ? CAF_REASON_NEVER : CAF_REASON_MISSING;
        given.items = child->of.view_sought == CAF_NO ? 0 : CAF_BIT(CONSENT_VIEW_SOUGHT);
    }
    return given;
}

/* Both parts are needed: not met before unknown before judgement before met. */
static answer both(answer one, answer other)
{
    static const int rank[CAF_VERDICTS] = { 0, 1, 4, 0, 3, 0, 2 };
    if (rank[other.verdict] > rank[one.verdict]) {
        other.done = one.done > other.done ? one.done : other.done;
        return other;
    }
    one.done = one.done > other.done ? one.done : other.done;
    return one;
}

static void note_row(const caf_run *run, int32_t row)
{
    caf_consent_row consent;
    if (row >= 0 && read_consent(run, row, &consent)) {
        caf_step_value(run, CAF_CONSENTS, row, CONSENT_GIVER, consent.giver);
        caf_step_value(run, CAF_CONSENTS, row, CONSENT_DECISION, consent.decision);
        caf_step_date(run, CAF_CONSENTS, row, CONSENT_DECIDED, consent.decided);
    }
}

/* What somebody decided, or that there is no decision by then and one only later. */
static void note_decision(const caf_run *run, const decision *last, int32_t giver)
{
    if (last->row < 0) {
        if (run->facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
            caf_step_none_of(run, CAF_CONSENTS, CONSENT_GIVER, giver);
        }
        note_row(run, last->later_row);
        return;
    }
    note_row(run, last->other_row);
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_GIVER, last->of.giver);
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_DECISION, last->of.decision);
    if (last->of.decided != 0) {
        caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_DECIDED, last->of.decided);
    }
    if (last->standing == LAPSED) {
        caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_EXPIRES, last->of.expires);
    }
}

static void emit_agreement(const caf_run *run, answer given, caf_date started)
{
    caf_finding finding = given.row >= 0 ? caf_answer_on(run, given.verdict, given.reason, CAF_CONSENTS, given.row)
                                         : caf_answer(run, given.verdict, given.reason);
    finding.table = CAF_CONSENTS;
    if (given.row < 0 && run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CONSENTS);
    }
    finding.due = started;
    finding.done = given.verdict == CAF_MET ? given.done : 0;
    finding.slack = finding.done != 0 ? started - finding.done : CAF_DAYS_NONE;
    finding.items = given.items;
    caf_step_doubt(run, CAF_CONSENTS, given.row, given.doubt);
    caf_step_missing(run, CAF_CONSENTS, given.row, given.items & ~given.doubt);
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
    decision child = decision_on(run, CAF_GIVER_CHILD, CAF_PURPOSE_ASSESS, started);
    decision family = decision_on(run, CAF_GIVER_FAMILY, CAF_PURPOSE_ASSESS, started);
    answer as_younger = both(answer_of(run, &family), young_child(run, &child, needed));
    answer as_older = young_person(run, &child);
    caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, started);
    int32_t age;
    if (is_unborn(facts, started)) {
        note_decision(run, &family, CAF_GIVER_FAMILY);
        caf_step_date(run, CAF_CHILDREN, facts->child_row, facts->born != 0 ? CHILD_BORN : CHILD_EXPECTED,
                      facts->born != 0 ? facts->born : facts->expected);
        answer given = answer_of(run, &family);
        given.reason = given.reason == CAF_REASON_NONE ? CAF_REASON_UNBORN : given.reason;
        emit_agreement(run, given, started);
        return;
    }
    if (caf_age_on(facts->born != 0 ? facts->born : CAF_DATE_NONE, started, &age) == CAF_OK) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_BORN, facts->born);
        caf_step_age(run, age, started);
        note_decision(run, &child, CAF_GIVER_CHILD);
        if (age < CAF_OWN_DECISION_AGE || child.standing == NOT_OBTAINED) {
            note_decision(run, &family, CAF_GIVER_FAMILY);
        }
        emit_agreement(run, age >= CAF_OWN_DECISION_AGE ? as_older : as_younger, started);
        return;
    }
    note_decision(run, &child, CAF_GIVER_CHILD);
    note_decision(run, &family, CAF_GIVER_FAMILY);
    if (as_younger.verdict == as_older.verdict) {
        emit_agreement(run, as_older, started);
        return;
    }
    /* Under 12 it would be one thing, from 12 on another. */
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_AGE_DECIDES);
    finding.table = CAF_CHILDREN;
    finding.due = started;
    if (facts->child_row >= 0) {
        finding.row = caf_row_name(run->whose, CAF_CHILDREN, facts->child_row);
        finding.items = CAF_BIT(CHILD_BORN);
        caf_step_missing(run, CAF_CHILDREN, facts->child_row, finding.items);
    } else if (facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CHILDREN);
    } else {
        caf_step_no_row(run, CAF_CHILDREN);
    }
    caf_emit(run, &finding);
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
static decision bar_to(const caf_run *run, const act *done, int32_t giver)
{
    decision last = dated_decision(run, giver, done->purpose, done->on);
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
    int may_lift = unsure->row >= 0 && read_consent(run, unsure->row, &consent) && is_for(&consent, done->purpose) &&
                   consent.decision != CAF_REFUSED && consent.decision != CAF_WITHDRAWN;
    return may_lift ? unsure : NULL;
}

static void answer_act(const caf_run *run, const act *done, int *found)
{
    decision child = bar_to(run, done, CAF_GIVER_CHILD);
    decision family = bar_to(run, done, CAF_GIVER_FAMILY);
    int32_t age;
    int born_right = (run->facts->suspect[CAF_CHILDREN] & CAF_BIT(CHILD_BORN)) == 0 && run->facts->born != 0;
    int of_age = caf_age_on(born_right ? run->facts->born : CAF_DATE_NONE, done->on, &age) == CAF_OK;
    int unborn = born_right || run->facts->born == 0 ? is_unborn(run->facts, done->on) : 0;
    int child_bars = child.standing == REFUSED;
    int family_bars = family.standing == REFUSED && (done->both_needed || unborn || (of_age && age < CAF_OWN_DECISION_AGE));
    int unclear = family.standing == REFUSED && !family_bars && !of_age;
    if (!child_bars && !family_bars && !unclear && child.standing != BOTH_WAYS && family.standing != BOTH_WAYS) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_REFUSED, done->table, done->row);
    const decision *bar = child_bars || (child.standing == BOTH_WAYS && !family_bars) ? &child : &family;
    *found = 1;
    note_decision(run, bar, bar == &child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY);
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
        if (read_consent(run, run->facts->consents.at[i].row, out) && is_refusal(out)) {
            return run->facts->consents.at[i].row;
        }
    }
    for (int32_t giver = 0; unsure < 0 && giver <= CAF_GIVER_FAMILY; giver++) {
        int32_t row = run->facts->consent[giver].row;
        unsure = row >= 0 && read_consent(run, row, out) && is_refusal(out) ? row : -1;
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
        if (facts->consent[giver].row >= 0 && read_consent(run, facts->consent[giver].row, &other) && other.decision != CAF_GIVEN &&
            other.decision != CAF_NOT_OBTAINABLE && other.purpose != CAF_PURPOSE_STORE) {
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
         "From 12 on a recorded lack of capacity is for a person to judge. A profile may let the child's view "
         "suffice under 12."),
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
