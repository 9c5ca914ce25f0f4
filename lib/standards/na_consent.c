/*
 * Nottingham's audit of 2011, learning point 1: consent at the start, after the
 * assessment, and while services are delivered where it is needed again. Whose
 * consent it has to be is for other rules (EM-A3, EM-B1).
 */
#include "consents.h"
#include "entry.h"
#include "nottingham.h"

/* The last decision of one giver at a stage. */
typedef struct said {
    int64_t row; /* -1: none */
    caf_date on;
    int is_given;
    int is_both; /* given and refused on one day */
    int is_own;  /* a decision of the stage itself is among theirs */
    int is_refused; /* on that day */
    int was_given;  /* on that day, whether or not it has expired since */
} said;

/* A decision that may take back what was given before it, or may lift a refusal. */
typedef struct taker {
    caf_date on;      /* 0: none; the last day of the stage where its own is not known */
    caf_unsure row;
    int64_t fields;   /* what it lacks */
} taker;

/* What is recorded of consent at a stage up to a day. */
typedef struct stage {
    int32_t stage;
    caf_date until;
    said by[CAF_GIVER_FAMILY + 1];
    taker sure[CAF_GIVER_FAMILY + 1];   /* the last one of each giver */
    taker blank[CAF_GIVER_FAMILY + 1];  /* and of those that lack their day or what was decided */
    taker lifts[CAF_GIVER_FAMILY + 1];  /* what may be a consent, of which something is not sure */
    int was_given;      /* at some time by that day, whatever became of it */
    int64_t later;      /* one given only after that day, or -1 */
    caf_date later_on;
    caf_unsure unsure;  /* one whose stage, decision or day is not sure */
    int64_t fields;     /* what it lacks */
    const taker *taken; /* what may have taken back the only consent there is, or NULL */
    int64_t taken_from; /* that consent */
} stage;

#define STAGE_FIELDS (CAF_BIT(CONSENT_STAGE) | CAF_BIT(CONSENT_DECISION) | CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_GIVER) | \
                      CAF_BIT(CONSENT_EXPIRES) | CAF_BIT(CONSENT_PURPOSE))

/*
 * Whether a decision bears on a stage. To be assessed is asked at the start, and to
 * work together across agencies in delivery; after the assessment the purpose is
 * not looked at. What is refused of a part, or to one recipient, takes nothing back.
 */
static int bears_on(const caf_consent_row *consent, int32_t wanted)
{
    int is_for = wanted == CAF_STAGE_ASSESSED || caf_is_for(consent, wanted == CAF_STAGE_INITIAL ? CAF_PURPOSE_ASSESS : CAF_PURPOSE_SHARE);
    return is_for && !caf_is_refused_in_part(consent);
}

static int64_t blanks_of(const caf_consent_row *consent)
{
    return (consent->stage == 0 ? CAF_BIT(CONSENT_STAGE) : 0) | (consent->decision == 0 ? CAF_BIT(CONSENT_DECISION) : 0) |
           (consent->decided == 0 ? CAF_BIT(CONSENT_DECIDED) : 0);
}

static int is_of_stage(const stage *found, const caf_consent_row *consent)
{
    return consent->stage == 0 || consent->stage == found->stage;
}

/* Whether a row of which something is blank may be the consent of the stage. */
static int may_be_consent(const stage *found, const caf_consent_row *consent)
{
    return is_of_stage(found, consent) && blanks_of(consent) != 0 && (consent->decision == CAF_GIVEN || consent->decision == 0) &&
           consent->decided <= found->until && (consent->expires == 0 || consent->expires >= found->until);
}

static void keep_unsure(stage *found, int64_t i, int64_t doubt, const caf_consent_row *consent)
{
    if (found->unsure.row < 0) {
        found->unsure = (caf_unsure){ (int32_t)i, doubt };
        found->fields = blanks_of(consent);
    }
}

/* A withdrawal takes back what was given before it, at whatever stage; a refusal what belongs to its own. */
static void keep_taker(stage *found, int64_t i, int64_t doubt, const caf_consent_row *consent)
{
    int may_take = doubt != 0 || consent->decision == CAF_WITHDRAWN ||
                   (is_of_stage(found, consent) && (consent->decision == CAF_REFUSED || consent->decision == 0));
    if (!may_take || (doubt == 0 && consent->decided > found->until)) {
        return;
    }
    int is_blank = doubt != 0 || consent->decided == 0 || consent->decision == 0;
    caf_date on = consent->decided == 0 || doubt != 0 ? found->until : consent->decided;
    taker *last = is_blank ? &found->blank[consent->giver] : &found->sure[consent->giver];
    if (on >= last->on) {
        int64_t lacks = blanks_of(consent) & ~CAF_BIT(CONSENT_STAGE);
        *last = (taker){ on, { (int32_t)i, doubt }, lacks | (consent->giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) };
    }
}

