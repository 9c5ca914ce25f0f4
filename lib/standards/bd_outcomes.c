/*
 * Blackburn with Darwen, 4g, 4h, 5a and 5b: whether assessment and plan are
 * current and address what sets the child apart, whether the plan was shared,
 * and contact with the child.
 */
#include "../reading.h"
#include "../run.h"
#include "characteristics.h"
#include "entry.h"
#include "needs.h"
#include "taf_plan.h"

static void bd_4g_characteristics(const caf_run *run)
{
    caf_row room;
    int32_t i;
    const caf_plan_row *plan = caf_latest_plan(run, &i, &room);
    if (plan == NULL) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLANS, i);
    caf_unsure unsure = { i, caf_doubt_in(run, CAF_PLANS, i, CAF_BIT(PLAN_CONSIDERED) | CAF_BIT(PLAN_NOT_CONSIDERED)) };
    if (unsure.doubt != 0) {
        caf_note_unsure(run, &finding, CAF_PLANS, unsure, 0);
    } else {
        caf_judge_characteristics(run, &finding, plan->considered, plan->not_considered);
    }
    caf_emit(run, &finding);
}

/* The assessments of the episode: the next one completed after a day, and what is not sure. */
typedef struct updates {
    caf_date last;      /* the last day that counts */
    caf_unsure unsure;  /* one that may have been completed on a day nobody knows */
} updates;

/* A statutory assessment may be the first one, where a case stepped down surely without its own; it is never an update. */
static int is_counted(const caf_run *run, int32_t i, const caf_assessment_row *assessment, int is_first)
{
    return assessment->kind != CAF_STATUTORY_ASSESSMENT || (is_first && run->facts->assessed.row < 0 && i == caf_assessment_read(run));
}

static caf_fact next_completed(const caf_run *run, caf_date after, updates *of)
{
    const int64_t read = CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_KIND);
    caf_fact found = { 0, -1 };
    int is_first = after == INT32_MIN;
    caf_each each;
    of->unsure = (caf_unsure){ -1, 0 };
    caf_begin_rows(&each, run, CAF_ASSESSMENTS);
    while (caf_next_row(&each)) {
        const caf_assessment_row *assessment = &each.row->assessment;
        int64_t doubt = caf_doubt_in(run, CAF_ASSESSMENTS, each.i, read);
        caf_date on = assessment->completed;
        if (!is_counted(run, each.i, assessment, is_first) && doubt == 0) {
            continue;
        }
        int is_ahead = on == 0 && caf_to_come_in(run, CAF_ASSESSMENTS, each.i, CAF_BIT(ASSESSMENT_COMPLETED)) != 0;
        if (doubt != 0 || (on == 0 && !is_ahead && assessment->started == 0)) {
            of->unsure = (caf_unsure){ each.i, doubt };
        } else if (on != 0 && on > after && on >= run->facts->episode && on <= of->last && (found.row < 0 || on < found.on)) {
            found = (caf_fact){ on, each.i };
        }
    }
    return found;
}

/* The day up to which nothing is missing from the record; CAF_NO_DOUBT: nothing is. */
static caf_date doubt_from(const caf_run *run, const updates *of)
{
    return of->unsure.row >= 0 || run->facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE ? 0 : CAF_NO_DOUBT;
}

static void note_doubt(const caf_run *run, const updates *of, caf_finding *finding)
{
    if (of->unsure.row >= 0) {
        caf_note_unsure(run, finding, CAF_ASSESSMENTS, of->unsure, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (run->facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_ASSESSMENTS);
    } else {
        caf_step_not_held(run, CAF_CLOSURES);
    }
}

/* The assessment of the last day that says in detail why no update is needed; -1: none does. */
static int32_t excused_by(const caf_run *run, const caf_fact *before)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_ASSESSMENTS);
    while (before->row >= 0 && caf_next_row(&each)) {
        const caf_assessment_row *assessment = &each.row->assessment;
        if (assessment->completed == before->on && assessment->no_update_reason == CAF_YES &&
            (each.i == before->row || is_counted(run, each.i, assessment, 0))) {
            return each.i;
        }
    }
    return -1;
}

