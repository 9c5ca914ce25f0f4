/* Blackburn with Darwen, 1a: consent in writing, and whose. */
#include "../reading.h"
#include "../run.h"
#include "consents.h"
#include "entry.h"

#define READ_OF_CONSENT \
    (CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_EXPIRES) | CAF_BIT(CONSENT_GIVER) | CAF_BIT(CONSENT_PURPOSE) | \
     CAF_BIT(CONSENT_DECISION) | CAF_BIT(CONSENT_WRITTEN))

/* The last decision of one giver by a day. */
typedef struct decision {
    int32_t row;        /* -1: none */
    int both_ways;      /* given and not given on the same day */
    caf_consent_row of;
} decision;

/* What the record says about consent to the assessment on a day; by giver, 0: not sure whose. */
typedef struct consents {
    decision last[3];
    caf_date from[3];     /* the day of the last decision, even where it is not recorded what it was */
    int32_t later;        /* the first one given in writing after the day; -1: none */
    caf_date later_on;
    caf_maybe perhaps[3];     /* one that may be live, and in writing */
    caf_maybe perhaps_not[3]; /* one that may have ended it */
    caf_maybe no_refusal[3];  /* one that may have taken the place of a refusal */
} consents;

static int is_said(const caf_consent_row *consent)
{
    return consent->decision == CAF_GIVEN || caf_is_refusal(consent);
}

static int is_valid(const caf_consent_row *consent, caf_date on)
{
    return consent->expires == 0 || consent->expires >= on;
}

/* Which of two of one day serves better: one that has not expired; then written, then not recorded, then not written. */
static int serves(const caf_consent_row *consent, caf_date on)
{
    static const int rank[] = { 1, 2, 0 };
    return (is_valid(consent, on) ? 3 : 0) + rank[consent->written];
}

/* Of one giver the later decision counts; on one day what was said, and of what was given the one that serves best. */
static void keep(decision *last, const caf_consent_row *consent, int32_t i, caf_date on)
{
    int is_later = last->row < 0 || consent->decided > last->of.decided;
    if (is_later || (consent->decided == last->of.decided && is_said(consent) && !is_said(&last->of))) {
        *last = (decision){ i, 0, *consent };
        return;
    }
    if (consent->decided < last->of.decided || (is_said(&last->of) && !is_said(consent))) {
        return;
    }
    int is_given = consent->decision == CAF_GIVEN;
    int was_given = last->of.decision == CAF_GIVEN;
    int is_better = serves(consent, on) > serves(&last->of, on) || (is_valid(consent, on) && consent->written == CAF_YES);
    last->both_ways |= is_given != was_given;
    if ((is_given && !was_given) || (is_given == was_given && is_better)) {
        last->row = i;
        last->of = *consent;
    }
}

static void keep_day(consents *found, const caf_consent_row *consent)
{
    caf_date *from = &found->from[consent->giver];
    *from = consent->decided > *from ? consent->decided : *from;
}

/* A row of which something is not sure. */
static void keep_unsure(consents *found, const caf_consent_row *consent, int32_t i, int64_t doubt, caf_date on)
{
    int64_t blank = (consent->decided == 0 ? CAF_BIT(CONSENT_DECIDED) : 0) |
                    (consent->giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) |
                    (consent->decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0);
    int is_dated = consent->decided != 0 && (doubt & CAF_BIT(CONSENT_DECIDED)) == 0;
    int is_over = !is_valid(consent, on) && (doubt & CAF_BIT(CONSENT_EXPIRES)) == 0;
    int may_serve = (consent->decision == 0 || consent->decision == CAF_GIVEN) && consent->written != CAF_NO && !is_over;
    int giver = doubt & CAF_BIT(CONSENT_GIVER) ? 0 : consent->giver;
    caf_maybe one = { { i, doubt }, blank, is_dated ? consent->decided : INT32_MAX };
    if (may_serve) {
        caf_keep_maybe(&found->perhaps[giver], &one);
    } else if (is_dated && giver != 0 && doubt == 0) {
        keep_day(found, consent); /* whatever it was, it is the last decision and none in writing */
    }
    if (consent->decision == 0 || caf_is_refusal(consent)) {
        caf_keep_maybe(&found->perhaps_not[giver], &one);
    }
    if (!caf_is_refusal(consent)) {
        caf_keep_maybe(&found->no_refusal[giver], &one);
    }
}

