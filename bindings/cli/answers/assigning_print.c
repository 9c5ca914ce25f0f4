#include <stdlib.h>
#include <string.h>
#include "assigning.h"
#include "dates.h"
#include "put.h"
#include "screen.h"

enum { NAME_WIDTH = 26, WIDTH = 80 };

const char assigning_not_recorded[] = "not recorded";

const named_count *case_of(const assigning *of, int64_t id)
{
    return of->cases_in_order[id - 1];
}

const named_count *auditor_of(const assigning *of, int64_t id)
{
    return of->auditors_in_order[id - 1];
}

const named_count *agency_of(const assigning *of, int64_t auditor)
{
    int64_t agency = of->staff[auditor - 1].agency;
    return agency != 0 ? of->agencies_in_order[agency - 1] : NULL;
}

static void put_count_name(FILE *to, const named_count *of, size_t width)
{
    put_name(to, of != NULL ? name_of_count(of) : assigning_not_recorded, of != NULL ? of->length : strlen(assigning_not_recorded), width);
}

int64_t listed_in(const named_counts *of)
{
    int64_t n = 0;
    for (const named_count *one = of->first; one != NULL; one = one->next) {
        n += one->counts[LISTED_AT] != 0;
    }
    return n;
}

int64_t load_of(const assigning *of, int64_t auditor)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n_given; i++) {
        n += of->given[i].auditor == auditor;
    }
    return n;
}

static const char *s_of(int64_t n)
{
    return n == 1 ? "" : "s";
}

static void print_head(const assigning *of)
{
    int64_t n_cases = listed_in(&of->cases);
    int64_t n_auditors = listed_in(&of->auditors);
    begin_style(stdout, CAF_STYLE_HEADING);
    printf("%lld case%s, %s each, for %lld auditor%s", (long long)n_cases, s_of(n_cases), of->each == 1 ? "one auditor" : "two auditors",
           (long long)n_auditors, s_of(n_auditors));
    end_style(stdout, CAF_STYLE_HEADING);
    putchar('\n');
    if (of->answer.by_agency > 0) {
        printf("%lld audit%s by an agency that was involved in the case, marked *: no fewer can be, as even.\n",
               (long long)of->answer.by_agency, of->answer.by_agency == 1 ? " is" : "s are");
    }
}

void print_assigning_text(const assigning *of)
{
    print_head(of);
    put_heading(stdout, "%-*s%-*s takes  gets", (int)NAME_WIDTH, "Auditor", (int)NAME_WIDTH, "Agency");
    for (int64_t a = 1; a <= listed_in(&of->auditors); a++) {
        put_count_name(stdout, auditor_of(of, a), NAME_WIDTH - 1);
        putchar(' ');
        put_count_name(stdout, agency_of(of, a), NAME_WIDTH - 1);
        printf(" %6lld %5lld\n", (long long)of->staff[a - 1].most, (long long)load_of(of, a));
    }
    put_heading(stdout, "%-*s%s", (int)NAME_WIDTH, "Case", of->each == 1 ? "Auditor" : "Auditors");
    for (int64_t i = 0; i < of->n_given; i++) {
        bool is_first = i % of->each == 0;
        if (is_first) {
            put_count_name(stdout, case_of(of, of->given[i].case_id), NAME_WIDTH - 1);
        }
        fputs(is_first ? " " : ", ", stdout);
        put_count_name(stdout, auditor_of(of, of->given[i].auditor), 0);
        fputs(of->given[i].by_agency ? " *" : "", stdout);
        fputs((i + 1) % of->each == 0 ? "\n" : "", stdout);
    }
}

static void put_named(const char *before, const named_count *of)
{
    printf("%s", before);
    put_json(stdout, of != NULL ? name_of_count(of) : NULL, of != NULL ? of->length : 0);
}