/* One that is not sure, or of whom it is not recorded whose it is, may lift a refusal before it. */
static void keep_lift(stage *found, int64_t i, int64_t doubt, const caf_consent_row *consent)
{
    int is_sure = doubt == 0 && consent->giver != 0 && blanks_of(consent) == 0;
    int may_be_given = consent->decision == CAF_GIVEN || consent->decision == 0;
    if (is_sure || !may_be_given || !is_of_stage(found, consent) || (doubt == 0 && consent->decided > found->until)) {
        return;
    }
    caf_date on = consent->decided == 0 || doubt != 0 ? found->until : consent->decided;
    taker *last = &found->lifts[consent->giver];
    if (on >= last->on) {
        *last = (taker){ on, { (int32_t)i, doubt }, blanks_of(consent) | (consent->giver == 0 ? CAF_BIT(CONSENT_GIVER) : 0) };
    }
}

static void keep(stage *found, int64_t i, const caf_consent_row *consent)
{
    said *last = &found->by[consent->giver];
    int is_own = consent->stage == found->stage;
    int is_given = consent->decision == CAF_GIVEN && (consent->expires == 0 || consent->expires >= found->until);
    if (consent->decided > found->until) {
        if (is_own && consent->decision == CAF_GIVEN && (found->later < 0 || consent->decided < found->later_on)) {
            found->later = i;
            found->later_on = consent->decided;
        }
        return;
    }
    found->was_given |= consent->decision == CAF_GIVEN;
    if (last->row < 0 || consent->decided > last->on) {
        *last = (said){ i, consent->decided, is_given, 0, is_own || last->is_own, 0, 0 };
    } else if (consent->decided == last->on && is_given != last->is_given) {
        last->is_both = 1;
        last->row = is_given ? i : last->row; /* in whatever order they stand */
    }
    last->is_own |= is_own;
    last->is_refused |= consent->decided == last->on && consent->decision != CAF_GIVEN;
    last->was_given |= consent->decided == last->on && consent->decision == CAF_GIVEN;
}

/* Whether a decision of another giver's, or of nobody's on record, may be this giver's. */
static const taker *taker_of(const stage *found, int giver)
{
    const said *given = &found->by[giver];
    for (int other = CAF_GIVER_FAMILY; other >= 0; other--) {
        int may_be_same = other == giver || other == 0 || giver == 0;
        if (may_be_same && found->blank[other].on >= given->on && found->blank[other].on != 0) {
            return &found->blank[other];
        }
        if (may_be_same && other != giver && found->sure[other].on >= given->on && found->sure[other].on != 0) {
            return &found->sure[other];
        }
    }
    return NULL;
}

/* At the start a consent of an earlier episode serves, as long as it lives; what was refused then asks for a new one. */
static void forget_earlier_refusals(const caf_run *run, stage *found)
{
    for (int giver = CAF_GIVER_FAMILY; giver >= 0; giver--) {
        said *one = &found->by[giver];
        if (one->row >= 0 && !one->is_given && !one->is_both && caf_is_earlier(run, one->on)) {
            one->row = -1;
        }
    }
}

static stage look_at(const caf_run *run, int32_t wanted, caf_date until)
{
    static const said nothing = { -1, 0, 0, 0, 0, 0, 0 };
    stage found = { .stage = wanted, .until = until, .by = { nothing, nothing, nothing }, .later = -1, .unsure = { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, CAF_CONSENTS);
    while (caf_next_row(&each)) {
        const caf_consent_row *consent = &each.row->consent;
        int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, each.i, STAGE_FIELDS);
        if (!bears_on(consent, wanted) || (wanted != CAF_STAGE_INITIAL && caf_is_earlier(run, consent->decided))) {
            continue;
        }
        if (doubt != 0 ? is_of_stage(&found, consent) : may_be_consent(&found, consent)) {
            keep_unsure(&found, each.i, doubt, consent);
        }
        keep_taker(&found, each.i, doubt, consent);
        keep_lift(&found, each.i, doubt, consent);
        int is_no = consent->decision == CAF_WITHDRAWN || (consent->decision == CAF_REFUSED && is_of_stage(&found, consent));
        if (doubt == 0 && consent->decided != 0 && (is_no || (consent->decision == CAF_GIVEN && consent->stage == wanted))) {
            keep(&found, each.i, consent);
        }
    }
    forget_earlier_refusals(run, &found);
    return found;
}

