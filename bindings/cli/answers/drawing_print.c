#include <inttypes.h>
#include <string.h>
#include "dates.h"
#include "drawing.h"
#include "name_list.h"
#include "put.h"
#include "screen.h"
#include "values.h"

enum { NAME_WIDTH = 34 };

static const char not_recorded[] = "not recorded";

static const char *cases_word(int64_t n)
{
    return n == 1 ? "case" : "cases";
}

void title_drawing(const drawing *of, char text[DRAWING_TITLE])
{
    char first[CAF_DATE_WORDS];
    char last[CAF_DATE_WORDS];
    int n = snprintf(text, DRAWING_TITLE, "%lld of %lld %s drawn, ", (long long)of->drawn, (long long)of->n, cases_word(of->n));
    if (of->to == 0) {
        snprintf(text + n, DRAWING_TITLE - (size_t)n, "open on %s", words_of(of->with.as_of, first));
    } else {
        snprintf(text + n, DRAWING_TITLE - (size_t)n, "closed from %s to %s", words_of(of->from, first), words_of(of->to, last));
    }
}

const char *drawing_by_words(const drawing *of)
{
    return of->by == BY_AGENCY ? "agency that began it" : "kind of agency that began it";
}

const char *stratum_words(const named_count *stratum, size_t *length)
{
    *length = stratum->length > 0 ? stratum->length : strlen(not_recorded);
    return stratum->length > 0 ? name_of_count(stratum) : not_recorded;
}

static void put_stratum_name(const named_count *stratum, size_t width)
{
    size_t length;
    const char *name = stratum_words(stratum, &length);
    put_name(stdout, name, length, width);
}

int64_t drawn_before(const drawing *of)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->strata.n; i++) {
        n += of->shared[i].drawn_before;
    }
    return n;
}

static void print_head(const drawing *of)
{
    char words[CAF_DATE_WORDS];
    char title[DRAWING_TITLE];
    title_drawing(of, title);
    begin_style(stdout, CAF_STYLE_HEADING);
    fputs(title, stdout);
    end_style(stdout, CAF_STYLE_HEADING);
    fputs("\n\n", stdout);
    for (int i = 0; i < of->files.n; i++) {
        put_label(stdout, i == 0 ? "From" : "");
        put_name(stdout, of->files.all[i], strlen(of->files.all[i]), 0);
        if (i == of->files.n - 1) {
            printf(" (%lld %s)", (long long)of->seen, cases_word(of->seen));
        }
        putchar('\n');
    }
    put_label(stdout, "As on");
    puts(words_of(of->with.as_of, words));
    put_label(stdout, "Size");
    if (of->one_in != 0) {
        printf("1 in %lld: %lld\n", (long long)of->one_in, (long long)of->size);
    } else {
        printf("%lld\n", (long long)of->size);
    }
    put_label(stdout, "Seed");
    put_name(stdout, of->seed, strlen(of->seed), 0);
    putchar('\n');
    put_label(stdout, "Strata");
    if (of->by == BY_NONE) {
        puts("none");
    } else {
        printf("by %s, shares %s\n", drawing_by_words(of), value_words(A_SHARE)[of->shares]);
    }
    if (of->earlier.n > 0) {
        put_label(stdout, "Left out");
        printf("%lld drawn before, by", (long long)drawn_before(of));
        for (int i = 0; i < of->earlier.n; i++) {
            printf("%s %s", i > 0 ? "," : "", strcmp(of->earlier.all[i], "-") == 0 ? "standard input" : of->earlier.all[i]);
        }
        putchar('\n');
    }
    if (of->untold > 0) {
        put_label(stdout, "Not known");
        printf("whether %lld more %s %s: their closures are not recorded, or on no day that can be right\n", (long long)of->untold,
               of->untold == 1 ? "case was" : "cases were", of->to == 0 ? "open" : "closed then");
    }
    put_label(stdout, "By");
    printf("libcaf %s\n", caf_version());
}

static void print_counts(const caf_stratum *of)
{
    printf("%7lld  %12lld  %5lld\n", (long long)of->n, (long long)of->drawn_before, (long long)of->share);
}

static void print_strata(const drawing *of)
{
    caf_stratum all = { 0, 0, 0 };
    put_heading(stdout, "%-*s  cases  drawn before  drawn", (int)NAME_WIDTH, of->by == BY_AGENCY ? "Agency" : "Kind of agency");
    for (int64_t i = 0; i < of->strata.n; i++) {
        put_stratum_name(of->in_order[i], NAME_WIDTH);
        print_counts(&of->shared[i]);
        all.n += of->shared[i].n;
        all.drawn_before += of->shared[i].drawn_before;
        all.share += of->shared[i].share;
    }
    printf("%-*s", (int)NAME_WIDTH, "All");
    print_counts(&all);
}

/* Keys, and so places, go up. */
const caf_candidate *next_drawn(const drawing *of, int64_t *at)
{
    while (*at < of->n && of->cases[*at].place == 0) {
        ++*at;
    }
    return *at < of->n ? &of->cases[(*at)++] : NULL;
}

