/*
 * Blackburn with Darwen, 4b, 4e and 4f: who was at each TAF, who gave a report,
 * and whose voice is in the record.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "taf_plan.h"

/* Who of those looked for was at one TAF. */
typedef struct turnout {
    int32_t came;
    int32_t absent;       /* invited, and did not come */
    int32_t perhaps;      /* did not come, and it is not sure that they were invited */
    int32_t perhaps_row;  /* the first of these */
    int32_t open;         /* may have come */
    caf_unsure open_row;  /* the first of these, */
    int64_t open_fields;  /* and what of it is not recorded */
} turnout;

/* What of a row of attendances leaves it open who came; 0: nothing. */
static int64_t open_fields(const caf_attendance_row *row)
{
    int64_t blank = (row->meeting == 0 ? CAF_BIT(ATTENDANCE_MEETING) : 0) | (row->who == 0 ? CAF_BIT(ATTENDANCE_WHO) : 0);
    int may_have_come = row->attended == 0 && row->invited != CAF_NO;
    return row->attended == CAF_NO && blank == 0 ? 0 : blank | (may_have_come ? CAF_BIT(ATTENDANCE_ATTENDED) : 0);
}

/* Whether another of the same agency has a flag at the same TAF. */
static int agency_has(const caf_run *run, const caf_attendance_row *of, int32_t field)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ATTENDANCES);
    while (of->agency != 0 && caf_next_row(&each)) {
        const caf_attendance_row *row = &each.row->attendance;
        if (row->meeting == of->meeting && row->agency == of->agency && row->who == CAF_AGENCY_ATTENDS &&
            caf_byte_of(each.row, CAF_ATTENDANCES, field) == CAF_YES) {
            return 1;
        }
    }
    return 0;
}

static void count_open(turnout *found, int32_t i, int64_t doubt, int64_t fields)
{
    if (found->open++ == 0) {
        found->open_row = (caf_unsure){ i, doubt };
        found->open_fields = fields;
    }
}

static void count_attendance(const caf_run *run, turnout *found, int32_t i, const caf_attendance_row *row)
{
    int64_t doubt = caf_doubt_in(run, CAF_ATTENDANCES, i, CAF_BIT(ATTENDANCE_MEETING) | CAF_BIT(ATTENDANCE_WHO) |
                                                              CAF_BIT(ATTENDANCE_INVITED) | CAF_BIT(ATTENDANCE_ATTENDED));
    int64_t open = open_fields(row);
    int made_good = row->attended != CAF_YES && row->who == CAF_AGENCY_ATTENDS && agency_has(run, row, ATTENDANCE_ATTENDED);
    if (made_good) {
        return;
    }
    if (doubt != 0 || open != 0) {
        count_open(found, i, doubt, open);
    } else if (row->attended == CAF_YES) {
        found->came++;
    } else if (row->invited == CAF_YES) {
        found->absent++;
    } else if (row->attended == CAF_NO && row->invited == 0 && found->perhaps++ == 0) {
        found->perhaps_row = i;
    }
}

static turnout find_turnout(const caf_run *run, int64_t meeting, int32_t who)
{
    turnout found = { 0, 0, 0, -1, 0, { -1, 0 }, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_ATTENDANCES);
    while (caf_next_row(&each)) {
        const caf_attendance_row *row = &each.row->attendance;
        if ((row->meeting == meeting || row->meeting == 0) && (row->who == who || row->who == 0)) {
            count_attendance(run, &found, each.i, row);
        }
    }
    return found;
}

static void note_turnout(const caf_run *run, const turnout *found)
{
    int64_t listed = (int64_t)found->came + found->absent + found->perhaps + found->open;
    if (listed == 0 && run->facts->coverage[CAF_ATTENDANCES] != CAF_COMPLETE) {
        return; /* none is no number of people where the source may not list them */
    }
    caf_step_count(run, CAF_ATTENDANCES, ATTENDANCE_INVITED, listed);
    if (listed > 0) { /* where nobody was invited, nobody could come */
        caf_step_count(run, CAF_ATTENDANCES, ATTENDANCE_ATTENDED, found->came);
    }
}

