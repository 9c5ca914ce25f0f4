/*
 * Columns to rows against a slow loop that takes each element by itself, for
 * every kind and every type of field; the order of rows against a plain sort;
 * findings to columns and back.
 */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <caf/columns.h>
#include "checks.h"

enum { MOST = 700, MAP = 6, OFFSET = 5 };

static uint64_t state = 88172645463325252u;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static int64_t below(int64_t n)
{
    return (int64_t)(next_random() % (uint64_t)n);
}

/* A field of each type; the first is the case. */
static const struct {
    int32_t table;
    const char *name;
} fields[] = {
    { CAF_MEETINGS, "case_id" }, { CAF_MEETINGS, "id" }, { CAF_MEETINGS, "held_on" }, { CAF_MEETINGS, "planned_for" },
    { CAF_MEETINGS, "held" }, { CAF_MEETINGS, "kind" }, { CAF_MEETINGS, "attempts" }, { CAF_ASSESSMENTS, "risk_factors" },
    { CAF_CASES, "partial_tables" }, { CAF_CASES, "group" }, { CAF_CASES, "agency" }, { CAF_ELEMENTS, "element" },
};

#define N_FIELDS ((int)(sizeof fields / sizeof fields[0]))

/* What an element says: nothing, a number, or what cannot be. */
typedef struct said {
    enum { NOTHING, NUMBER, WRONG, TOO_LARGE } what;
    int64_t number;
} said;

/* A column with room for the elements, its offset and what lies before. */
typedef struct made {
    int64_t raw[MOST + OFFSET];
    double doubles[MOST + OFFSET];
    unsigned char bytes[(MOST + OFFSET) * 8];
    unsigned char validity[(MOST + OFFSET) / 8 + 1];
    int64_t map[MAP];
    caf_column column;
} made;

static int64_t day_length(int32_t kind)
{
    return kind == CAF_COLUMN_TIMESTAMP_S                                 ? 86400
           : kind == CAF_COLUMN_TIMESTAMP_MS || kind == CAF_COLUMN_DATE64 ? 86400000
           : kind == CAF_COLUMN_TIMESTAMP_US                              ? 86400000000
           : kind == CAF_COLUMN_TIMESTAMP_NS                              ? 86400000000000
                                                                          : 1;
}

static int is_date(int32_t kind)
{
    return kind >= CAF_COLUMN_DATE32 && kind <= CAF_COLUMN_TIMESTAMP_NS;
}

static int is_code(int32_t kind)
{
    return kind >= CAF_COLUMN_CODES8;
}

static int is_float(int32_t kind)
{
    return kind == CAF_COLUMN_FLOAT32 || kind == CAF_COLUMN_FLOAT64;
}

/* A number that is often right for a field, and sometimes at or beyond its ends. */
static int64_t some_number(const caf_field *field, int odd)
{
    static const int64_t ends[] = { 0, -1, 1, 2, 3, 5, 6, 19, 20, INT32_MAX, (int64_t)INT32_MAX + 1, 1 << 17, 1 << 18, (int64_t)1 << 25,
                                    127, 128, 255, 256, 65535, 65536, -129, -719162, -719163, 2932896, 2932897, INT64_MAX,
                                    (int64_t)1 << 53, ((int64_t)1 << 53) + 2 };
    if (odd && below(40) == 0) {
        return ends[below((int64_t)(sizeof ends / sizeof ends[0]))];
    }
    switch (field->type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return 18000 + below(2000);
    case CAF_TYPE_FLAG:
        return 1 + below(2);
    case CAF_TYPE_CHOICE:
        return 1 + below(field->n_choices);
    case CAF_TYPE_SET:
        return below(1 << 7) << 1;
    case CAF_TYPE_TABLES:
        return below(1 << 7);
    default:
        return 1 + below(100);
    }
}

