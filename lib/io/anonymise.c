/* Rows without what names anybody, changed where a reader holds them. */
#include <string.h>
#include <caf/anonymise.h>
#include "case_writer.h"
#include "field_text.h"
#include "reader_open.h"

enum { USUAL_WEEKS = 52, MOST_FIELDS = 64, DAYS = 7 };

/* A kind, a name and two zero bytes. */
enum { UNIT_ROOM = 16 + CAF_IO_NAME_LONGEST };

/* What an identifier identifies: a row of a table, or one of these. */
enum { FAMILIES = CAF_TABLES, ORGANISATIONS, PEOPLE, OTHERS, KINDS, NO_KIND = 255 };

/*
 * A number of a reader's batch, and above it the kind, so that rows keep their order. The kind of
 * cases is 0: a child's own case that is the one at hand keeps its number, by which the writer knows it.
 */
#define KIND_SHIFT 40
#define NUMBER (((int64_t)1 << KIND_SHIFT) - 1)

typedef struct anonymiser {
    const caf_pseudonym_key *key;
    caf_anonymise_options options;
    const caf_reader *reader;
    caf_io_error *error;
    unsigned char kinds[CAF_TABLES][MOST_FIELDS]; /* by field: of an identifier */
    char case_text[CAF_PSEUDONYM_TEXT];           /* the writer holds a case's name while it asks for others */
    char text[CAF_PSEUDONYM_TEXT];
    char within[UNIT_ROOM + CAF_IO_NAME_LONGEST]; /* what moves with the case at hand, and behind it an identifier */
    size_t of;                                    /* bytes of the first */
} anonymiser;

/* What moves together: a family's cases, or a case that has no family. */
typedef struct unit {
    int kind;
    const char *text;
    size_t length;
} unit;

static const char *kind_name(int kind)
{
    static const char *const rest[] = { "families", "organisations", "people", "others" };
    return kind < CAF_TABLES ? caf_table_name(kind) : rest[kind - CAF_TABLES];
}

static bool is_named(const caf_field *field, const char *const *names)
{
    while (*names != NULL && strcmp(*names, field->name) != 0) {
        names++;
    }
    return *names != NULL;
}

/* An identifier that nobody has thought of here becomes a pseudonym too. */
static int kind_of(const caf_field *field)
{
    static const char *const organisations[] = { "agency", "identified_by", "authority", "from_authority", "recipient", "author", NULL };
    static const char *const people[] = { "assessor", "person", "professional", NULL };
    if (field->type != CAF_TYPE_ID || !caf_io_is_member(field)) {
        return NO_KIND;
    }
    if (field->refers_to >= 0) {
        return field->refers_to;
    }
    return strcmp(field->name, "id") == 0         ? field->table
           : strcmp(field->name, "own_case") == 0 ? CAF_CASES
           : strcmp(field->name, "family") == 0   ? FAMILIES
           : is_named(field, organisations)       ? ORGANISATIONS
           : is_named(field, people)              ? PEOPLE
                                                  : OTHERS;
}

/* Whether what is to be left out are fields, and none of them an identifier; notes the kinds. */
static bool settle_fields(anonymiser *to)
{
    for (int32_t table = 0; table < CAF_TABLES_MAX; table++) {
        int64_t left = to->options.without[table];
        for (int32_t i = 0; caf_field_at(table, i) != NULL; i++) {
            const caf_field *field = caf_field_at(table, i);
            to->kinds[table][i] = (unsigned char)kind_of(field);
            if (field->type != CAF_TYPE_ID && field->type != CAF_TYPE_TABLES) {
                left &= ~((int64_t)1 << i);
            }
        }
        if (left != 0) {
            return false;
        }
    }
    return true;
}

static bool settle(anonymiser *to, const caf_anonymise_options *options)
{
    const int32_t known = CAF_KEEP_ORGANISATIONS | CAF_KEEP_DATES | CAF_KEEP_BIRTHS;
    if (options != NULL) {
        to->options = *options;
    }
    to->options.size = (int32_t)sizeof to->options;
    to->options.weeks = to->options.weeks != 0 ? to->options.weeks : USUAL_WEEKS;
    return (to->options.keep & ~known) == 0 && to->options.weeks >= 1 && to->options.weeks <= CAF_WEEKS_MOST && settle_fields(to);
}

static bool keeps(const anonymiser *by, int32_t what)
{
    return (by->options.keep & what) != 0;
}

/* The first day of the month of a day. */
static caf_date month_of(caf_date day)
{
    int32_t year;
    int32_t month;
    int32_t of_month;
    caf_date first = day;
    if (caf_date_to_ymd(day, &year, &month, &of_month) == CAF_OK) {
        (void)caf_date_from_ymd(year, month, 1, &first);
    }
    return first;
}