/* Who gave it, and did not take it back by then; NULL: nobody, or none of whom that is sure. */
static const said *given_in(stage *found)
{
    const said *best = NULL;
    for (int giver = CAF_GIVER_FAMILY; giver >= 0; giver--) {
        const said *one = &found->by[giver];
        if (one->row < 0 || !one->is_given || one->is_both) {
            continue;
        }
        const taker *taken = taker_of(found, giver);
        if (taken != NULL) {
            found->taken = taken;
            found->taken_from = one->row;
        } else if (best == NULL || one->on < best->on) {
            best = one;
        }
    }
    return best;
}

static const said *refused_in(const stage *found)
{
    const said *refused = NULL;
    for (int giver = CAF_GIVER_FAMILY; giver >= 0; giver--) {
        const said *one = &found->by[giver];
        if (one->row >= 0 && one->is_own && (refused == NULL || (one->is_both && !refused->is_both))) {
            refused = one;
        }
    }
    return refused;
}

static void note_consent(const caf_run *run, int64_t i)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_CONSENTS, i, &room);
    caf_step_value(run, CAF_CONSENTS, i, CONSENT_STAGE, row->consent.stage);
    caf_step_value(run, CAF_CONSENTS, i, CONSENT_DECISION, row->consent.decision);
    caf_step_date(run, CAF_CONSENTS, i, CONSENT_DECIDED, row->consent.decided);
    if (row->consent.expires != 0) {
        caf_step_date(run, CAF_CONSENTS, i, CONSENT_EXPIRES, row->consent.expires);
    }
}

static caf_finding about(const caf_run *run, int64_t consent)
{
    caf_finding finding = consent >= 0 ? caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_CONSENTS, consent)
                                       : caf_answer(run, CAF_UNKNOWN, CAF_REASON_NONE);
    finding.table = CAF_CONSENTS;
    return finding;
}

/* Somebody gave it, and may have taken it back by then. True: answered. */
static int answer_taken(const caf_run *run, const stage *found, caf_date due)
{
    if (found->taken == NULL) {
        return 0;
    }
    caf_finding finding = about(run, found->taken->row.row);
    finding.due = due;
    note_consent(run, found->taken_from);
    caf_note_unsure(run, &finding, CAF_CONSENTS, found->taken->row, found->taken->fields);
    caf_emit(run, &finding);
    return 1;
}

/* Nobody gave it by then. What is not sure may have been it; what the source does not hold too. */
static int answer_unsure(const caf_run *run, const stage *found, caf_date due)
{
    caf_finding finding = about(run, found->unsure.row);
    finding.due = due;
    if (found->unsure.row >= 0) {
        caf_note_unsure(run, &finding, CAF_CONSENTS, found->unsure, found->fields);
    } else if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        finding.reason = CAF_REASON_MISSING;
        caf_step_not_held(run, CAF_CONSENTS);
    } else {
        return 0;
    }
    caf_emit(run, &finding);
    return 1;
}

static caf_finding find_given(const caf_run *run, const said *given, caf_date due)
{
    caf_finding finding = about(run, given->row);
    finding.verdict = CAF_MET;
    finding.due = due;
    finding.done = given->on;
    finding.slack = due != 0 ? due - given->on : CAF_DAYS_NONE;
    note_consent(run, given->row);
    return finding;
}

static void answer_given(const caf_run *run, const said *given, caf_date due)
{
    caf_finding finding = find_given(run, given, due);
    caf_emit(run, &finding);
}

/* One whose giver is on record serves before one that may be anybody's. */
static const said *serving(const stage *found, const said *given)
{
    for (int giver = CAF_GIVER_FAMILY; giver > 0 && given == &found->by[0]; giver--) {
        const said *one = &found->by[giver];
        if (one->row >= 0 && one->is_given && !one->is_both && taker_of(found, giver) == NULL) {
            return one;
        }
    }
    return given;
}

/* Of what is not sure what is of a day or later, in this episode. */
static const taker *since(const caf_run *run, const taker *one, caf_date day)
{
    return one->on != 0 && one->on >= day && !caf_is_earlier(run, one->on) ? one : NULL;
}

