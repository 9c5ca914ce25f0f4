/*
 * East Midlands, B.1: where several services are needed there is consent to
 * share, a team is formed and a lead professional agreed, all by the first TAF.
 */
#include "consents.h"
#include "entry.h"
#include "first_taf.h"
#include "needs.h"

/* Something to be done by the first TAF, as the record has it. */
typedef struct deed {
    caf_date done;         /* the earliest sure day, 0: none */
    int32_t table;
    int32_t row;
    int32_t field;
    caf_unsure unsure;     /* a row that may say that it was done, or sooner; -1: none */
    int32_t unsure_table;
    int64_t unsure_fields;
    int unsure_is_done;    /* it was done, only the day is not sure */
    int32_t lacks;         /* a table that may lack the row of it, or -1 */
} deed;

static const deed nothing_done = { 0, CAF_CASES, 0, 0, { -1, 0 }, CAF_CASES, 0, 0, -1 };

static void note_unsure(deed *found, int32_t table, caf_unsure unsure, int64_t fields, int is_done)
{
    if (found->unsure.row < 0 || unsure.doubt != 0 || (is_done && !found->unsure_is_done && found->unsure.doubt == 0)) {
        found->unsure = unsure;
        found->unsure_table = table;
        found->unsure_fields = fields;
        found->unsure_is_done = is_done;
    }
}

/* What is common to the answers: when it falls due, and what that leans on. */
static void mark_due(const caf_run *run, const caf_first_taf *taf, caf_finding *finding)
{
    finding->due = taf->due;
    caf_mark_provisional(run, finding, taf->due, taf->limit);
    caf_mark_convention(run, finding, taf->due);
}

static void cannot_tell(const caf_run *run, caf_finding *finding, int32_t table)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    finding->done = 0;
    finding->slack = CAF_DAYS_NONE;
    caf_step_not_held(run, table);
}

/* Not done by the due date, as far as the record shows. */
static void judge_not_done(const caf_run *run, const caf_first_taf *taf, const deed *what, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    int has_time = facts->as_of <= taf->due;
    if (what->unsure.row >= 0 && what->unsure_is_done && has_time && !taf->may_be_earlier) {
        caf_step_value(run, what->unsure_table, what->unsure.row, what->field, CAF_YES);
        finding->verdict = CAF_MET; /* by today, and so in time */
    } else if (what->unsure.row >= 0) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, what->unsure_table, what->unsure, what->unsure_fields);
    } else if (what->lacks >= 0) {
        cannot_tell(run, finding, what->lacks);
    } else if (what->done != 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_ONLY_LATER;
        finding->done = what->done;
    } else if (has_time) {
        caf_step_as_of(run);
        finding->verdict = CAF_DUE;
        finding->slack = caf_limit_count(run->calendar, facts->as_of, taf->due, taf->limit);
    } else if (!taf->is_held && caf_may_be_closed(facts)) {
        cannot_tell(run, finding, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
    }
}

static void answer_deed(const caf_run *run, const caf_first_taf *taf, const deed *what)
{
    caf_finding finding = what->done != 0 ? caf_answer_on(run, CAF_MET, CAF_REASON_NONE, what->table, what->row)
                                          : caf_answer(run, CAF_MET, CAF_REASON_NONE);
    mark_due(run, taf, &finding);
    if (what->done != 0) {
        caf_step_date(run, what->table, what->row, what->field, what->done);
    } else if (what->table != CAF_CASES && what->unsure.row < 0 && what->lacks < 0) {
        caf_step_no_row(run, what->table);
    }
    if (what->done == 0 || what->done > taf->due) {
        judge_not_done(run, taf, what, &finding);
    } else if (taf->may_be_earlier) {
        cannot_tell(run, &finding, CAF_MEETINGS);
    } else {
        finding.done = what->done;
    }
    if (finding.done != 0) {
        finding.slack = caf_limit_count(run->calendar, finding.done, taf->due, taf->limit);
    }
    if (finding.slack != CAF_DAYS_NONE) {
        caf_note_slack(run, finding.slack, taf->limit);
    }
    caf_emit(run, &finding);
}

