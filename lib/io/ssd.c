/*
 * The Standard Safeguarding Dataset's table ssd_early_help_episodes, an episode
 * a row. Dates are ISO 8601, alone or with a time; 1900-01-01 stands for none.
 */
#include <string.h>
#include "table.h"

static const char *const episode_id[] = { "earl_episode_id", NULL };
static const char *const person_id[] = { "earl_person_id", NULL };
static const char *const start_date[] = { "earl_episode_start_date", NULL };
static const char *const end_date[] = { "earl_episode_end_date", NULL };
static const char *const reason[] = { "earl_episode_reason", NULL };
static const char *const end_reason[] = { "earl_episode_end_reason", NULL };
static const char *const organisation[] = { "earl_episode_organisation", NULL };
static const char *const worker[] = { "earl_episode_worker_id", "earl_episode_worker_name", NULL };

/* Reasons are each system's own codes: none is mapped, so a closure's reason is a field that is not held. */
static const caf_io_column columns[] = {
    { episode_id, CAF_IO_CASE_NAME, -1, NULL },
    { person_id, CAF_IO_IDENTIFIER, CAF_CHILDREN, "id" },
    { start_date, CAF_IO_DATE, CAF_CASES, "opened" },
    { end_date, CAF_IO_DATE, CAF_CLOSURES, "closed" },
    { reason, CAF_IO_IGNORED, -1, NULL },
    { end_reason, CAF_IO_IGNORED, -1, NULL },
    { organisation, CAF_IO_IDENTIFIER, CAF_CASES, "agency" },
    { worker, CAF_IO_IGNORED, -1, NULL },
};

enum { DATE_LENGTH = 10 };

static caf_io_cell_result cannot_read(const char *problem)
{
    return (caf_io_cell_result) { CAF_E_VALUE, problem };
}

static bool two_digits_below(const char *text, char tens_limit, int32_t limit)
{
    bool digits = text[0] >= '0' && text[0] <= tens_limit && text[1] >= '0' && text[1] <= '9';
    return digits && (text[0] - '0') * 10 + (text[1] - '0') < limit;
}

/* hh:mm, hh:mm:ss or hh:mm:ss.fraction. A zone is not taken: the day could be another one here. */
static bool is_time(const char *text, size_t length)
{
    if (length < 5 || !two_digits_below(text, '2', 24) || text[2] != ':'
        || !two_digits_below(text + 3, '5', 60)) {
        return false;
    }
    if (length == 5) {
        return true;
    }
    if (length < 8 || text[5] != ':' || !two_digits_below(text + 6, '5', 60)) {
        return false;
    }
    if (length == 8) {
        return true;
    }
    if (text[8] != '.' || length == 9) {
        return false;
    }
    for (size_t i = 9; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
    }
    return true;
}

static caf_io_cell_result read_date(const char *text, size_t length, caf_date *out)
{
    bool timed = length > DATE_LENGTH;
    if (timed && ((text[DATE_LENGTH] != 'T' && text[DATE_LENGTH] != ' ')
                  || !is_time(text + DATE_LENGTH + 1, length - DATE_LENGTH - 1))) {
        return cannot_read("not a date or a date and time written yyyy-mm-dd or yyyy-mm-ddThh:mm:ss");
    }
    caf_status status = caf_date_parse(text, timed ? (size_t)DATE_LENGTH : length, out);
    if (status == CAF_E_DATE || status == CAF_E_DATE_RANGE) {
        return cannot_read("there is no such day in the calendar");
    }
    if (status != CAF_OK) {
        return cannot_read("not a date or a date and time written yyyy-mm-dd or yyyy-mm-ddThh:mm:ss");
    }
    if (*out == 0) {
        return cannot_read("1970-01-01 is what an empty date turns into, no fact of a case");
    }
    if (memcmp(text, "1900-01-01", DATE_LENGTH) == 0) {
        *out = 0; /* not recorded */
    }
    return (caf_io_cell_result) { CAF_OK, NULL };
}

const caf_io_layout caf_io_ssd = {
    CAF_FORMAT_SSD, columns, (int32_t)(sizeof columns / sizeof columns[0]), "NULL", read_date, false
};
