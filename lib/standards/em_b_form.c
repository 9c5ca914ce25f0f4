/*
 * East Midlands, B.3 and B.4: the national form, and something in each of its
 * boxes: evidence, or a plan to obtain it.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

static void em_b3_form(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    int32_t i = facts->completed.row >= 0 ? facts->completed.row : facts->started.row;
    caf_row room;
    if ((i < 0 || !CAF_INITIAL_IS_SURE(facts)) && caf_conclude_without_assessment(run)) {
        return;
    }
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    if (row == NULL) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_STATUTORY_FORM);
        return;
    }
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_ASSESSMENTS, i, CAF_BIT(ASSESSMENT_FORM)) };
    if (unsure.doubt != 0 || row->assessment.form == 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, unsure, CAF_BIT(ASSESSMENT_FORM));
        return;
    }
    int is_national = row->assessment.form == CAF_NATIONAL_FORM;
    caf_finding finding = caf_answer_on(run, is_national ? CAF_MET : CAF_JUDGEMENT,
                                        is_national ? CAF_REASON_NONE : CAF_REASON_FOR_A_PERSON, CAF_ASSESSMENTS, i);
    caf_step_value(run, CAF_ASSESSMENTS, i, ASSESSMENT_FORM, row->assessment.form);
    caf_emit(run, &finding);
}

/* The assessment whose boxes are looked at. */
typedef struct form {
    int32_t row;
    int64_t id;
    int is_one_of_many; /* a box that names no assessment may be another's */
    int is_under_way;
    int64_t unsure;     /* fields for which it is not known whether it is under way */
    int64_t doubt;      /* of these, what cannot be right */
    int64_t unborn;     /* boxes that do not apply, because the child was not born yet */
    int64_t may_unborn; /* boxes for which the birth leaves that open */
} form;

static void find_unborn(const caf_run *run, form *found, caf_date on)
{
    const caf_facts *facts = run->facts;
    int64_t doubt = facts->child_row >= 0
                        ? caf_doubt_in(run, CAF_CHILDREN, facts->child_row, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED))
                        : 0;
    if (doubt != 0 || caf_is_unborn(facts, on)) {
        int64_t boxes = caf_limit_of_rule(run, CAF_EM_B4_BOX, CAF_UNBORN_BOXES, on).amount;
        *(doubt != 0 ? &found->may_unborn : &found->unborn) = boxes;
    }
}

/* 0: answered, because there is nothing to look at. */
static int find_form(const caf_run *run, form *found)
{
    const caf_facts *facts = run->facts;
    int64_t n = 0;
    caf_each each;
    caf_row room;
    if (caf_conclude_without_assessment(run)) {
        return 0;
    }
    if (facts->coverage[CAF_ELEMENTS] == CAF_ABSENT) {
        caf_conclude_not_held(run, CAF_ELEMENTS);
        return 0;
    }
    *found = (form){ .row = caf_assessment_read(run) };
    const caf_assessment_row *assessment = &caf_row_of(run, CAF_ASSESSMENTS, found->row, &room)->assessment;
    caf_date completed = assessment->completed;
    found->id = assessment->id;
    for (caf_begin_rows(&each, run, CAF_ASSESSMENTS); caf_next_row(&each);) {
        n++;
    }
    found->is_one_of_many = n > 1;
    found->doubt = caf_doubt_in(run, CAF_ASSESSMENTS, found->row, CAF_BIT(ASSESSMENT_COMPLETED));
    found->unsure = found->doubt;
    if (completed == 0 && !caf_can_hold(run, CAF_ASSESSMENTS, ASSESSMENT_COMPLETED)) {
        found->unsure = CAF_BIT(ASSESSMENT_COMPLETED);
    }
    found->is_under_way = completed == 0 && found->unsure == 0 && facts->closed.row < 0;
    find_unborn(run, found, completed != 0 ? completed : caf_last_day(facts));
    return 1;
}

static int is_of(const form *of, const caf_element_row *box)
{
    return box->assessment == 0 || box->assessment == of->id;
}

