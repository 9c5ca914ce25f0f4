/*
 * East Midlands, B.6: the lead professional stays, until the case is closed or
 * a statutory body takes it over.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

/* A time without a lead professional. */
typedef struct gap {
    caf_date from;      /* its first day */
    int64_t ended_by;   /* the lead who began after it, or -1 */
    int64_t before;     /* the lead who ended before it, or -1 */
    caf_unsure unsure;  /* a lead whose days are not sure and who may have filled it */
} gap;

#define PERIOD (CAF_BIT(LEAD_BEGAN_ON) | CAF_BIT(LEAD_ENDED_ON))

/* Fields of a lead's period that are not known: its beginning is not recorded, or something cannot be right or be held. */
static int64_t unsure_of(const caf_run *run, int64_t i, const caf_lead_row *lead, int64_t *doubt)
{
    *doubt = caf_doubt_in(run, CAF_LEADS, i, PERIOD);
    return *doubt | (lead->began_on == 0 ? CAF_BIT(LEAD_BEGAN_ON) : 0) |
           (lead->ended_on == 0 && !caf_can_hold(run, CAF_LEADS, LEAD_ENDED_ON) ? CAF_BIT(LEAD_ENDED_ON) : 0);
}

/* A lead whose period is not sure may have been there between two days. */
static int may_fill(const caf_run *run, int64_t i, const caf_lead_row *lead, caf_date from, caf_date until)
{
    return (lead->began_on == 0 || lead->began_on < until) && (lead->ended_on == 0 || lead->ended_on >= from) &&
           (lead->began_on != 0 || caf_to_come_in(run, CAF_LEADS, i, CAF_BIT(LEAD_BEGAN_ON)) == 0);
}

/* Goes on from a day for as long as somebody sure is in the lead: the first day without, or `until`. */
static caf_date follow(const caf_run *run, caf_date from, caf_date until, int64_t *last)
{
    int moved = 1;
    while (moved && from < until) {
        caf_each each;
        moved = 0;
        for (caf_begin_rows(&each, run, CAF_LEADS); from < until && caf_next_row(&each);) {
            const caf_lead_row *lead = &each.row->lead;
            int64_t doubt;
            if (unsure_of(run, each.i, lead, &doubt) != 0 || lead->began_on > from || (lead->ended_on != 0 && lead->ended_on < from)) {
                continue;
            }
            from = lead->ended_on == 0 || lead->ended_on >= until ? until : lead->ended_on + 1;
            *last = each.i;
            moved = 1;
        }
    }
    return from;
}

/* The first gap in a stretch of days, its last one left out; 0: there is none. */
static int next_gap(const caf_run *run, caf_date from, caf_date until, gap *found)
{
    *found = (gap){ 0, -1, -1, { -1, 0 } };
    found->from = follow(run, from, until, &found->before);
    if (found->from >= until) {
        return 0;
    }
    caf_date next = until;
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_LEADS); caf_next_row(&each);) {
        const caf_lead_row *lead = &each.row->lead;
        int64_t doubt;
        /* Whenever it ended, on its first day it was there. */
        int began = (unsure_of(run, each.i, lead, &doubt) & CAF_BIT(LEAD_BEGAN_ON)) == 0;
        if (began && lead->began_on > found->from && lead->began_on < next) {
            next = lead->began_on;
            found->ended_by = each.i;
        }
    }
    for (caf_begin_rows(&each, run, CAF_LEADS); caf_next_row(&each);) {
        int64_t doubt;
        if (unsure_of(run, each.i, &each.row->lead, &doubt) != 0 && may_fill(run, each.i, &each.row->lead, found->from, next)) {
            found->unsure = (caf_unsure){ (int32_t)each.i, doubt };
        }
    }
    return 1;
}

static caf_date began_on(const caf_run *run, int64_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_LEADS, i, &room);
    return row != NULL ? row->lead.began_on : 0;
}

