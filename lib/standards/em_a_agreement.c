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

static void em_a3_agreement(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date started = facts->started.on;
    /* One whose days contradict each other may have started before the one that is sure. */
    if (started == 0 || facts->assessed.doubt != 0) {
        caf_conclude_without_start(run);
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
        caf_step_unborn(run);
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
        if (as_older.reason == CAF_REASON_ONLY_LATER) {
            as_older.row = -1; /* whose was needed is not known, nor then when it came */
            as_older.done = 0;
        }
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

/* A decision on an unknown day, or by nobody knows whom, that may have lifted a refusal before an act; row -1: none. */
static caf_unsure lifted_by(const caf_run *run, const act *done, int32_t giver)
{
    caf_unsure at = { -1, 0 };
    caf_consent_row consent;
    while (caf_next_unsure_of(run, &at, giver, done->purpose, &consent)) {
        if (at.doubt != 0 || consent.decision == 0 || consent.decision == CAF_GIVEN) {
            return at;
        }
    }
    return (caf_unsure){ -1, 0 };
}

/* Whether an agency came to a meeting: REACHES or not, or nobody can tell. */
static enum caf_reach came_to(const caf_run *run, int64_t meeting, int64_t agency)
{
    int is_whole = run->facts->coverage[CAF_ATTENDANCES] == CAF_COMPLETE;
    enum caf_reach found = is_whole ? DOES_NOT_REACH : MAY_REACH;
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_ATTENDANCES); found != REACHES && caf_next_row(&each);) {
        const caf_attendance_row *row = &each.row->attendance;
        int may_be = row->meeting == meeting && row->attended != CAF_NO && (row->agency == agency || row->agency == 0) &&
                     (row->who == CAF_AGENCY_ATTENDS || row->who == 0);
        if (may_be) {
            found = row->agency == agency && row->attended == CAF_YES ? REACHES : MAY_REACH;
        }
    }
    return found;
}

/* Whether an action is an agency's: by what is said of itself, or of one of its owners. */
static enum caf_reach is_its(const caf_run *run, const caf_action_row *action, int64_t agency)
{
    enum caf_reach found = action->agency == agency ? REACHES : action->agency != 0 ? DOES_NOT_REACH : MAY_REACH;
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_OWNERS); found != REACHES && action->id != 0 && caf_next_row(&each);) {
        const caf_owner_row *owner = &each.row->owner;
        if (owner->action == action->id && owner->family != CAF_YES) {
            found = owner->agency == agency ? REACHES : owner->agency == 0 ? MAY_REACH : action->agency == 0 ? DOES_NOT_REACH : found;
        }
    }
    return found;
}

/* Whether an agency takes part in an act. */
static enum caf_reach takes_part(const caf_run *run, const act *done, int64_t agency)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, done->table, done->row, &room);
    switch (done->table) {
    case CAF_MEETINGS:
        return came_to(run, row->meeting.id, agency);
    case CAF_PLANS:
        return row->plan.author == agency ? REACHES : row->plan.author != 0 ? DOES_NOT_REACH : MAY_REACH;
    default:
        return is_its(run, &row->action, agency);
    }
}

/*
 * Whether a decision that names a recipient or a part reaches an act: the
 * recipient takes part in it; a plan and its actions are the plan. What is spoken
 * of at a TAF nobody recorded.
 */
static enum caf_reach reach_of(const caf_run *run, const act *done, const caf_consent_row *consent)
{
    caf_extent shared = { 0, done->table == CAF_MEETINGS ? 0 : CAF_SCOPE_PLAN };
    enum caf_reach part = consent->recipient != 0 ? takes_part(run, done, consent->recipient) : REACHES;
    int is_refusal = consent->decision != CAF_GIVEN;
    /* A consent that names one agency does not cover the others at a meeting. */
    part = part == REACHES && consent->recipient != 0 && done->table == CAF_MEETINGS && !is_refusal ? MAY_REACH : part;
    shared.recipient = part == REACHES ? consent->recipient : 0;
    return part == DOES_NOT_REACH ? DOES_NOT_REACH : caf_reach_of(consent, &shared, is_refusal);
}

