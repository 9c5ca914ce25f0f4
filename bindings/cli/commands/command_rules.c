/* caf rules and caf explain: the catalogue. */
#include <stdio.h>
#include <string.h>
#include "command.h"
#include "dates.h"
#include "messages.h"
#include "profile_view.h"
#include "put.h"
#include "settings.h"

static const char *const rules_help[] = {
    "usage: caf rules [--profile PROFILE]... [--format text|json] [--as-of DATE]",
    "",
    "Lists every rule: its name, the clause it comes from, what it asks, and in which profiles",
    "it is on and with which numbers. What is in force on DATE is shown; today by default.",
    "",
    "  --profile PROFILE  show this profile, a built-in one or a JSON file; all built-in ones by",
    "                     default. It may be given again",
    "  --format FORMAT    text (the default) or json",
    "  --as-of DATE       the day, as 2026-06-30",
    "",
    "Examples:",
    "  caf rules",
    "  caf rules --format json",
    "  caf explain EM-B2-held",
    NULL
};

static const char *const explain_help[] = {
    "usage: caf explain [--profile PROFILE]... [--as-of DATE] RULE...",
    "",
    "Says of a rule from which document and clause it comes, how it decides, and which",
    "numbers each profile sets for it. The beginning of a name explains all rules that begin",
    "so: EM-B2 is three. caf rules lists the names.",
    "",
    "  --profile PROFILE  show this profile, as in caf rules",
    "  --as-of DATE       show what is in force on this day; today by default",
    "",
    "Examples:",
    "  caf explain EM-B2-held",
    "  caf explain em-c1 bd-4a-gap",
    NULL
};

enum { AS_OF, PROFILE, FORMAT };

static const option rules_options[] = {
    [AS_OF] = { "as-of", ANY_VALUE, false },
    [PROFILE] = { "profile", A_PROFILE, true },
    [FORMAT] = { "format", TEXT_OR_JSON, false },
    { NULL, NO_VALUE, false }
};
static const option explain_options[] = {
    [AS_OF] = { "as-of", ANY_VALUE, false }, [PROFILE] = { "profile", A_PROFILE, true }, { NULL, NO_VALUE, false }
};

static int32_t severity_of(const caf_profile *profile, const caf_rule *rule, caf_date on)
{
    int32_t severity = 0;
    (void)caf_profile_rule(profile, rule->id, on, &severity);
    return severity;
}

/* "within 20 working days; usual-within 6 weeks": all that a profile sets of a rule. */
static void describe_parameters(char *text, size_t size, const caf_profile *profile, const caf_rule *rule, caf_date on)
{
    size_t used = 0;
    text[0] = '\0';
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS && used < size; parameter++) {
        int32_t amount;
        int32_t unit;
        char value[VALUE_TEXT];
        if (caf_profile_parameter(profile, rule->id, parameter, on, &amount, &unit) != CAF_OK) {
            continue;
        }
        name_value(value, sizeof value, parameter, amount, unit);
        const char *name = caf_parameter_name(parameter);
        int n = snprintf(text + used, size - used, "%s%s %s", used > 0 ? "; " : "", name, value);
        used += n > 0 ? (size_t)n : 0;
    }
}

static void print_profiles(const caf_rule *rule, const settings *with)
{
    caf_date on = with->as_of;
    for (int32_t i = 0; i < with->n_profiles; i++) {
        const caf_profile *profile = with->profiles[i];
        int32_t severity = severity_of(profile, rule, on);
        char parameters[2 * VALUE_TEXT];
        if (severity != 0) {
            describe_parameters(parameters, sizeof parameters, profile, rule, on);
            printf("    %s: severity %s%s%s\n", caf_profile_name(profile), severity_name(severity),
                   parameters[0] != '\0' ? "; " : "", parameters);
        }
    }
}

static void list_kind(int32_t kind, const settings *with)
{
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule == NULL || (rule->kind == CAF_DATA) != (kind == CAF_DATA)) {
            continue;
        }
        printf("%-24s%-9s%s\n", rule->name, rule->clause != NULL ? rule->clause : "", rule->title);
        if (kind != CAF_DATA) {
            print_profiles(rule, with);
        }
    }
}

static int list_text(const settings *with)
{
    printf("%-24s%-9s%s\n\n", "Rule", "Clause", "What it asks");
    list_kind(CAF_STANDARD, with);
    puts("\nData problems, under every profile\n");
    list_kind(CAF_DATA, with);
    puts("\ncaf explain RULE says how a rule decides.");
    return end_output(EXIT_KEPT);
}

