#include "flat_case.h"
#include <stdlib.h>
#include <string.h>
#include "flat_shared.h"

/* Enough for every explanation but a count over decades of holidays. */
#define STEPS 512
#define READINGS 16
#define TURNING_DAYS 64
#define LACKING_FACTS 3

/* A case that is asked about. It points into itself and stays where it is. */
typedef struct asked {
    caf_rows rows[CAF_TABLES];
    caf_caseload load;
    caf_context context;
    caf_case whose;
} asked;

#define ASKED                                                                                                         \
    const void *const *tables, const int64_t *n_bytes, int32_t n_tables, const int64_t *fields, int64_t n_fields,     \
        caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,                            \
        const int64_t *n_block_bytes, int32_t n_blocks, int32_t readings
#define GIVEN tables, n_bytes, n_tables, fields, n_fields, as_of, division, profile, blocks, n_block_bytes, n_blocks, readings

static caf_diag take_up(asked *of, ASKED)
{
    caf_diag diag = flat_caseload(tables, n_bytes, n_tables, fields, n_fields, of->rows, &of->load);
    if (diag.status == CAF_OK) {
        diag.status = flat_context(as_of, division, profile, blocks, n_block_bytes, n_blocks, readings, &of->context);
    }
    memset(&of->whose, 0, sizeof of->whose);
    of->whose.size = (int32_t)sizeof of->whose;
    return diag;
}

/* The first case. */
static caf_diag take_first(asked *of, ASKED)
{
    caf_diag diag = take_up(of, GIVEN);
    if (diag.status != CAF_OK) {
        return diag;
    }
    caf_cursor cursor = caf_cursor_begin();
    caf_status status = caf_next_case(&of->load, &of->context, &cursor, &of->whose);
    if (status == CAF_END) {
        return flat_diag(CAF_E_NO_CASE, CAF_CASES);
    }
    return status >= CAF_E_NULL && cursor.diag.status != CAF_OK ? cursor.diag : flat_diag(status, -1);
}

/* The case of a finding. */
static caf_diag take_found(asked *of, const void *finding, int64_t n_finding, caf_finding *sought, ASKED)
{
    if (finding == NULL) {
        return flat_diag(CAF_E_NULL, -1);
    }
    if (n_finding != (int64_t)sizeof *sought) {
        return flat_diag(CAF_E_SIZE, -1);
    }
    memcpy(sought, finding, sizeof *sought);
    caf_diag diag = take_up(of, GIVEN);
    if (diag.status == CAF_OK) {
        diag.status = caf_find_case(&of->load, &of->context, sought->case_id, &of->whose);
    }
    return diag;
}

/* Room for records of some numbers each; below 0: none that could be. */
static int64_t room_for(const int64_t *records, int64_t n_records, int64_t numbers)
{
    return n_records < 0 || (n_records > 0 && !flat_is_aligned(records, sizeof *records)) ? -1 : n_records / numbers;
}

/* Whether memory can be worked in at all. */
static caf_status look_at_memory(const void *memory, int64_t n_memory)
{
    if (n_memory < 0 || (n_memory > 0 && memory == NULL)) {
        return CAF_E_NULL;
    }
    return n_memory == 0 || flat_is_aligned(memory, _Alignof(int64_t)) ? CAF_OK : CAF_E_ARGUMENT;
}

/* Too little memory is no failure: what is needed says so. */
static caf_status forgive_memory(caf_status status, int64_t n_memory, size_t needed)
{
    return status == CAF_E_CAPACITY && (uint64_t)n_memory < needed ? CAF_OK : status;
}

static void put_stay(int64_t *to, const caf_stay *stay)
{
    to[FLAT_STAY_ROW] = stay->row;
    to[FLAT_STAY_UNSURE] = stay->unsure;
    to[FLAT_STAY_FROM] = stay->from;
    to[FLAT_STAY_UNTIL] = stay->until;
    to[FLAT_STAY_STAGE] = stay->stage;
    to[FLAT_STAY_ALSO] = stay->also;
    to[FLAT_STAY_TABLE] = stay->table;
    to[FLAT_STAY_FIELD] = stay->field;
}

