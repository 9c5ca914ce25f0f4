#include <caf/instrument.h>

#include <string.h>
#include "instrument_block.h"

/* A block holds nothing wider than its head's numbers. */
#define ALIGNMENT 4

static size_t bytes_of(const caf_instrument_parts *parts)
{
    return sizeof(caf_instrument) + (size_t)parts->n_scales * sizeof(caf_scale) + (size_t)parts->n_grades * sizeof(caf_scale_grade) +
           (size_t)parts->n_sections * sizeof(caf_asked_section) + (size_t)parts->n_questions * sizeof(caf_question) +
           (size_t)parts->n_rules * sizeof(caf_rule_id) + (size_t)parts->n_ratings * sizeof(caf_rating) + (size_t)parts->text_size;
}

static int is_count(int32_t n, int32_t least, int32_t most)
{
    return n >= least && n <= most;
}

static int are_counts(const caf_instrument_parts *parts)
{
    return is_count(parts->n_scales, 0, CAF_INSTRUMENT_SCALES) &&
           is_count(parts->n_grades, 0, CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES) &&
           is_count(parts->n_sections, 1, CAF_INSTRUMENT_SECTIONS) && is_count(parts->n_questions, 1, CAF_INSTRUMENT_QUESTIONS) &&
           is_count(parts->n_rules, 0, CAF_INSTRUMENT_RULES) && is_count(parts->n_ratings, 0, CAF_INSTRUMENT_RATINGS) &&
           is_count(parts->text_size, 1, CAF_INSTRUMENT_TEXT);
}

void caf_instrument_view(const caf_instrument *instrument, caf_instrument_parts *out)
{
    memset(out, 0, sizeof *out);
    out->size = (int32_t)sizeof *out;
    out->kind = instrument->kind;
    out->title = instrument->title;
    out->source = instrument->source;
    out->reading = instrument->reading;
    out->n_scales = instrument->n_scales;
    out->n_grades = instrument->n_grades;
    out->n_sections = instrument->n_sections;
    out->n_questions = instrument->n_questions;
    out->n_rules = instrument->n_rules;
    out->n_ratings = instrument->n_ratings;
    out->text_size = instrument->text_size;
    out->scales = (const caf_scale *)(const void *)(instrument + 1);
    out->grades = (const caf_scale_grade *)(const void *)(out->scales + out->n_scales);
    out->sections = (const caf_asked_section *)(const void *)(out->grades + out->n_grades);
    out->questions = (const caf_question *)(const void *)(out->sections + out->n_sections);
    out->rules = (const caf_rule_id *)(const void *)(out->questions + out->n_questions);
    out->ratings = (const caf_rating *)(const void *)(out->rules + out->n_rules);
    out->text = (const char *)(out->ratings + out->n_ratings);
}

caf_status caf_instrument_look(const caf_instrument *instrument, caf_instrument_parts *out)
{
    if (instrument == NULL) {
        return CAF_E_NULL;
    }
    if (instrument->magic != CAF_INSTRUMENT_MAGIC || instrument->layout != CAF_INSTRUMENT_LAYOUT) {
        return CAF_E_ARGUMENT;
    }
    caf_instrument_view(instrument, out);
    return CAF_OK;
}

static int is_text(const caf_instrument_parts *parts, int32_t text, int is_needed)
{
    return (text == 0 && !is_needed) || (text > 0 && text < parts->text_size);
}

/* Whether a name is another's than those of n elements before it; a name is the first of an element's numbers. */
static int is_apart(const caf_instrument_parts *parts, int32_t name, const void *before, int32_t n, size_t size)
{
    for (int32_t i = 0; i < n; i++) {
        int32_t other;
        memcpy(&other, (const unsigned char *)before + (size_t)i * size, sizeof other);
        if (strcmp(parts->text + name, parts->text + other) == 0) {
            return 0;
        }
    }
    return 1;
}

