/*
 * Blackburn with Darwen, 3a to 3e, 3j and 3k: why the assessment was made, who
 * contributed, what it found, and whether CAF is the right threshold.
 */
#include "assessed.h"
#include "entry.h"

/* Development is held against the early-years stage from this age on (3a). */
#define EARLY_YEARS_AGE 3

/* A rule that asks for flags of the assessment and nothing else. */
#define FLAG_RULE(variable, id, name, clause, title, text, flags) \
    const caf_rule_entry variable = { \
        .rule = RULE(id, name, BD, clause, title, CAF_STANDARD, 0, DECIDED, \
                     text " While the assessment is under way it is due."), \
        .run = caf_run_assessment_flags, \
        .unless = SEVERAL_SERVICES, \
        .reads = { ASSESSED }, \
        .asks = flags, \
    }

FLAG_RULE(caf_bd_3a_reason, CAF_BD_3A_REASON, "BD-3a-reason", "3a", "Reason for the assessment",
          "The assessment outlines the main concerns and the unmet needs that it was made for.", CAF_BIT(ASSESSMENT_REASON));
FLAG_RULE(caf_bd_3a_previous, CAF_BD_3A_PREVIOUS, "BD-3a-previous", "3a", "Previous involvement",
          "The assessment outlines earlier work with the family, or says that there was none.",
          CAF_BIT(ASSESSMENT_PREVIOUS_INVOLVEMENT));
FLAG_RULE(caf_bd_3c_observed, CAF_BD_3C_OBSERVED, "BD-3c-observed", "3c", "The assessor's own observations",
          "The assessment holds what the assessor saw.", CAF_BIT(ASSESSMENT_OBSERVATIONS));
FLAG_RULE(caf_bd_3c_records, CAF_BD_3C_RECORDS, "BD-3c-records", "3c", "Past records",
          "Records of past involvement were looked at, or there were none.", CAF_BIT(ASSESSMENT_PAST_RECORDS));
FLAG_RULE(caf_bd_3e_attachment, CAF_BD_3E_ATTACHMENT, "BD-3e-attachment", "3e", "Attachment and what belongs to it",
          "The assessment holds all of these: the level of attachment, the parents' ACEs, how available the parents are "
          "emotionally, and how far the needs are understood in common.",
          CAF_BIT(ASSESSMENT_ATTACHMENT) | CAF_BIT(ASSESSMENT_PARENTS_ACES) | CAF_BIT(ASSESSMENT_EMOTIONAL_AVAILABILITY) |
              CAF_BIT(ASSESSMENT_SHARED_UNDERSTANDING));
FLAG_RULE(caf_bd_3j_narrative, CAF_BD_3J_NARRATIVE, "BD-3j-narrative", "3j", "Narrative of the whole family",
          "The assessment tells of the child within the whole family.", CAF_BIT(ASSESSMENT_NARRATIVE));

/* A child's age on the day of the assessment; -1: not known. Unborn is below every age. */
static int32_t age_on(const caf_facts *facts, caf_date day)
{
    int32_t age;
    if (caf_is_unborn(facts, day)) {
        return 0;
    }
    return caf_age_on(facts->born != 0 ? facts->born : CAF_DATE_NONE, day, &age) == CAF_OK ? age : -1;
}

static void note_age(const caf_run *run, caf_date day, int32_t age)
{
    if (run->facts->born != 0 && run->facts->born <= day) {
        caf_step_date(run, CAF_CHILDREN, run->facts->child_row, CHILD_BORN, run->facts->born);
        caf_step_age(run, age, day);
    }
}

