/* Answers from CSV: a row of headings, then an answer a row. */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 1 << 16 };

/* The columns there are; further ones are named by grades, and ticked. */
enum { FORM, QUESTION, ANSWER, COMMENT, EVIDENCE, ANSWERER, AGENCY, CASE, INVOLVED, UNSAFE, COLUMNS, TICKED };

static const char *const headings[COLUMNS] = { "form", "question", "answer", "comment", "evidence",
                                               "auditor", "agency", "case", "involved", "unsafe" };

typedef struct answer_table {
    caf_answers *to;
    caf_io_input input;
    caf_io_csv csv;
    caf_instrument_parts parts;
    size_t n_columns;
    int columns[COLUMNS + CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES]; /* by place */
    char grades[COLUMNS + CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES][CAF_IO_NAME_LONGEST + 1]; /* of those that are ticked */
    caf_io_error *error;
} answer_table;

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool is_grade(const answer_table *table, const char *text, size_t length)
{
    for (int32_t i = 0; i < table->parts.n_grades; i++) {
        if (length <= CAF_IO_NAME_LONGEST && is_word(text, length, table->parts.text + table->parts.grades[i].name)) {
            return true;
        }
    }
    return false;
}

static int column_named(const answer_table *table, const char *text, size_t length)
{
    for (int i = 0; i < COLUMNS; i++) {
        if (is_word(text, length, headings[i])) {
            return i;
        }
    }
    return is_grade(table, text, length) ? TICKED : -1;
}

static caf_status unknown_column(answer_table *table, size_t index, const char *text, size_t length)
{
    char place[40];
    caf_io_nearest nearest = { text, length, NULL, 0 };
    for (int i = 0; i < COLUMNS; i++) {
        caf_io_offer(&nearest, headings[i]);
    }
    for (int32_t i = 0; i < table->parts.n_grades; i++) {
        caf_io_offer(&nearest, table->parts.text + table->parts.grades[i].name);
    }
    snprintf(place, sizeof place, "column %d", (int)index + 1);
    return caf_io_fail_unknown(table->error, table->csv.line, place, "column", "in answers", &nearest);
}

static bool is_there(const answer_table *table, size_t n, int column, const char *grade)
{
    for (size_t i = 0; i < n; i++) {
        if (table->columns[i] == column && (column != TICKED || strcmp(table->grades[i], grade) == 0)) {
            return true;
        }
    }
    return false;
}

static caf_status match_column(answer_table *table, size_t index)
{
    size_t length;
    const char *text = caf_io_csv_cell(&table->csv, index, &length);
    int column = column_named(table, text, length);
    if (column < 0) {
        return unknown_column(table, index, text, length);
    }
    table->columns[index] = column;
    table->grades[index][0] = '\0';
    if (column == TICKED) {
        memcpy(table->grades[index], text, length);
        table->grades[index][length] = '\0';
    }
    if (is_there(table, index, column, table->grades[index])) {
        return caf_io_fail(table->error, CAF_E_DUPLICATE, table->csv.line, column == TICKED ? table->grades[index] : headings[column],
                           "two columns of this heading");
    }
    return CAF_OK;
}

static caf_status read_headings(answer_table *table)
{
    caf_status status = caf_io_csv_begin(&table->csv, table->to->memory, &table->input, table->error);
    status = status == CAF_OK ? caf_io_csv_next(&table->csv, table->error) : status;
    if (status == CAF_END) {
        return caf_io_fail(table->error, CAF_E_LAYOUT, 0, NULL, "the input is empty; a row of headings is expected");
    }
    if (status != CAF_OK) {
        return status;
    }
    table->n_columns = table->csv.n_cells;
    if (table->n_columns > sizeof table->columns / sizeof table->columns[0]) {
        return caf_io_fail(table->error, CAF_E_LIMIT, table->csv.line, NULL, "more columns than there are");
    }
    for (size_t i = 0; status == CAF_OK && i < table->n_columns; i++) {
        status = match_column(table, i);
    }
    for (int column = FORM; status == CAF_OK && column <= QUESTION; column++) {
        if (!is_there(table, table->n_columns, column, "")) {
            status = caf_io_fail(table->error, CAF_E_LAYOUT, table->csv.line, headings[column], "there is no such column, and one is needed");
        }
    }
    return status;
}

