#include "csv_record.h"

#include <string.h>
#include "utf8.h"

caf_status caf_io_csv_begin(caf_io_csv *csv, const caf_io_memory *memory, caf_io_input *input,
                            caf_io_error *error)
{
    memset(csv, 0, sizeof *csv);
    csv->input = input;
    csv->text.memory = memory;
    csv->cells.memory = memory;
    if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return caf_io_no_memory(error);
    }
    csv->open = true;
    return CAF_OK;
}

void caf_io_csv_release(caf_io_csv *csv)
{
    if (csv->open) {
        csv_free(&csv->parser);
        csv->open = false;
    }
    caf_io_release(&csv->text);
    caf_io_release(&csv->cells);
}

static void on_cell(void *bytes, size_t length, void *user)
{
    caf_io_csv *csv = user;
    if (csv->no_memory || !caf_io_reserve(&csv->cells, sizeof(caf_io_span))
        || !caf_io_reserve(&csv->text, length)) {
        csv->no_memory = true;
        return;
    }
    caf_io_span *cell = caf_io_append(&csv->cells, sizeof *cell);
    cell->offset = csv->text.used;
    cell->length = length;
    if (length > 0) {
        memcpy(caf_io_append(&csv->text, length), bytes, length);
    }
    csv->n_cells++;
}

static void on_record(int terminator, void *user)
{
    caf_io_csv *csv = user;
    (void)terminator;
    csv->records++;
}

/* Up to and with the next line feed or carriage return, so that a piece ends one record at most; 0: the end. */
static caf_status next_piece(caf_io_csv *csv, size_t *size, caf_io_error *error)
{
    caf_io_input *input = csv->input;
    size_t at = 0;
    for (;;) {
        const unsigned char *bytes = input->bytes + input->start;
        size_t held = input->end - input->start;
        while (at < held && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        if (at < held) {
            *size = at + 1;
            return CAF_OK;
        }
        if (at > CAF_IO_LONGEST_RECORD) {
            *size = at;
            return CAF_OK; /* the caller measures the record */
        }
        bool got;
        caf_status status = caf_io_input_more(input, &got, error);
        if (status != CAF_OK) {
            return status;
        }
        if (!got) {
            *size = at;
            return CAF_OK;
        }
    }
}

static caf_status check_piece(const caf_io_csv *csv, const unsigned char *bytes, size_t size,
                              caf_io_error *error)
{
    if (csv->size > CAF_IO_LONGEST_RECORD) {
        return caf_io_fail(error, CAF_E_LIMIT, csv->line, NULL,
                           "a row of more than %d KiB; a quote may be missing",
                           (int)(CAF_IO_LONGEST_RECORD >> 10));
    }
    if (memchr(bytes, '\0', size) != NULL) {
        return caf_io_fail(error, CAF_E_SYNTAX, csv->input->line, NULL, "a zero byte, which no text holds");
    }
    if (caf_io_utf8_valid(bytes, size) != size) {
        return caf_io_fail(error, CAF_E_UTF8, csv->input->line, NULL, "the text is not UTF-8");
    }
    return CAF_OK;
}

static bool is_blank(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
            return false;
        }
    }
    return true;
}

static caf_status parser_failed(caf_io_csv *csv, int64_t line, caf_io_error *error)
{
    if (csv_error(&csv->parser) == CSV_ENOMEM || csv->no_memory) {
        return caf_io_no_memory(error);
    }
    return caf_io_fail(error, CAF_E_SYNTAX, line, NULL,
                       "not CSV: a quote inside a cell without quotes, or something behind one");
}

static caf_status finish(caf_io_csv *csv, caf_io_error *error)
{
    if (csv_fini(&csv->parser, on_cell, on_record, csv) != 0) {
        if (csv_error(&csv->parser) == CSV_ENOMEM) {
            return caf_io_no_memory(error);
        }
        return caf_io_fail(error, CAF_E_SYNTAX, csv->line, NULL,
                           "not CSV: a quote that opens in this row is never closed");
    }
    if (csv->no_memory) {
        return caf_io_no_memory(error);
    }
    return csv->records > 0 ? CAF_OK : CAF_END;
}

caf_status caf_io_csv_next(caf_io_csv *csv, caf_io_error *error)
{
    bool begun = false;
    csv->text.used = 0;
    csv->cells.used = 0;
    csv->n_cells = 0;
    csv->records = 0;
    csv->size = 0;
    csv->line = csv->input->line;
    while (csv->records == 0) {
        size_t size;
        caf_status status = next_piece(csv, &size, error);
        if (status != CAF_OK) {
            return status;
        }
        if (size == 0) {
            return finish(csv, error);
        }
        const unsigned char *bytes = csv->input->bytes + csv->input->start;
        if (!begun && !is_blank(bytes, size)) {
            begun = true;
            csv->line = csv->input->line;
        }
        csv->size += begun ? size : 0;
        status = check_piece(csv, bytes, size, error);
        if (status != CAF_OK) {
            return status;
        }
        if (csv_parse(&csv->parser, bytes, size, on_cell, on_record, csv) != size || csv->no_memory) {
            return parser_failed(csv, csv->input->line, error);
        }
        caf_io_input_consume(csv->input, size);
    }
    return CAF_OK;
}

/* The bytes of a space that begins here, non-breaking or not; 0: none. */
static size_t space_at(const char *text, size_t length)
{
    if (length >= 1 && (text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\n')) {
        return 1;
    }
    return length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* The same for one that ends here. */
static size_t space_before(const char *text, size_t length)
{
    if (length >= 2 && space_at(text + length - 2, 2) == 2) {
        return 2;
    }
    return length >= 1 ? space_at(text + length - 1, 1) : 0;
}

const char *caf_io_csv_cell_whole(const caf_io_csv *csv, size_t index, size_t *length)
{
    const caf_io_span *cell = (const caf_io_span *)(const void *)csv->cells.bytes + index;
    *length = cell->length;
    return cell->length > 0 ? (const char *)csv->text.bytes + cell->offset : "";
}

const char *caf_io_csv_cell(const caf_io_csv *csv, size_t index, size_t *length)
{
    size_t left;
    const char *text = caf_io_csv_cell_whole(csv, index, &left);
    for (size_t space = space_at(text, left); space > 0; space = space_at(text, left)) {
        text += space;
        left -= space;
    }
    for (size_t space = space_before(text, left); space > 0; space = space_before(text, left)) {
        left -= space;
    }
    *length = left;
    return text;
}

static bool is_empty(const caf_io_csv *csv, bool whole)
{
    for (size_t i = 0; i < csv->n_cells; i++) {
        size_t length;
        (void)(whole ? caf_io_csv_cell_whole(csv, i, &length) : caf_io_csv_cell(csv, i, &length));
        if (length > 0) {
            return false;
        }
    }
    return true;
}

caf_status caf_io_csv_next_row(caf_io_csv *csv, int32_t n_columns, bool whole, size_t *size,
                               caf_io_error *error)
{
    do {
        caf_status status = caf_io_csv_next(csv, error);
        if (status != CAF_OK) {
            return status;
        }
        *size += csv->size;
    } while (is_empty(csv, whole));
    if (csv->n_cells != (size_t)n_columns) {
        return caf_io_fail(error, CAF_E_SYNTAX, csv->line, NULL, "a row of %zu cells under %d headings",
                           csv->n_cells, (int)n_columns);
    }
    return CAF_OK;
}