static void leave_open(const caf_run *run, caf_finding *finding, const turnout *found)
{
    finding->verdict = CAF_UNKNOWN;
    if (found->open > 0) {
        caf_note_unsure(run, finding, CAF_ATTENDANCES, found->open_row, found->open_fields);
    } else {
        caf_note_unsure(run, finding, CAF_ATTENDANCES, (caf_unsure){ found->perhaps_row, 0 }, CAF_BIT(ATTENDANCE_INVITED));
    }
}

static void leave_to_source(const caf_run *run, caf_finding *finding)
{
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    caf_step_not_held(run, CAF_ATTENDANCES);
}

static void settle(caf_finding *finding, int32_t verdict, int32_t reason)
{
    finding->verdict = (uint8_t)verdict;
    finding->reason = reason;
}

/* Rows of attendances name a meeting by its identifier; without one, or with one that is shared, nobody can be found. */
static int cannot_be_named(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_MEETINGS, i, CAF_BIT(MEETING_ID)) };
    if (meeting->id != 0 && unsure.doubt == 0) {
        return 0;
    }
    finding->verdict = CAF_UNKNOWN;
    caf_note_unsure(run, finding, CAF_MEETINGS, unsure, CAF_BIT(MEETING_ID));
    return 1;
}

static void judge_agencies(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    int complete = run->facts->coverage[CAF_ATTENDANCES] == CAF_COMPLETE;
    if (complete && cannot_be_named(run, i, meeting, finding)) {
        return;
    }
    turnout found = find_turnout(run, meeting->id, CAF_AGENCY_ATTENDS);
    note_turnout(run, &found);
    if (found.came > 0 && found.absent > 0) {
        settle(finding, CAF_JUDGEMENT, CAF_REASON_SOME_CAME);
    } else if (found.open > 0 || (found.came > 0 && found.perhaps > 0)) {
        leave_open(run, finding, &found);
    } else if (!complete) {
        leave_to_source(run, finding);
    } else if (found.came > 0) {
        settle(finding, CAF_MET, CAF_REASON_NONE);
    } else {
        settle(finding, CAF_NOT_MET, found.absent + found.perhaps > 0 ? CAF_REASON_NONE_CAME : CAF_REASON_NO_AGENCY);
    }
}

/* The reports owed for one TAF by those who were invited and did not come. */
typedef struct reports {
    int32_t given;
    int32_t none;
    int32_t came;       /* agencies that were there */
    caf_unsure unsure;  /* a row that leaves it open whether a report is owed or was given */
    int64_t fields;
} reports;

static void count_report(const caf_run *run, reports *found, int32_t i, const caf_attendance_row *row)
{
    int64_t doubt = caf_doubt_in(run, CAF_ATTENDANCES, i, CAF_BIT(ATTENDANCE_MEETING) | CAF_BIT(ATTENDANCE_WHO) |
                                     CAF_BIT(ATTENDANCE_INVITED) | CAF_BIT(ATTENDANCE_ATTENDED) | CAF_BIT(ATTENDANCE_REPORTED));
    int64_t blank = open_fields(row) | (row->invited == 0 ? CAF_BIT(ATTENDANCE_INVITED) : 0) |
                    (row->reported == 0 ? CAF_BIT(ATTENDANCE_REPORTED) : 0);
    if (doubt == 0 && row->meeting != 0 && row->who != 0) {
        if (row->attended == CAF_YES || agency_has(run, row, ATTENDANCE_ATTENDED)) {
            found->came++;
            return;
        }
        if (row->invited == CAF_NO) {
            return;
        }
        if (row->reported == CAF_YES || agency_has(run, row, ATTENDANCE_REPORTED)) {
            found->given++;
            return;
        }
        if (blank == 0) {
            found->none++;
            return;
        }
    }
    if (found->unsure.row < 0) {
        found->unsure = (caf_unsure){ i, doubt };
        found->fields = blank;
    }
}

