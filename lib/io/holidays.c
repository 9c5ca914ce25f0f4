/* Calendars from a published list of bank holidays. */
#include <caf/holidays.h>

#include <stdio.h>
#include <string.h>
#include "holiday_list.h"
#include "holiday_title.h"
#include "input.h"
#include "json_parse.h"

enum { LARGEST_LIST = 16, STEP = 1 << 16, FIRST_YEAR = 1978, LAST_YEAR = 2100 };

struct caf_holidays {
    const caf_io_memory *memory;
    void *blocks[CAF_DIVISIONS];
    const caf_calendar *calendars[CAF_DIVISIONS];
};

static const char *const names[CAF_DIVISIONS] = { NULL, "england-and-wales", "scotland", "northern-ireland" };

/* Where the reading of a list stands. */
typedef struct list_walk {
    caf_holidays *holidays;
    caf_io_error *error;
    const unsigned char *bytes;
    caf_io_buffer scratch;
    caf_io_buffer changes; /* caf_calendar_change, of the division */
    caf_division division;
    int64_t event; /* -1: none */
} list_walk;

static caf_status fail(list_walk *walk, yyjson_val *key, const char *member, caf_status status,
                       const char *why)
{
    char place[sizeof walk->error->field];
    const char *division = walk->division != CAF_DIVISION_NONE ? names[walk->division] : "";
    const char *dot = division[0] != '\0' && member[0] != '\0' ? "." : "";
    if (walk->event < 0) {
        snprintf(place, sizeof place, "%s%s%s", division, dot, member);
    } else {
        snprintf(place, sizeof place, "%s.events[%lld]%s%s", division, (long long)walk->event, dot, member);
    }
    int64_t line = key != NULL ? caf_io_json_line(&walk->scratch, walk->bytes, 1, key) : 0;
    return caf_io_fail(walk->error, status, line, place, "%s", why);
}

/* The member of an object with a name, and its name for the line; twice or not there is an error. */
static caf_status member(list_walk *walk, yyjson_val *outer, yyjson_val *object, const char *name,
                         yyjson_val **key)
{
    yyjson_obj_iter iterator;
    *key = NULL;
    yyjson_obj_iter_init(object, &iterator);
    for (yyjson_val *at = yyjson_obj_iter_next(&iterator); at != NULL; at = yyjson_obj_iter_next(&iterator)) {
        if (yyjson_equals_str(at, name)) {
            if (*key != NULL) {
                return fail(walk, at, name, CAF_E_DUPLICATE, "the same member stands here twice");
            }
            *key = at;
        }
    }
    return *key != NULL ? CAF_OK : fail(walk, outer, name, CAF_E_VALUE, "missing");
}

static caf_status read_day(list_walk *walk, yyjson_val *key, caf_date *out)
{
    yyjson_val *value = yyjson_obj_iter_get_val(key);
    int32_t year;
    if (!yyjson_is_str(value)) {
        return fail(walk, key, "date", CAF_E_TYPE, "a date as text, yyyy-mm-dd, is expected");
    }
    if (caf_date_parse(yyjson_get_str(value), yyjson_get_len(value), out) != CAF_OK) {
        return fail(walk, key, "date", CAF_E_VALUE, "not a day written yyyy-mm-dd");
    }
    if (caf_date_to_ymd(*out, &year, NULL, NULL) != CAF_OK || year < FIRST_YEAR || year > LAST_YEAR) {
        return fail(walk, key, "date", CAF_E_VALUE, "a year outside 1978 to 2100, which calendars cover");
    }
    return CAF_OK;
}