static void excuse(const caf_run *run, int32_t by, caf_finding *finding)
{
    caf_step_value(run, CAF_ASSESSMENTS, by, ASSESSMENT_NO_UPDATE_REASON, CAF_YES);
    finding->verdict = CAF_MET;
    finding->reason = CAF_REASON_NO_UPDATE_NEEDED;
    finding->days = finding->slack = CAF_DAYS_NONE;
}

static void answer_update(const caf_run *run, const updates *of, const caf_fact *before, const caf_fact *next)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, next->row);
    caf_step_date(run, before->row >= 0 ? CAF_ASSESSMENTS : CAF_CASES, before->row >= 0 ? before->row : 0,
                  before->row >= 0 ? ASSESSMENT_COMPLETED : CASE_CARRIED_COMPLETED, before->on);
    caf_step_date(run, CAF_ASSESSMENTS, next->row, ASSESSMENT_COMPLETED, next->on);
    caf_judge_by(run, &finding, before->on, next->on, of->last, caf_limit_of(run, CAF_WITHIN, before->on), doubt_from(run, of));
    int32_t by = finding.verdict != CAF_MET ? excused_by(run, before) : -1;
    if (by >= 0) {
        excuse(run, by, &finding);
    } else if (finding.reason == CAF_REASON_MISSING) {
        note_doubt(run, of, &finding);
    }
    caf_emit(run, &finding);
}

/* Where the next update was still to come when the case was closed, or a statutory body took it. */
static int is_let_go(const caf_run *run, const caf_fact *before, caf_finding *finding)
{
    const caf_facts *facts = run->facts;
    caf_date from;
    caf_date until;
    int32_t row;
    if (caf_next_suspension(facts, before->on, &from, &until, &row) && from <= finding->due && from <= caf_last_day(facts) &&
        (until == 0 || until > caf_last_day(facts))) {
        caf_step_date(run, CAF_TRANSFERS, row, TRANSFER_ASSUMED_ON, from);
        finding->reason = CAF_REASON_SUSPENDED;
    } else if (finding->verdict == CAF_DUE && facts->closed.row >= 0) {
        caf_step_date(run, CAF_CLOSURES, facts->closed.row, CLOSURE_CLOSED, facts->closed.on);
        finding->reason = CAF_REASON_CLOSED;
    } else {
        return 0;
    }
    finding->verdict = CAF_NOT_APPLICABLE;
    return 1;
}

static void answer_owed(const caf_run *run, const updates *of, const caf_fact *before)
{
    const caf_facts *facts = run->facts;
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_ASSESSMENTS;
    caf_step_date(run, before->row >= 0 ? CAF_ASSESSMENTS : CAF_CASES, before->row >= 0 ? before->row : 0,
                  before->row >= 0 ? ASSESSMENT_COMPLETED : CASE_CARRIED_COMPLETED, before->on);
    caf_judge_by(run, &finding, before->on, 0, of->last, caf_limit_of(run, CAF_WITHIN, before->on),
                 caf_may_be_closed(facts) ? 0 : doubt_from(run, of));
    if (is_let_go(run, before, &finding)) {
        caf_emit(run, &finding);
        return;
    }
    int32_t by = finding.verdict != CAF_DUE ? excused_by(run, before) : -1;
    if (by >= 0) {
        excuse(run, by, &finding);
    } else if (finding.verdict == CAF_NOT_MET && before->row >= 0 && !caf_can_hold(run, CAF_ASSESSMENTS, ASSESSMENT_NO_UPDATE_REASON)) {
        finding.verdict = CAF_UNKNOWN;
        finding.days = finding.slack = CAF_DAYS_NONE;
        caf_note_unsure(run, &finding, CAF_ASSESSMENTS, (caf_unsure){ before->row, 0 }, CAF_BIT(ASSESSMENT_NO_UPDATE_REASON));
    } else if (finding.verdict == CAF_NOT_MET) {
        finding.reason = CAF_REASON_NEVER;
    } else if (finding.reason == CAF_REASON_MISSING) {
        note_doubt(run, of, &finding);
    }
    caf_emit(run, &finding);
}

/* Nothing was completed in the episode yet. */
static void conclude_not_completed(const caf_run *run, const updates *of)
{
    if (of->unsure.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, of->unsure, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (run->whose->row.origin == CAF_ORIGIN_MOVED_IN && run->facts->episode == 0) {
        /* The first authority completed it, and nobody carried the day over. */
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_COMPLETED));
    } else if (run->facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else if (!caf_conclude_without_assessment(run)) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_UNDER_WAY);
    }
}

