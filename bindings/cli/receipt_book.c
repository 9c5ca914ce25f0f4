#include "receipt_book.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"

enum { ROOM = 4096 };

/* FNV-1a. Whoever makes names that meet makes work and nothing worse: the names are compared. */
static uint64_t hash_of(const char *name, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)name[i]) * 0x100000001B3u;
    }
    return hash;
}

static bool copy_failed(void)
{
    fputs("caf: the temporary file failed\n", stderr);
    return false;
}

static bool take_receipt(receipt_book *book, const caf_receipt *receipt, int64_t line)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (book->n == book->capacity) {
        receipt_entry *all = more_room(book->all, &book->capacity, sizeof *all);
        if (all == NULL) {
            return false;
        }
        book->all = all;
    }
    receipt_entry *entry = &book->all[book->n++];
    entry->hash = hash_of(receipt->case_name, receipt->case_length);
    entry->at = ftell(book->copy);
    entry->line = line;
    entry->found = false;
    if (caf_receipt_write(receipt, book->copy, &error) != CAF_OK) {
        print_error(&error);
        return false;
    }
    return (entry->at >= 0 && !ferror(book->copy)) || copy_failed();
}

static int by_hash(const void *one, const void *other)
{
    const receipt_entry *a = one;
    const receipt_entry *b = other;
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    return a->line < b->line ? -1 : a->line > b->line;
}

bool fill_book(receipt_book *book, const char *file)
{
    caf_io_error error;
    caf_receipt receipt;
    caf_receipt_reader *reader = NULL;
    error.size = (int32_t)sizeof error;
    receipt.size = (int32_t)sizeof receipt;
    book->copy = open_lines();
    if (book->copy == NULL) {
        return false;
    }
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
    if (well && fflush(book->copy) != 0) {
        well = copy_failed();
    }
    if (well && book->n > 0) {
        qsort(book->all, (size_t)book->n, sizeof *book->all, by_hash);
    }
    return well;
}

receipt_entry *find_entry(const receipt_book *book, const char *name, size_t length)
{
    uint64_t hash = hash_of(name, length);
    int64_t low = 0;
    int64_t high = book->n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (book->all[middle].hash < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < book->n && book->all[low].hash == hash ? &book->all[low] : NULL;
}

bool has_next_entry(const receipt_book *book, const receipt_entry *entry)
{
    return entry + 1 < book->all + book->n && entry[1].hash == entry->hash;
}

/* The bytes of a line of the copy; false where they cannot be read again. */
static bool read_line(receipt_book *book, int64_t at, size_t *size)
{
    *size = 0;
    if (fseek(book->copy, (long)at, SEEK_SET) != 0) {
        return copy_failed();
    }
    for (;;) {
        if (book->room - *size < ROOM) {
            char *larger = realloc(book->text, book->room + ROOM);
            if (larger == NULL) {
                return no_memory();
            }
            book->text = larger;
            book->room += ROOM;
        }
        if (fgets(book->text + *size, ROOM, book->copy) == NULL) {
            return copy_failed();
        }
        *size += strlen(book->text + *size);
        if (book->text[*size - 1] == '\n') {
            return true;
        }
    }
}

bool read_entry(receipt_book *book, const receipt_entry *entry, caf_receipt *out)
{
    caf_io_error error;
    size_t size;
    error.size = (int32_t)sizeof error;
    caf_receipt_reader_close(book->reader);
    book->reader = NULL;
    if (!read_line(book, entry->at, &size)) {
        return false;
    }
    out->size = (int32_t)sizeof *out;
    caf_status status = caf_receipt_reader_open_memory(book->text, size, "receipt", &book->reader, &error);
    status = status == CAF_OK ? caf_receipt_next(book->reader, out, &error) : status;
    if (status != CAF_OK) {
        print_error(&error);
    }
    return status == CAF_OK;
}

void release_book(receipt_book *book)
{
    caf_receipt_reader_close(book->reader);
    if (book->copy != NULL) {
        fclose(book->copy);
    }
    free(book->all);
    free(book->text);
    memset(book, 0, sizeof *book);
}
