/* caf verify: receipts against the cases they were made from. */
#include <stdio.h>
#include <string.h>
#include "cases.h"
#include "command.h"
#include "messages.h"
#include "put.h"
#include "receipt_book.h"

static const char *const help[] = {
    "usage: caf verify [OPTION]... RECEIPTS [FILE]...",
    "",
    "Checks each case again as its receipts (caf receipt) say it was: as of their day, against",
    "their profiles, in their division. Says which are verified, and of the others what",
    "differs: the facts, the profile, the calendar, what was found. What was entered since",
    "of later days changes no receipt. RECEIPTS or one FILE may be -, standard input; without",
    "a FILE the cases come from there.",
    "",
    "  --profile FILE     a profile that receipts name and that is no built-in one; it may be",
    "                     given again",
    "  --holidays FILE    as in caf check: the list that the receipts were made with",
    "  --format FORMAT    text (the default) or json",
    "  --lenient          as in caf check",
    "",
    "Exit status: 0 every receipt is verified; 1 some are not, or their case is not there;",
    "2 the input or the command was wrong, and then nothing is printed.",
    "",
    "Examples:",
    "  caf verify march.receipts caseload.ndjson",
    "  caf verify --profile our-borough.json --format json march.receipts caseload.ndjson",
    NULL
};

enum { PROFILE, HOLIDAYS, FORMAT, LENIENT };

static const option options[] = {
    [PROFILE] = { "profile", A_PROFILE, true }, [HOLIDAYS] = { "holidays", A_FILE, false },
    [FORMAT] = { "format", TEXT_OR_JSON, false },  [LENIENT] = { "lenient", NO_VALUE, false },
    { NULL, NO_VALUE, false }
};

/* What is counted, beside receipts and cases. */
typedef struct counts {
    int64_t cases;
    int64_t without;       /* cases that no receipt is of */
    int64_t verified;
    int64_t later;         /* of these, with entries of later days */
    int64_t other_version; /* of these, checked by another version then */
    int64_t differing;
    int64_t missing;       /* receipts of which the case is not there */
} counts;

typedef struct request {
    settings with;
    bool json;
    operands files;
    const char *receipts;
    receipt_book book;
    settings settled;        /* as the last receipt says; profiles and holidays are those of `with` */
    caf_receipt_maker *maker; /* for it; NULL: none yet */
    FILE *lines;
    counts counts;
} request;

static bool take_option(void *user, int which, const char *value)
{
    request *to = user;
    return which == FORMAT ? set_json(&to->json, "verify", value) : set_setting(&to->with, "verify", options[which].name, value);
}

/* The file of receipts, for a message. */
static const char *receipts_name(const request *of)
{
    return strcmp(of->receipts, "-") == 0 ? "standard input" : of->receipts;
}

/* A profile that a receipt names: one given, or a built-in one. */
static const caf_profile *profile_named(const settings *with, const char *name)
{
    for (int32_t i = 0; i < with->n_profiles; i++) {
        if (strcmp(caf_profile_name(with->profiles[i]), name) == 0) {
            return with->profiles[i];
        }
    }
    return caf_profile_builtin(name, strlen(name));
}

static bool cannot_settle(const request *of, int64_t line, const char *why, const char *name)
{
    fprintf(stderr, "caf: %s:%lld: ", receipts_name(of), (long long)line);
    fputs(why, stderr);
    put_name(stderr, name, strlen(name), 0);
    fputs(name[0] != '\0' ? "; give its file with --profile\n" : "\n", stderr);
    return false;
}

static bool is_settled(const request *of, const caf_receipt *receipt)
{
    bool is_same = of->maker != NULL && of->settled.as_of == receipt->as_of && of->settled.n_profiles == receipt->n_bases;
    for (int32_t i = 0; is_same && i < receipt->n_bases; i++) {
        is_same = strcmp(caf_profile_name(of->settled.profiles[i]), receipt->bases[i].profile) == 0 &&
                  of->settled.contexts[i].division == receipt->bases[i].division;
    }
    return is_same;
}

