/*
 * Rows from columns. Some hundred rows at a time are filled from every column,
 * so that they stay in the nearest cache: each column's elements become whole
 * numbers, and those what the field holds.
 */
#include <caf/columns.h>
#include <string.h>
#include "fields.h"

enum { CHUNK = 256, MAX_FIELDS = 64 };

/* What an element can be beside a number: no identifier may lie so low. */
#define IS_NULL INT64_MIN
#define IS_WRONG (INT64_MIN + 1)      /* not a value */
#define IS_OUTSIDE (INT64_MIN + 2)    /* a number too large */
#define LOWEST_NUMBER (INT64_MIN + 3)

/* The elements that some rows are made from. */
typedef struct places {
    const int64_t *at; /* NULL: one after another, from first on */
    int64_t first;
    int64_t n;
} places;

int32_t caf_column_width(int32_t kind)
{
    static const int8_t widths[CAF_COLUMN_KINDS] = {
        [CAF_COLUMN_INT8] = 1, [CAF_COLUMN_INT16] = 2, [CAF_COLUMN_INT32] = 4, [CAF_COLUMN_INT64] = 8,
        [CAF_COLUMN_UINT8] = 1, [CAF_COLUMN_UINT16] = 2, [CAF_COLUMN_UINT32] = 4, [CAF_COLUMN_UINT64] = 8,
        [CAF_COLUMN_FLOAT32] = 4, [CAF_COLUMN_FLOAT64] = 8, [CAF_COLUMN_BOOL] = 1,
        [CAF_COLUMN_DATE32] = 4, [CAF_COLUMN_DATE64] = 8, [CAF_COLUMN_DAYS] = 8, [CAF_COLUMN_TIMESTAMP_S] = 8,
        [CAF_COLUMN_TIMESTAMP_MS] = 8, [CAF_COLUMN_TIMESTAMP_US] = 8, [CAF_COLUMN_TIMESTAMP_NS] = 8,
        [CAF_COLUMN_CODES8] = 1, [CAF_COLUMN_CODES16] = 2, [CAF_COLUMN_CODES32] = 4, [CAF_COLUMN_CODES64] = 8,
    };
    return kind > 0 && kind < CAF_COLUMN_KINDS ? widths[kind] : 0;
}

static inline int64_t from_int64(int64_t value)
{
    return value < LOWEST_NUMBER ? IS_OUTSIDE : value;
}

static inline int64_t from_uint64(uint64_t value)
{
    return value > INT64_MAX ? IS_OUTSIDE : (int64_t)value;
}

/* From `end` on, floating point may be another whole number than the one that was meant. */
static inline int64_t from_floating(double value, double end)
{
    if (value != value) {
        return IS_NULL;
    }
    if (!(value > -end && value < end)) {
        return IS_OUTSIDE;
    }
    int64_t whole = (int64_t)value;
    return (double)whole == value ? whole : IS_WRONG;
}

static inline int64_t from_day(int32_t day)
{
    return day == CAF_DATE_NONE ? IS_NULL : day;
}

static inline int64_t from_moment(int64_t moment, int64_t day)
{
    int64_t days = moment / day;
    return days * day == moment ? days : moment == INT64_MIN ? IS_NULL : IS_WRONG;
}

static inline int64_t from_code(int64_t code, const caf_column *column)
{
    if (code < 0) {
        return IS_NULL;
    }
    if (code >= column->n_map || column->map[code] == CAF_COLUMN_NO_VALUE) {
        return IS_WRONG;
    }
    return from_int64(column->map[code]);
}

static inline int is_set(const unsigned char *bits, int64_t at)
{
    return bits[at >> 3] >> (at & 7) & 1;
}

/* One kind: its elements as numbers. */
#define LOAD(KIND, type, number) \
    case KIND: { \
        const type *values = (const type *)column->values + column->offset; \
        if (of->at == NULL) { \
            values += of->first; \
            for (int64_t i = 0; i < of->n; i++) { \
                type value = values[i]; \
                out[i] = number; \
            } \
        } else { \
            for (int64_t i = 0; i < of->n; i++) { \
                type value = values[of->at[i]]; \
                out[i] = number; \
            } \
        } \
        break; \
    }

static int64_t place_of(const places *of, int64_t i)
{
    return of->at != NULL ? of->at[i] : of->first + i;
}

