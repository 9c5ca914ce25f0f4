/*
 * East Midlands, integrated working, 2: information is shared inside consent.
 * With it what holds of a case that moves from one authority to another.
 */
#include "../reading.h"
#include "consents.h"
#include "entry.h"
#include "owed.h"

static int is_for_sharing(const caf_consent_row *consent)
{
    return consent->purpose == 0 || consent->purpose == CAF_PURPOSE_ALL || consent->purpose == CAF_PURPOSE_SHARE;
}

/* Whether a decision reaches an act of sharing, as a refusal or as a consent. */
static enum caf_reach reach_of(const caf_consent_row *consent, const caf_share_row *share, int is_refused)
{
    caf_extent shared = { share->recipient, share->scope };
    return caf_reach_of(consent, &shared, is_refused);
}

/* A decision, by its number in the case; row -1: none. */
typedef struct decided {
    caf_date on;
    int64_t row;
} decided;

/* Where consent to an act of sharing stood on its day, by giver; 0 is one that is not recorded. */
typedef struct standing {
    decided given[3];
    decided refused[3];
    decided lapsed;
    caf_date again[3]; /* last given, expired by now or not: that lifts a refusal */
    caf_maybe may_lift[3]; /* may be such a one */
    caf_maybe may_cover;   /* may have been in force */
    caf_maybe may_bar[3];  /* may be a refusal */
} standing;

static void later(decided *last, const caf_each *each)
{
    if (each->row->consent.decided >= last->on) {
        last->on = each->row->consent.decided;
        last->row = each->i;
    }
}

/* A decision to give it, or one that may be that; sure: nothing of it is blank or in doubt. */
static void take_given(standing *found, const caf_each *each, const caf_share_row *share, const caf_maybe *one, int is_sure)
{
    const caf_consent_row *consent = &each->row->consent;
    enum caf_reach reach = reach_of(consent, share, 0);
    int giver = one->row.doubt & CAF_BIT(CONSENT_GIVER) ? 0 : consent->giver;
    int is_over = consent->expires != 0 && consent->expires < share->shared_on && (one->row.doubt & CAF_BIT(CONSENT_EXPIRES)) == 0;
    int is_too_late = one->on != INT32_MAX && one->on > share->shared_on;
    if (reach == DOES_NOT_REACH || is_too_late) {
        return;
    }
    if (is_sure && is_over) {
        later(&found->lapsed, each);
    }
    if (!is_sure || reach == MAY_REACH) {
        caf_keep_maybe(&found->may_lift[giver], one);
        if (!is_over) {
            caf_keep_maybe(&found->may_cover, one);
        }
        return;
    }
    found->again[giver] = one->on > found->again[giver] ? one->on : found->again[giver];
    if (!is_over) {
        later(&found->given[giver], each);
    }
}

/* The same of a refusal. Acts on its own day do not count as after it: no time of day is known. */
static void take_refused(standing *found, const caf_each *each, const caf_share_row *share, const caf_maybe *one, int is_sure)
{
    const caf_consent_row *consent = &each->row->consent;
    enum caf_reach reach = reach_of(consent, share, 1);
    int giver = one->row.doubt & CAF_BIT(CONSENT_GIVER) ? 0 : consent->giver;
    int is_too_late = one->on != INT32_MAX && one->on >= share->shared_on;
    if (reach == DOES_NOT_REACH || is_too_late) {
        return;
    }
    if (is_sure && reach == REACHES) {
        later(&found->refused[giver], each);
    } else {
        caf_keep_maybe(&found->may_bar[giver], one);
    }
}