static void unsettle(request *of)
{
    caf_receipt_maker_close(of->maker);
    of->maker = NULL;
    of->settled.holidays = NULL; /* these are lent */
    release_settings(&of->settled);
}

/* Everything as the receipt says it was. */
static bool settle(request *of, const caf_receipt *receipt, int64_t line)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    if (is_settled(of, receipt)) {
        return true;
    }
    unsettle(of);
    if (receipt->n_bases > MOST_PROFILES) {
        return cannot_settle(of, line, "more profiles than this command knows", "");
    }
    of->settled.holidays = of->with.holidays;
    of->settled.as_of = receipt->as_of;
    for (int32_t i = 0; i < receipt->n_bases; i++) {
        const caf_profile *profile = profile_named(&of->with, receipt->bases[i].profile);
        if (profile == NULL) {
            return cannot_settle(of, line, "there is no built-in profile ", receipt->bases[i].profile);
        }
        of->settled.profiles[of->settled.n_profiles++] = profile;
    }
    if (!settle_profiles(&of->settled)) {
        return false;
    }
    for (int32_t i = 0; i < receipt->n_bases; i++) {
        of->settled.contexts[i].division = receipt->bases[i].division;
    }
    if (caf_receipt_maker_open(of->settled.contexts, of->settled.n_profiles, &of->maker, &error) != CAF_OK) {
        fprintf(stderr, "caf: %s:%lld: %s\n", receipts_name(of), (long long)line, error.message);
        return false;
    }
    return true;
}

static const struct {
    int32_t bit;
    const char *word;
    const char *sentence;
} differences[] = {
    { CAF_RECEIPT_FACTS, "facts", "The facts as of that day are others." },
    { CAF_RECEIPT_AHEAD, "ahead", "Other things are entered for later days." },
    { CAF_RECEIPT_PROFILE, "profile", "A profile was changed." },
    { CAF_RECEIPT_CALENDAR, "calendar", "A calendar is another; bank holidays may have been published since." },
    { CAF_RECEIPT_VERSION, "libcaf", "Another version of libcaf checked it." },
    { CAF_RECEIPT_FINDINGS, "findings", "The findings are others." },
};

enum { DIFFERENCES = (int)(sizeof differences / sizeof differences[0]) };

static void put_verdicts(FILE *to, const caf_receipt *of)
{
    fprintf(to, "{\"met\": %d, \"not_met\": %d, \"due\": %d, \"unknown\": %d, \"judgement\": %d, \"not_applicable\": %d}",
            of->verdicts[CAF_MET], of->verdicts[CAF_NOT_MET], of->verdicts[CAF_DUE], of->verdicts[CAF_UNKNOWN],
            of->verdicts[CAF_JUDGEMENT], of->verdicts[CAF_NOT_APPLICABLE]);
}

static void print_verdicts(FILE *to, const char *when, const caf_receipt *of)
{
    fprintf(to, "  %s: %d met, %d not met, %d due, %d unknown, %d for judgement, %d not applicable.\n", when,
            of->verdicts[CAF_MET], of->verdicts[CAF_NOT_MET], of->verdicts[CAF_DUE], of->verdicts[CAF_UNKNOWN],
            of->verdicts[CAF_JUDGEMENT], of->verdicts[CAF_NOT_APPLICABLE]);
}

/* Begins a problem: the case, the receipt's line and its day. */
static void begin_problem(request *of, const caf_receipt *then, int64_t line)
{
    char as_of[CAF_DATE_TEXT] = "";
    (void)caf_date_format(then->as_of, as_of);
    if (of->json) {
        fprintf(of->lines, "%s\n    {\"line\": %lld, \"case\": ", of->counts.differing + of->counts.missing > 1 ? "," : "",
                (long long)line);
        put_json(of->lines, then->case_name, then->case_length);
        fprintf(of->lines, ", \"as_of\": \"%s\", \"differs\": ", as_of);
        return;
    }
    fputc('\n', of->lines);
    put_name(of->lines, then->case_name, then->case_length, 0);
    fprintf(of->lines, ", as of %s (line %lld): ", as_of, (long long)line);
}