/* The special reasons of 3a: a delay from three years on, and the way to an EHC plan. */
static void bd_3a_early_years(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    uint8_t delay = of.row->early_years;
    uint8_t ehc = of.row->ehc_preparation;
    int32_t age = age_on(run->facts, of.day);
    int counts = delay == CAF_YES && age >= EARLY_YEARS_AGE;
    int may_count = delay == CAF_YES && age < 0;
    int64_t blank = (delay == 0 && (age < 0 || age >= EARLY_YEARS_AGE) ? CAF_BIT(ASSESSMENT_EARLY_YEARS) : 0) |
                    (ehc == 0 ? CAF_BIT(ASSESSMENT_EHC_PREPARATION) : 0);
    if (delay != 0) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_EARLY_YEARS, delay);
    }
    note_age(run, of.day, age);
    if (ehc != 0) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_EHC_PREPARATION, ehc);
    }
    if (counts || ehc == CAF_YES) {
        of.finding.verdict = CAF_JUDGEMENT;
        of.finding.reason = CAF_REASON_FOR_A_PERSON;
        of.finding.items = (counts ? CAF_BIT(ASSESSMENT_EARLY_YEARS) : 0) |
                           (ehc == CAF_YES ? CAF_BIT(ASSESSMENT_EHC_PREPARATION) : 0);
    } else if (blank != 0) {
        caf_leave_open(run, &of, blank);
    } else if (may_count) {
        caf_note_child(run, &of.finding, CAF_BIT(CHILD_BORN));
        of.finding.reason = CAF_REASON_AGE_DECIDES;
    } else {
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = delay == CAF_YES ? CAF_REASON_UNDER_THREE : CAF_REASON_NO_SPECIAL_REASON;
    }
    caf_emit_assessed(run, &of);
}

/* What the contributions to an assessment say of the agencies. */
typedef struct agencies {
    int64_t others;      /* contributions of agencies other than the assessor's */
    int64_t own;         /* and of the assessor's */
    int64_t one;         /* while the assessor's is not known: an agency that contributed */
    int several;         /* and one more did */
    caf_unsure unsure;   /* one of which it is not known */
    int64_t fields;      /* what of it */
} agencies;

static agencies find_agencies(const caf_run *run, const caf_assessed *of)
{
    const int64_t named = CAF_OF_ASSESSMENT_FIELD | CAF_BIT(CONTRIBUTION_AGENCY) | CAF_BIT(CONTRIBUTION_BY);
    agencies found = { 0, 0, 0, 0, { -1, 0 }, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_CONTRIBUTIONS);
    while (caf_next_row(&each)) {
        const caf_contribution_row *by = &each.row->contribution;
        int belongs = caf_belongs_to(run, of, &each);
        int64_t doubt = caf_doubt_in(run, CAF_CONTRIBUTIONS, each.i, named);
        if (belongs == CAF_BELONGS_NOT || (by->by != 0 && by->by != CAF_BY_AGENCY)) {
            continue;
        }
        if (by->agency != 0 && by->agency == of->row->agency) {
            found.own++;
        } else if (doubt != 0 || belongs == CAF_MAY_BELONG || by->agency == 0) {
            if (found.unsure.row < 0) {
                found.unsure = (caf_unsure){ each.i, doubt };
                found.unsure.doubt |= belongs == CAF_MAY_BELONG ? caf_unsure_belonging(run, &each).doubt : 0;
                found.fields = by->agency == 0 ? CAF_BIT(CONTRIBUTION_AGENCY) : CAF_OF_ASSESSMENT_FIELD;
            }
        } else if (of->row->agency != 0) {
            found.others++;
        } else {
            found.several |= found.one != 0 && found.one != by->agency;
            found.one = by->agency;
        }
    }
    return found;
}

static void bd_3b_agencies(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    agencies found = find_agencies(run, &of);
    if (found.others > 0) {
        of.finding.verdict = CAF_MET;
        caf_step_count(run, CAF_CONTRIBUTIONS, CONTRIBUTION_AGENCY, found.others);
    } else if (found.several) {
        of.finding.verdict = CAF_MET;
        of.finding.reason = CAF_REASON_TWO_AGENCIES;
    } else if (found.one != 0) {
        caf_leave_open(run, &of, CAF_BIT(ASSESSMENT_AGENCY));
    } else {
        caf_judge_none(run, &of.finding, CAF_CONTRIBUTIONS, found.unsure, found.fields);
        if (of.finding.verdict == CAF_NOT_MET && found.own > 0) {
            of.finding.reason = CAF_REASON_OWN_AGENCY;
        } else if (of.finding.verdict == CAF_NOT_MET) {
            caf_step_none_of(run, CAF_CONTRIBUTIONS, CONTRIBUTION_BY, CAF_BY_AGENCY);
        }
    }
    caf_emit_assessed(run, &of);
}