static void take(const caf_run *run, standing *found, const caf_each *each, const caf_share_row *share)
{
    static const int64_t read = CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_EXPIRES) | CAF_BIT(CONSENT_GIVER) |
                                CAF_BIT(CONSENT_PURPOSE) | CAF_BIT(CONSENT_SCOPE) | CAF_BIT(CONSENT_DECISION);
    const caf_consent_row *consent = &each->row->consent;
    int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, each->i, read);
    int64_t blank = (consent->decided == 0 ? CAF_BIT(CONSENT_DECIDED) : 0) | (consent->decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0);
    int is_ahead = consent->decided == 0 && caf_to_come_in(run, CAF_CONSENTS, each->i, CAF_BIT(CONSENT_DECIDED)) != 0;
    int is_dated = consent->decided != 0 && (doubt & CAF_BIT(CONSENT_DECIDED)) == 0;
    caf_maybe one = { { each->i, doubt }, blank, is_dated ? consent->decided : INT32_MAX };
    int is_sure = doubt == 0 && blank == 0;
    if (is_ahead || !is_for_sharing(consent)) {
        return;
    }
    if (consent->decision == CAF_GIVEN || consent->decision == 0) {
        take_given(found, each, share, &one, is_sure);
    }
    if (caf_is_refusal(consent) || consent->decision == 0) {
        take_refused(found, each, share, &one, is_sure);
    }
}

static standing find_standing(const caf_run *run, const caf_share_row *share)
{
    standing found = { .lapsed = { 0, -1 }, .may_cover.row.row = -1 };
    caf_each each;
    for (int giver = 0; giver < 3; giver++) {
        found.given[giver].row = found.refused[giver].row = -1;
        found.may_lift[giver].row.row = found.may_bar[giver].row.row = -1;
    }
    for (caf_begin_rows(&each, run, CAF_CONSENTS); caf_next_row(&each);) {
        take(run, &found, &each, share);
    }
    return found;
}

static void note_consent(const caf_run *run, int64_t i)
{
    caf_row room;
    const caf_row *row = run->sink->step != NULL ? caf_row_of(run, CAF_CONSENTS, i, &room) : NULL;
    if (row == NULL) {
        return;
    }
    caf_step_value(run, CAF_CONSENTS, i, CONSENT_DECISION, row->consent.decision);
    caf_step_date(run, CAF_CONSENTS, i, CONSENT_DECIDED, row->consent.decided);
    if (row->consent.scope != 0) {
        caf_step_value(run, CAF_CONSENTS, i, CONSENT_SCOPE, row->consent.scope);
    }
    if (row->consent.expires != 0) {
        caf_step_date(run, CAF_CONSENTS, i, CONSENT_EXPIRES, row->consent.expires);
    }
}

/* Unknown, because of a decision, or of the share, that does not say enough. */
static void note_open(const caf_run *run, caf_finding *finding, int64_t i, const caf_share_row *share, const caf_maybe *of)
{
    if (of->row.doubt != 0 || of->blank != 0) {
        caf_note_unsure(run, finding, CAF_CONSENTS, of->row, of->blank);
        return;
    }
    caf_unsure own = { (int32_t)i, 0 };
    caf_note_unsure(run, finding, CAF_SHARES, own,
                    (share->scope == 0 ? CAF_BIT(SHARE_SCOPE) : 0) | (share->recipient == 0 ? CAF_BIT(SHARE_RECIPIENT) : 0));
}

/* What may have lifted a refusal of that giver, or of whom it is not recorded, from a day on; giver 0: anybody's; NULL: nothing. */
static const caf_maybe *lifted_by(const standing *found, int giver, caf_date from)
{
    for (int i = 0; i < 3; i++) {
        const caf_maybe *one = &found->may_lift[i];
        if ((giver == 0 || i == 0 || i == giver) && one->row.row >= 0 && one->on >= from) {
            return one;
        }
    }
    return NULL;
}

/* The day from which a giver's earlier refusals are lifted; where it is not recorded whose they are, both gave it again. */
static caf_date given_again(const standing *found, int giver)
{
    const caf_date *again = found->again;
    if (giver != 0) {
        return again[giver];
    }
    return again[CAF_GIVER_CHILD] < again[CAF_GIVER_FAMILY] ? again[CAF_GIVER_CHILD] : again[CAF_GIVER_FAMILY];
}

