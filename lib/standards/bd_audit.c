/*
 * Blackburn with Darwen, tiers 1 and 2: quality control of what is new, advice
 * where it is below standard, independent audits, and unsafe practice.
 */
#include "../reading.h"
#include "../run.h"
#include "entry.h"
#include "nottingham.h"
#include "taf_plan.h"

/* A stage that goes through quality control. */
typedef struct stage {
    int32_t table;
    int32_t row;
    int32_t field;   /* of the day on which it was reached */
    caf_date on;     /* 0: not known */
    int32_t of;      /* what a record of quality control calls it */
    int64_t doubt;   /* that it is the one asked about turns on these fields, which cannot be right */
} stage;

/* The first plan of the episode by date; an undated one only where it is the only one. */
static stage find_first_plan(const caf_run *run)
{
    stage found = { CAF_PLANS, -1, PLAN_DATED, 0, CAF_OF_PLAN, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        caf_date dated = each.row->plan.dated;
        int64_t doubt = caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED));
        if (doubt != 0) {
            found.row = each.i; /* it may have been the first */
            found.doubt = doubt;
            return found;
        }
        if ((dated == 0 || dated >= run->facts->episode) && (found.row < 0 || (dated != 0 && (found.on == 0 || dated < found.on)))) {
            found.row = each.i;
            found.on = dated;
        }
    }
    return found;
}

/* Looks for quality control of one thing in the episode: the row, or -1. *unsure: one that may have been. */
static int32_t find_control(const caf_run *run, int32_t of, caf_unsure *unsure, int64_t *fields)
{
    const int64_t read = CAF_BIT(QUALITY_KIND) | CAF_BIT(QUALITY_OF) | CAF_BIT(QUALITY_DONE_ON);
    caf_each each;
    *unsure = (caf_unsure){ -1, 0 };
    *fields = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        const caf_quality_row *quality = &each.row->quality;
        int64_t doubt = caf_doubt_in(run, CAF_QUALITY, each.i, read);
        int may_be = (quality->kind == 0 || quality->kind == CAF_QUALITY_CONTROL) && (quality->of == 0 || quality->of == of);
        if (!may_be || (quality->done_on != 0 && quality->done_on < run->facts->episode)) {
            continue;
        }
        if (quality->kind != 0 && quality->of != 0 && doubt == 0) {
            return each.i;
        }
        *unsure = (caf_unsure){ each.i, doubt };
        *fields = (quality->kind == 0 ? CAF_BIT(QUALITY_KIND) : 0) | (quality->of == 0 ? CAF_BIT(QUALITY_OF) : 0);
    }
    return -1;
}

static void note_control(const caf_run *run, int32_t i, caf_finding *finding)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_QUALITY, i, &room);
    caf_step_value(run, CAF_QUALITY, i, QUALITY_OF, row->quality.of);
    if (row->quality.done_on != 0) {
        caf_step_date(run, CAF_QUALITY, i, QUALITY_DONE_ON, row->quality.done_on);
    }
    finding->done = row->quality.done_on;
}

/* Nothing says when it is to be done: it is due while the case is open, and on the day it is closed. */
static void judge_uncontrolled(const caf_run *run, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    if (facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_QUALITY);
        return;
    }
    caf_step_no_row(run, CAF_QUALITY);
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_note_unsure(run, finding, CAF_CLOSURES, (caf_unsure){ facts->closed.row, facts->closed_doubt }, CAF_BIT(CLOSURE_CLOSED));
    } else if (facts->closed.row >= 0 && facts->closed.on < facts->as_of) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_NEVER;
    } else if (caf_may_be_closed(facts)) {
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CLOSURES);
    } else {
        finding->verdict = CAF_DUE;
    }
}

static int answer_stage(const caf_run *run, const stage *reached)
{
    caf_unsure unsure;
    int64_t fields;
    if (reached->row < 0) {
        return 0;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, reached->table, reached->row);
    if (reached->doubt != 0) {
        caf_note_unsure(run, &finding, reached->table, (caf_unsure){ reached->row, reached->doubt }, 0);
        caf_emit(run, &finding);
        return 1;
    }
    int32_t control = find_control(run, reached->of, &unsure, &fields);
    if (reached->on != 0) {
        caf_step_date(run, reached->table, reached->row, reached->field, reached->on);
    }
    if (control >= 0) {
        finding.verdict = CAF_MET;
        note_control(run, control, &finding);
    } else if (unsure.row >= 0) {
        caf_note_unsure(run, &finding, CAF_QUALITY, unsure, fields);
    } else {
        judge_uncontrolled(run, &finding);
    }
    caf_emit(run, &finding);
    return 1;
}