static int are_grades_apart(const caf_instrument_parts *parts, const caf_scale *scale)
{
    const caf_scale_grade *first = parts->grades + scale->first_grade;
    for (int32_t i = 0; i < scale->n_grades; i++) {
        if (!is_apart(parts, first[i].name, first, i, sizeof *first)) {
            return 0;
        }
    }
    return 1;
}

static int are_scales(const caf_instrument_parts *parts)
{
    int32_t next = 0;
    for (int32_t i = 0; i < parts->n_scales; i++) {
        const caf_scale *scale = &parts->scales[i];
        if (!is_text(parts, scale->name, 1) || scale->first_grade != next || !is_count(scale->n_grades, 1, CAF_SCALE_GRADES)) {
            return 0;
        }
        next += scale->n_grades;
    }
    for (int32_t i = 0; i < parts->n_grades; i++) {
        if (!is_text(parts, parts->grades[i].name, 1) || !is_count(parts->grades[i].points, CAF_NOT_ASKED, CAF_MOST_POINTS)) {
            return 0;
        }
    }
    for (int32_t i = 0; next == parts->n_grades && i < parts->n_scales; i++) {
        const caf_scale *scale = &parts->scales[i];
        if (!is_apart(parts, scale->name, parts->scales, i, sizeof *scale) || !are_grades_apart(parts, scale)) {
            return 0;
        }
    }
    return next == parts->n_grades;
}

static int are_sections(const caf_instrument_parts *parts)
{
    for (int32_t i = 0; i < parts->n_sections; i++) {
        const caf_asked_section *section = &parts->sections[i];
        if (!is_text(parts, section->name, 1) || !is_text(parts, section->title, 0) ||
            !is_count(section->score, CAF_COUNTED, CAF_TOTAL) ||
            !is_apart(parts, section->name, parts->sections, i, sizeof *section)) {
            return 0;
        }
    }
    return 1;
}

static int are_ratings(const caf_instrument_parts *parts)
{
    for (int32_t i = 0; i < parts->n_ratings; i++) {
        int32_t least = i > 0 ? parts->ratings[i - 1].from + 1 : 0;
        if (!is_text(parts, parts->ratings[i].name, 1) || !is_count(parts->ratings[i].from, least, 100) ||
            !is_apart(parts, parts->ratings[i].name, parts->ratings, i, sizeof *parts->ratings)) {
            return 0;
        }
    }
    for (int32_t i = 0; i < parts->n_rules; i++) {
        if (caf_rule_get(parts->rules[i]) == NULL) {
            return 0;
        }
    }
    return 1;
}

static int is_question(const caf_instrument_parts *parts, int32_t index)
{
    const caf_question *question = &parts->questions[index];
    int is_narrative = (question->flags & CAF_NARRATIVE) != 0;
    int32_t least = index > 0 ? parts->questions[index - 1].section : 0;
    return is_count(question->section, least, parts->n_sections - 1) && is_text(parts, question->name, 1) &&
           is_text(parts, question->text, 1) && is_text(parts, question->theme, 0) && is_text(parts, question->statement, 0) &&
           is_count(question->scale, is_narrative ? -1 : 0, is_narrative ? -1 : parts->n_scales - 1) &&
           is_count(question->polarity, 0, CAF_POLARITIES - 1) && is_count(question->flags, 0, CAF_QUESTION_FLAGS - 1) &&
           is_count(question->first_rule, 0, parts->n_rules) &&
           is_count(question->n_rules, 0, parts->n_rules - question->first_rule);
}

/* What is asked twice could not be answered by name; an overall grade is one. */
static int are_questions_apart(const caf_instrument_parts *parts, int32_t index)
{
    const caf_question *question = &parts->questions[index];
    for (int32_t i = 0; i < index; i++) {
        const caf_question *other = &parts->questions[i];
        if (strcmp(parts->text + other->name, parts->text + question->name) == 0 ||
            (other->flags & question->flags & CAF_OVERALL) != 0) {
            return 0;
        }
    }
    return 1;
}