static void bd_4h_updated(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    updates of = { caf_last_day(facts), { -1, 0 } };
    caf_fact carried = { facts->episode == 0 ? run->whose->row.carried_completed : 0, -1 };
    caf_fact before = carried.on != 0 ? carried : next_completed(run, INT32_MIN, &of);
    if (before.on == 0) {
        conclude_not_completed(run, &of);
        return;
    }
    if (facts->closed.row >= 0 && facts->closed.on == 0) {
        caf_conclude_closed_some_day(run);
        return;
    }
    for (;;) {
        caf_fact next = next_completed(run, before.on, &of);
        if (next.row < 0) {
            answer_owed(run, &of, &before);
            return;
        }
        answer_update(run, &of, &before, &next);
        before = next;
    }
}

static void bd_5a_shared(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        const caf_plan_row *plan = &each.row->plan;
        if (plan->dated != 0 && plan->dated < run->facts->episode) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_PLANS, each.i);
        if (plan->dated != 0) {
            caf_step_date(run, CAF_PLANS, each.i, PLAN_DATED, plan->dated);
        }
        if (plan->shared_on != 0) {
            finding.done = plan->shared_on;
            caf_step_date(run, CAF_PLANS, each.i, PLAN_SHARED_ON, plan->shared_on);
        } else if (caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_SHARED_ON)) == 0 || plan->shared == CAF_YES) {
            caf_judge_flags(run, &finding, CAF_PLANS, each.i, each.row, CAF_BIT(PLAN_SHARED));
        } else {
            finding.verdict = CAF_UNKNOWN;
            caf_note_unsure(run, &finding, CAF_PLANS, (caf_unsure){ each.i, CAF_BIT(PLAN_SHARED_ON) }, 0);
        }
        caf_emit(run, &finding);
        any = 1;
    }
    if (!any) {
        caf_plans none = { 0, -1, 0, { -1, 0 } };
        caf_conclude_without_plan(run, &none);
    }
}

/* Whether an issue of difference was identified: CAF_YES, CAF_NO, or 0 where the record cannot tell. */
static uint8_t has_difference(const caf_run *run, const caf_plan_row *plan)
{
    const int32_t nine = CAF_WHOLE_SET(CAF_SEXUAL_ORIENTATION);
    caf_row room;
    int32_t i = caf_assessment_read(run);
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    int64_t read = CAF_BIT(ASSESSMENT_CONSIDERED) | CAF_BIT(ASSESSMENT_NOT_CONSIDERED);
    int32_t considered = plan->considered | (row != NULL ? row->assessment.considered : 0);
    int is_sure = row != NULL && caf_doubt_in(run, CAF_ASSESSMENTS, i, read) == 0;
    if (considered != 0) {
        return CAF_YES;
    }
    return is_sure && (row->assessment.not_considered & nine) == nine && (plan->not_considered & nine) == nine ? CAF_NO
                                                                                                             : CAF_NOT_RECORDED;
}

static void bd_5a_differences(const caf_run *run)
{
    caf_row room;
    caf_row of_plan;
    int32_t i;
    const caf_plan_row *plan = caf_latest_plan(run, &i, &of_plan);
    if (plan == NULL) {
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_PLANS, i);
    uint8_t has = has_difference(run, plan);
    caf_judge_flags(run, &finding, CAF_PLANS, i, caf_row_of(run, CAF_PLANS, i, &room), CAF_BIT(PLAN_DIFFERENCES));
    if (finding.verdict != CAF_MET && has == CAF_NO) {
        finding.verdict = CAF_NOT_APPLICABLE;
        finding.reason = CAF_REASON_NO_DIFFERENCE;
        finding.items = 0;
    } else if (finding.verdict == CAF_NOT_MET && has == CAF_NOT_RECORDED) {
        /* A no may also mean that there was none to address. */
        finding.verdict = CAF_UNKNOWN;
        finding.items = 0;
        caf_note_unsure(run, &finding, CAF_PLANS, (caf_unsure){ i, 0 }, CAF_BIT(PLAN_CONSIDERED));
    }
    caf_emit(run, &finding);
}

/* The contacts at which the child was seen, in order of date. */
typedef struct seen {
    int32_t n;
    caf_occurrence at[CAF_EVENTS_MAX];
    caf_unsure unsure;    /* one of which the day, or whether the child was seen, is not sure */
    int64_t fields;
} seen;