/* What may be a refusal by the other one; NULL: nothing. */
static const taker *refusal_of(const caf_run *run, const stage *found, int32_t other)
{
    const said *last = &found->by[other];
    caf_date day = last->row >= 0 ? last->on : 0;
    const taker *own = since(run, &found->blank[other], day);
    const taker *blank = since(run, &found->blank[0], day);
    return own != NULL ? own : blank != NULL ? blank : since(run, &found->sure[0], day);
}

/* The only one who gave it may be anybody: what makes a riddle of a refusal; NULL: nothing. */
static const taker *riddle_of(const caf_run *run, const stage *found, taker *room)
{
    for (int32_t giver = CAF_GIVER_CHILD; giver <= CAF_GIVER_FAMILY; giver++) {
        const said *one = &found->by[giver];
        if (one->row >= 0 && one->is_refused && !caf_is_earlier(run, one->on)) {
            *room = (taker){ found->by[0].on, { (int32_t)found->by[0].row, 0 }, CAF_BIT(CONSENT_GIVER) };
            return room;
        }
        const taker *perhaps = refusal_of(run, found, giver);
        if (perhaps != NULL) {
            return perhaps;
        }
    }
    return NULL;
}

static void note_giver(const caf_run *run, int64_t i, int32_t giver)
{
    caf_step_value(run, CAF_CONSENTS, i, CONSENT_GIVER, giver);
}

/* Both decisions, and whose they are. */
static void note_both(const caf_run *run, const stage *found, const said *given, int32_t serves, int32_t other)
{
    if (given != &found->by[serves]) {
        note_consent(run, found->by[serves].row);
    }
    note_giver(run, found->by[serves].row, serves);
    note_consent(run, found->by[other].row);
    note_giver(run, found->by[other].row, other);
}

/*
 * One's consent serves: where the other refuses, a person must judge. Here this
 * is all that shows it, as EM-A3-agreement is in other profiles.
 */
static void weigh_other(const caf_run *run, const stage *found, const said *given, caf_finding *finding)
{
    int32_t serves = (int32_t)(serving(found, given) - found->by);
    int32_t other = serves == CAF_GIVER_FAMILY ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY;
    const said *last = &found->by[other];
    int is_no = serves != 0 && last->row >= 0 && last->is_refused && !caf_is_earlier(run, last->on);
    int refuses = is_no && !last->was_given;
    const taker *lift = since(run, &found->lifts[other], last->on);
    taker room;
    const taker *doubt = serves == 0 ? riddle_of(run, found, &room)
                         : !refuses  ? refusal_of(run, found, other)
                         : lift != NULL ? lift : since(run, &found->lifts[0], last->on);
    if (doubt == NULL && !is_no) {
        return;
    }
    finding->verdict = CAF_UNKNOWN;
    finding->done = 0;
    finding->slack = CAF_DAYS_NONE;
    if (is_no) {
        finding->row = caf_row_name(run->whose, CAF_CONSENTS, found->by[serves].row);
        note_both(run, found, given, serves, other);
    }
    if (doubt != NULL) {
        finding->row = caf_row_name(run->whose, CAF_CONSENTS, doubt->row.row);
        caf_note_unsure(run, finding, CAF_CONSENTS, doubt->row, doubt->fields);
    } else if (!refuses) {
        finding->reason = CAF_REASON_SAME_DAY;
    } else if (run->facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
        finding->reason = CAF_REASON_MISSING; /* it may have been given again */
        caf_step_not_held(run, CAF_CONSENTS);
    } else {
        finding->verdict = CAF_JUDGEMENT;
        finding->reason = CAF_REASON_ONE_REFUSED;
    }
}

/* The stage is over, and nobody gave it: refused, given only later, or never. */
static void answer_over(const caf_run *run, const stage *found, caf_date due)
{
    const said *refused = refused_in(found);
    caf_finding finding = about(run, refused != NULL ? refused->row : found->later);
    finding.due = due;
    finding.verdict = CAF_NOT_MET;
    if (refused != NULL && refused->is_both) {
        finding.verdict = CAF_UNKNOWN;
        finding.reason = CAF_REASON_SAME_DAY;
        note_consent(run, refused->row);
    } else if (refused != NULL) {
        finding.reason = CAF_REASON_REFUSED;
        note_consent(run, refused->row);
    } else if (found->later >= 0) {
        finding.reason = CAF_REASON_ONLY_LATER;
        finding.done = found->later_on;
        finding.slack = due - found->later_on;
        note_consent(run, found->later);
    } else {
        finding.reason = CAF_REASON_NEVER;
        caf_step_none_of(run, CAF_CONSENTS, CONSENT_STAGE, found->stage);
    }
    caf_emit(run, &finding);
}