/* The team: the day recorded for the case, or its first member's. */
static void look_at_members(const caf_run *run, deed *found)
{
    caf_date episode = run->facts->episode;
    caf_each each;
    caf_begin_rows(&each, run, CAF_MEMBERS);
    while (caf_next_row(&each)) {
        const caf_member_row *member = &each.row->member;
        int64_t doubt = caf_doubt_in(run, CAF_MEMBERS, each.i, CAF_BIT(MEMBER_JOINED_ON));
        if ((member->left_on != 0 && member->left_on < episode) || (member->joined_on != 0 && member->joined_on < episode)) {
            continue;
        }
        if (member->joined_on == 0) {
            note_unsure(found, CAF_MEMBERS, (caf_unsure){ each.i, doubt }, CAF_BIT(MEMBER_JOINED_ON), doubt == 0);
        } else if (found->done == 0 || member->joined_on < found->done) {
            found->done = member->joined_on;
            found->row = each.i;
        }
    }
}

static void em_b1_team(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    caf_date episode = run->facts->episode;
    caf_first_taf taf;
    deed found = nothing_done;
    if (caf_conclude_unsure_episode(run) || !caf_find_first_taf(run, &taf)) {
        return;
    }
    if (own->team_formed_on != 0 && own->team_formed_on >= episode) {
        found.field = CASE_TEAM_FORMED_ON;
        found.done = own->team_formed_on;
        answer_deed(run, &taf, &found);
        return;
    }
    found.table = CAF_MEMBERS;
    found.field = MEMBER_JOINED_ON;
    look_at_members(run, &found);
    if (own->team_formed == CAF_YES) {
        /* In a reopened case it may be the earlier episode's team that was formed. */
        found.field = found.done == 0 ? CASE_TEAM_FORMED : found.field;
        note_unsure(&found, CAF_CASES, (caf_unsure){ 0, 0 }, CAF_BIT(CASE_TEAM_FORMED_ON), episode == 0);
    } else if (own->team_formed == CAF_NO && episode == 0) {
        caf_step_value(run, CAF_CASES, 0, CASE_TEAM_FORMED, CAF_NO);
    } else if (run->facts->coverage[CAF_MEMBERS] != CAF_COMPLETE) {
        found.lacks = CAF_MEMBERS;
    }
    answer_deed(run, &taf, &found);
}

/* A period in the lead that belongs to an earlier episode. */
static int is_earlier(const caf_lead_row *lead, caf_date episode)
{
    caf_date last = lead->agreed_on > lead->began_on ? lead->agreed_on : lead->began_on;
    last = lead->ended_on != 0 ? lead->ended_on : last;
    return last != 0 && last < episode;
}

static void em_b1_lead(const caf_run *run)
{
    caf_first_taf taf;
    caf_each each;
    deed found = nothing_done;
    if (caf_conclude_unsure_episode(run) || !caf_find_first_taf(run, &taf)) {
        return;
    }
    found.table = CAF_LEADS;
    found.field = LEAD_AGREED_ON;
    caf_begin_rows(&each, run, CAF_LEADS);
    while (caf_next_row(&each)) {
        const caf_lead_row *lead = &each.row->lead;
        int64_t doubt = caf_doubt_in(run, CAF_LEADS, each.i, CAF_BIT(LEAD_AGREED_ON) | CAF_BIT(LEAD_AGREED));
        caf_unsure unsure = { each.i, doubt };
        int is_not = lead->agreed_on == 0 && (lead->agreed == CAF_NO ||
                                              caf_to_come_in(run, CAF_LEADS, each.i, CAF_BIT(LEAD_AGREED_ON)) != 0);
        if (is_earlier(lead, run->facts->episode) || (is_not && doubt == 0)) {
            continue;
        }
        if (lead->agreed_on == 0) {
            note_unsure(&found, CAF_LEADS, unsure, CAF_BIT(LEAD_AGREED_ON), lead->agreed == CAF_YES && doubt == 0);
        } else if (found.done == 0 || lead->agreed_on < found.done) {
            found.done = lead->agreed_on;
            found.row = each.i;
        }
    }
    found.lacks = run->facts->coverage[CAF_LEADS] != CAF_COMPLETE ? CAF_LEADS : -1;
    answer_deed(run, &taf, &found);
}