static reports find_reports(const caf_run *run, int64_t meeting)
{
    reports found = { 0, 0, 0, { -1, 0 }, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_ATTENDANCES);
    while (caf_next_row(&each)) {
        const caf_attendance_row *row = &each.row->attendance;
        if ((row->meeting == meeting || row->meeting == 0) && (row->who == CAF_AGENCY_ATTENDS || row->who == 0)) {
            count_report(run, &found, each.i, row);
        }
    }
    return found;
}

static void judge_reports(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    int complete = run->facts->coverage[CAF_ATTENDANCES] == CAF_COMPLETE;
    if (complete && cannot_be_named(run, i, meeting, finding)) {
        return;
    }
    reports found = find_reports(run, meeting->id);
    caf_step_count(run, CAF_ATTENDANCES, ATTENDANCE_ATTENDED, found.came);
    caf_step_count(run, CAF_ATTENDANCES, ATTENDANCE_REPORTED, found.given);
    if (found.none > 0) {
        settle(finding, CAF_NOT_MET, CAF_REASON_SAID_NO);
    } else if (found.unsure.row >= 0) {
        caf_note_unsure(run, finding, CAF_ATTENDANCES, found.unsure, found.fields);
    } else if (!complete) {
        leave_to_source(run, finding);
    } else if (found.given > 0) {
        settle(finding, CAF_MET, CAF_REASON_NONE);
    } else {
        settle(finding, CAF_NOT_APPLICABLE, found.came > 0 ? CAF_REASON_ALL_CAME : CAF_REASON_NO_AGENCY);
    }
}

static void answer_tafs(const caf_run *run, caf_judge_taf *judge)
{
    if (caf_answer_each_taf(run, judge) == 0) {
        caf_conclude_without_taf(run, CAF_REASON_NO_TAF);
    }
}

static void bd_4b_attended(const caf_run *run)
{
    answer_tafs(run, judge_agencies);
}

static void bd_4b_reported(const caf_run *run)
{
    answer_tafs(run, judge_reports);
}

/* Whether the child was not born by a day; where the day is not known, by the as-of date. */
static int is_unborn(const caf_run *run, caf_date on)
{
    const caf_facts *facts = run->facts;
    return (facts->born == 0 || on != 0) && caf_is_unborn(facts, on);
}

static void judge_provision(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    const int64_t both = CAF_BIT(MEETING_CHILD_COULD_ATTEND) | CAF_BIT(MEETING_PROVISION_MADE);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_MEETINGS, i, both) };
    if (is_unborn(run, meeting->held_on)) {
        settle(finding, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
        return;
    }
    if (meeting->child_could_attend != 0) {
        caf_step_value(run, CAF_MEETINGS, i, MEETING_CHILD_COULD_ATTEND, meeting->child_could_attend);
    }
    if (meeting->provision_made != 0) {
        caf_step_value(run, CAF_MEETINGS, i, MEETING_PROVISION_MADE, meeting->provision_made);
    }
    int came = meeting->provision_made != CAF_YES && meeting->id != 0 &&
               find_turnout(run, meeting->id, CAF_CHILD_ATTENDS).came > 0;
    if (meeting->provision_made == CAF_YES || came) {
        settle(finding, CAF_MET, CAF_REASON_NONE);
        if (came) {
            caf_step_count(run, CAF_ATTENDANCES, ATTENDANCE_ATTENDED, 1);
        }
    } else if (meeting->child_could_attend == CAF_NO) {
        settle(finding, CAF_NOT_APPLICABLE, CAF_REASON_CANNOT_ATTEND);
    } else if (unsure.doubt != 0 || meeting->child_could_attend == 0 || meeting->provision_made == 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, unsure,
                        (meeting->child_could_attend == 0 ? CAF_BIT(MEETING_CHILD_COULD_ATTEND) : 0) |
                            (meeting->provision_made == 0 ? CAF_BIT(MEETING_PROVISION_MADE) : 0));
    } else {
        settle(finding, CAF_NOT_MET, CAF_REASON_SAID_NO);
        finding->items = CAF_BIT(MEETING_PROVISION_MADE);
    }
}