/* The stage goes on, or ended with the case. */
static void answer_open(const caf_run *run, const stage *found)
{
    const said *refused = refused_in(found);
    caf_finding finding = about(run, refused != NULL ? refused->row : -1);
    if (refused != NULL) {
        finding.verdict = refused->is_both ? CAF_UNKNOWN : CAF_NOT_APPLICABLE;
        finding.reason = refused->is_both ? CAF_REASON_SAME_DAY : CAF_REASON_REFUSED_THEN;
        note_consent(run, refused->row);
    } else {
        caf_step_none_of(run, CAF_CONSENTS, CONSENT_STAGE, found->stage);
        caf_judge_until_closure(run, &finding);
    }
    caf_emit(run, &finding);
}

/* Consent that a step down brought with it. */
static void answer_transfer(const caf_run *run)
{
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, &room);
    caf_finding finding = caf_answer_on(run, CAF_UNKNOWN, CAF_REASON_NONE, CAF_TRANSFERS, i);
    caf_judge_flags(run, &finding, CAF_TRANSFERS, i, row, CAF_BIT(TRANSFER_CONSENT));
    caf_emit(run, &finding);
}

/* There is an assessment, and no day on which it is sure to have started. */
static void answer_no_start(const caf_run *run, const stage *found, const said *given)
{
    const caf_facts *facts = run->facts;
    int is_given = given != NULL || found->taken != NULL || found->was_given || found->later >= 0; /* and may have stood at the start */
    int may_be_earlier = facts->assessed.row >= 0 && facts->episode != 0; /* of another episode, and then this one's is still to come */
    int is_doubtful = facts->assessed.row >= 0 && (facts->assessed.doubt != 0 || may_be_earlier);
    if (!is_given && !may_be_earlier && found->unsure.row < 0 && facts->coverage[CAF_CONSENTS] == CAF_COMPLETE) {
        answer_over(run, found, 0);
    } else if (!is_given && !is_doubtful) {
        (void)answer_unsure(run, found, 0);
    } else if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_STARTED));
    } else {
        caf_conclude_missing(run, CAF_ASSESSMENTS, facts->completed.row, CAF_BIT(ASSESSMENT_STARTED));
    }
}

/* No assessment of its own was begun. */
static void answer_not_begun(const caf_run *run, const stage *found)
{
    const caf_facts *facts = run->facts;
    if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, run->whose->row.carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (facts->began_by_step_down) {
        answer_transfer(run);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else if (facts->closed.row >= 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_STAGE_NOT_REACHED);
    } else if (run->whose->row.origin == CAF_ORIGIN_MOVED_IN && facts->episode == 0) {
        caf_conclude_missing(run, CAF_CASES, 0, CAF_BIT(CASE_CARRIED_COMPLETED)); /* the first authority may have assessed */
    } else if (!answer_unsure(run, found, 0)) {
        answer_open(run, found);
    }
}

static void na_1_initial(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date started = facts->started.on;
    stage found = look_at(run, CAF_STAGE_INITIAL, started != 0 ? started : facts->as_of);
    const said *given = given_in(&found);
    if (facts->assessed.row >= 0 || (started == 0 && facts->completed.row >= 0)) {
        answer_no_start(run, &found, given);
    } else if (given != NULL) {
        caf_finding finding = find_given(run, given, started);
        weigh_other(run, &found, given, &finding);
        caf_emit(run, &finding);
    } else if (answer_taken(run, &found, started)) {
        return;
    } else if (started == 0) {
        answer_not_begun(run, &found);
    } else {
        caf_step_date(run, CAF_ASSESSMENTS, facts->started.row, ASSESSMENT_STARTED, started);
        if (answer_unsure(run, &found, started)) {
            return;
        }
        if (facts->as_of == started && facts->closed.row < 0 && refused_in(&found) == NULL) {
            caf_finding finding = about(run, -1);
            finding.verdict = CAF_DUE;
            finding.due = started;
            caf_step_as_of(run);
            caf_emit(run, &finding);
            return;
        }
        answer_over(run, &found, started);
    }
}

