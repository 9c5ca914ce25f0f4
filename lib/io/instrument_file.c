/* An instrument's file. */
#include <stddef.h>
#include <string.h>
#include "input.h"
#include "instrument_open.h"
#include "profile_walk.h"

enum { MOST_NUMBER = CAF_MOST_POINTS };

struct caf_instrument_file {
    const caf_io_memory *memory;
    void *block;
    const caf_instrument *instrument;
};

/* The parts so far; the walk is that of profiles, whose files are written alike. */
typedef struct instrument_walk {
    caf_io_profile_walk walk;
    caf_io_profile_made made;
    caf_profile_options options;
    caf_io_buffer scales, grades, sections, questions, rules, ratings;
    caf_instrument_parts parts;
    char name[CAF_INSTRUMENT_NAME];
} instrument_walk;

/* What a section says for its questions, and a question for itself. */
enum { SCALE, COMMENTED, EVIDENCED, NARRATIVE, OVERALL, OPTIONAL, SHARED };
#define SHARED_MEMBERS \
    [SCALE] = { "scale", NULL }, [COMMENTED] = { "comment", NULL }, [EVIDENCED] = { "evidence", NULL }, \
    [NARRATIVE] = { "narrative", NULL }, [OVERALL] = { "overall", NULL }, [OPTIONAL] = { "optional", NULL }

typedef struct shared {
    int32_t scale;
    bool flags[SHARED];
} shared;

static yyjson_val *value_of(const caf_io_profile_member *member)
{
    return member->key != NULL ? yyjson_obj_iter_get_val(member->key) : NULL;
}

static bool add(instrument_walk *to, caf_io_buffer *buffer, const void *part, size_t size, yyjson_val *near, size_t most)
{
    if (buffer->used / size >= most) {
        return caf_io_profile_fail(&to->walk, near, CAF_E_LIMIT, "more than the %d of them that an instrument holds", (int)most);
    }
    void *place = caf_io_append(buffer, size);
    if (place == NULL) {
        return caf_io_profile_fail(&to->walk, NULL, CAF_E_MEMORY, "memory ran out");
    }
    memcpy(place, part, size);
    return true;
}

static bool fail_member(instrument_walk *to, yyjson_val *near, const char *name, caf_status status, const char *why)
{
    size_t before = caf_io_profile_enter(&to->walk, name, strlen(name));
    caf_io_profile_fail(&to->walk, near, status, "%s", why);
    caf_io_profile_leave(&to->walk, before);
    return false;
}

/* A text that has to be there. */
static bool needed_text(instrument_walk *to, const caf_io_profile_member *member, yyjson_val *near, int32_t *text)
{
    return member->key != NULL ? caf_io_profile_text(&to->walk, member, text) : fail_member(to, near, member->name, CAF_E_VALUE, "missing");
}

/* A word of a list that begins at 1; without one, as it is. */
static bool read_word(instrument_walk *to, const caf_io_profile_member *member, const char *what, const char *const *words, int32_t *out)
{
    int32_t index = -1;
    if (!caf_io_profile_word(&to->walk, member, what, words, &index)) {
        return false;
    }
    *out = index >= 0 ? index + 1 : *out;
    return true;
}

static bool read_number(instrument_walk *to, const caf_io_profile_member *member, int32_t *out)
{
    yyjson_val *value = value_of(member);
    if (value == NULL) {
        return true;
    }
    if (!yyjson_is_int(value)) {
        return fail_member(to, member->key, member->name, CAF_E_TYPE, "a whole number is expected");
    }
    if (!yyjson_is_uint(value) || yyjson_get_uint(value) > MOST_NUMBER) {
        return fail_member(to, member->key, member->name, CAF_E_VALUE, "a number from 0 to 100 is expected");
    }
    *out = (int32_t)yyjson_get_uint(value);
    return true;
}

typedef bool read_element(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user);