static void note_before(const caf_run *run, int64_t before)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_LEADS, before, &room);
    if (row != NULL && row->lead.ended_on != 0) {
        caf_step_date(run, CAF_LEADS, before, LEAD_ENDED_ON, row->lead.ended_on);
    }
}

/* A gap is no fault while no working day lies in it: the next lead is owed by the first working day. */
static void judge_gap(const caf_run *run, caf_finding *finding, const gap *found, caf_date until, int is_over)
{
    static const caf_limit one_working_day = { 1, CAF_WORKING_DAYS, 0 };
    caf_date next = found->ended_by >= 0 ? began_on(run, found->ended_by) : 0;
    int may_be_filled = found->unsure.row >= 0 || run->facts->coverage[CAF_LEADS] != CAF_COMPLETE;
    note_before(run, found->before);
    if (next != 0) {
        caf_step_date(run, CAF_LEADS, found->ended_by, LEAD_BEGAN_ON, next);
    }
    caf_step_nobody(run, CAF_LEADS, found->from);
    caf_judge_by(run, finding, found->from - 1, next, until, one_working_day, may_be_filled ? 0 : CAF_NO_DOUBT);
    if (finding->verdict == CAF_UNKNOWN && finding->reason == CAF_REASON_MISSING) {
        if (found->unsure.row >= 0) {
            caf_note_unsure(run, finding, CAF_LEADS, found->unsure, PERIOD);
        } else {
            caf_note_not_held(run, finding, CAF_LEADS);
        }
    } else if (finding->verdict == CAF_MET || (finding->verdict == CAF_DUE && is_over)) {
        finding->verdict = CAF_MET;
        finding->reason = CAF_REASON_NO_WORKING_DAY;
    } else if (finding->verdict == CAF_NOT_MET || finding->verdict == CAF_DUE) {
        finding->reason = CAF_REASON_NO_LEAD;
    }
}

/* A stretch of days on each of which somebody is to be in the lead. */
typedef struct stretch {
    caf_date from;
    caf_date until;  /* the first day on which nobody need be */
    int is_over;     /* that day has come */
    int is_unsure;   /* the case may have been closed before */
    int32_t step_up; /* the transfer that ends it, or -1 */
} stretch;

/* A gap is named by what ends it: a lead who began, a statutory body that took over, or nothing yet. */
static caf_finding subject_of(const caf_run *run, const stretch *days, const gap *found)
{
    if (found->ended_by >= 0) {
        return caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_LEADS, found->ended_by);
    }
    if (days->step_up >= 0) {
        return caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, days->step_up);
    }
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_LEADS;
    return finding;
}

/* One finding a gap; whether there was one. */
static int answer_stretch(const caf_run *run, const stretch *days)
{
    caf_date from = days->from;
    int any = 0;
    gap found;
    while (from < days->until && next_gap(run, from, days->until, &found)) {
        int is_last = found.ended_by < 0;
        caf_finding finding = subject_of(run, days, &found);
        /* While it lasts the as-of day itself is not over. */
        caf_date until = is_last && !days->is_over ? days->until - 1 : days->until;
        judge_gap(run, &finding, &found, until, days->is_over);
        if (finding.verdict == CAF_NOT_MET && is_last && days->is_unsure) {
            caf_note_not_held(run, &finding, CAF_CLOSURES);
        }
        caf_emit(run, &finding);
        any = 1;
        if (is_last) {
            return 1;
        }
        from = began_on(run, found.ended_by);
    }
    return any;
}

/* Whether two were in the lead on one day. */
static int has_overlap(const caf_run *run, caf_date from)
{
    caf_each one;
    for (caf_begin_rows(&one, run, CAF_LEADS); caf_next_row(&one);) {
        int64_t doubt;
        caf_date begin = one.row->lead.began_on;
        caf_date end = one.row->lead.ended_on != 0 ? one.row->lead.ended_on : run->facts->as_of;
        end = unsure_of(run, one.i, &one.row->lead, &doubt) != 0 ? begin : end;
        caf_each other;
        for (caf_begin_rows(&other, run, CAF_LEADS); begin != 0 && end >= from && caf_next_row(&other);) {
            if (other.i != one.i && other.row->lead.began_on >= begin && other.row->lead.began_on <= end) {
                caf_step_date(run, CAF_LEADS, one.i, LEAD_BEGAN_ON, begin);
                caf_step_date(run, CAF_LEADS, other.i, LEAD_BEGAN_ON, other.row->lead.began_on);
                return 1;
            }
        }
    }
    return 0;
}