/* Consent to share on a day, the child's and the family's; what the age leaves open. */
typedef struct sharing {
    caf_agreement given;
    int age_decides;
    int is_silent; /* of the child nothing is on record: that is no refusal, and may still come */
} sharing;

/* Both, or what is lacking: rather than one that came only later, the one that has not come at all. */
static caf_agreement both_share(caf_agreement family, caf_agreement child)
{
    int child_never = child.verdict == CAF_NOT_MET && child.reason != CAF_REASON_ONLY_LATER;
    return family.reason == CAF_REASON_ONLY_LATER && child_never ? child : caf_both_agree(family, child);
}

static sharing sharing_on(const caf_run *run, caf_date on)
{
    const caf_facts *facts = run->facts;
    caf_decision child = caf_decision_on(run, CAF_GIVER_CHILD, CAF_PURPOSE_SHARE, on);
    caf_decision family = caf_decision_on(run, CAF_GIVER_FAMILY, CAF_PURPOSE_SHARE, on);
    caf_agreement of_family = caf_agreement_of(run, &family);
    int32_t needed = caf_limit_of_rule(run, CAF_EM_A3_AGREEMENT, CAF_CHILD_UNDER_12, on).amount;
    caf_agreement younger = both_share(of_family, caf_agreement_under_12(run, &child, needed));
    caf_agreement older = both_share(of_family, caf_agreement_from_12(run, &child));
    sharing found = { younger, 0, child.standing == NO_DECISION && facts->coverage[CAF_CONSENTS] == CAF_COMPLETE };
    int32_t age;
    if (caf_is_unborn(facts, on)) {
        caf_step_unborn(run);
        caf_note_decision(run, &family, CAF_GIVER_FAMILY);
        found.is_silent = 0; /* nothing is asked of it */
        found.given = of_family;
        found.given.reason = of_family.reason == CAF_REASON_NONE ? CAF_REASON_UNBORN : of_family.reason;
        return found;
    }
    if (caf_age_on(facts->born != 0 ? facts->born : CAF_DATE_NONE, on, &age) == CAF_OK) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_BORN, facts->born);
        caf_step_age(run, age, on);
        found.given = age >= CAF_OWN_DECISION_AGE ? older : younger;
    } else {
        found.age_decides = younger.verdict != older.verdict;
    }
    caf_note_decision(run, &child, CAF_GIVER_CHILD);
    caf_note_decision(run, &family, CAF_GIVER_FAMILY);
    return found;
}

/* After a step down the transfer record may hold it. True: answered. */
static int answer_transferred(const caf_run *run, const caf_first_taf *taf)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, taf->step_down, &room);
    if (row == NULL || row->transfer.consent != CAF_YES) {
        return 0;
    }
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_TRANSFERS, taf->step_down);
    caf_step_value(run, CAF_TRANSFERS, taf->step_down, TRANSFER_CONSENT, CAF_YES);
    mark_due(run, taf, &finding);
    caf_emit(run, &finding);
    return 1;
}

/* What the record lacks that might change the answer. */
static void judge_sharing(const caf_run *run, const caf_first_taf *taf, const sharing *found, caf_finding *finding)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, taf->step_down, &room);
    int has_time = run->facts->as_of <= taf->due;
    int is_open = finding->verdict == CAF_NOT_MET || (finding->verdict == CAF_UNKNOWN && found->is_silent && found->given.items == 0);
    if (finding->verdict == CAF_MET && taf->may_be_earlier) {
        cannot_tell(run, finding, CAF_MEETINGS);
    } else if ((finding->verdict == CAF_NOT_MET || (is_open && has_time)) && row != NULL && row->transfer.consent == CAF_NOT_RECORDED) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_TRANSFERS, (caf_unsure){ taf->step_down, 0 }, CAF_BIT(TRANSFER_CONSENT));
    } else if (is_open && has_time) {
        caf_step_as_of(run);
        finding->verdict = CAF_DUE;
        finding->reason = found->given.reason == CAF_REASON_REFUSED ? CAF_REASON_REFUSED : CAF_REASON_NONE;
    } else if (finding->verdict == CAF_NOT_MET && !taf->is_held && caf_may_be_closed(run->facts)) {
        cannot_tell(run, finding, CAF_CLOSURES);
    }
}