/* Parts that fit together; their numbers are within their bounds. */
static int are_parts(const caf_instrument_parts *parts)
{
    if (parts->text[parts->text_size - 1] != '\0' || !is_count(parts->kind, CAF_ASKS_AUDITOR, CAF_ASKS_PROFESSIONALS) ||
        !is_text(parts, parts->title, 0) || !is_text(parts, parts->source, 0) || !is_text(parts, parts->reading, 0) ||
        !are_scales(parts) || !are_sections(parts) || !are_ratings(parts)) {
        return 0;
    }
    for (int32_t i = 0; i < parts->n_questions; i++) {
        if (!is_question(parts, i) || !are_questions_apart(parts, i)) {
            return 0;
        }
    }
    return 1;
}

static int has_parts(const caf_instrument_parts *parts)
{
    return parts->text != NULL && parts->sections != NULL && parts->questions != NULL &&
           (parts->scales != NULL || parts->n_scales == 0) && (parts->grades != NULL || parts->n_grades == 0) &&
           (parts->rules != NULL || parts->n_rules == 0) && (parts->ratings != NULL || parts->n_ratings == 0);
}

caf_status caf_instrument_size(const caf_instrument_parts *parts, size_t *out)
{
    if (parts == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (parts->size < (int32_t)sizeof *parts) {
        return CAF_E_SIZE;
    }
    if (!are_counts(parts)) {
        return CAF_E_ARGUMENT;
    }
    *out = bytes_of(parts);
    return CAF_OK;
}

static char *put(char *to, const void *from, int32_t n, size_t size)
{
    if (n > 0) {
        memcpy(to, from, (size_t)n * size);
    }
    return to + (size_t)n * size;
}

static void lay_out(caf_instrument *instrument, const caf_instrument_parts *parts)
{
    char *at = (char *)(instrument + 1);
    instrument->magic = CAF_INSTRUMENT_MAGIC;
    instrument->layout = CAF_INSTRUMENT_LAYOUT;
    instrument->kind = parts->kind;
    instrument->title = parts->title;
    instrument->source = parts->source;
    instrument->reading = parts->reading;
    instrument->n_scales = parts->n_scales;
    instrument->n_grades = parts->n_grades;
    instrument->n_sections = parts->n_sections;
    instrument->n_questions = parts->n_questions;
    instrument->n_rules = parts->n_rules;
    instrument->n_ratings = parts->n_ratings;
    instrument->text_size = parts->text_size;
    at = put(at, parts->scales, parts->n_scales, sizeof *parts->scales);
    at = put(at, parts->grades, parts->n_grades, sizeof *parts->grades);
    at = put(at, parts->sections, parts->n_sections, sizeof *parts->sections);
    at = put(at, parts->questions, parts->n_questions, sizeof *parts->questions);
    at = put(at, parts->rules, parts->n_rules, sizeof *parts->rules);
    at = put(at, parts->ratings, parts->n_ratings, sizeof *parts->ratings);
    put(at, parts->text, parts->text_size, 1);
}

caf_status caf_instrument_build(const char *name, const caf_instrument_parts *parts, void *memory, size_t size,
                                const caf_instrument **out)
{
    size_t needed;
    if (name == NULL || memory == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_instrument_size(parts, &needed);
    if (status != CAF_OK) {
        return status;
    }
    if (!has_parts(parts)) {
        return CAF_E_NULL;
    }
    const char *end = memchr(name, 0, CAF_INSTRUMENT_NAME);
    if (end == NULL || end == name || (uintptr_t)memory % ALIGNMENT != 0 || !are_parts(parts)) {
        return CAF_E_ARGUMENT;
    }
    if (size < needed) {
        return CAF_E_CAPACITY;
    }
    caf_instrument *instrument = memory;
    memset(instrument, 0, sizeof *instrument);
    memcpy(instrument->name, name, (size_t)(end - name));
    lay_out(instrument, parts);
    *out = instrument;
    return CAF_OK;
}

caf_status caf_instrument_from_memory(const void *memory, size_t size, const caf_instrument **out)
{
    const caf_instrument *instrument = memory;
    caf_instrument_parts parts;
    if (memory == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if ((uintptr_t)memory % ALIGNMENT != 0 || size < sizeof *instrument ||
        memchr(instrument->name, 0, CAF_INSTRUMENT_NAME) == NULL || instrument->name[0] == '\0' ||
        instrument->magic != CAF_INSTRUMENT_MAGIC || instrument->layout != CAF_INSTRUMENT_LAYOUT) {
        return CAF_E_ARGUMENT;
    }
    memset(&parts, 0, sizeof parts);
    parts.n_scales = instrument->n_scales;
    parts.n_grades = instrument->n_grades;
    parts.n_sections = instrument->n_sections;
    parts.n_questions = instrument->n_questions;
    parts.n_rules = instrument->n_rules;
    parts.n_ratings = instrument->n_ratings;
    parts.text_size = instrument->text_size;
    if (!are_counts(&parts) || size < bytes_of(&parts)) {
        return CAF_E_ARGUMENT;
    }
    caf_instrument_view(instrument, &parts);
    if (!are_parts(&parts)) {
        return CAF_E_ARGUMENT;
    }
    *out = instrument;
    return CAF_OK;
}

const caf_instrument *caf_instrument_at(int32_t index)
{
    for (int32_t i = 0; i <= index && caf_builtin_instruments[i] != NULL; i++) {
        if (i == index) {
            return caf_builtin_instruments[i];
        }
    }
    return NULL;
}

static int is_same(const char *own, const char *name, size_t length)
{
    return strlen(own) == length && memcmp(own, name, length) == 0;
}

const caf_instrument *caf_instrument_builtin(const char *name, size_t length)
{
    for (int32_t i = 0; name != NULL && caf_builtin_instruments[i] != NULL; i++) {
        if (is_same(caf_builtin_instruments[i]->name, name, length)) {
            return caf_builtin_instruments[i];
        }
    }
    return NULL;
}

const char *caf_instrument_name(const caf_instrument *instrument)
{
    return instrument != NULL ? instrument->name : NULL;
}

caf_status caf_instrument_parts_of(const caf_instrument *instrument, caf_instrument_parts *out)
{
    if (instrument == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    return out->size < (int32_t)sizeof *out ? CAF_E_SIZE : caf_instrument_look(instrument, out);
}

const char *caf_instrument_text(const caf_instrument *instrument, int32_t text)
{
    caf_instrument_parts parts;
    if (caf_instrument_look(instrument, &parts) != CAF_OK || text <= 0 || text >= parts.text_size) {
        return NULL;
    }
    return parts.text + text;
}

int32_t caf_question_named(const caf_instrument *instrument, const char *name, size_t length)
{
    caf_instrument_parts parts;
    if (name == NULL || caf_instrument_look(instrument, &parts) != CAF_OK) {
        return -1;
    }
    for (int32_t i = 0; i < parts.n_questions; i++) {
        if (is_same(parts.text + parts.questions[i].name, name, length)) {
            return i;
        }
    }
    return -1;
}

/* The scale of a question; NULL: it has none, or there is no such question. */
static const caf_scale *scale_of(const caf_instrument_parts *parts, int32_t question)
{
    if (question < 0 || question >= parts->n_questions || parts->questions[question].scale < 0) {
        return NULL;
    }
    return &parts->scales[parts->questions[question].scale];
}

const char *caf_grade_name(const caf_instrument *instrument, int32_t question, int32_t grade)
{
    caf_instrument_parts parts;
    const caf_scale *scale = caf_instrument_look(instrument, &parts) == CAF_OK ? scale_of(&parts, question) : NULL;
    if (scale == NULL || grade < 0 || grade >= scale->n_grades) {
        return NULL;
    }
    return parts.text + parts.grades[scale->first_grade + grade].name;
}

int32_t caf_grade_named(const caf_instrument *instrument, int32_t question, const char *name, size_t length)
{
    int32_t grade = 0;
    const char *own = name != NULL ? caf_grade_name(instrument, question, 0) : NULL;
    while (own != NULL && !is_same(own, name, length)) {
        own = caf_grade_name(instrument, question, ++grade);
    }
    return own != NULL ? grade : -1;
}