static caf_status fail_date(const anonymiser *by, int64_t case_id, const caf_field *field, caf_status status)
{
    caf_io_error failure;
    char place[160];
    caf_io_error_begin(&failure, caf_reader_file(by->reader));
    bool own = field->table == CAF_CASES;
    snprintf(place, sizeof place, "%s%s%s", own ? "" : caf_table_name(field->table), own ? "" : ".", field->name);
    caf_io_fail(&failure, status, caf_reader_line(by->reader, case_id), place, "%s",
                status == CAF_E_DATE_NONE ? "a day that would become 1970-01-01, which says that nothing is recorded"
                                          : "a day that would come before the year 1");
    caf_io_error_give(&failure, by->error);
    return status;
}

static caf_status change_date(const anonymiser *by, int64_t case_id, const caf_field *field, unsigned char *place, int32_t weeks)
{
    bool birth = field->table == CAF_CHILDREN && (strcmp(field->name, "born") == 0 || strcmp(field->name, "expected") == 0);
    char text[CAF_DATE_TEXT];
    caf_date day;
    memcpy(&day, place, sizeof day);
    if (day == 0 || day == CAF_DATE_NONE || day == CAF_DATE_UNREADABLE) {
        return CAF_OK;
    }
    day -= DAYS * weeks;
    day = birth && !keeps(by, CAF_KEEP_BIRTHS) ? month_of(day) : day;
    if (day == 0 || caf_date_format(day, text) != CAF_OK) {
        return fail_date(by, case_id, field, day == 0 ? CAF_E_DATE_NONE : CAF_E_DATE_RANGE);
    }
    memcpy(place, &day, sizeof day);
    return CAF_OK;
}

static void change_identifier(const anonymiser *by, const caf_field *field, unsigned char *place)
{
    int64_t kind = by->kinds[field->table][field->index];
    int64_t id;
    memcpy(&id, place, sizeof id);
    if (id != 0 && kind != NO_KIND) {
        id |= kind << KIND_SHIFT;
        memcpy(place, &id, sizeof id);
    }
}

/* Whether a field is left out of every case, or of the one at hand. */
static bool is_left_out(const anonymiser *by, int32_t table, const caf_field *field, const caf_hidden *hidden)
{
    int64_t both = by->options.without[table] | hidden->fields[table];
    if (field->type == CAF_TYPE_ID || field->type == CAF_TYPE_TABLES) {
        return hidden->organisations != 0 && by->kinds[table][field->index] == ORGANISATIONS;
    }
    /* What the source counts by, whatever that is, is left out always. */
    return (table == CAF_CASES && field->type == CAF_TYPE_COUNT) || (both >> field->index & 1) != 0;
}

static caf_status change_row(const anonymiser *by, int32_t table, unsigned char *row, int32_t weeks, const caf_hidden *hidden)
{
    caf_status status = CAF_OK;
    int64_t case_id;
    memcpy(&case_id, row, sizeof case_id);
    for (int32_t i = 0; status == CAF_OK && caf_field_at(table, i) != NULL; i++) {
        const caf_field *field = caf_field_at(table, i);
        unsigned char *place = row + field->offset;
        if (is_left_out(by, table, field, hidden)) {
            memset(place, 0, (size_t)field->size);
        } else if (field->type == CAF_TYPE_DATE || field->type == CAF_TYPE_PLANNED) {
            status = change_date(by, case_id, field, place, weeks);
        } else if (field->type == CAF_TYPE_ID) {
            change_identifier(by, field, place);
        }
    }
    return status;
}

/* Siblings' cases move together, so that what lies between their dates stays. */
static unit unit_of(const caf_reader *reader, const caf_case_row *row)
{
    unit of = { FAMILIES, NULL, 0 };
    if (row->family != 0) {
        of.text = caf_reader_name(reader, row->family & NUMBER, &of.length);
    }
    if (of.text == NULL) {
        of.kind = CAF_CASES;
        of.text = caf_reader_case_name(reader, row->case_id, &of.length);
    }
    return of;
}

caf_status caf_anonymise_weeks(const caf_reader *reader, const caf_case_row *row, const caf_pseudonym_key *key,
                               const caf_anonymise_options *options, int32_t *weeks)
{
    if (reader == NULL || row == NULL || key == NULL || weeks == NULL) {
        return CAF_E_NULL;
    }
    if (options != NULL && options->size < (int32_t)sizeof *options) {
        return CAF_E_SIZE;
    }
    *weeks = 0;
    if (options != NULL && (options->keep & CAF_KEEP_DATES) != 0) {
        return CAF_OK;
    }
    unit of = unit_of(reader, row);
    return caf_pseudonym_weeks(key, kind_name(of.kind), of.text, of.length,
                               options != NULL && options->weeks != 0 ? options->weeks : USUAL_WEEKS, weeks);
}

