/* The cases of one household held against each other: meetings that serve several, and children who have a case each. */
#include <caf/family.h>
#include <string.h>
#include "agenda.h"
#include "reading.h"
#include "text.h"

typedef struct gathering {
    const caf_caseload *caseload;
    const caf_context *context;
    const caf_member *members;
    int64_t n;
    caf_out *out;
    caf_status status; /* of what failed; CAF_OK: nothing did */
} gathering;

/* A date that can be right; 0: none is recorded. */
static caf_date known(caf_date date)
{
    return date >= CAF_FACT_FIRST && date <= CAF_FACT_LAST ? date : 0;
}

static void emit(gathering *of, const caf_family_finding *finding)
{
    if (of->out->n >= of->out->capacity) {
        of->status = CAF_E_CAPACITY;
    } else {
        caf_append(of->out, finding, (int32_t)sizeof *finding);
    }
}

static caf_family_finding begin(int32_t kind, int32_t verdict, int64_t of_case, int64_t other_case)
{
    caf_family_finding finding;
    memset(&finding, 0, sizeof finding);
    finding.kind = kind;
    finding.verdict = verdict;
    finding.case_id = of_case;
    finding.other_case = other_case;
    finding.table = -1;
    finding.field = -1;
    finding.other_field = -1;
    return finding;
}

static int find_case(gathering *of, int64_t case_id, caf_case *whose)
{
    whose->size = (int32_t)sizeof *whose;
    caf_status status = caf_find_case(of->caseload, of->context, case_id, whose);
    of->status = status != CAF_OK ? status : of->status;
    return status == CAF_OK;
}

/* One row, where it was there on the day. */
static int read(gathering *of, const caf_case *whose, int32_t table, int64_t i, void *row, int32_t size)
{
    caf_status status = caf_get(whose, table, i, row, size);
    if (status != CAF_OK && status != CAF_HIDDEN) {
        of->status = status;
    }
    return status == CAF_OK;
}

static int read_meeting(gathering *of, const caf_case *whose, int64_t i, caf_meeting_row *meeting)
{
    return read(of, whose, CAF_MEETINGS, i, meeting, (int32_t)sizeof *meeting) && meeting->id != 0;
}

/* A case's row of the meeting. */
static int find_meeting(gathering *of, const caf_case *whose, int64_t id, caf_meeting_row *meeting)
{
    int64_t i = caf_find_row(whose, CAF_MEETINGS, id);
    return i >= 0 && read_meeting(of, whose, i, meeting);
}

/* Whether a case was open on a day: CAF_YES, CAF_NO, or 0, which the record does not say. */
static uint8_t was_open(gathering *of, const caf_case *whose, caf_date on)
{
    caf_date opened = known(whose->row.opened);
    caf_date last = opened;
    uint8_t open = CAF_YES;
    if (opened > on) {
        return CAF_NO;
    }
    if (opened == 0) {
        return 0;
    }
    for (int64_t i = 0; i < whose->count[CAF_CLOSURES]; i++) {
        caf_closure_row closure;
        if (!read(of, whose, CAF_CLOSURES, i, &closure, (int32_t)sizeof closure)) {
            continue;
        }
        caf_date closed = known(closure.closed);
        caf_date reopened = known(closure.reopened);
        if (closed == 0) {
            return 0; /* closed on some day */
        }
        if (closed <= on && closed >= last) {
            last = closed;
            open = CAF_NO;
        }
        if (reopened != 0 && reopened <= on && reopened >= last) {
            last = reopened;
            open = CAF_YES;
        }
    }
    return open == CAF_YES && caf_coverage_in(whose, CAF_CLOSURES) != CAF_COMPLETE ? 0 : open;
}

/* A meeting of the case on the same day that the other one does not share; 0: none. */
static int64_t same_day(gathering *of, const caf_case *whose, const caf_case *other, caf_date held)
{
    for (int64_t i = 0; i < whose->count[CAF_MEETINGS]; i++) {
        caf_meeting_row meeting;
        caf_meeting_row shared;
        if (read_meeting(of, whose, i, &meeting) && known(meeting.held_on) == held && !find_meeting(of, other, meeting.id, &shared)) {
            return meeting.id;
        }
    }
    return 0;
}