/* The cell at hand. */
typedef struct cell {
    const char *text;
    size_t length;
    const char *heading;
} cell;

static caf_status fail_cell(answer_table *table, const cell *at, const char *why)
{
    return caf_io_fail(table->error, CAF_E_VALUE, table->csv.line, at->heading, "%s", why);
}

static caf_status number_of(answer_table *table, const cell *at, int64_t *number)
{
    if (at->length == 0) {
        return CAF_OK;
    }
    if (at->length > CAF_IO_NAME_LONGEST) {
        return caf_io_fail(table->error, CAF_E_LIMIT, table->csv.line, at->heading, "more than %d bytes", CAF_IO_NAME_LONGEST);
    }
    caf_status status = caf_io_names_number(&table->to->names, at->text, at->length, number);
    return status == CAF_E_MEMORY ? caf_io_no_memory(table->error)
         : status != CAF_OK       ? caf_io_fail(table->error, status, table->csv.line, at->heading, "%s", caf_status_text(status))
                                  : CAF_OK;
}

/* A name that is not the instrument's is kept to be shown; one too long for that is none. */
static caf_status note_said(answer_table *table, const cell *at, caf_io_answer_row *row)
{
    if (row->place.said != 0 || at->length > CAF_IO_NAME_LONGEST) {
        return CAF_OK;
    }
    return number_of(table, at, &row->place.said);
}

static caf_status read_grade(answer_table *table, const cell *at, caf_io_answer_row *row)
{
    if (at->length == 0) {
        return CAF_OK;
    }
    int32_t grade = caf_grade_named(table->to->instrument, row->answer.question, at->text, at->length);
    if (grade >= 0) {
        row->answer.ticked |= 1 << grade;
        return CAF_OK;
    }
    row->answer.unknown = 1;
    return note_said(table, at, row);
}

static caf_status read_tick(answer_table *table, const cell *at, size_t index, caf_io_answer_row *row)
{
    static const char *const ticks[] = { "x", "X", "yes", "1", "\xE2\x9C\x93", NULL };
    bool ticked = false;
    if (at->length == 0) {
        return CAF_OK;
    }
    for (int i = 0; ticks[i] != NULL; i++) {
        ticked = ticked || is_word(at->text, at->length, ticks[i]);
    }
    if (!ticked) {
        return fail_cell(table, at, "neither empty nor ticked: x, yes or 1 is expected");
    }
    cell grade = { table->grades[index], strlen(table->grades[index]), at->heading };
    return read_grade(table, &grade, row);
}

static caf_status read_flag(answer_table *table, const cell *at, int8_t *flag)
{
    *flag = is_word(at->text, at->length, "yes") ? 1 : is_word(at->text, at->length, "no") ? 2 : 0;
    return *flag != 0 || at->length == 0 ? CAF_OK : fail_cell(table, at, "yes, no or nothing is expected");
}

static caf_status read_unsafe(answer_table *table, const cell *at, int32_t *unsafe)
{
    *unsafe = is_word(at->text, at->length, "current") ? CAF_UNSAFE_NOW
            : is_word(at->text, at->length, "past")    ? CAF_UNSAFE_PAST
                                                       : CAF_UNSAFE_NONE;
    return *unsafe != CAF_UNSAFE_NONE || at->length == 0 || is_word(at->text, at->length, "no")
               ? CAF_OK
               : fail_cell(table, at, "current, past, no or nothing is expected");
}

