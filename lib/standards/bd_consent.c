/* Blackburn with Darwen, 1a: consent in writing, and whose. */
#include "../reading.h"
#include "../run.h"
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

/* What the record says about consent to the assessment on a day. */
typedef struct consents {
    decision last[3];        /* by giver */
    int32_t later;           /* the first one given in writing after the day; -1: none */
    caf_date later_on;
    caf_unsure perhaps;      /* one that may be live: its day, giver or decision is not sure */
    int64_t perhaps_fields;
    caf_unsure perhaps_not[3];  /* by giver, 0: not sure whose; one that may have ended it */
    int64_t perhaps_not_fields[3];
    caf_date perhaps_not_on[3]; /* the last day it may have been */
} consents;

static int is_ending(const caf_consent_row *consent)
{
    return consent->decision == CAF_REFUSED || consent->decision == CAF_WITHDRAWN;
}

static int is_said(const caf_consent_row *consent)
{
    return consent->decision == CAF_GIVEN || is_ending(consent);
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

/* Of one giver the later decision counts; on one day what was said, and among the same what serves best. */
static void keep(decision *last, const caf_consent_row *consent, int32_t i, caf_date on)
{
    int is_other_way = (consent->decision == CAF_GIVEN) != (last->of.decision == CAF_GIVEN);
    if (last->row < 0 || consent->decided > last->of.decided ||
        (consent->decided == last->of.decided && is_said(consent) && !is_said(&last->of))) {
        *last = (decision){ i, 0, *consent };
    } else if (consent->decided == last->of.decided && is_other_way && is_said(consent)) {
        last->both_ways = 1;
    } else if (consent->decided == last->of.decided && !is_other_way &&
               (serves(consent, on) > serves(&last->of, on) || (is_valid(consent, on) && consent->written == CAF_YES))) {
        last->row = i;
        last->of = *consent;
    }
}

/* A row of which something is not sure. */
static void keep_unsure(consents *found, const caf_consent_row *consent, int32_t i, int64_t doubt)
{
    int64_t blank = (consent->decided == 0 ? CAF_BIT(CONSENT_DECIDED) : 0) |
                    (consent->giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) |
                    (consent->decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0);
    int is_spoken = consent->written == CAF_NO;
    int giver = doubt & CAF_BIT(CONSENT_GIVER) ? 0 : consent->giver;
    if ((consent->decision == 0 || consent->decision == CAF_GIVEN) && !is_spoken && found->perhaps.row < 0) {
        found->perhaps = (caf_unsure){ i, doubt };
        found->perhaps_fields = blank;
    }
    if ((consent->decision == 0 || is_ending(consent)) && found->perhaps_not[giver].row < 0) {
        found->perhaps_not[giver] = (caf_unsure){ i, doubt };
        found->perhaps_not_fields[giver] = blank;
    }
    if (consent->decision == 0 || is_ending(consent)) {
        int is_dated = consent->decided != 0 && (doubt & CAF_BIT(CONSENT_DECIDED)) == 0;
        caf_date on = is_dated ? consent->decided : INT32_MAX;
        found->perhaps_not_on[giver] = on > found->perhaps_not_on[giver] ? on : found->perhaps_not_on[giver];
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
    consents found = { .later = -1, .perhaps = { -1, 0 }, .perhaps_not = { { -1, 0 }, { -1, 0 }, { -1, 0 } } };
    found.last[CAF_GIVER_CHILD].row = found.last[CAF_GIVER_FAMILY].row = -1;
    caf_each each;
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
            keep_unsure(&found, consent, each.i, doubt);
        } else {
            keep(&found.last[consent->giver], consent, each.i, on);
        }
    }
    return found;
}

static int is_live(const decision *last, caf_date on)
{
    return last->row >= 0 && !last->both_ways && last->of.decision == CAF_GIVEN && is_valid(&last->of, on);
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

/* The row of doubt about whether that giver's consent had ended by then; by giver, 0: anybody's; -1: there is none. */
static int who_may_have_ended(const consents *found, const decision *last)
{
    int giver = found->perhaps_not[0].row >= 0 ? 0 : last->of.giver; /* nobody ends another's consent */
    int may = found->perhaps_not[giver].row >= 0 && (giver == 0 || found->perhaps_not_on[giver] >= last->of.decided);
    return may ? giver : -1;
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
        int is_sure = last->row >= 0 && last->of.written == CAF_YES && who_may_have_ended(found, last) < 0;
        int of = is_sure ? 3 : rank[last->of.written];
        if (is_live(last, on) && of > best_rank) {
            best = last;
            best_rank = of;
        }
    }
    return best;
}

