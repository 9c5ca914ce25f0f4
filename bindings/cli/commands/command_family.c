/* caf family: the cases of a household side by side, and what only they together show. */
#include <stdio.h>
#include <stdlib.h>
#include "command.h"
#include "household_print.h"
#include "messages.h"
#include "put.h"
#include "values.h"

static const char *const help[] = {
    "usage: caf family [OPTION]... [FILE]...",
    "",
    "Checks the cases of each family side by side: which child's case lacks what, which meetings",
    "serve which cases, and what only the cases together show. A family is the cases that name",
    "one in `family`; it is shown where it has several, or where the record of one names other",
    "children. A FILE is what caf check takes; standard input where there is none.",
    "",
    "  --family NAME      only this one",
    "  --profile PROFILE  the standards, as in caf check; it may be given again",
    "  --as-of DATE       the day; today by default",
    "  --division NAME    as in caf check",
    "  --holidays FILE    as in caf check",
    "  --format FORMAT    text (the default), json, csv or html: a page",
    "  --lenient          as in caf check",
    "",
    "In text a day is the one on which something falls due, and - is what does not bear on the",
    "case. NOT SERVED: a meeting served another case of the family and not this one, which was",
    "open; whether it was to serve this child is for a person. caf explain says what a rule asks.",
    "",
    "Exit status: 0 nothing against the standards; 1 in a case of a family something is not met, or",
    "a safeguarding matter is open, or there is a data problem, or its cases contradict each",
    "other; 2 the input or the command was wrong, and then nothing is printed.",
    "",
    "Examples:",
    "  caf family caseload.ndjson",
    "  caf family --family F-0017 --as-of 2026-03-31 caseload.ndjson",
    NULL
};

enum { FAMILY, PROFILE, AS_OF, DIVISION, HOLIDAYS, FORMAT, LENIENT };

static const option options[] = {
    [FAMILY] = { "family", ANY_VALUE, false },     [PROFILE] = { "profile", A_PROFILE, true },   [AS_OF] = { "as-of", ANY_VALUE, false },
    [DIVISION] = { "division", A_DIVISION, false }, [HOLIDAYS] = { "holidays", A_FILE, false }, [FORMAT] = { "format", A_REPORT_FORMAT, false },
    [LENIENT] = { "lenient", NO_VALUE, false },  { NULL, NO_VALUE, false }
};

enum { TEXT, JSON, CSV, PAGE };

/* What the command was asked for. */
typedef struct request {
    settings with;
    household made;
    int format;
    caf_page *page;  /* NULL: the answer is none */
    int64_t shown;   /* families */
    bool is_against; /* something is not as it should be */
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    switch (which) {
    case FAMILY:
        to->made.only = value;
        return true;
    case FORMAT:
        return set_format(&to->format, "family", A_REPORT_FORMAT, value);
    default:
        return set_setting(&to->with, "family", options[which].name, value);
    }
}

static void judge(request *of)
{
    const household *made = &of->made;
    for (int i = 0; i < made->n; i++) {
        for (int64_t j = 0; j < made->relatives[i].kept.n; j++) {
            const caf_finding *finding = &made->relatives[i].kept.found[j];
            bool is_open = finding->kind == CAF_SAFEGUARDING && (finding->verdict == CAF_DUE || finding->verdict == CAF_JUDGEMENT);
            of->is_against = of->is_against || finding->verdict == CAF_NOT_MET || is_open ||
                             (finding->kind == CAF_DATA && finding->verdict == CAF_UNKNOWN);
        }
    }
    for (int64_t i = 0; i < made->n_shown; i++) {
        int32_t kind = made->shown[i].kind;
        of->is_against = of->is_against || kind == CAF_FAMILY_MEETING_DIFFERS || kind == CAF_FAMILY_BIRTH_DIFFERS;
    }
}

static void print_begin(const request *of)
{
    char words[CAF_DATE_WORDS];
    char day[CAF_DATE_TEXT] = "";
    const settings *with = &of->with;
    if (of->format == CSV) {
        fputs("family,case,file,line,profile,rule,title,verdict,due,done,subject_table,subject,subject_number,other_case,explanation\r\n", stdout);
        return;
    }
    if (of->format == JSON) {
        (void)caf_date_format(with->as_of, day);
        printf("{\n  \"libcaf\": \"%s\",\n  \"as_of\": \"%s\",\n  \"cases\": %lld,\n  \"without_family\": %lld,\n  \"families\": [", caf_version(), day,
               (long long)of->made.n_cases, (long long)of->made.without);
        return;
    }
    (void)caf_date_words(with->as_of, words);
    printf("Looked at on %s, against ", words);
    put_profiles(stdout, with);
    int64_t named = of->made.n_cases - of->made.without;
    printf(".\n%lld %s; %lld %s a family.\n", (long long)of->made.n_cases, of->made.n_cases == 1 ? "case" : "cases", (long long)named,
           named == 1 ? "names" : "name");
}

static void print_end(const request *of)
{
    if (of->format == JSON) {
        fputs(of->shown > 0 ? "\n  ]\n}\n" : "]\n}\n", stdout);
    } else if (of->format == TEXT && of->shown == 0) {
        puts("No family has several cases.");
    }
}

static int act(request *of)
{
    household *made = &of->made;
    int64_t next;
    made->with = &of->with;
    if (!settle_profiles(&of->with) || !read_households(made)) {
        return EXIT_WRONG;
    }
    if (made->only != NULL && made->families.n == 0) {
        return wrong_use("family", "no case names a family %s", made->only);
    }
    if (of->format != PAGE) {
        print_begin(of);
    } else if (!begin_household_page(made, &of->page)) {
        return EXIT_WRONG;
    }
    for (int64_t at = 0; at < made->families.n; at = next) {
        if (!read_household(made, at, &next)) {
            return EXIT_WRONG;
        }
        if (made->too_many == 0 && !is_household(made)) {
            continue;
        }
        if (made->too_many == 0) {
            judge(of);
        }
        if (of->format == TEXT) {
            print_household_text(made);
        } else if (of->format == CSV) {
            print_household_csv(made);
        } else if (of->format == JSON) {
            print_household_json(made, of->shown == 0);
        } else if (!put_household(of->page, made, of->shown + 1)) {
            return EXIT_WRONG;
        }
        of->shown++;
    }
    print_end(of);
    if (of->page != NULL) {
        caf_page *page = of->page;
        of->page = NULL; /* it is freed with its end */
        if (!end_household_page(page, of->shown > 0)) {
            return EXIT_WRONG;
        }
    }
    return end_output(of->is_against ? EXIT_BROKEN : EXIT_KEPT);
}

static int run(int n, char **words)
{
    request *asked = calloc(1, sizeof *asked);
    if (asked == NULL) {
        no_memory();
        return EXIT_WRONG;
    }
    int status = take_line(&family_command, n, words, take_option, asked, &asked->made.files);
    if (status == GO_ON) {
        or_standard_input(&asked->made.files);
        status = act(asked);
    }
    caf_page_close(asked->page);
    release_settings(&asked->with);
    release_operands(&asked->made.files);
    release_households(&asked->made);
    free(asked);
    return status;
}

const command family_command = { "family", "the cases of each family side by side", help, run, options, { A_FILE } };