/* Every element of an array in its place; needed: an empty one, or none, is a fault. */
static bool each(instrument_walk *to, const caf_io_profile_member *member, yyjson_val *near, bool needed, read_element *read, void *user)
{
    yyjson_val *array = value_of(member);
    bool well = true;
    if (array == NULL && !needed) {
        return true;
    }
    if (array == NULL || !yyjson_is_arr(array) || (needed && yyjson_arr_size(array) == 0)) {
        return fail_member(to, array != NULL ? member->key : near, member->name, array == NULL ? CAF_E_VALUE : CAF_E_TYPE,
                           array == NULL ? "missing" : "a list that is not empty is expected");
    }
    size_t before = caf_io_profile_enter(&to->walk, member->name, strlen(member->name));
    for (size_t i = 0; i < yyjson_arr_size(array) && !to->made.stop; i++) {
        size_t here = caf_io_profile_enter_element(&to->walk, i);
        yyjson_val *element = yyjson_arr_get(array, i);
        /* Lines are told by names: those of the element, or of the list. */
        yyjson_val *named = yyjson_is_obj(element) && yyjson_obj_size(element) > 0 ? unsafe_yyjson_get_first(element) : member->key;
        well = read(to, named, element, user) && well;
        caf_io_profile_leave(&to->walk, here);
    }
    caf_io_profile_leave(&to->walk, before);
    return well && !to->made.stop;
}

/* Fails where a name is that of an element in a list of such; `at` is where an element has its name. */
static bool is_apart(instrument_walk *to, yyjson_val *near, const char *member, int32_t name, const void *list, size_t n, size_t size, size_t at)
{
    const char *texts = (const char *)to->made.texts.bytes;
    for (size_t i = 0; i < n; i++) {
        int32_t other;
        memcpy(&other, (const unsigned char *)list + i * size + at, sizeof other);
        if (strcmp(texts + other, texts + name) == 0) {
            return fail_member(to, near, member, CAF_E_DUPLICATE, "another one has this name");
        }
    }
    return true;
}

static bool read_grade(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    enum { NAME, POINTS, APPLIES, MEMBERS };
    caf_io_profile_member members[MEMBERS] = { [NAME] = { "grade", NULL }, [POINTS] = { "points", NULL }, [APPLIES] = { "applies", NULL } };
    caf_scale_grade grade = { 0, 0 };
    caf_scale *scale = user;
    bool applies = true;
    if (!caf_io_profile_members(&to->walk, near, value, members, MEMBERS) || !yyjson_is_obj(value) ||
        !needed_text(to, &members[NAME], near, &grade.name) || !read_number(to, &members[POINTS], &grade.points) ||
        !caf_io_profile_flag(&to->walk, &members[APPLIES], &applies)) {
        return false;
    }
    if (!applies && members[POINTS].key != NULL) {
        return fail_member(to, members[POINTS].key, "points", CAF_E_VALUE, "a grade that does not apply has no points");
    }
    grade.points = applies ? grade.points : CAF_NOT_ASKED;
    const caf_scale_grade *others = (const caf_scale_grade *)(const void *)to->grades.bytes;
    others = scale->n_grades > 0 ? others + scale->first_grade : NULL;
    if (!is_apart(to, near, "grade", grade.name, others, (size_t)scale->n_grades, sizeof grade, offsetof(caf_scale_grade, name))) {
        return false;
    }
    if (scale->n_grades == CAF_SCALE_GRADES) {
        return caf_io_profile_fail(&to->walk, near, CAF_E_LIMIT, "more than the %d grades of a scale", CAF_SCALE_GRADES);
    }
    scale->n_grades++;
    return add(to, &to->grades, &grade, sizeof grade, near, (size_t)CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES);
}

static bool read_scale(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    enum { NAME, GRADES, MEMBERS };
    caf_io_profile_member members[MEMBERS] = { [NAME] = { "scale", NULL }, [GRADES] = { "grades", NULL } };
    caf_scale scale = { 0, (int32_t)(to->grades.used / sizeof(caf_scale_grade)), 0 };
    (void)user;
    return caf_io_profile_members(&to->walk, near, value, members, MEMBERS) && yyjson_is_obj(value) &&
           needed_text(to, &members[NAME], near, &scale.name) &&
           is_apart(to, near, "scale", scale.name, to->scales.bytes, to->scales.used / sizeof scale, sizeof scale, offsetof(caf_scale, name)) &&
           each(to, &members[GRADES], near, true, read_grade, &scale) &&
           add(to, &to->scales, &scale, sizeof scale, near, CAF_INSTRUMENT_SCALES);
}

