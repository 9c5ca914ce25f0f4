/*
 * The papers of a case: what Nottingham's auditors look at (framework, stage 3),
 * and what the audit of 2011 found hard to retrieve (learning point 6).
 */
#include "consents.h"
#include "entry.h"
#include "nottingham.h"

/* The papers looked at so far: each answered for itself, or all of them together. */
typedef struct papers {
    const caf_run *run;
    int is_each;
    caf_finding whole;
} papers;

static void take(papers *to, const caf_finding *paper)
{
    if (to->is_each) {
        caf_emit(to->run, paper);
    }
    if (caf_is_worse(paper->verdict, to->whole.verdict)) {
        to->whole.verdict = paper->verdict;
        to->whole.reason = paper->reason;
    }
}

/* The source may not hold all papers of a kind. */
static void take_rest(papers *to, int32_t table)
{
    if (to->run->facts->coverage[table] != CAF_COMPLETE) {
        caf_finding paper = caf_answer(to->run, CAF_UNKNOWN, CAF_REASON_MISSING);
        paper.table = (int16_t)table;
        caf_step_not_held(to->run, table);
        take(to, &paper);
    }
}

static void take_row(papers *to, int32_t table, int64_t i, const caf_row *row, int32_t field)
{
    caf_finding paper = caf_answer_on(to->run, CAF_UNKNOWN, CAF_REASON_NONE, table, i);
    caf_judge_flags(to->run, &paper, table, i, row, CAF_BIT(field));
    take(to, &paper);
}

/* How near a consent comes to a form on file. */
static int nearness(const caf_run *run, const caf_each *each)
{
    if (caf_doubt_in(run, CAF_CONSENTS, each->i, CAF_BIT(CONSENT_FILED)) != 0) {
        return 2;
    }
    return each->row->consent.filed == CAF_YES ? 3 : each->row->consent.filed == 0 ? 2 : 1;
}

static int has_assessment(const caf_facts *facts)
{
    return facts->started.row >= 0 || facts->completed.row >= 0 || facts->assessed.row >= 0;
}

/* An earlier episode's consent serves a reopened case while it lives; it is asked for with the assessment. */
static int is_of_bundle(const caf_run *run, const caf_consent_row *consent)
{
    const caf_facts *facts = run->facts;
    int32_t purpose = consent->purpose == CAF_PURPOSE_SHARE ? CAF_PURPOSE_SHARE : CAF_PURPOSE_ASSESS;
    caf_date on = facts->started.on != 0 ? facts->started.on : caf_last_day(facts);
    if (!caf_is_earlier(run, consent->decided)) {
        return 1;
    }
    return (has_assessment(facts) || consent->filed == CAF_YES) && caf_is_live(run, consent, purpose, on) == 1;
}

/* The consent that comes nearest to a form on file; -1: there is no consent. One form is enough. */
static int64_t best_consent(const caf_run *run)
{
    caf_each each;
    int64_t found = -1;
    int best = 0;
    int64_t id = 0;
    caf_begin_rows(&each, run, CAF_CONSENTS);
    while (caf_next_row(&each)) {
        int near = nearness(run, &each);
        const caf_consent_row *consent = &each.row->consent;
        int is_better = near > best || (near == best && consent->id < id); /* rows come in any order */
        if (is_better && is_of_bundle(run, consent) &&
            caf_to_come_in(run, CAF_CONSENTS, each.i, CAF_BIT(CONSENT_DECIDED)) == 0) {
            best = near;
            id = consent->id;
            found = each.i;
        }
    }
    return found;
}

static void take_consent(papers *to)
{
    const caf_run *run = to->run;
    const caf_facts *facts = run->facts;
    int64_t i = best_consent(run);
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CONSENTS, i, &room);
    int is_held = facts->coverage[CAF_CONSENTS] == CAF_COMPLETE;
    if (row != NULL && (is_held || row->consent.filed == CAF_YES)) {
        take_row(to, CAF_CONSENTS, i, row, CONSENT_FILED);
    } else if (!is_held) {
        take_rest(to, CAF_CONSENTS);
    } else if (facts->began_by_step_down) {
        /* Then consent is part of the transfer record. */
        row = caf_row_of(run, CAF_TRANSFERS, facts->step_down_row, &room);
        take_row(to, CAF_TRANSFERS, facts->step_down_row, row, TRANSFER_CONSENT);
    } else if (has_assessment(facts)) {
        caf_finding paper = caf_answer(run, CAF_NOT_MET, CAF_REASON_NEVER);
        paper.table = CAF_CONSENTS;
        caf_step_no_row(run, CAF_CONSENTS);
        take(to, &paper);
    }
}