static void print_json_parameters(const caf_profile *profile, const caf_rule *rule, caf_date on)
{
    bool some = false;
    putchar('{');
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        int32_t amount;
        int32_t unit;
        char value[VALUE_TEXT];
        if (caf_profile_parameter(profile, rule->id, parameter, on, &amount, &unit) == CAF_OK) {
            name_value(value, sizeof value, parameter, amount, unit);
            printf("%s\"%s\": {\"amount\": %ld, ", some ? ", " : "", caf_parameter_name(parameter), (long)amount);
            fputs("\"unit\": ", stdout);
            put_json_text(stdout, caf_unit_name(unit));
            fputs(", \"text\": ", stdout);
            put_json_text(stdout, value);
            putchar('}');
            some = true;
        }
    }
    putchar('}');
}

/* The verdicts that a rule can give, as the columns of a report name them. */
static void print_json_verdicts(const caf_rule *rule)
{
    bool some = false;
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if ((rule->verdicts & (1 << verdict)) != 0) {
            printf("%s\"%s\"", some ? ", " : "", verdict_word(verdict));
            some = true;
        }
    }
}

static void print_json_rule(const caf_rule *rule, const settings *with)
{
    caf_date on = with->as_of;
    static const char *const kinds[CAF_FINDING_KINDS] = { "", "standard", "data", "safeguarding" };
    bool some = false;
    fputs("    {\"rule\": ", stdout);
    put_json_text(stdout, rule->name);
    fputs(", \"document\": ", stdout);
    put_json_text(stdout, rule->document);
    fputs(", \"clause\": ", stdout);
    put_json_text(stdout, rule->clause);
    fputs(", \"title\": ", stdout);
    put_json_text(stdout, rule->title);
    fputs(", \"text\": ", stdout);
    put_json_text(stdout, rule->text);
    bool known = rule->kind > 0 && rule->kind < CAF_FINDING_KINDS;
    printf(", \"kind\": \"%s\", \"verdicts\": [", known ? kinds[rule->kind] : "");
    print_json_verdicts(rule);
    fputs("], \"profiles\": [", stdout);
    for (int32_t i = 0; rule->kind != CAF_DATA && i < with->n_profiles; i++) {
        int32_t severity = severity_of(with->profiles[i], rule, on);
        if (severity != 0) {
            printf("%s{\"profile\": \"%s\", \"severity\": \"%s\", \"parameters\": ", some ? ", " : "",
                   caf_profile_name(with->profiles[i]), severity_name(severity));
            print_json_parameters(with->profiles[i], rule, on);
            putchar('}');
            some = true;
        }
    }
    fputs("]}", stdout);
}

static int list_json(const settings *with)
{
    char day[CAF_DATE_TEXT] = "";
    bool some = false;
    (void)caf_date_format(with->as_of, day);
    printf("{\n  \"libcaf\": \"%s\",\n  \"as_of\": \"%s\",\n  \"rules\": [\n", caf_version(), day);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        if (caf_rule_get(id) != NULL) {
            fputs(some ? ",\n" : "", stdout);
            print_json_rule(caf_rule_get(id), with);
            some = true;
        }
    }
    puts("\n  ]\n}");
    return end_output(EXIT_KEPT);
}

/* The profiles that were named, or all built-in ones; the day named, or today. */
static void fill_in(settings *with)
{
    for (int32_t i = 0; with->n_profiles == i && i < MOST_PROFILES && caf_profile_at(i) != NULL; i++) {
        with->profiles[with->n_profiles++] = caf_profile_at(i);
    }
    with->as_of = with->as_of != 0 ? with->as_of : today();
}

/* What caf rules was asked for. */
typedef struct request {
    settings with;
    bool json;
} request;

static bool take_rules_option(void *user, int which, const char *value)
{
    request *to = user;
    return which == FORMAT ? set_json(&to->json, "rules", value)
                           : set_setting(&to->with, "rules", rules_options[which].name, value);
}

static int run_rules(int n, char **words)
{
    request asked;
    operands rest;
    memset(&asked, 0, sizeof asked);
    int status = take_line(&rules_command, n, words, take_rules_option, &asked, &rest);
    if (status == GO_ON && rest.n > 0) {
        status = wrong_use("rules", "%s: nothing is expected here; caf explain %s explains a rule", rest.all[0], rest.all[0]);
    }
    if (status == GO_ON) {
        fill_in(&asked.with);
        status = asked.json ? list_json(&asked.with) : list_text(&asked.with);
    }
    release_settings(&asked.with);
    release_operands(&rest);
    return status;
}