static void add_seen(seen *of, caf_date on, int32_t row)
{
    int32_t at = of->n++;
    for (; at > 0 && of->at[at - 1].on > on; at--) {
        of->at[at] = of->at[at - 1];
    }
    of->at[at] = (caf_occurrence){ on, (int16_t)row, CAF_CONTACTS, 0 };
}

static void find_seen(const caf_run *run, seen *of, caf_date last)
{
    const int64_t read = CAF_BIT(CONTACT_MADE_ON) | CAF_BIT(CONTACT_SEEN);
    caf_each each;
    of->n = 0;
    of->unsure = (caf_unsure){ -1, 0 };
    of->fields = 0;
    caf_begin_rows(&each, run, CAF_CONTACTS);
    while (caf_next_row(&each)) {
        const caf_contact_row *contact = &each.row->contact;
        int64_t doubt = caf_doubt_in(run, CAF_CONTACTS, each.i, read);
        int64_t blank = (contact->made_on == 0 ? CAF_BIT(CONTACT_MADE_ON) : 0) | (contact->seen == 0 ? CAF_BIT(CONTACT_SEEN) : 0);
        int is_then = contact->made_on == 0 || (contact->made_on >= run->facts->episode && contact->made_on <= last);
        if (contact->seen == CAF_NO || !is_then) {
            continue;
        }
        if (doubt == 0 && blank == 0) {
            add_seen(of, contact->made_on, each.i);
        } else if (of->unsure.row < 0) {
            of->unsure = (caf_unsure){ each.i, doubt };
            of->fields = blank;
        }
    }
}

static void note_made(const caf_run *run, const caf_occurrence *contact)
{
    caf_step_date(run, CAF_CONTACTS, contact->row, CONTACT_MADE_ON, contact->on);
}

/* Shows the longest time without a contact: from the opening, between two, or up to the last day. */
static void show_longest(const caf_run *run, const seen *of, caf_date from, caf_date last, caf_finding *finding)
{
    int32_t longest = from != 0 ? of->at[0].on - from : -1;
    int32_t k = 0; /* the contact that ends it; n: the last day */
    for (int32_t i = 1; i <= of->n; i++) {
        int32_t gap = (i < of->n ? of->at[i].on : last) - of->at[i - 1].on;
        k = gap > longest ? i : k;
        longest = gap > longest ? gap : longest;
    }
    caf_date began = k > 0 ? of->at[k - 1].on : from;
    if (k > 0) {
        note_made(run, &of->at[k - 1]);
    } else {
        caf_step_date(run, CAF_CASES, 0, CASE_OPENED, from);
    }
    if (k < of->n) {
        note_made(run, &of->at[k]);
    } else {
        caf_step_as_of(run);
    }
    caf_step_span(run, CAF_CONTACTS, CONTACT_SEEN, began, began + longest);
    finding->days = longest;
    finding->done = of->at[of->n - 1].on;
}

static void bd_5b_contact(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date last = caf_last_day(facts);
    seen of;
    if (caf_is_unborn(facts, facts->as_of)) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_UNBORN);
        return;
    }
    if (facts->closed_doubt != 0) {
        caf_conclude_closed_some_day(run); /* until when the gaps run cannot be told */
        return;
    }
    find_seen(run, &of, last);
    if (of.n == 0 && of.unsure.row >= 0) {
        caf_conclude_unsure(run, CAF_CONTACTS, of.unsure, of.fields);
        return;
    }
    if (of.n == 0 && facts->coverage[CAF_CONTACTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_CONTACTS);
        return;
    }
    caf_finding finding = caf_answer(run, CAF_JUDGEMENT, of.n > 0 ? CAF_REASON_LONGEST_GAP : CAF_REASON_NO_CONTACT);
    finding.table = CAF_CONTACTS;
    if (of.n == 0) {
        caf_step_no_row(run, CAF_CONTACTS);
    } else {
        caf_step_count(run, CAF_CONTACTS, CONTACT_SEEN, of.n);
        show_longest(run, &of, facts->episode != 0 ? facts->episode : run->whose->row.opened, last, &finding);
    }
    if (of.unsure.row >= 0) {
        caf_step_doubt(run, CAF_CONTACTS, of.unsure.row, of.unsure.doubt);
        caf_step_missing(run, CAF_CONTACTS, of.unsure.row, of.fields);
    }
    if (facts->coverage[CAF_CONTACTS] != CAF_COMPLETE) {
        caf_step_not_held(run, CAF_CONTACTS);
    }
    caf_emit(run, &finding);
}