static void bd_4e_attended(const caf_run *run)
{
    answer_tafs(run, judge_provision);
}

static void judge_childs_voice(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    const int64_t both = CAF_BIT(MEETING_CHILD_VOICE) | CAF_BIT(MEETING_DIRECT_WORK);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_MEETINGS, i, both) };
    int64_t blank = (meeting->child_voice == 0 ? CAF_BIT(MEETING_CHILD_VOICE) : 0) |
                    (meeting->direct_work == 0 ? CAF_BIT(MEETING_DIRECT_WORK) : 0);
    if (is_unborn(run, meeting->held_on)) {
        settle(finding, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
        return;
    }
    if (meeting->child_voice != 0) {
        caf_step_value(run, CAF_MEETINGS, i, MEETING_CHILD_VOICE, meeting->child_voice);
    }
    if (meeting->direct_work != 0) {
        caf_step_value(run, CAF_MEETINGS, i, MEETING_DIRECT_WORK, meeting->direct_work);
    }
    if (meeting->child_voice == CAF_YES || meeting->direct_work == CAF_YES) {
        settle(finding, CAF_MET, CAF_REASON_NONE);
    } else if (unsure.doubt != 0 || blank != 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, unsure, blank);
    } else {
        settle(finding, CAF_NOT_MET, CAF_REASON_SAID_NO);
        finding->items = both;
    }
}

/* Judges the latest plan: fills in the finding, whose subject it is. */
typedef void judge_plan(const caf_run *run, int32_t i, const caf_row *row, caf_finding *finding);

/* One finding for each TAF and one for the latest plan. */
static void answer_tafs_and_plan(const caf_run *run, caf_judge_taf *judge, judge_plan *judge_latest)
{
    caf_row room;
    caf_plans plans = caf_find_plans(run);
    int32_t tafs = caf_answer_each_taf(run, judge);
    int is_planned = plans.n > 0 || run->facts->coverage[CAF_PLANS] != CAF_COMPLETE;
    if (tafs == 0 && (!is_planned || run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE)) {
        caf_conclude_without_taf(run, CAF_REASON_NO_TAF);
    }
    if (!is_planned) {
        return;
    }
    if (!caf_latest_is_sure(run, &plans)) {
        caf_conclude_without_plan(run, &plans);
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLANS, plans.last);
    if (plans.dated != 0) {
        caf_step_date(run, CAF_PLANS, plans.last, PLAN_DATED, plans.dated);
    }
    judge_latest(run, plans.last, caf_row_of(run, CAF_PLANS, plans.last, &room), &finding);
    caf_emit(run, &finding);
}

static void judge_childs_voice_in_plan(const caf_run *run, int32_t i, const caf_row *row, caf_finding *finding)
{
    caf_judge_flags(run, finding, CAF_PLANS, i, row, CAF_BIT(PLAN_CHILD_VOICE));
}

static void bd_4e_voice(const caf_run *run)
{
    if (is_unborn(run, run->facts->as_of)) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
        return;
    }
    answer_tafs_and_plan(run, judge_childs_voice, judge_childs_voice_in_plan);
}

/*
 * Whether somebody of that age who lives independently needs no parent there, on
 * a day (0: not known): CAF_YES, CAF_NO, or 0 where the record cannot tell.
 */
