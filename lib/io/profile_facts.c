/* What a profile's file says of itself: its name, number, titles, division, closure days and levels. */
#include <string.h>
#include "profile_walk.h"

enum { MOST_LEVELS = 20 };

static const char *const divisions[] = { "england-and-wales", "scotland", "northern-ireland", NULL };

static bool is_name(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool letter = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= '0' && text[i] <= '9');
        if (!letter && (i == 0 || memchr("-_.", text[i], 3) == NULL)) {
            return false;
        }
    }
    return length > 0 && length < CAF_PROFILE_NAME;
}

void caf_io_profile_name(caf_io_profile_walk *walk, const caf_io_profile_member *member, yyjson_val *first)
{
    yyjson_val *value = member->key != NULL ? yyjson_obj_iter_get_val(member->key) : NULL;
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    if (value == NULL) {
        caf_io_profile_fail(walk, first, CAF_E_VALUE, "missing; the profile's name is expected");
    } else if (!yyjson_is_str(value)) {
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "a text is expected");
    } else if (!is_name(yyjson_get_str(value), yyjson_get_len(value))) {
        caf_io_profile_fail(walk, member->key, CAF_E_VALUE, "a name of 1 to %d letters, digits, hyphens, points and underscores is expected",
                            CAF_PROFILE_NAME - 1);
    } else {
        char *place = caf_io_append(&walk->made->names, CAF_PROFILE_NAME);
        if (place == NULL) {
            caf_io_profile_fail(walk, NULL, CAF_E_MEMORY, "memory ran out");
        } else {
            memset(place, 0, CAF_PROFILE_NAME);
            memcpy(place, yyjson_get_str(value), yyjson_get_len(value));
        }
    }
    caf_io_profile_leave(walk, before);
}

/* Whether a number below 1000 is that of the built-in profile of the file's name. */
static bool is_builtins_number(const caf_io_profile_walk *walk, int32_t number)
{
    const caf_profile *builtin = caf_profile_numbered(number);
    size_t at = (size_t)walk->generation * CAF_PROFILE_NAME;
    return builtin != NULL && at < walk->made->names.used &&
           strcmp(caf_profile_name(builtin), (const char *)walk->made->names.bytes + at) == 0;
}

static void read_number(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t *number)
{
    if (member->key == NULL) {
        return;
    }
    yyjson_val *value = yyjson_obj_iter_get_val(member->key);
    uint64_t given = yyjson_get_uint(value);
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    if (!yyjson_is_int(value)) {
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "a whole number is expected");
    } else if (!yyjson_is_uint(value) || given < 1 || given > INT16_MAX ||
               (given < 1000 && !is_builtins_number(walk, (int32_t)given))) {
        caf_io_profile_fail(walk, member->key, CAF_E_VALUE, "a number from 1000 to 32767 is expected; those below are the library's");
    } else {
        *number = (int32_t)given;
    }
    caf_io_profile_leave(walk, before);
}

static void read_titles(caf_io_profile_walk *walk, const caf_io_profile_member *members, yyjson_val *first)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.parameter = CAF_PROFILE_ITSELF;
    bool well = caf_io_profile_text(walk, &members[CAF_IO_PROFILE_TITLE], &setting.title);
    well = caf_io_profile_text(walk, &members[CAF_IO_PROFILE_SOURCE], &setting.source) && well;
    if (well && (setting.title != 0 || setting.source != 0)) {
        caf_io_profile_add(walk, first, &setting);
    }
}

static void read_division(caf_io_profile_walk *walk, const caf_io_profile_member *member)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.parameter = CAF_PROFILE_DIVISION;
    if (member->key != NULL && caf_io_profile_word(walk, member, "division", divisions, &setting.amount)) {
        setting.amount++;
        caf_io_profile_add(walk, member->key, &setting);
    }
}

/* A day within the calendars. */
static bool read_closed_day(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, caf_date *out)
{
    int32_t year;
    if (!caf_io_profile_date_value(walk, near, value, out)) {
        return false;
    }
    return (caf_date_to_ymd(*out, &year, NULL, NULL) == CAF_OK && year >= 1978 && year <= 2100) ||
           caf_io_profile_fail(walk, near, CAF_E_VALUE, "a year outside 1978 to 2100, which calendars cover");
}

static bool is_closed_already(const caf_io_profile_walk *walk, caf_date day)
{
    const caf_io_profile_entry *entries = (const caf_io_profile_entry *)(const void *)walk->made->entries.bytes;
    size_t n = walk->made->entries.used / sizeof *entries;
    for (size_t i = 0; i < n; i++) {
        const caf_setting *setting = &entries[i].setting;
        if (setting->rule == 0 && setting->parameter == CAF_PROFILE_CLOSED && setting->from == day && entries[i].generation == walk->generation) {
            return true;
        }
    }
    return false;
}