/* What one box comes to. */
typedef struct judged {
    int64_t fields;         /* that are not recorded, or, with CAF_REASON_PROBLEM, cannot be right */
    int32_t reason;
    uint8_t verdict;
    uint8_t flags;
    uint8_t closure_unsure; /* it turns on a closure that is not known */
} judged;

static judged come_to(int32_t verdict, int32_t reason, int64_t fields)
{
    return (judged){ fields, reason, (uint8_t)verdict, 0, 0 };
}

/* By this library's own choice, where the clause leaves it open. */
static judged choose(int32_t verdict, int32_t reason)
{
    return (judged){ 0, reason, (uint8_t)verdict, CAF_CONVENTION, 0 };
}

/* The clause asks for a plan where there is no evidence; once its day has passed, that is no answer any more. */
static judged judge_plan(const caf_run *run, const caf_element_row *box)
{
    const caf_facts *facts = run->facts;
    judged found = come_to(CAF_MET, CAF_REASON_PLANNED_EVIDENCE, 0);
    if (box->obtain_by == 0) {
        found = come_to(CAF_UNKNOWN, CAF_REASON_MISSING, CAF_BIT(ELEMENT_OBTAIN_BY));
    } else if (box->obtain_by < caf_last_day(facts)) {
        int is_unsure = caf_may_be_closed(facts) || (facts->closed.row >= 0 && facts->closed.on == 0);
        found = is_unsure ? come_to(CAF_UNKNOWN, CAF_REASON_MISSING, 0) : come_to(CAF_NOT_MET, CAF_REASON_EVIDENCE_OVERDUE, 0);
        found.closure_unsure = (uint8_t)is_unsure;
    }
    return found;
}

static judged judge_reason(const caf_element_row *box)
{
    if (box->reasoned == CAF_YES) {
        return choose(CAF_MET, CAF_REASON_DOES_NOT_APPLY);
    }
    if (box->reasoned == CAF_NO) {
        return come_to(CAF_NOT_MET, CAF_REASON_NOT_EXPLAINED, 0);
    }
    return come_to(CAF_UNKNOWN, CAF_REASON_MISSING, CAF_BIT(ELEMENT_REASONED));
}

static judged not_looked_at(const form *of)
{
    if (of->unsure != 0) {
        return come_to(CAF_UNKNOWN, of->doubt != 0 ? CAF_REASON_PROBLEM : CAF_REASON_MISSING, 0);
    }
    if (of->is_under_way) {
        return come_to(CAF_DUE, CAF_REASON_UNDER_WAY, 0);
    }
    return come_to(CAF_NOT_MET, CAF_REASON_NOT_LOOKED_AT, 0);
}

static judged judge_answer(const caf_run *run, const form *of, int64_t i, const caf_element_row *box)
{
    if (box->evidenced_on != 0) {
        return come_to(CAF_MET, CAF_REASON_NONE, 0);
    }
    if (box->answer == CAF_EVIDENCE && caf_to_come_in(run, CAF_ELEMENTS, i, CAF_BIT(ELEMENT_EVIDENCED_ON)) != 0) {
        return box->obtain_by != 0 ? judge_plan(run, box) : not_looked_at(of);
    }
    switch (box->answer) {
    case CAF_EVIDENCE:
        return come_to(CAF_MET, CAF_REASON_NONE, 0);
    case CAF_PLAN_TO_OBTAIN:
        return judge_plan(run, box);
    case CAF_DOES_NOT_APPLY:
        return judge_reason(box);
    case CAF_NOT_LOOKED_AT:
        return not_looked_at(of);
    default:
        return come_to(CAF_UNKNOWN, CAF_REASON_MISSING, CAF_BIT(ELEMENT_ANSWER));
    }
}