static void load(const caf_column *column, const places *of, int64_t *out)
{
    switch (column->kind) {
    LOAD(CAF_COLUMN_INT8, int8_t, value)
    LOAD(CAF_COLUMN_INT16, int16_t, value)
    LOAD(CAF_COLUMN_INT32, int32_t, value)
    LOAD(CAF_COLUMN_INT64, int64_t, from_int64(value))
    LOAD(CAF_COLUMN_UINT8, uint8_t, value)
    LOAD(CAF_COLUMN_UINT16, uint16_t, value)
    LOAD(CAF_COLUMN_UINT32, uint32_t, value)
    LOAD(CAF_COLUMN_UINT64, uint64_t, from_uint64(value))
    LOAD(CAF_COLUMN_FLOAT32, float, from_floating((double)value, 16777216.0))
    LOAD(CAF_COLUMN_FLOAT64, double, from_floating(value, 9007199254740992.0))
    LOAD(CAF_COLUMN_BOOL, uint8_t, value == 1 ? CAF_YES : value == 0 ? CAF_NO : IS_WRONG)
    LOAD(CAF_COLUMN_DATE32, int32_t, from_day(value))
    LOAD(CAF_COLUMN_DATE64, int64_t, from_moment(value, 86400000))
    LOAD(CAF_COLUMN_DAYS, int64_t, value)
    LOAD(CAF_COLUMN_TIMESTAMP_S, int64_t, from_moment(value, 86400))
    LOAD(CAF_COLUMN_TIMESTAMP_MS, int64_t, from_moment(value, 86400000))
    LOAD(CAF_COLUMN_TIMESTAMP_US, int64_t, from_moment(value, 86400000000))
    LOAD(CAF_COLUMN_TIMESTAMP_NS, int64_t, from_moment(value, 86400000000000))
    LOAD(CAF_COLUMN_CODES8, int8_t, from_code(value, column))
    LOAD(CAF_COLUMN_CODES16, int16_t, from_code(value, column))
    LOAD(CAF_COLUMN_CODES32, int32_t, from_code(value, column))
    LOAD(CAF_COLUMN_CODES64, int64_t, from_code(value, column))
    default: /* CAF_COLUMN_BITS */
        for (int64_t i = 0; i < of->n; i++) {
            out[i] = is_set(column->values, column->offset + place_of(of, i)) ? CAF_YES : CAF_NO;
        }
        break;
    }
    if (column->validity != NULL) {
        for (int64_t i = 0; i < of->n; i++) {
            out[i] = is_set(column->validity, column->offset + place_of(of, i)) ? out[i] : IS_NULL;
        }
    }
}

static int is_date_kind(int32_t kind)
{
    return kind >= CAF_COLUMN_DATE32 && kind <= CAF_COLUMN_TIMESTAMP_NS;
}

static int is_code_kind(int32_t kind)
{
    return kind >= CAF_COLUMN_CODES8 && kind <= CAF_COLUMN_CODES64;
}

static int is_for(int32_t type, int32_t kind)
{
    switch (type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return is_date_kind(kind);
    case CAF_TYPE_FLAG:
        return !is_date_kind(kind);
    default:
        return !is_date_kind(kind) && kind != CAF_COLUMN_BOOL && kind != CAF_COLUMN_BITS;
    }
}

/* What numbers a field can hold beside null. */
typedef struct range {
    int64_t low, high;
    int64_t but; /* not this one; IS_NULL: all */
    int64_t step_mask; /* bits that must be 0 */
} range;

static range range_of(const caf_field *field, int32_t kind)
{
    /* A plain 0 in a flag is more likely a no than a blank. */
    int64_t least = is_code_kind(kind) ? 0 : 1;
    switch (field->type) {
    case CAF_TYPE_ID:
        return (range){ LOWEST_NUMBER, INT64_MAX, field->index == 0 ? 0 : IS_NULL, 0 };
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return (range){ CAF_DATE_FIRST, CAF_DATE_LAST, 0, 0 };
    case CAF_TYPE_FLAG:
        return (range){ least, CAF_NO, IS_NULL, 0 };
    case CAF_TYPE_CHOICE:
        return (range){ least, field->n_choices, IS_NULL, 0 };
    case CAF_TYPE_SET:
        return (range){ 0, CAF_WHOLE_SET(field->n_choices), IS_NULL, 1 };
    case CAF_TYPE_TABLES:
        return (range){ 0, ((int64_t)1 << CAF_TABLES) - 1, IS_NULL, 0 };
    default: /* CAF_TYPE_COUNT */
        return (range){ 0, INT32_MAX, IS_NULL, 0 };
    }
}

