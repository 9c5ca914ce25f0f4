/*
 * Nottingham's quality assurance framework, stages 1 to 4: checklists, feedback
 * from the family, auditors who were not involved, safeguarding raised at once,
 * and both authorities named.
 */
#include "entry.h"
#include "../involved.h"
#include "nottingham.h"
#include "owed.h"

/* A quality record of a kind. */
typedef struct record {
    int32_t kind;
    int64_t row;        /* -1: none */
    int64_t id;
    caf_date done;
    caf_unsure unsure;  /* one that may be of the kind, or of an earlier episode */
    int64_t fields;     /* what it lacks */
} record;

#define RECORD_FIELDS (CAF_BIT(QUALITY_KIND) | CAF_BIT(QUALITY_DONE_ON))

/* Whether a record belongs to the episode. */
static int is_made(const caf_run *run, const caf_quality_row *quality)
{
    return !caf_is_earlier(run, quality->done_on);
}

static record find_record(const caf_run *run, int32_t kind)
{
    record found = { kind, -1, 0, 0, { -1, 0 }, 0 };
    caf_each each;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        const caf_quality_row *quality = &each.row->quality;
        int64_t doubt = caf_doubt_in(run, CAF_QUALITY, each.i, RECORD_FIELDS);
        int is_doubtful = quality->kind == 0 || (doubt != 0 && run->facts->episode != 0);
        if ((quality->kind != 0 && quality->kind != kind) || !is_made(run, quality)) {
            continue;
        }
        if (is_doubtful && found.unsure.row < 0) {
            found.unsure = (caf_unsure){ each.i, doubt };
            found.fields = quality->kind == 0 ? CAF_BIT(QUALITY_KIND) : CAF_BIT(QUALITY_DONE_ON);
        } else if (!is_doubtful && (found.row < 0 || quality->id < found.id)) { /* rows come in any order */
            found.row = each.i;
            found.id = quality->id;
            found.done = quality->done_on;
        }
    }
    return found;
}

static void note_record(const caf_run *run, const record *found)
{
    if (found->row < 0) {
        return;
    }
    caf_step_value(run, CAF_QUALITY, found->row, QUALITY_KIND, found->kind);
    if (found->done != 0) {
        caf_step_date(run, CAF_QUALITY, found->row, QUALITY_DONE_ON, found->done);
    }
}

/* There is no such record as far as is known. */
static void judge_absent(const caf_run *run, caf_finding *finding, const record *found)
{
    if (found->unsure.row >= 0) {
        finding->verdict = CAF_UNKNOWN;
        caf_note_unsure(run, finding, CAF_QUALITY, found->unsure, found->fields);
    } else if (run->facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_QUALITY);
    } else {
        caf_step_none_of(run, CAF_QUALITY, QUALITY_KIND, found->kind);
        caf_judge_until_closure(run, finding);
    }
}

static void nq_1_checklists(const caf_run *run)
{
    record self_review = find_record(run, CAF_SELF_REVIEW);
    record supervision = find_record(run, CAF_SUPERVISION);
    caf_finding finding = caf_answer(run, CAF_MET, CAF_REASON_NONE);
    finding.table = CAF_QUALITY;
    note_record(run, &self_review);
    note_record(run, &supervision);
    if (self_review.row < 0) {
        judge_absent(run, &finding, &self_review);
    }
    if (self_review.row < 0 && supervision.row < 0 && self_review.unsure.row < 0 && supervision.unsure.row < 0 &&
        finding.reason != CAF_REASON_MISSING) {
        caf_step_none_of(run, CAF_QUALITY, QUALITY_KIND, CAF_SUPERVISION); /* the same answer once more */
    } else if (supervision.row < 0) {
        caf_finding other = finding;
        judge_absent(run, &other, &supervision);
        finding = caf_is_worse(other.verdict, finding.verdict) ? other : finding;
    }
    caf_emit(run, &finding);
}

static void na_8_toolkit(const caf_run *run)
{
    record toolkit = find_record(run, CAF_TOOLKIT);
    caf_finding finding = toolkit.row >= 0 ? caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_QUALITY, toolkit.row)
                                           : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_QUALITY;
    note_record(run, &toolkit);
    if (toolkit.row < 0) {
        judge_absent(run, &finding, &toolkit);
    }
    caf_emit(run, &finding);
}