/* One event into the listed days. Other members (notes, bunting) are the publisher's own. */
static caf_status read_event(list_walk *walk, yyjson_val *outer, yyjson_val *event)
{
    yyjson_val *title, *date;
    caf_calendar_change change;
    if (!yyjson_is_obj(event)) {
        return fail(walk, outer, "", CAF_E_TYPE, "an object is expected");
    }
    caf_status status = member(walk, outer, event, "title", &title);
    if (status == CAF_OK) {
        status = member(walk, title, event, "date", &date);
    }
    if (status == CAF_OK && !yyjson_is_str(yyjson_obj_iter_get_val(title))) {
        status = fail(walk, title, "title", CAF_E_TYPE, "a text is expected");
    }
    if (status == CAF_OK) {
        status = read_day(walk, date, &change.date);
    }
    if (status != CAF_OK) {
        return status;
    }
    yyjson_val *text = yyjson_obj_iter_get_val(title);
    change.holiday = caf_io_holiday_titled(yyjson_get_str(text), yyjson_get_len(text));
    caf_calendar_change *place = caf_io_append(&walk->changes, sizeof *place);
    if (place == NULL) {
        return caf_io_no_memory(walk->error);
    }
    *place = change;
    return CAF_OK;
}

static caf_status read_events(list_walk *walk, yyjson_val *key, yyjson_val *events)
{
    if (!yyjson_is_arr(events)) {
        return fail(walk, key, "events", CAF_E_TYPE, "an array is expected");
    }
    if (yyjson_arr_size(events) == 0) {
        return fail(walk, key, "events", CAF_E_VALUE, "an empty list; leave the division out instead");
    }
    if (yyjson_arr_size(events) > CAF_CALENDAR_CHANGES) {
        return fail(walk, key, "events", CAF_E_LIMIT, "more holidays than a calendar takes");
    }
    walk->changes.used = 0;
    yyjson_arr_iter iterator;
    yyjson_arr_iter_init(events, &iterator);
    for (yyjson_val *event = yyjson_arr_iter_next(&iterator); event != NULL;
         event = yyjson_arr_iter_next(&iterator)) {
        walk->event++;
        caf_status status = read_event(walk, key, event);
        if (status != CAF_OK) {
            return status;
        }
    }
    walk->event = -1;
    return CAF_OK;
}

static caf_status make_calendar(list_walk *walk, yyjson_val *key)
{
    caf_io_holiday_list list = { walk->holidays->memory, walk->division,
                                 (const caf_calendar_change *)(void *)walk->changes.bytes,
                                 walk->changes.used / sizeof(caf_calendar_change) };
    size_t twice;
    caf_status status = caf_io_holiday_calendar(&list, &walk->holidays->blocks[walk->division],
                                                &walk->holidays->calendars[walk->division], &twice);
    switch (status) {
    case CAF_OK:
        return CAF_OK;
    case CAF_E_MEMORY:
        return caf_io_no_memory(walk->error);
    case CAF_E_DUPLICATE:
        walk->event = (int64_t)twice;
        return fail(walk, key, "date", status, "a day that an earlier event has");
    case CAF_E_LIMIT:
        return fail(walk, key, "events", status,
                    "more differences from the built-in calendar than a calendar takes");
    default:
        return fail(walk, key, "events", CAF_E_VALUE, caf_status_text(status));
    }
}

static caf_status read_division(list_walk *walk, yyjson_val *key)
{
    yyjson_val *value = yyjson_obj_iter_get_val(key);
    yyjson_val *events;
    if (walk->holidays->blocks[walk->division] != NULL) {
        return fail(walk, key, "", CAF_E_DUPLICATE, "the same division stands here twice");
    }
    if (!yyjson_is_obj(value)) {
        return fail(walk, key, "", CAF_E_TYPE, "an object is expected");
    }
    yyjson_val *own = yyjson_obj_get(value, "division");
    if (own != NULL && !yyjson_equals_str(own, names[walk->division])) {
        return fail(walk, key, "division", CAF_E_VALUE, "another division than the member's name says");
    }
    caf_status status = member(walk, key, value, "events", &events);
    if (status == CAF_OK) {
        status = read_events(walk, events, yyjson_obj_iter_get_val(events));
    }
    return status == CAF_OK ? make_calendar(walk, events) : status;
}

static caf_division division_named(yyjson_val *key)
{
    for (caf_division division = CAF_DIVISION_NONE + 1; division < CAF_DIVISIONS; division++) {
        if (yyjson_equals_str(key, names[division])) {
            return division;
        }
    }
    return CAF_DIVISION_NONE;
}