static void bd_t1_control(const caf_run *run)
{
    static const int32_t tables[] = { CAF_ASSESSMENTS, CAF_PLANS, CAF_CLOSURES };
    const caf_facts *facts = run->facts;
    stage assessed = { CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED, facts->completed.on, CAF_OF_ASSESSMENT, 0 };
    stage planned = find_first_plan(run);
    stage closed = { CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on, CAF_OF_CLOSURE, 0 };
    int any = CAF_INITIAL_IS_SURE(facts) && answer_stage(run, &assessed);
    if (!any && facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_COMPLETED));
        any = 1;
    }
    any |= answer_stage(run, &planned);
    any |= answer_stage(run, &closed);
    for (size_t i = 0; !any && i < sizeof tables / sizeof tables[0]; i++) {
        if (facts->coverage[tables[i]] != CAF_COMPLETE) {
            caf_conclude_not_held(run, tables[i]);
            return;
        }
    }
    if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_REACHED);
    }
}

/* Whether a record is quality control of a first assessment, as far as its kind and subject are not blank. */
static int may_be_of_assessment(const caf_run *run, const caf_quality_row *quality)
{
    return (quality->kind == 0 || quality->kind == CAF_QUALITY_CONTROL) && (quality->of == 0 || quality->of == CAF_OF_ASSESSMENT) &&
           (quality->done_on == 0 || quality->done_on >= run->facts->episode);
}

/* What leaves it open whether a record found a first assessment below standard; 0: nothing. */
static int64_t blanks_of_control(const caf_quality_row *quality)
{
    return (quality->kind == 0 ? CAF_BIT(QUALITY_KIND) : 0) | (quality->of == 0 ? CAF_BIT(QUALITY_OF) : 0) |
           (quality->below == 0 ? CAF_BIT(QUALITY_BELOW) : 0);
}

static void judge_advice(const caf_run *run, const caf_each *each, caf_finding *finding)
{
    const caf_quality_row *quality = &each->row->quality;
    int64_t asked = CAF_BIT(QUALITY_ADVISED) | CAF_BIT(QUALITY_NEXT_AUDITED);
    int is_open = quality->training_missed == 0 && quality->trained != CAF_YES;
    int64_t doubt = caf_doubt_in(run, CAF_QUALITY, each->i, CAF_BIT(QUALITY_TRAINING_MISSED));
    asked |= quality->training_missed == CAF_YES ? CAF_BIT(QUALITY_TRAINED) : 0;
    caf_step_value(run, CAF_QUALITY, each->i, QUALITY_BELOW, CAF_YES);
    if (quality->training_missed != 0) {
        caf_step_value(run, CAF_QUALITY, each->i, QUALITY_TRAINING_MISSED, quality->training_missed);
    }
    caf_judge_flags(run, finding, CAF_QUALITY, each->i, each->row, asked);
    if (finding->verdict == CAF_MET && is_open) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_QUALITY, (caf_unsure){ each->i, doubt }, CAF_BIT(QUALITY_TRAINING_MISSED));
    }
}

static void bd_t1_advice(const caf_run *run)
{
    const int64_t read = CAF_BIT(QUALITY_KIND) | CAF_BIT(QUALITY_OF) | CAF_BIT(QUALITY_BELOW) | CAF_BIT(QUALITY_DONE_ON);
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        const caf_quality_row *quality = &each.row->quality;
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_QUALITY, each.i, read) };
        int64_t blank = blanks_of_control(quality);
        if (!may_be_of_assessment(run, quality) || quality->below == CAF_NO) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_QUALITY, each.i);
        if (unsure.doubt != 0 || blank != 0) {
            caf_note_unsure(run, &finding, CAF_QUALITY, unsure, blank);
        } else {
            judge_advice(run, &each, &finding);
        }
        caf_emit(run, &finding);
        any = 1;
    }
    if (!any && run->facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_QUALITY);
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NONE_BELOW);
    }
}

