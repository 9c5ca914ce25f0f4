#include "due_calendar.h"

#include <stdlib.h>
#include <string.h>
#include <libical/ical.h>
#include "dates.h"
#include "messages.h"
#include "put.h"

static const char foot[] = "END:VCALENDAR\r\n";

bool can_write_calendars(void)
{
    return true;
}

int64_t count_case(due *of, const caf_reader *reader, const caf_case *whose)
{
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    named_count *known = count_of(&of->names, 0, name, name != NULL ? length : 0);
    return known != NULL ? ++known->counts[0] : 0;
}

/* Letters, digits and few marks as they are, other bytes as %2F, so that different names stay different. */
static void put_key(FILE *to, const char *text, size_t length)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    for (size_t i = 0; i < length; i++) {
        if (memchr(plain, text[i], sizeof plain - 1) != NULL) {
            fputc(text[i], to);
        } else {
            fprintf(to, "%%%02X", (unsigned char)text[i]);
        }
    }
}

/*
 * Profile, rule, case and subject, and not the day: tomorrow's calendar then
 * moves an event whose day has changed. "~2" is the second of one name, or a row
 * that has only a number.
 */
static void put_uid(FILE *to, const due_entry *entry, int64_t nth_case, int64_t nth)
{
    put_key(to, entry->profile, strlen(entry->profile));
    fprintf(to, "/%s/", entry->rule->name);
    put_key(to, entry->case_name.text, entry->case_name.length);
    if (nth_case > 1) {
        fprintf(to, "~%lld", (long long)nth_case);
    }
    fprintf(to, "/%s", caf_table_name(entry->owed->finding.table));
    if (entry->owed->finding.row != 0) {
        fputc('/', to);
        put_key(to, entry->subject.text, entry->subject.length);
    }
    if (entry->number != 0) {
        fprintf(to, "~%lld", (long long)entry->number);
    }
    if (nth > 1) {
        fprintf(to, "/%lld", (long long)nth);
    }
    fputs("@libcaf", to);
}

static void put_summary(FILE *to, const due_entry *entry)
{
    const char *mark = is_safeguarding(entry) ? "SAFEGUARDING: " : "";
    fprintf(to, "%s%s%s: case ", mark, entry->owed->overdue ? "Overdue: " : "", entry->title);
    put_name(to, entry->case_name.text, entry->case_name.length, 0);
    if (entry->subject.text != NULL) {
        fprintf(to, ", %s ", caf_table_row_name(entry->owed->finding.table));
        put_name(to, entry->subject.text, entry->subject.length, 0);
    }
}

static void put_description(FILE *to, const due *of, const due_entry *entry)
{
    char words[CAF_DATE_WORDS];
    put_rule(to, entry);
    fprintf(to, " (%s)\n", entry->profile);
    put_owner(to, entry);
    fprintf(to, "\n\n%s\n\nAs the record stood on %s.", entry->explanation, words_of(of->days.as_of, words));
}

/* The texts of an event, each made by one of the above. */
typedef struct texts {
    char *uid;
    char *summary;
    char *description;
} texts;

static void release_texts(texts *of)
{
    free(of->uid);
    free(of->summary);
    free(of->description);
}

static bool make_texts(texts *to, const due *of, const due_entry *entry, int64_t nth_case, int64_t nth)
{
    size_t length;
    FILE *uid = open_memstream(&to->uid, &length);
    FILE *summary = open_memstream(&to->summary, &length);
    FILE *description = open_memstream(&to->description, &length);
    bool well = uid != NULL && summary != NULL && description != NULL;
    if (well) {
        put_uid(uid, entry, nth_case, nth);
        put_summary(summary, entry);
        put_description(description, of, entry);
    }
    well = (uid == NULL || fclose(uid) == 0) && well;
    well = (summary == NULL || fclose(summary) == 0) && well;
    well = (description == NULL || fclose(description) == 0) && well;
    return well || no_memory();
}

static icaltimetype day_of(caf_date date)
{
    icaltimetype day = icaltime_null_date();
    int32_t year = 0;
    int32_t month = 0;
    int32_t of_month = 0;
    (void)caf_date_to_ymd(date, &year, &month, &of_month);
    day.year = year;
    day.month = month;
    day.day = of_month;
    return day;
}

