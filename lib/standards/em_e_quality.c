/*
 * East Midlands, E, as far as one case shows it: self-review, supervision and
 * feedback, and the data set that is recorded of every case.
 */
#include "../reading.h"
#include "entry.h"
#include "owed.h"

/* What the quality records say of one kind. */
typedef struct records {
    int64_t first;     /* the first of the episode, by day, or -1 */
    caf_date on;
    caf_unsure unsure; /* one of which the day or the kind is not sure */
    int64_t fields;    /* of it, what is not recorded */
} records;

static records find_records(const caf_run *run, int32_t kind)
{
    records found = { -1, 0, { -1, 0 }, 0 };
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_QUALITY); caf_next_row(&each);) {
        const caf_quality_row *record = &each.row->quality;
        int64_t doubt = caf_doubt_in(run, CAF_QUALITY, each.i, CAF_BIT(QUALITY_KIND) | CAF_BIT(QUALITY_DONE_ON));
        int is_ahead = record->done_on == 0 && caf_to_come_in(run, CAF_QUALITY, each.i, CAF_BIT(QUALITY_DONE_ON)) != 0;
        int is_earlier = record->done_on != 0 && record->done_on < run->facts->episode;
        if ((record->kind != kind && record->kind != 0) || is_ahead || is_earlier) {
            continue;
        }
        if (doubt != 0 || record->kind == 0 || record->done_on == 0) {
            found.unsure = (caf_unsure){ (int32_t)each.i, doubt };
            found.fields = (record->kind == 0 ? CAF_BIT(QUALITY_KIND) : 0) | (record->done_on == 0 ? CAF_BIT(QUALITY_DONE_ON) : 0);
        } else if (found.first < 0 || record->done_on < found.on) {
            found.first = each.i;
            found.on = record->done_on;
        }
    }
    return found;
}

/* One of an unknown day is enough where neither an earlier episode nor a closure makes the day matter. */
static int is_enough(const caf_run *run, const records *found)
{
    return found->unsure.row >= 0 && found->unsure.doubt == 0 && found->fields == CAF_BIT(QUALITY_DONE_ON) &&
           run->facts->episode == 0 && run->facts->closed.row < 0 && !caf_may_be_closed(run->facts);
}

static void answer_found(const caf_run *run, int64_t i, caf_date on)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_QUALITY, i);
    caf_date closed = run->facts->closed.on;
    finding.done = on;
    caf_step_event(run, CAF_QUALITY, i, QUALITY_DONE_ON, on);
    if (closed != 0) {
        finding.due = closed;
        finding.slack = closed - on;
        caf_step_date(run, CAF_CLOSURES, run->facts->closed.row, CLOSURE_CLOSED, closed);
    }
    if (closed != 0 && on > closed) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_ONLY_LATER;
    }
    caf_emit(run, &finding);
}

/* A record of a kind is owed in every case, by its closure. */
static void answer_kind(const caf_run *run, int32_t kind)
{
    const caf_facts *facts = run->facts;
    records found = find_records(run, kind);
    int is_late = found.first >= 0 && facts->closed.on != 0 && found.on > facts->closed.on;
    int closed_some_day = facts->closed.row >= 0 && facts->closed.on == 0;
    if (found.first >= 0 && !is_late && !closed_some_day) {
        answer_found(run, found.first, found.on);
    } else if (is_enough(run, &found)) {
        answer_found(run, found.unsure.row, 0);
    } else if (found.unsure.row >= 0) {
        caf_conclude_unsure(run, CAF_QUALITY, found.unsure, found.fields);
    } else if (facts->coverage[CAF_QUALITY] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_QUALITY);
    } else if (is_late) {
        answer_found(run, found.first, found.on);
    } else if (found.first >= 0) {
        caf_conclude_closed_some_day(run);
    } else {
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
        finding.table = CAF_QUALITY;
        caf_step_none_of(run, CAF_QUALITY, QUALITY_KIND, kind);
        caf_judge_owed(run, &finding);
        caf_emit(run, &finding);
    }
}

static void em_e_self_review(const caf_run *run)
{
    answer_kind(run, CAF_SELF_REVIEW);
}

static void em_e_supervision(const caf_run *run)
{
    answer_kind(run, CAF_SUPERVISION);
}

static void em_e_feedback(const caf_run *run)
{
    answer_kind(run, CAF_FEEDBACK);
}

/* The fields of the data set, sorted by what is on record of them. */
typedef struct datum {
    int64_t there;  /* bit of the field, where it is recorded */
    int64_t blank;  /* where it is blank */
    int64_t lacks;  /* where the source has no place for it */
    int64_t doubt;  /* where it cannot be right */
} datum;

static void look_at(const caf_run *run, datum *all, int32_t table, int64_t i, int32_t field, int is_recorded)
{
    int64_t doubt = caf_doubt_in(run, table, i, CAF_BIT(field));
    all->doubt |= doubt;
    if (doubt != 0) {
        return;
    }
    *(is_recorded ? &all->there : caf_can_hold(run, table, field) ? &all->blank : &all->lacks) |= CAF_BIT(field);
}

/* What was found, by name: a child's data are not repeated. */
static void note_there(const caf_run *run, int32_t table, int64_t i, int64_t fields)
{
    for (; run->sink->step != NULL && fields != 0; fields &= fields - 1) {
        caf_step_value(run, table, i, caf_lowest(fields), CAF_VALUE_RECORDED);
    }
}