static caf_status read_cell(answer_table *table, size_t index, const cell *at, caf_io_answer_row *row)
{
    caf_answer *answer = &row->answer;
    switch (table->columns[index]) {
    case FORM:
        return at->length > 0 ? number_of(table, at, &answer->form) : fail_cell(table, at, "empty; which form this answer is of is needed");
    case ANSWER:
        return read_grade(table, at, row);
    case COMMENT:
        answer->comment = at->length > 0 ? 1 : 2;
        return CAF_OK;
    case EVIDENCE:
        answer->evidence = at->length > 0 ? 1 : 2;
        return CAF_OK;
    case ANSWERER:
        return number_of(table, at, &answer->answerer);
    case AGENCY:
        return number_of(table, at, &answer->agency);
    case CASE:
        return number_of(table, at, &answer->case_id);
    case INVOLVED:
        return read_flag(table, at, &answer->involved);
    case UNSAFE:
        return read_unsafe(table, at, &answer->unsafe);
    case TICKED:
        return read_tick(table, at, index, row);
    default: /* the question was read first, as grades are its own */
        return CAF_OK;
    }
}

static cell cell_at(const answer_table *table, size_t index)
{
    cell at;
    at.text = caf_io_csv_cell(&table->csv, index, &at.length);
    at.heading = table->columns[index] == TICKED ? table->grades[index] : headings[table->columns[index]];
    return at;
}

static caf_status read_question(answer_table *table, caf_io_answer_row *row)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i] == QUESTION) {
            cell at = cell_at(table, i);
            row->answer.question = caf_question_named(table->to->instrument, at.text, at.length);
            return row->answer.question < 0 ? note_said(table, &at, row) : CAF_OK;
        }
    }
    return CAF_OK;
}

static caf_status read_row(answer_table *table)
{
    size_t size = 0;
    caf_io_answer_row row;
    caf_status status = caf_io_csv_next_row(&table->csv, (int32_t)table->n_columns, false, &size, table->error);
    if (status != CAF_OK) {
        return status;
    }
    memset(&row, 0, sizeof row);
    row.place.line = table->csv.line;
    status = read_question(table, &row);
    for (size_t i = 0; status == CAF_OK && i < table->n_columns; i++) {
        cell at = cell_at(table, i);
        status = read_cell(table, i, &at, &row);
    }
    if (status == CAF_OK) {
        caf_io_answer_row *place = caf_io_append(&table->to->rows, sizeof *place);
        if (place == NULL) {
            return caf_io_no_memory(table->error);
        }
        *place = row;
    }
    return status;
}

/* Forms are numbered as they begin, lines as they come. */
static int by_form(const void *a, const void *b)
{
    const caf_io_answer_row *one = a;
    const caf_io_answer_row *other = b;
    if (one->answer.form != other->answer.form) {
        return one->answer.form < other->answer.form ? -1 : 1;
    }
    return (one->place.line > other->place.line) - (one->place.line < other->place.line);
}

static caf_status sort_rows(caf_answers *to, caf_io_error *error)
{
    size_t n = to->rows.used / sizeof(caf_io_answer_row);
    caf_io_answer_row *rows = (caf_io_answer_row *)(void *)to->rows.bytes;
    if (n > 0) {
        qsort(rows, n, sizeof *rows, by_form);
    }
    for (size_t i = 0; i < n; i++) {
        caf_answer *answer = caf_io_append(&to->answers, sizeof *answer);
        caf_io_answer_place *place = caf_io_append(&to->places, sizeof *place);
        if (answer == NULL || place == NULL) {
            return caf_io_no_memory(error);
        }
        *answer = rows[i].answer;
        *place = rows[i].place;
    }
    caf_io_release(&to->rows);
    return CAF_OK;
}

static caf_status read_table(answer_table *table, const caf_io_source *source)
{
    caf_status status = caf_io_input_source(&table->input, source, table->to->memory, STEP, table->error);
    status = status == CAF_OK ? caf_io_input_skip_mark(&table->input, table->error) : status;
    status = status == CAF_OK ? read_headings(table) : status;
    while (status == CAF_OK) {
        status = read_row(table);
    }
    status = status == CAF_END ? sort_rows(table->to, table->error) : status;
    caf_io_csv_release(&table->csv);
    caf_io_input_close(&table->input);
    return status;
}

