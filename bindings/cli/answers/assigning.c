#include "assigning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "messages.h"
#include "name_list.h"

enum { MOST_TAKEN = 1000000, NUMBER_TEXT = 8 };

enum { AUDITOR, AGENCY, MOST, AUDITOR_COLUMNS };
static const caf_list_column auditor_columns[AUDITOR_COLUMNS] = {
    [AUDITOR] = { "auditor", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
    [AGENCY] = { "agency", CAF_LIST_NEEDED | CAF_LIST_NAMES, 0 },
    [MOST] = { "most", 0, 0 },
};

enum { INVOLVED_CASE, INVOLVED_AUDITOR, INVOLVED_AGENCY, INVOLVED_COLUMNS };
static const caf_list_column involved_columns[INVOLVED_COLUMNS] = {
    [INVOLVED_CASE] = { "case", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
    [INVOLVED_AUDITOR] = { "auditor", CAF_LIST_NAMES, 0 },
    [INVOLVED_AGENCY] = { "agency", CAF_LIST_NAMES, 0 },
};

static bool is_empty(const caf_list *list, int32_t column)
{
    size_t length;
    (void)caf_list_cell(list, column, &length);
    return length == 0;
}

/* A name that is to be listed once; NULL: a message was printed. */
static named_count *list_once(named_counts *in, const caf_list *list, int32_t column)
{
    named_count *one = count_cell(in, list, column);
    if (one != NULL && one->counts[LISTED_AT] != 0) {
        fail_row(list, CAF_E_DUPLICATE, column, "listed a second time");
        return NULL;
    }
    if (one != NULL) {
        one->counts[LISTED_AT] = caf_list_line(list);
    }
    return one;
}

static bool take_sampled(void *user, const caf_list *list)
{
    assigning *of = user;
    return list_once(&of->cases, list, SAMPLE_CASE) != NULL;
}

/* How many cases an auditor takes, by their row or else the option. */
static bool take_most(const assigning *of, const caf_list *list, int64_t *to)
{
    size_t length;
    const char *text = caf_list_cell(list, MOST, &length);
    *to = length == 0 ? of->most : 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || i == NUMBER_TEXT) {
            return fail_row(list, CAF_E_VALUE, MOST, "a number of cases is expected");
        }
        *to = *to * 10 + text[i] - '0';
    }
    return *to <= MOST_TAKEN || fail_row(list, CAF_E_VALUE, MOST, "more cases than anybody takes");
}

/* Agencies are told apart by where their names are kept, until these are numbered. */
static bool take_auditor(void *user, const caf_list *list)
{
    assigning *of = user;
    named_count *auditor = list_once(&of->auditors, list, AUDITOR);
    if (auditor == NULL || !take_most(of, list, &auditor->counts[TAKES])) {
        return false;
    }
    if (is_empty(list, AGENCY)) {
        return of->each == 1 || fail_row(list, CAF_E_VALUE, AGENCY, "empty: with two auditors to a case each one's agency is needed");
    }
    named_count *agency = count_cell(&of->agencies, list, AGENCY);
    if (agency == NULL) {
        return false;
    }
    if (agency->counts[LISTED_AT] == 0) {
        agency->counts[LISTED_AT] = of->agencies.n;
    }
    auditor->counts[AGENCY_OF] = agency->counts[LISTED_AT];
    return true;
}

static bool add_involvement(involvements *to, named_count *whose, named_count *who)
{
    if (whose == NULL || who == NULL || !make_room(&to->all, &to->room, to->n + 1, sizeof *to->all)) {
        return false;
    }
    to->all[to->n++] = (involvement){ whose, who };
    return true;
}

/* Others than are listed make no difference, and are dropped when all are numbered. */
static bool take_involved(void *user, const caf_list *list)
{
    assigning *of = user;
    if (is_empty(list, INVOLVED_AUDITOR) && is_empty(list, INVOLVED_AGENCY)) {
        return fail_row(list, CAF_E_VALUE, INVOLVED_AUDITOR, "empty, and so is agency: one of them says who was involved");
    }
    named_count *whose = count_cell(&of->cases, list, INVOLVED_CASE);
    if (!is_empty(list, INVOLVED_AUDITOR) &&
        !add_involvement(&of->of_auditors, whose, count_cell(&of->auditors, list, INVOLVED_AUDITOR))) {
        return false;
    }
    return is_empty(list, INVOLVED_AGENCY) ||
           add_involvement(&of->of_agencies, whose, count_cell(&of->agencies, list, INVOLVED_AGENCY));
}