/* Given after the day: too late, whoever gave it. */
static void keep_later(consents *found, const caf_consent_row *consent, int32_t i)
{
    int is_given = consent->decision == CAF_GIVEN && consent->written != CAF_NO;
    if (is_given && (found->later < 0 || consent->decided < found->later_on)) {
        found->later = i;
        found->later_on = consent->decided;
    }
}

static consents find_consents(const caf_run *run, caf_date on)
{
    consents found = { .later = -1 };
    caf_each each;
    for (int giver = 0; giver < 3; giver++) {
        found.last[giver].row = found.perhaps[giver].row.row = -1;
        found.perhaps_not[giver].row.row = found.no_refusal[giver].row.row = -1;
    }
    caf_begin_rows(&each, run, CAF_CONSENTS);
    while (caf_next_row(&each)) {
        const caf_consent_row *consent = &each.row->consent;
        int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, each.i, READ_OF_CONSENT);
        if (consent->purpose == CAF_PURPOSE_STORE || consent->purpose == CAF_PURPOSE_SHARE || caf_is_refused_in_part(consent)) {
            continue;
        }
        if (consent->decided > on && doubt == 0) {
            keep_later(&found, consent, each.i);
        } else if (doubt != 0 || consent->decided == 0 || consent->giver == 0 || consent->decision == 0) {
            keep_unsure(&found, consent, each.i, doubt, on);
        } else {
            keep(&found.last[consent->giver], consent, each.i, on);
            keep_day(&found, consent);
        }
    }
    return found;
}

/* Whether a giver's last decision was to give it, and that had not expired; on that day it may have been taken back too. */
static int is_given(const consents *found, int giver, caf_date on)
{
    const decision *last = &found->last[giver];
    return last->row >= 0 && last->of.decided >= found->from[giver] && last->of.decision == CAF_GIVEN && is_valid(&last->of, on);
}

/* Given and taken back on one day, in an order that nobody knows, and in writing if it was given last. */
static int is_torn(const consents *found, caf_date on)
{
    for (int giver = CAF_GIVER_CHILD; giver <= CAF_GIVER_FAMILY; giver++) {
        if (is_given(found, giver, on) && found->last[giver].both_ways && found->last[giver].of.written != CAF_NO) {
            return 1;
        }
    }
    return 0;
}

static void note_consent(const caf_run *run, const decision *last)
{
    if (last->row < 0) {
        return;
    }
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_GIVER, last->of.giver);
    caf_step_value(run, CAF_CONSENTS, last->row, CONSENT_DECISION, last->of.decision);
    caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_DECIDED, last->of.decided);
    if (last->of.expires != 0) {
        caf_step_date(run, CAF_CONSENTS, last->row, CONSENT_EXPIRES, last->of.expires);
    }
}

/* Of what is not sure what may be a giver's, not before a day; NULL: nothing. */
static const caf_maybe *may_be_of(const caf_maybe *unsure, int32_t giver, caf_date since)
{
    const caf_maybe *anybody = &unsure[0];
    const caf_maybe *own = &unsure[giver];
    if (anybody->row.row >= 0 && anybody->on >= since) {
        return anybody;
    }
    return own->row.row >= 0 && own->on >= since ? own : NULL;
}

/* What may have ended that giver's consent by then; nobody ends another's. NULL: nothing. */
static const caf_maybe *ended_by(const consents *found, const decision *last)
{
    return may_be_of(found->perhaps_not, last->of.giver, last->of.decided);
}

/* What may be a consent in writing by then; an earlier one than its giver's last decision is none. NULL: nothing. */
static const caf_maybe *given_by(const consents *found)
{
    for (int giver = 0; giver < 3; giver++) {
        const caf_maybe *one = &found->perhaps[giver];
        int may_be_childs = giver != CAF_GIVER_FAMILY && one->on >= found->from[CAF_GIVER_CHILD];
        int may_be_familys = giver != CAF_GIVER_CHILD && one->on >= found->from[CAF_GIVER_FAMILY];
        if (one->row.row >= 0 && (may_be_childs || may_be_familys)) {
            return one;
        }
    }
    return NULL;
}

/*
 * The live consent that says most about its form: written for certain, then
 * written, then not recorded, then not written; NULL: none is live.
 */