static caf_status change_case(const anonymiser *by, caf_io_batch *batch, int64_t index, int64_t next[CAF_TABLES])
{
    const caf_case_row *row = caf_io_batch_row_at(batch, CAF_CASES, index);
    int64_t case_id = row->case_id;
    int32_t weeks = 0;
    caf_hidden hidden;
    caf_status status = caf_anonymise_weeks(by->reader, row, by->key, &by->options, &weeks);
    memset(&hidden, 0, sizeof hidden);
    if (by->options.hide != NULL) {
        by->options.hide(by->options.user, by->reader, case_id, &hidden);
    }
    for (int32_t table = 0; status == CAF_OK && table < CAF_TABLES; table++) {
        while (status == CAF_OK && next[table] < batch->n_rows[table]) {
            unsigned char *at = caf_io_batch_row_at(batch, table, next[table]);
            if (memcmp(at, &case_id, sizeof case_id) != 0) {
                break;
            }
            status = change_row(by, table, at, weeks, &hidden);
            next[table]++;
        }
    }
    return status;
}

static caf_status change_batch(void *user, caf_reader *reader, caf_io_error *error)
{
    anonymiser *by = user;
    caf_io_batch *batch = &reader->batch;
    int64_t next[CAF_TABLES] = { 0 };
    caf_status status = CAF_OK;
    by->error = error;
    for (int64_t i = 0; status == CAF_OK && i < batch->n_cases; i++) {
        status = change_case(by, batch, i, next);
    }
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        batch->tables[table].fields &= ~by->options.without[table];
    }
    return status;
}

/* Where there is none, a text that the writer refuses. */
static const char *tell(char out[CAF_PSEUDONYM_TEXT], caf_status status, size_t *length)
{
    if (status != CAF_OK) {
        out[0] = '\0';
    }
    *length = strlen(out);
    return out;
}

/* Takes down what moves with the case at hand; false: its name is no identifier. */
static bool begin_unit(anonymiser *by, const unit *of)
{
    size_t kind = strlen(kind_name(of->kind)) + 1;
    by->of = kind + of->length + 1;
    if (of->text == NULL || by->of > UNIT_ROOM) {
        by->of = 0;
        return false;
    }
    memcpy(by->within, kind_name(of->kind), kind);
    memcpy(by->within + kind, of->text, of->length);
    by->within[by->of - 1] = '\0';
    return true;
}

/* The pseudonym of an identifier that says the same only within what moves together. */
static caf_status pseudonym_within(anonymiser *by, int kind, const char *text, size_t length, char out[CAF_PSEUDONYM_TEXT])
{
    if (by->of == 0 || length > sizeof by->within - by->of) {
        return CAF_E_LIMIT;
    }
    memcpy(by->within + by->of, text, length);
    return caf_pseudonym(by->key, kind_name(kind), by->within, by->of + length, out);
}

/* The writer asks for the name of a case before those of its rows. */
static const char *case_name(const void *user, int64_t case_id, size_t *length)
{
    anonymiser *by = (anonymiser *)user;
    const caf_io_batch *batch = &by->reader->batch;
    const char *name = caf_reader_case_name(by->reader, case_id, length);
    if (name == NULL) {
        return NULL;
    }
    unit of = unit_of(by->reader, caf_io_batch_row_at(batch, CAF_CASES, case_id - batch->before - 1));
    caf_status status = !begin_unit(by, &of)   ? CAF_E_LIMIT
                        : of.kind == CAF_CASES ? caf_pseudonym(by->key, kind_name(CAF_CASES), name, *length, by->case_text)
                                               : pseudonym_within(by, CAF_CASES, name, *length, by->case_text);
    return tell(by->case_text, status, length);
}

static const char *name(const void *user, int64_t id, size_t *length)
{
    anonymiser *by = (anonymiser *)user;
    int kind = (int)(id >> KIND_SHIFT);
    const char *text = caf_reader_name(by->reader, id & NUMBER, length);
    if (text == NULL || (kind == ORGANISATIONS && keeps(by, CAF_KEEP_ORGANISATIONS))) {
        return text;
    }
    bool everywhere = kind == FAMILIES || kind == ORGANISATIONS || kind == PEOPLE;
    return tell(by->text,
                everywhere ? caf_pseudonym(by->key, kind_name(kind), text, *length, by->text)
                           : pseudonym_within(by, kind, text, *length, by->text),
                length);
}

static int64_t line(const void *user, int64_t case_id)
{
    return caf_reader_line(((const anonymiser *)user)->reader, case_id);
}

caf_status caf_anonymise(caf_writer *writer, caf_reader *reader, const caf_pseudonym_key *key, const caf_anonymise_options *options,
                         caf_io_error *error)
{
    anonymiser by;
    if (writer == NULL || reader == NULL || key == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || (options != NULL && options->size < (int32_t)sizeof *options)) {
        return CAF_E_SIZE;
    }
    memset(&by, 0, sizeof by);
    by.key = key;
    by.reader = reader;
    if (!settle(&by, options)) {
        return CAF_E_ARGUMENT;
    }
    caf_io_change change = {
        change_batch, &by, { (int32_t)sizeof change.source, 0, caf_reader_file(reader), case_name, name, line, &by }
    };
    return caf_io_writer_read(writer, reader, &change, error);
}