static caf_status read_list(list_walk *walk, yyjson_val *root)
{
    if (!yyjson_is_obj(root) || yyjson_obj_size(root) == 0) {
        return fail(walk, NULL, "", CAF_E_LAYOUT,
                    "an object with the divisions of the United Kingdom is expected");
    }
    yyjson_obj_iter iterator;
    yyjson_obj_iter_init(root, &iterator);
    for (yyjson_val *key = yyjson_obj_iter_next(&iterator); key != NULL;
         key = yyjson_obj_iter_next(&iterator)) {
        walk->division = division_named(key);
        if (walk->division == CAF_DIVISION_NONE) {
            return fail(walk, key, "", CAF_E_FIELD,
                        "none of the divisions there are: england-and-wales, scotland or northern-ireland");
        }
        caf_status status = read_division(walk, key);
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static caf_status read_input(caf_io_input *input, caf_holidays *holidays, caf_io_error *error)
{
    list_walk walk;
    memset(&walk, 0, sizeof walk);
    walk.holidays = holidays;
    walk.error = error;
    walk.event = -1;
    walk.scratch.memory = holidays->memory;
    walk.changes.memory = holidays->memory;
    caf_status status = caf_io_input_whole(input, "a list", LARGEST_LIST, error);
    if (status != CAF_OK) {
        return status;
    }
    size_t mark = input->end >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    walk.bytes = input->bytes + mark;
    if (input->end == mark) {
        return caf_io_fail(error, CAF_E_LAYOUT, 0, NULL, "the input is empty");
    }
    yyjson_doc *parsed = caf_io_json_parse(holidays->memory, &walk.scratch, walk.bytes, input->end - mark, 1,
                                           error);
    status = parsed != NULL ? read_list(&walk, yyjson_doc_get_root(parsed)) : error->status;
    yyjson_doc_free(parsed);
    caf_io_release(&walk.scratch);
    caf_io_release(&walk.changes);
    return status;
}

caf_status caf_io_holidays_open(const caf_io_source *source, const caf_io_memory *memory, caf_holidays **out,
                                caf_io_error *error)
{
    caf_io_error failure;
    caf_io_input input;
    caf_io_error_begin(&failure, source->path);
    caf_holidays *holidays = memory->resize(memory->user, NULL, sizeof *holidays);
    if (holidays == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(holidays, 0, sizeof *holidays);
    holidays->memory = memory;
    caf_status status = caf_io_input_source(&input, source, memory, STEP, &failure);
    if (status == CAF_OK) {
        status = read_input(&input, holidays, &failure);
    }
    caf_io_input_close(&input);
    if (status != CAF_OK) {
        caf_io_error_give(&failure, error);
        caf_holidays_close(holidays);
        return status;
    }
    *out = holidays;
    return CAF_OK;
}

static caf_status open_source(const caf_io_source *source, bool sound, caf_holidays **out,
                              caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (!sound || source->path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    return caf_io_error_usable(error) ? caf_io_holidays_open(source, &caf_io_heap, out, error) : CAF_E_SIZE;
}

caf_status caf_holidays_open(const char *path, caf_holidays **out, caf_io_error *error)
{
    caf_io_source source = { path, NULL, 0 };
    return open_source(&source, true, out, error);
}

caf_status caf_holidays_open_memory(const void *bytes, size_t size, const char *name, caf_holidays **out,
                                    caf_io_error *error)
{
    caf_io_source source = { name, bytes != NULL ? bytes : "", size };
    return open_source(&source, bytes != NULL || size == 0, out, error);
}

const caf_calendar *caf_holidays_calendar(const caf_holidays *holidays, caf_division division)
{
    if (holidays == NULL || division <= CAF_DIVISION_NONE || division >= CAF_DIVISIONS) {
        return NULL;
    }
    return holidays->calendars[division] != NULL ? holidays->calendars[division]
                                                 : caf_calendar_builtin(division);
}

void caf_holidays_close(caf_holidays *holidays)
{
    if (holidays == NULL) {
        return;
    }
    for (int32_t division = 0; division < CAF_DIVISIONS; division++) {
        caf_io_free(holidays->memory, holidays->blocks[division]);
    }
    caf_io_free(holidays->memory, holidays);
}