/* Who bars an act, and what leaves that open. */
typedef struct barring {
    caf_decision child;
    caf_decision family;
    int by_child;
    int by_family;
    int age_decides;
    int is_open;    /* for one of them it cannot be told */
    int is_perhaps; /* nor whether what was decided covers the act */
} barring;

static int is_open_bar(const caf_decision *bar)
{
    return bar->standing == BOTH_WAYS || bar->standing == UNDATED;
}

/* A refusal of everything, or what may be one, is lifted for what a consent given since names; 1: nobody can tell whether that is so. */
static int lift_in_part(const caf_run *run, const act *done, int32_t giver, caf_decision *bar)
{
    const caf_occurrences *consents = &run->facts->consents;
    caf_consent_row given;
    int is_perhaps = 0;
    int is_bar = done->purpose == CAF_PURPOSE_SHARE && (bar->standing == REFUSED || is_open_bar(bar));
    for (int32_t i = 0; is_bar && bar->standing != NO_DECISION && i < consents->n; i++) {
        const caf_occurrence *event = &consents->at[i];
        if (event->on < bar->of.decided || event->on > done->on || CAF_KIND_GIVER(event->kind) != giver ||
            CAF_KIND_DECISION(event->kind) != CAF_GIVEN_IN_PART || !caf_read_consent(run, event->row, &given)) {
            continue;
        }
        enum caf_reach reach = reach_of(run, done, &given);
        if (reach == REACHES && event->on > bar->of.decided) {
            bar->standing = NO_DECISION;
        } else if (reach == REACHES && bar->standing == REFUSED) {
            bar->standing = BOTH_WAYS;
        }
        is_perhaps = is_perhaps || reach == MAY_REACH;
    }
    return is_perhaps && bar->standing == REFUSED;
}

static barring who_bars(const caf_run *run, const act *done, const caf_extent *within)
{
    const caf_facts *facts = run->facts;
    int is_whole = within->recipient == 0 && within->scope == 0;
    barring found = { .child = caf_bar_on(run, CAF_GIVER_CHILD, done->purpose, done->on, within),
                      .family = caf_bar_on(run, CAF_GIVER_FAMILY, done->purpose, done->on, within) };
    int by_child_perhaps = is_whole && lift_in_part(run, done, CAF_GIVER_CHILD, &found.child);
    int by_family_perhaps = is_whole && lift_in_part(run, done, CAF_GIVER_FAMILY, &found.family);
    int32_t age;
    int in_doubt = (facts->suspect[CAF_CHILDREN] & CAF_BIT(CHILD_BORN)) != 0 && facts->born != 0;
    int is_known = caf_age_on(facts->born != 0 && !in_doubt ? facts->born : CAF_DATE_NONE, done->on, &age) == CAF_OK;
    int is_unborn = !in_doubt && caf_is_unborn(facts, done->on);
    int has_refused = found.family.standing == REFUSED;
    found.by_child = found.child.standing == REFUSED;
    found.by_family = has_refused && (done->both_needed || is_unborn || (is_known && age < CAF_OWN_DECISION_AGE));
    found.age_decides = has_refused && !found.by_family && !is_known;
    found.is_open = is_open_bar(&found.child) || is_open_bar(&found.family);
    found.is_perhaps = (found.by_child || found.by_family) && (!found.by_child || by_child_perhaps) &&
                       (!found.by_family || by_family_perhaps);
    found.by_child = found.by_child && (found.is_perhaps || !by_child_perhaps); /* the surer one of the two is shown */
    return found;
}

/* What leaves it open whether an act was barred. */
static void note_open(const caf_run *run, const barring *found, const caf_decision *bar, caf_finding *finding)
{
    caf_unsure blank = { bar->row, 0 };
    finding->verdict = CAF_UNKNOWN;
    if (found->age_decides) {
        finding->reason = CAF_REASON_AGE_DECIDES;
    } else if (bar->standing == UNDATED) {
        caf_note_unsure(run, finding, CAF_CONSENTS, blank, CAF_BIT(CONSENT_DECISION));
    } else {
        finding->reason = CAF_REASON_SAME_DAY;
    }
}

static int is_barred(const barring *found)
{
    return found->by_child || found->by_family || found->age_decides || found->is_open;
}