static void look_for_meeting(gathering *of, const caf_case *served, const caf_case *other, const caf_meeting_row *meeting)
{
    caf_meeting_row shared;
    caf_date held = known(meeting->held_on);
    if (find_meeting(of, other, meeting->id, &shared)) {
        return;
    }
    uint8_t open = was_open(of, other, held);
    if (open == CAF_NO) {
        return;
    }
    int is_sure = open == CAF_YES && caf_coverage_in(other, CAF_MEETINGS) == CAF_COMPLETE;
    caf_family_finding finding = begin(CAF_FAMILY_NOT_SERVED, is_sure ? CAF_JUDGEMENT : CAF_UNKNOWN, other->row.case_id, served->row.case_id);
    finding.table = CAF_MEETINGS;
    finding.row = meeting->id;
    finding.other_row = same_day(of, other, served, held);
    finding.date = held;
    emit(of, &finding);
}

/* What a meeting says of one thing; 0: nothing. */
static int32_t said_of(const caf_meeting_row *meeting, int32_t field)
{
    switch (field) {
    case MEETING_HELD_ON:
        return known(meeting->held_on);
    case MEETING_CANCELLED_ON:
        return known(meeting->cancelled_on);
    case MEETING_PLANNED_FOR:
        return known(meeting->planned_for);
    case MEETING_HELD:
        return known(meeting->held_on) != 0 ? CAF_YES : meeting->held;
    default:
        return known(meeting->cancelled_on) != 0 ? CAF_YES : meeting->cancelled;
    }
}

static void emit_difference(gathering *of, const caf_case *one, const caf_case *other, int64_t id, const int32_t fields[2],
                            const int32_t values[2])
{
    caf_family_finding finding = begin(CAF_FAMILY_MEETING_DIFFERS, CAF_UNKNOWN, one->row.case_id, other->row.case_id);
    finding.table = CAF_MEETINGS;
    finding.row = id;
    finding.field = fields[0];
    finding.other_field = fields[1];
    finding.value = values[0];
    finding.other_value = values[1];
    emit(of, &finding);
}

/* Two rows of one meeting: two days, yes and no, held here and cancelled there. */
static void compare_meetings(gathering *of, const caf_case *one, const caf_case *other, const caf_meeting_row *meeting)
{
    static const int32_t compared[] = { MEETING_HELD_ON, MEETING_CANCELLED_ON, MEETING_PLANNED_FOR, MEETING_HELD, MEETING_CANCELLED };
    caf_meeting_row shared;
    if (!find_meeting(of, other, meeting->id, &shared)) {
        return;
    }
    for (size_t i = 0; i < sizeof compared / sizeof compared[0]; i++) {
        const int32_t fields[2] = { compared[i], compared[i] };
        const int32_t values[2] = { said_of(meeting, compared[i]), said_of(&shared, compared[i]) };
        if (values[0] != 0 && values[1] != 0 && values[0] != values[1]) {
            emit_difference(of, one, other, meeting->id, fields, values);
        }
    }
    for (int here = 0; here < 2; here++) {
        const caf_meeting_row *held = here ? meeting : &shared;
        const caf_meeting_row *cancelled = here ? &shared : meeting;
        const int32_t fields[2] = { here ? MEETING_HELD : MEETING_CANCELLED, here ? MEETING_CANCELLED : MEETING_HELD };
        const int32_t values[2] = { CAF_YES, CAF_YES };
        /* Where the one says both, or the other says no, it is told already. */
        if (said_of(held, MEETING_HELD) == CAF_YES && said_of(cancelled, MEETING_CANCELLED) == CAF_YES &&
            said_of(held, MEETING_CANCELLED) == 0 && said_of(cancelled, MEETING_HELD) == 0) {
            emit_difference(of, one, other, meeting->id, fields, values);
        }
    }
}