caf_diag flat_history(ASKED, int64_t *records, int64_t n_records, int64_t *found)
{
    asked of;
    *found = 0;
    caf_diag diag = take_first(&of, GIVEN);
    int64_t room = room_for(records, n_records, FLAT_STAY_NUMBERS);
    if (diag.status != CAF_OK || room < 0) {
        return diag.status != CAF_OK ? diag : flat_diag(CAF_E_ARGUMENT, -1);
    }
    caf_stay *stays = malloc(((size_t)room + 1) * sizeof *stays);
    if (stays == NULL) {
        return flat_diag(CAF_E_MEMORY, -1);
    }
    caf_out out = { stays, room, 0, (int32_t)sizeof *stays, 0 };
    diag.status = caf_history(&of.whose, &of.context, &out);
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        put_stay(records + i * FLAT_STAY_NUMBERS, &stays[i]);
    }
    *found = out.n;
    free(stays);
    return diag;
}

caf_diag flat_stage_on(ASKED, caf_date day, int64_t *records, int64_t n_records, int64_t *found)
{
    asked of;
    caf_stay stay;
    *found = 0;
    caf_diag diag = take_first(&of, GIVEN);
    if (diag.status == CAF_OK && room_for(records, n_records, FLAT_STAY_NUMBERS) < 1) {
        diag.status = CAF_E_CAPACITY;
    }
    diag.status = diag.status == CAF_OK ? caf_stage_on(&of.whose, &of.context, day, &stay) : diag.status;
    if (diag.status == CAF_OK) {
        put_stay(records, &stay);
        *found = 1;
    }
    return diag;
}

caf_diag flat_obligations(ASKED, void *findings, int64_t n_findings, int64_t *records, int64_t n_records, int64_t *found)
{
    asked of;
    *found = 0;
    caf_diag diag = take_first(&of, GIVEN);
    int64_t room = room_for(records, n_records, FLAT_OWED_NUMBERS);
    if (diag.status != CAF_OK || room < 0 || n_findings < 0) {
        return diag.status != CAF_OK ? diag : flat_diag(CAF_E_ARGUMENT, -1);
    }
    int64_t capacity = n_findings / (int64_t)sizeof(caf_finding);
    capacity = capacity < room ? capacity : room;
    caf_obligation *owed = malloc(((size_t)capacity + 1) * sizeof *owed);
    if (owed == NULL) {
        return flat_diag(CAF_E_MEMORY, -1);
    }
    caf_out out = { owed, capacity, 0, (int32_t)sizeof *owed, 0 };
    diag.status = caf_obligations(&of.whose, &of.context, &out);
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_OWED_NUMBERS;
        memcpy((unsigned char *)findings + i * (int64_t)sizeof(caf_finding), &owed[i].finding, sizeof(caf_finding));
        to[FLAT_OWED_PERSON] = owed[i].person;
        to[FLAT_OWED_AGENCY] = owed[i].agency;
        to[FLAT_OWED_BY] = owed[i].by;
        to[FLAT_OWED_OVERDUE] = owed[i].overdue;
    }
    *found = out.n;
    free(owed);
    return diag;
}