/* Whether a giver's refusal stands against it: 1; -1: whose it is, or who consented since, is not recorded. */
static int stands_against(const standing *found, int giver)
{
    caf_date refused = found->refused[giver].on;
    if (found->refused[giver].row < 0 || given_again(found, giver) > refused) {
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        if ((giver == 0 || i == 0 || i == giver) && found->again[i] >= refused) {
            return -1;
        }
    }
    return 1;
}

/* No consent on record reaches it: that of a step down stands in the record of the transfer. */
static void judge_without(const caf_run *run, caf_finding *finding, int64_t i, const caf_share_row *share, const standing *found)
{
    const caf_facts *facts = run->facts;
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, facts->step_down_row, &room);
    int is_after = row != NULL && facts->final_meeting <= share->shared_on;
    caf_unsure undated = { facts->step_down_row, 0 };
    if (is_after && facts->final_meeting == 0 && row->transfer.consent != CAF_NO) {
        caf_note_unsure(run, finding, CAF_TRANSFERS, undated, CAF_BIT(TRANSFER_FINAL_MEETING_ON));
    } else if (is_after && row->transfer.consent == CAF_YES) {
        finding->verdict = CAF_MET;
        finding->reason = CAF_REASON_TRANSFER_CONSENT;
        caf_step_value(run, CAF_TRANSFERS, facts->step_down_row, TRANSFER_CONSENT, CAF_YES);
    } else if (found->may_cover.row.row >= 0) {
        note_open(run, finding, i, share, &found->may_cover);
    } else if (is_after && row->transfer.consent == 0) {
        caf_unsure blank = { facts->step_down_row, 0 };
        caf_note_unsure(run, finding, CAF_TRANSFERS, blank, CAF_BIT(TRANSFER_CONSENT));
    } else if (facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_note_not_held(run, finding, CAF_CONSENTS);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = found->lapsed.row >= 0 ? CAF_REASON_REFUSED : CAF_REASON_NO_CONSENT;
        note_consent(run, found->lapsed.row);
    }
}

/* Barred for certain, by the refusal of that giver; 0: it is not. */
static int judge_barred(const caf_run *run, caf_finding *finding, const standing *found, int giver)
{
    const decided *bars = &found->refused[giver];
    if (stands_against(found, giver) != 1 || lifted_by(found, giver, bars->on) != NULL) {
        return 0;
    }
    note_consent(run, bars->row);
    if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_note_not_held(run, finding, CAF_CONSENTS); /* it may have been given again */
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = CAF_REASON_REFUSED;
    }
    return 1;
}

/* Perhaps barred: something is not recorded of a refusal, or of what may have lifted it. 0: it is not. */
static int judge_perhaps_barred(const caf_run *run, caf_finding *finding, int64_t i, const caf_share_row *share, const standing *found)
{
    for (int giver = 0; giver < 3; giver++) {
        int stands = stands_against(found, giver);
        const caf_maybe *lifts = lifted_by(found, giver, found->refused[giver].on);
        const caf_maybe *bars = &found->may_bar[giver];
        caf_unsure refused = { (int32_t)found->refused[giver].row, 0 };
        if (stands == 1 && lifts != NULL) {
            note_consent(run, found->refused[giver].row);
            note_open(run, finding, i, share, lifts);
        } else if (stands < 0 && giver != 0 && found->again[giver] == found->refused[giver].on) {
            note_consent(run, found->refused[giver].row);
            finding->reason = CAF_REASON_SAME_DAY;
        } else if (stands < 0) {
            caf_note_unsure(run, finding, CAF_CONSENTS, refused, CAF_BIT(CONSENT_GIVER));
        } else if (bars->row.row >= 0 && bars->on >= given_again(found, giver)) {
            note_open(run, finding, i, share, bars);
        } else {
            continue;
        }
        return 1;
    }
    return 0;
}