/* Whether a member before this one has the meeting: then it is looked at there. */
static int is_told(gathering *of, int64_t member, int64_t id)
{
    for (int64_t i = 0; i < member && of->status == CAF_OK; i++) {
        caf_case earlier;
        caf_meeting_row shared;
        if (!of->members[i].not_yet && find_case(of, of->members[i].case_id, &earlier) && find_meeting(of, &earlier, id, &shared) && known(shared.held_on) != 0) {
            return 1;
        }
    }
    return 0;
}

/* Whether a row has the identifier of the one before, a data problem of its case: the first of them counts. */
static int is_repeated(const caf_case *whose, int64_t i)
{
    const caf_rows *rows = caf_rows_of(whose, CAF_MEETINGS);
    int64_t at = whose->first[CAF_MEETINGS] + i;
    return i > 0 && rows != NULL && caf_row_id(rows, at) == caf_row_id(rows, at - 1);
}

static void hold_meetings(gathering *of, int64_t member, const caf_case *whose)
{
    for (int64_t i = 0; i < whose->count[CAF_MEETINGS] && of->status == CAF_OK; i++) {
        caf_meeting_row meeting;
        if (is_repeated(whose, i) || !read_meeting(of, whose, i, &meeting)) {
            continue;
        }
        int is_first = known(meeting.held_on) != 0 && meeting.kind != CAF_FINAL_STATUTORY && !is_told(of, member, meeting.id);
        for (int64_t j = 0; j < of->n && of->status == CAF_OK; j++) {
            caf_case other;
            if (j == member || of->members[j].not_yet || !find_case(of, of->members[j].case_id, &other)) {
                continue;
            }
            if (is_first) {
                look_for_meeting(of, whose, &other, &meeting);
            }
            if (j > member) {
                compare_meetings(of, whose, &other, &meeting);
            }
        }
    }
}

/* Which child the case is about, as far as its record says. */
static void find_own_child(gathering *of, const caf_case *whose, caf_member *member)
{
    caf_child_row child;
    int64_t own = whose->row.child;
    member->child = own;
    for (int64_t i = 0; i < whose->count[CAF_CHILDREN]; i++) {
        if (!read(of, whose, CAF_CHILDREN, i, &child, (int32_t)sizeof child)) {
            continue;
        }
        if ((own != 0 && child.id == own) || (own == 0 && whose->count[CAF_CHILDREN] == 1) ||
            (own == 0 && child.own_case == whose->row.case_id)) {
            member->child = child.id;
            member->born = known(child.born);
            member->expected = known(child.expected);
            return;
        }
    }
}

/* Whether a row of a case's record is the child of another case. Identifiers that both give to their own child are no names. */
static int is_child_of(const caf_case *whose, const caf_member *self, const caf_member *other, const caf_child_row *child)
{
    int is_own = self->child != 0 && child->id == self->child;
    if (child->own_case != 0) {
        return child->own_case == other->case_id && child->own_case != whose->row.case_id;
    }
    return !is_own && other->child != 0 && child->id == other->child;
}

/* Whether two cases may be about one child: one after the other, of one identifier or with a child who is not recorded. */
static int may_be_one_child(const caf_member *self, const caf_member *other)
{
    int may_be_named_so = other->child == 0 || other->child == self->child;
    return may_be_named_so && (self->born == 0 || other->born == 0 || self->born == other->born);
}

/* Whether a row is known to be the child of some member. */
static int is_told_of(const gathering *of, const caf_case *whose, const caf_member *self, const caf_child_row *child)
{
    for (int64_t i = 0; i < of->n; i++) {
        if (&of->members[i] != self && is_child_of(whose, self, &of->members[i], child)) {
            return 1;
        }
    }
    return 0;
}

