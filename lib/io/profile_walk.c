/* Members, texts and days of a profile's file, and how its faults are named. */
#include "profile_walk.h"

#include <stdio.h>
#include <string.h>
#include "json_parse.h"
#include "utf8.h"
#include "writer.h"

enum { LONGEST_TEXT = 500, LARGEST_FILE = 1, STEP = 1 << 14 };

/* A failure of the file as a whole. */
static void fail_whole(caf_io_profile_walk *walk, const caf_io_error *error)
{
    caf_io_profile_made *made = walk->made;
    if (made->failure.status == CAF_OK) {
        made->failure = *error;
    }
    if (made->options->problem != NULL) {
        made->options->problem(made->options->user, error);
    }
    made->stop = true;
}

yyjson_doc *caf_io_profile_parse(caf_io_profile_walk *walk, const caf_io_source *source, const char *thing, caf_io_input *input)
{
    caf_io_error error;
    yyjson_doc *parsed = NULL;
    caf_io_error_begin(&error, source->path);
    caf_status status = caf_io_input_source(input, source, walk->made->memory, STEP, &error);
    status = status == CAF_OK ? caf_io_input_whole(input, thing, LARGEST_FILE, &error) : status;
    if (status == CAF_OK) {
        size_t mark = input->end >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        walk->bytes = input->bytes + mark;
        status = input->end > mark ? CAF_OK : caf_io_fail(&error, CAF_E_LAYOUT, 0, NULL, "the input is empty");
        parsed = status == CAF_OK ? caf_io_json_parse(walk->made->memory, &walk->scratch, walk->bytes, input->end - mark, 1, &error) : NULL;
    }
    if (parsed == NULL) {
        fail_whole(walk, &error);
    }
    return parsed;
}

void caf_io_profile_end(caf_io_profile_walk *walk, yyjson_doc *parsed, caf_io_input *input)
{
    yyjson_doc_free(parsed);
    caf_io_release(&walk->scratch);
    caf_io_input_close(input);
}

bool caf_io_profile_fail(caf_io_profile_walk *walk, yyjson_val *near, caf_status status, const char *format, ...)
{
    caf_io_profile_made *made = walk->made;
    caf_io_error problem;
    char message[sizeof problem.message];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(message, sizeof message, format, arguments) < 0) {
        message[0] = '\0';
    }
    va_end(arguments);
    caf_io_error_begin(&problem, walk->file);
    int64_t line = near != NULL ? caf_io_json_line(&walk->scratch, walk->bytes, 1, near) : 0;
    caf_io_fail(&problem, status, line, walk->place, "%s", message);
    if (made->failure.status == CAF_OK) {
        made->failure = problem;
    }
    if (made->options->problem != NULL) {
        made->options->problem(made->options->user, &problem);
    }
    made->stop = made->stop || made->options->problem == NULL || status == CAF_E_MEMORY;
    return false;
}

static bool no_memory(caf_io_profile_walk *walk)
{
    return caf_io_profile_fail(walk, NULL, CAF_E_MEMORY, "memory ran out");
}

bool caf_io_profile_no(caf_io_profile_walk *walk, yyjson_val *near, const char *what, const caf_io_nearest *search)
{
    bool shown = caf_io_showable(search->name, search->length);
    return caf_io_profile_fail(walk, near, CAF_E_FIELD, "there is no %s %s%.*s%s%s%s%s", what,
                               shown ? "\"" : "of this name", shown ? (int)search->length : 0, search->name,
                               shown ? "\"" : "", search->best != NULL ? "; perhaps \"" : "",
                               search->best != NULL ? search->best : "", search->best != NULL ? "\" is meant" : "");
}

static size_t put_place(caf_io_profile_walk *walk, const char *text, size_t length)
{
    size_t before = walk->place_length;
    size_t room = sizeof walk->place - 1 - before;
    size_t n = length < room ? length : room;
    memcpy(walk->place + before, text, n);
    walk->place_length = before + n;
    walk->place[walk->place_length] = '\0';
    return before;
}

