/*
 * East Midlands, D.2: a child leaves a statutory body, and multi-agency support
 * goes on: its final meeting is the first TAF, and the previous lead
 * professional comes back where possible.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"
#include "stepdown.h"

/* The step down that D.2 bears on; NULL: answered. */
static const caf_transfer_row *find_step_down(const caf_run *run, caf_row *room)
{
    const caf_facts *facts = run->facts;
    int32_t i = facts->step_down_row;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, room);
    if (row == NULL) {
        caf_conclude_none_in(run, CAF_TRANSFERS, CAF_REASON_NOT_STEPPED_DOWN);
        return NULL;
    }
    if (row->transfer.continuing_support == 0) {
        caf_conclude_missing(run, CAF_TRANSFERS, i, CAF_BIT(TRANSFER_CONTINUING_SUPPORT));
        return NULL;
    }
    caf_step_value(run, CAF_TRANSFERS, i, TRANSFER_CONTINUING_SUPPORT, row->transfer.continuing_support);
    if (row->transfer.continuing_support == CAF_NO) {
        caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_CONTINUING_SUPPORT, CAF_TRANSFERS, i);
        caf_emit(run, &finding);
        return NULL;
    }
    return &row->transfer;
}

/* The final statutory meeting among the meetings. */
typedef struct final_meeting {
    int64_t held;      /* -1: none */
    caf_date on;
    int64_t planned;   /* one whose day has not passed, or -1 */
    caf_date planned_for;
    caf_unsure unsure; /* one of which it is not sure whether it was held */
} final_meeting;

/* It often comes some days before the case is reopened for it, but never before the last closure. */
static int is_earlier(const caf_run *run, const caf_meeting_row *meeting)
{
    caf_date day = meeting->held_on != 0 ? meeting->held_on : meeting->planned_for;
    return day != 0 && day < run->facts->closed_before;
}

static final_meeting find_final_meeting(const caf_run *run)
{
    static const int64_t read = CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_HELD) |
                                CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND) | CAF_BIT(MEETING_PLANNED_FOR);
    final_meeting found = { -1, 0, -1, 0, { -1, 0 } };
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_MEETINGS); caf_next_row(&each);) {
        const caf_meeting_row *meeting = &each.row->meeting;
        int64_t doubt = caf_doubt_in(run, CAF_MEETINGS, each.i, read);
        if ((meeting->kind != CAF_FINAL_STATUTORY && !(doubt & CAF_BIT(MEETING_KIND))) || is_earlier(run, meeting)) {
            continue;
        }
        if (doubt != 0) {
            found.unsure = (caf_unsure){ (int32_t)each.i, doubt };
        } else if (meeting->held_on != 0 || meeting->held == CAF_YES) {
            found.held = each.i;
            found.on = meeting->held_on;
        } else if (meeting->cancelled_on != 0 || meeting->cancelled == CAF_YES || meeting->held == CAF_NO) {
            continue;
        } else if (meeting->planned_for >= run->facts->as_of ||
                   caf_to_come_in(run, CAF_MEETINGS, each.i, CAF_BIT(MEETING_HELD_ON)) != 0) {
            found.planned = each.i;
            found.planned_for = meeting->planned_for;
        } else {
            found.unsure = (caf_unsure){ (int32_t)each.i, 0 };
        }
    }
    return found;
}

int caf_conclude_without_final_meeting(const caf_run *run)
{
    final_meeting found = find_final_meeting(run);
    int32_t transfer = run->facts->step_down_row;
    if (found.held >= 0 || found.unsure.row >= 0) {
        caf_unsure undated = { (int32_t)found.held, 0 };
        caf_conclude_unsure(run, CAF_MEETINGS, found.held >= 0 ? undated : found.unsure, CAF_BIT(MEETING_HELD_ON));
    } else if (run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE || !caf_can_hold(run, CAF_TRANSFERS, TRANSFER_FINAL_MEETING_ON)) {
        caf_conclude_missing(run, CAF_TRANSFERS, transfer, CAF_BIT(TRANSFER_FINAL_MEETING_ON));
    } else if (found.planned >= 0) {
        if (found.planned_for != 0) {
            caf_step_date(run, CAF_MEETINGS, found.planned, MEETING_PLANNED_FOR, found.planned_for);
        }
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STARTED);
    } else {
        return 0;
    }
    return 1;
}