static void nq_2_feedback(const caf_run *run)
{
    static const int64_t three = CAF_BIT(QUALITY_EMPOWERING) | CAF_BIT(QUALITY_DEVELOPMENTAL) | CAF_BIT(QUALITY_ACCESSIBLE);
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        if (each.row->quality.kind == CAF_FAMILY_FEEDBACK && is_made(run, &each.row->quality)) {
            caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_QUALITY, each.i);
            caf_step_value(run, CAF_QUALITY, each.i, QUALITY_KIND, CAF_FAMILY_FEEDBACK);
            caf_judge_flags(run, &finding, CAF_QUALITY, each.i, each.row, three);
            caf_emit(run, &finding);
            any = 1;
        }
    }
    if (!any) {
        record none = find_record(run, CAF_FAMILY_FEEDBACK);
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
        finding.table = CAF_QUALITY;
        judge_absent(run, &finding, &none);
        caf_emit(run, &finding);
    }
}

/* Where the record shows a person at work on the case; table -1: nowhere. */
typedef struct place {
    int32_t table;
    int32_t field;
    int64_t row;
} place;

static place find_person(const caf_run *run, int64_t person)
{
    static const int32_t where[][2] = { { CAF_ASSESSMENTS, ASSESSMENT_ASSESSOR }, { CAF_MEMBERS, MEMBER_PERSON },
                                        { CAF_LEADS, LEAD_PERSON }, { CAF_ATTENDANCES, ATTENDANCE_PERSON },
                                        { CAF_OWNERS, OWNER_PERSON } };
    for (size_t k = 0; person != 0 && k < sizeof where / sizeof where[0]; k++) {
        caf_each each;
        caf_begin_rows(&each, run, where[k][0]);
        while (caf_next_row(&each)) {
            if (caf_person_at_work(where[k][0], each.row) == person &&
                caf_doubt_in(run, where[k][0], each.i, CAF_BIT(where[k][1])) == 0) {
                return (place){ where[k][0], where[k][1], each.i };
            }
        }
    }
    return (place){ -1, -1, -1 };
}

int caf_had_part(const caf_run *run, int64_t person)
{
    place found = find_person(run, person);
    if (found.table >= 0) {
        caf_step_value(run, found.table, found.row, found.field, CAF_VALUE_SAME_PERSON);
    }
    return found.table >= 0;
}

static void answer_independent(const caf_run *run, int64_t i, const caf_row *row)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_QUALITY, i);
    int64_t doubt = caf_doubt_in(run, CAF_QUALITY, i, CAF_BIT(QUALITY_WAS_INVOLVED));
    if (row->quality.was_involved != 0) {
        caf_step_value(run, CAF_QUALITY, i, QUALITY_WAS_INVOLVED, row->quality.was_involved);
    }
    if (caf_had_part(run, row->quality.person)) {
        /* Whatever the audit says of itself. */
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_AUDITOR_INVOLVED;
    } else if (row->quality.was_involved != 0) {
        finding.verdict = row->quality.was_involved == CAF_NO ? CAF_MET : CAF_NOT_MET;
        finding.reason = row->quality.was_involved == CAF_NO ? CAF_REASON_NONE : CAF_REASON_AUDITOR_INVOLVED;
    } else {
        caf_unsure unsure = { (int32_t)i, doubt };
        caf_note_unsure(run, &finding, CAF_QUALITY, unsure, CAF_BIT(QUALITY_WAS_INVOLVED));
    }
    caf_emit(run, &finding);
}

/* Calls for each audit of the episode; without one answers for the rule. */
static void each_audit(const caf_run *run, void (*answer)(const caf_run *run, int64_t i, const caf_row *row))
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        if (each.row->quality.kind == CAF_AUDIT && is_made(run, &each.row->quality)) {
            answer(run, each.i, each.row);
            any = 1;
        }
    }
    if (any) {
        return;
    }
    record none = find_record(run, CAF_AUDIT);
    if (none.unsure.row >= 0) {
        caf_conclude_unsure(run, CAF_QUALITY, none.unsure, none.fields);
    } else {
        caf_conclude_none_in(run, CAF_QUALITY, CAF_REASON_NO_AUDIT);
    }
}

static void nq_3_independent(const caf_run *run)
{
    each_audit(run, answer_independent);
}

/* Whether a case has been in two authorities. */
enum crossing { ONE_AUTHORITY, TWO_AUTHORITIES, PERHAPS_TWO };

