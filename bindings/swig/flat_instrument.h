/* The flat interface (flat.h): what an instrument asks. */
#ifndef CAF_FLAT_INSTRUMENT_H
#define CAF_FLAT_INSTRUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <caf/caf.h>

/** The parts of an instrument. */
enum flat_instrument_part {
    FLAT_PART_ITSELF = 0,  /**< kind, title, source, reading */
    FLAT_PART_SCALE = 1,   /**< name, first grade, how many grades */
    FLAT_PART_GRADE = 2,   /**< name, points */
    FLAT_PART_SECTION = 3, /**< name, title, score */
    FLAT_PART_QUESTION = 4,/**< section, name, text, scale, polarity, flags, theme, statement, first rule, how many rules */
    FLAT_PART_RULE = 5,    /**< rule */
    FLAT_PART_RATING = 6,  /**< name, from which percentage on */
    FLAT_PARTS = 7
};

/** The most numbers that one of them has. */
enum flat_part_numbers { FLAT_PART_NUMBERS = 10 };

/** The name of the built-in instrument at an index from 0 on; none beyond the last. */
const char *flat_instrument_at(int32_t index);

/** The name of an instrument; none where the buffer holds none. */
const char *flat_instrument_name(const void *block, int64_t n_block);

/**
 * A part of an instrument by index from 0 on.
 *
 * @param part enum flat_instrument_part
 * @param results a writable buffer of PART_NUMBERS int32, of which the rest is zeroed
 * @return whether there is one. Errors: E_ARGUMENT where the buffer holds no instrument, and for no such part; E_CAPACITY.
 */
caf_status flat_instrument_part(const void *block, int64_t n_block, int32_t part, int32_t index, int32_t *results,
                                int64_t n_results, bool *complete);

/** The text that a part points to; none for 0 or none. */
const char *flat_instrument_text(const void *block, int64_t n_block, int32_t offset);

#endif
