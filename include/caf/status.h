/** @file
 * Statuses: whether a call could be done.
 *
 * A status never says that a standard was breached; that is the verdict of a
 * finding (caf/finding.h). Zero is success, 1 to 99 are successes with
 * something to add, 100 and above are errors in groups of a hundred, which is
 * what a binding turns into one class of exception a group.
 */
#ifndef CAF_STATUS_H
#define CAF_STATUS_H

#include <stdint.h>
#include <caf/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The result of a call; one of the enumerators below. */
typedef int32_t caf_status;

enum {
    CAF_OK = 0,
    CAF_MORE = 1,   /**< the output is full: take it away and call again */
    CAF_END = 2,    /**< nothing is left to walk */
    CAF_HIDDEN = 3, /**< the row exists, but did not yet on the as-of date */

    /* 1xx: the call itself */
    CAF_E_NULL = 100,     /**< a pointer that must not be NULL is NULL */
    CAF_E_ARGUMENT = 101, /**< a value is none of those allowed */
    CAF_E_SIZE = 102,     /**< the size a struct says of itself cannot be right */
    CAF_E_CAPACITY = 103, /**< the caller's memory is too small */
    CAF_E_OVERFLOW = 104, /**< a number of bytes or rows does not fit */

    /* 2xx: dates */
    CAF_E_DATE = 200,       /**< there is no such day: 30 February, month 13 */
    CAF_E_DATE_TEXT = 201,  /**< the text is not a date written yyyy-mm-dd */
    CAF_E_DATE_RANGE = 202, /**< outside 0001-01-01 to 9999-12-31 */
    CAF_E_DATE_NONE = 203,  /**< CAF_DATE_NONE where a date is needed */
    CAF_E_DATE_ORDER = 204, /**< the second date lies before the first */
    CAF_E_SOME_ROWS = 250,  /**< an array call could not answer some rows; they hold CAF_DATE_NONE */

    /* 3xx: calendars, profiles, rules */
    CAF_E_CALENDAR_RANGE = 300, /**< the answer, or the start, lies outside the calendar */
    CAF_E_CALENDAR = 301,       /**< not a calendar this library built */
    CAF_E_DIVISION = 302,       /**< no such division, or none given where one is needed */
    CAF_E_KNOWN_ON = 303,       /**< what was known on a day before 2010 cannot be said */
    CAF_E_RULE = 304,           /**< no such rule, or it has no such parameter or due date */
    CAF_E_PROFILE = 305,        /**< not a profile, or a setting in it is impossible */

    /* 4xx: rows */
    CAF_E_ROWS = 400,     /**< a table's count, size or stride cannot be right */
    CAF_E_ROW_TAIL = 401, /**< a longer row holds facts that this version does not know */
    CAF_E_ROW_ORDER = 402,/**< a table is not sorted by case, or by id where others refer to it */
    CAF_E_TABLE = 403,    /**< no such table, or no such row in it */
    CAF_E_GROUP = 404,    /**< a case's group lies outside the tally */
    CAF_E_NO_FINDING = 405, /**< there is no such finding to explain */
    CAF_E_NO_CASE = 406,  /**< there is no case with that identifier */

    /* 5xx: caf-io, files and text */
    CAF_E_MEMORY = 500,    /**< memory ran out */
    CAF_E_OPEN = 501,      /**< a file could not be opened */
    CAF_E_READ = 502,      /**< a file could not be read */
    CAF_E_WRITE = 503,     /**< the output could not be written */
    CAF_E_SYNTAX = 504,    /**< not JSON, or not CSV */
    CAF_E_UTF8 = 505,      /**< the text is not UTF-8 */
    CAF_E_FIELD = 506,     /**< a field the format does not know */
    CAF_E_TYPE = 507,      /**< a value of another kind than the field's */
    CAF_E_DUPLICATE = 508, /**< the same field or identifier twice */
    CAF_E_VALUE = 509,     /**< the right kind, but a value that cannot be */
    CAF_E_REFERENCE = 510, /**< refers to something that is not there */
    CAF_E_LAYOUT = 511,    /**< the format or the table's headings are not known */
    CAF_E_LIMIT = 512      /**< larger than caf-io reads; docs/limits.md */
};

/**
 * What a status means, as a short English sentence without a full stop.
 *
 * @param status any value; one that is no status gives "unknown status".
 * @return a constant string; never NULL. Any thread may call it.
 */
CAF_API const char *caf_status_text(caf_status status);

/**
 * The name of a status as C spells it: "CAF_E_DATE".
 *
 * @param status any value; one that is no status gives NULL, so that a binding
 *        can walk them all.
 * @return a constant string or NULL. Any thread may call it.
 */
CAF_API const char *caf_status_name(caf_status status);

#ifdef __cplusplus
}
#endif

#endif