static void judge_share(const caf_run *run, caf_finding *finding, int64_t i, const caf_share_row *share)
{
    standing found = find_standing(run, share);
    const decided *allows = NULL;
    for (int giver = 0; giver < 3; giver++) {
        if (judge_barred(run, finding, &found, giver)) {
            return;
        }
        allows = found.given[giver].row >= 0 ? &found.given[giver] : allows;
    }
    if (allows == NULL) {
        judge_without(run, finding, i, share, &found);
        if (finding->verdict != CAF_MET) {
            return;
        }
        finding->verdict = CAF_UNKNOWN;
    }
    if (judge_perhaps_barred(run, finding, i, share, &found)) {
        return;
    }
    if (allows != NULL) {
        note_consent(run, allows->row);
    }
    finding->verdict = CAF_MET;
}

static void answer_share(const caf_run *run, int64_t i, const caf_share_row *share)
{
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_SHARES, i);
    caf_unsure unsure = { (int32_t)i, caf_doubt_in(run, CAF_SHARES, i, CAF_BIT(SHARE_SHARED_ON) | CAF_BIT(SHARE_SCOPE) |
                                                                           CAF_BIT(SHARE_LAWFUL_BASIS)) };
    finding.done = share->shared_on;
    if (share->shared_on != 0) {
        caf_step_date(run, CAF_SHARES, i, SHARE_SHARED_ON, share->shared_on);
    }
    if (share->scope != 0) {
        caf_step_value(run, CAF_SHARES, i, SHARE_SCOPE, share->scope);
    }
    if (share->lawful_basis == CAF_YES) {
        finding.verdict = CAF_MET;
        finding.reason = CAF_REASON_OTHER_BASIS;
        caf_step_value(run, CAF_SHARES, i, SHARE_LAWFUL_BASIS, CAF_YES);
    } else if (unsure.doubt != 0 || share->shared_on == 0) {
        caf_note_unsure(run, &finding, CAF_SHARES, unsure, CAF_BIT(SHARE_SHARED_ON));
    } else {
        judge_share(run, &finding, i, share);
    }
    caf_emit(run, &finding);
}

static void em_iw2_sharing(const caf_run *run)
{
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_SHARES); caf_next_row(&each);) {
        const caf_share_row *share = &each.row->share;
        int is_ahead = share->shared_on == 0 && caf_to_come_in(run, CAF_SHARES, each.i, CAF_BIT(SHARE_SHARED_ON)) != 0;
        if (!is_ahead && (share->shared_on == 0 || share->shared_on >= run->facts->episode)) {
            answer_share(run, each.i, share);
            any = 1;
        }
    }
    if (!any) {
        caf_conclude_none_in(run, CAF_SHARES, CAF_REASON_NOTHING_SHARED);
    }
}

/* A move that is recorded, and had not happened on the as-of date. */
static int is_ahead_of(const caf_each *each)
{
    return each->row->transfer.referred_on == 0 &&
           caf_to_come_in(each->run, CAF_TRANSFERS, each->i, CAF_BIT(TRANSFER_REFERRED_ON)) != 0;
}

/* The number of the first transfer of a kind, or -1. */
static int64_t first_transfer(const caf_run *run, int32_t kind)
{
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_TRANSFERS); caf_next_row(&each);) {
        if (each.row->transfer.kind == kind && !is_ahead_of(&each)) {
            return each.i;
        }
    }
    return -1;
}

/* Whether the case itself says that it came from another authority. */
static int says_moved_in(const caf_case_row *own)
{
    return own->origin == CAF_ORIGIN_MOVED_IN || own->from_authority != 0 || own->carried_completed != 0 ||
           own->carried_first_taf != 0 || own->carried_review != 0;
}