caf_diag flat_steps(ASKED, const void *finding, int64_t n_finding, int64_t *records, int64_t n_records, int64_t *found)
{
    asked of;
    caf_finding sought;
    caf_step steps[STEPS];
    caf_out out = { steps, STEPS, 0, (int32_t)sizeof *steps, 0 };
    *found = 0;
    if (finding == NULL || n_finding != (int64_t)sizeof sought) {
        return flat_diag(finding == NULL ? CAF_E_NULL : CAF_E_SIZE, -1);
    }
    memcpy(&sought, finding, sizeof sought);
    caf_diag diag = take_up(&of, GIVEN);
    diag.status = diag.status == CAF_OK ? caf_explain_in(&of.load, &of.context, &sought, &out) : diag.status;
    if (diag.status == CAF_OK && room_for(records, n_records, FLAT_STEP_NUMBERS) < out.n) {
        diag.status = CAF_E_CAPACITY;
    }
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_STEP_NUMBERS;
        to[FLAT_STEP_AT_KIND] = steps[i].kind;
        to[FLAT_STEP_AT_TABLE] = steps[i].table;
        to[FLAT_STEP_AT_ROW] = steps[i].row;
        to[FLAT_STEP_AT_FIELD] = steps[i].field;
        to[FLAT_STEP_AT_DATE] = steps[i].date;
        to[FLAT_STEP_AT_AMOUNT] = steps[i].amount;
        to[FLAT_STEP_AT_UNIT] = steps[i].unit;
        to[FLAT_STEP_AT_CODE] = steps[i].code;
        to[FLAT_STEP_AT_FROM] = steps[i].from;
    }
    *found = out.n;
    return diag;
}

caf_diag flat_other_readings(ASKED, const void *finding, int64_t n_finding, int64_t *records, int64_t n_records,
                             int64_t *found)
{
    asked of;
    caf_finding sought;
    caf_other_reading others[READINGS];
    caf_out out = { others, READINGS, 0, (int32_t)sizeof *others, 0 };
    *found = 0;
    caf_diag diag = take_found(&of, finding, n_finding, &sought, GIVEN);
    diag.status = diag.status == CAF_OK ? caf_other_readings(&of.whose, &of.context, &sought, &out) : diag.status;
    if (diag.status == CAF_OK && room_for(records, n_records, FLAT_READING_NUMBERS) < out.n) {
        diag.status = CAF_E_CAPACITY;
    }
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_READING_NUMBERS;
        to[FLAT_READING_KIND] = others[i].kind;
        to[FLAT_READING_PARAMETER] = others[i].parameter;
        to[FLAT_READING_CHOICE] = others[i].choice;
        to[FLAT_READING_VERDICT] = others[i].verdict;
        to[FLAT_READING_REASON] = others[i].reason;
        to[FLAT_READING_DUE] = others[i].due;
    }
    *found = out.n;
    return diag;
}

caf_diag flat_turning_days(ASKED, const void *finding, int64_t n_finding, void *memory, int64_t n_memory,
                           int64_t *records, int64_t n_records, int64_t *found, int64_t *needed)
{
    asked of;
    caf_finding sought;
    caf_turning_day days[TURNING_DAYS];
    caf_out out = { days, TURNING_DAYS, 0, (int32_t)sizeof *days, 0 };
    size_t enough = 0;
    *found = *needed = 0;
    caf_diag diag = take_found(&of, finding, n_finding, &sought, GIVEN);
    diag.status = diag.status == CAF_OK ? look_at_memory(memory, n_memory) : diag.status;
    if (diag.status == CAF_OK) {
        diag.status = caf_turning_days(&of.whose, &of.context, &sought, memory, (size_t)n_memory, &enough, &out);
        diag.status = forgive_memory(diag.status, n_memory, enough);
    }
    if (diag.status == CAF_OK && room_for(records, n_records, FLAT_TURNING_NUMBERS) < out.n) {
        diag.status = CAF_E_CAPACITY;
    }
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_TURNING_NUMBERS;
        to[FLAT_TURNING_TABLE] = days[i].table;
        to[FLAT_TURNING_FIELD] = days[i].field;
        to[FLAT_TURNING_ROW] = days[i].row;
        to[FLAT_TURNING_RECORDED] = days[i].recorded;
        to[FLAT_TURNING_DAY] = days[i].day;
    }
    *found = out.n;
    *needed = (int64_t)enough;
    return diag;
}