/* Those that the record shows at work on a case, of a kind, and that are listed. */
static bool take_at_work(assigning *of, const caf_reader *reader, const caf_case *whose, named_count *sampled, int32_t kind)
{
    bool is_person = kind == CAF_INVOLVED_PERSONS;
    int64_t n = 0;
    if (!find_involved(reader, whose, kind, &of->persons, &of->persons_room, &n)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        size_t length = 0;
        named_count *who = NULL;
        const char *name = caf_reader_name(reader, of->persons[i], &length);
        if (name != NULL && !find_count(is_person ? &of->auditors : &of->agencies, 0, name, length, &who)) {
            return false;
        }
        if (who != NULL && !add_involvement(is_person ? &of->of_auditors : &of->of_agencies, sampled, who)) {
            return false;
        }
    }
    return true;
}

static bool take_record(void *user, const caf_reader *reader, const caf_case *whose)
{
    assigning *of = user;
    size_t length = 0;
    named_count *sampled = NULL;
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    if (name != NULL && !find_count(&of->cases, 0, name, length, &sampled)) {
        return false;
    }
    if (sampled == NULL || sampled->counts[LISTED_AT] == 0) {
        return true;
    }
    sampled->counts[ON_RECORD] = 1;
    return take_at_work(of, reader, whose, sampled, CAF_INVOLVED_PERSONS) &&
           take_at_work(of, reader, whose, sampled, CAF_INVOLVED_AGENCIES);
}

/* Who was involved in a case that is not there is not known, which is not to say that nobody was. */
static bool all_are_on_record(const assigning *of)
{
    named_count **cases = sort_names(&of->cases);
    bool all = cases != NULL;
    for (int64_t i = 0; cases != NULL && i < of->cases.n; i++) {
        if (cases[i]->counts[LISTED_AT] != 0 && cases[i]->counts[ON_RECORD] == 0) {
            all = no_such_case(of->sample, cases[i]->counts[LISTED_AT], of->cases_file);
        }
    }
    free(cases);
    return all;
}

static bool read_record(assigning *of)
{
    return of->cases_file == NULL || (each_case(of->cases_file, of->with, take_record, of) && all_are_on_record(of));
}

static bool read_lists(assigning *of)
{
    of->cases.columns = of->auditors.columns = of->agencies.columns = ASSIGNING_COUNTS;
    return each_row(of->sample, sample_columns, SAMPLE_COLUMNS, take_sampled, of) &&
           each_row(of->auditors_file, auditor_columns, AUDITOR_COLUMNS, take_auditor, of) &&
           (of->involved_file == NULL || each_row(of->involved_file, involved_columns, INVOLVED_COLUMNS, take_involved, of));
}

/* Names that are listed, in order and numbered from 1 on; those that are not stand for nothing. NULL: a message was printed. */
static named_count **number_listed(const named_counts *of, int64_t *n)
{
    named_count **all = sort_names(of);
    *n = 0;
    for (int64_t i = 0; all != NULL && i < of->n; i++) {
        if (all[i]->counts[LISTED_AT] != 0) {
            all[*n] = all[i];
            all[*n]->counts[NUMBER] = *n + 1;
            ++*n;
        }
    }
    return all;
}

static int compare_involvements(const void *one, const void *other)
{
    const caf_involvement *a = one;
    const caf_involvement *b = other;
    if (a->case_id != b->case_id) {
        return a->case_id < b->case_id ? -1 : 1;
    }
    return (a->who > b->who) - (a->who < b->who);
}

static bool number_involvements(involvements *of)
{
    of->numbered = calloc((size_t)of->n + 1, sizeof *of->numbered);
    if (of->numbered == NULL) {
        return no_memory();
    }
    for (int64_t i = 0; i < of->n; i++) {
        int64_t who = of->all[i].who->counts[NUMBER];
        of->numbered[i] = (caf_involvement){ of->all[i].whose->counts[NUMBER], who != 0 ? who : -1 }; /* 0 is an agency not recorded */
    }
    qsort(of->numbered, (size_t)of->n, sizeof *of->numbered, compare_involvements);
    return true;
}