static bool read_rating(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    enum { NAME, FROM, MEMBERS };
    caf_io_profile_member members[MEMBERS] = { [NAME] = { "rating", NULL }, [FROM] = { "from", NULL } };
    caf_rating rating = { 0, 0 };
    size_t n = to->ratings.used / sizeof rating;
    const caf_rating *last = n > 0 ? (const caf_rating *)(const void *)to->ratings.bytes + (n - 1) : NULL;
    (void)user;
    if (!caf_io_profile_members(&to->walk, near, value, members, MEMBERS) || !yyjson_is_obj(value) ||
        !needed_text(to, &members[NAME], near, &rating.name) || !read_number(to, &members[FROM], &rating.from)) {
        return false;
    }
    if (members[FROM].key == NULL || (last != NULL && rating.from <= last->from)) {
        return fail_member(to, near, "from", CAF_E_VALUE, "a percentage above that of the rating before is expected");
    }
    return is_apart(to, near, "rating", rating.name, to->ratings.bytes, n, sizeof rating, offsetof(caf_rating, name)) &&
           add(to, &to->ratings, &rating, sizeof rating, near, CAF_INSTRUMENT_RATINGS);
}

static bool read_rule(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    caf_question *question = user;
    caf_io_nearest search = { yyjson_get_str(value), yyjson_get_len(value), NULL, 0 };
    if (!yyjson_is_str(value)) {
        return caf_io_profile_fail(&to->walk, near, CAF_E_TYPE, "a rule's name is expected");
    }
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule != NULL && yyjson_equals_str(value, rule->name)) {
            question->n_rules++;
            return add(to, &to->rules, &id, sizeof id, near, CAF_INSTRUMENT_RULES);
        }
        if (rule != NULL) {
            caf_io_offer(&search, rule->name);
        }
    }
    return caf_io_profile_no(&to->walk, near, "rule", &search);
}

/* The scale and flags that a section or question sets; the others stay as they are. */
static bool read_shared(instrument_walk *to, const caf_io_profile_member *members, shared *with)
{
    yyjson_val *value = value_of(&members[SCALE]);
    bool well = true;
    for (int i = COMMENTED; i < SHARED; i++) {
        well = caf_io_profile_flag(&to->walk, &members[i], &with->flags[i]) && well;
    }
    if (value == NULL) {
        return well;
    }
    caf_io_nearest search = { yyjson_is_str(value) ? yyjson_get_str(value) : "", yyjson_is_str(value) ? yyjson_get_len(value) : 0, NULL, 0 };
    const caf_scale *scales = (const caf_scale *)(const void *)to->scales.bytes;
    for (size_t i = 0; i < to->scales.used / sizeof *scales; i++) {
        const char *name = (const char *)to->made.texts.bytes + scales[i].name;
        if (yyjson_equals_str(value, name)) {
            with->scale = (int32_t)i;
            return well;
        }
        caf_io_offer(&search, name);
    }
    size_t before = caf_io_profile_enter(&to->walk, "scale", 5);
    caf_io_profile_no(&to->walk, members[SCALE].key, "scale", &search);
    caf_io_profile_leave(&to->walk, before);
    return false;
}

static bool has_overall(const instrument_walk *to)
{
    const caf_question *all = (const caf_question *)(const void *)to->questions.bytes;
    for (size_t i = 0; i < to->questions.used / sizeof *all; i++) {
        if ((all[i].flags & CAF_OVERALL) != 0) {
            return true;
        }
    }
    return false;
}