static enum crossing note_crossing(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    caf_each each;
    if (own->origin == CAF_ORIGIN_MOVED_IN) {
        caf_step_value(run, CAF_CASES, 0, CASE_ORIGIN, own->origin);
        return TWO_AUTHORITIES;
    }
    caf_begin_rows(&each, run, CAF_TRANSFERS);
    while (caf_next_row(&each)) {
        if (each.row->transfer.kind == CAF_MOVE_IN || each.row->transfer.kind == CAF_MOVE_OUT) {
            caf_step_value(run, CAF_TRANSFERS, each.i, TRANSFER_KIND, each.row->transfer.kind);
            return TWO_AUTHORITIES;
        }
    }
    return run->facts->coverage[CAF_TRANSFERS] == CAF_COMPLETE ? ONE_AUTHORITY : PERHAPS_TWO;
}

static void answer_authorities(const caf_run *run, int64_t i, const caf_row *row)
{
    static const int64_t marks = CAF_BIT(QUALITY_BELOW) | CAF_BIT(QUALITY_LIMITED_OUTCOMES);
    const caf_quality_row *quality = &row->quality;
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_QUALITY, i, marks) };
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_GOOD_ENOUGH, CAF_QUALITY, i);
    int is_poor = quality->below == CAF_YES || quality->limited_outcomes == CAF_YES;
    int64_t blank = (quality->below == 0 ? CAF_BIT(QUALITY_BELOW) : 0) |
                    (quality->limited_outcomes == 0 ? CAF_BIT(QUALITY_LIMITED_OUTCOMES) : 0);
    if (is_poor) {
        int32_t field = quality->below == CAF_YES ? QUALITY_BELOW : QUALITY_LIMITED_OUTCOMES;
        caf_step_value(run, CAF_QUALITY, i, field, CAF_YES);
        finding.reason = CAF_REASON_NONE;
        caf_judge_flags(run, &finding, CAF_QUALITY, i, row, CAF_BIT(QUALITY_OTHER_AUTHORITY));
    } else if (unsure.doubt != 0 || blank != 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_QUALITY, unsure, blank);
    } else {
        caf_step_value(run, CAF_QUALITY, i, QUALITY_BELOW, CAF_NO);
        caf_step_value(run, CAF_QUALITY, i, QUALITY_LIMITED_OUTCOMES, CAF_NO);
    }
    caf_emit(run, &finding);
}

static void nq_4_authorities(const caf_run *run)
{
    switch (note_crossing(run)) {
    case TWO_AUTHORITIES:
        each_audit(run, answer_authorities);
        break;
    case ONE_AUTHORITY:
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_ONE_AUTHORITY);
        break;
    default:
        caf_conclude_not_held(run, CAF_TRANSFERS);
        break;
    }
}

/* Something that must be raised at once, and what is recorded of it. */
typedef struct alarm {
    int32_t table;
    int64_t row;
    int32_t from_field; /* the day it came up */
    caf_date from;
    int32_t to_field;   /* the day it was raised */
    caf_date to;
    int32_t flag_field;
    uint8_t flag;
    int64_t doubt;
    caf_date over;      /* the day from which nobody need be told any more: a concern was closed; 0: none */
} alarm;

/* Whether it was raised; what is known to be raised after the day looked at was not, by then. */
static uint8_t raised_by_then(const caf_run *run, int32_t table, int64_t row, int32_t field, caf_date on, uint8_t flag)
{
    return on == 0 && caf_to_come_in(run, table, row, CAF_BIT(field)) != 0 ? CAF_NO : flag;
}

/* The day up to which the delay is counted; one that was over in time to be raised was still to be raised. */
static caf_date end_of_alarm(const caf_run *run, const alarm *raised, caf_limit limit)
{
    caf_date due;
    if (raised->over == 0 || caf_limit_end(run->calendar, raised->from, limit, &due) != CAF_OK || raised->over <= due) {
        return run->facts->as_of;
    }
    if (raised->to == 0) {
        caf_step_date(run, CAF_CONCERNS, raised->row, CONCERN_CLOSED_ON, raised->over);
    }
    return raised->over;
}