static const decision *best_of(const consents *found, caf_date on)
{
    static const int rank[] = { 1, 2, 0 };
    const decision *best = NULL;
    int best_rank = -1;
    for (int giver = CAF_GIVER_CHILD; giver <= CAF_GIVER_FAMILY; giver++) {
        const decision *last = &found->last[giver];
        int is_sure = last->row >= 0 && last->of.written == CAF_YES && ended_by(found, last) == NULL;
        int of = is_sure ? 3 : rank[last->of.written];
        if (is_given(found, giver, on) && !last->both_ways && of > best_rank) {
            best = last;
            best_rank = of;
        }
    }
    return best;
}

static void cannot_tell(const caf_run *run, caf_finding *finding, const caf_maybe *why)
{
    finding->verdict = CAF_UNKNOWN;
    finding->row = caf_row_name(run->whose, CAF_CONSENTS, why->row.row);
    caf_note_unsure(run, finding, CAF_CONSENTS, why->row, why->blank);
}

/*
 * One's consent serves: where the other refuses, a person must judge. Here this
 * is all that shows it, as EM-A3-agreement is in other profiles.
 */
static void weigh_other(const caf_run *run, const consents *found, int32_t serves_of, caf_finding *finding)
{
    int32_t giver = serves_of == CAF_GIVER_CHILD ? CAF_GIVER_FAMILY : CAF_GIVER_CHILD;
    const decision *last = &found->last[giver];
    int is_last = last->row >= 0 && last->of.decided >= found->from[giver];
    int refuses = is_last && caf_is_refusal(&last->of);
    const caf_maybe *unsure = may_be_of(refuses ? found->no_refusal : found->perhaps_not, giver, found->from[giver]);
    if (refuses || (is_last && last->both_ways)) {
        note_consent(run, last);
    }
    if (unsure != NULL) {
        cannot_tell(run, finding, unsure);
    } else if (is_last && last->both_ways) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_SAME_DAY;
        finding->row = caf_row_name(run->whose, CAF_CONSENTS, last->row);
    } else if (refuses && run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        finding->verdict = CAF_UNKNOWN; /* consent may have been given again */
        finding->reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CONSENTS);
    } else if (refuses) {
        finding->verdict = CAF_JUDGEMENT;
        finding->reason = CAF_REASON_ONE_REFUSED;
    }
}

/* A consent is live: is it in writing? */
static caf_finding answer_live(const caf_run *run, const consents *found, const decision *best)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_CONSENTS, best->row);
    const caf_maybe *ends = ended_by(found, best);
    note_consent(run, best);
    finding.done = best->of.decided;
    if (best->of.written != 0) {
        caf_step_value(run, CAF_CONSENTS, best->row, CONSENT_WRITTEN, best->of.written);
    }
    if (best->of.written == CAF_NO) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_SAID_NO;
        finding.items = CAF_BIT(CONSENT_WRITTEN);
    } else if (ends != NULL) {
        cannot_tell(run, &finding, ends);
    } else if (best->of.written == 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONSENTS, (caf_unsure){ best->row, 0 }, CAF_BIT(CONSENT_WRITTEN));
    } else {
        weigh_other(run, found, best->of.giver, &finding);
    }
    return finding;
}

/* No consent is live by then. */
static caf_finding answer_none(const caf_run *run, const consents *found, caf_date on)
{
    caf_finding finding = caf_answer(run, CAF_NOT_MET, CAF_REASON_NEVER);
    finding.table = CAF_CONSENTS;
    for (int giver = CAF_GIVER_CHILD; giver <= CAF_GIVER_FAMILY; giver++) {
        const decision *last = &found->last[giver];
        note_consent(run, last);
        if (last->row >= 0 && (last->of.decision == CAF_GIVEN || caf_is_refusal(&last->of))) {
            finding.reason = CAF_REASON_REFUSED;
        }
    }
    if (is_torn(found, on)) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_SAME_DAY;
    } else if (found->later >= 0) {
        finding.reason = CAF_REASON_ONLY_LATER;
        finding.row = caf_row_name(run->whose, CAF_CONSENTS, found->later);
        finding.done = found->later_on;
        caf_step_date(run, CAF_CONSENTS, found->later, CONSENT_DECIDED, found->later_on);
    }
    return finding;
}

/* What the record lacks may have been a consent in writing. */
static void doubt_not_met(const caf_run *run, caf_finding *finding, const consents *found, caf_date on)
{
    const caf_maybe *perhaps = given_by(found);
    if (finding->verdict != CAF_NOT_MET) {
        return;
    }
    if (is_torn(found, on)) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_SAME_DAY;
        finding->items = 0;
    } else if (perhaps != NULL) {
        cannot_tell(run, finding, perhaps);
    } else if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_MISSING;
        finding->items = 0;
        caf_step_not_held(run, CAF_CONSENTS);
    }
}