/* A number as a kind can hold it, put at a place in its bytes; what the library is to read there. */
static int64_t put(made *of, int32_t kind, int64_t place, int64_t number)
{
    void *bytes = of->bytes;
    switch (kind) {
#define PUT(KIND, type) \
    case KIND: \
        ((type *)bytes)[place] = (type)number; \
        return (int64_t)((type *)bytes)[place];
    PUT(CAF_COLUMN_INT8, int8_t)
    PUT(CAF_COLUMN_CODES8, int8_t)
    PUT(CAF_COLUMN_INT16, int16_t)
    PUT(CAF_COLUMN_CODES16, int16_t)
    PUT(CAF_COLUMN_INT32, int32_t)
    PUT(CAF_COLUMN_CODES32, int32_t)
    PUT(CAF_COLUMN_DATE32, int32_t)
    PUT(CAF_COLUMN_UINT8, uint8_t)
    PUT(CAF_COLUMN_UINT16, uint16_t)
    PUT(CAF_COLUMN_UINT32, uint32_t)
    PUT(CAF_COLUMN_UINT64, uint64_t)
    case CAF_COLUMN_BOOL:
        of->bytes[place] = (unsigned char)number;
        return of->bytes[place];
    case CAF_COLUMN_BITS:
        of->bytes[place / 8] = (unsigned char)((of->bytes[place / 8] & ~(1 << place % 8)) | (int)(number & 1) << place % 8);
        return number & 1;
    case CAF_COLUMN_FLOAT32:
        ((float *)bytes)[place] = (float)number;
        of->doubles[place] = (double)((float *)bytes)[place];
        return 0;
    case CAF_COLUMN_FLOAT64:
        ((double *)bytes)[place] = (double)number;
        of->doubles[place] = ((double *)bytes)[place];
        return 0;
    default:
        ((int64_t *)bytes)[place] = number;
        return number;
    }
}

static void make(made *of, const caf_field *field, int32_t kind, int64_t n, int odd)
{
    memset(of, 0, sizeof *of);
    for (int i = 0; i < MAP; i++) {
        of->map[i] = below(3) == 0 ? 0 : some_number(field, 0);
    }
    of->map[MAP - 1] = CAF_COLUMN_NO_VALUE;
    for (int64_t i = 0; i < n + OFFSET; i++) {
        int64_t number = some_number(field, odd);
        if (is_date(kind) && kind != CAF_COLUMN_DATE32) {
            number = number < -800000 || number > 3000000 ? 3000000 : number;
            /* Nanoseconds of all those days are more than there is room for. */
            number = kind == CAF_COLUMN_TIMESTAMP_NS && (number > 106000 || number < -106000) ? 106000 : number;
            number = number * day_length(kind) + (odd && below(60) == 0 ? below(2) : 0);
            number = below(9) == 0 ? INT64_MIN : number;
        } else if (kind == CAF_COLUMN_DATE32) {
            number = below(9) == 0 ? CAF_DATE_NONE : number;
        } else if (is_code(kind)) {
            number = below(MAP - (odd && below(40) == 0 ? 0 : 1)) - (below(7) == 0 ? MAP : 0);
            number = odd && below(90) == 0 ? MAP : number;
        } else if (kind == CAF_COLUMN_BOOL || kind == CAF_COLUMN_BITS) {
            number = odd && kind == CAF_COLUMN_BOOL && below(90) == 0 ? 2 : below(2);
        }
        of->raw[i] = put(of, kind, i, number);
        if (is_float(kind) && below(9) == 0) {
            of->doubles[i] = NAN;
        } else if (is_float(kind) && odd && below(50) == 0) {
            of->doubles[i] = below(2) ? 1.5 : HUGE_VAL;
        }
        if (kind == CAF_COLUMN_FLOAT32) {
            ((float *)(void *)of->bytes)[i] = (float)of->doubles[i];
            of->doubles[i] = (double)((float *)(void *)of->bytes)[i];
        } else if (kind == CAF_COLUMN_FLOAT64) {
            ((double *)(void *)of->bytes)[i] = of->doubles[i];
        }
        of->validity[i / 8] |= (unsigned char)((below(8) != 0) << i % 8);
    }
    of->column = (caf_column){ (int32_t)sizeof of->column, field->index, kind, 0, OFFSET, n, of->bytes,
                               below(2) ? of->validity : NULL, is_code(kind) ? of->map : NULL, is_code(kind) ? MAP : 0 };
}

