#include <string.h>
#include "reading.h"

caf_status caf_table_of(const caf_caseload *caseload, int32_t table, const caf_rows **out)
{
    static const caf_rows nothing = { NULL, 0, 0, 0, 0 };
    *out = &nothing;
    if (table < 0 || table >= CAF_TABLES) {
        return CAF_E_TABLE;
    }
    if (table >= caseload->n_tables || caseload->tables[table].fields == 0) {
        return CAF_OK;
    }
    const caf_rows *rows = *out = &caseload->tables[table];
    int32_t stride = caf_stride_of(rows);
    if (rows->n < 0 || (rows->n > 0 && (rows->data == NULL || rows->size < LEAST_ROW || stride < rows->size))) {
        return CAF_E_ROWS;
    }
    if (rows->n > INT32_MAX && rows->n > INT64_MAX / stride) {
        return CAF_E_ROWS;
    }
#if PTRDIFF_MAX < INT64_MAX
    if (rows->n > 0 && rows->n > PTRDIFF_MAX / stride) {
        return CAF_E_ROWS;
    }
#endif
    return CAF_OK;
}

static caf_date date_in(const caf_row *row, const caf_field *field)
{
    caf_date date;
    memcpy(&date, (const unsigned char *)row + field->offset, sizeof date);
    return date;
}

static void clear(caf_row *row, const caf_field *field)
{
    memset((unsigned char *)row + field->offset, 0, (size_t)field->size);
}

/* Whether a value is one that its field can have. */
static int can_be(const caf_row *row, const caf_field *field)
{
    const unsigned char *value = (const unsigned char *)row + field->offset;
    int32_t count;
    switch (field->type) {
    case CAF_TYPE_FLAG:
        return *value <= CAF_NO;
    case CAF_TYPE_CHOICE:
        return *value <= field->n_choices;
    case CAF_TYPE_COUNT:
        memcpy(&count, value, sizeof count);
        return count >= 0;
    case CAF_TYPE_SET:
        memcpy(&count, value, sizeof count);
        return (count & ~CAF_WHOLE_SET(field->n_choices)) == 0;
    default:
        return 1;
    }
}

/* In each table the date on which the row was entered, which is no event of the case. */
static const int32_t recorded_field[CAF_TABLES] = {
    CASE_RECORDED, CHILD_RECORDED, CONSENT_RECORDED, ASSESSMENT_RECORDED, MEETING_RECORDED, PLAN_RECORDED,
    ACTION_RECORDED, RATING_RECORDED, REVIEW_RECORDED, TRANSFER_RECORDED, CLOSURE_RECORDED, NEED_RECORDED,
    STRENGTH_RECORDED, ELEMENT_RECORDED, CONTRIBUTION_RECORDED, GRADING_RECORDED, MEMBER_RECORDED, LEAD_RECORDED,
    ATTENDANCE_RECORDED, PLAN_ACTION_RECORDED, OWNER_RECORDED, CONTACT_RECORDED, SHARE_RECORDED, CONCERN_RECORDED,
    QUALITY_RECORDED
};

/* What the dates of a row say about when it existed. */
typedef struct dating {
    caf_date recorded;
    int has_event;     /* some event has a date */
    int has_come;      /* and one of them had come */
    int64_t to_come;   /* events that had not */
} dating;

static void read_date(caf_row *row, const caf_field *field, caf_date as_of, dating *dates, caf_reading *reading)
{
    caf_date date = date_in(row, field);
    int64_t bit = (int64_t)1 << field->index;
    int is_event = field->type == CAF_TYPE_DATE && field->index != recorded_field[field->table];
    if (date == 0) {
        return;
    }
    if (date == CAF_DATE_NONE) {
        clear(row, field);
        return;
    }
    if (date < CAF_FACT_FIRST || date > CAF_FACT_LAST) {
        reading->impossible |= bit;
        if (date == CAF_DATE_UNREADABLE) {
            reading->unreadable |= bit;
        }
        clear(row, field);
        /* It happened, nobody knows when: the row is there. */
        dates->has_event |= is_event;
        dates->has_come |= is_event;
        return;
    }
    if (field->type == CAF_TYPE_PLANNED) {
        return;
    }
    if (!is_event) {
        dates->recorded = date;
    } else {
        dates->has_event = 1;
        if (date <= as_of) {
            dates->has_come = 1;
        } else {
            dates->to_come |= bit;
        }
    }
}