static judged judge_box(const caf_run *run, const form *of, int64_t i, const caf_element_row *box)
{
    static const int64_t read = CAF_BIT(ELEMENT_EVIDENCED_ON) | CAF_BIT(ELEMENT_OBTAIN_BY) | CAF_BIT(ELEMENT_ELEMENT) |
                                CAF_BIT(ELEMENT_ANSWER) | CAF_BIT(ELEMENT_REASONED) | CAF_BIT(ELEMENT_ASSESSMENT);
    int64_t doubt = caf_doubt_in(run, CAF_ELEMENTS, i, read);
    int64_t blank = (box->element == 0 ? CAF_BIT(ELEMENT_ELEMENT) : 0) |
                    (box->assessment == 0 && of->is_one_of_many ? CAF_BIT(ELEMENT_ASSESSMENT) : 0);
    if (doubt != 0) {
        return come_to(CAF_UNKNOWN, CAF_REASON_PROBLEM, doubt);
    }
    if (blank != 0) {
        return come_to(CAF_UNKNOWN, CAF_REASON_MISSING, blank);
    }
    if (of->unborn >> box->element & 1) {
        return choose(CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
    }
    judged found = judge_answer(run, of, i, box);
    if ((of->may_unborn >> box->element & 1) && (found.verdict == CAF_NOT_MET || found.verdict == CAF_DUE)) {
        return come_to(CAF_UNKNOWN, CAF_REASON_PROBLEM, 0);
    }
    return found;
}

/* Why an answer turns on the assessment or the child rather than on the box. */
static void note_form(const caf_run *run, const form *of)
{
    caf_step_doubt(run, CAF_ASSESSMENTS, of->row, of->doubt);
    caf_step_missing(run, CAF_ASSESSMENTS, of->row, of->unsure & ~of->doubt);
    if (of->may_unborn != 0) {
        caf_step_doubt(run, CAF_CHILDREN, run->facts->child_row, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED));
    }
}

static void note_box(const caf_run *run, int64_t i, const caf_element_row *box)
{
    if (box->element != 0) {
        caf_step_value(run, CAF_ELEMENTS, i, ELEMENT_ELEMENT, box->element);
    }
    if (box->answer != 0) {
        caf_step_value(run, CAF_ELEMENTS, i, ELEMENT_ANSWER, box->answer);
    }
    if (box->answer == CAF_DOES_NOT_APPLY && box->reasoned != 0) {
        caf_step_value(run, CAF_ELEMENTS, i, ELEMENT_REASONED, box->reasoned);
    }
    if (box->obtain_by != 0) {
        caf_step_date(run, CAF_ELEMENTS, i, ELEMENT_OBTAIN_BY, box->obtain_by);
    }
    if (box->evidenced_on != 0) {
        caf_step_date(run, CAF_ELEMENTS, i, ELEMENT_EVIDENCED_ON, box->evidenced_on);
    }
}

static void note_closure(const caf_run *run)
{
    if (run->facts->closed.row >= 0) {
        caf_step_missing(run, CAF_CLOSURES, run->facts->closed.row, CAF_BIT(CLOSURE_CLOSED));
    } else {
        caf_step_not_held(run, CAF_CLOSURES);
    }
}

static void answer_box(const caf_run *run, const form *of, int64_t i, const caf_element_row *box, const judged *found)
{
    caf_finding finding = caf_answer_on(run, found->verdict, found->reason, CAF_ELEMENTS, i);
    finding.flags = found->flags;
    finding.items = found->fields;
    finding.done = box->evidenced_on;
    if (box->obtain_by != 0) {
        caf_date end = finding.done != 0 ? finding.done : caf_last_day(run->facts);
        finding.due = box->obtain_by;
        finding.slack = found->verdict == CAF_UNKNOWN ? CAF_DAYS_NONE : finding.due - end;
    }
    if (run->sink->step != NULL) {
        note_box(run, i, box);
    }
    if (found->reason == CAF_REASON_PROBLEM) {
        caf_step_doubt(run, CAF_ELEMENTS, i, found->fields);
    } else {
        caf_step_missing(run, CAF_ELEMENTS, i, found->fields);
    }
    if (found->closure_unsure) {
        note_closure(run);
    } else if (found->verdict == CAF_UNKNOWN && finding.items == 0) {
        note_form(run, of);
    }
    caf_emit(run, &finding);
}