/* What an element says, taken by itself. */
static said say(const made *of, int64_t element)
{
    int64_t place = element + OFFSET;
    int32_t kind = of->column.kind;
    int64_t raw = of->raw[place];
    if (of->column.validity != NULL && !(of->validity[place / 8] >> place % 8 & 1)) {
        return (said){ NOTHING, 0 };
    }
    if (is_float(kind)) {
        double value = of->doubles[place];
        if (isnan(value)) {
            return (said){ NOTHING, 0 };
        }
        if (fabs(value) >= ldexp(1, kind == CAF_COLUMN_FLOAT32 ? 24 : 53)) {
            return (said){ TOO_LARGE, 0 };
        }
        return value == floor(value) ? (said){ NUMBER, (int64_t)value } : (said){ WRONG, 0 };
    }
    if (kind == CAF_COLUMN_BOOL || kind == CAF_COLUMN_BITS) {
        return raw > 1 ? (said){ WRONG, 0 } : (said){ NUMBER, raw ? CAF_YES : CAF_NO };
    }
    if (is_code(kind)) {
        if (raw < 0) {
            return (said){ NOTHING, 0 };
        }
        return raw >= MAP || of->map[raw] == CAF_COLUMN_NO_VALUE ? (said){ WRONG, 0 } : (said){ NUMBER, of->map[raw] };
    }
    if (kind == CAF_COLUMN_DATE32 ? raw == CAF_DATE_NONE : is_date(kind) && raw == INT64_MIN) {
        return (said){ NOTHING, 0 };
    }
    if (is_date(kind)) {
        return raw % day_length(kind) != 0 ? (said){ WRONG, 0 } : (said){ NUMBER, raw / day_length(kind) };
    }
    return kind == CAF_COLUMN_UINT64 && raw < 0 ? (said){ TOO_LARGE, 0 } : (said){ NUMBER, raw };
}

/* The status of an element in a field, and what the row is to hold. */
static caf_status judge(const caf_field *field, int32_t kind, said it, int64_t *held)
{
    *held = it.what == NUMBER ? it.number : 0;
    if (it.what == NOTHING) {
        return field->index == 0 ? CAF_E_VALUE : CAF_OK;
    }
    if (it.what != NUMBER) {
        return it.what == WRONG ? CAF_E_VALUE : CAF_E_OVERFLOW;
    }
    int64_t number = it.number;
    int64_t least = is_code(kind) ? 0 : 1;
    switch (field->type) {
    case CAF_TYPE_ID:
        return field->index == 0 && number == 0 ? CAF_E_VALUE : CAF_OK;
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return number == 0 ? CAF_E_VALUE : number < CAF_DATE_FIRST || number > CAF_DATE_LAST ? CAF_E_DATE_RANGE : CAF_OK;
    case CAF_TYPE_FLAG:
        return number < least || number > 2 ? CAF_E_VALUE : CAF_OK;
    case CAF_TYPE_CHOICE:
        return number < least || number > field->n_choices ? CAF_E_VALUE : CAF_OK;
    case CAF_TYPE_SET:
        for (int bit = 0; bit < 63; bit++) {
            if ((number < 0 || number >> bit & 1) && (bit == 0 || bit > field->n_choices)) {
                return CAF_E_VALUE;
            }
        }
        return number < 0 ? CAF_E_VALUE : CAF_OK;
    case CAF_TYPE_TABLES:
        return number < 0 || number >> CAF_TABLES != 0 ? CAF_E_VALUE : CAF_OK;
    default:
        return number < 0 ? CAF_E_VALUE : number > INT32_MAX ? CAF_E_OVERFLOW : CAF_OK;
    }
}

static int fits(int32_t type, int32_t kind)
{
    int is_bool = kind == CAF_COLUMN_BOOL || kind == CAF_COLUMN_BITS;
    return type == CAF_TYPE_DATE || type == CAF_TYPE_PLANNED ? is_date(kind) : type == CAF_TYPE_FLAG ? !is_date(kind) : !is_date(kind) && !is_bool;
}

static int64_t value_in(const unsigned char *row, const caf_field *field)
{
    int64_t wide;
    int32_t middle;
    switch (field->size) {
    case 8:
        memcpy(&wide, row + field->offset, sizeof wide);
        return wide;
    case 4:
        memcpy(&middle, row + field->offset, sizeof middle);
        return middle;
    default:
        return row[field->offset];
    }
}

/* How the rows are taken from the elements. */
enum { STRAIGHT, ORDER_32, ORDER_64 };