static int exists(int32_t table, const dating *dates, caf_date as_of)
{
    if (dates->recorded != 0) {
        return dates->recorded <= as_of;
    }
    if (table == CAF_CASES || table == CAF_CHILDREN) {
        return 1; /* a case and a child are not events */
    }
    return !dates->has_event || dates->has_come;
}

/* Takes out what the source cannot hold, what cannot be, and what had not happened. */
static void settle(caf_row *row, int32_t table, int64_t held, caf_date as_of, caf_reading *reading)
{
    dating dates = { 0, 0, 0, 0 };
    int32_t n;
    const caf_field *fields = caf_fields_of(table, &n);
    for (const caf_field *field = fields; field < fields + n; field++) {
        int64_t bit = (int64_t)1 << field->index;
        if (!(held & bit) && field->offset >= LEAST_ROW) {
            clear(row, field);
        } else if (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED) {
            read_date(row, field, as_of, &dates, reading);
        } else if (field->type >= CAF_TYPE_FLAG && !can_be(row, field)) {
            reading->impossible |= bit;
            clear(row, field);
        }
    }
    reading->visible = exists(table, &dates, as_of);
    reading->to_come = dates.to_come;
    for (const caf_field *field = fields; dates.to_come != 0 && field < fields + n; field++) {
        int64_t bit = (int64_t)1 << (field->event >= 0 ? field->event : field->index);
        if (dates.to_come & bit) {
            clear(row, field);
        }
    }
}

caf_status caf_read(const caf_rows *rows, int32_t table, int64_t index, caf_date as_of, caf_row *row, caf_reading *reading)
{
    int32_t known = caf_row_size(table);
    const unsigned char *source = caf_place_of(rows, index);
    memset(reading, 0, sizeof *reading);
    if (caf_plain_rows(rows, table, index, 1, as_of) == 1) {
        memcpy(row, source, (size_t)known);
        reading->visible = 1;
        return CAF_OK;
    }
    memset(row, 0, sizeof *row);
    if (caf_has_tail(source, known, rows->size)) {
        return CAF_E_ROW_TAIL;
    }
    memcpy(row, source, (size_t)(rows->size < known ? rows->size : known));
    settle(row, table, rows->fields, as_of, reading);
    if (!reading->visible) {
        memset(row, 0, sizeof *row);
        return CAF_HIDDEN;
    }
    return CAF_OK;
}

#define BIT(field) ((int64_t)1 << (field))

/* The event that a row stands for; of tables left out there is none, or not one alone. */
static const int64_t stands_for[CAF_TABLES] = {
    [CAF_CONSENTS] = BIT(CONSENT_DECIDED),
    [CAF_ASSESSMENTS] = BIT(ASSESSMENT_STARTED),
    [CAF_PLANS] = BIT(PLAN_DATED),
    [CAF_ACTIONS] = BIT(ACTION_AGREED_ON),
    [CAF_RATINGS] = BIT(RATING_RATED_ON),
    [CAF_REVIEWS] = BIT(REVIEW_HELD_ON),
    [CAF_CLOSURES] = BIT(CLOSURE_CLOSED),
    [CAF_NEEDS] = BIT(NEED_IDENTIFIED_ON),
    [CAF_STRENGTHS] = BIT(STRENGTH_NOTED_ON),
    [CAF_CONTRIBUTIONS] = BIT(CONTRIBUTION_CONTRIBUTED_ON),
    [CAF_GRADINGS] = BIT(GRADING_GRADED_ON),
    [CAF_MEMBERS] = BIT(MEMBER_JOINED_ON),
    [CAF_CONTACTS] = BIT(CONTACT_MADE_ON),
    [CAF_SHARES] = BIT(SHARE_SHARED_ON),
    [CAF_CONCERNS] = BIT(CONCERN_RAISED_ON),
    [CAF_QUALITY] = BIT(QUALITY_DONE_ON)
};