/* Whether the record of a case has the child of another among its children. */
static void look_at_child(gathering *of, const caf_case *whose, const caf_member *self, const caf_member *other)
{
    int is_complete = caf_coverage_in(whose, CAF_CHILDREN) == CAF_COMPLETE;
    int others = may_be_one_child(self, other);
    for (int64_t i = 0; i < whose->count[CAF_CHILDREN]; i++) {
        caf_child_row child;
        if (!read(of, whose, CAF_CHILDREN, i, &child, (int32_t)sizeof child)) {
            continue;
        }
        int is_own = (self->child != 0 && child.id == self->child) || whose->count[CAF_CHILDREN] == 1;
        if (!is_child_of(whose, self, other, &child)) {
            others |= !is_own && child.own_case == 0 && !is_told_of(of, whose, self, &child);
            continue;
        }
        caf_date born = known(child.born);
        if (born != 0 && other->born != 0 && born != other->born) {
            caf_family_finding finding = begin(CAF_FAMILY_BIRTH_DIFFERS, CAF_UNKNOWN, whose->row.case_id, other->case_id);
            finding.table = CAF_CHILDREN;
            finding.row = child.id;
            finding.field = CHILD_BORN;
            finding.other_field = CHILD_BORN;
            finding.value = born;
            finding.other_value = other->born;
            emit(of, &finding);
        }
        return;
    }
    if (is_complete) {
        caf_family_finding finding = begin(CAF_FAMILY_NOT_LISTED, others ? CAF_UNKNOWN : CAF_JUDGEMENT, whose->row.case_id, other->case_id);
        finding.table = CAF_CHILDREN;
        emit(of, &finding);
    }
}

static int is_member(const gathering *of, int64_t case_id)
{
    for (int64_t i = 0; i < of->n; i++) {
        if (of->members[i].case_id == case_id) {
            return 1;
        }
    }
    return 0;
}

/* A child whose own case does not name this family. */
static void look_outside(gathering *of, const caf_case *whose)
{
    for (int64_t i = 0; i < whose->count[CAF_CHILDREN] && of->status == CAF_OK; i++) {
        caf_child_row child;
        caf_case named;
        if (!read(of, whose, CAF_CHILDREN, i, &child, (int32_t)sizeof child) || child.own_case == 0 || is_member(of, child.own_case)) {
            continue;
        }
        named.size = (int32_t)sizeof named;
        caf_status status = caf_find_case(of->caseload, of->context, child.own_case, &named);
        if (status != CAF_OK && status != CAF_E_NO_CASE) {
            of->status = status;
            return;
        }
        int is_there = status == CAF_OK && named.row.family == 0;
        caf_family_finding finding = begin(CAF_FAMILY_NOT_LINKED, is_there ? CAF_JUDGEMENT : CAF_UNKNOWN, whose->row.case_id, child.own_case);
        finding.table = CAF_CHILDREN;
        finding.row = child.id;
        finding.value = status == CAF_OK && named.row.family != 0 ? CAF_YES : 0;
        emit(of, &finding);
    }
}

static void hold_children(gathering *of, int64_t member, const caf_case *whose)
{
    for (int64_t j = 0; j < of->n && of->status == CAF_OK; j++) {
        if (j != member && !of->members[j].not_yet) {
            look_at_child(of, whose, &of->members[member], &of->members[j]);
        }
    }
    look_outside(of, whose);
}

caf_status caf_check_family(const caf_caseload *caseload, const caf_context *context, const caf_member *members, int64_t n,
                            caf_out *findings)
{
    gathering of = { caseload, context, members, n, findings, CAF_OK };
    if (caseload == NULL || context == NULL || findings == NULL || (members == NULL && n != 0)) {
        return CAF_E_NULL;
    }
    caf_status status = n < 0 ? CAF_E_SIZE : caf_check_out(findings);
    if (status != CAF_OK) {
        return status;
    }
    int64_t before = findings->n;
    for (int64_t i = 0; i < n && of.status == CAF_OK; i++) {
        caf_case whose;
        if (!members[i].not_yet && find_case(&of, members[i].case_id, &whose)) {
            hold_meetings(&of, i, &whose);
            hold_children(&of, i, &whose);
        }
    }
    if (of.status != CAF_OK) {
        findings->n = before;
    }
    return of.status;
}