static void compare(const caf_field *field, int32_t kind, int way, int odd)
{
    static made of;
    static unsigned char rows[(MOST + 1) * 264];
    static int32_t order_32[MOST];
    static int64_t order_64[MOST];
    int64_t elements = 1 + below(MOST);
    make(&of, field, kind, elements, odd);
    int64_t first = way == STRAIGHT ? below(elements) : 0;
    int64_t n = way == STRAIGHT ? elements - first : 1 + below(MOST);
    for (int64_t i = 0; i < n; i++) {
        order_64[i] = below(elements);
        order_32[i] = (int32_t)order_64[i];
    }
    caf_columns all = { (int32_t)sizeof all, field->table, 1, way == STRAIGHT ? 0 : way == ORDER_32 ? 4 : 8, &of.column,
                        way == STRAIGHT ? NULL : way == ORDER_32 ? (const void *)order_32 : (const void *)order_64, first };
    int32_t size = caf_row_size(field->table);
    int32_t stride = below(2) ? 0 : size + 8;
    memset(rows, 0xA5, sizeof rows);
    caf_diag diag = { 0, 0, 0, 0, 0 };
    caf_status status = caf_rows_from_columns(&all, rows, n, stride, &diag);
    stride = stride == 0 ? size : stride;
    caf_status expected = fits(field->type, kind) ? CAF_OK : CAF_E_TYPE;
    for (int64_t i = 0; i < n && expected == CAF_OK; i++) {
        int64_t held;
        int64_t element = way == STRAIGHT ? first + i : order_64[i];
        expected = judge(field, kind, say(&of, element), &held);
        if (expected != CAF_OK) {
            ck_assert_msg(diag.row == element, "%s, kind %d: element %" PRId64 ", not %" PRId64, field->name, kind, diag.row, element);
        } else if (status == CAF_OK) {
            const unsigned char *row = rows + i * stride;
            ck_assert_msg(value_in(row, field) == held, "%s, kind %d: %" PRId64 ", not %" PRId64, field->name, kind, value_in(row, field), held);
            for (int32_t at = 0; at < size; at++) {
                ck_assert_msg(row[at] == 0 || (at >= field->offset && at < field->offset + field->size), "%s: byte %d", field->name, at);
            }
        }
    }
    ck_assert_msg(status == expected, "%s, kind %d: status %d, not %d", field->name, kind, status, expected);
    if (status != CAF_OK) {
        ck_assert_int_eq(diag.status, status);
        ck_assert_int_eq(diag.table, field->table);
        ck_assert_int_eq(diag.field, field->index);
    }
    ck_assert_uint_eq(rows[n * stride], 0xA5);
}

START_TEST(every_kind_in_every_field)
{
    int done = 0;
    for (int at = 0; at < N_FIELDS; at++) {
        const caf_field *field = caf_field_named(fields[at].table, fields[at].name, strlen(fields[at].name));
        ck_assert_ptr_nonnull(field);
        for (int32_t kind = 1; kind < CAF_COLUMN_KINDS; kind++) {
            for (int turn = 0; turn < 24; turn++, done++) {
                compare(field, kind, turn % 3, turn >= 12);
            }
        }
    }
    ck_assert_int_eq(done, N_FIELDS * (CAF_COLUMN_KINDS - 1) * 24);
}
END_TEST

START_TEST(several_columns_make_whole_rows)
{
    const int64_t ids[] = { 7, 8, 9 };
    const int32_t held[] = { 19000, CAF_DATE_NONE, 19002 };
    const unsigned char flags[] = { 0x05 };
    caf_column columns[] = {
        { (int32_t)sizeof *columns, caf_field_named(CAF_MEETINGS, "case_id", 7)->index, CAF_COLUMN_INT64, 0, 0, 3, ids, NULL, NULL, 0 },
        { (int32_t)sizeof *columns, caf_field_named(CAF_MEETINGS, "held_on", 7)->index, CAF_COLUMN_DATE32, 0, 0, 3, held, NULL, NULL, 0 },
        { (int32_t)sizeof *columns, caf_field_named(CAF_MEETINGS, "held", 4)->index, CAF_COLUMN_BITS, 0, 0, 3, flags, NULL, NULL, 0 },
    };
    caf_columns all = { (int32_t)sizeof all, CAF_MEETINGS, 3, 0, columns, NULL, 0 };
    caf_meeting_row rows[4];
    caf_diag diag;
    ck_assert_int_eq(caf_rows_from_columns(&all, rows, 3, 0, &diag), CAF_OK);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(rows[i].case_id, ids[i]);
        ck_assert_int_eq(rows[i].id, 0);
        ck_assert_int_eq(rows[i].held_on, i == 1 ? 0 : held[i]);
        ck_assert_int_eq(rows[i].held, i == 1 ? CAF_NO : CAF_YES);
    }
    /* What cannot be asked. */
    ck_assert_int_eq(caf_rows_from_columns(NULL, rows, 3, 0, &diag), CAF_E_NULL);
    ck_assert_int_eq(caf_rows_from_columns(&all, NULL, 3, 0, &diag), CAF_E_NULL);
    ck_assert_int_eq(caf_rows_from_columns(&all, NULL, 0, 0, NULL), CAF_OK);
    ck_assert_int_eq(caf_rows_from_columns(&all, rows, -1, 0, &diag), CAF_E_ROWS);
    ck_assert_int_eq(caf_rows_from_columns(&all, rows, 3, 60, &diag), CAF_E_ROWS);
    ck_assert_int_eq(caf_rows_from_columns(&all, rows, 4, 0, &diag), CAF_E_ROWS);
    ck_assert_int_eq(diag.row, 3);