static inline int is_within(int64_t number, const range *within)
{
    return number >= within->low && number <= within->high && number != within->but && (number & within->step_mask) == 0;
}

/* One kind of field: 0 where all numbers could be held. */
#define STORE(type) \
    for (int64_t i = 0; i < n; i++) { \
        int64_t number = numbers[i] == IS_NULL ? 0 : numbers[i]; \
        wrong |= numbers[i] != IS_NULL && !is_within(number, &within); \
        type value = (type)number; \
        memcpy(at + i * stride, &value, sizeof value); \
    }

static int store(const caf_field *field, int32_t kind, const int64_t *numbers, int64_t n, unsigned char *rows, int64_t stride)
{
    range within = range_of(field, kind);
    unsigned char *at = rows + field->offset;
    int wrong = 0;
    switch (field->size) {
    case 8:
        STORE(int64_t)
        break;
    case 4:
        STORE(int32_t)
        break;
    default:
        STORE(uint8_t)
        break;
    }
    if (field->index == 0) {
        for (int64_t i = 0; i < n; i++) {
            wrong |= numbers[i] == IS_NULL;
        }
    }
    return wrong;
}

static caf_status why_wrong(const caf_field *field, int32_t kind, int64_t number)
{
    range within = range_of(field, kind);
    if (number == IS_NULL) {
        return field->index == 0 ? CAF_E_VALUE : CAF_OK;
    }
    if (number == IS_OUTSIDE) {
        return CAF_E_OVERFLOW;
    }
    if (number == IS_WRONG) {
        return CAF_E_VALUE;
    }
    if (is_within(number, &within)) {
        return CAF_OK;
    }
    return is_date_kind(kind) && number != 0           ? CAF_E_DATE_RANGE
           : field->type == CAF_TYPE_COUNT && number > 0 ? CAF_E_OVERFLOW
                                                         : CAF_E_VALUE;
}

static caf_status fail(caf_diag *diag, caf_status status, int32_t table, int64_t element, int32_t field)
{
    if (diag != NULL) {
        memset(diag, 0, sizeof *diag);
        diag->status = status;
        diag->table = table;
        diag->row = element;
        diag->field = field;
    }
    return status;
}

static caf_status check_column(const caf_column *column, const caf_field *field)
{
    int32_t width = caf_column_width(column->kind);
    if (width == 0 && column->kind != CAF_COLUMN_BITS) {
        return CAF_E_TYPE;
    }
    if (!is_for(field->type, column->kind)) {
        return CAF_E_TYPE;
    }
    if (column->n < 0 || column->offset < 0 || column->n > INT64_MAX / 16 - column->offset || column->n_map < 0) {
        return CAF_E_ROWS;
    }
    if ((column->values == NULL && column->n > 0) || (column->map == NULL && column->n_map > 0)) {
        return CAF_E_NULL;
    }
    if ((width > 1 && (uintptr_t)column->values % (uintptr_t)width != 0) || (uintptr_t)column->map % sizeof(int64_t) != 0) {
        return CAF_E_ARGUMENT;
    }
    return CAF_OK;
}

static caf_status check_columns(const caf_columns *columns, const caf_field *fields[MAX_FIELDS], caf_diag *diag)
{
    int64_t seen = 0;
    for (int32_t i = 0; i < columns->n_columns; i++) {
        const caf_column *column = &columns->columns[i];
        if (column->size < (int32_t)sizeof *column) {
            return fail(diag, CAF_E_SIZE, columns->table, -1, -1);
        }
        fields[i] = caf_field_at(columns->table, column->field);
        if (fields[i] == NULL) {
            return fail(diag, CAF_E_FIELD, columns->table, -1, -1);
        }
        caf_status status = seen >> column->field & 1 ? CAF_E_DUPLICATE : check_column(column, fields[i]);
        if (status != CAF_OK) {
            return fail(diag, status, columns->table, -1, column->field);
        }
        seen |= (int64_t)1 << column->field;
    }
    return CAF_OK;
}