/* What the consents to share say of the authority that received the case. */
static void judge_receiver(const caf_run *run, caf_finding *finding, int64_t receiver)
{
    caf_unsure unsure = { -1, 0 };
    int64_t blank = 0;
    int any = 0;
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_CONSENTS); caf_next_row(&each);) {
        const caf_consent_row *consent = &each.row->consent;
        int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, each.i, CAF_BIT(CONSENT_PURPOSE) | CAF_BIT(CONSENT_DECISION));
        int is_blank = consent->decision == 0 && caf_to_come_in(run, CAF_CONSENTS, each.i, CAF_BIT(CONSENT_DECIDED)) == 0;
        if ((consent->decision != CAF_GIVEN && !is_blank && doubt == 0) || !is_for_sharing(consent)) {
            continue;
        }
        any = 1;
        if (doubt == 0 && !is_blank && consent->recipient == receiver) {
            finding->verdict = CAF_MET;
            finding->done = consent->decided;
            caf_step_event(run, CAF_CONSENTS, each.i, CONSENT_DECIDED, consent->decided);
            return;
        }
        if (consent->recipient == 0 || consent->recipient == receiver) {
            unsure = (caf_unsure){ (int32_t)each.i, doubt };
            blank = (is_blank ? CAF_BIT(CONSENT_DECISION) : 0) | (consent->recipient == 0 ? CAF_BIT(CONSENT_RECIPIENT) : 0);
        }
    }
    if (unsure.row >= 0) {
        caf_note_unsure(run, finding, CAF_CONSENTS, unsure, blank);
    } else if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        caf_note_not_held(run, finding, CAF_CONSENTS);
    } else {
        finding->verdict = CAF_NOT_MET;
        finding->reason = any ? CAF_REASON_NOT_NAMED : CAF_REASON_NEVER;
        if (!any) {
            caf_step_none_of(run, CAF_CONSENTS, CONSENT_DECISION, CAF_GIVEN);
        }
    }
}

static void em_moved_consent(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    if (!says_moved_in(own) && first_transfer(run, CAF_MOVE_IN) < 0) {
        if (own->origin != 0) {
            caf_step_value(run, CAF_CASES, 0, CASE_ORIGIN, own->origin);
            caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_MOVED);
        } else {
            caf_conclude_none_in(run, CAF_TRANSFERS, CAF_REASON_NOT_MOVED);
        }
        return;
    }
    if (own->authority == 0) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_AUTHORITY));
        return;
    }
    caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    judge_receiver(run, &finding, own->authority);
    caf_emit(run, &finding);
}

/* The two authorities of a move, and where each stands. */
typedef struct pair {
    int64_t own;
    int64_t other;
    int32_t table; /* of the subject, where the other one stands */
    int64_t row;
    int32_t field;
    int by_case; /* the case names the other one, and not its subject */
} pair;

/* That an authority is on record, or is not; which one is nobody's business here. */
static void note_authority(const caf_run *run, int32_t table, int64_t i, int32_t field, int64_t authority)
{
    if (authority != 0) {
        caf_step_value(run, table, i, field, CAF_VALUE_RECORDED);
    } else {
        caf_step_missing(run, table, i, CAF_BIT(field));
    }
}

static void answer_pair(const caf_run *run, const pair *both)
{
    caf_finding finding = caf_answer_on(run, CAF_MET, CAF_REASON_BOTH_NAMED, both->table, both->row);
    int own_held = caf_can_hold(run, CAF_CASES, CASE_AUTHORITY);
    int other_held = caf_can_hold(run, both->table, both->field);
    finding.items = (both->other == 0 ? CAF_BIT(both->field) : 0) |
                    (both->own == 0 && both->table == CAF_CASES ? CAF_BIT(CASE_AUTHORITY) : 0);
    note_authority(run, CAF_CASES, 0, CASE_AUTHORITY, both->own);
    if (both->by_case) {
        note_authority(run, CAF_CASES, 0, CASE_FROM_AUTHORITY, both->other);
    } else {
        note_authority(run, both->table, both->row, both->field, both->other);
    }
    if ((both->own == 0 && own_held) || (both->other == 0 && other_held)) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_LEFT_BLANK;
    } else if (both->own == 0 || both->other == 0) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_MISSING;
    } else if (both->own == both->other) {
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_SAME_AUTHORITY;
    }
    caf_emit(run, &finding);
}