/* Someone was spoken to: who, and what did they say? */
static void answer_spoken(const caf_run *run, const caf_assessed *of, const caf_each *each, int belongs)
{
    const caf_contribution_row *by = &each->row->contribution;
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_CONTRIBUTIONS, each->i);
    if (by->by != 0) {
        caf_step_value(run, CAF_CONTRIBUTIONS, each->i, CONTRIBUTION_BY, by->by);
    }
    int64_t fields = CAF_BIT(CONTRIBUTION_BY) | CAF_OF_ASSESSMENT_FIELD;
    caf_unsure unsure = { each->i, caf_doubt_in(run, CAF_CONTRIBUTIONS, each->i, fields) };
    unsure.doubt |= belongs == CAF_MAY_BELONG ? caf_unsure_belonging(run, each).doubt : 0;
    caf_judge_flags(run, &finding, CAF_CONTRIBUTIONS, each->i, each->row, CAF_BIT(CONTRIBUTION_SAID));
    fields = (by->by == 0 && by->agency == 0 ? CAF_BIT(CONTRIBUTION_BY) : 0) |
             (belongs == CAF_MAY_BELONG ? CAF_OF_ASSESSMENT_FIELD : 0);
    if (finding.verdict != CAF_UNKNOWN && (unsure.doubt != 0 || fields != 0)) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONTRIBUTIONS, unsure, fields);
    }
    caf_settle(of->is_open, &finding);
    caf_emit(run, &finding);
}

static void bd_3c_spoken(const caf_run *run)
{
    caf_assessed of;
    caf_each each;
    int any = 0;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    caf_begin_rows(&each, run, CAF_CONTRIBUTIONS);
    while (caf_next_row(&each)) {
        int belongs = caf_belongs_to(run, &of, &each);
        if (belongs != CAF_BELONGS_NOT) {
            answer_spoken(run, &of, &each, belongs);
            any = 1;
        }
    }
    if (!any || run->facts->coverage[CAF_CONTRIBUTIONS] != CAF_COMPLETE) {
        /* Nobody is known to have been spoken to, or others may have been. */
        caf_unsure none = { -1, 0 };
        caf_judge_none(run, &of.finding, CAF_CONTRIBUTIONS, none, 0);
        if (of.finding.verdict == CAF_NOT_MET) {
            caf_step_no_row(run, CAF_CONTRIBUTIONS);
        }
        caf_emit_assessed(run, &of);
    }
}

static void bd_3d_strengths(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    caf_its_rows strengths = caf_rows_of_assessment(run, &of, CAF_STRENGTHS);
    if (strengths.n > 0) {
        of.finding.verdict = CAF_MET;
        caf_step_count(run, CAF_STRENGTHS, -1, strengths.n);
    } else {
        caf_judge_none(run, &of.finding, CAF_STRENGTHS, strengths.unsure, CAF_OF_ASSESSMENT_FIELD);
        if (of.finding.verdict == CAF_NOT_MET) {
            caf_step_no_row(run, CAF_STRENGTHS);
        }
    }
    caf_emit_assessed(run, &of);
}

/* The needs of an assessment, by how they are marked. */
typedef struct marks {
    int64_t n;
    int64_t met;
    caf_unsure unmarked;  /* one that is marked neither way */
    caf_unsure unsure;    /* one of which it is not known whether it is of this assessment */
} marks;