static void take_assessment(papers *to)
{
    const caf_run *run = to->run;
    const caf_facts *facts = run->facts;
    int32_t i = caf_assessment_read(run);
    caf_row room;
    if (i < 0 && facts->assessed.row < 0) {
        take_rest(to, CAF_ASSESSMENTS);
        return;
    }
    i = i < 0 || !CAF_INITIAL_IS_SURE(facts) ? facts->assessed.row : i;
    const caf_row *row = caf_row_of(run, CAF_ASSESSMENTS, i, &room);
    caf_finding paper = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_ASSESSMENTS, i);
    if (!CAF_INITIAL_IS_SURE(facts)) {
        /* Which of them is asked about cannot be told, or whether it is under way. */
        caf_note_unsure(run, &paper, CAF_ASSESSMENTS, facts->assessed, 0);
        take(to, &paper);
        return;
    }
    caf_judge_flags(run, &paper, CAF_ASSESSMENTS, i, row, CAF_BIT(ASSESSMENT_FILED));
    if (paper.verdict != CAF_MET && paper.reason != CAF_REASON_PROBLEM && row->assessment.started != 0 &&
        row->assessment.completed == 0 && facts->closed.row < 0) {
        paper.verdict = CAF_DUE;
        paper.reason = CAF_REASON_UNDER_WAY;
    }
    take(to, &paper);
}

static void take_plans(papers *to)
{
    caf_each each;
    caf_begin_rows(&each, to->run, CAF_PLANS);
    while (caf_next_row(&each)) {
        if (!caf_is_earlier(to->run, each.row->plan.dated)) {
            take_row(to, CAF_PLANS, each.i, each.row, PLAN_FILED);
        }
    }
    take_rest(to, CAF_PLANS);
}

static void take_reviews(papers *to)
{
    caf_each each;
    caf_begin_rows(&each, to->run, CAF_REVIEWS);
    while (caf_next_row(&each)) {
        if (caf_is_review_held(to->run, each.i, &each.row->review)) {
            take_row(to, CAF_REVIEWS, each.i, each.row, REVIEW_FILED);
        }
    }
    take_rest(to, CAF_REVIEWS);
}

static papers look_at_papers(const caf_run *run, int is_each)
{
    papers all = { run, is_each, caf_answer(run, CAF_NOT_APPLICABLE, CAF_REASON_NO_PAPERS) };
    take_consent(&all);
    take_assessment(&all);
    take_plans(&all);
    take_reviews(&all);
    return all;
}

static void nq_3_bundle(const caf_run *run)
{
    papers all = look_at_papers(run, 1);
    if (all.whole.verdict == CAF_NOT_APPLICABLE) {
        caf_emit(run, &all.whole);
    }
}

static void na_6_documents(const caf_run *run)
{
    papers all = look_at_papers(run, 0);
    caf_emit(run, &all.whole);
}

#define PAPERS { CAF_CONSENTS, CAF_BIT(CONSENT_FILED) | CAF_BIT(CONSENT_DECIDED) }, { CAF_PLANS, CAF_BIT(PLAN_FILED) | CAF_BIT(PLAN_DATED) }, \
               { CAF_REVIEWS, CAF_BIT(REVIEW_FILED) | CAF_BIT(REVIEW_HELD_ON) }

const caf_rule_entry caf_nq_3_bundle = {
    .rule = RULE(CAF_NQ_3_BUNDLE, "NQ-3-bundle", NQ, "Stage 3", "The papers of the case", CAF_STANDARD, 0, DECIDED,
         "On file are a consent form, the assessment, all plans and all reviews of the current episode: one finding for "
         "each paper, so that missing ones are named. One consent form is enough, an earlier episode's too while that "
         "consent lives; after a step down the transfer "
         "record's consent stands for it where there is no other. Where the source may lack papers of a kind there is "
         "one finding more, unknown. A form that is still being filled in is due."),
    .run = nq_3_bundle,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, PAPERS },
};

const caf_rule_entry caf_na_6_documents = {
    .rule = RULE(CAF_NA_6_DOCUMENTS, "NA-6-documents", NA, "Learning point 6", "Documents can be retrieved", CAF_STANDARD, 0, DECIDED,
         "All papers of the case are on file: its consent form, assessment, plans and reviews. One finding for the case: "
         "not met where one of them is known to be missing, unknown where the record does not say so of one, or may lack "
         "some. NQ-3-bundle says it paper by paper."),
    .run = na_6_documents,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, PAPERS },
};