static void print_difference(request *of, const caf_receipt *then, const caf_receipt *now, int32_t found, int64_t line)
{
    bool is_other = (found & CAF_RECEIPT_FINDINGS) != 0;
    begin_problem(of, then, line);
    if (of->json) {
        const char *between = "[";
        for (int i = 0; i < DIFFERENCES; i++) {
            if (found & differences[i].bit) {
                fprintf(of->lines, "%s\"%s\"", between, differences[i].word);
                between = ", ";
            }
        }
        fputs("], \"then\": ", of->lines);
        put_verdicts(of->lines, then);
        fputs(", \"now\": ", of->lines);
        put_verdicts(of->lines, now);
        fputc('}', of->lines);
        return;
    }
    fputs("not verified\n", of->lines);
    for (int i = 0; i < DIFFERENCES; i++) {
        if (found & differences[i].bit) {
            fprintf(of->lines, "  %s\n", differences[i].sentence);
        }
    }
    if (!is_other) {
        fputs("  The findings are the same.\n", of->lines);
    } else if (memcmp(then->verdicts, now->verdicts, sizeof then->verdicts) == 0) {
        fputs("  There are as many of each verdict.\n", of->lines);
    } else {
        print_verdicts(of->lines, "Then", then);
        print_verdicts(of->lines, "Now", now);
    }
}

/* Holds a receipt against its case. */
static bool compare(request *of, const caf_reader *reader, const caf_case *whose, const caf_receipt *then, int64_t line)
{
    const int32_t matters = CAF_RECEIPT_CASE | CAF_RECEIPT_FACTS | CAF_RECEIPT_PROFILE | CAF_RECEIPT_CALENDAR | CAF_RECEIPT_FINDINGS;
    caf_io_error error;
    caf_case that_day;
    caf_receipt now;
    error.size = (int32_t)sizeof error;
    that_day.size = (int32_t)sizeof that_day;
    now.size = (int32_t)sizeof now;
    if (!settle(of, then, line)) {
        return false;
    }
    caf_status status = caf_find_case(whose->caseload, &of->settled.contexts[0], whose->row.case_id, &that_day);
    if (status == CAF_OK) {
        status = caf_receipt_make(of->maker, &that_day, then->case_name, then->case_length, &now, &error);
    }
    if (status != CAF_OK) {
        return fail_in(reader, status);
    }
    int32_t found = caf_receipt_compare(then, &now);
    if ((found & matters) != 0) {
        of->counts.differing++;
        print_difference(of, then, &now, found, line);
    } else {
        of->counts.verified++;
        of->counts.later += (found & CAF_RECEIPT_AHEAD) != 0;
        of->counts.other_version += (found & CAF_RECEIPT_VERSION) != 0;
    }
    return true;
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    request *of = user;
    caf_receipt then;
    place *last = NULL;
    place *at = NULL;
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    of->counts.cases++;
    for (;; last = at) {
        if (!find_receipt(&of->book, name, length, last, &at, &then)) {
            return false;
        }
        if (at == NULL) {
            of->counts.without += last == NULL;
            return true;
        }
        take_place(at);
        if (!compare(of, reader, whose, &then, receipt_line(&of->book))) {
            return false;
        }
    }
}

/* Receipts whose case did not come. */
static bool list_missing(request *of)
{
    restore_order(&of->book.store);
    for (int64_t i = 0; i < of->book.store.n; i++) {
        caf_receipt then;
        place *at = &of->book.store.places[i];
        if (is_taken(at)) {
            continue;
        }
        if (!read_receipt(&of->book, at, &then)) {
            return false;
        }
        of->counts.missing++;
        begin_problem(of, &then, receipt_line(&of->book));
        fputs(of->json ? "[\"case\"]}" : "no such case in the files\n", of->lines);
    }
    return true;
}