/* Boxes by what they come to; what several rows say of one box is taken at its best. */
typedef struct boxes {
    int64_t of[CAF_VERDICTS]; /* bit 1 << element */
    int64_t seen;
    int nameless;             /* a row does not say which box it is */
    int in_doubt;             /* something that a box turns on cannot be right */
    int convention;
} boxes;

static void count_box(boxes *all, const judged *found, const caf_element_row *box)
{
    all->seen |= CAF_BIT(box->element);
    all->of[found->verdict] |= CAF_BIT(box->element);
    all->nameless |= box->element == 0;
    all->in_doubt |= found->reason == CAF_REASON_PROBLEM;
    all->convention |= found->flags & CAF_CONVENTION;
}

/* The boxes of which there is no row. */
static int64_t find_missing(const form *of, const boxes *all)
{
    return CAF_WHOLE_SET(CAF_COMMUNITY) & ~(all->seen | of->unborn);
}

/* What boxes without a row come to. */
static judged judge_missing(const caf_run *run, const form *of, const boxes *all)
{
    if (run->facts->coverage[CAF_ELEMENTS] != CAF_COMPLETE || all->nameless) {
        return come_to(CAF_UNKNOWN, CAF_REASON_MISSING, 0);
    }
    int64_t missing = find_missing(of, all);
    if (missing != 0 && (missing & ~of->may_unborn) == 0) {
        return come_to(CAF_UNKNOWN, CAF_REASON_PROBLEM, 0);
    }
    return not_looked_at(of);
}

static void note_items(const caf_run *run, int64_t items)
{
    for (int32_t box = 1; run->sink->step != NULL && box <= CAF_COMMUNITY; box++) {
        if (items >> box & 1) {
            caf_step_item(run, CAF_ITEMS_ELEMENTS, box);
        }
    }
}

/* An answer about several boxes, which stand in the items. */
static void answer_boxes(const caf_run *run, const form *of, const judged *found, int64_t items)
{
    caf_row room;
    caf_finding finding = caf_answer_on(run, found->verdict, found->reason, CAF_ASSESSMENTS, of->row);
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, of->row, &room);
    finding.flags = found->flags;
    finding.items = items;
    finding.item_set = items != 0 ? CAF_ITEMS_ELEMENTS : CAF_ITEMS_FIELDS;
    if (row->assessment.completed != 0) {
        caf_step_date(run, CAF_ASSESSMENTS, of->row, ASSESSMENT_COMPLETED, row->assessment.completed);
    } else if (row->assessment.started != 0) {
        caf_step_date(run, CAF_ASSESSMENTS, of->row, ASSESSMENT_STARTED, row->assessment.started);
    }
    note_items(run, items);
    if (found->verdict == CAF_UNKNOWN && run->facts->coverage[CAF_ELEMENTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_ELEMENTS);
    } else if (found->verdict == CAF_UNKNOWN) {
        note_form(run, of);
    }
    caf_emit(run, &finding);
}

/* Looks at every row of the form, and answers for each where that is asked. 0: answered, there is nothing to look at. */
static int look_at_boxes(const caf_run *run, form *of, boxes *all, int answers_each)
{
    caf_each each;
    *all = (boxes){ { 0 }, 0, 0, 0, 0 };
    if (!find_form(run, of)) {
        return 0;
    }
    for (caf_begin_rows(&each, run, CAF_ELEMENTS); caf_next_row(&each);) {
        if (is_of(of, &each.row->element)) {
            judged found = judge_box(run, of, each.i, &each.row->element);
            count_box(all, &found, &each.row->element);
            if (answers_each) {
                answer_box(run, of, each.i, &each.row->element, &found);
            }
        }
    }
    return 1;
}

static void em_b4_box(const caf_run *run)
{
    form of;
    boxes all;
    if (!look_at_boxes(run, &of, &all, 1)) {
        return;
    }
    int64_t missing = find_missing(&of, &all);
    if (missing != 0) {
        judged found = judge_missing(run, &of, &all);
        answer_boxes(run, &of, &found, missing);
    } else if (all.seen == 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
    }
}