size_t caf_io_profile_enter(caf_io_profile_walk *walk, const char *name, size_t length)
{
    size_t before = walk->place_length;
    if (before > 0) {
        put_place(walk, ".", 1);
    }
    bool shown = caf_io_showable(name, length);
    put_place(walk, shown ? name : "?", shown ? length : 1);
    return before;
}

size_t caf_io_profile_enter_element(caf_io_profile_walk *walk, size_t index)
{
    char text[32];
    int n = snprintf(text, sizeof text, "[%zu]", index);
    return put_place(walk, text, n > 0 ? (size_t)n : 0);
}

void caf_io_profile_leave(caf_io_profile_walk *walk, size_t length)
{
    walk->place_length = length;
    walk->place[length] = '\0';
}

static void no_member(caf_io_profile_walk *walk, yyjson_val *key, const caf_io_profile_member *members, size_t n)
{
    caf_io_nearest search = { yyjson_get_str(key), yyjson_get_len(key), NULL, 0 };
    for (size_t i = 0; i < n; i++) {
        caf_io_offer(&search, members[i].name);
    }
    size_t before = caf_io_profile_enter(walk, search.name, search.length);
    caf_io_profile_no(walk, key, "member", &search);
    caf_io_profile_leave(walk, before);
}

bool caf_io_profile_members(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *object,
                            caf_io_profile_member *members, size_t n)
{
    uint64_t seen = 0; /* there are fewer than 64 members */
    yyjson_obj_iter iterator;
    if (!yyjson_is_obj(object)) {
        caf_io_profile_fail(walk, near, CAF_E_TYPE, "an object is expected");
        return !walk->made->stop;
    }
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL && !walk->made->stop;
         key = yyjson_obj_iter_next(&iterator)) {
        size_t i = 0;
        while (i < n && !yyjson_equals_str(key, members[i].name)) {
            i++;
        }
        if (i == n) {
            no_member(walk, key, members, n);
        } else if ((seen >> i & 1) != 0) {
            size_t before = caf_io_profile_enter(walk, members[i].name, strlen(members[i].name));
            caf_io_profile_fail(walk, key, CAF_E_DUPLICATE, "the same member stands here twice");
            caf_io_profile_leave(walk, before);
        } else {
            seen |= UINT64_C(1) << i;
            members[i].key = yyjson_is_null(yyjson_obj_iter_get_val(key)) ? NULL : key;
        }
    }
    return !walk->made->stop;
}

/* A title is shown beside others: one line, and nothing in it that steers a terminal. */
static bool is_plain(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        size_t n = caf_io_utf8_length(bytes + i, length - i);
        if (n == 0 || caf_io_steers(bytes + i, n)) {
            return false;
        }
        i += n;
    }
    return true;
}

bool caf_io_profile_text_value(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, int32_t *offset)
{
    caf_io_buffer *texts = &walk->made->texts;
    size_t length = yyjson_get_len(value);
    if (!yyjson_is_str(value)) {
        return caf_io_profile_fail(walk, near, CAF_E_TYPE, "a text is expected");
    }
    if (length == 0 || length > LONGEST_TEXT || !is_plain(yyjson_get_str(value), length)) {
        return caf_io_profile_fail(walk, near, CAF_E_VALUE, "a text of 1 to %d bytes in one line, without control characters, is expected",
                                   LONGEST_TEXT);
    }
    if (texts->used + length + 1 > CAF_PROFILE_TEXT) {
        return caf_io_profile_fail(walk, near, CAF_E_LIMIT, "more text than a profile holds");
    }
    char *place = caf_io_append(texts, length + 1);
    if (place == NULL) {
        return no_memory(walk);
    }
    memcpy(place, yyjson_get_str(value), length);
    place[length] = '\0';
    *offset = (int32_t)(texts->used - length - 1);
    return true;
}