static void finish(caf_finding *finding, caf_date started)
{
    finding->due = started;
    if (finding->verdict == CAF_MET || finding->reason == CAF_REASON_ONLY_LATER) {
        finding->slack = started - finding->done;
    } else {
        finding->done = 0;
    }
}

/* The consent that is live on the day the assessment starts. */
static caf_finding answer_on_start(const caf_run *run, caf_date started)
{
    consents found = find_consents(run, started);
    const decision *best = best_of(&found, started);
    caf_step_date(run, CAF_ASSESSMENTS, run->facts->started.row, ASSESSMENT_STARTED, started);
    caf_finding finding = best != NULL ? answer_live(run, &found, best) : answer_none(run, &found, started);
    doubt_not_met(run, &finding, &found, started);
    finish(&finding, started);
    return finding;
}

/*
 * On a step-down the transfer record holds it; a consent of the case's own
 * serves as well. Whether that says more than the transfer: 1, and it is the answer.
 */
static int answer_by_own(const caf_run *run, uint8_t of_transfer)
{
    const caf_facts *facts = run->facts;
    caf_sink nowhere = { NULL, NULL }; /* for an answer that is only looked at */
    int is_begun = facts->assessed.row >= 0 || facts->started.row >= 0 || facts->completed.row >= 0;
    if (of_transfer == CAF_YES || !is_begun) {
        return 0;
    }
    if (facts->started.on == 0) {
        /* Nobody knows on which day to look; that matters where the transfer says no. */
        if (of_transfer == CAF_NO) {
            caf_conclude_without_start(run);
        }
        return of_transfer == CAF_NO;
    }
    caf_run quiet = *run;
    quiet.sink = &nowhere;
    int32_t verdict = answer_on_start(&quiet, facts->started.on).verdict;
    if (verdict == CAF_MET || (verdict != CAF_NOT_MET && of_transfer == CAF_NO)) {
        caf_finding own = answer_on_start(run, facts->started.on);
        caf_emit(run, &own);
        return 1;
    }
    return 0;
}

static void answer_step_down(const caf_run *run)
{
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, &room);
    if (!answer_by_own(run, row->transfer.consent)) {
        caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
        caf_judge_flags(run, &finding, CAF_TRANSFERS, i, row, CAF_BIT(TRANSFER_CONSENT));
        caf_emit(run, &finding);
    }
}

/* It began by stepping down, and the transfer whose record would hold the consent is not there. */
static int is_transfer_lacking(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    return run->whose->row.origin == CAF_ORIGIN_STEPPED_DOWN && facts->episode == 0 &&
           facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE;
}

static void bd_1a_consent(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->step_down_row >= 0) {
        answer_step_down(run);
    } else if (facts->started.on != 0) {
        caf_finding finding = answer_on_start(run, facts->started.on);
        if ((finding.verdict == CAF_NOT_MET || finding.verdict == CAF_JUDGEMENT) && is_transfer_lacking(run)) {
            finding.verdict = CAF_UNKNOWN;
            finding.reason = CAF_REASON_MISSING;
            caf_step_not_held(run, CAF_TRANSFERS);
        }
        caf_emit(run, &finding);
    } else if (is_transfer_lacking(run)) {
        caf_conclude_not_held(run, CAF_TRANSFERS);
    } else if (!caf_conclude_without_assessment(run)) {
        caf_conclude_missing(run, CAF_ASSESSMENTS, caf_assessment_read(run), CAF_BIT(ASSESSMENT_STARTED));
    }
}

const caf_rule_entry caf_bd_1a_consent = {
    .rule = RULE(CAF_BD_1A_CONSENT, "BD-1a-consent", BD, "1a", "Written consent, and whose", CAF_STANDARD, 0, JUDGED,
         "On the day the initial assessment starts a consent to it is live that was given in writing, and it is on "
         "record whose it is: the child's or the family's. Whether it is the right person's is asked by EM-A3-agreement. "
         "Of one person's decisions the last one by that day counts. Where one consented and the other's last decision "
         "is a refusal or withdrawal, a person must judge. On a step-down it is the transfer record that "
         "shows consent, or a written one live on the day an assessment of the case's own starts."),
    .run = bd_1a_consent,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_FINAL_MEETING_ON) } },
};