static void judge_independence(const caf_run *run, const caf_each *each, caf_finding *finding)
{
    if (caf_had_part(run, each->row->quality.person)) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_WAS_INVOLVED;
        return;
    }
    uint8_t involved = each->row->quality.was_involved;
    if (involved == CAF_NOT_RECORDED) {
        caf_unsure unsure = { each->i, caf_doubt_in(run, CAF_QUALITY, each->i, CAF_BIT(QUALITY_WAS_INVOLVED)) };
        caf_note_unsure(run, finding, CAF_QUALITY, unsure, CAF_BIT(QUALITY_WAS_INVOLVED));
        return;
    }
    caf_step_value(run, CAF_QUALITY, each->i, QUALITY_WAS_INVOLVED, involved);
    finding->verdict = involved == CAF_NO ? CAF_MET : CAF_NOT_MET;
    finding->reason = involved == CAF_NO ? CAF_REASON_NONE : CAF_REASON_WAS_INVOLVED;
}

/* The next record that is an audit of the episode, or may be: then *blank or *unsure say why. */
static int next_audit(caf_each *each, caf_unsure *unsure)
{
    while (caf_next_row(each)) {
        const caf_quality_row *quality = &each->row->quality;
        int64_t read = CAF_BIT(QUALITY_KIND) | CAF_BIT(QUALITY_DONE_ON);
        *unsure = (caf_unsure){ each->i, caf_doubt_in(each->run, CAF_QUALITY, each->i, read) };
        int is_earlier = quality->done_on != 0 && quality->done_on < each->run->facts->episode;
        if ((quality->kind == CAF_AUDIT || quality->kind == 0) && !is_earlier) {
            return 1;
        }
    }
    return 0;
}

static void bd_t2_independent(const caf_run *run)
{
    caf_each each;
    caf_unsure unsure;
    int any = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    for (; next_audit(&each, &unsure); any = 1) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_QUALITY, each.i);
        if ((unsure.doubt & CAF_BIT(QUALITY_KIND)) != 0 || each.row->quality.kind == 0) {
            caf_note_unsure(run, &finding, CAF_QUALITY, unsure, CAF_BIT(QUALITY_KIND));
        } else {
            judge_independence(run, &each, &finding);
        }
        caf_emit(run, &finding);
    }
    if (!any && run->facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_QUALITY);
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_AUDIT);
    }
}

/* Something was found that had to be raised. */
static void judge_raised(const caf_run *run, const caf_each *each, caf_finding *finding)
{
    const caf_quality_row *quality = &each->row->quality;
    const int64_t read = CAF_BIT(QUALITY_DONE_ON) | CAF_BIT(QUALITY_RAISED_ON) | CAF_BIT(QUALITY_RAISED);
    caf_unsure unsure = { each->i, caf_doubt_in(run, CAF_QUALITY, each->i, read) };
    int is_ahead = quality->raised_on == 0 && quality->done_on != 0 && quality->done_on < run->facts->as_of &&
                   caf_to_come_in(run, CAF_QUALITY, each->i, CAF_BIT(QUALITY_RAISED_ON)) != 0;
    finding->due = quality->done_on;
    finding->done = quality->raised_on;
    if (quality->done_on != 0) {
        caf_step_date(run, CAF_QUALITY, each->i, QUALITY_DONE_ON, quality->done_on);
    }
    if (quality->raised_on != 0) {
        caf_step_date(run, CAF_QUALITY, each->i, QUALITY_RAISED_ON, quality->raised_on);
    } else if (quality->raised != 0) {
        caf_step_value(run, CAF_QUALITY, each->i, QUALITY_RAISED, quality->raised);
    }
    if (unsure.doubt != 0) {
        caf_note_unsure(run, finding, CAF_QUALITY, unsure, 0);
    } else if (quality->raised_on != 0 && quality->done_on != 0) {
        int32_t late = quality->raised_on - quality->done_on;
        finding->slack = -late;
        finding->verdict = late <= 0 ? CAF_MET : CAF_NOT_MET;
        finding->reason = late <= 0 ? CAF_REASON_NONE : CAF_REASON_ONLY_LATER;
    } else if (quality->raised != 0) {
        finding->verdict = quality->raised == CAF_YES ? CAF_MET : CAF_NOT_MET;
        finding->reason = quality->raised == CAF_YES ? CAF_REASON_NONE : CAF_REASON_SAID_NO;
        finding->items = quality->raised == CAF_YES ? 0 : CAF_BIT(QUALITY_RAISED);
    } else if (is_ahead) {
        finding->verdict = CAF_NOT_MET; /* raised only after the day looked at, and so not at once */
        finding->reason = CAF_REASON_NEVER;
    } else {
        int64_t blank = quality->raised_on != 0 ? CAF_BIT(QUALITY_DONE_ON) : CAF_BIT(QUALITY_RAISED_ON) | CAF_BIT(QUALITY_RAISED);
        caf_note_unsure(run, finding, CAF_QUALITY, unsure, blank);
    }
    if (unsure.doubt == 0 && finding->verdict == CAF_UNKNOWN && quality->raised_on == 0 && quality->raised != CAF_YES) {
        finding->verdict = CAF_JUDGEMENT; /* found, and for all that is recorded nobody was told: somebody must look */
    }
}