/* The first TAF or plan after a day that needs consent, and whether an earlier one may be missing. */
typedef struct delivery {
    caf_date on; /* 0: none */
    int32_t table;
    int64_t row;
    int32_t missing;   /* a table that may lack one; -1: none */
    caf_unsure unsure; /* or a row without a sure day */
} delivery;

/* A sign-off ends the work, and what has another lawful basis needs no consent. */
static int needs_consent(const caf_run *run, const caf_occurrence *taf)
{
    caf_row room;
    const caf_row *row = caf_row_of(run, CAF_MEETINGS, taf->row, &room);
    return taf->kind != CAF_SIGN_OFF_TAF && (row == NULL || row->meeting.lawful_basis != CAF_YES);
}

static delivery find_delivery(const caf_run *run, caf_date after)
{
    const caf_facts *facts = run->facts;
    delivery found = { 0, -1, -1, -1, { -1, 0 } };
    caf_each each;
    for (int32_t k = 0; k < facts->tafs.n && found.on == 0; k++) {
        if (facts->tafs.at[k].on > after && needs_consent(run, &facts->tafs.at[k])) {
            found = (delivery){ facts->tafs.at[k].on, CAF_MEETINGS, facts->tafs.at[k].row, -1, { -1, 0 } };
        }
    }
    if (facts->taf.row >= 0) {
        found.unsure = facts->taf;
        found.missing = CAF_MEETINGS;
    }
    caf_begin_rows(&each, run, CAF_PLANS);
    while (caf_next_row(&each)) {
        const caf_plan_row *plan = &each.row->plan;
        if (plan->dated == 0) {
            found.unsure = (caf_unsure){ each.i, caf_doubt_in(run, CAF_PLANS, each.i, CAF_BIT(PLAN_DATED)) };
            found.missing = CAF_PLANS;
        } else if (plan->dated > after && plan->lawful_basis != CAF_YES && plan->dated >= facts->episode && (found.on == 0 || plan->dated < found.on)) {
            found.on = plan->dated;
            found.table = CAF_PLANS;
            found.row = each.i;
        }
    }
    if (found.missing < 0 && facts->coverage[CAF_MEETINGS] != CAF_COMPLETE) {
        found.missing = CAF_MEETINGS;
    } else if (found.missing < 0 && facts->coverage[CAF_PLANS] != CAF_COMPLETE) {
        found.missing = CAF_PLANS;
    }
    return found;
}

static void note_delivery(const caf_run *run, const delivery *began)
{
    if (began->on != 0) {
        caf_step_date(run, began->table, began->row, began->table == CAF_PLANS ? PLAN_DATED : MEETING_HELD_ON, began->on);
    }
}

/* When services began to be delivered cannot be told. */
static void answer_delivery_unsure(const caf_run *run, const delivery *began)
{
    if (began->unsure.row >= 0) {
        caf_conclude_unsure(run, began->missing, began->unsure,
                            CAF_BIT(began->missing == CAF_PLANS ? PLAN_DATED : MEETING_HELD_ON));
    } else {
        caf_conclude_not_held(run, began->missing);
    }
}

/* No assessment of the episode is known to be completed. Returns 1: answered. */
static int answer_not_assessed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    if (facts->assessed.row >= 0) {
        caf_conclude_unsure(run, CAF_ASSESSMENTS, facts->assessed, CAF_BIT(ASSESSMENT_COMPLETED));
    } else if (facts->completed.on != 0) {
        return 0;
    } else if (run->whose->row.carried_completed != 0 && facts->episode == 0) {
        caf_step_date(run, CAF_CASES, 0, CASE_CARRIED_COMPLETED, run->whose->row.carried_completed);
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_CARRIED);
    } else if (facts->coverage[CAF_ASSESSMENTS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_ASSESSMENTS);
    } else if (facts->started.on != 0 &&
               !(caf_fields_held(run, CAF_ASSESSMENTS) & CAF_BIT(ASSESSMENT_COMPLETED))) {
        caf_conclude_missing(run, CAF_ASSESSMENTS, facts->started.row, CAF_BIT(ASSESSMENT_COMPLETED));
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_STAGE_NOT_REACHED);
    }
    return 1;
}

