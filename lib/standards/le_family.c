/*
 * Leicester: two weaknesses that professionals named are looked for here. The
 * record of a child may be gone when the case reopens, and there is no CAF for
 * a whole family.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

/* From this age on a brother or sister is no child any more. */
#define ADULT_AGE 18

/* Notes on which day an earlier record was gone when a case reopened; 0: it was there. */
static caf_date find_loss(const caf_run *run, caf_date reopened)
{
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_CLOSURES); caf_next_row(&each);) {
        const caf_closure_row *closure = &each.row->closure;
        int is_disposed = closure->disposed_on != 0 && closure->disposed_on <= reopened;
        int is_gone = closure->unavailable_on != 0 && closure->unavailable_on <= reopened;
        if (is_disposed || is_gone) {
            caf_date day = is_disposed ? closure->disposed_on : closure->unavailable_on;
            caf_step_date(run, CAF_CLOSURES, each.i, is_disposed ? CLOSURE_DISPOSED_ON : CLOSURE_UNAVAILABLE_ON, day);
            return day;
        }
    }
    return 0;
}

/* Whether some closure's disposal cannot be right, or the source has no place for it. */
static int64_t lacking_of(const caf_run *run, caf_unsure *unsure, int64_t i)
{
    static const int64_t read = CAF_BIT(CLOSURE_DISPOSED_ON) | CAF_BIT(CLOSURE_UNAVAILABLE_ON);
    caf_each each;
    *unsure = (caf_unsure){ (int32_t)i, 0 };
    for (caf_begin_rows(&each, run, CAF_CLOSURES); caf_next_row(&each);) {
        int64_t doubt = caf_doubt_in(run, CAF_CLOSURES, each.i, read);
        if (doubt != 0) {
            *unsure = (caf_unsure){ (int32_t)each.i, doubt };
            return doubt;
        }
    }
    return (caf_can_hold(run, CAF_CLOSURES, CLOSURE_DISPOSED_ON) ? 0 : CAF_BIT(CLOSURE_DISPOSED_ON)) |
           (caf_can_hold(run, CAF_CLOSURES, CLOSURE_UNAVAILABLE_ON) ? 0 : CAF_BIT(CLOSURE_UNAVAILABLE_ON));
}

static void answer_reopened(const caf_run *run, int64_t i, const caf_closure_row *closure)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_HISTORY_THERE, CAF_CLOSURES, i);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_CLOSURES, i, CAF_BIT(CLOSURE_REOPENED)) };
    if (unsure.doubt != 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CLOSURES, unsure, 0);
        caf_emit(run, &finding);
        return;
    }
    caf_step_date(run, CAF_CLOSURES, i, CLOSURE_REOPENED, closure->reopened);
    caf_date lost = find_loss(run, closure->reopened);
    int64_t lacking = lost == 0 ? lacking_of(run, &unsure, i) : 0;
    if (lost != 0) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_HISTORY_GONE;
        finding.done = lost;
    } else if (lacking != 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CLOSURES, unsure, lacking);
    }
    caf_emit(run, &finding);
}

static void le_history(const caf_run *run)
{
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_CLOSURES); caf_next_row(&each);) {
        if (each.row->closure.reopened != 0 || caf_doubt_in(run, CAF_CLOSURES, each.i, CAF_BIT(CLOSURE_REOPENED)) != 0) {
            answer_reopened(run, each.i, &each.row->closure);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_CLOSURES, CAF_REASON_NOT_REOPENED);
    }
}

