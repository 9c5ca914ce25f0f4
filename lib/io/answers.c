/* Answers from CSV: a row of headings, then an answer a row. */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The columns there can be; behind them one for each name of a grade, whose cells are ticked. */
enum { FORM, QUESTION, TEXT, GRADES, ANSWER, COMMENT, EVIDENCE, ANSWERER, AGENCY, CASE, INVOLVED, UNSAFE, COLUMNS };

static const caf_list_column known[COLUMNS] = {
    [FORM] = { "form", CAF_LIST_NEEDED, 0 },
    [QUESTION] = { "question", CAF_LIST_NEEDED, 0 },
    [TEXT] = { "text", 0, 0 }, /* these two are of the empty form, for whoever fills it in */
    [GRADES] = { "grades", 0, 0 },
    [ANSWER] = { "answer", 0, 0 },
    [COMMENT] = { "comment", 0, 0 },
    [EVIDENCE] = { "evidence", 0, 0 },
    [ANSWERER] = { "auditor", 0, 0 },
    [AGENCY] = { "agency", 0, 0 },
    [CASE] = { "case", 0, 0 },
    [INVOLVED] = { "involved", 0, 0 },
    [UNSAFE] = { "unsafe", 0, 0 },
};

enum { MOST_COLUMNS = COLUMNS + CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES };
_Static_assert((int)MOST_COLUMNS <= (int)CAF_LIST_COLUMNS, "a list has room for a column a grade");

typedef struct answer_table {
    caf_answers *to;
    caf_list *list;
    caf_instrument_parts parts;
    caf_list_column columns[MOST_COLUMNS];
    int32_t n_columns;
    caf_io_error *error;
} answer_table;

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool is_column(const answer_table *table, const char *name)
{
    for (int32_t i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Grades of two scales can have one name. */
static void list_columns(answer_table *table)
{
    memcpy(table->columns, known, sizeof known);
    table->n_columns = COLUMNS;
    for (int32_t i = 0; i < table->parts.n_grades; i++) {
        const char *name = table->parts.text + table->parts.grades[i].name;
        if (!is_column(table, name)) {
            table->columns[table->n_columns++] = (caf_list_column){ name, 0, 0 };
        }
    }
}

/* The cell at hand. */
typedef struct cell {
    const char *text;
    size_t length;
    int32_t column;
} cell;

static caf_status fail_cell(answer_table *table, const cell *at, const char *why)
{
    return caf_list_fail(table->list, CAF_E_VALUE, at->column, why, table->error);
}

static caf_status number_of(answer_table *table, const cell *at, int64_t *number)
{
    if (at->length == 0) {
        return CAF_OK;
    }
    if (at->length > CAF_IO_NAME_LONGEST) {
        char why[40];
        snprintf(why, sizeof why, "more than %d bytes", CAF_IO_NAME_LONGEST);
        return caf_list_fail(table->list, CAF_E_LIMIT, at->column, why, table->error);
    }
    caf_status status = caf_io_names_number(&table->to->names, at->text, at->length, number);
    return status == CAF_E_MEMORY ? caf_io_no_memory(table->error)
         : status != CAF_OK       ? caf_list_fail(table->list, status, at->column, caf_status_text(status), table->error)
                                  : CAF_OK;
}

/* What is not the instrument's is kept where it may be shown: anything else may be what a comment says. */
static caf_status note_said(answer_table *table, const cell *at, caf_io_answer_row *row)
{
    bool shown = caf_io_answer_likeness(&table->parts, row->answer.question, at->text, at->length).shown;
    return shown && row->place.said == 0 ? number_of(table, at, &row->place.said) : CAF_OK;
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
    return row->answer.question >= 0 ? note_said(table, at, row) : CAF_OK;
}

static caf_status read_tick(answer_table *table, const cell *at, caf_io_answer_row *row)
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
        row->place.odd |= CAF_IO_ODD_TICK;
        return CAF_OK;
    }
    const char *name = table->columns[at->column].name;
    cell grade = { name, strlen(name), at->column };
    return read_grade(table, &grade, row);
}

/* Whether a cell is a word, in whatever letters. */
static bool says(const cell *at, const char *word)
{
    size_t i = 0;
    while (i < at->length && word[i] != '\0' && (at->text[i] | 0x20) == word[i]) {
        i++;
    }
    return i == at->length && word[i] == '\0';
}

static void read_involved(const cell *at, caf_io_answer_row *row)
{
    row->answer.involved = says(at, "yes") ? 1 : says(at, "no") ? 2 : 0;
    row->place.odd |= row->answer.involved == 0 && at->length > 0 ? CAF_IO_ODD_INVOLVED : 0;
}

static void read_unsafe(const cell *at, caf_io_answer_row *row)
{
    row->answer.unsafe = says(at, "current") ? CAF_UNSAFE_NOW : says(at, "past") ? CAF_UNSAFE_PAST : CAF_UNSAFE_NONE;
    row->place.odd |= row->answer.unsafe == CAF_UNSAFE_NONE && at->length > 0 && !says(at, "no") ? CAF_IO_ODD_UNSAFE : 0;
}

static caf_status read_cell(answer_table *table, const cell *at, caf_io_answer_row *row)
{
    caf_answer *answer = &row->answer;
    switch (at->column) {
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
        read_involved(at, row);
        return CAF_OK;
    case UNSAFE:
        read_unsafe(at, row);
        return CAF_OK;
    case QUESTION: /* was read first, as grades are its own */
    case TEXT:
    case GRADES:
        return CAF_OK;
    default:
        return read_tick(table, at, row);
    }
}

static cell cell_at(const answer_table *table, int32_t column)
{
    cell at;
    at.text = caf_list_cell(table->list, column, &at.length);
    at.column = column;
    return at;
}

static caf_status read_row(answer_table *table)
{
    caf_io_answer_row row;
    caf_status status = caf_list_next(table->list, table->error);
    if (status != CAF_OK) {
        return status;
    }
    memset(&row, 0, sizeof row);
    row.place.line = caf_list_line(table->list);
    cell asked = cell_at(table, QUESTION);
    row.answer.question = caf_question_named(table->to->instrument, asked.text, asked.length);
    status = row.answer.question < 0 ? note_said(table, &asked, &row) : CAF_OK;
    for (int32_t column = 0; status == CAF_OK && column < table->n_columns; column++) {
        if (caf_list_has(table->list, column)) {
            cell at = cell_at(table, column);
            status = read_cell(table, &at, &row);
        }
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
    list_columns(table);
    caf_status status = caf_io_list_open(source, table->columns, table->n_columns, table->to->memory, &table->list, table->error);
    while (status == CAF_OK) {
        status = read_row(table);
    }
    caf_list_close(table->list);
    return status == CAF_END ? sort_rows(table->to, table->error) : status;
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