/* Barred for certain: what did it covers the act, and nothing may have lifted it. */
static int is_certain(const caf_run *run, const act *done, const barring *found)
{
    int32_t giver = found->by_child ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY;
    return (found->by_child || found->by_family) && !found->is_perhaps && lifted_by(run, done, giver).row < 0;
}

/* What somebody refused in part bars nothing that the other one said of everything. */
static void look_at_one(barring *found, int32_t giver)
{
    int is_childs = giver == CAF_GIVER_CHILD;
    found->by_child = is_childs && found->by_child;
    found->by_family = !is_childs && found->by_family;
    found->age_decides = !is_childs && found->age_decides;
    found->is_open = is_open_bar(is_childs ? &found->child : &found->family);
}

/* What bars an act for certain: a refusal of everything, or of a part that reaches it; else what may. */
static barring find_bar(const caf_run *run, const act *done)
{
    const caf_occurrences *consents = &run->facts->consents;
    const caf_extent everything = { 0, 0 };
    caf_consent_row part;
    barring found = who_bars(run, done, &everything);
    for (int32_t i = 0; done->purpose == CAF_PURPOSE_SHARE && i < consents->n && consents->at[i].on < done->on; i++) {
        if (CAF_KIND_DECISION(consents->at[i].kind) != CAF_REFUSED_IN_PART || !caf_read_consent(run, consents->at[i].row, &part)) {
            continue;
        }
        if (is_certain(run, done, &found)) {
            break;
        }
        caf_extent within = { part.recipient, part.scope };
        enum caf_reach reach = reach_of(run, done, &part);
        barring other = reach == DOES_NOT_REACH ? (barring){ .by_child = 0 } : who_bars(run, done, &within);
        other.is_perhaps = reach == MAY_REACH;
        look_at_one(&other, CAF_KIND_GIVER(consents->at[i].kind));
        found = is_barred(&other) && (is_certain(run, done, &other) || !is_barred(&found)) ? other : found;
    }
    return found;
}

static void answer_act(const caf_run *run, const act *done, int *found)
{
    barring barred = find_bar(run, done);
    if (!is_barred(&barred)) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_REFUSED, done->table, done->row);
    int is_childs = barred.by_child || (is_open_bar(&barred.child) && !barred.by_family);
    const caf_decision *bar = is_childs ? &barred.child : &barred.family;
    int32_t giver = is_childs ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY;
    *found = 1;
    caf_note_decision(run, bar, giver);
    caf_step_date(run, done->table, done->row, done->field, done->on);
    finding.done = done->on;
    caf_unsure lifted = lifted_by(run, done, giver);
    if (barred.is_perhaps) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_PERHAPS_COVERED;
    } else if (!barred.by_child && !barred.by_family) {
        note_open(run, &barred, bar, &finding);
    } else if (lifted.row >= 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONSENTS, lifted, CAF_BIT(CONSENT_DECIDED));
    } else if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING; /* it may have been given again */
        caf_step_not_held(run, CAF_CONSENTS);
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
static int was_done(const caf_run *run, const caf_each *each)
{
    if (each->table == CAF_MEETINGS) {
        return each->row->meeting.held == CAF_YES;
    }
    /* An assessment of which only the completion lies ahead may be under way, or not. */
    return each->table != CAF_ASSESSMENTS || caf_to_come_in(run, CAF_ASSESSMENTS, each->i, CAF_BIT(ASSESSMENT_COMPLETED)) == 0;
}

static int is_refusal(const caf_consent_row *consent)
{
    return caf_is_refusal(consent) && consent->purpose != CAF_PURPOSE_STORE;
}

/* The first refusal or withdrawal of a sure day, or else one of an unsure day; -1: none. */
static int32_t first_refusal(const caf_run *run, caf_consent_row *out)
{
    caf_unsure unsure = { -1, 0 };
    for (int32_t i = 0; i < run->facts->consents.n; i++) {
        if (caf_read_consent(run, run->facts->consents.at[i].row, out) && is_refusal(out)) {
            return run->facts->consents.at[i].row;
        }
    }
    while (caf_next_unsure_consent(run, &unsure, out)) {
        if (is_refusal(out)) {
            return unsure.row;
        }
    }
    return -1;
}