caf_diag flat_lacking_facts(ASKED, const void *finding, int64_t n_finding, void *memory, int64_t n_memory,
                            int64_t *records, int64_t n_records, int64_t *found, int64_t *needed,
                            int64_t *verdicts_then, bool *always)
{
    asked of;
    caf_finding sought;
    caf_lacking_fact facts[LACKING_FACTS];
    caf_lacking sum;
    caf_out out = { facts, LACKING_FACTS, 0, (int32_t)sizeof *facts, 0 };
    size_t enough = 0;
    memset(&sum, 0, sizeof sum);
    sum.size = (int32_t)sizeof sum;
    *found = *needed = *verdicts_then = 0;
    *always = false;
    caf_diag diag = take_found(&of, finding, n_finding, &sought, GIVEN);
    diag.status = diag.status == CAF_OK ? look_at_memory(memory, n_memory) : diag.status;
    if (diag.status == CAF_OK) {
        diag.status = caf_lacking_facts(&of.whose, &of.context, &sought, memory, (size_t)n_memory, &enough, &out, &sum);
        diag.status = forgive_memory(diag.status, n_memory, enough);
    }
    if (diag.status == CAF_OK && room_for(records, n_records, FLAT_LACKING_NUMBERS) < out.n) {
        diag.status = CAF_E_CAPACITY;
    }
    for (int64_t i = 0; diag.status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_LACKING_NUMBERS;
        to[FLAT_LACKING_LACK] = facts[i].lack;
        to[FLAT_LACKING_TABLE] = facts[i].table;
        to[FLAT_LACKING_ROW] = facts[i].row;
        to[FLAT_LACKING_FIELD] = facts[i].field;
    }
    *found = out.n;
    *needed = (int64_t)enough;
    *verdicts_then = sum.verdicts;
    *always = sum.always != 0;
    return diag;
}

caf_diag flat_propose(ASKED, int32_t event, caf_date day, int32_t place, const void *row, int64_t n_row, void *memory,
                      int64_t n_memory, void *findings, int64_t n_findings, void *problem, int64_t n_problem,
                      int32_t *results, int64_t n_results, int64_t *found, int64_t *needed)
{
    asked of;
    size_t enough = 0;
    caf_event proposed = { (int32_t)sizeof proposed, event, day, 0, place, row };
    caf_proposal said;
    caf_out out = { findings, 0, 0, (int32_t)sizeof(caf_finding), 0 };
    *found = *needed = 0;
    memset(&said, 0, sizeof said);
    said.size = (int32_t)sizeof said;
    caf_diag diag = take_first(&of, GIVEN);
    if (diag.status != CAF_OK) {
        return diag;
    }
    if (n_results < FLAT_PROPOSAL_NUMBERS || n_problem < (int64_t)sizeof said.problem || n_findings < 0) {
        return flat_diag(CAF_E_CAPACITY, -1);
    }
    if (row != NULL && n_row != caf_row_size(caf_event_table(event))) {
        return flat_diag(CAF_E_SIZE, caf_event_table(event));
    }
    proposed.row_size = (int32_t)n_row;
    out.capacity = n_findings / (int64_t)sizeof(caf_finding);
    diag.status = look_at_memory(memory, n_memory);
    if (diag.status == CAF_OK) {
        diag.status = caf_propose(&of.whose, &proposed, &of.context, memory, (size_t)n_memory, &enough, &out, &said);
        diag.status = forgive_memory(diag.status, n_memory, enough);
    }
    memcpy(problem, &said.problem, sizeof said.problem);
    memcpy(results + FLAT_PROPOSAL_REFUSAL, &said.refusal, sizeof said.refusal);
    memcpy(results + FLAT_PROPOSAL_STAGE, &said.stage, sizeof said.stage);
    memcpy(results + FLAT_PROPOSAL_THEN, &said.then, sizeof said.then);
    *found = out.n;
    *needed = (int64_t)enough;
    return diag;
}

/* The caller's buffer, filled as far as it goes. */
typedef struct taken {
    unsigned char *bytes;
    size_t room, n;
} taken;

static void take_bytes(void *user, const void *bytes, size_t n)
{
    taken *to = user;
    if (to != NULL && to->room > to->n && bytes != NULL) {
        size_t left = to->room - to->n;
        memcpy(to->bytes + to->n, bytes, n < left ? n : left);
    }
    if (to != NULL) {
        to->n += n;
    }
}