int caf_is_to_come(int32_t table, const caf_row *row, const caf_reading *reading)
{
    int is_completed = table == CAF_ASSESSMENTS && row->assessment.completed != 0;
    return (reading->to_come & stands_for[table]) != 0 && !is_completed;
}

caf_status caf_read_of(const caf_case *whose, int32_t table, int64_t i, caf_row *row, caf_reading *reading)
{
    if (i < 0 || i >= whose->count[table]) {
        return CAF_E_TABLE;
    }
    /* The walk that found the case has checked its tables. */
    return caf_read(&whose->caseload->tables[table], table, whose->first[table] + i, whose->as_of, row, reading);
}

caf_status caf_get(const caf_case *whose, int32_t table, int64_t i, void *row, int32_t size)
{
    caf_row whole;
    caf_reading reading;
    if (whose == NULL || row == NULL) {
        return CAF_E_NULL;
    }
    if (table < 0 || table >= CAF_TABLES) {
        return CAF_E_TABLE;
    }
    if (size < LEAST_ROW) {
        return CAF_E_SIZE;
    }
    caf_status status = caf_read_of(whose, table, i, &whole, &reading);
    if (status >= CAF_E_NULL) {
        return status;
    }
    int32_t known = caf_row_size(table);
    memset(row, 0, (size_t)size);
    memcpy(row, &whole, (size_t)(size < known ? size : known));
    return status;
}

int64_t caf_find_row(const caf_case *whose, int32_t table, int64_t id)
{
    const caf_rows *rows = caf_rows_of(whose, table);
    int64_t low = 0;
    int64_t high = whose->count[table];
    if (id == 0 || rows == NULL) {
        return -1;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (caf_row_id(rows, whose->first[table] + middle) < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < whose->count[table] && caf_row_id(rows, whose->first[table] + low) == id ? low : -1;
}

/* In a table sorted by id: another row has the same one. */
static int is_shared(const caf_case *whose, const caf_rows *rows, int32_t table, int64_t i, int64_t id)
{
    int64_t at = whose->first[table] + i;
    return caf_is_referred_to(table) && ((i > 0 && caf_row_id(rows, at - 1) == id) ||
                                         (i + 1 < whose->count[table] && caf_row_id(rows, at + 1) == id));
}

int64_t caf_row_name(const caf_case *whose, int32_t table, int64_t i)
{
    const caf_rows *rows = table != CAF_CASES ? caf_rows_of(whose, table) : NULL;
    if (rows == NULL) {
        return 0;
    }
    int64_t id = caf_row_id(rows, whose->first[table] + i);
    return id != 0 && !is_shared(whose, rows, table, i, id) ? id : -(i + 1);
}

int64_t caf_row_named(const caf_case *whose, int32_t table, int64_t name)
{
    const caf_rows *rows = caf_rows_of(whose, table);
    int64_t n = rows != NULL ? whose->count[table] : 0;
    if (table == CAF_CASES || name == 0) {
        return table == CAF_CASES ? 0 : -1;
    }
    if (name < 0 || caf_is_referred_to(table)) {
        return name > 0 ? caf_find_row(whose, table, name) : name >= -n ? -(name + 1) : -1;
    }
    for (int64_t i = 0; i < n; i++) { /* these stand in any order */
        if (caf_row_id(rows, whose->first[table] + i) == name) {
            return i;
        }
    }
    return -1;
}