static void em_b1_consent(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_first_taf taf;
    if (caf_conclude_unsure_episode(run) || !caf_find_first_taf(run, &taf) || answer_transferred(run, &taf)) {
        return;
    }
    sharing found = sharing_on(run, facts->as_of < taf.due ? facts->as_of : taf.due);
    if (found.age_decides) {
        caf_conclude_age_decides(run, taf.due);
        return;
    }
    caf_finding finding = caf_answer_by_agreement(run, found.given, taf.due);
    finding.slack = finding.done != 0 ? caf_limit_count(run->calendar, finding.done, taf.due, taf.limit) : CAF_DAYS_NONE;
    mark_due(run, &taf, &finding);
    judge_sharing(run, &taf, &found, &finding);
    if (finding.slack != CAF_DAYS_NONE) {
        caf_note_slack(run, finding.slack, taf.limit);
    }
    caf_emit(run, &finding);
}

#define OF_CASE { CAF_CASES, CAF_BIT(CASE_DIVISION) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) | \
                  CAF_BIT(CASE_TEAM_FORMED_ON) | CAF_BIT(CASE_TEAM_FORMED) }

const caf_rule_entry caf_em_b1_consent = {
    .rule = RULE(CAF_EM_B1_CONSENT, "EM-B1-consent", EM, "B.1", "Consent to share from child and family", CAF_STANDARD, 0,
         DECIDED | CAN(JUDGEMENT),
         "Where several services are needed, the young person and, at any age, the family have consented to sharing by "
         "the first TAF, or where none was held by the last day for it, and that consent stands on that day. A child "
         "too young or not able to consent is treated as for the agreement to the assessment, and one not yet born "
         "is not asked for. Where the family was not approached at the young person's wish, and where a young person "
         "of 12 or over is recorded as not able to decide, a person must judge. After a step down the transfer record "
         "may hold the consent, and the final statutory meeting is the first TAF: the day that it is planned for, while "
         "it is still to come. Where another authority held the first TAF this does not apply."),
    .run = em_b1_consent,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, MOVED, CARRIED, BORN, CONSENTED },
};

const caf_rule_entry caf_em_b1_team = {
    .rule = RULE(CAF_EM_B1_TEAM, "EM-B1-team", EM, "B.1", "A team is formed", CAF_STANDARD, 0, DECIDED,
         "Where several services are needed, the team is formed by the first TAF, or where none was held by the last "
         "day for it: on the day recorded for the case, or else when its first member joined. After a step down the "
         "final statutory meeting is the first TAF: the day that it is planned for, while it is still to come. Where "
         "another authority held the first TAF this does not apply."),
    .run = em_b1_team,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, CLOSED_ON, MOVED, OF_CASE, { CAF_MEMBERS, CAF_BIT(MEMBER_JOINED_ON) } },
};

const caf_rule_entry caf_em_b1_lead = {
    .rule = RULE(CAF_EM_B1_LEAD, "EM-B1-lead", EM, "B.1", "A lead professional is agreed", CAF_STANDARD, 0, DECIDED,
         "Where several services are needed, a lead professional is agreed by the first TAF, or where none was held "
         "by the last day for it. Someone in the lead of whom it is not recorded that they were agreed leaves the "
         "answer unknown. After a step down the final statutory meeting is the first TAF: the day that it is planned "
         "for, while it is still to come. Where another authority held the first TAF this does not apply."),
    .run = em_b1_lead,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, MET_ON, CLOSED_ON, MOVED, CARRIED, { CAF_LEADS, CAF_BIT(LEAD_AGREED_ON) | CAF_BIT(LEAD_AGREED) } },
};