static void answer_data(const caf_run *run, const datum *all, int32_t table, int64_t i)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, table, i);
    finding.flags = CAF_CONVENTION;
    caf_step_missing(run, table, i, all->blank | all->lacks);
    caf_step_doubt(run, table, i, all->doubt);
    if (all->blank != 0) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_LEFT_BLANK;
        finding.items = all->blank;
    } else if (all->doubt != 0) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_PROBLEM;
        finding.items = all->doubt;
    } else if (all->lacks != 0) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
        finding.items = all->lacks;
    } else {
        finding.reason = CAF_REASON_ALL_RECORDED;
        note_there(run, table, i, all->there);
    }
    caf_emit(run, &finding);
}

static void answer_child(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    datum all = { 0, 0, 0, 0 };
    caf_row room;
    int32_t i = facts->child_row;
    const caf_row *row = caf_row_of(run, CAF_CHILDREN, i, &room);
    if (row == NULL) {
        int none = facts->coverage[CAF_CHILDREN] == CAF_COMPLETE && run->whose->count[CAF_CHILDREN] == 0;
        caf_finding finding = caf_answer(run, CAF_NOT_MET, CAF_REASON_LEFT_BLANK);
        finding.table = CAF_CHILDREN;
        finding.flags = CAF_CONVENTION;
        if (none) {
            caf_step_no_row(run, CAF_CHILDREN);
        } else if (facts->coverage[CAF_CHILDREN] != CAF_COMPLETE) {
            caf_note_not_held(run, &finding, CAF_CHILDREN);
        } else {
            /* Which of the children it is about is not said. */
            finding.verdict = CAF_UNKNOWN;
            finding.reason = CAF_REASON_MISSING;
            caf_step_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CHILD));
        }
        caf_emit(run, &finding);
        return;
    }
    const caf_child_row *child = &row->child;
    int is_expected = child->expected != 0 && child->born == 0;
    look_at(run, &all, CAF_CHILDREN, i, is_expected ? CHILD_EXPECTED : CHILD_BORN, child->born != 0 || is_expected);
    look_at(run, &all, CAF_CHILDREN, i, CHILD_GENDER, child->gender != 0 || is_expected);
    look_at(run, &all, CAF_CHILDREN, i, CHILD_ETHNICITY, child->ethnicity != 0 || is_expected);
    look_at(run, &all, CAF_CHILDREN, i, CHILD_LANGUAGE, child->language != 0 || is_expected);
    look_at(run, &all, CAF_CHILDREN, i, CHILD_DISABILITY, child->disability != 0 || is_expected);
    if (is_expected) {
        all.there &= CAF_BIT(CHILD_EXPECTED); /* nothing else is asked of an unborn child */
    }
    answer_data(run, &all, CAF_CHILDREN, i);
}

static void em_e_data(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    datum all = { 0, 0, 0, 0 };
    look_at(run, &all, CAF_CASES, 0, CASE_AUTHORITY, own->authority != 0);
    look_at(run, &all, CAF_CASES, 0, CASE_AGENCY, own->agency != 0);
    look_at(run, &all, CAF_CASES, 0, CASE_OPENED, own->opened != 0);
    look_at(run, &all, CAF_CASES, 0, CASE_NEEDS_IDENTIFIED, own->needs_identified != 0);
    answer_data(run, &all, CAF_CASES, 0);
    answer_child(run);
}

const caf_rule_entry caf_em_e_self_review = {
    .rule = RULE(CAF_EM_E_SELF_REVIEW, "EM-E-self-review", EM, "E", "Self-review in every case", CAF_STANDARD, 0, DECIDED,
         "By the closure of the case the practitioner has reviewed the work done in it; until then it is due. A review "
         "of an earlier episode does not count."),
    .run = em_e_self_review,
    .unless = WHILE_IN_CAF,
};

const caf_rule_entry caf_em_e_supervision = {
    .rule = RULE(CAF_EM_E_SUPERVISION, "EM-E-supervision", EM, "E", "The case comes up in supervision", CAF_STANDARD, 0, DECIDED,
         "By the closure of the case a supervision of the work in it is on record; until then it is due. One in an "
         "earlier episode does not count."),
    .run = em_e_supervision,
    .unless = WHILE_IN_CAF,
};

const caf_rule_entry caf_em_e_feedback = {
    .rule = RULE(CAF_EM_E_FEEDBACK, "EM-E-feedback", EM, "E", "Feedback to the practitioner", CAF_STANDARD, 0, DECIDED,
         "By the closure of the case specific feedback to the practitioner is on record; until then it is due. Feedback "
         "from the family is another matter, and what was given in an earlier episode does not count."),
    .run = em_e_feedback,
    .unless = WHILE_IN_CAF,
};

const caf_rule_entry caf_em_e_data = {
    .rule = RULE(CAF_EM_E_DATA, "EM-E-data", EM, "E", "Minimum common data set", CAF_STANDARD, 0, UNTIMED,
         "The standards leave the data set to be agreed. This library asks, of the case, for its authority, the agency "
         "that began it, its opening and the day the needs were identified, and of the child for the date of birth, "
         "gender, ethnicity, first language and disability; of an unborn child only the expected date. What the source "
         "could hold and leaves blank is not met; what it has no place for is unknown."),
    .run = em_e_data,
    .unless = WHILE_IN_CAF,
};