static int32_t flags_of(const shared *with)
{
    static const int32_t bits[SHARED] = { [COMMENTED] = CAF_COMMENT_NEEDED, [EVIDENCED] = CAF_EVIDENCE_NEEDED,
                                          [NARRATIVE] = CAF_NARRATIVE, [OVERALL] = CAF_OVERALL, [OPTIONAL] = CAF_MAY_BE_BLANK };
    int32_t flags = 0;
    for (int i = COMMENTED; i < SHARED; i++) {
        flags |= with->flags[i] ? bits[i] : 0;
    }
    return flags;
}

static bool read_question(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    enum { NAME = SHARED, TEXT, POLARITY, THEME, STATEMENT, RULES, MEMBERS };
    static const char *const polarities[] = { "strength", "weakness", "neutral", NULL };
    caf_io_profile_member members[MEMBERS] = { SHARED_MEMBERS, [NAME] = { "question", NULL }, [TEXT] = { "text", NULL },
                                               [POLARITY] = { "polarity", NULL }, [THEME] = { "theme", NULL },
                                               [STATEMENT] = { "statement", NULL }, [RULES] = { "rules", NULL } };
    caf_question question;
    shared with = *(const shared *)user;
    memset(&question, 0, sizeof question);
    question.section = (int32_t)(to->sections.used / sizeof(caf_asked_section)) - 1;
    question.first_rule = (int32_t)(to->rules.used / sizeof(caf_rule_id));
    if (!caf_io_profile_members(&to->walk, near, value, members, MEMBERS) || !yyjson_is_obj(value) ||
        !needed_text(to, &members[NAME], near, &question.name) || !needed_text(to, &members[TEXT], near, &question.text) ||
        !caf_io_profile_text(&to->walk, &members[THEME], &question.theme) ||
        !caf_io_profile_text(&to->walk, &members[STATEMENT], &question.statement) || !read_shared(to, members, &with) ||
        !read_word(to, &members[POLARITY], "polarity", polarities, &question.polarity) ||
        !each(to, &members[RULES], near, false, read_rule, &question)) {
        return false;
    }
    question.flags = flags_of(&with);
    question.scale = with.flags[NARRATIVE] ? -1 : with.scale;
    if (!is_apart(to, near, "question", question.name, to->questions.bytes, to->questions.used / sizeof question, sizeof question,
                  offsetof(caf_question, name))) {
        return false;
    }
    if (with.flags[OVERALL] && has_overall(to)) {
        return fail_member(to, near, "overall", CAF_E_DUPLICATE, "there is an overall grade already");
    }
    if (question.scale < 0 && !with.flags[NARRATIVE]) {
        return fail_member(to, near, "scale", CAF_E_VALUE, "missing; a question has a scale, of its own or its section's, or is a narrative");
    }
    return add(to, &to->questions, &question, sizeof question, near, CAF_INSTRUMENT_QUESTIONS);
}

static bool read_section(instrument_walk *to, yyjson_val *near, yyjson_val *value, void *user)
{
    enum { NAME = SHARED, TITLE, SCORE, QUESTIONS, MEMBERS };
    static const char *const scores[] = { "counted", "percentage", "total", NULL };
    caf_io_profile_member members[MEMBERS] = { SHARED_MEMBERS, [NAME] = { "section", NULL }, [TITLE] = { "title", NULL },
                                               [SCORE] = { "score", NULL }, [QUESTIONS] = { "questions", NULL } };
    caf_asked_section section = { 0, 0, CAF_COUNTED };
    shared with = { -1, { false } };
    (void)user;
    return caf_io_profile_members(&to->walk, near, value, members, MEMBERS) && yyjson_is_obj(value) &&
           needed_text(to, &members[NAME], near, &section.name) &&
           is_apart(to, near, "section", section.name, to->sections.bytes, to->sections.used / sizeof section, sizeof section,
                    offsetof(caf_asked_section, name)) &&
           caf_io_profile_text(&to->walk, &members[TITLE], &section.title) &&
           read_word(to, &members[SCORE], "score", scores, &section.score) && read_shared(to, members, &with) &&
           add(to, &to->sections, &section, sizeof section, near, CAF_INSTRUMENT_SECTIONS) &&
           each(to, &members[QUESTIONS], near, true, read_question, &with);
}