static uint8_t lives_alone(const caf_run *run, caf_date on, int32_t *age)
{
    caf_row room;
    const caf_facts *facts = run->facts;
    const caf_row *child = caf_row_of(run, CAF_CHILDREN, facts->child_row, &room);
    *age = -1;
    if (child == NULL) {
        return CAF_NOT_RECORDED;
    }
    int64_t doubt = caf_doubt_in(run, CAF_CHILDREN, facts->child_row, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_INDEPENDENT));
    if (child->child.independent == CAF_NO || (!(doubt & CAF_BIT(CHILD_BORN)) && is_unborn(run, on))) {
        return CAF_NO;
    }
    caf_limit from = caf_limit_of_rule(run, CAF_BD_4F_ATTENDED, CAF_ALONE_FROM, on);
    int is_old_enough = 0;
    int is_known = on != 0 && facts->born != 0 && !(doubt & CAF_BIT(CHILD_BORN)) && caf_age_on(facts->born, on, age) == CAF_OK;
    if (is_known) {
        caf_date end;
        is_old_enough = from.unit == CAF_YEARS ? *age >= from.amount
                                               : caf_limit_end(run->calendar, facts->born, from, &end) == CAF_OK && on >= end;
    }
    if (is_known && !is_old_enough) {
        return CAF_NO;
    }
    return is_known && child->child.independent == CAF_YES ? CAF_YES : CAF_NOT_RECORDED;
}

/* What keeps the record from telling whether somebody lives independently. */
static void note_alone(const caf_run *run, caf_finding *finding, int32_t age)
{
    caf_row room;
    int32_t i = run->facts->child_row;
    const caf_row *child = caf_row_of(run, CAF_CHILDREN, i, &room);
    finding->verdict = CAF_UNKNOWN;
    finding->reason = CAF_REASON_MISSING;
    finding->items = 0;
    if (child == NULL) {
        caf_step_not_held(run, CAF_CHILDREN);
        return;
    }
    int64_t blank = (age < 0 ? CAF_BIT(CHILD_BORN) : 0) | (child->child.independent == 0 ? CAF_BIT(CHILD_INDEPENDENT) : 0);
    caf_note_unsure(run, finding, CAF_CHILDREN,
                    (caf_unsure){ i, caf_doubt_in(run, CAF_CHILDREN, i, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_INDEPENDENT)) }, blank);
}

static void note_age(const caf_run *run, int32_t age, caf_date on)
{
    if (age >= 0) {
        caf_step_age(run, age, on);
    }
}

/* Where somebody may live independently, only what is met anyhow is sure. */
static void except_alone(const caf_run *run, caf_finding *finding, caf_date on)
{
    int32_t age;
    uint8_t alone = finding->verdict == CAF_MET ? CAF_NO : lives_alone(run, on, &age);
    if (alone == CAF_NO) {
        return;
    }
    note_age(run, age, on);
    if (alone == CAF_YES) {
        caf_step_value(run, CAF_CHILDREN, run->facts->child_row, CHILD_INDEPENDENT, CAF_YES);
        settle(finding, CAF_NOT_APPLICABLE, CAF_REASON_LIVES_ALONE);
        finding->items = 0;
    } else if (finding->verdict != CAF_UNKNOWN) {
        note_alone(run, finding, age);
    }
}

static void judge_parents(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    int complete = run->facts->coverage[CAF_ATTENDANCES] == CAF_COMPLETE;
    turnout found = find_turnout(run, meeting->id != 0 ? meeting->id : -1, CAF_PARENT_ATTENDS);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_MEETINGS, i, CAF_BIT(MEETING_FAMILY_ATTENDED)) };
    int came = found.came > 0 || meeting->family_attended == CAF_YES;
    note_turnout(run, &found);
    if (meeting->family_attended != 0) {
        caf_step_value(run, CAF_MEETINGS, i, MEETING_FAMILY_ATTENDED, meeting->family_attended);
    }
    if (came && found.absent > 0) {
        settle(finding, CAF_JUDGEMENT, CAF_REASON_SOME_CAME);
    } else if (found.open > 0 || (came && found.perhaps > 0)) {
        leave_open(run, finding, &found);
    } else if (came) {
        settle(finding, CAF_MET, CAF_REASON_NONE);
    } else if (unsure.doubt != 0 || (meeting->family_attended == 0 && (!complete || meeting->id == 0))) {
        caf_note_unsure(run, finding, CAF_MEETINGS, unsure, CAF_BIT(MEETING_FAMILY_ATTENDED));
        if (!complete) {
            caf_step_not_held(run, CAF_ATTENDANCES);
        }
    } else {
        settle(finding, CAF_NOT_MET, CAF_REASON_REARRANGE);
    }
    except_alone(run, finding, meeting->held_on);
}