static marks find_marks(const caf_run *run, const caf_assessed *of)
{
    marks found = { 0, 0, { -1, 0 }, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, CAF_NEEDS);
    while (caf_next_row(&each)) {
        int belongs = caf_belongs_to(run, of, &each);
        if (belongs == CAF_MAY_BELONG && found.unsure.row < 0) {
            found.unsure = caf_unsure_belonging(run, &each);
        }
        if (belongs == CAF_BELONGS) {
            found.n++;
            found.met += each.row->need.met == CAF_YES;
        }
        if (belongs != CAF_BELONGS_NOT && each.row->need.met == 0 && found.unmarked.row < 0) {
            found.unmarked = (caf_unsure){ each.i, caf_doubt_in(run, CAF_NEEDS, each.i, CAF_BIT(NEED_MET)) };
            found.unmarked.doubt |= belongs == CAF_MAY_BELONG ? caf_unsure_belonging(run, &each).doubt : 0;
        }
    }
    return found;
}

static void bd_3e_needs(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    marks found = find_marks(run, &of);
    if (found.n == 0) {
        caf_judge_none(run, &of.finding, CAF_NEEDS, found.unsure, CAF_OF_ASSESSMENT_FIELD);
        if (of.finding.verdict == CAF_NOT_MET) {
            caf_step_no_row(run, CAF_NEEDS);
        }
    } else {
        caf_step_count(run, CAF_NEEDS, -1, found.n);
        caf_step_count(run, CAF_NEEDS, NEED_MET, found.met);
        of.finding.verdict = CAF_MET;
        if (found.unmarked.row >= 0) {
            of.finding.verdict = CAF_UNKNOWN;
            caf_note_unsure(run, &of.finding, CAF_NEEDS, found.unmarked, CAF_BIT(NEED_MET));
        }
    }
    caf_emit_assessed(run, &of);
}

static void bd_3e_send(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_assessed of;
    caf_row room;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    const caf_row *child = caf_row_of(run, CAF_CHILDREN, facts->child_row, &room);
    uint8_t send = child != NULL ? child->child.send : 0;
    if (child != NULL && caf_is_unborn(facts, of.day)) {
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_UNBORN;
    } else if (send == 0) {
        caf_note_child(run, &of.finding, CAF_BIT(CHILD_SEND));
    } else if (send == CAF_NO) {
        caf_step_value(run, CAF_CHILDREN, facts->child_row, CHILD_SEND, send);
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_NO_SEND;
    } else {
        caf_step_value(run, CAF_CHILDREN, facts->child_row, CHILD_SEND, send);
        caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, CAF_BIT(ASSESSMENT_SEND_RESPONSE));
    }
    caf_emit_assessed(run, &of);
}

/* Whether several children of the household are to be told apart. */
typedef struct siblings {
    uint8_t several;   /* CAF_YES, CAF_NO, or 0: not known */
    caf_unsure unsure; /* one of whom it is not known whether it is a child still */
} siblings;

static siblings find_siblings(const caf_run *run, caf_date day)
{
    siblings found = { CAF_NO, { -1, 0 } };
    int32_t sure = 0;
    int32_t perhaps = 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_CHILDREN);
    while (caf_next_row(&each)) {
        const caf_child_row *child = &each.row->child;
        int64_t doubt = caf_doubt_in(run, CAF_CHILDREN, each.i, CAF_BIT(CHILD_BORN));
        int32_t age;
        if (doubt != 0 || (child->born == 0 && child->expected == 0)) {
            perhaps++;
            found.unsure = found.unsure.row < 0 || doubt != 0 ? (caf_unsure){ each.i, doubt } : found.unsure;
        } else if (child->born != 0 && caf_age_on(child->born, day, &age) == CAF_OK) {
            sure += age < CAF_ADULT_AGE; /* unborn it has no needs yet to set against others' */
        }
    }
    if (sure > 1) {
        found.several = CAF_YES;
    } else if (sure + perhaps > 1 || run->facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
        found.several = 0;
    }
    return found;
}