static bool is_name(const char *text, size_t length)
{
    return length > 0 && length < CAF_INSTRUMENT_NAME && caf_io_showable(text, length) && memchr(text, ' ', length) == NULL;
}

/* A name of its own, so that nobody takes it for a built-in one. */
static bool read_name(instrument_walk *to, const caf_io_profile_member *member, yyjson_val *near)
{
    yyjson_val *value = value_of(member);
    if (value == NULL || !yyjson_is_str(value) || !is_name(yyjson_get_str(value), yyjson_get_len(value))) {
        return fail_member(to, value != NULL ? member->key : near, "instrument", CAF_E_VALUE,
                           "a name of 1 to 63 letters, digits and hyphens is expected");
    }
    memcpy(to->name, yyjson_get_str(value), yyjson_get_len(value));
    return true;
}

static void read_root(instrument_walk *to, yyjson_val *root)
{
    enum { SCHEMA, COMMENT, ITSELF, KIND, TITLE, SOURCE, READING, SCALES, RATINGS, SECTIONS, MEMBERS };
    static const char *const kinds[] = { "audit", "checklist", "questionnaire", "survey", NULL };
    caf_io_profile_member members[MEMBERS] = { { "$schema", NULL }, { "comment", NULL }, { "instrument", NULL }, { "kind", NULL },
                                               { "title", NULL },   { "source", NULL },  { "reading", NULL },    { "scales", NULL },
                                               { "ratings", NULL }, { "sections", NULL } };
    if (!caf_io_profile_members(&to->walk, NULL, root, members, MEMBERS) || !yyjson_is_obj(root)) {
        return;
    }
    yyjson_val *first = yyjson_obj_size(root) > 0 ? unsafe_yyjson_get_first(root) : NULL;
    bool well = read_name(to, &members[ITSELF], first);
    well = (members[KIND].key != NULL || fail_member(to, first, "kind", CAF_E_VALUE, "missing; audit, checklist, questionnaire or survey is expected")) && well;
    well = read_word(to, &members[KIND], "kind", kinds, &to->parts.kind) && well;
    well = caf_io_profile_text(&to->walk, &members[TITLE], &to->parts.title) && well;
    well = caf_io_profile_text(&to->walk, &members[SOURCE], &to->parts.source) && well;
    well = caf_io_profile_text(&to->walk, &members[READING], &to->parts.reading) && well;
    if (!to->made.stop && each(to, &members[SCALES], first, false, read_scale, NULL) && each(to, &members[RATINGS], first, false, read_rating, NULL)) {
        each(to, &members[SECTIONS], first, true, read_section, NULL);
    }
}

static void read_file(instrument_walk *to, const caf_io_source *source)
{
    caf_io_input input;
    yyjson_doc *parsed = caf_io_profile_parse(&to->walk, source, "an instrument", &input);
    if (parsed != NULL) {
        read_root(to, yyjson_doc_get_root(parsed));
    }
    caf_io_profile_end(&to->walk, parsed, &input);
}

static int32_t take(const caf_io_buffer *buffer, size_t size, const void **part)
{
    *part = buffer->bytes;
    return (int32_t)(buffer->used / size);
}

static caf_status build(caf_instrument_file *file, instrument_walk *to, caf_io_error *error)
{
    caf_instrument_parts *parts = &to->parts;
    const void *part;
    size_t size = 0;
    parts->size = (int32_t)sizeof *parts;
    parts->n_scales = take(&to->scales, sizeof(caf_scale), &part);
    parts->scales = part;
    parts->n_grades = take(&to->grades, sizeof(caf_scale_grade), &part);
    parts->grades = part;
    parts->n_sections = take(&to->sections, sizeof(caf_asked_section), &part);
    parts->sections = part;
    parts->n_questions = take(&to->questions, sizeof(caf_question), &part);
    parts->questions = part;
    parts->n_rules = take(&to->rules, sizeof(caf_rule_id), &part);
    parts->rules = part;
    parts->n_ratings = take(&to->ratings, sizeof(caf_rating), &part);
    parts->ratings = part;
    parts->text_size = take(&to->made.texts, 1, &part);
    parts->text = part;
    caf_status status = caf_instrument_size(parts, &size);
    file->block = status == CAF_OK ? file->memory->resize(file->memory->user, NULL, size) : NULL;
    if (status == CAF_OK && file->block == NULL) {
        return caf_io_no_memory(error);
    }
    status = status == CAF_OK ? caf_instrument_build(to->name, parts, file->block, size, &file->instrument) : status;
    return status == CAF_OK ? CAF_OK : caf_io_fail(error, CAF_E_LIMIT, 0, NULL, "more text than an instrument holds");
}