static void bd_4f_attended(const caf_run *run)
{
    answer_tafs(run, judge_parents);
}

static void judge_parents_voice(const caf_run *run, int32_t i, const caf_meeting_row *meeting, caf_finding *finding)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_MEETINGS, i, &room);
    caf_judge_flags(run, finding, CAF_MEETINGS, i, row, CAF_BIT(MEETING_PARENTS_VOICE));
    except_alone(run, finding, meeting->held_on);
}

static void judge_parents_voice_in_plan(const caf_run *run, int32_t i, const caf_row *row, caf_finding *finding)
{
    caf_judge_flags(run, finding, CAF_PLANS, i, row, CAF_BIT(PLAN_PARENTS_VOICE));
    except_alone(run, finding, row->plan.dated);
}

static void bd_4f_voice(const caf_run *run)
{
    answer_tafs_and_plan(run, judge_parents_voice, judge_parents_voice_in_plan);
}

const caf_rule_entry caf_bd_4b_attended = {
    .rule = RULE(CAF_BD_4B_ATTENDED, "BD-4b-attended", BD, "4b", "Agencies at the TAF", CAF_STANDARD, 0, JUDGED,
         "Of each TAF held: every agency that was invited came is met, by whichever of its people; none came, or none was "
         "invited, is not met; where some came and some did not, a person judges."),
    .run = bd_4b_attended,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_ATTENDANCES, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_4b_reported = {
    .rule = RULE(CAF_BD_4B_REPORTED, "BD-4b-reported", BD, "4b", "Update reports", CAF_STANDARD, 0, UNTIMED,
         "Of each TAF held: every agency that was invited and did not come gave an update report. Where all came none is "
         "asked for."),
    .run = bd_4b_reported,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_ATTENDANCES, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_4e_attended = {
    .rule = RULE(CAF_BD_4E_ATTENDED, "BD-4e-attended", BD, "4e", "Provision for the child to attend", CAF_STANDARD, 0, UNTIMED,
         "Of each TAF held: where the child is of an age and ability to attend, provision was made for it, or the child "
         "came. Not of that age or ability, or not born by that day: not applicable."),
    .run = bd_4e_attended,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, BORN, { CAF_ATTENDANCES, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_4e_voice = {
    .rule = RULE(CAF_BD_4E_VOICE, "BD-4e-voice", BD, "4e", "The child's voice", CAF_STANDARD, 0, UNTIMED,
         "The record of each TAF holds the child's wishes and feelings, or direct work brought them in; and the child's "
         "voice informs the latest plan. Not born: not applicable."),
    .run = bd_4e_voice,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, PLANNED, BORN },
};

const caf_rule_entry caf_bd_4f_attended = {
    .rule = RULE(CAF_BD_4F_ATTENDED, "BD-4f-attended", BD, "4f", "A parent at every TAF", CAF_STANDARD, 0, JUDGED,
         "At each TAF held a parent or carer was there, by the list of those who attended or by the family's own mark. "
         "Without any it is not met, for then it should have been rearranged; where some of those invited stayed away a "
         "person judges. Living independently at sixteen or over: not applicable. From which age is a parameter."),
    .run = bd_4f_attended,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, { CAF_ATTENDANCES, CAF_ALL_FIELDS } },
    .parameters = { { CAF_ALONE_FROM, { 16, CAF_YEARS } } },
};

const caf_rule_entry caf_bd_4f_voice = {
    .rule = RULE(CAF_BD_4F_VOICE, "BD-4f-voice", BD, "4f", "The parents' voice", CAF_STANDARD, 0, UNTIMED,
         "The parents' voice is in the record of each TAF, and informs the latest plan. Living independently at an age at "
         "which BD-4f-attended asks for no parent: not applicable."),
    .run = bd_4f_voice,
    .unless = SEVERAL_SERVICES,
    .reads = { MET_ON, PLANNED },
};