/* Since when a team has been there; 0: answered, because there is none or it is not known. */
static caf_date find_team(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    caf_date formed = own->team_formed_on >= run->facts->episode ? own->team_formed_on : 0;
    if (formed != 0) {
        return formed;
    }
    if (own->team_formed == CAF_YES && own->team_formed_on == 0) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_TEAM_FORMED_ON));
    } else if (own->team_formed == 0 && own->team_formed_on == 0 && !caf_can_hold(run, CAF_CASES, CASE_TEAM_FORMED_ON)) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_TEAM_FORMED_ON) | CAF_BIT(CASE_TEAM_FORMED));
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_TEAM);
    }
    return 0;
}

/* The stretch that begins on or after a day, outside the times when a statutory body has the case; 0: none. */
static int next_stretch(const caf_run *run, caf_date *after, stretch *found)
{
    const caf_facts *facts = run->facts;
    int is_closed = facts->closed.on != 0;
    caf_date end = is_closed ? facts->closed.on : facts->as_of + 1;
    caf_date from;
    caf_date until;
    int32_t row;
    while (*after < end) {
        *found = (stretch){ *after, end, is_closed, !is_closed && (facts->closed.row >= 0 || caf_may_be_closed(facts)), -1 };
        if (!caf_next_suspension(facts, *after, &from, &until, &row) || from >= end) {
            *after = end;
            return 1;
        }
        int is_before = from > *after;
        if (is_before) {
            found->until = from;
            found->is_over = 1;
            found->is_unsure = 0;
            found->step_up = row;
        }
        *after = until != 0 ? until : end;
        if (is_before) {
            return 1;
        }
    }
    return 0;
}

static void em_b6_gap(const caf_run *run)
{
    caf_date formed = find_team(run);
    caf_date after = formed;
    stretch days;
    int any = 0;
    int looked = 0;
    if (formed == 0) {
        return;
    }
    if (run->facts->coverage[CAF_LEADS] == CAF_ABSENT) {
        caf_conclude_not_held(run, CAF_LEADS);
        return;
    }
    while (next_stretch(run, &after, &days)) {
        if (days.from == formed) {
            caf_step_date(run, CAF_CASES, 0, CASE_TEAM_FORMED_ON, formed);
        }
        any |= answer_stretch(run, &days);
        looked = 1;
    }
    if (any) {
        return;
    }
    if (!looked) {
        int is_closed = run->facts->closed.on != 0 && run->facts->closed.on <= formed;
        caf_conclude(run, CAF_NOT_APPLICABLE, is_closed ? CAF_REASON_CLOSED : CAF_REASON_SUSPENDED);
        return;
    }
    caf_finding finding = caf_answer(run, CAF_MET, CAF_REASON_LEAD_THROUGHOUT);
    finding.table = CAF_LEADS;
    finding.reason = has_overlap(run, formed) ? CAF_REASON_OVERLAP : CAF_REASON_LEAD_THROUGHOUT;
    caf_emit(run, &finding);
}

/* The day of a closure that ends a lead's duty; 0: none. Who closes because the case is handed over stays until it is. */
static caf_date closed_for_good(const caf_run *run)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CLOSURES, run->facts->closed.row, &room);
    return row != NULL && row->closure.reason != CAF_STEPPED_UP ? run->facts->closed.on : 0;
}

