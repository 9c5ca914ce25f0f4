/* Blackburn with Darwen, 3g to 3i: every child of the household, the child's voice, and the parents. */
#include "assessed.h"
#include "characteristics.h"
#include "entry.h"

/* A child under this age does not speak for itself yet (3h). */
#define SPEAKING_AGE 2

/* Needs on record of one child; those of the case's own child need not name it. */
static int64_t count_needs(const caf_run *run, const caf_child_row *child, int is_own)
{
    int64_t n = 0;
    caf_each each;
    caf_begin_rows(&each, run, CAF_NEEDS);
    while (caf_next_row(&each)) {
        const caf_need_row *need = &each.row->need;
        int is_named = need->child != 0 && need->child == child->id;
        n += is_named || (is_own && need->child == 0 && need->of == CAF_OF_CHILD);
    }
    return n;
}

/* Whether a child has a CAF of its own: CAF_YES, CAF_NO, or 0, which is not recorded. */
static uint8_t is_registered(const caf_child_row *child, int is_own)
{
    return is_own || child->own_case != 0 ? CAF_YES : child->registered;
}

static void note_flag(const caf_run *run, int64_t i, int32_t field, uint8_t value)
{
    if (value != 0) {
        caf_step_value(run, CAF_CHILDREN, i, field, value);
    }
}

static int64_t which(int registered, int own_needs)
{
    return (registered ? CAF_BIT(CHILD_REGISTERED) : 0) | (own_needs ? CAF_BIT(CHILD_OWN_NEEDS) : 0);
}

/* A child under 18: registered, and its own needs recorded? */
static void judge_child(const caf_run *run, caf_finding *finding, int64_t i, const caf_child_row *child)
{
    int is_own = i == run->facts->child_row;
    uint8_t registered = is_registered(child, is_own);
    int64_t needs = child->own_needs != CAF_YES ? count_needs(run, child, is_own) : 0;
    uint8_t own_needs = needs > 0 ? CAF_YES : child->own_needs;
    int64_t no = which(registered == CAF_NO, own_needs == CAF_NO);
    int64_t blank = which(registered == 0, own_needs == 0);
    note_flag(run, i, CHILD_REGISTERED, registered);
    if (needs > 0) {
        caf_step_count(run, CAF_NEEDS, NEED_CHILD, needs);
    } else {
        note_flag(run, i, CHILD_OWN_NEEDS, own_needs);
    }
    finding->verdict = CAF_MET;
    if (no != 0) {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_SAID_NO;
        finding->items = no;
    } else if (blank != 0) {
        finding->verdict = CAF_UNKNOWN;
        caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_CHILDREN, i, blank) };
        caf_note_unsure(run, finding, CAF_CHILDREN, unsure, blank);
    }
}

static void answer_child(const caf_run *run, int64_t i, const caf_child_row *child, int is_pending)
{
    const int64_t birth = CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED);
    caf_date as_of = run->facts->as_of;
    int32_t age = 0;
    int64_t doubt = caf_doubt_in(run, CAF_CHILDREN, i, birth);
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_CHILDREN, i);
    if (doubt != 0 || (child->born == 0 && child->expected == 0)) {
        caf_note_unsure(run, &finding, CAF_CHILDREN, (caf_unsure){ (int32_t)i, doubt }, CAF_BIT(CHILD_BORN));
    } else if (child->born == 0) {
        caf_step_date(run, CAF_CHILDREN, i, CHILD_EXPECTED, child->expected);
        finding.verdict = CAF_JUDGEMENT;
        finding.reason = CAF_REASON_UNBORN;
    } else if (caf_age_on(child->born, as_of, &age) == CAF_OK) {
        caf_step_date(run, CAF_CHILDREN, i, CHILD_BORN, child->born);
        caf_step_age(run, age, as_of);
        if (age >= CAF_ADULT_AGE) {
            finding.verdict = CAF_NOT_APPLICABLE;
            finding.reason = CAF_REASON_GROWN_UP;
        } else {
            judge_child(run, &finding, i, child);
        }
    }
    caf_settle(is_pending, &finding);
    caf_emit(run, &finding);
}

static void bd_3g_children(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    caf_each each;
    int any = 0;
    int32_t assessment = caf_assessment_read(run);
    if (!CAF_INITIAL_IS_SURE(facts) ||
        (assessment < 0 && facts->assessed.row < 0 && facts->coverage[CAF_ASSESSMENTS] == CAF_COMPLETE)) {
        (void)caf_conclude_without_assessment(run);
        return;
    }
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, assessment, &room);
    int is_pending = row != NULL && caf_is_under_way(run, assessment, &row->assessment);
    caf_begin_rows(&each, run, CAF_CHILDREN);
    while (caf_next_row(&each)) {
        answer_child(run, each.i, &each.row->child, is_pending);
        any = 1;
    }
    if (facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_CHILDREN);
    } else if (!any) {
        /* A case is about some child: that none is on record says nothing of the household. */
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
        finding.table = CAF_CHILDREN;
        caf_step_no_row(run, CAF_CHILDREN);
        caf_emit(run, &finding);
    }
}

