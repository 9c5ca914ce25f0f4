/* The flat interface (flat.h): instruments from files, and what answers to one come to. It needs caf-io. */
#ifndef CAF_FLAT_IO_AUDIT_H
#define CAF_FLAT_IO_AUDIT_H

#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>
#include <caf/io.h>
#include "flat_io_bytes.h"

struct flat_problems;

/** What stands in the records of an audit, int64 each. Names are numbers of the names given back; 0: none. */
enum flat_audit {
    /* a form */
    FLAT_FORM_NAME = 0,
    FLAT_FORM_CASE = 1,
    FLAT_FORM_AGENCY = 2,
    FLAT_FORM_OVERALL = 3, /**< the overall grade's place on its scale; -1: none */
    FLAT_FORM_RATING = 4,  /**< by index; -1: unknown */
    FLAT_FORM_NUMBERS = 5,
    /* a score */
    FLAT_SCORE_ASKED = 0,
    FLAT_SCORE_ANSWERED = 1,
    FLAT_SCORE_NOT_APPLICABLE = 2,
    FLAT_SCORE_POINTS = 3,
    FLAT_SCORE_POSSIBLE = 4,
    FLAT_SCORE_TENTHS = 5, /**< -1: unknown */
    FLAT_SCORE_NUMBERS = 6,
    /* unsafe practice */
    FLAT_UNSAFE_FORM = 0,
    FLAT_UNSAFE_CASE = 1,
    FLAT_UNSAFE_AGENCY = 2,
    FLAT_UNSAFE_QUESTION = 3, /**< by index; -1: none of the instrument's */
    FLAT_UNSAFE_WHEN = 4,     /**< UNSAFE_NOW, UNSAFE_PAST */
    FLAT_UNSAFE_LINE = 5,
    FLAT_UNSAFE_NUMBERS = 6,
    /* a statement and how many agreed */
    FLAT_RANKED_POLARITY = 0,
    FLAT_RANKED_QUESTION = 1, /**< by index */
    FLAT_RANKED_ASKED_IN = 2,
    FLAT_RANKED_AGREED = 3,
    FLAT_RANKED_ANSWERED = 4,
    FLAT_RANKED_NUMBERS = 5,
    /* the place of an answer */
    FLAT_PLACE_LINE = 0,
    FLAT_PLACE_FORM = 1,
    FLAT_PLACE_NUMBERS = 2
};

/**
 * A built-in instrument.
 *
 * @return the instrument, a block. Errors: E_ARGUMENT for no such name; E_MEMORY.
 */
caf_io_error flat_io_instrument_builtin(const char *name, size_t n_name, flat_bytes *made);

/**
 * Reads an instrument from a file, or from a buffer of JSON.
 *
 * @param path UTF-8; of a buffer the name that stands for it in errors
 * @param bytes a buffer to read in place of a file; none: the path is opened
 * @return the instrument, a block, and what is wrong with it: file, line, field, status and message. Where anything is, as
 *         that the file cannot be opened, the block is empty. Errors: E_ARGUMENT for a path with a zero byte; E_MEMORY.
 */
caf_io_error flat_io_instrument_read(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, flat_bytes *made,
                                     struct flat_problems *problems);

/**
 * Checks answers, form by form, and says what they come to.
 *
 * @param block an instrument
 * @param path,bytes as instrument_read(), of CSV
 * @return all int64, by enum flat_audit: forms; scores, for each form of each section and then of the sections scored
 *         alike (COUNTED, PERCENTAGE, TOTAL); counts, SCALE_GRADES for each question, of all forms and then of
 *         each agency; those agencies; unsafe practice; ranked statements; the places of answers; offsets and bytes of the
 *         names; problems as instrument_read(). Where there are problems only unsafe practice, places, names
 *         and problems are filled in, and otherwise all but the places. Errors: E_ARGUMENT where the block is none; 5xx.
 */
caf_io_error flat_io_audit(const void *block, int64_t n_block, const char *path, size_t n_path, const void *bytes,
                           int64_t n_bytes, flat_bytes *forms, flat_bytes *scores, flat_bytes *counts, flat_bytes *by_agency,
                           flat_bytes *unsafe, flat_bytes *ranked, flat_bytes *places, flat_bytes *name_offsets,
                           flat_bytes *name_bytes, struct flat_problems *problems);

#endif