bool caf_io_profile_date_value(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, caf_date *out)
{
    caf_date date;
    if (!yyjson_is_str(value)) {
        return caf_io_profile_fail(walk, near, CAF_E_TYPE, "a date as text, yyyy-mm-dd, is expected");
    }
    caf_status status = caf_date_parse(yyjson_get_str(value), yyjson_get_len(value), &date);
    if (status == CAF_E_DATE) {
        return caf_io_profile_fail(walk, near, CAF_E_VALUE, "there is no such day in the calendar");
    }
    if (status != CAF_OK) {
        return caf_io_profile_fail(walk, near, CAF_E_VALUE, "not a day written yyyy-mm-dd");
    }
    if (date == 0) {
        return caf_io_profile_fail(walk, near, CAF_E_VALUE, "1970-01-01 stands for no date; leave it out, or name the day before or after");
    }
    *out = date;
    return true;
}

static size_t enter_member(caf_io_profile_walk *walk, const caf_io_profile_member *member)
{
    return caf_io_profile_enter(walk, member->name, strlen(member->name));
}

bool caf_io_profile_text(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t *offset)
{
    if (member->key == NULL) {
        return true;
    }
    size_t before = enter_member(walk, member);
    bool well = caf_io_profile_text_value(walk, member->key, yyjson_obj_iter_get_val(member->key), offset);
    caf_io_profile_leave(walk, before);
    return well;
}

bool caf_io_profile_date(caf_io_profile_walk *walk, const caf_io_profile_member *member, caf_date *out)
{
    if (member->key == NULL) {
        return true;
    }
    size_t before = enter_member(walk, member);
    bool well = caf_io_profile_date_value(walk, member->key, yyjson_obj_iter_get_val(member->key), out);
    caf_io_profile_leave(walk, before);
    return well;
}

bool caf_io_profile_flag(caf_io_profile_walk *walk, const caf_io_profile_member *member, bool *out)
{
    yyjson_val *value = member->key != NULL ? yyjson_obj_iter_get_val(member->key) : NULL;
    if (value != NULL && !yyjson_is_bool(value)) {
        size_t before = enter_member(walk, member);
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "true or false is expected");
        caf_io_profile_leave(walk, before);
        return false;
    }
    *out = value != NULL ? yyjson_get_bool(value) : *out;
    return true;
}

bool caf_io_profile_word(caf_io_profile_walk *walk, const caf_io_profile_member *member, const char *what,
                         const char *const *words, int32_t *index)
{
    if (member->key == NULL) {
        return true;
    }
    yyjson_val *value = yyjson_obj_iter_get_val(member->key);
    size_t before = enter_member(walk, member);
    bool well = yyjson_is_str(value) || caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "a text is expected");
    caf_io_nearest search = { yyjson_get_str(value), yyjson_get_len(value), NULL, 0 };
    bool found = false;
    for (int32_t i = 0; well && !found && words[i] != NULL; i++) {
        caf_io_offer(&search, words[i]);
        found = yyjson_equals_str(value, words[i]);
        *index = found ? i : *index;
    }
    if (well && !found) {
        caf_io_profile_no(walk, member->key, what, &search);
    }
    caf_io_profile_leave(walk, before);
    return found;
}

bool caf_io_profile_add(caf_io_profile_walk *walk, yyjson_val *near, const caf_setting *setting)
{
    caf_io_buffer *entries = &walk->made->entries;
    size_t n = entries->used / sizeof(caf_io_profile_entry);
    if (n >= CAF_PROFILE_SETTINGS) {
        walk->made->stop = true;
        return caf_io_profile_fail(walk, near, CAF_E_LIMIT, "more settings than the %d that a profile holds", CAF_PROFILE_SETTINGS);
    }
    caf_io_profile_entry *place = caf_io_append(entries, sizeof *place);
    if (place == NULL) {
        return no_memory(walk);
    }
    place->setting = *setting;
    place->generation = walk->generation;
    place->order = (int32_t)n;
    return true;
}