#define REFUSED(what, expected) \
    do { \
        caf_columns kept = all; \
        caf_column second = columns[1]; \
        what; \
        ck_assert_int_eq(caf_rows_from_columns(&all, rows, 3, 0, &diag), expected); \
        ck_assert_int_eq(diag.status, expected); \
        all = kept; \
        columns[1] = second; \
    } while (0)
    const int32_t order[] = { 0, 2, 3 };
    const int64_t below_0[] = { 0, -1, 1 };
    REFUSED(all.size = 4, CAF_E_SIZE);
    REFUSED(all.table = CAF_TABLES, CAF_E_TABLE);
    REFUSED(all.table = -1, CAF_E_TABLE);
    REFUSED(all.columns = NULL, CAF_E_NULL);
    REFUSED(all.n_columns = 65, CAF_E_SIZE);
    REFUSED(all.n_columns = -1, CAF_E_SIZE);
    REFUSED(all.order_size = 4, CAF_E_NULL);
    REFUSED((all.order = order, all.order_size = 4), CAF_E_ROWS);
    REFUSED((all.order = below_0, all.order_size = 8), CAF_E_ROWS);
    REFUSED((all.order = order, all.order_size = 2), CAF_E_SIZE);
    REFUSED((all.order = (const char *)order + 1, all.order_size = 4), CAF_E_ARGUMENT);
    REFUSED(all.first = 1, CAF_E_ROWS);
    REFUSED(all.first = -1, CAF_E_ROWS);
    REFUSED(all.first = INT64_MAX, CAF_E_ROWS);
    REFUSED(columns[1].size = 8, CAF_E_SIZE);
    REFUSED(columns[1].field = 99, CAF_E_FIELD);
    REFUSED(columns[1].field = columns[0].field, CAF_E_DUPLICATE);
    REFUSED(columns[1].kind = 0, CAF_E_TYPE);
    REFUSED(columns[1].kind = CAF_COLUMN_KINDS, CAF_E_TYPE);
    REFUSED(columns[1].values = NULL, CAF_E_NULL);
    REFUSED(columns[1].values = (const char *)held + 2, CAF_E_ARGUMENT);
    REFUSED(columns[1].n = -1, CAF_E_ROWS);
    REFUSED(columns[1].offset = -1, CAF_E_ROWS);
    REFUSED(columns[1].n_map = 1, CAF_E_NULL);
}
END_TEST

START_TEST(the_lowest_numbers_are_no_identifiers)
{
    caf_meeting_row row;
    caf_diag diag;
    for (int i = 0; i < 5; i++) {
        int64_t number = INT64_MIN + i;
        caf_column column = { (int32_t)sizeof column, 1, CAF_COLUMN_INT64, 0, 0, 1, &number, NULL, NULL, 0 };
        caf_columns all = { (int32_t)sizeof all, CAF_MEETINGS, 1, 0, &column, NULL, 0 };
        ck_assert_int_eq(caf_rows_from_columns(&all, &row, 1, 0, &diag), i < 3 ? CAF_E_OVERFLOW : CAF_OK);
        ck_assert(i < 3 || row.id == number);
    }
}
END_TEST

static const int64_t *sorted_cases;
static const int64_t *sorted_ids;

static int compare_elements(const void *one, const void *other)
{
    int32_t a = *(const int32_t *)one;
    int32_t b = *(const int32_t *)other;
    if (sorted_cases[a] != sorted_cases[b]) {
        return sorted_cases[a] < sorted_cases[b] ? -1 : 1;
    }
    if (sorted_ids != NULL && sorted_ids[a] != sorted_ids[b]) {
        return sorted_ids[a] < sorted_ids[b] ? -1 : 1;
    }
    return a < b ? -1 : 1;
}