static caf_status take_part(const asked *of, int32_t part, const caf_out *findings, void *memory, size_t size, taken *to)
{
    switch (part) {
    case FLAT_PART_FACTS:
        return caf_receipt_facts(&of->whose, memory, size, take_bytes, to, NULL);
    case FLAT_PART_AHEAD:
        return caf_receipt_facts(&of->whose, memory, size, take_bytes, NULL, to);
    case FLAT_PART_PROFILE:
        return caf_receipt_profile(&of->context, 0, take_bytes, to);
    case FLAT_PART_CALENDAR:
        return caf_receipt_calendar(&of->context, caf_receipt_division(&of->whose, &of->context), take_bytes, to);
    case FLAT_PART_FINDINGS:
        return caf_receipt_findings(&of->whose, &of->context, findings, take_bytes, to);
    default:
        return CAF_E_ARGUMENT;
    }
}

caf_diag flat_receipt_part(ASKED, int32_t part, const void *finding, int64_t n_finding, void *memory, int64_t n_memory,
                           void *text, int64_t n_text, int64_t *length, int64_t *needed)
{
    asked of;
    size_t enough = 0;
    *length = *needed = 0;
    caf_diag diag = take_first(&of, GIVEN);
    diag.status = diag.status == CAF_OK ? look_at_memory(memory, n_memory) : diag.status;
    if (diag.status == CAF_OK && (n_text < 0 || n_finding < 0)) {
        diag.status = CAF_E_NULL;
    }
    if (diag.status == CAF_OK && n_finding % (int64_t)sizeof(caf_finding) != 0) {
        diag.status = CAF_E_SIZE;
    }
    diag.status = diag.status == CAF_OK ? caf_receipt_room(&of.whose, &enough) : diag.status;
    if (diag.status != CAF_OK) {
        return diag;
    }
    int64_t n = n_finding / (int64_t)sizeof(caf_finding);
    /* The core only reads them. */
    caf_out findings = { n > 0 ? (void *)(uintptr_t)finding : NULL, n, n, (int32_t)sizeof(caf_finding), 0 };
    taken to = { text, (size_t)n_text, 0 };
    diag.status = forgive_memory(take_part(&of, part, &findings, memory, (size_t)n_memory, &to), n_memory, enough);
    *length = (int64_t)to.n;
    *needed = (int64_t)enough;
    return diag;
}

caf_status flat_compare(const void *before, int64_t n_before, const void *after, int64_t n_after, int64_t *records,
                        int64_t n_records, int64_t *found)
{
    const int64_t size = (int64_t)sizeof(caf_finding);
    *found = 0;
    if (n_before < 0 || n_after < 0) {
        return CAF_E_NULL;
    }
    if (n_before % size != 0 || n_after % size != 0) {
        return CAF_E_SIZE;
    }
    /* Findings are read through a struct: where they lie oddly they are not. */
    if (!flat_is_aligned(before, _Alignof(caf_finding)) || !flat_is_aligned(after, _Alignof(caf_finding))) {
        return CAF_E_ARGUMENT;
    }
    int64_t most = n_before / size + n_after / size;
    if (room_for(records, n_records, FLAT_CHANGE_NUMBERS) < most) {
        return CAF_E_CAPACITY;
    }
    caf_change *changes = malloc(((size_t)most + 1) * sizeof *changes);
    if (changes == NULL) {
        return CAF_E_MEMORY;
    }
    caf_out out = { changes, most, 0, (int32_t)sizeof *changes, 0 };
    caf_status status = caf_compare(n_before > 0 ? before : NULL, n_before / size, n_after > 0 ? after : NULL, n_after / size, &out);
    for (int64_t i = 0; status == CAF_OK && i < out.n; i++) {
        int64_t *to = records + i * FLAT_CHANGE_NUMBERS;
        to[FLAT_CHANGE_BEFORE] = changes[i].before;
        to[FLAT_CHANGE_AFTER] = changes[i].after;
        to[FLAT_CHANGE_KIND] = changes[i].kind;
        to[FLAT_CHANGE_FLAGS] = changes[i].flags;
    }
    *found = out.n;
    free(changes);
    return status;
}