const caf_rule_entry caf_bd_4g_characteristics = {
    .rule = RULE(CAF_BD_4G_CHARACTERISTICS, "BD-4g-characteristics", BD, "4g", "The nine characteristics in the plan", CAF_STANDARD, 0,
         UNTIMED,
         "The latest plan records each of the nine characteristics as considered. One recorded as not considered is not "
         "met; one that is not recorded leaves the answer unknown. The answer names them."),
    .run = bd_4g_characteristics,
    .unless = SEVERAL_SERVICES,
    .reads = { PLANNED },
};

const caf_rule_entry caf_bd_4h_updated = {
    .rule = RULE(CAF_BD_4H_UPDATED, "BD-4h-updated", BD, "4h", "The assessment is current", CAF_STANDARD, 1, DECIDED,
         "The assessment is updated within twelve months of its completion or last update; one finding for each update of "
         "the episode and one for the next. After a step down without an assessment of its own the statutory one is the "
         "first. Until it falls due it is due. Later it is met only with a detailed reason on "
         "record why no update is needed; a reason that is not recorded excuses nothing. Closed on or before the due "
         "date, or held by a statutory body when it fell due and since: not applicable."),
    .run = bd_4h_updated,
    .unless = SEVERAL_SERVICES,
    .reads = { ASSESSED, CLOSED_ON, MOVED, { CAF_CASES, CAF_BIT(CASE_CARRIED_COMPLETED) } },
    .parameters = { { CAF_WITHIN, { 12, CAF_MONTHS } } },
};

const caf_rule_entry caf_bd_5a_planned = {
    .rule = RULE(CAF_BD_5A_PLANNED, "BD-5a-planned", BD, "5a", "Every issue planned for or explained", CAF_STANDARD, 0, DECIDED,
         "Each need that the assessment names is answered by an action, or a reason why not is recorded: the same decision "
         "as EM-A2-planned. It is due until a plan is made or an action agreed on or after the day the need was "
         "identified, and at the latest until the closure. A need that names no assessment counts unless it was "
         "identified only after the assessment and its updates were completed."),
    .run = caf_run_issues_planned,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CLOSED_ON, MOVED, PLANNED, { CAF_NEEDS, CAF_ALL_FIELDS }, { CAF_ACTIONS, CAF_ALL_FIELDS } },
};

const caf_rule_entry caf_bd_5a_shared = {
    .rule = RULE(CAF_BD_5A_SHARED, "BD-5a-shared", BD, "5a", "The plan shared with the family", CAF_STANDARD, 0, UNTIMED,
         "Each version of the plan was shared with the child and family."),
    .run = bd_5a_shared,
    .unless = WHILE_IN_CAF,
    .reads = { PLANNED },
};

const caf_rule_entry caf_bd_5a_differences = {
    .rule = RULE(CAF_BD_5A_DIFFERENCES, "BD-5a-differences", BD, "5a", "Issues of difference addressed", CAF_STANDARD, 0, UNTIMED,
         "Where the assessment or the latest plan considered any of the nine characteristics, the latest plan addresses "
         "the issues of difference. Where both say of all nine that they were not considered none was identified: not "
         "applicable."),
    .run = bd_5a_differences,
    .unless = WHILE_IN_CAF,
    .reads = { PLANNED, ASSESSED },
};

const caf_rule_entry caf_bd_5b_contact = {
    .rule = RULE(CAF_BD_5B_CONTACT, "BD-5b-contact", BD, "5b", "Contact with the child", CAF_STANDARD, 0,
         CAN(JUDGEMENT) | CAN(UNKNOWN) | CAN(NOT_APPLICABLE),
         "Whether contact is ongoing and meaningful is for a person to judge. Shown are the number of contacts at which "
         "the child was seen, and the longest time without one: from the opening, between two, or up to the as-of date or "
         "the closure. None on record is said. Not born: not applicable."),
    .run = bd_5b_contact,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_CONTACTS, CAF_ALL_FIELDS }, BORN },
};