/* The first day on which the lead need no longer be there; 0: it has not come to that. */
static caf_date end_of_stay(const caf_run *run, const caf_transfer_row *step_up)
{
    int either = caf_choice_of(run, CAF_HANDOVER, step_up->referred_on) == CAF_UNTIL_EITHER;
    caf_date assessed = step_up->statutory_assessment_on;
    caf_date end = step_up->assumed_on != 0 ? step_up->assumed_on : step_up->handed_over_on;
    if (either && assessed != 0 && (end == 0 || assessed < end)) {
        return assessed;
    }
    if (end == 0 && (step_up->returned_on != 0 || (assessed != 0 && step_up->outcome == CAF_NO_FURTHER_ACTION))) {
        /* It came to nothing: the lead goes on, and is still there the day after. */
        return (step_up->returned_on > assessed ? step_up->returned_on : assessed) + 2;
    }
    return end;
}

static stretch stay_of(const caf_run *run, const caf_transfer_row *step_up)
{
    const caf_facts *facts = run->facts;
    caf_date end = end_of_stay(run, step_up);
    caf_date closed = closed_for_good(run);
    stretch days = { step_up->referred_on, end, 1, 0, -1 };
    if (closed != 0 && (end == 0 || closed < end)) {
        days.until = closed;
    } else if (end == 0 || end > facts->as_of) {
        days.until = facts->as_of + 1;
        days.is_over = 0;
        days.is_unsure = (facts->closed.row >= 0 && facts->closed.on == 0) || caf_may_be_closed(facts);
    }
    return days;
}

/* Whether anybody at all was in the lead before a day, or may have been. */
static int was_led(const caf_run *run, caf_date until, caf_unsure *open)
{
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_LEADS); caf_next_row(&each);) {
        int64_t doubt = caf_doubt_in(run, CAF_LEADS, each.i, CAF_BIT(LEAD_BEGAN_ON));
        if (doubt != 0) {
            *open = (caf_unsure){ (int32_t)each.i, doubt };
        } else if (each.row->lead.began_on < until &&
                   (each.row->lead.began_on != 0 || caf_to_come_in(run, CAF_LEADS, each.i, CAF_BIT(LEAD_BEGAN_ON)) == 0)) {
            return 1;
        }
    }
    return run->facts->coverage[CAF_LEADS] != CAF_COMPLETE;
}

static void note_step_up(const caf_run *run, int64_t i, const caf_transfer_row *step_up)
{
    caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_REFERRED_ON, step_up->referred_on);
    if (step_up->statutory_assessment_on != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_STATUTORY_ASSESSMENT_ON, step_up->statutory_assessment_on);
    }
    if (step_up->outcome != 0) {
        caf_step_value(run, CAF_TRANSFERS, i, TRANSFER_OUTCOME, step_up->outcome);
    }
    if (step_up->assumed_on != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_ASSUMED_ON, step_up->assumed_on);
    } else if (step_up->handed_over_on != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_HANDED_OVER_ON, step_up->handed_over_on);
    }
    if (step_up->returned_on != 0) {
        caf_step_date(run, CAF_TRANSFERS, i, TRANSFER_RETURNED_ON, step_up->returned_on);
    }
}

/* What the worst of the gaps in a stay comes to. */
static void judge_stay(const caf_run *run, caf_finding *finding, const stretch *days)
{
    static const int rank[CAF_VERDICTS] = { 0, 1, 4, 2, 3, 0, 0 };
    caf_date from = days->from;
    gap found;
    finding->verdict = days->is_over ? CAF_MET : CAF_DUE;
    finding->reason = days->is_over ? CAF_REASON_LEAD_THROUGHOUT : CAF_REASON_LEAD_STAYS;
    while (from < days->until && next_gap(run, from, days->until, &found)) {
        caf_finding one = *finding;
        int is_last = found.ended_by < 0;
        judge_gap(run, &one, &found, is_last && !days->is_over ? days->until - 1 : days->until, days->is_over);
        if (one.verdict == CAF_NOT_MET && is_last && days->is_unsure) {
            caf_note_not_held(run, &one, CAF_CLOSURES);
        }
        int says_more = one.verdict == finding->verdict && one.verdict != CAF_NOT_MET;
        *finding = rank[one.verdict] > rank[finding->verdict] || says_more ? one : *finding;
        from = is_last ? days->until : began_on(run, found.ended_by);
    }
}