static void judge_among_meetings(const caf_run *run, caf_finding *finding, int32_t transfer)
{
    final_meeting found = find_final_meeting(run);
    if (found.held >= 0) {
        finding->verdict = CAF_MET;
        finding->done = found.on;
        caf_step_event(run, CAF_MEETINGS, found.held, MEETING_HELD_ON, found.on);
    } else if (found.unsure.row >= 0) {
        caf_note_unsure(run, finding, CAF_MEETINGS, found.unsure, CAF_BIT(MEETING_HELD_ON));
    } else if (run->facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        caf_note_not_held(run, finding, CAF_MEETINGS);
    } else if (!caf_can_hold(run, CAF_TRANSFERS, TRANSFER_FINAL_MEETING_ON)) {
        caf_unsure blank = { transfer, 0 };
        caf_note_unsure(run, finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_FINAL_MEETING_ON));
    } else if (found.planned >= 0 || caf_to_come_in(run, CAF_TRANSFERS, transfer, CAF_BIT(TRANSFER_FINAL_MEETING_ON)) != 0) {
        finding->verdict = CAF_DUE;
        finding->reason = CAF_REASON_NOT_YET;
        finding->due = found.planned_for;
        if (found.planned_for != 0) {
            caf_step_date(run, CAF_MEETINGS, found.planned, MEETING_PLANNED_FOR, found.planned_for);
        }
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
        caf_step_none_of(run, CAF_MEETINGS, MEETING_KIND, CAF_FINAL_STATUTORY);
    }
}

static void em_d2_meeting(const caf_run *run)
{
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_transfer_row *step_down = find_step_down(run, &room);
    if (step_down == NULL) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
    if (step_down->final_meeting_on != 0) {
        finding.verdict = CAF_MET;
        finding.done = step_down->final_meeting_on;
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_FINAL_MEETING_ON, step_down->final_meeting_on);
    } else {
        judge_among_meetings(run, &finding, i);
    }
    caf_emit(run, &finding);
}

static void em_d2_lead(const caf_run *run)
{
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_transfer_row *step_down = find_step_down(run, &room);
    if (step_down == NULL) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
    if (step_down->previous_lead != 0) {
        caf_step_value(run, CAF_TRANSFERS, i, TRANSFER_PREVIOUS_LEAD, step_down->previous_lead);
    }
    switch (step_down->previous_lead) {
    case CAF_LEAD_RETURNED:
        finding.verdict = CAF_MET;
        break;
    case CAF_LEAD_REASON:
        finding.verdict = CAF_MET;
        finding.reason = CAF_REASON_EXCUSED;
        break;
    case CAF_LEAD_NOT_RETURNED:
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_SAID_NO;
        break;
    case CAF_LEAD_NONE:
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NO_PREVIOUS_LEAD;
        break;
    default:
        caf_note_unsure(run, &finding, CAF_TRANSFERS, (caf_unsure){ i, 0 }, CAF_BIT(TRANSFER_PREVIOUS_LEAD));
        break;
    }
    caf_emit(run, &finding);
}

const caf_rule_entry caf_em_d2_meeting = {
    .rule = RULE(CAF_EM_D2_MEETING, "EM-D2-meeting", EM, "D.2", "The final statutory meeting is the first TAF", CAF_STANDARD, 0, DECIDED,
         "Where a case stepped down and continuing multi-agency support was agreed, the final statutory meeting is on "
         "record, with the transfer or among the meetings. One set for a day that has not passed is due."),
    .run = em_d2_meeting,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_FINAL_MEETING_ON) | CAF_BIT(TRANSFER_CONTINUING_SUPPORT) } },
};

const caf_rule_entry caf_em_d2_lead = {
    .rule = RULE(CAF_EM_D2_LEAD, "EM-D2-lead", EM, "D.2", "The previous lead professional returns", CAF_STANDARD, 0, UNTIMED,
         "Where a case stepped down and continuing multi-agency support was agreed, the previous lead professional "
         "came back, or a reason why that was not possible is recorded, which is noted. Where there was none before, "
         "this does not apply."),
    .run = em_d2_lead,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_PREVIOUS_LEAD) | CAF_BIT(TRANSFER_CONTINUING_SUPPORT) |
                                CAF_BIT(TRANSFER_FINAL_MEETING_ON) } },
};