static caf_answers *new_answers(const caf_io_memory *memory, const char *file, const caf_instrument *instrument)
{
    caf_answers *made = memory->resize(memory->user, NULL, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    memset(made, 0, sizeof *made);
    made->memory = memory;
    made->instrument = instrument;
    made->rows.memory = memory;
    made->answers.memory = memory;
    made->places.memory = memory;
    caf_io_names_begin(&made->names, memory);
    made->file = caf_io_copy_text(memory, file, strlen(file));
    if (made->file == NULL) {
        caf_answers_close(made);
        return NULL;
    }
    return made;
}

caf_status caf_io_answers_open(const caf_io_source *source, const caf_instrument *instrument, const caf_io_memory *memory,
                               caf_answers **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_status status = CAF_E_MEMORY;
    caf_io_error_begin(&failure, source->path);
    caf_answers *made = new_answers(memory, source->path, instrument);
    answer_table *table = made != NULL ? memory->resize(memory->user, NULL, sizeof *table) : NULL;
    if (table == NULL) {
        caf_io_no_memory(&failure);
    } else {
        memset(table, 0, sizeof *table);
        table->to = made;
        table->error = &failure;
        table->parts.size = (int32_t)sizeof table->parts;
        status = caf_instrument_parts_of(instrument, &table->parts);
        status = status == CAF_OK ? read_table(table, source) : status;
    }
    caf_io_free(memory, table);
    if (status != CAF_OK) {
        caf_io_error_give(&failure, error);
        caf_answers_close(made);
        return status;
    }
    *out = made;
    return CAF_OK;
}

static caf_status open_source(const caf_io_source *source, const caf_instrument *instrument, caf_answers **out,
                              caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (source->path == NULL || instrument == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    return caf_io_answers_open(source, instrument, &caf_io_heap, out, error);
}

caf_status caf_answers_open(const char *path, const caf_instrument *instrument, caf_answers **out, caf_io_error *error)
{
    caf_io_source source = { path, NULL, 0 };
    return open_source(&source, instrument, out, error);
}

caf_status caf_answers_open_memory(const void *bytes, size_t size, const char *name, const caf_instrument *instrument,
                                   caf_answers **out, caf_io_error *error)
{
    caf_io_source source = { bytes != NULL || size == 0 ? name : NULL, bytes != NULL ? bytes : "", size };
    return open_source(&source, instrument, out, error);
}

const caf_answer *caf_answers_all(const caf_answers *answers, int64_t *n)
{
    if (answers == NULL || n == NULL) {
        return NULL;
    }
    *n = (int64_t)(answers->answers.used / sizeof(caf_answer));
    return (const caf_answer *)(const void *)answers->answers.bytes;
}

int64_t caf_answers_form_end(const caf_answers *answers, int64_t begin)
{
    int64_t n = 0;
    const caf_answer *all = caf_answers_all(answers, &n);
    int64_t end = begin;
    while (begin >= 0 && end < n && all[end].form == all[begin].form) {
        end++;
    }
    return end;
}

const char *caf_answers_text(const caf_answers *answers, int64_t number, size_t *length)
{
    return answers != NULL && length != NULL ? caf_io_names_text(&answers->names, number, length) : NULL;
}

int64_t caf_answers_line(const caf_answers *answers, int64_t index)
{
    if (answers == NULL || index < 0 || (size_t)index >= answers->places.used / sizeof(caf_io_answer_place)) {
        return 0;
    }
    return ((const caf_io_answer_place *)(const void *)answers->places.bytes)[index].line;
}

caf_status caf_answers_mark_involved(caf_answers *answers, int64_t index)
{
    if (answers == NULL) {
        return CAF_E_NULL;
    }
    if (index < 0 || (size_t)index >= answers->answers.used / sizeof(caf_answer)) {
        return CAF_E_ARGUMENT;
    }
    ((caf_answer *)(void *)answers->answers.bytes)[index].involved = 1;
    return CAF_OK;
}

void caf_answers_close(caf_answers *answers)
{
    if (answers == NULL) {
        return;
    }
    caf_io_names_release(&answers->names);
    caf_io_release(&answers->rows);
    caf_io_release(&answers->answers);
    caf_io_release(&answers->places);
    caf_io_free(answers->memory, answers->file);
    caf_io_free(answers->memory, answers);
}