void print_drawing_text(const drawing *of)
{
    int64_t at = 0;
    const caf_candidate *one;
    print_head(of);
    if (of->by != BY_NONE && of->n > 0) {
        print_strata(of);
    }
    if (of->drawn > 0) {
        put_heading(stdout, "%s", "Drawn");
    }
    while ((one = next_drawn(of, &at)) != NULL) {
        const gathered *whose = &of->whose[one->mark];
        printf("%3lld  ", (long long)one->place);
        put_name(stdout, one->name, (size_t)one->length, 0);
        printf(" (line %lld%s", (long long)whose->line, of->files.n > 1 ? " of " : "");
        if (of->files.n > 1) {
            put_name(stdout, of->files.all[whose->file], strlen(of->files.all[whose->file]), 0);
        }
        fputs(of->by != BY_NONE ? "), " : ")", stdout);
        if (of->by != BY_NONE) {
            put_stratum_name(whose->stratum, 0);
        }
        putchar('\n');
    }
    if (of->drawn < of->size) {
        printf("\n%lld %s asked for, and there are no more to draw.\n", (long long)of->size, of->size == 1 ? "was" : "were");
    }
}

static void put_number(const char *name, int64_t number)
{
    printf(", \"%s\": %lld", name, (long long)number);
}

static void put_stratum(const drawing *of, const named_count *name)
{
    put_json(stdout, of->by != BY_NONE && name->length > 0 ? name_of_count(name) : NULL, name->length);
}

void print_drawing_json(const drawing *of)
{
    int64_t at = 0;
    const caf_candidate *one;
    printf("{\n  \"libcaf\": \"%s\"", caf_version());
    put_member(stdout, "seed", of->seed);
    put_member(stdout, "cases", of->to == 0 ? "open" : "closed");
    put_day_member(stdout, "closed_from", of->from);
    put_day_member(stdout, "closed_to", of->to);
    put_day_member(stdout, "as_of", of->with.as_of);
    put_member(stdout, "by", value_words(A_STRATUM)[of->by]);
    put_member(stdout, "shares", value_words(A_SHARE)[of->shares]);
    if (of->one_in != 0) {
        put_number("one_in", of->one_in);
    } else {
        fputs(", \"one_in\": null", stdout);
    }
    put_number("size", of->size);
    put_number("input_cases", of->seen);
    put_number("not_known", of->untold);
    fputs(", \"drawn_before\": [", stdout);
    for (int i = 0; i < of->earlier.n; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        put_json_text(stdout, of->earlier.all[i]);
    }
    fputs("],\n  \"strata\": [", stdout);
    for (int64_t i = 0; i < of->strata.n; i++) {
        fputs(i > 0 ? ",\n    {\"stratum\": " : "\n    {\"stratum\": ", stdout);
        put_stratum(of, of->in_order[i]);
        put_number("cases", of->shared[i].n);
        put_number("drawn_before", of->shared[i].drawn_before);
        put_number("drawn", of->shared[i].share);
        putchar('}');
    }
    fputs(of->strata.n > 0 ? "\n  ],\n  \"drawn\": [" : "],\n  \"drawn\": [", stdout);
    while ((one = next_drawn(of, &at)) != NULL) {
        const gathered *whose = &of->whose[one->mark];
        printf("%s\n    {\"place\": %lld, \"case\": ", one->place > 1 ? "," : "", (long long)one->place);
        put_json(stdout, one->name, (size_t)one->length);
        put_member(stdout, "file", of->files.all[whose->file]);
        put_number("line", whose->line);
        fputs(", \"stratum\": ", stdout);
        put_stratum(of, whose->stratum);
        printf(", \"key\": \"%019" PRId64 "\"}", one->key); /* a number of 63 bits is more than many readers of JSON hold */
    }
    fputs(of->drawn > 0 ? "\n  ]\n}\n" : "]\n}\n", stdout);
}

static void put_next_number(int64_t number)
{
    printf(",%lld", (long long)number);
}

static void put_row(const drawing *of, const caf_candidate *one)
{
    const gathered *whose = &of->whose[one->mark];
    const caf_stratum *stratum = &of->shared[one->stratum];
    put_cell(stdout, one->name, (size_t)one->length);
    put_next_number(one->place);
    put_next_cell(stdout, name_of_count(whose->stratum), whose->stratum->length);
    put_next_text(stdout, of->files.all[whose->file]);
    put_next_number(whose->line);
    printf(",%019" PRId64, one->key);
    put_next_text(stdout, of->seed);
    put_next_text(stdout, of->to == 0 ? "open" : "closed");
    put_next_day(stdout, of->from);
    put_next_day(stdout, of->to);
    put_next_day(stdout, of->with.as_of);
    put_next_text(stdout, value_words(A_STRATUM)[of->by]);
    put_next_text(stdout, value_words(A_SHARE)[of->shares]);
    if (of->one_in != 0) {
        put_next_number(of->one_in);
    } else {
        putchar(',');
    }
    put_next_number(of->size);
    put_next_number(stratum->n);
    put_next_number(stratum->drawn_before);
    put_next_number(stratum->share);
    fputs("\r\n", stdout);
}

void print_drawing_csv(const drawing *of)
{
    int64_t at = 0;
    const caf_candidate *one;
    for (int i = 0; i < SAMPLE_COLUMNS; i++) {
        printf("%s%s", i > 0 ? "," : "", sample_columns[i].name);
    }
    fputs("\r\n", stdout);
    while ((one = next_drawn(of, &at)) != NULL) {
        put_row(of, one);
    }
}
