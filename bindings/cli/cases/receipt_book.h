/* Receipts to be found again by their case: in an unnamed temporary file, with a small place each in memory. */
#ifndef CAF_CLI_RECEIPT_BOOK_H
#define CAF_CLI_RECEIPT_BOOK_H

#include "case_store.h"

/* Zero it to begin. */
typedef struct receipt_book {
    case_store store; /* lines of receipts, under the names of their cases */
    stored found;
    kept_case kept;   /* the receipt read last */
    caf_receipt_reader *reader;
} receipt_book;

/* Copies every receipt of a file. False: a message was printed. */
bool fill_book(receipt_book *book, const char *file);

/*
 * Reads the first receipt of a case, or the one after `last`; it lasts until the
 * next is read. *found: its place, or NULL where there is none. False: a message
 * was printed.
 */
bool find_receipt(receipt_book *book, const char *name, size_t length, place *last, place **found, caf_receipt *out);

/* Reads the receipt at a place. False: a message was printed. */
bool read_receipt(receipt_book *book, place *at, caf_receipt *out);

/* The line that the receipt read last stood in. */
int64_t receipt_line(const receipt_book *book);

void release_book(receipt_book *book);

#endif