/* Closed because the family moved away, and no move is on record. Whether there was such a closure. */
static int answer_moved_away(const caf_run *run)
{
    caf_each each;
    int any = 0;
    for (caf_begin_rows(&each, run, CAF_CLOSURES); caf_next_row(&each);) {
        if (each.row->closure.reason != CAF_MOVED_AWAY) {
            continue;
        }
        caf_finding finding = caf_answer_on(run, CAF_NOT_MET, CAF_REASON_NEVER, CAF_CLOSURES, each.i);
        caf_step_value(run, CAF_CLOSURES, each.i, CLOSURE_REASON, CAF_MOVED_AWAY);
        if (run->facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
            caf_note_not_held(run, &finding, CAF_TRANSFERS);
        } else {
            caf_step_none_of(run, CAF_TRANSFERS, TRANSFER_KIND, CAF_MOVE_OUT);
        }
        caf_emit(run, &finding);
        any = 1;
    }
    return any;
}

static void em_moved_record(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    int any_in = 0;
    int any_out = 0;
    caf_each each;
    for (caf_begin_rows(&each, run, CAF_TRANSFERS); caf_next_row(&each);) {
        const caf_transfer_row *transfer = &each.row->transfer;
        int is_in = transfer->kind == CAF_MOVE_IN;
        if ((is_in || transfer->kind == CAF_MOVE_OUT) && !is_ahead_of(&each)) {
            int by_case = transfer->authority == 0 && is_in && own->from_authority != 0;
            int64_t other = by_case ? own->from_authority : transfer->authority;
            pair both = { own->authority, other, CAF_TRANSFERS, each.i, TRANSFER_AUTHORITY, by_case };
            answer_pair(run, &both);
            any_in |= is_in;
            any_out |= !is_in;
        }
    }
    if (!any_in && says_moved_in(own)) {
        pair both = { own->authority, own->from_authority, CAF_CASES, 0, CASE_FROM_AUTHORITY, 0 };
        answer_pair(run, &both);
        any_in = 1;
    }
    if (!any_out) {
        any_out = answer_moved_away(run);
    }
    if (!any_in && !any_out) {
        caf_conclude_none_in(run, CAF_TRANSFERS, CAF_REASON_NOT_MOVED);
    }
}

const caf_rule_entry caf_em_iw2_sharing = {
    .rule = RULE(CAF_EM_IW2_SHARING, "EM-IW2-sharing", EM, "IW.2", "Shared inside consent", CAF_STANDARD, 0, UNTIMED,
         "Each act of sharing has another lawful basis on record, or lies inside a consent given by that day, not "
         "expired, that covers what was shared and with whom. A refusal or withdrawal by either giver that covers it "
         "stands against it from the day after until that giver consents again. After a step down the consent in the "
         "record of the transfer serves."),
    .run = em_iw2_sharing,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_TRANSFERS, CAF_BIT(TRANSFER_FINAL_MEETING_ON) | CAF_BIT(TRANSFER_CONSENT) | CAF_BIT(TRANSFER_KIND) } },
};

const caf_rule_entry caf_em_moved_consent = {
    .rule = RULE(CAF_EM_MOVED_CONSENT, "EM-moved-consent", EM, "E.f", "Consent names the receiving authority", CAF_STANDARD, 0, UNTIMED,
         "Where a case moved in from another authority, a consent to share was given that names the authority which "
         "received it. One that names no recipient leaves it unknown."),
    .run = em_moved_consent,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_CASES, CAF_BIT(CASE_ORIGIN) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) |
                            CAF_BIT(CASE_CARRIED_REVIEW) },
               { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) } },
};

const caf_rule_entry caf_em_moved_record = {
    .rule = RULE(CAF_EM_MOVED_RECORD, "EM-moved-record", EM, "E.f", "Both authorities stay on record", CAF_STANDARD, 0, UNTIMED,
         "For each move between authorities, in or out, the authority that has the case and the other one are on "
         "record, and are not the same. A closure because the family moved away asks for a move on record. What the "
         "source could hold and leaves blank is not met."),
    .run = em_moved_record,
    .unless = WHILE_IN_CAF,
    .reads = { { CAF_CASES, CAF_BIT(CASE_ORIGIN) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) |
                            CAF_BIT(CASE_CARRIED_REVIEW) },
               { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) } },
};