/* Every act of a table; whether one of them was answered. */
static int answer_acts(const caf_run *run, int32_t table)
{
    caf_each each;
    int found = 0;
    caf_begin_rows(&each, run, table);
    while (caf_next_row(&each)) {
        act done;
        if (!acts_of(table, each.i, each.row, &done)) {
            continue;
        }
        caf_unsure unsure = { each.i, caf_doubt_in(run, table, each.i, CAF_BIT(done.field)) };
        if (unsure.doubt != 0 || (done.on == 0 && was_done(run, &each))) {
            /* It may have come after the refusal. */
            caf_conclude_unsure(run, table, unsure, CAF_BIT(done.field));
            found = 1;
        } else if (done.on != 0) {
            answer_act(run, &done, &found);
        }
    }
    return found;
}

/* Another refusal, of which the day or the giver is not sure, may have come before some act. True: answered. */
static int answer_unsure_refusal(const caf_run *run)
{
    caf_unsure at = { -1, 0 };
    caf_consent_row other;
    while (caf_next_unsure_consent(run, &at, &other)) {
        if ((is_refusal(&other) || (other.decision == 0 && other.purpose != CAF_PURPOSE_STORE))) {
            caf_conclude_unsure(run, CAF_CONSENTS, at, CAF_BIT(other.decided == 0 ? CONSENT_DECIDED : CONSENT_GIVER));
            return 1;
        }
    }
    return 0;
}

static void answer_no_refusal(const caf_run *run)
{
    if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_CONSENTS);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_WITHDRAWAL);
    }
}

static void em_a3_withdrawal(const caf_run *run)
{
    static const int32_t tables[] = { CAF_ASSESSMENTS, CAF_MEETINGS, CAF_PLANS, CAF_ACTIONS };
    caf_consent_row refusal;
    int found = 0;
    int32_t row = first_refusal(run, &refusal);
    if (row < 0) {
        answer_no_refusal(run);
        return;
    }
    int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, row, CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_GIVER) | CAF_BIT(CONSENT_PURPOSE));
    if (doubt != 0 || refusal.decided == 0 || refusal.giver == 0) {
        caf_conclude_unsure(run, CAF_CONSENTS, (caf_unsure){ row, doubt },
                            refusal.decided == 0 ? CAF_BIT(CONSENT_DECIDED) : CAF_BIT(CONSENT_GIVER));
        return;
    }
    for (size_t k = 0; k < sizeof tables / sizeof tables[0]; k++) {
        found |= answer_acts(run, tables[k]);
    }
    found = found || answer_unsure_refusal(run);
    for (size_t k = 0; !found && k < sizeof tables / sizeof tables[0]; k++) {
        if (run->facts->coverage[tables[k]] != CAF_COMPLETE) {
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
    .reads = { ASSESSED, BORN, CONSENTED, CARRIED_COMPLETION },
    .parameters = { { CAF_CHILD_UNDER_12, { CAF_AGREEMENT_NEEDED, CAF_CHOICE } } },
};

const caf_rule_entry caf_em_a3_withdrawal = {
    .rule = RULE(CAF_EM_A3_WITHDRAWAL, "EM-A3-withdrawal", EM, "A.3", "Nothing further after a refusal or withdrawal", CAF_STANDARD, 0, UNTIMED,
         "From the day after consent is refused or withdrawn until it is given again, no assessment is started, and, "
         "because they reach across agencies, no TAF is held, no plan drawn up and no action agreed inside what it "
         "covered. A refusal that names a recipient or a part of the record covers only sharing with that recipient, "
         "or of that part: a TAF to which it came, a plan that it wrote, an action of its own; a plan and its actions "
         "are the plan, and what a TAF spoke of is not recorded. Where that cannot be told the answer is unknown. "
         "Sign-off meetings, final statutory meetings, closure and keeping, and acts with another lawful "
         "basis on record never count. For an assessment the family's refusal counts while the child is under 12, "
         "the child's at any age; for the rest either's does."),
    .run = em_a3_withdrawal,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CONSENTED, { CAF_MEETINGS, CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_KIND) }, PLANNED,
               { CAF_ACTIONS, CAF_BIT(ACTION_AGREED_ON) }, { CAF_ATTENDANCES, CAF_BIT(ATTENDANCE_AGENCY) } },
};