/* Not the clock: the same cases on the same as-of date give the same bytes, and a later one's calendar is the newer. */
static icaltimetype stamp_of(caf_date as_of)
{
    icaltimetype stamp = day_of(as_of);
    stamp.is_date = 0;
    stamp.hour = 0;
    stamp.minute = 0;
    stamp.second = 0;
    stamp.zone = icaltimezone_get_utc_timezone();
    return stamp;
}

/* A property that is NULL is memory that ran out. */
static bool add(icalcomponent *to, icalproperty *property)
{
    if (property == NULL) {
        return false;
    }
    icalcomponent_add_property(to, property);
    return true;
}

static bool fill(icalcomponent *event, const due *of, const due_entry *entry, const texts *with)
{
    return add(event, icalproperty_new_uid(with->uid)) && add(event, icalproperty_new_dtstamp(stamp_of(of->days.as_of))) &&
           add(event, icalproperty_new_dtstart(day_of(entry->owed->finding.due))) &&
           add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) &&
           add(event, icalproperty_new_summary(with->summary)) && add(event, icalproperty_new_description(with->description)) &&
           add(event, icalproperty_new_categories(entry->profile)) &&
           (!entry->owed->overdue || add(event, icalproperty_new_categories("Overdue"))) &&
           (!is_safeguarding(entry) || add(event, icalproperty_new_categories("Safeguarding")));
}

/*
 * libical before 4.0.3 (its pull request 1338) counts a line's end among its 75
 * octets, and so may fold before CR LF or between the two. The texts hold
 * neither, so that such a fold is known for what it is and taken out.
 */
static void put_lines(FILE *to, const char *text)
{
    static const char inside[] = "\r\r\n \n";
    static const char before[] = "\r\n \r\n";
    while (*text != '\0') {
        bool is_inside = strncmp(text, inside, sizeof inside - 1) == 0;
        if (is_inside || strncmp(text, before, sizeof before - 1) == 0) {
            fputs("\r\n", to);
            text += is_inside ? sizeof inside - 1 : sizeof before - 1;
        } else {
            fputc(*text++, to);
        }
    }
}

static icalcomponent *new_component(icalcomponent_kind kind)
{
    icalerror_set_errors_are_fatal(0); /* memory that ran out is no reason to abort */
    return icalcomponent_new(kind);
}

bool put_event(FILE *to, const due *of, const due_entry *entry, int64_t nth_case, int64_t nth)
{
    texts with = { NULL, NULL, NULL };
    char *text = NULL;
    bool well = make_texts(&with, of, entry, nth_case, nth);
    if (well) {
        icalcomponent *event = new_component(ICAL_VEVENT_COMPONENT);
        if (event != NULL && fill(event, of, entry, &with)) {
            text = icalcomponent_as_ical_string_r(event);
        }
        if (event != NULL) {
            icalcomponent_free(event);
        }
        well = text != NULL || no_memory();
    }
    if (text != NULL) {
        put_lines(to, text);
        icalmemory_free_buffer(text);
    }
    release_texts(&with);
    return well;
}

bool put_calendar_head(FILE *to)
{
    char *text = NULL;
    char maker[80];
    snprintf(maker, sizeof maker, "-//libcaf//caf %s//EN", caf_version());
    icalcomponent *calendar = new_component(ICAL_VCALENDAR_COMPONENT);
    if (calendar != NULL && add(calendar, icalproperty_new_version("2.0")) && add(calendar, icalproperty_new_prodid(maker))) {
        text = icalcomponent_as_ical_string_r(calendar);
    }
    if (calendar != NULL) {
        icalcomponent_free(calendar);
    }
    if (text == NULL) {
        return no_memory();
    }
    /* Its events follow one by one, so that memory holds one. */
    fwrite(text, 1, strlen(text) - strlen(foot), to);
    icalmemory_free_buffer(text);
    return true;
}

void put_calendar_foot(FILE *to)
{
    fputs(foot, to);
}