static void na_1_assessed(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    caf_date completed = facts->completed.on;
    if (answer_not_assessed(run)) {
        return;
    }
    caf_step_date(run, CAF_ASSESSMENTS, facts->completed.row, ASSESSMENT_COMPLETED, completed);
    /* What was held or drawn up by the day of completion leaves that day itself. */
    delivery began = find_delivery(run, 0);
    caf_date due = began.on == 0 ? 0 : began.on > completed ? began.on : completed;
    stage found = look_at(run, CAF_STAGE_ASSESSED, due != 0 ? due : facts->as_of);
    const said *given = given_in(&found);
    note_delivery(run, &began);
    if (given != NULL && (given->on <= completed || began.missing < 0)) {
        answer_given(run, given, due);
    } else if (given != NULL) {
        answer_delivery_unsure(run, &began);
    } else if (answer_taken(run, &found, due)) {
        return;
    } else if (began.unsure.doubt != 0 && found.unsure.row >= 0) {
        answer_delivery_unsure(run, &began);
    } else if (answer_unsure(run, &found, due)) {
        return;
    } else if (due != 0 && (due < facts->as_of || facts->closed.row >= 0 || refused_in(&found) != NULL)) {
        answer_over(run, &found, due);
    } else if (began.missing >= 0) {
        answer_delivery_unsure(run, &began);
    } else if (due != 0) {
        caf_finding finding = about(run, -1);
        finding.verdict = CAF_DUE;
        finding.due = due;
        caf_step_as_of(run);
        caf_emit(run, &finding);
    } else {
        answer_open(run, &found);
    }
}

/* Whether a consent of the same giver outlasts one that expires. */
static int is_outlasted(const caf_run *run, const caf_consent_row *consent)
{
    caf_each each;
    caf_begin_rows(&each, run, CAF_CONSENTS);
    while (caf_next_row(&each)) {
        const caf_consent_row *other = &each.row->consent;
        if (other->decision == CAF_GIVEN && other->giver == consent->giver && other->stage != 0 && bears_on(other, CAF_STAGE_DELIVERY) && other->decided != 0 &&
            other->decided <= consent->expires && (other->expires == 0 || other->expires > consent->expires) &&
            !caf_is_earlier(run, other->decided)) {
            return 1;
        }
    }
    return 0;
}

/* How an earlier consent, of another stage, came to its end. */
typedef struct ending {
    caf_date on;        /* the last day on which it was still good; 0: none ended */
    int64_t row;
    caf_unsure unsure;  /* one whose end is not sure */
} ending;

static ending find_end(const caf_run *run)
{
    ending found = { 0, -1, { -1, 0 } };
    caf_each each;
    caf_begin_rows(&each, run, CAF_CONSENTS);
    while (caf_next_row(&each)) {
        const caf_consent_row *consent = &each.row->consent;
        int64_t doubt = caf_doubt_in(run, CAF_CONSENTS, each.i, STAGE_FIELDS);
        int is_given = consent->decision == CAF_GIVEN;
        caf_date day = is_given ? consent->expires : consent->decision == CAF_WITHDRAWN ? consent->decided : 0;
        int is_past = caf_is_earlier(run, consent->decided) && (!is_given || day == 0 || caf_is_earlier(run, day));
        if (consent->stage == CAF_STAGE_DELIVERY || !bears_on(consent, CAF_STAGE_DELIVERY) || is_past) {
            continue;
        }
        if (doubt != 0) {
            found.unsure = (caf_unsure){ each.i, doubt };
        } else if (day != 0 && day < run->facts->as_of && (found.on == 0 || day < found.on) &&
                   !(is_given && is_outlasted(run, consent))) {
            found.on = day;
            found.row = each.i;
        }
    }
    return found;
}

/* An earlier consent ended while services were delivered, so that another was needed. */
static void answer_ended(const caf_run *run, const stage *found, const ending *end)
{
    delivery next = find_delivery(run, end->on);
    note_consent(run, end->row);
    note_delivery(run, &next);
    if (next.unsure.doubt != 0 && found->unsure.row >= 0) {
        answer_delivery_unsure(run, &next);
        return;
    }
    if (answer_unsure(run, found, next.on)) {
        return;
    }
    if (next.on != 0) {
        caf_finding finding = about(run, -1);
        finding.verdict = CAF_NOT_MET;
        finding.reason = CAF_REASON_NEVER;
        finding.due = next.on;
        caf_step_none_of(run, CAF_CONSENTS, CONSENT_STAGE, CAF_STAGE_DELIVERY);
        caf_emit(run, &finding);
    } else if (next.missing >= 0) {
        answer_delivery_unsure(run, &next);
    } else if (run->facts->closed.row >= 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_REQUIRED);
    } else {
        answer_open(run, found);
    }
}

