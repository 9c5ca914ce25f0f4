#include "receipt_book.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

/* Keeps a receipt as the line of JSON that it is. */
static bool take_receipt(receipt_book *book, const caf_receipt *receipt, int64_t line)
{
    caf_io_error error;
    char *text = NULL;
    size_t size = 0;
    error.size = (int32_t)sizeof error;
    FILE *to = open_memstream(&text, &size);
    if (to == NULL) {
        return no_memory();
    }
    caf_status status = caf_receipt_write(receipt, to, &error);
    bool well = fclose(to) == 0 || no_memory();
    if (well && status != CAF_OK) {
        print_error(&error);
        well = false;
    }
    clear_kept(&book->kept);
    book->kept.line = line;
    well = well && keep_bytes(&book->kept, text, size) &&
           store_case(&book->store, receipt->case_name, receipt->case_length, &book->kept);
    free(text);
    return well;
}

bool fill_book(receipt_book *book, const char *file)
{
    caf_io_error error;
    caf_receipt receipt;
    caf_receipt_reader *reader = NULL;
    error.size = (int32_t)sizeof error;
    receipt.size = (int32_t)sizeof receipt;
    bool well = true;
    caf_status status = caf_receipt_reader_open(file, &reader, &error);
    while (well && status == CAF_OK && (status = caf_receipt_next(reader, &receipt, &error)) == CAF_OK) {
        well = take_receipt(book, &receipt, caf_receipt_line(reader));
    }
    if (well && status != CAF_END) {
        print_error(&error);
        well = false;
    }
    caf_receipt_reader_close(reader);
    return well && sort_store(&book->store);
}

/* What was kept, as a receipt. */
static bool parse(receipt_book *book, caf_receipt *out)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_receipt_reader_close(book->reader);
    book->reader = NULL;
    out->size = (int32_t)sizeof *out;
    caf_status status =
        caf_receipt_reader_open_memory(book->kept.bytes, (size_t)book->kept.n_bytes, "receipt", &book->reader, &error);
    status = status == CAF_OK ? caf_receipt_next(book->reader, out, &error) : status;
    if (status != CAF_OK) {
        print_error(&error);
    }
    return status == CAF_OK;
}

bool find_receipt(receipt_book *book, const char *name, size_t length, place *last, place **found, caf_receipt *out)
{
    if (!look_up(&book->store, name, length, last, &book->found, &book->kept)) {
        return false;
    }
    *found = book->found.place;
    return *found == NULL || parse(book, out);
}

bool read_receipt(receipt_book *book, place *at, caf_receipt *out)
{
    return read_stored(&book->store, at, &book->found, &book->kept) && parse(book, out);
}

int64_t receipt_line(const receipt_book *book)
{
    return book->kept.line;
}

void release_book(receipt_book *book)
{
    caf_receipt_reader_close(book->reader);
    release_store(&book->store);
    release_stored(&book->found);
    release_kept(&book->kept);
    memset(book, 0, sizeof *book);
}