START_TEST(rows_are_ordered_by_case_and_id)
{
    static int64_t cases[3000], ids[3000];
    static int32_t order[3000], scratch[3000], expected[3000];
    for (int turn = 0; turn < 400; turn++) {
        int64_t n = below(turn < 200 ? 40 : 3000);
        int64_t kinds = turn % 7 == 0 ? 2 : 1 + below(900);
        int64_t wide = turn % 5 == 0 ? INT64_MAX / 1000 : 1;
        int64_t least = turn % 3 == 0 ? INT64_MIN + 5 : -3;
        for (int64_t i = 0; i < n; i++) {
            cases[i] = turn % 4 == 1 ? i / 9 : least + below(kinds) * wide;
            ids[i] = turn % 8 == 1 ? i : below(50) - 10;
            expected[i] = (int32_t)i;
        }
        sorted_cases = cases;
        sorted_ids = turn % 2 ? ids : NULL;
        qsort(expected, (size_t)n, sizeof *expected, compare_elements);
        int32_t sorted = -1;
        ck_assert_int_eq(caf_order_rows(cases, sorted_ids, n, order, scratch, &sorted), CAF_OK);
        int in_place = 1;
        for (int64_t i = 0; i < n; i++) {
            ck_assert_int_eq(order[i], expected[i]);
            in_place &= expected[i] == i;
        }
        ck_assert_int_eq(sorted, in_place);
    }
    int32_t sorted;
    ck_assert_int_eq(caf_order_rows(NULL, NULL, 0, NULL, NULL, &sorted), CAF_OK);
    ck_assert_int_eq(sorted, 1);
    ck_assert_int_eq(caf_order_rows(NULL, NULL, 1, order, scratch, &sorted), CAF_E_NULL);
    ck_assert_int_eq(caf_order_rows(cases, NULL, 1, order, scratch, NULL), CAF_E_NULL);
    ck_assert_int_eq(caf_order_rows(cases, NULL, -1, order, scratch, &sorted), CAF_E_OVERFLOW);
    ck_assert_int_eq(caf_order_rows(cases, NULL, (int64_t)INT32_MAX + 1, order, scratch, &sorted), CAF_E_OVERFLOW);
}
END_TEST

START_TEST(findings_become_columns)
{
    enum { N = 600, AT = 3 };
    static caf_finding findings[N];
    static int64_t longs[3][N + AT];
    static int32_t ints[6][N + AT];
    static int16_t shorts[2][N + AT];
    static int8_t bytes[7][N + AT];
    for (int i = 0; i < N; i++) {
        findings[i] = (caf_finding){ i + 1, -i, (int64_t)i << 40, i % 200, i % 3 ? 19000 + i : 0, i % 4 ? 18000 + i : 0, i, -i, i % 300, (int16_t)(i % 5),
                                     (int16_t)(i % 25), (uint8_t)(i % 4), (uint8_t)(i % 7), (uint8_t)(i % 2), (uint8_t)(i % 4),
                                     (int16_t)(i % 16), (uint8_t)(i % 6), 0, i * 7 };
    }
    caf_finding_columns out = { (int32_t)sizeof out, 0, longs[0], longs[1], longs[2], ints[0], ints[1], ints[2], ints[3], ints[4],
                                shorts[0], shorts[1], bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], ints[5] };
    ck_assert_int_eq(caf_columns_from_findings(findings, N, &out, AT), CAF_OK);
    for (int i = 0; i < N; i++) {
        const caf_finding *of = &findings[i];
        int at = i + AT;
        ck_assert(out.case_id[at] == of->case_id && out.row[at] == of->row && out.items[at] == of->items && out.rule[at] == of->rule);
        ck_assert_int_eq(out.due[at], of->due == 0 ? CAF_DATE_NONE : of->due);
        ck_assert_int_eq(out.done[at], of->done == 0 ? CAF_DATE_NONE : of->done);
        ck_assert(out.days[at] == of->days && out.slack[at] == of->slack && out.reason[at] == of->reason && out.profile[at] == of->profile);
        ck_assert(out.table[at] == of->table && out.kind[at] == of->kind && out.verdict[at] == of->verdict && out.grade[at] == of->grade);
        ck_assert(out.severity[at] == of->severity && out.flags[at] == of->flags && out.item_set[at] == of->item_set && out.group[at] == of->group);
    }
    ck_assert_int_eq(longs[0][AT - 1], 0);
    caf_finding_columns none;
    memset(&none, 0, sizeof none);
    none.size = (int32_t)sizeof none;
    ck_assert_int_eq(caf_columns_from_findings(findings, N, &none, 0), CAF_OK);
    none.size = 8;
    ck_assert_int_eq(caf_columns_from_findings(findings, N, &none, 0), CAF_E_SIZE);
    ck_assert_int_eq(caf_columns_from_findings(NULL, 1, &out, 0), CAF_E_NULL);
    ck_assert_int_eq(caf_columns_from_findings(findings, 1, NULL, 0), CAF_E_NULL);
    ck_assert_int_eq(caf_columns_from_findings(findings, -1, &out, 0), CAF_E_ARGUMENT);
    ck_assert_int_eq(caf_columns_from_findings(findings, 1, &out, -1), CAF_E_ARGUMENT);
}
END_TEST

