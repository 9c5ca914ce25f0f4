/* caf due: what a caseload owes, by when, and by whom. */
#include <stdio.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "due_calendar.h"
#include "due_records.h"
#include "due_text.h"
#include "output.h"
#include "screen.h"

static const char *const help[] = {
    "usage: caf due [OPTION]... [FILE]...",
    "",
    "Shows all that the cases of the files owe: what is overdue, due this week (to its",
    "Sunday), due this month (to its last day), due later, and owed without a day; and by",
    "whom, the lead professional or, of an action, its agency. A FILE is what caf check",
    "takes; standard input where there is none. What was missed for good stands in the report",
    "of caf check.",
    "",
    "  --profile PROFILE  the standards, as in caf check; it may be given again, and what two ask",
    "                     alike is shown once",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --lead NAME        only what this lead professional owes",
    "  --agency NAME      only what this agency owes: its lead professionals, and its actions",
    "  --within SPAN      show what is overdue, or due by the end of the week, the month, or all.",
    "                     The month by default in text and html, all otherwise; safeguarding",
    "                     always is shown. The table of the text and the page counts all",
    "  --format FORMAT    text (the default); csv or json, a record for each; ical, a calendar",
    "                     with an all-day event for each that has a day; or html, a page",
    "  --by WHOM          text, html: a row of the table for each lead (the default) or agency",
    "  --top N            text, html: list the N most pressing (20 by default), 0 for none",
    "  --lenient          as in caf check",
    "  --output FILE      write to FILE, which appears whole or not at all",
    "",
    "Exit status: 0 the answer was given; 2 the input or the command was wrong, and then nothing",
    "is written.",
    "",
    "Examples:",
    "  caf due caseload.ndjson",
    "  caf due --within week --by agency caseload.ndjson",
    "  caf due --lead worker-51 --format ical --output worker-51.ics caseload.ndjson",
    NULL
};

enum { PROFILE, AS_OF, DIVISION, HOLIDAYS, LEAD, AGENCY, WITHIN, FORMAT, BY, TOP, LENIENT, OUTPUT };