/* One day on which the service is closed: a date, or a date and who says so. */
static void read_closure(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value)
{
    caf_io_profile_member members[] = { { "date", NULL }, { "source", NULL }, { "comment", NULL } };
    caf_setting setting;
    bool well;
    memset(&setting, 0, sizeof setting);
    setting.parameter = CAF_PROFILE_CLOSED;
    if (yyjson_is_str(value)) {
        well = read_closed_day(walk, near, value, &setting.from);
    } else if (!yyjson_is_obj(value)) {
        well = caf_io_profile_fail(walk, near, CAF_E_TYPE, "a date, or an object with a date, is expected");
    } else if (!caf_io_profile_members(walk, near, value, members, 3)) {
        return;
    } else {
        size_t before = caf_io_profile_enter(walk, "date", 4);
        well = members[0].key != NULL ? read_closed_day(walk, members[0].key, yyjson_obj_iter_get_val(members[0].key), &setting.from)
                                      : caf_io_profile_fail(walk, near, CAF_E_VALUE, "missing; a date is expected");
        caf_io_profile_leave(walk, before);
        well = caf_io_profile_text(walk, &members[1], &setting.source) && well;
    }
    setting.until = setting.from;
    if (well && is_closed_already(walk, setting.from)) {
        well = caf_io_profile_fail(walk, near, CAF_E_DUPLICATE, "the same day stands here twice");
    }
    if (well) {
        caf_io_profile_add(walk, near, &setting);
    }
}

/* A threshold level; its place is its place in the list. */
static void read_level(caf_io_profile_walk *walk, yyjson_val *near, yyjson_val *value, size_t index)
{
    caf_setting setting;
    memset(&setting, 0, sizeof setting);
    setting.parameter = CAF_PROFILE_LEVEL;
    setting.amount = (int32_t)index + 1;
    if (index >= MOST_LEVELS) {
        caf_io_profile_fail(walk, near, CAF_E_LIMIT, "more than %d levels", MOST_LEVELS);
        walk->made->stop = true;
    } else if (caf_io_profile_text_value(walk, near, value, &setting.title)) {
        caf_io_profile_add(walk, near, &setting);
    }
}

/* Leaves out what profiles above say of themselves that is not this one's, or that this one says anew. */
static void drop_above(caf_io_profile_walk *walk, int32_t fact)
{
    caf_io_profile_entry *entries = (caf_io_profile_entry *)(void *)walk->made->entries.bytes;
    size_t n = walk->made->entries.used / sizeof *entries;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (entries[i].setting.rule != 0 || entries[i].setting.parameter != fact) {
            entries[kept++] = entries[i];
        }
    }
    walk->made->entries.used = kept * sizeof *entries;
}

/* An array of days or of levels. */
static void read_list(caf_io_profile_walk *walk, const caf_io_profile_member *member, int32_t fact)
{
    size_t index, n;
    yyjson_val *element;
    if (member->key == NULL) {
        return;
    }
    yyjson_val *value = yyjson_obj_iter_get_val(member->key);
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    if (!yyjson_is_arr(value)) {
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "an array is expected");
    }
    yyjson_arr_foreach(value, index, n, element) {
        size_t inside = caf_io_profile_enter_element(walk, index);
        yyjson_val *near = yyjson_is_str(element) ? element : member->key; /* only a text has a line */
        if (fact == CAF_PROFILE_LEVEL) {
            read_level(walk, near, element, index);
        } else {
            read_closure(walk, near, element);
        }
        caf_io_profile_leave(walk, inside);
        if (walk->made->stop) {
            break;
        }
    }
    caf_io_profile_leave(walk, before);
}

void caf_io_profile_facts(caf_io_profile_walk *walk, const caf_io_profile_member *members, yyjson_val *first, int32_t *number)
{
    drop_above(walk, CAF_PROFILE_ITSELF);
    if (members[CAF_IO_PROFILE_LEVELS].key != NULL) {
        drop_above(walk, CAF_PROFILE_LEVEL);
    }
    read_number(walk, &members[CAF_IO_PROFILE_NUMBER], number);
    read_titles(walk, members, first);
    read_division(walk, &members[CAF_IO_PROFILE_DIVISION]);
    if (!walk->made->stop) {
        read_list(walk, &members[CAF_IO_PROFILE_CLOSED], CAF_PROFILE_CLOSED);
    }
    if (!walk->made->stop) {
        read_list(walk, &members[CAF_IO_PROFILE_LEVELS], CAF_PROFILE_LEVEL);
    }
}