/* Late only where the day is known: raised some day is raised, but perhaps not at once. */
static void answer_alarm(const caf_run *run, const alarm *raised)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, raised->table, raised->row);
    caf_unsure unsure = { (int32_t)raised->row, raised->doubt };
    if (raised->from != 0) {
        caf_step_date(run, raised->table, raised->row, raised->from_field, raised->from);
    }
    if (raised->doubt != 0 || (raised->to == 0 && raised->flag == 0)) {
        caf_note_unsure(run, &finding, raised->table, unsure, CAF_BIT(raised->to_field));
    } else if (raised->from == 0 || (raised->to == 0 && raised->flag == CAF_YES)) {
        caf_note_unsure(run, &finding, raised->table, unsure, CAF_BIT(raised->from == 0 ? raised->from_field : raised->to_field));
    } else {
        caf_step_value(run, raised->table, raised->row, raised->flag_field, raised->to != 0 ? CAF_YES : CAF_NO);
        if (raised->to != 0) {
            caf_step_date(run, raised->table, raised->row, raised->to_field, raised->to);
        }
        caf_limit limit = caf_limit_of(run, CAF_WITHIN, raised->from);
        caf_judge_by(run, &finding, raised->from, raised->to, end_of_alarm(run, raised, limit), limit, CAF_NO_DOUBT);
        finding.reason = finding.verdict == CAF_NOT_MET && raised->to == 0 ? CAF_REASON_NEVER : finding.reason;
    }
    if (raised->doubt == 0 && finding.verdict == CAF_UNKNOWN && raised->to == 0 && raised->flag != CAF_YES) {
        finding.verdict = CAF_JUDGEMENT; /* it came up, and for all that is recorded nobody was told: somebody must look */
    }
    caf_emit(run, &finding);
}

/* What an audit or another record of quality found. Returns 1 where it answered. */
static int answer_found(const caf_run *run, int64_t i, const caf_row *row)
{
    static const int64_t marks = CAF_BIT(QUALITY_IMMEDIATE_CONCERN) | CAF_BIT(QUALITY_UNSAFE);
    const caf_quality_row *quality = &row->quality;
    int is_concern = quality->immediate_concern == CAF_YES || quality->unsafe == CAF_YES;
    int64_t blank = (quality->immediate_concern == 0 ? CAF_BIT(QUALITY_IMMEDIATE_CONCERN) : 0) |
                    (quality->unsafe == 0 ? CAF_BIT(QUALITY_UNSAFE) : 0);
    int64_t doubt = caf_doubt_in(run, CAF_QUALITY, i, marks);
    if (!is_concern && (doubt != 0 || (quality->kind == CAF_AUDIT && blank != 0))) {
        caf_conclude_unsure(run, CAF_QUALITY, (caf_unsure){ (int32_t)i, doubt }, blank);
        return 1;
    }
    if (!is_concern) {
        return 0;
    }
    caf_step_value(run, CAF_QUALITY, i, quality->unsafe == CAF_YES ? QUALITY_UNSAFE : QUALITY_IMMEDIATE_CONCERN, CAF_YES);
    if (quality->raised == CAF_YES && quality->raised_on == 0 && caf_doubt_in(run, CAF_QUALITY, i, CAF_BIT(QUALITY_RAISED_ON)) == 0) {
        /* That mark says: at once. */
        caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_QUALITY, i);
        caf_step_value(run, CAF_QUALITY, i, QUALITY_RAISED, CAF_YES);
        caf_emit(run, &finding);
        return 1;
    }
    alarm found = { CAF_QUALITY, i, QUALITY_DONE_ON, quality->done_on, QUALITY_RAISED_ON, quality->raised_on, QUALITY_RAISED,
                    raised_by_then(run, CAF_QUALITY, i, QUALITY_RAISED_ON, quality->raised_on, quality->raised),
                    caf_doubt_in(run, CAF_QUALITY, i, CAF_BIT(QUALITY_DONE_ON) | CAF_BIT(QUALITY_RAISED_ON) | CAF_BIT(QUALITY_RAISED)), 0 };
    answer_alarm(run, &found);
    return 1;
}

static void answer_concern(const caf_run *run, int64_t i, const caf_concern_row *concern)
{
    alarm found = { CAF_CONCERNS, i, CONCERN_RAISED_ON, concern->raised_on, CONCERN_ESCALATED_ON, concern->escalated_on,
                    CONCERN_ESCALATED,
                    raised_by_then(run, CAF_CONCERNS, i, CONCERN_ESCALATED_ON, concern->escalated_on, concern->escalated),
                    caf_doubt_in(run, CAF_CONCERNS, i,
                                 CAF_BIT(CONCERN_RAISED_ON) | CAF_BIT(CONCERN_ESCALATED_ON) | CAF_BIT(CONCERN_ESCALATED)),
                    concern->closed_on };
    answer_alarm(run, &found);
}