/* Refused or withdrawn while services were delivered: not met where they went on. */
static void answer_refused(const caf_run *run, const stage *found)
{
    const said *refused = refused_in(found);
    delivery next = find_delivery(run, refused->on);
    if (next.on != 0) {
        note_delivery(run, &next);
        answer_over(run, found, next.on);
    } else if (next.missing >= 0) {
        answer_delivery_unsure(run, &next);
    } else {
        answer_open(run, found);
    }
}

static void na_1_delivery(const caf_run *run)
{
    const caf_facts *facts = run->facts;
    delivery began = find_delivery(run, 0);
    stage found = look_at(run, CAF_STAGE_DELIVERY, facts->as_of);
    const said *given = given_in(&found);
    if (given != NULL) {
        answer_given(run, given, 0);
    } else if (answer_taken(run, &found, 0)) {
        return;
    } else if (began.on == 0 && began.missing >= 0) {
        answer_delivery_unsure(run, &began);
    } else if (began.on == 0) {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_STAGE_NOT_REACHED);
    } else if (refused_in(&found) != NULL) {
        answer_refused(run, &found);
    } else {
        ending end = find_end(run);
        if (end.on != 0) {
            answer_ended(run, &found, &end);
        } else if (end.unsure.row >= 0) {
            caf_conclude_unsure(run, CAF_CONSENTS, end.unsure, 0);
        } else if (facts->coverage[CAF_CONSENTS] != CAF_COMPLETE) {
            caf_conclude_not_held(run, CAF_CONSENTS);
        } else {
            note_delivery(run, &began);
            caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_REQUIRED);
        }
    }
}

#define CONSENT_STAGES { CAF_CONSENTS, STAGE_FIELDS }

const caf_rule_entry caf_na_1_initial = {
    .rule = RULE(CAF_NA_1_INITIAL, "NA-1-initial", NA, "Learning point 1", "Consent at the start", CAF_STANDARD, 0, DECIDED | CAN(JUDGEMENT),
         "A consent of the initial stage was given on or before the day the assessment starts, by the child or young "
         "person or by the family, and not taken back by then; to be assessed, not to share or store alone. Where one "
         "gave it and the other's last decision is a refusal or withdrawal, a person must judge. One given in an "
         "earlier episode serves a reopened case while it lives: not expired, and not taken back since. Until an "
         "assessment starts it is due. Whose consent it has to be is for EM-A3-agreement. Where a case stepped down "
         "without an assessment of its own the transfer record's consent decides; what another authority assessed was "
         "its to keep."),
    .run = na_1_initial,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CONSENT_STAGES, { CAF_TRANSFERS, CAF_BIT(TRANSFER_CONSENT) | CAF_BIT(TRANSFER_KIND) }, CLOSED_ON,
               CARRIED_COMPLETION },
};

const caf_rule_entry caf_na_1_assessed = {
    .rule = RULE(CAF_NA_1_ASSESSED, "NA-1-assessed", NA, "Learning point 1", "Consent after the assessment", CAF_STANDARD, 0, DECIDED,
         "A consent of the stage after the assessment was given before services are delivered: by the day of the first "
         "TAF or plan, or by the day the assessment is completed where these came first, and not taken back by then. "
         "Until then it is due; closed without it, it is not met. Refused with nothing delivered after it: not applicable."),
    .run = na_1_assessed,
    .unless = WHILE_IN_CAF,
    .reads = { ASSESSED, CONSENT_STAGES, MET_ON, PLANNED, CLOSED_ON, CARRIED_COMPLETION },
};

const caf_rule_entry caf_na_1_delivery = {
    .rule = RULE(CAF_NA_1_DELIVERY, "NA-1-delivery", NA, "Learning point 1", "Consent during delivery, if required", CAF_STANDARD, 0, DECIDED,
         "A consent of the delivery stage was given and stands; to be assessed, or to store, is not to deliver. It is required where an earlier consent expired or was "
         "withdrawn: due from then on, and not met once a TAF is held or a plan dated after that day. Refused or "
         "withdrawn at this stage: not met where either followed. Sign-off meetings, and what has another lawful basis on "
         "record, never count. Where no earlier consent ended it is not required."),
    .run = na_1_delivery,
    .unless = WHILE_IN_CAF,
    .reads = { CONSENT_STAGES, MET_ON, PLANNED, CLOSED_ON },
};