/* An auditor's agency by its number; it was kept as the place at which the agency was first listed. */
static int64_t agency_number(const assigning *of, int64_t n_agencies, const named_count *auditor)
{
    for (int64_t i = 0; i < n_agencies; i++) {
        if (of->agencies_in_order[i]->counts[LISTED_AT] == auditor->counts[AGENCY_OF]) {
            return of->agencies_in_order[i]->counts[NUMBER];
        }
    }
    return 0;
}

static bool number_all(assigning *of, caf_allocation *what)
{
    int64_t n_agencies;
    of->cases_in_order = number_listed(&of->cases, &what->n_cases);
    of->auditors_in_order = number_listed(&of->auditors, &what->n_auditors);
    of->agencies_in_order = number_listed(&of->agencies, &n_agencies);
    of->ids = calloc((size_t)what->n_cases + 1, sizeof *of->ids);
    of->staff = calloc((size_t)what->n_auditors + 1, sizeof *of->staff);
    if (of->cases_in_order == NULL || of->auditors_in_order == NULL || of->agencies_in_order == NULL) {
        return false;
    }
    if (of->ids == NULL || of->staff == NULL) {
        return no_memory();
    }
    for (int64_t i = 0; i < what->n_cases; i++) {
        of->ids[i] = i + 1;
    }
    for (int64_t i = 0; i < what->n_auditors; i++) {
        const named_count *auditor = of->auditors_in_order[i];
        of->staff[i] = (caf_auditor){ i + 1, agency_number(of, n_agencies, auditor), (int32_t)auditor->counts[TAKES], 0 };
    }
    return number_involvements(&of->of_auditors) && number_involvements(&of->of_agencies);
}

static bool allocate(assigning *of, const caf_allocation *what)
{
    size_t bytes = 0;
    caf_status status = caf_allocate_size(what, &bytes);
    of->memory = malloc(bytes + 1);
    of->given = calloc((size_t)(what->n_cases * what->each) + 1, sizeof *of->given);
    of->short_cases = calloc((size_t)what->n_cases + 1, sizeof *of->short_cases);
    of->short_auditors = calloc((size_t)what->n_auditors + 1, sizeof *of->short_auditors);
    if (of->memory == NULL || of->given == NULL || of->short_cases == NULL || of->short_auditors == NULL) {
        return no_memory();
    }
    caf_out given = { of->given, what->n_cases * what->each, 0, (int32_t)sizeof *of->given, 0 };
    caf_out cases = { of->short_cases, what->n_cases, 0, (int32_t)sizeof *of->short_cases, 0 };
    caf_out auditors = { of->short_auditors, what->n_auditors, 0, (int32_t)sizeof *of->short_auditors, 0 };
    of->answer.size = (int32_t)sizeof of->answer;
    status = status == CAF_OK ? caf_allocate(what, of->memory, bytes, &given, &of->answer, &cases, &auditors) : status;
    of->n_given = given.n;
    of->n_short_cases = cases.n;
    of->n_short_auditors = auditors.n;
    if (status != CAF_OK) {
        fprintf(stderr, "caf: %s\n", caf_status_text(status));
    }
    return status == CAF_OK;
}

bool assign_cases(assigning *of)
{
    caf_allocation what;
    memset(&what, 0, sizeof what);
    if (!read_lists(of) || !read_record(of) || !number_all(of, &what)) {
        return false;
    }
    what.size = (int32_t)sizeof what;
    what.each = (int32_t)of->each;
    what.cases = of->ids;
    what.auditors = of->staff;
    what.involved = of->of_auditors.numbered;
    what.n_involved = of->of_auditors.n;
    what.agencies = of->of_agencies.numbered;
    what.n_agencies = of->of_agencies.n;
    return allocate(of, &what);
}

void release_assigning(assigning *of)
{
    release_named_counts(&of->cases);
    release_named_counts(&of->auditors);
    release_named_counts(&of->agencies);
    free(of->cases_in_order);
    free(of->auditors_in_order);
    free(of->agencies_in_order);
    free(of->of_auditors.all);
    free(of->of_auditors.numbered);
    free(of->of_agencies.all);
    free(of->of_agencies.numbered);
    free(of->ids);
    free(of->staff);
    free(of->memory);
    free(of->given);
    free(of->short_cases);
    free(of->short_auditors);
    free(of->persons);
    memset(of, 0, sizeof *of);
}
