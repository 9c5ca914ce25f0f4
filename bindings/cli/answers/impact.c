#include "impact.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "profile_view.h"
#include "put.h"
#include "screen.h"

/* A finding's state: its verdict, or 0 for none. */
static const char *state_name(int32_t state)
{
    return state == 0 ? "no finding" : caf_verdict_name(state);
}

static int64_t *cell(const impact *of, caf_rule_id rule, int32_t from, int32_t to)
{
    return &of->matrix[(rule * CAF_VERDICTS + from) * CAF_VERDICTS + to];
}

static void list_as_text(impact *to, const caf_reader *reader, const caf_finding *some, int32_t from, int32_t then)
{
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, some->case_id, &length);
    put_name(to->lines, name != NULL ? name : "", length, 16);
    fprintf(to->lines, "  %-24s  ", caf_rule_get(some->rule)->name);
    put_styled(to->lines, caf_verdict_style(from), "%s", state_name(from));
    fputs(", would be ", to->lines);
    put_styled(to->lines, caf_verdict_style(then), "%s", state_name(then));
    fputs(" (", to->lines);
    put_subject(to->lines, reader, some);
    fputs(")\n", to->lines);
}

static void list_change(impact *to, const caf_reader *reader, const caf_finding *some, int32_t from, int32_t then)
{
    char subject[400];
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, some->case_id, &length);
    const char *file = caf_reader_file(reader);
    const char *rule = caf_rule_get(some->rule)->name;
    if (to->format == IMPACT_TEXT) {
        list_as_text(to, reader, some, from, then);
        return;
    }
    subject_text(reader, some, subject, sizeof subject);
    if (to->format == IMPACT_JSON) {
        fprintf(to->lines, "%s\n    {\"file\": ", to->listed > 1 ? "," : "");
        put_json_text(to->lines, file);
        fputs(", \"case\": ", to->lines);
        put_json(to->lines, name, length);
        fprintf(to->lines, ", \"rule\": \"%s\", \"subject\": ", rule);
        put_json_text(to->lines, subject);
        fprintf(to->lines, ", \"from\": \"%s\", \"to\": \"%s\"}", verdict_word(from), verdict_word(then));
    } else {
        put_cell(to->lines, file, strlen(file));
        fputc(',', to->lines);
        put_cell(to->lines, name != NULL ? name : "", length);
        fprintf(to->lines, ",%s,", rule);
        put_cell(to->lines, subject, strlen(subject));
        fprintf(to->lines, ",%s,%s\r\n", verdict_word(from), verdict_word(then));
    }
}

/* Whether one of the profiles alone holds its cases to a rule. */
static bool is_one_sided(const impact *of, caf_rule_id rule)
{
    int32_t one = 0;
    int32_t other = 0;
    (void)caf_profile_rule(of->with->profiles[0], rule, of->with->as_of, &one);
    (void)caf_profile_rule(of->with->profiles[1], rule, of->with->as_of, &other);
    return (one != 0) != (other != 0);
}

/* A rule that does not bear on a case says as much as one that is not there. */
static bool is_change(int32_t from, int32_t to)
{
    bool silent = (from == 0 && to == CAF_NOT_APPLICABLE) || (from == CAF_NOT_APPLICABLE && to == 0);
    return from != to && !silent;
}

/* What has become of a case. */
typedef struct outcome {
    bool changed;
    bool one_sided;
} outcome;

/* Takes in one finding with its partner under the other profile, NULL for none. */
static void count(impact *to, const caf_reader *reader, const caf_finding *now, const caf_finding *then, outcome *of_case)
{
    const caf_finding *some = now != NULL ? now : then;
    int32_t from = now != NULL ? now->verdict : 0;
    int32_t after = then != NULL ? then->verdict : 0;
    ++*cell(to, some->rule, from, after);
    if (!is_change(from, after)) {
        return;
    }
    if (is_one_sided(to, some->rule)) {
        of_case->one_sided = true;
    } else {
        of_case->changed = true;
        to->changes++;
    }
    if (to->rule_last[some->rule] != to->cases + 1) {
        to->rule_last[some->rule] = to->cases + 1;
        to->rule_cases[some->rule]++;
    }
    if (to->list) {
        to->listed++;
        list_change(to, reader, some, from, after);
    }
}

/* The same subject; `exact`: the whole key, where what is owed is told apart by its due date and a problem by its reason. */
static bool is_partner(const caf_finding *one, const caf_finding *other, bool exact)
{
    if (one->rule != other->rule || one->table != other->table || one->row != other->row) {
        return false;
    }
    return !exact || ((one->row != 0 || one->due == other->due) && (one->kind != CAF_DATA || one->reason == other->reason));
}

