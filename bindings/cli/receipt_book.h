/* Receipts to be found again by their case: on disk, with a small entry each in memory. */
#ifndef CAF_CLI_RECEIPT_BOOK_H
#define CAF_CLI_RECEIPT_BOOK_H

#include "cases.h"

/* A receipt: the hash of its case's name, where it lies in the copy, its line, and whether a case was found. */
typedef struct receipt_entry {
    uint64_t hash;
    int64_t at;
    int64_t line;
    bool found;
} receipt_entry;

/* Zero it to begin. */
typedef struct receipt_book {
    FILE *copy;
    receipt_entry *all; /* by hash, then by line */
    int64_t n;
    int64_t capacity;
    char *text;         /* of the receipt read last */
    size_t room;
    caf_receipt_reader *reader;
} receipt_book;

/* Copies every receipt of a file. False: a message was printed. */
bool fill_book(receipt_book *book, const char *file);

/* The first entry that may be of a case, or NULL; later ones follow it while their hash is the same. */
receipt_entry *find_entry(const receipt_book *book, const char *name, size_t length);

/* Whether there is another behind an entry. */
bool has_next_entry(const receipt_book *book, const receipt_entry *entry);

/* Reads a receipt again; it lasts until the next is read. False: a message was printed. */
bool read_entry(receipt_book *book, const receipt_entry *entry, caf_receipt *out);

void release_book(receipt_book *book);

#endif