static void print_json_reason(const assigning *of)
{
    printf(",\n  \"reason\": {\"needed\": %lld, \"can_take\": %lld, \"once\": %lld, \"cases\": [", (long long)of->answer.needed,
           (long long)of->answer.can_take, (long long)of->answer.once);
    for (int64_t i = 0; i < of->n_short_cases; i++) {
        put_named(i > 0 ? ", " : "", case_of(of, of->short_cases[i]));
    }
    fputs("], \"auditors\": [", stdout);
    for (int64_t i = 0; i < of->n_short_auditors; i++) {
        put_named(i > 0 ? ", " : "", auditor_of(of, of->short_auditors[i]));
    }
    fputs("]}", stdout);
}

void print_assigning_json(const assigning *of)
{
    printf("{\n  \"libcaf\": \"%s\", \"each\": %lld, \"possible\": %s,\n  \"auditors\": [", caf_version(), (long long)of->each,
           of->answer.possible ? "true" : "false");
    for (int64_t a = 1; a <= listed_in(&of->auditors); a++) {
        put_named(a > 1 ? ",\n    {\"auditor\": " : "\n    {\"auditor\": ", auditor_of(of, a));
        put_named(", \"agency\": ", agency_of(of, a));
        printf(", \"most\": %lld, \"cases\": %lld}", (long long)of->staff[a - 1].most, (long long)load_of(of, a));
    }
    fputs("],\n  \"allocated\": [", stdout);
    for (int64_t i = 0; i < of->n_given; i++) {
        const caf_allocated *one = &of->given[i];
        put_named(i > 0 ? ",\n    {\"case\": " : "\n    {\"case\": ", case_of(of, one->case_id));
        put_named(", \"auditor\": ", auditor_of(of, one->auditor));
        put_named(", \"agency\": ", agency_of(of, one->auditor));
        printf(", \"agency_involved\": %s}", one->by_agency ? "true" : "false");
    }
    putchar(']');
    if (!of->answer.possible) {
        print_json_reason(of);
    }
    fputs("\n}\n", stdout);
}

void print_assigning_csv(const assigning *of)
{
    fputs("case,auditor,agency,agency_involved\r\n", stdout);
    for (int64_t i = 0; i < of->n_given; i++) {
        const caf_allocated *one = &of->given[i];
        const named_count *whose = case_of(of, one->case_id);
        const named_count *who = auditor_of(of, one->auditor);
        const named_count *agency = agency_of(of, one->auditor);
        put_cell(stdout, name_of_count(whose), whose->length);
        put_next_cell(stdout, name_of_count(who), who->length);
        put_next_cell(stdout, agency != NULL ? name_of_count(agency) : "", agency != NULL ? agency->length : 0);
        fputs(one->by_agency ? ",yes\r\n" : ",no\r\n", stdout);
    }
}

void print_shortage(const assigning *of, FILE *to)
{
    const caf_allocation_answer *why = &of->answer;
    fprintf(to, "There is no way to give every case %s.\n\n", of->each == 1 ? "an auditor" : "two auditors of different agencies");
    fprintf(to, "%s need%s %lld audit%s:\n", of->n_short_cases == 1 ? "This case" : "These cases", of->n_short_cases == 1 ? "s" : "",
            (long long)why->needed, s_of(why->needed));
    for (int64_t i = 0; i < of->n_short_cases; i++) {
        fputs("  ", to);
        put_count_name(to, case_of(of, of->short_cases[i]), 0);
        fputc('\n', to);
    }
    if (of->n_short_auditors > 0) {
        fprintf(to, "Auditors who can do them together take %lld:\n", (long long)why->can_take);
    } else if (why->once == 0) {
        fputs("There is no auditor who was not involved.\n", to);
    }
    for (int64_t i = 0; i < of->n_short_auditors; i++) {
        int64_t a = of->short_auditors[i];
        fputs("  ", to);
        put_count_name(to, auditor_of(of, a), 0);
        fprintf(to, " (%lld)\n", (long long)of->staff[a - 1].most);
    }
    if (why->once > 0) {
        fprintf(to, "%s of an agency that can audit a case only once, which makes %lld%s.\n",
                of->n_short_auditors > 0 ? "All others are" : "Everybody who was not involved is", (long long)why->once,
                of->n_short_auditors > 0 ? " more" : "");
    }
}