static void em_b4_whole(const caf_run *run)
{
    form of;
    boxes all;
    if (!look_at_boxes(run, &of, &all, 0)) {
        return;
    }
    int64_t missing = find_missing(&of, &all);
    judged whole = judge_missing(run, &of, &all);
    all.of[whole.verdict] |= missing;
    all.in_doubt |= missing != 0 && whole.reason == CAF_REASON_PROBLEM;
    int64_t good = all.of[CAF_MET] | all.of[CAF_NOT_APPLICABLE];
    int64_t unknown = all.of[CAF_UNKNOWN] & ~good;
    int64_t due = all.of[CAF_DUE] & ~(good | unknown);
    int64_t blank = all.of[CAF_NOT_MET] & ~(good | unknown | due);
    if (blank != 0) {
        whole = come_to(CAF_NOT_MET, CAF_REASON_BLANK_BOXES, 0);
    } else if (unknown != 0) {
        whole = come_to(CAF_UNKNOWN, all.in_doubt ? CAF_REASON_PROBLEM : CAF_REASON_BOXES_UNKNOWN, 0);
    } else if (due != 0) {
        whole = come_to(CAF_DUE, CAF_REASON_UNDER_WAY, 0);
    } else {
        whole = all.convention ? choose(CAF_MET, CAF_REASON_NONE) : come_to(CAF_MET, CAF_REASON_NONE, 0);
    }
    /* Bit 0 stands for a row that does not say which box it is. */
    answer_boxes(run, &of, &whole, (blank != 0 ? blank : unknown != 0 ? unknown : due) & ~CAF_BIT(0));
}

const caf_rule_entry caf_em_b3_form = {
    .rule = RULE(CAF_EM_B3_FORM, "EM-B3-form", EM, "B.3", "The national form", CAF_STANDARD, 0,
         CAN(MET) | CAN(UNKNOWN) | CAN(NOT_APPLICABLE) | CAN(JUDGEMENT),
         "The assessment is written on the national form. Whether another form serves is for a person to judge. After "
         "a step down without an assessment of its own this does not apply."),
    .run = em_b3_form,
    .unless = WHILE_IN_CAF,
};

/* What cannot be seen of a child before birth, whoever looks. */
#define BOXES_AFTER_BIRTH \
    (1 << CAF_SPEECH_AND_LANGUAGE | 1 << CAF_EMOTIONAL_AND_SOCIAL | 1 << CAF_BEHAVIOUR | 1 << CAF_IDENTITY | \
     1 << CAF_SELF_CARE | 1 << CAF_UNDERSTANDING | 1 << CAF_PARTICIPATION | 1 << CAF_ACHIEVEMENT | 1 << CAF_ASPIRATIONS)

const caf_rule_entry caf_em_b4_box = {
    .rule = RULE(CAF_EM_B4_BOX, "EM-B4-box", EM, "B.4", "Something in each box", CAF_STANDARD, 0, DECIDED,
         "Each of the 19 boxes of the initial assessment holds evidence, or a plan to obtain it whose day has not "
         "passed, or the reason why it does not apply, which this library lets stand. Boxes that were not looked at, "
         "or of which there is nothing at all, are due while the assessment is under way and not met after that. A "
         "profile lists the boxes that do not apply to a child who was not born when it was completed. After a step "
         "down without an assessment of its own the statutory one is read. Boxes without a row share one finding."),
    .run = em_b4_box,
    .unless = WHILE_IN_CAF,
    .parameters = { { CAF_UNBORN_BOXES, { BOXES_AFTER_BIRTH, CAF_CHOICE } } },
};

const caf_rule_entry caf_em_b4_whole = {
    .rule = RULE(CAF_EM_B4_WHOLE, "EM-B4-whole", EM, "B.4", "Something in every box", CAF_STANDARD, 0, DECIDED,
         "None of the 19 boxes is left without evidence, a plan to obtain it or a reason why it does not apply; the "
         "boxes that are left stand in the finding. Where several rows speak of one box the best of them counts. Each "
         "box is judged as under EM-B4-box, with the boxes that its profile leaves out before birth."),
    .run = em_b4_whole,
    .unless = WHILE_IN_CAF,
};