static void note_siblings(const caf_run *run, caf_finding *finding, const siblings *found)
{
    int64_t items = finding->items;
    finding->verdict = CAF_UNKNOWN;
    if (found->unsure.row >= 0) {
        caf_note_unsure(run, finding, CAF_CHILDREN, found->unsure, CAF_BIT(CHILD_BORN));
    } else {
        caf_step_not_held(run, CAF_CHILDREN);
    }
    finding->items = items; /* what of the assessment is not recorded */
    finding->reason = found->unsure.doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_SIBLINGS;
}

static void bd_3j_analysis(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    siblings found = find_siblings(run, of.day);
    int is_asked = found.several == CAF_YES || (found.several == 0 && of.row->conflicting_needs == CAF_YES);
    int64_t conflict = is_asked ? CAF_BIT(ASSESSMENT_CONFLICTING_NEEDS) : 0;
    caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, CAF_BIT(ASSESSMENT_ANALYSIS) | conflict);
    int turns_on_it = found.several == 0 && !is_asked && of.finding.verdict != CAF_NOT_MET;
    if (turns_on_it && (of.finding.verdict == CAF_MET || found.unsure.doubt != 0)) {
        note_siblings(run, &of.finding, &found);
    }
    caf_emit_assessed(run, &of);
}

/* No level is on record: due while the assessment is under way. */
static void answer_no_level(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int32_t i = caf_assessment_read(run);
    caf_row room;
    if (i < 0 && facts->assessed.row < 0 && facts->coverage[CAF_ASSESSMENTS] == CAF_COMPLETE) {
        (void)caf_conclude_without_assessment(run);
        return;
    }
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
    finding.items = CAF_BIT(CASE_LEVEL);
    caf_step_missing(run, CAF_CASES, 0, CAF_BIT(CASE_LEVEL));
    if (i >= 0 && CAF_INITIAL_IS_SURE(facts) &&
        caf_is_under_way(run, i, &caf_row_of(run, CAF_ASSESSMENTS, i, &room)->assessment)) {
        finding.verdict = CAF_DUE;
        finding.reason = CAF_REASON_UNDER_WAY;
    }
    caf_emit(run, &finding);
}

static void bd_3k_level(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    if (own->level == 0) {
        answer_no_level(run);
        return;
    }
    int32_t expected = caf_choice_of(run, CAF_EXPECTED_LEVEL, own->level_on != 0 ? own->level_on : run->facts->as_of);
    caf_finding finding = caf_answer(run, CAF_MET, CAF_REASON_NONE);
    caf_step_value(run, CAF_CASES, 0, CASE_LEVEL, own->level);
    if (own->level_on != 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_LEVEL_ON, own->level_on);
        finding.done = own->level_on;
    }
    caf_step_asked(run, CAF_CASES, CASE_LEVEL, expected);
    if (own->level != expected) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_OTHER_LEVEL;
        finding.items = CAF_BIT(CASE_LEVEL);
        finding.done = 0;
    }
    caf_emit(run, &finding);
}

const caf_rule_entry caf_bd_3a_early_years = {
    .rule = RULE(CAF_BD_3A_EARLY_YEARS, "BD-3a-early-years", BD, "3a", "Early-years delay, the way to an EHC plan", CAF_STANDARD, 0,
         CAN(JUDGEMENT) | CAN(DUE) | CAN(UNKNOWN) | CAN(NOT_APPLICABLE),
         "Where a delay against the early-years stage is recorded of a child who had turned three on the day the "
         "assessment was completed (while it is under way, on the as-of date), or where the assessment prepares for an "
         "EHC plan, a person judges whether the reason for the CAF shows it. Recorded as neither: not applicable; before "
         "the third birthday a delay does not count. What is not recorded is unknown, or due while the assessment is "
         "under way."),
    .run = bd_3a_early_years,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, BORN, ITS_CHILD },
};