static void answer_step_up(const caf_run *run, int64_t i, const caf_transfer_row *step_up)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
    if (step_up->referred_on == 0) {
        caf_unsure blank = { (int32_t)i, 0 };
        caf_note_unsure(run, &finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_REFERRED_ON));
        caf_emit(run, &finding);
        return;
    }
    stretch days = stay_of(run, step_up);
    caf_unsure open = { -1, 0 };
    caf_date closed = closed_for_good(run);
    note_step_up(run, i, step_up);
    if (closed != 0 && closed <= days.from) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_CLOSED;
    } else if (run->facts->coverage[CAF_LEADS] == CAF_ABSENT) {
        caf_note_not_held(run, &finding, CAF_LEADS);
    } else if (!was_led(run, days.until, &open) && open.row >= 0) {
        caf_note_unsure(run, &finding, CAF_LEADS, open, 0);
    } else if (!was_led(run, days.until, &open)) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NEVER_LED;
        caf_step_no_row(run, CAF_LEADS);
    } else {
        judge_stay(run, &finding, &days);
    }
    caf_emit(run, &finding);
}

static void em_b6_handover(const caf_run *run)
{
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_TRANSFERS); caf_next_row(&each);) {
        const caf_transfer_row *transfer = &each.row->transfer;
        caf_date day = transfer->referred_on != 0 ? transfer->referred_on : transfer->assumed_on;
        int is_ahead = day == 0 && caf_to_come_in(run, CAF_TRANSFERS, each.i, CAF_BIT(TRANSFER_REFERRED_ON)) != 0;
        if (transfer->kind == CAF_STEP_UP && !is_ahead && (day == 0 || day >= run->facts->episode)) {
            answer_step_up(run, each.i, transfer);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_TRANSFERS, CAF_REASON_NOT_STEPPED_UP);
    }
}

const caf_rule_entry caf_em_b6_gap = {
    .rule = RULE(CAF_EM_B6_GAP, "EM-B6-gap", EM, "B.6", "No time without a lead professional", CAF_STANDARD, 0, DECIDED,
         "From the day the team is formed until the case is closed, or a statutory body has it, somebody is in the "
         "lead: a period that ends on one day and another that begins on the next leave no gap. Each gap is a finding "
         "of its own; one without a working day in it is met, with a note, and due is a gap that could still be "
         "filled in time. Two leads at a time are noted. Without a team this does not apply."),
    .run = em_b6_gap,
    .unless = WHILE_IN_CAF,
    .reads = { MOVED, { CAF_CASES, CAF_BIT(CASE_TEAM_FORMED_ON) | CAF_BIT(CASE_TEAM_FORMED) | CAF_BIT(CASE_DIVISION) } },
};

const caf_rule_entry caf_em_b6_handover = {
    .rule = RULE(CAF_EM_B6_HANDOVER, "EM-B6-handover", EM, "B.6", "The lead stays until responsibility has passed", CAF_STANDARD, 0,
         DECIDED,
         "From a referral to a statutory body on, somebody stays in the lead until that body takes responsibility; "
         "where it takes no further action, or gives the case back, the lead goes on, and the day after is looked at "
         "too. A profile may let the end of the statutory assessment suffice, as the letter of the clause does. While "
         "responsibility has not passed it is due. Where nobody has ever led the case this does not apply."),
    .run = em_b6_handover,
    .unless = WHILE_IN_CAF,
    .reads = { MOVED, { CAF_TRANSFERS, CAF_BIT(TRANSFER_REFERRED_ON) | CAF_BIT(TRANSFER_STATUTORY_ASSESSMENT_ON) |
                                       CAF_BIT(TRANSFER_OUTCOME) } },
    .parameters = { { CAF_HANDOVER, { CAF_UNTIL_ASSUMED, CAF_CHOICE } } },
};