static void bd_3g_characteristics(const caf_run *run)
{
    const int64_t sets = CAF_BIT(ASSESSMENT_CONSIDERED) | CAF_BIT(ASSESSMENT_NOT_CONSIDERED);
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    if (caf_doubt_in(run, CAF_ASSESSMENTS, of.i, sets) != 0) {
        caf_leave_open(run, &of, sets);
    } else {
        caf_judge_characteristics(run, &of.finding, of.row->considered, of.row->not_considered);
    }
    caf_emit_assessed(run, &of);
}

/* What decides whether tools are asked for beside the voice. */
typedef struct hearing {
    int needs_tools;   /* before speech, or with a disability or SEND */
    int64_t blank;     /* fields of the child, not recorded, that may say so */
} hearing;

static hearing find_hearing(const caf_run *run, caf_date day)
{
    const caf_facts *facts = run->facts;
    hearing found = { 0, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_DISABILITY) | CAF_BIT(CHILD_SEND) };
    caf_row room;
    int32_t age;
    const caf_row *child = caf_row_of(run, CAF_CHILDREN, facts->child_row, &room);
    if (child == NULL) {
        return found;
    }
    found.blank = (child->child.disability == 0 ? CAF_BIT(CHILD_DISABILITY) : 0) |
                  (child->child.send == 0 ? CAF_BIT(CHILD_SEND) : 0);
    note_flag(run, facts->child_row, CHILD_DISABILITY, child->child.disability);
    note_flag(run, facts->child_row, CHILD_SEND, child->child.send);
    if (caf_age_on(facts->born != 0 ? facts->born : CAF_DATE_NONE, day, &age) == CAF_OK) {
        caf_step_date(run, CAF_CHILDREN, facts->child_row, CHILD_BORN, facts->born);
        caf_step_age(run, age, day);
        found.needs_tools = age < SPEAKING_AGE;
    } else {
        found.blank |= CAF_BIT(CHILD_BORN);
    }
    found.needs_tools |= child->child.disability == CAF_YES || child->child.send == CAF_YES;
    return found;
}

static void bd_3h_voice(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    if (facts->child_row >= 0 && caf_is_unborn(facts, of.day)) {
        caf_step_unborn(run);
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_UNBORN;
        caf_emit_assessed(run, &of);
        return;
    }
    hearing found = find_hearing(run, of.day);
    int64_t tools = found.needs_tools || of.row->voice_tools == CAF_YES ? CAF_BIT(ASSESSMENT_VOICE_TOOLS) : 0;
    caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, CAF_BIT(ASSESSMENT_CHILD_VOICE) | tools);
    if (of.finding.verdict == CAF_MET && tools == 0 && found.blank != 0) {
        caf_note_child(run, &of.finding, found.blank);
    }
    caf_emit_assessed(run, &of);
}

static void bd_3i_absent(const caf_run *run)
{
    const int64_t involved = CAF_BIT(ASSESSMENT_ABSENT_PARENT);
    const int64_t nobody = CAF_BIT(ASSESSMENT_NO_ABSENT_PARENT);
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    uint8_t absent = of.row->absent_parent;
    int is_none = of.row->no_absent_parent == CAF_YES;
    if (is_none) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_NO_ABSENT_PARENT, CAF_YES);
    }
    if (is_none && absent == CAF_YES) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_ABSENT_PARENT, CAF_YES);
        of.finding.reason = CAF_REASON_BOTH_WAYS;
        of.finding.items = involved | nobody;
    } else if (is_none) {
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_NO_ABSENT_PARENT;
    } else if (absent == 0) {
        caf_leave_open(run, &of, involved | (of.row->no_absent_parent == 0 ? nobody : 0));
    } else if (absent == CAF_NO && caf_doubt_in(run, CAF_ASSESSMENTS, of.i, nobody) != 0) {
        caf_leave_open(run, &of, nobody); /* there may be nobody to involve */
    } else {
        caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, involved);
    }
    caf_emit_assessed(run, &of);
}