static void judge_linked(const caf_run *run, caf_finding *finding, int64_t i, const caf_child_row *child)
{
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_CHILDREN, i, CAF_BIT(CHILD_REGISTERED) | CAF_BIT(CHILD_BORN)) };
    int is_unborn = child->born == 0 && child->expected != 0 && (unsure.doubt & CAF_BIT(CHILD_BORN)) == 0;
    if (child->own_case != 0 || child->registered == CAF_YES) {
        finding->verdict = CAF_MET;
        finding->reason = CAF_REASON_LINKED;
    } else if (is_unborn) {
        finding->verdict = CAF_NOT_APPLICABLE;
        finding->reason = CAF_REASON_UNBORN;
        caf_step_date(run, CAF_CHILDREN, i, CHILD_EXPECTED, child->expected);
    } else if (unsure.doubt == 0 && child->registered == CAF_NO) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_SAID_NO;
        caf_step_value(run, CAF_CHILDREN, i, CHILD_REGISTERED, CAF_NO);
    } else {
        caf_note_unsure(run, finding, CAF_CHILDREN, unsure, CAF_BIT(CHILD_OWN_CASE) | CAF_BIT(CHILD_REGISTERED));
    }
}

/* Somebody of the household who is grown up, as far as is known. */
static int is_adult(const caf_run *run, const caf_child_row *child)
{
    int32_t age;
    return child->born != 0 && caf_age_on(child->born, caf_last_day(run->facts), &age) == CAF_OK && age >= ADULT_AGE;
}

static void answer_family(const caf_run *run)
{
    caf_finding finding = caf_answer(run, CAF_MET, CAF_REASON_FAMILY_NAMED);
    if (run->whose->row.family == 0) {
        int is_held = caf_can_hold(run, CAF_CASES, CASE_FAMILY);
        finding.verdict = is_held ? CAF_NOT_MET : CAF_UNKNOWN;
        finding.reason = is_held ? CAF_REASON_LEFT_BLANK : CAF_REASON_MISSING;
        finding.items = CAF_BIT(CASE_FAMILY);
        caf_step_missing(run, CAF_CASES, 0, finding.items);
    }
    caf_emit(run, &finding);
}

static void le_family(const caf_run *run)
{
    caf_each each;
    int others = 0;
    int nameless = run->facts->child_row < 0;
    for (caf_begin_rows(&each, run, CAF_CHILDREN); caf_next_row(&each);) {
        const caf_child_row *child = &each.row->child;
        int is_own = each.i == run->facts->child_row || (child->own_case != 0 && child->own_case == run->whose->row.case_id);
        if (is_own) {
            nameless = 0;
        } else {
            others += !is_adult(run, child);
        }
    }
    if (others > 0 && nameless) {
        /* Which of them the case is about is not said. */
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CHILD));
        return;
    }
    if (others == 0) {
        caf_conclude_none_in(run, CAF_CHILDREN, CAF_REASON_NO_OTHER_CHILD);
        return;
    }
    answer_family(run);
    for (caf_begin_rows(&each, run, CAF_CHILDREN); caf_next_row(&each);) {
        const caf_child_row *child = &each.row->child;
        int is_own = each.i == run->facts->child_row || (child->own_case != 0 && child->own_case == run->whose->row.case_id);
        if (is_own || is_adult(run, child)) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_CHILDREN, each.i);
        judge_linked(run, &finding, each.i, child);
        caf_emit(run, &finding);
    }
}

const caf_rule_entry caf_le_history = {
    .rule = RULE(CAF_LE_HISTORY, "LE-history", LE, "Closing a CAF case", "A reopened case finds its history", CAF_STANDARD, 0, UNTIMED,
         "On the day a case was reopened no earlier record of it had been disposed of or made unavailable. An archived "
         "record is there still. One finding for each reopening."),
    .run = le_history,
    .unless = WHILE_IN_CAF,
};

const caf_rule_entry caf_le_family = {
    .rule = RULE(CAF_LE_FAMILY, "LE-family", LE, "Needs identification", "The family's cases are linked", CAF_STANDARD, 0, UNTIMED,
         "Where the household has other children under 18, the case names the family, and each of them has a CAF of "
         "its own that is named or known to exist: one finding for the family and one for each child. For a child not "
         "born yet none is asked for."),
    .run = le_family,
    .unless = WHILE_IN_CAF,
};