static void nq_3_safeguarding(const caf_run *run)
{
    caf_each each;
    int any = 0;
    caf_begin_rows(&each, run, CAF_CONCERNS);
    while (caf_next_row(&each)) {
        if (!caf_is_earlier(run, each.row->concern.raised_on)) {
            answer_concern(run, each.i, &each.row->concern);
            any = 1;
        }
    }
    caf_begin_rows(&each, run, CAF_QUALITY);
    while (caf_next_row(&each)) {
        if (is_made(run, &each.row->quality)) {
            any |= answer_found(run, each.i, each.row);
        }
    }
    if (any) {
        return;
    }
    if (run->facts->coverage[CAF_CONCERNS] == CAF_COMPLETE) {
        caf_conclude_none_in(run, CAF_QUALITY, CAF_REASON_NOTHING_OF_CONCERN);
    } else {
        caf_conclude_not_held(run, CAF_CONCERNS);
    }
}

const caf_rule_entry caf_nq_1_checklists = {
    .rule = RULE(CAF_NQ_1_CHECKLISTS, "NQ-1-checklists", NQ, "Stage 1", "Self-assessment and supervision", CAF_STANDARD, 0, DECIDED,
         "The practitioner's self-review and a supervision are on record. Both are due until the case closes and then "
         "not met; the missing one is named. The framework leaves its checklists optional, so a profile gives this "
         "little weight."),
    .run = nq_1_checklists,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, RECORD_FIELDS }, CLOSED_ON },
};

const caf_rule_entry caf_nq_2_feedback = {
    .rule = RULE(CAF_NQ_2_FEEDBACK, "NQ-2-feedback", NQ, "Stage 2", "Feedback from the family", CAF_STANDARD, 0, DECIDED,
         "Feedback from the child, young person or parents is on record, and by it the work was empowering, "
         "developmental and accessible. One finding for each feedback; without any it is due until the case closes and "
         "then not met."),
    .run = nq_2_feedback,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, RECORD_FIELDS }, CLOSED_ON },
};

const caf_rule_entry caf_nq_3_independent = {
    .rule = RULE(CAF_NQ_3_INDEPENDENT, "NQ-3-independent", NQ, "Stage 3", "Auditors who were not involved", CAF_STANDARD, 0, UNTIMED,
         "Whoever audits the case had no part in it. It is not met where the audit is marked so, and where the record "
         "shows the auditor as assessor, lead professional, member of the team, at a meeting or as owner of an action, "
         "whatever the mark. Without a mark and without a trace of the auditor it is unknown: the record need not name "
         "everybody."),
    .run = nq_3_independent,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, RECORD_FIELDS } },
};

const caf_rule_entry caf_nq_3_safeguarding = {
    .rule = RULE(CAF_NQ_3_SAFEGUARDING, "NQ-3-safeguarding", NQ, "Stage 3", "Safeguarding raised at once", CAF_SAFEGUARDING, 0,
         DECIDED | CAN(JUDGEMENT),
         "An immediate concern or unsafe practice that an audit found is raised, and a child-protection concern is "
         "passed on, on the day it comes up; a profile may allow more days. One finding for each of the episode. An audit that does "
         "not say whether it found any leaves the answer unknown. Where it is not recorded whether it was raised, a "
         "person must look. What was only found later is counted from the day of the audit. The delay of a concern that was never "
         "passed on is counted up to the day on which it was closed."),
    .run = nq_3_safeguarding,
    .unless = CAF_UNLESS_DISPOSED,
    .reads = { { CAF_QUALITY, RECORD_FIELDS } },
    .parameters = { { CAF_WITHIN, { 0, CAF_DAYS } } },
};

const caf_rule_entry caf_nq_4_authorities = {
    .rule = RULE(CAF_NQ_4_AUTHORITIES, "NQ-4-authorities", NQ, "Stage 4", "A poor CAF of two authorities names both", CAF_STANDARD, 0, UNTIMED,
         "Where a case moved between authorities and an audit finds it poor or its outcomes limited, the audit names "
         "the other authority too, so that both can look at how they work together. One finding for each audit."),
    .run = nq_4_authorities,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, RECORD_FIELDS }, { CAF_CASES, CAF_BIT(CASE_ORIGIN) }, { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) } },
};

const caf_rule_entry caf_na_8_toolkit = {
    .rule = RULE(CAF_NA_8_TOOLKIT, "NA-8-toolkit", NA, "Learning point 8", "The toolkit is used", CAF_STANDARD, 0, DECIDED,
         "The use of the CAF toolkit is on record. It is due until the case closes and then not met."),
    .run = na_8_toolkit,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_QUALITY, RECORD_FIELDS }, CLOSED_ON },
};