/* A consent is live: is it in writing? */
static caf_finding answer_live(const caf_run *run, const consents *found, const decision *best)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_NONE, CAF_CONSENTS, best->row);
    int giver = who_may_have_ended(found, best);
    note_consent(run, best);
    finding.done = best->of.decided;
    if (best->of.written != 0) {
        caf_step_value(run, CAF_CONSENTS, best->row, CONSENT_WRITTEN, best->of.written);
    }
    if (giver >= 0) {
        finding.verdict = CAF_UNKNOWN;
        finding.row = caf_row_name(run->whose, CAF_CONSENTS, found->perhaps_not[giver].row);
        caf_note_unsure(run, &finding, CAF_CONSENTS, found->perhaps_not[giver], found->perhaps_not_fields[giver]);
    } else if (best->of.written == 0) {
        finding.verdict = CAF_UNKNOWN;
        caf_note_unsure(run, &finding, CAF_CONSENTS, (caf_unsure){ best->row, 0 }, CAF_BIT(CONSENT_WRITTEN));
    } else if (best->of.written == CAF_NO) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_SAID_NO;
        finding.items = CAF_BIT(CONSENT_WRITTEN);
    }
    return finding;
}

/* No consent is live by then. */
static caf_finding answer_none(const caf_run *run, const consents *found)
{
    caf_finding finding = caf_answer(run, CAF_NOT_MET, CAF_REASON_NEVER);
    finding.table = CAF_CONSENTS;
    for (int giver = CAF_GIVER_CHILD; giver <= CAF_GIVER_FAMILY; giver++) {
        const decision *last = &found->last[giver];
        note_consent(run, last);
        if (last->row >= 0 && (last->of.decision == CAF_GIVEN || is_ending(&last->of))) {
            finding.reason = CAF_REASON_REFUSED;
        }
        if (last->both_ways) {
            finding.verdict = CAF_UNKNOWN;
        }
    }
    if (finding.verdict == CAF_UNKNOWN) {
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
static void doubt_not_met(const caf_run *run, caf_finding *finding, const consents *found)
{
    if (finding->verdict != CAF_NOT_MET) {
        return;
    }
    if (found->last[CAF_GIVER_CHILD].both_ways || found->last[CAF_GIVER_FAMILY].both_ways) {
        finding->verdict = CAF_UNKNOWN;
        finding->reason = CAF_REASON_SAME_DAY;
        finding->items = 0;
    } else if (found->perhaps.row >= 0) {
        finding->verdict = CAF_UNKNOWN;
        finding->row = caf_row_name(run->whose, CAF_CONSENTS, found->perhaps.row);
        caf_note_unsure(run, finding, CAF_CONSENTS, found->perhaps, found->perhaps_fields);
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
    caf_finding finding = best != NULL ? answer_live(run, &found, best) : answer_none(run, &found);
    doubt_not_met(run, &finding, &found);
    finish(&finding, started);
    return finding;
}

/* On a step-down the transfer record holds it; a consent of the case's own serves as well. */
static void answer_step_down(const caf_run *run)
{
    caf_sink nowhere = { NULL, NULL }; /* for an answer that is only looked at */
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, &room);
    if (row->transfer.consent != CAF_YES && run->facts->started.on != 0) {
        caf_run quiet = *run;
        quiet.sink = &nowhere;
        if (answer_on_start(&quiet, run->facts->started.on).verdict == CAF_MET) {
            caf_finding own = answer_on_start(run, run->facts->started.on);
            caf_emit(run, &own);
            return;
        }
    }
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
    caf_judge_flags(run, &finding, CAF_TRANSFERS, i, row, CAF_BIT(TRANSFER_CONSENT));
    caf_emit(run, &finding);
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
        if (finding.verdict == CAF_NOT_MET && is_transfer_lacking(run)) {
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
    .rule = RULE(CAF_BD_1A_CONSENT, "BD-1a-consent", BD, "1a", "Written consent, and whose", CAF_STANDARD, 0, UNTIMED,
         "On the day the initial assessment starts a consent to it is live that was given in writing, and it is on "
         "record whose it is: the child's or the family's. Whether it is the right person's is asked by EM-A3-agreement. "
         "Of one person's decisions the last one by that day counts. On a step-down it is the transfer record that "
         "shows consent, or a written one live on the day an assessment of the case's own starts."),
    .run = bd_1a_consent,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_FINAL_MEETING_ON) } },
};