static void bd_t2_unsafe(const caf_run *run)
{
    const int64_t found = CAF_BIT(QUALITY_UNSAFE) | CAF_BIT(QUALITY_IMMEDIATE_CONCERN);
    caf_each each;
    int any = 0;
    int audits = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        const caf_quality_row *quality = &each.row->quality;
        caf_unsure unsure = { each.i, caf_doubt_in(run, CAF_QUALITY, each.i, found) };
        int is_found = quality->unsafe == CAF_YES || quality->immediate_concern == CAF_YES;
        int64_t blank = (quality->unsafe == 0 ? CAF_BIT(QUALITY_UNSAFE) : 0) |
                        (quality->immediate_concern == 0 ? CAF_BIT(QUALITY_IMMEDIATE_CONCERN) : 0);
        audits |= quality->kind == CAF_AUDIT;
        if (!is_found && (quality->kind != CAF_AUDIT || blank == 0) && unsure.doubt == 0) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_QUALITY, each.i);
        if (is_found) {
            caf_step_value(run, CAF_QUALITY, each.i, quality->unsafe == CAF_YES ? QUALITY_UNSAFE : QUALITY_IMMEDIATE_CONCERN, CAF_YES);
            judge_raised(run, &each, &finding);
        } else {
            caf_note_unsure(run, &finding, CAF_QUALITY, unsure, blank);
        }
        caf_emit(run, &finding);
        any = 1;
    }
    if (!any && run->facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_QUALITY);
    } else if (!any) {
        caf_conclude(run, CAF_NOT_APPLICABLE, audits ? CAF_REASON_NOTHING_UNSAFE : CAF_REASON_NO_AUDIT);
    }
}

const caf_rule_entry caf_bd_t1_control = {
    .rule = RULE(CAF_BD_T1_CONTROL, "BD-T1-control", BD, "Tier 1", "Quality control", CAF_STANDARD, 0, DECIDED,
         "The first assessment, the first plan and the closure of the episode each went through quality control: one "
         "finding for each of them that was reached. Nothing says by when, so it is due until the day of the closure, and "
         "not met after it."),
    .run = bd_t1_control,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, PLANNED, CLOSED_ON, { CAF_QUALITY, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_t1_advice = {
    .rule = RULE(CAF_BD_T1_ADVICE, "BD-T1-advice", BD, "Tier 1", "Advice after a first assessment below standard", CAF_STANDARD, 0,
         UNTIMED,
         "Where quality control found a first assessment below standard, the professional was given advice, was trained if "
         "training had been missed, and had the next CAF audited. What was not done is named."),
    .run = bd_t1_advice,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_t2_independent = {
    .rule = RULE(CAF_BD_T2_INDEPENDENT, "BD-T2-independent", BD, "Tier 2", "Auditors who were not involved", CAF_STANDARD, 0, UNTIMED,
         "Each audit was done by somebody who had not been involved in the case. An auditor who is on record as lead "
         "professional, team member or assessor, at a meeting or as owner of an action was, whatever the audit says of it."),
    .run = bd_t2_independent,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_t2_unsafe = {
    .rule = RULE(CAF_BD_T2_UNSAFE, "BD-T2-unsafe", BD, "Tier 2", "Unsafe practice raised at once", CAF_SAFEGUARDING, 0,
         JUDGED,
         "Unsafe practice, current or past, or an immediate concern that an audit or another check found was raised on the "
         "day it was found; without that day, it is marked as raised at once. Where neither is recorded, a person must look. "
         "Whatever the episode, and although the case is closed."),
    .run = bd_t2_unsafe,
    .unless = CAF_UNLESS_DISPOSED,
    .reads = { { CAF_QUALITY, CAF_ALL_FIELDS } },
};
