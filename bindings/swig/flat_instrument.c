#include "flat_instrument.h"
#include <string.h>
#include "flat_shared.h"

/* Every part is so many int32. */
_Static_assert(sizeof(caf_question) == FLAT_PART_NUMBERS * sizeof(int32_t), "a question has as many numbers as a part may have");
_Static_assert(sizeof(caf_scale) == 3 * sizeof(int32_t), "a scale is three numbers");
_Static_assert(sizeof(caf_scale_grade) == 2 * sizeof(int32_t), "a grade is two numbers");
_Static_assert(sizeof(caf_asked_section) == 3 * sizeof(int32_t), "a section is three numbers");
_Static_assert(sizeof(caf_rating) == 2 * sizeof(int32_t), "a rating is two numbers");

const char *flat_instrument_at(int32_t index)
{
    return caf_instrument_name(caf_instrument_at(index));
}

const char *flat_instrument_name(const void *block, int64_t n_block)
{
    const caf_instrument *held;
    return flat_instrument(block, n_block, &held) == CAF_OK ? caf_instrument_name(held) : NULL;
}

static const void *part_at(const caf_instrument_parts *parts, int32_t part, int32_t index, size_t *size)
{
    const void *all[FLAT_PARTS] = { NULL, parts->scales, parts->grades, parts->sections, parts->questions, parts->rules, parts->ratings };
    const int32_t counts[FLAT_PARTS] = { 1, parts->n_scales, parts->n_grades, parts->n_sections, parts->n_questions, parts->n_rules, parts->n_ratings };
    static const size_t sizes[FLAT_PARTS] = { 0, sizeof(caf_scale), sizeof(caf_scale_grade), sizeof(caf_asked_section),
                                              sizeof(caf_question), sizeof(caf_rule_id), sizeof(caf_rating) };
    *size = sizes[part];
    return index >= 0 && index < counts[part] && all[part] != NULL ? (const char *)all[part] + (size_t)index * sizes[part] : NULL;
}

caf_status flat_instrument_part(const void *block, int64_t n_block, int32_t part, int32_t index, int32_t *results,
                                int64_t n_results, bool *complete)
{
    const caf_instrument *held;
    caf_instrument_parts parts;
    size_t size;
    *complete = false;
    if (n_results != FLAT_PART_NUMBERS) {
        return n_results < 0 ? CAF_E_NULL : CAF_E_CAPACITY;
    }
    caf_status status = part < 0 || part >= FLAT_PARTS ? CAF_E_ARGUMENT : flat_instrument(block, n_block, &held);
    parts.size = (int32_t)sizeof parts;
    status = status == CAF_OK ? caf_instrument_parts_of(held, &parts) : status;
    if (status != CAF_OK) {
        return status;
    }
    memset(results, 0, FLAT_PART_NUMBERS * sizeof *results);
    const int32_t itself[] = { parts.kind, parts.title, parts.source, parts.reading };
    const void *found = part_at(&parts, part, index, &size);
    if (part == FLAT_PART_ITSELF && index == 0) {
        found = itself;
        size = sizeof itself;
    }
    if (found != NULL) {
        memcpy(results, found, size);
    }
    *complete = found != NULL;
    return CAF_OK;
}

const char *flat_instrument_text(const void *block, int64_t n_block, int32_t offset)
{
    const caf_instrument *held;
    return flat_instrument(block, n_block, &held) == CAF_OK ? caf_instrument_text(held, offset) : NULL;
}