static const option options[] = {
    [PROFILE] = { "profile", A_PROFILE, true },     [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [LEAD] = { "lead", ANY_VALUE, false },          [AGENCY] = { "agency", ANY_VALUE, false },
    [WITHIN] = { "within", A_BAND, false },         [FORMAT] = { "format", ANY_DUE_FORMAT, false },
    [BY] = { "by", LEAD_OR_AGENCY, false },         [TOP] = { "top", ANY_VALUE, false },
    [LENIENT] = { "lenient", NO_VALUE, false },     [OUTPUT] = { "output", A_FILE, false },
    { NULL, NO_VALUE, false }
};

enum { WITHIN_USUAL = -1 };

typedef struct request {
    due due;
    const char *output;
    operands files;
} request;

static bool set_due_format(due *to, const char *name)
{
    bool well = set_format(&to->format, "due", ANY_DUE_FORMAT, name);
    if (well && to->format == DUE_ICAL && !can_write_calendars()) {
        wrong_use("due", "--format ical: this caf was built without libical, which writes calendars");
        return false;
    }
    return well;
}

static bool set_within(due *to, const char *name)
{
    static const int bands[] = { DUE_OVERDUE, DUE_THIS_WEEK, DUE_THIS_MONTH, DUE_NO_DAY };
    int place = choose("due", "time", A_BAND, name);
    to->within = place >= 0 ? bands[place] : to->within;
    return place >= 0;
}

static bool set_by(due *to, const char *name)
{
    int place = choose("due", "summary by", LEAD_OR_AGENCY, name);
    to->by_agency = place == 1;
    return place >= 0;
}

static bool take_option(void *user, int which, const char *value)
{
    request *asked = user;
    due *to = &asked->due;
    switch (which) {
    case LEAD:
        to->lead = value;
        return true;
    case AGENCY:
        to->agency = value;
        return true;
    case WITHIN:
        return set_within(to, value);
    case FORMAT:
        return set_due_format(to, value);
    case BY:
        return set_by(to, value);
    case TOP:
        return set_top(&to->pressing.most, "due", value, CAF_REPORT_TOP_MOST);
    case OUTPUT:
        asked->output = value;
        return true;
    default:
        return set_setting(&to->with, "due", options[which].name, value);
    }
}

static bool is_named(const due_name *name, const char *wanted)
{
    return wanted == NULL || (name->text != NULL && strlen(wanted) == name->length && memcmp(wanted, name->text, name->length) == 0);
}

static bool is_theirs(const due *of, const due_entry *entry)
{
    return is_named(&entry->agency, of->agency) && is_named(&entry->person, of->lead);
}

/* How many things up to this one are owed alike but for their days. */
static int64_t nth_alike(const owed *in, int64_t i)
{
    const caf_finding *one = &in->all[i].finding;
    int64_t nth = 1;
    for (int64_t k = 0; k < i; k++) {
        const caf_finding *other = &in->all[k].finding;
        nth += one->profile == other->profile && one->rule == other->rule && one->table == other->table && one->row == other->row;
    }
    return nth;
}

static bool show(due *of, due_entry *entry, const caf_case *whose, int64_t nth_case, int64_t i)
{
    FILE *to = is_safeguarding(entry) ? of->first : of->rest;
    of->shown++;
    if (is_for_people(of)) {
        return press_entry(of, entry, whose);
    }
    if (of->format == DUE_ICAL && entry->owed->finding.due == 0) {
        return true; /* an event has a day */
    }
    of->records++;
    if (!explain_entry(entry, of, whose)) {
        return false;
    }
    if (of->format == DUE_ICAL) {
        return put_event(to, of, entry, nth_case, nth_alike(&of->owed, i));
    }
    put_record(to, of, entry);
    return true;
}

/* Counts the case where some rule cannot tell, for want of facts. False: a message was printed. */
static bool count_unsure(due *of, const caf_reader *reader, const caf_case *whose)
{
    caf_select want = { (int32_t)sizeof want, 1 << CAF_UNKNOWN, 1 << CAF_STANDARD | 1 << CAF_SAFEGUARDING, 0, NULL, 0 };
    for (int32_t p = 0; p < of->with.n_profiles; p++) {
        caf_out none = { NULL, 0, 0, (int32_t)sizeof(caf_finding), 0 };
        caf_status status = caf_check_case(whose, &of->with.contexts[p], &want, &none);
        if (status == CAF_E_CAPACITY) { /* there is one */
            of->unsure++;
            return true;
        }
        if (status != CAF_OK) {
            return fail_in(reader, status);
        }
    }
    return true;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    due *of = user;
    bool owes = false;
    int64_t nth_case = of->format == DUE_ICAL ? count_case(of, reader, whose) : 1;
    if (nth_case == 0 || !find_owed(&of->owed, reader, whose, &of->with)) {
        return false;
    }
    if (is_for_people(of) && !count_unsure(of, reader, whose)) {
        return false;
    }
    of->cases++;
    for (int64_t i = 0; i < of->owed.n; i++) {
        due_entry entry;
        make_entry(&entry, of, reader, whose, &of->owed.all[i]);
        if (!is_theirs(of, &entry)) {
            continue;
        }
        owes = true;
        of->counts[entry.band]++;
        if (is_for_people(of) && !tally_entry(of, &entry)) {
            return false;
        }
        bool is_within = (int)entry.band <= of->within;
        of->beyond += !is_within && is_safeguarding(&entry);
        if ((is_within || is_safeguarding(&entry)) && !show(of, &entry, whose, nth_case, i)) {
            return false;
        }
    }
    of->owing += owes;
    return true;
}

static bool begin(due *of)
{
    if (!settle_profiles(&of->with)) {
        return false;
    }
    of->days = due_days_on(of->with.as_of);
    if (of->within == WITHIN_USUAL) {
        of->within = is_for_people(of) ? DUE_THIS_MONTH : DUE_NO_DAY;
    }
    of->whose.columns = DUE_BANDS;
    of->names.columns = 1;
    of->first = open_lines();
    of->rest = of->first != NULL ? open_lines() : NULL;
    return of->rest != NULL;
}

/* A calendar cannot show what has no day, and so says how much that is. */
static bool put_calendar(const due *of, FILE *to)
{
    int64_t without = of->shown - of->records;
    if (!put_calendar_head(to) || !copy_both_to(of->first, of->rest, to, "")) {
        return false;
    }
    put_calendar_foot(to);
    if (of->records == 0) {
        fputs("caf due: nothing that is owed has a day: the calendar is empty\n", stderr);
    }
    if (without > 0) {
        fprintf(stderr, "caf due: %lld owed without a day %s not in the calendar; --format csv has %s\n", (long long)without,
                without == 1 ? "is" : "are", without == 1 ? "it" : "them");
    }
    return true;
}

/* Text says it in its place. */
static void tell_nothing(const due *of)
{
    if (!is_for_people(of) && of->owing == 0 && (of->lead != NULL || of->agency != NULL)) {
        fputs("caf due: nothing is known to be owed by ", stderr);
        put_whom(stderr, of);
        fputc('\n', stderr);
    }
}

static bool put_all(due *of, FILE *to)
{
    tell_nothing(of);
    switch (of->format) {
    case DUE_TEXT:
        return print_due(of, to);
    case DUE_HTML:
        return print_due_page(of, to);
    case DUE_CSV:
        put_headings(to);
        return copy_both_to(of->first, of->rest, to, "");
    case DUE_JSON:
        fputs("[\n", to);
        if (!copy_both_to(of->first, of->rest, to, ",\n")) {
            return false;
        }
        fputs(of->records > 0 ? "\n]\n" : "]\n", to);
        return true;
    default:
        return put_calendar(of, to);
    }
}

static bool act(request *asked)
{
    output to;
    due *of = &asked->due;
    send_text_to(asked->output);
    if (of->format == DUE_HTML) {
        (void)set_color("due", "never"); /* a page has its own */
    }
    return is_output_apart("due", asked->output, &asked->files, "files to check") && can_output(asked->output) && begin(of) &&
           each_case_of(&asked->files, &of->with, take, of) && open_output(&to, asked->output) &&
           close_output(&to, asked->output, put_all(of, to.file));
}

static void release(due *of)
{
    if (of->first != NULL) {
        fclose(of->first);
    }
    if (of->rest != NULL) {
        fclose(of->rest);
    }
    release_named_counts(&of->whose);
    release_named_counts(&of->names);
    release_pressing(&of->pressing);
    release_owed(&of->owed);
    release_explained(&of->explained);
    release_settings(&of->with);
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    asked.due.within = WITHIN_USUAL;
    asked.due.pressing.most = CAF_REPORT_TOP;
    int status = take_line(&due_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON) {
        or_standard_input(&asked.files);
        status = act(&asked) ? EXIT_KEPT : EXIT_WRONG;
    }
    release(&asked.due);
    release_operands(&asked.files);
    return status;
}

const command due_command = { "due", "what a caseload owes, by when and by whom: a list, a table, a calendar", help, run, options, { A_FILE } };