const caf_rule_entry caf_bd_3b_agencies = {
    .rule = RULE(CAF_BD_3B_AGENCIES, "BD-3b-agencies", BD, "3b", "Agencies contribute", CAF_STANDARD, 0, DECIDED,
         "At least one agency other than the assessor's own contributed to the assessment. Where the assessor's agency is "
         "not recorded, contributions of two different agencies show it. While the assessment is under way it is due."),
    .run = bd_3b_agencies,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_CONTRIBUTIONS, CAF_BIT(CONTRIBUTION_AGENCY) } },
};

const caf_rule_entry caf_bd_3c_spoken = {
    .rule = RULE(CAF_BD_3C_SPOKEN, "BD-3c-spoken", BD, "3c", "Who was spoken to, and what they said", CAF_STANDARD, 0, DECIDED,
         "Somebody contributed to the assessment, and of each contribution it is recorded who made it and what they "
         "said. One finding for each. While the assessment is under way what is not there is due."),
    .run = bd_3c_spoken,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_CONTRIBUTIONS, CAF_BIT(CONTRIBUTION_SAID) } },
};

const caf_rule_entry caf_bd_3d_strengths = {
    .rule = RULE(CAF_BD_3D_STRENGTHS, "BD-3d-strengths", BD, "3d", "What works well", CAF_STANDARD, 0, DECIDED,
         "The assessment records at least one strength of the child or the family. A strength that names no assessment "
         "counts unless its own day says that it was noted in an earlier episode or after the assessment was completed. "
         "While the assessment is under way it is due."),
    .run = bd_3d_strengths,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_STRENGTHS, CAF_BIT(STRENGTH_ASSESSMENT) } },
};

const caf_rule_entry caf_bd_3e_needs = {
    .rule = RULE(CAF_BD_3E_NEEDS, "BD-3e-needs", BD, "3e", "Needs met and unmet", CAF_STANDARD, 0, DECIDED,
         "The assessment records at least one need, and each is marked as met already or not. A need that names no "
         "assessment counts unless its own day says that it was found in an earlier episode or after the assessment was "
         "completed. While the assessment is under way it is due."),
    .run = bd_3e_needs,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_NEEDS, CAF_BIT(NEED_MET) } },
};

const caf_rule_entry caf_bd_3e_send = {
    .rule = RULE(CAF_BD_3E_SEND, "BD-3e-send", BD, "3e", "SEND by the graduated response", CAF_STANDARD, 0, DECIDED,
         "For a child with SEND the assessment shows the level of need and the areas for development by the graduated "
         "response. Without SEND, or before birth, it does not apply. While the assessment is under way it is due."),
    .run = bd_3e_send,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, { CAF_CHILDREN, CAF_BIT(CHILD_SEND) | CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED) }, ITS_CHILD },
};

const caf_rule_entry caf_bd_3j_analysis = {
    .rule = RULE(CAF_BD_3J_ANALYSIS, "BD-3j-analysis", BD, "3j", "Analysis child by child", CAF_STANDARD, 0, DECIDED,
         "The assessment analyses each child, and where several children under 18 live in the household it looks at "
         "needs of theirs that conflict. The children are counted on the day it was completed, the unborn left out. "
         "While the assessment is under way it is due."),
    .run = bd_3j_analysis,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
};

const caf_rule_entry caf_bd_3k_level = {
    .rule = RULE(CAF_BD_3K_LEVEL, "BD-3k-level", BD, "3k", "The right threshold", CAF_STANDARD, 0, DECIDED,
         "The level of need on record is the one that a CAF is for: level 2 unless a profile says otherwise. Any other "
         "level is not met. While no level is recorded it is due as long as the assessment is under way. One decided in an "
         "earlier episode stands until another is."),
    .run = bd_3k_level,
    .unless = SEVERAL_SERVICES,
    .reads = { { CAF_CASES, CAF_BIT(CASE_LEVEL) | CAF_BIT(CASE_LEVEL_ON) } },
    .parameters = { { CAF_EXPECTED_LEVEL, { 2, CAF_CHOICE } } },
};