static caf_status read_all(caf_instrument_file *file, instrument_walk *to, const caf_io_source *source, caf_io_error *error)
{
    caf_io_buffer *const buffers[] = { &to->scales, &to->grades, &to->sections, &to->questions, &to->rules, &to->ratings, &to->made.texts,
                                       &to->walk.scratch };
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
        buffers[i]->memory = file->memory;
    }
    to->made.memory = file->memory;
    to->made.options = &to->options;
    to->walk.made = &to->made;
    to->walk.file = source->path;
    char *none = caf_io_append(&to->made.texts, 1);
    caf_status status = CAF_E_MEMORY;
    if (none == NULL) {
        caf_io_no_memory(error);
    } else {
        *none = '\0';
        read_file(to, source);
        status = to->made.failure.status;
        *error = status != CAF_OK ? to->made.failure : *error;
    }
    if (status == CAF_OK) {
        status = build(file, to, error);
        if (status != CAF_OK && to->options.problem != NULL) {
            to->options.problem(to->options.user, error);
        }
    }
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
        caf_io_release(buffers[i]);
    }
    return status;
}

caf_status caf_io_instrument_open(const caf_io_source *source, caf_problem_told *told, void *user, const caf_io_memory *memory,
                                  caf_instrument_file **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_status status = CAF_E_MEMORY;
    caf_io_error_begin(&failure, source->path);
    caf_instrument_file *file = memory->resize(memory->user, NULL, sizeof *file);
    instrument_walk *walk = file != NULL ? memory->resize(memory->user, NULL, sizeof *walk) : NULL;
    if (file != NULL) {
        memset(file, 0, sizeof *file);
        file->memory = memory;
    }
    if (walk == NULL) {
        caf_io_no_memory(&failure);
    } else {
        memset(walk, 0, sizeof *walk);
        walk->options.size = (int32_t)sizeof walk->options;
        walk->options.problem = told;
        walk->options.user = user;
        status = read_all(file, walk, source, &failure);
    }
    caf_io_free(memory, walk);
    if (status != CAF_OK) {
        caf_io_error_give(&failure, error);
        caf_instrument_close(file);
        return status;
    }
    *out = file;
    return CAF_OK;
}

static caf_status open_source(const caf_io_source *source, caf_problem_told *told, void *user, caf_instrument_file **out,
                              caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (source->path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    return caf_io_error_usable(error) ? caf_io_instrument_open(source, told, user, &caf_io_heap, out, error) : CAF_E_SIZE;
}

caf_status caf_instrument_open(const char *path, caf_problem_told *told, void *user, caf_instrument_file **out, caf_io_error *error)
{
    caf_io_source source = { path, NULL, 0 };
    return open_source(&source, told, user, out, error);
}

caf_status caf_instrument_open_memory(const void *bytes, size_t size, const char *name, caf_problem_told *told, void *user,
                                      caf_instrument_file **out, caf_io_error *error)
{
    caf_io_source source = { bytes != NULL || size == 0 ? name : NULL, bytes != NULL ? bytes : "", size };
    return open_source(&source, told, user, out, error);
}

const caf_instrument *caf_instrument_of(const caf_instrument_file *file)
{
    return file != NULL ? file->instrument : NULL;
}

void caf_instrument_close(caf_instrument_file *file)
{
    if (file != NULL) {
        caf_io_free(file->memory, file->block);
        caf_io_free(file->memory, file);
    }
}