/* The index of a partner among those not taken yet (rule 0 marks them), or -1. */
static int64_t partner_of(const findings *among, const caf_finding *one, bool exact)
{
    for (int64_t i = 0; i < among->n; i++) {
        if (is_partner(one, &among->all[i], exact)) {
            return i;
        }
    }
    return -1;
}

/*
 * Pairs what was found of one case. What is owed has no row yet, and its due
 * date moves with the profile: such findings are paired in their order once
 * those of one key are.
 */
static void compare(impact *to, const caf_reader *reader, outcome *of_case)
{
    for (int exact = 1; exact >= 0; exact--) {
        for (int64_t i = 0; i < to->now.n; i++) {
            caf_finding *one = &to->now.all[i];
            int64_t j = one->rule != 0 ? partner_of(&to->then, one, exact) : -1;
            if (j >= 0) {
                count(to, reader, one, &to->then.all[j], of_case);
                one->rule = 0;
                to->then.all[j].rule = 0;
            }
        }
    }
    for (int64_t i = 0; i < to->now.n; i++) {
        if (to->now.all[i].rule != 0) {
            count(to, reader, &to->now.all[i], NULL, of_case);
        }
    }
    for (int64_t j = 0; j < to->then.n; j++) {
        if (to->then.all[j].rule != 0) {
            count(to, reader, NULL, &to->then.all[j], of_case);
        }
    }
}

static bool take(void *user, const caf_reader *reader, const caf_case *whose)
{
    impact *to = user;
    outcome of_case = { false, false };
    if (!find(&to->now, reader, whose, &to->with->contexts[0]) || !find(&to->then, reader, whose, &to->with->contexts[1])) {
        return false;
    }
    compare(to, reader, &of_case);
    to->cases++;
    to->changed_cases += of_case.changed;
    to->one_sided_cases += of_case.one_sided;
    return true;
}

static bool begin(impact *to)
{
    size_t rules = (size_t)caf_rule_count();
    to->matrix = calloc(rules * CAF_VERDICTS * CAF_VERDICTS, sizeof *to->matrix);
    to->rule_cases = calloc(rules, sizeof *to->rule_cases);
    to->rule_last = calloc(rules, sizeof *to->rule_last);
    if (to->matrix == NULL || to->rule_cases == NULL || to->rule_last == NULL) {
        return no_memory();
    }
    to->lines = to->list ? open_lines() : NULL;
    return !to->list || to->lines != NULL;
}

bool take_impact(impact *to, const operands *files)
{
    return begin(to) && each_case_of(files, to->with, take, to);
}

/* How many findings of a rule changed, or did not. */
static int64_t sum_of(const impact *of, caf_rule_id rule, bool changed)
{
    int64_t sum = 0;
    for (int32_t from = 0; from < CAF_VERDICTS; from++) {
        for (int32_t to = 0; to < CAF_VERDICTS; to++) {
            sum += is_change(from, to) == changed ? *cell(of, rule, from, to) : 0;
        }
    }
    return sum;
}

static const char *plural(int64_t n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

static void print_rule(const impact *of, const caf_rule *rule)
{
    int32_t severity = 0;
    int64_t changes = sum_of(of, rule->id, true);
    int64_t cases = of->rule_cases[rule->id];
    int64_t alike = sum_of(of, rule->id, false);
    if (changes == 0) {
        return;
    }
    putchar('\n');
    put_styled(stdout, CAF_STYLE_HEADING, "%s", rule->name);
    fputs(": ", stdout);
    if (is_one_sided(of, rule->id)) {
        (void)caf_profile_rule(of->with->profiles[0], rule->id, of->with->as_of, &severity);
        printf("only in %s; ", caf_profile_name(of->with->profiles[severity == 0]));
    }
    printf("%lld %s in %lld %s", (long long)changes, plural(changes, "finding", "findings"), (long long)cases, plural(cases, "case", "cases"));
    if (!is_one_sided(of, rule->id)) {
        printf("; %lld %s as before", (long long)alike, plural(alike, "stays", "stay"));
    }
    putchar('\n');
    for (int32_t from = 0; from < CAF_VERDICTS; from++) {
        for (int32_t to = 0; to < CAF_VERDICTS; to++) {
            if (is_change(from, to) && *cell(of, rule->id, from, to) > 0) {
                fputs("  ", stdout);
                put_styled(stdout, caf_verdict_style(from), "%-14s", state_name(from));
                fputs(" -> ", stdout);
                put_styled(stdout, caf_verdict_style(to), "%-14s", state_name(to));
                printf("  %6lld\n", (long long)*cell(of, rule->id, from, to));
            }
        }
    }
}

static bool print_text(const impact *of)
{
    char words[CAF_DATE_WORDS] = "";
    (void)caf_date_words(of->with->as_of, words);
    printf("Looked at on %s, against %s and then %s.\n", words, caf_profile_name(of->with->profiles[0]), caf_profile_name(of->with->profiles[1]));
    printf("%lld of %lld %s would change a verdict", (long long)of->changed_cases, (long long)of->cases, plural(of->cases, "case", "cases"));
    if (of->changes > 0) {
        printf(", in %lld %s", (long long)of->changes, plural(of->changes, "finding", "findings"));
    }
    puts(".");
    if (of->one_sided_cases > 0) {
        printf("Rules that only one of the two has answer for %lld %s.\n", (long long)of->one_sided_cases,
               plural(of->one_sided_cases, "case", "cases"));
    }
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        if (caf_rule_get(id) != NULL) {
            print_rule(of, caf_rule_get(id));
        }
    }
    if (of->listed > 0) {
        putchar('\n');
        put_styled(stdout, CAF_STYLE_HEADING, "%-18s%-26s%s", "Case", "Rule", "Verdict");
        putchar('\n');
        return copy_lines(of->lines);
    }
    return true;
}