static void print_values(const caf_rule *rule, const settings *with)
{
    caf_date on = with->as_of;
    for (int32_t i = 0; i < with->n_profiles; i++) {
        const caf_profile *profile = with->profiles[i];
        int32_t severity = severity_of(profile, rule, on);
        printf("  %-28s%s\n", caf_profile_name(profile), severity_name(severity));
        for (int32_t parameter = 1; severity != 0 && parameter < CAF_PARAMETERS; parameter++) {
            int32_t amount;
            int32_t unit;
            char value[VALUE_TEXT];
            if (caf_profile_parameter(profile, rule->id, parameter, on, &amount, &unit) == CAF_OK) {
                name_value(value, sizeof value, parameter, amount, unit);
                printf("    %-26s%s\n", caf_parameter_name(parameter), value);
            }
        }
    }
}

/* "Answers: met, not met, unknown". */
static void print_answers(const caf_rule *rule)
{
    const char *before = "\n  Answers: ";
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if ((rule->verdicts & (1 << verdict)) != 0) {
            printf("%s%s", before, caf_verdict_name(verdict));
            before = ", ";
        }
    }
    putchar('\n');
}

static void print_rule(const caf_rule *rule, const settings *with)
{
    char day[CAF_DATE_WORDS];
    printf("%s: %s\n\n", rule->name, rule->title);
    printf("  Document  %s\n", rule->document != NULL ? rule->document : "none: the library's own check of the record");
    if (rule->clause != NULL) {
        printf("  Clause    %s\n", rule->clause);
    }
    puts("\nHow it decides\n");
    print_wrapped(rule->text, 2);
    print_answers(rule);
    if (rule->kind == CAF_DATA) {
        puts("\nIt is on under every profile.");
        return;
    }
    printf("\nSeverity and numbers, by profile, in force on %s\n\n", words_of(with->as_of, day));
    print_values(rule, with);
}

/* Whether a name is the rule's, or its beginning up to a hyphen; upper and lower case alike. */
static bool is_named(const caf_rule *rule, const char *name)
{
    size_t length = strlen(name);
    const char *own = rule->name;
    for (size_t i = 0; i < length; i++) {
        char letter = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 'a' + 'A') : name[i];
        char other = own[i] >= 'a' && own[i] <= 'z' ? (char)(own[i] - 'a' + 'A') : own[i];
        if (other == '\0' || letter != other) {
            return false;
        }
    }
    return length > 0 && (own[length] == '\0' || own[length] == '-');
}

/* Prints the rules of a name, or only counts them. */
static int print_named(const char *name, const settings *with, bool print, bool *some)
{
    int n = 0;
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule == NULL || !is_named(rule, name)) {
            continue;
        }
        n++;
        if (print) {
            fputs(*some ? "\n\n" : "", stdout);
            print_rule(rule, with);
            *some = true;
        }
    }
    return n;
}

/* Looks at all the names before it prints anything. */
static int explain(const operands *names, const settings *with)
{
    if (names->n == 0) {
        return wrong_use("explain", "the name of a rule is needed; caf rules lists them");
    }
    for (int pass = 0; pass < 2; pass++) {
        bool some = false;
        for (int i = 0; i < names->n; i++) {
            if (print_named(names->all[i], with, pass == 1, &some) == 0) {
                return no_rule("explain", names->all[i]);
            }
        }
    }
    return end_output(EXIT_KEPT);
}

static bool take_explain_option(void *user, int which, const char *value)
{
    return set_setting(user, "explain", explain_options[which].name, value);
}

static int run_explain(int n, char **words)
{
    settings with;
    operands names;
    memset(&with, 0, sizeof with);
    int status = take_line(&explain_command, n, words, take_explain_option, &with, &names);
    if (status == GO_ON) {
        fill_in(&with);
        status = explain(&names, &with);
    }
    release_settings(&with);
    release_operands(&names);
    return status;
}

const command rules_command = {
    "rules", "list the rules, their clauses and numbers", rules_help, run_rules,
    rules_options, { NO_VALUE }
};
const command explain_command = {
    "explain", "how a rule decides, and where it comes from", explain_help, run_explain,
    explain_options, { A_RULE }
};