static void print_json_head(const request *of)
{
    const counts *n = &of->counts;
    printf("{\n  \"receipts\": %lld,\n  \"verified\": %lld,\n  \"later_entries\": %lld,\n  \"other_version\": %lld,\n"
           "  \"not_verified\": %lld,\n  \"no_case\": %lld,\n  \"cases\": %lld,\n  \"without_receipt\": %lld,\n  \"problems\": [",
           (long long)of->book.store.n, (long long)n->verified, (long long)n->later, (long long)n->other_version,
           (long long)n->differing, (long long)n->missing, (long long)n->cases, (long long)n->without);
}

static void print_text_head(const request *of)
{
    const counts *n = &of->counts;
    printf("%lld receipt%s held against %lld case%s\n\n", (long long)of->book.store.n, of->book.store.n == 1 ? "" : "s", (long long)n->cases,
           n->cases == 1 ? "" : "s");
    printf("Verified                 %8lld\n", (long long)n->verified);
    if (n->later > 0) {
        printf("  with later entries     %8lld  which change nothing as of the day\n", (long long)n->later);
    }
    if (n->other_version > 0) {
        printf("  by another version     %8lld  which found the same\n", (long long)n->other_version);
    }
    printf("Not verified             %8lld\n", (long long)n->differing);
    printf("No such case             %8lld\n", (long long)n->missing);
    printf("Cases without a receipt  %8lld\n", (long long)n->without);
}

static int act(request *asked)
{
    bool well = fill_book(&asked->book, asked->receipts) && (asked->lines = open_lines()) != NULL;
    if (well && asked->book.store.n == 0) {
        fprintf(stderr, "caf: %s: there is no receipt in it\n", receipts_name(asked));
        return EXIT_WRONG;
    }
    asked->with.as_of = 1; /* the day is each receipt's own; any serves to walk the cases */
    if (!well || !each_case_of(&asked->files, &asked->with, take, asked) || !list_missing(asked)) {
        return EXIT_WRONG;
    }
    bool is_kept = asked->counts.differing + asked->counts.missing == 0;
    if (asked->json) {
        print_json_head(asked);
    } else {
        print_text_head(asked);
    }
    if (!copy_lines(asked->lines)) {
        return EXIT_WRONG;
    }
    fputs(asked->json ? is_kept ? "]\n}\n" : "\n  ]\n}\n" : "", stdout);
    return end_output(is_kept ? EXIT_KEPT : EXIT_BROKEN);
}

static bool is_input_once(const request *asked)
{
    int n = strcmp(asked->receipts, "-") == 0;
    for (int i = 0; i < asked->files.n; i++) {
        n += strcmp(asked->files.all[i], "-") == 0;
    }
    if (n > 1) {
        wrong_use("verify", "receipts and cases cannot both come from standard input");
    }
    return n <= 1;
}

static int run(int n, char **words)
{
    request asked;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&verify_command, n, words, take_option, &asked, &asked.files);
    if (status == GO_ON && asked.files.n == 0) {
        status = wrong_use("verify", "a file of receipts is needed");
    }
    if (status == GO_ON) {
        asked.receipts = take_operand(&asked.files);
        or_standard_input(&asked.files);
        status = is_input_once(&asked) ? act(&asked) : EXIT_WRONG;
    }
    if (asked.lines != NULL) {
        fclose(asked.lines);
    }
    release_book(&asked.book);
    unsettle(&asked);
    release_settings(&asked.with);
    release_operands(&asked.files);
    return status;
}

const command verify_command = { "verify", "whether receipts still hold: the facts, the standards, the findings", help, run, options, { A_FILE } };