static void print_json_rule(const impact *of, const caf_rule *rule, bool *some)
{
    const char *between = "";
    if (sum_of(of, rule->id, true) + sum_of(of, rule->id, false) == 0) {
        return;
    }
    printf("%s\n    {\"rule\": \"%s\", \"cases\": %lld, \"changed\": %lld, \"matrix\": [", *some ? "," : "", rule->name,
           (long long)of->rule_cases[rule->id], (long long)sum_of(of, rule->id, true));
    for (int32_t from = 0; from < CAF_VERDICTS; from++) {
        for (int32_t to = 0; to < CAF_VERDICTS; to++) {
            if (*cell(of, rule->id, from, to) > 0) {
                printf("%s{\"from\": \"%s\", \"to\": \"%s\", \"findings\": %lld}", between, verdict_word(from), verdict_word(to),
                       (long long)*cell(of, rule->id, from, to));
                between = ", ";
            }
        }
    }
    fputs("]}", stdout);
    *some = true;
}

static bool print_json(const impact *of)
{
    char day[CAF_DATE_TEXT] = "";
    bool some = false;
    (void)caf_date_format(of->with->as_of, day);
    printf("{\n  \"libcaf\": \"%s\",\n  \"as_of\": \"%s\",\n  \"profiles\": [\"%s\", \"%s\"],\n", caf_version(), day,
           caf_profile_name(of->with->profiles[0]), caf_profile_name(of->with->profiles[1]));
    printf("  \"cases\": %lld,\n  \"changed_cases\": %lld,\n  \"changed_findings\": %lld,\n  \"one_sided_cases\": %lld,\n  \"rules\": [",
           (long long)of->cases, (long long)of->changed_cases, (long long)of->changes, (long long)of->one_sided_cases);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        if (caf_rule_get(id) != NULL) {
            print_json_rule(of, caf_rule_get(id), &some);
        }
    }
    fputs(some ? "\n  ]" : "]", stdout);
    bool well = true;
    if (of->list) {
        fputs(",\n  \"changes\": [", stdout);
        well = copy_lines(of->lines);
        fputs(of->listed > 0 ? "\n  ]" : "]", stdout);
    }
    puts("\n}");
    return well;
}

/* With --list each change, otherwise how many there are of each kind. */
static bool print_csv(const impact *of)
{
    if (of->list) {
        fputs("file,case,rule,subject,from,to\r\n", stdout);
        return copy_lines(of->lines);
    }
    fputs("rule,from,to,findings\r\n", stdout);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        for (int32_t state = 0; caf_rule_get(id) != NULL && state < CAF_VERDICTS * CAF_VERDICTS; state++) {
            int64_t n = *cell(of, id, state / CAF_VERDICTS, state % CAF_VERDICTS);
            if (n > 0) {
                printf("%s,%s,%s,%lld\r\n", caf_rule_get(id)->name, verdict_word(state / CAF_VERDICTS), verdict_word(state % CAF_VERDICTS),
                       (long long)n);
            }
        }
    }
    return true;
}

int print_impact(impact *of)
{
    bool well = of->format == IMPACT_TEXT ? print_text(of) : of->format == IMPACT_JSON ? print_json(of) : print_csv(of);
    return well ? end_output(of->changes > 0 || of->one_sided_cases > 0 ? EXIT_BROKEN : EXIT_KEPT) : EXIT_WRONG;
}

void release_impact(impact *of)
{
    if (of->lines != NULL) {
        fclose(of->lines);
    }
    free(of->matrix);
    free(of->rule_cases);
    free(of->rule_last);
    release_findings(&of->now);
    release_findings(&of->then);
}