/* The elements of n rows from row i on: those of `order`, unpacked into room. */
static places places_of(const caf_columns *columns, int64_t i, int64_t n, int64_t room[CHUNK])
{
    if (columns->order_size == 0) {
        return (places){ NULL, columns->first + i, n };
    }
    for (int64_t k = 0; k < n; k++) {
        room[k] = columns->order_size == 4 ? ((const int32_t *)columns->order)[i + k] : ((const int64_t *)columns->order)[i + k];
    }
    return (places){ room, 0, n };
}

/* Whether a column has the elements; the first that it lacks goes to *lacking. */
static int has_places(const caf_column *column, const places *of, int64_t *lacking)
{
    if (of->at == NULL) {
        *lacking = column->n;
        return of->first <= column->n - of->n;
    }
    for (int64_t i = 0; i < of->n; i++) {
        if (of->at[i] < 0 || of->at[i] >= column->n) {
            *lacking = of->at[i];
            return 0;
        }
    }
    return 1;
}

static caf_status fill(const caf_column *column, const caf_field *field, const places *of, unsigned char *rows, int64_t stride,
                       caf_diag *diag)
{
    int64_t numbers[CHUNK];
    int64_t lacking;
    if (!has_places(column, of, &lacking)) {
        return fail(diag, CAF_E_ROWS, field->table, lacking, field->index);
    }
    load(column, of, numbers);
    if (!store(field, column->kind, numbers, of->n, rows, stride)) {
        return CAF_OK;
    }
    for (int64_t i = 0; i < of->n; i++) {
        caf_status status = why_wrong(field, column->kind, numbers[i]);
        if (status != CAF_OK) {
            return fail(diag, status, field->table, place_of(of, i), field->index);
        }
    }
    return CAF_OK;
}

static void clear(unsigned char *rows, int64_t n, int32_t size, int64_t stride)
{
    if (stride == size) {
        memset(rows, 0, (size_t)(n * stride));
        return;
    }
    for (int64_t i = 0; i < n; i++) {
        memset(rows + i * stride, 0, (size_t)size);
    }
}

caf_status caf_rows_from_columns(const caf_columns *columns, void *rows, int64_t n, int32_t stride, caf_diag *diag)
{
    const caf_field *fields[MAX_FIELDS];
    if (columns == NULL || (rows == NULL && n > 0) || (columns->columns == NULL && columns->n_columns > 0) ||
        (columns->order == NULL && columns->order_size != 0)) {
        return fail(diag, CAF_E_NULL, -1, -1, -1);
    }
    if (columns->size < (int32_t)sizeof *columns || columns->n_columns < 0 || columns->n_columns > MAX_FIELDS ||
        (columns->order_size != 0 && columns->order_size != 4 && columns->order_size != 8)) {
        return fail(diag, CAF_E_SIZE, -1, -1, -1);
    }
    int32_t size = caf_row_size(columns->table);
    if (size == 0) {
        return fail(diag, CAF_E_TABLE, -1, -1, -1);
    }
    stride = stride == 0 ? size : stride;
    if (n < 0 || n > INT64_MAX / stride || columns->first < 0 || columns->first > INT64_MAX - n) {
        return fail(diag, CAF_E_ROWS, columns->table, -1, -1);
    }
    if (stride < size || stride % 8 != 0) {
        return fail(diag, CAF_E_ROWS, columns->table, -1, -1);
    }
    if (columns->order_size != 0 && (uintptr_t)columns->order % (uintptr_t)columns->order_size != 0) {
        return fail(diag, CAF_E_ARGUMENT, columns->table, -1, -1);
    }
    caf_status status = check_columns(columns, fields, diag);
    unsigned char *at = rows;
    for (int64_t i = 0; i < n && status == CAF_OK; i += CHUNK) {
        int64_t room[CHUNK];
        int64_t some = n - i < CHUNK ? n - i : CHUNK;
        places of = places_of(columns, i, some, room);
        clear(at, some, size, stride);
        for (int32_t k = 0; k < columns->n_columns && status == CAF_OK; k++) {
            status = fill(&columns->columns[k], fields[k], &of, at, stride, diag);
        }
        at += some * stride;
    }
    return status;
}