caf_status caf_family(const caf_caseload *caseload, const caf_context *context, int64_t family, caf_out *members)
{
    gathering of = { caseload, context, NULL, 0, members, CAF_OK };
    caf_cursor cursor = caf_cursor_begin();
    if (members == NULL || caseload == NULL || context == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = family == 0 ? CAF_E_ARGUMENT : caf_check_out(members);
    int64_t before = members->n;
    while (status == CAF_OK) {
        caf_case whose;
        whose.size = (int32_t)sizeof whose;
        status = caf_next_case(caseload, context, &cursor, &whose);
        if (status != CAF_OK || whose.row.family != family) {
            continue;
        }
        caf_member member;
        memset(&member, 0, sizeof member);
        member.case_id = whose.row.case_id;
        member.index = whose.index;
        member.not_yet = whose.not_yet;
        find_own_child(&of, &whose, &member);
        status = of.status;
        if (status == CAF_OK && members->n >= members->capacity) {
            status = CAF_E_CAPACITY;
        }
        if (status == CAF_OK) {
            caf_append(members, &member, (int32_t)sizeof member);
        }
    }
    if (status != CAF_END) {
        members->n = before;
        return status;
    }
    return CAF_OK;
}

static void add_value(caf_text *text, int32_t field, int32_t value)
{
    if (field == MEETING_HELD || field == MEETING_CANCELLED) {
        caf_text_add(text, value == CAF_YES ? "" : "not ");
        caf_text_add(text, field == MEETING_HELD ? "held" : "cancelled");
        return;
    }
    caf_text_add(text, field == MEETING_HELD_ON ? "held on " : field == MEETING_CANCELLED_ON ? "cancelled on " : "planned for ");
    caf_text_add_date(text, value);
}

static void describe(const caf_family_finding *finding, caf_text *text)
{
    switch (finding->kind) {
    case CAF_FAMILY_NOT_SERVED:
        caf_text_add(text, "The TAF meeting held on ");
        caf_text_add_date(text, finding->date);
        caf_text_add(text, " served another case of the family");
        caf_text_add(text, finding->verdict == CAF_UNKNOWN ? "; whether it served this one, and whether this one was open, the record does not say."
                                                           : " and not this one, which was open. Whether it was to serve this child too is for a person.");
        if (finding->other_row != 0) {
            caf_text_add(text, " This case held a meeting on that day under another identifier: perhaps the same one.");
        }
        break;
    case CAF_FAMILY_MEETING_DIFFERS:
        caf_text_add(text, "One meeting is recorded in two ways: here ");
        add_value(text, finding->field, finding->value);
        caf_text_add(text, ", in the other case ");
        add_value(text, finding->other_field, finding->other_value);
        caf_text_add(text, ".");
        break;
    case CAF_FAMILY_NOT_LINKED:
        caf_text_add(text, "The record names a CAF of a child of the household that ");
        caf_text_add(text, finding->verdict == CAF_JUDGEMENT ? "names no family. Whether it is to be linked is for a person."
                           : finding->value == CAF_YES     ? "names another family."
                                                           : "is not in this caseload, so that nothing can be said of it.");
        break;
    case CAF_FAMILY_NOT_LISTED:
        caf_text_add(text, finding->verdict == CAF_JUDGEMENT
                               ? "The children of the household are recorded, and the child of the other case is not among them."
                               : "Whether one of the children recorded is the child of the other case is not recorded.");
        break;
    case CAF_FAMILY_BIRTH_DIFFERS:
        caf_text_add(text, "One child has two dates of birth: here ");
        caf_text_add_date(text, finding->value);
        caf_text_add(text, ", in its own case ");
        caf_text_add_date(text, finding->other_value);
        caf_text_add(text, ".");
        break;
    default:
        break;
    }
}

caf_status caf_family_text(const caf_family_finding *finding, char *text, size_t capacity, size_t *length)
{
    if (finding == NULL || (text == NULL && capacity != 0)) {
        return CAF_E_NULL;
    }
    caf_text words = caf_text_begin(text, capacity);
    describe(finding, &words);
    return caf_text_end(&words, length);
}

const char *caf_family_kind_name(int32_t kind)
{
    static const char *const names[CAF_FAMILY_KINDS] = { NULL, "not-served", "meeting-differs", "not-linked", "not-listed", "birth-differs" };
    return kind > 0 && kind < CAF_FAMILY_KINDS ? names[kind] : NULL;
}