START_TEST(widths_are_those_of_the_kinds)
{
    static const int32_t widths[CAF_COLUMN_KINDS] = { 0, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, 1, 0, 4, 8, 8, 8, 8, 8, 8, 1, 2, 4, 8 };
    for (int32_t kind = -1; kind <= CAF_COLUMN_KINDS; kind++) {
        ck_assert_int_eq(caf_column_width(kind), kind > 0 && kind < CAF_COLUMN_KINDS ? widths[kind] : 0);
    }
}
END_TEST

/* A source that holds few fields and says that the rest is blank gets the same answers as without it. */
START_TEST(blank_rest_changes_no_answer)
{
    caf_case_row cases[40];
    caf_meeting_row meetings[160];
    static caf_finding findings[2][8000];
    memset(cases, 0, sizeof cases);
    memset(meetings, 0, sizeof meetings);
    for (int i = 0; i < 40; i++) {
        cases[i].case_id = i + 1;
        cases[i].opened = 19000 + i;
        for (int k = 0; k < 4; k++) {
            meetings[4 * i + k].case_id = i + 1;
            meetings[4 * i + k].id = k + 1;
            meetings[4 * i + k].held_on = below(5) ? 19000 + i + (int)below(900) : 0;
            meetings[4 * i + k].kind = (uint8_t)below(6);
        }
    }
    int64_t held = (int64_t)1 << caf_field_named(CAF_MEETINGS, "held_on", 7)->index | 1 | 2 | (int64_t)1 << caf_field_named(CAF_MEETINGS, "kind", 4)->index;
    int64_t opened = (int64_t)1 << caf_field_named(CAF_CASES, "opened", 6)->index | 1;
    int64_t n[2];
    for (int way = 0; way < 2; way++) {
        caf_rows tables[CAF_TABLES];
        memset(tables, 0, sizeof tables);
        int64_t rest = way ? CAF_REST_BLANK : 0;
        tables[CAF_CASES] = (caf_rows){ cases, 40, (int32_t)sizeof *cases, 0, opened | rest };
        tables[CAF_MEETINGS] = (caf_rows){ meetings, 160, (int32_t)sizeof *meetings, 0, held | rest };
        caf_caseload load = { (int32_t)sizeof load, CAF_TABLES, tables };
        caf_context context = caf_context_on(19500, CAF_SCOTLAND);
        caf_cursor cursor = caf_cursor_begin();
        caf_out out = { findings[way], 8000, 0, (int32_t)sizeof(caf_finding), 0 };
        ck_assert_int_eq(caf_check(&load, &cursor, &context, NULL, &out, NULL, 0), CAF_OK);
        n[way] = out.n;
    }
    ck_assert_int_gt(n[0], 1000);
    ck_assert_int_eq(n[0], n[1]);
    ck_assert_mem_eq(findings[0], findings[1], (size_t)n[0] * sizeof **findings);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("columns");
    TCase *tcase = tcase_create("columns");
    tcase_add_test(tcase, every_kind_in_every_field);
    tcase_add_test(tcase, several_columns_make_whole_rows);
    tcase_add_test(tcase, the_lowest_numbers_are_no_identifiers);
    tcase_add_test(tcase, rows_are_ordered_by_case_and_id);
    tcase_add_test(tcase, findings_become_columns);
    tcase_add_test(tcase, widths_are_those_of_the_kinds);
    tcase_add_test(tcase, blank_rest_changes_no_answer);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