static void bd_3i_barriers(const caf_run *run)
{
    caf_assessed of;
    if (!caf_begin_assessed(run, &of)) {
        return;
    }
    uint8_t barriers = of.row->barriers;
    if (barriers != 0) {
        caf_step_value(run, CAF_ASSESSMENTS, of.i, ASSESSMENT_BARRIERS, barriers);
    }
    if (barriers == CAF_NO) {
        of.finding.verdict = CAF_NOT_APPLICABLE;
        of.finding.reason = CAF_REASON_NO_BARRIERS;
    } else if (barriers == CAF_YES || of.row->barriers_met == CAF_YES) {
        /* Help that was given shows that there were barriers. */
        caf_judge_flags(run, &of.finding, CAF_ASSESSMENTS, of.i, of.whole, CAF_BIT(ASSESSMENT_BARRIERS_MET));
    } else {
        caf_leave_open(run, &of, CAF_BIT(ASSESSMENT_BARRIERS));
    }
    caf_emit_assessed(run, &of);
}

const caf_rule_entry caf_bd_3g_children = {
    .rule = RULE(CAF_BD_3G_CHILDREN, "BD-3g-children", BD, "3g", "Every child of the household", CAF_STANDARD, 0, JUDGED | CAN(DUE),
         "Every child of the household who is under 18 on the as-of date is registered with a CAF of its own, the case's "
         "own child by this one, and has needs of its own on record, by a mark or by needs that name it. One finding for "
         "each. Before birth a person judges; without a date of birth, or where the household is not known, it is "
         "unknown. While the assessment is under way it is due."),
    .run = bd_3g_children,
    .unless = SEVERAL_SERVICES,
    .reads = { ITS_CHILD, { CAF_NEEDS, CAF_BIT(NEED_CHILD) } },
};

const caf_rule_entry caf_bd_3g_characteristics = {
    .rule = RULE(CAF_BD_3G_CHARACTERISTICS, "BD-3g-characteristics", BD, "3g", "The nine characteristics", CAF_STANDARD, 0, DECIDED,
         "The assessment considers all nine: age, disability, ethnicity, faith or belief, gender, gender identity, "
         "language, race and sexual orientation. One recorded as not considered is not met; one of which nothing is "
         "recorded, or both, leaves it unknown. While the assessment is under way it is due."),
    .run = bd_3g_characteristics,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
};

const caf_rule_entry caf_bd_3g_parent = {
    .rule = RULE(CAF_BD_3G_PARENT, "BD-3g-parent", BD, "3g", "A parent's disability", CAF_STANDARD, 0, DECIDED,
         "What a parent's disability means for the child was considered, or no parent has one. While the assessment is "
         "under way it is due."),
    .run = caf_run_assessment_flags,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
    .asks = CAF_BIT(ASSESSMENT_PARENT_DISABILITY),
};

const caf_rule_entry caf_bd_3h_voice = {
    .rule = RULE(CAF_BD_3H_VOICE, "BD-3h-voice", BD, "3h", "The child's thoughts and feelings", CAF_STANDARD, 0, DECIDED,
         "The assessment holds the child's thoughts and feelings; for a child under two, or one with a disability or "
         "SEND, tools or observation were used to hear it. The age is that on the day the assessment was completed. "
         "Before birth it does not apply. While the assessment is under way it is due."),
    .run = bd_3h_voice,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, ITS_CHILD,
               { CAF_CHILDREN, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED) | CAF_BIT(CHILD_DISABILITY) | CAF_BIT(CHILD_SEND) } },
};

const caf_rule_entry caf_bd_3i_parents = {
    .rule = RULE(CAF_BD_3I_PARENTS, "BD-3i-parents", BD, "3i", "Parents involved", CAF_STANDARD, 0, DECIDED,
         "The parents or carers took part in the assessment, and it holds what they say. While the assessment is under "
         "way it is due."),
    .run = caf_run_assessment_flags,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
    .asks = CAF_BIT(ASSESSMENT_FAMILY_INVOLVED) | CAF_BIT(ASSESSMENT_PARENTS_VOICE),
};

const caf_rule_entry caf_bd_3i_absent = {
    .rule = RULE(CAF_BD_3I_ABSENT, "BD-3i-absent", BD, "3i", "The absent parent", CAF_STANDARD, 0, DECIDED,
         "A parent who lives elsewhere was involved in the assessment. Where it is on record that no parent is absent it "
         "does not apply. While the assessment is under way it is due."),
    .run = bd_3i_absent,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
};

const caf_rule_entry caf_bd_3i_barriers = {
    .rule = RULE(CAF_BD_3I_BARRIERS, "BD-3i-barriers", BD, "3i", "Barriers met with help", CAF_STANDARD, 0, DECIDED,
         "Where something stood in the way of the parents' taking part, a language for instance, an interpreter or other "
         "help was given. Where it is on record that nothing did it does not apply. While the assessment is under way it "
         "is due."),
    .run = bd_3i_barriers,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED },
};
