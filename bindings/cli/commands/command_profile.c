/* caf profile: what profiles there are, what one sets, whether a file is one, and how two differ. */
#include <stdio.h>
#include <string.h>
#include "command.h"
#include "dates.h"
#include "messages.h"
#include "profile_view.h"
#include "put.h"
#include "settings.h"

static const char *const help[] = {
    "usage: caf profile list [--json]",
    "       caf profile show PROFILE [--json]",
    "       caf profile check FILE...",
    "       caf profile diff PROFILE PROFILE",
    "",
    "A PROFILE is the name of a built-in one, or a JSON file (with a / or .json in its name).",
    "",
    "list prints the built-in profiles. show prints all that one sets: each rule, whether it",
    "is on, its numbers, from when to when, who says so, and which profile it comes from.",
    "check reads files and names each problem with its place, and warns of one under which",
    "an open child-protection concern goes unsaid. diff says what decides differently under",
    "two profiles, setting by setting.",
    "",
    "  --json             list, show: JSON for programs",
    "",
    "Exit status: 0 the answer was given, the files are ok, warned of or not, or the two decide",
    "alike; 1 they do not; 2 the command or a file was wrong.",
    "",
    "Examples:",
    "  caf profile show sefton",
    "  caf profile check our-borough.json",
    "  caf profile diff east-midlands-2011 our-borough.json",
    NULL
};

enum { JSON };
static const option options[] = { [JSON] = { "json", NO_VALUE, false }, { NULL, NO_VALUE, false } };

/* The rules that are on, as far as the profile's settings go, on a day. */
static int count_rules(const caf_profile *profile, caf_date on)
{
    int n = 0;
    int32_t severity;
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        n += rule != NULL && rule->kind != CAF_DATA && caf_profile_rule(profile, id, on, &severity) == CAF_OK && severity != 0;
    }
    return n;
}

static int list(int n, bool json)
{
    if (n > 0) {
        return wrong_use("profile", "list: nothing more is expected");
    }
    fputs(json ? "[\n" : "Profile                     Number  Rules  Title\n\n", stdout);
    for (int32_t i = 0; caf_profile_at(i) != NULL; i++) {
        const caf_profile *profile = caf_profile_at(i);
        const char *title = own_text(profile, false);
        if (json) {
            printf("%s  {\"profile\": \"%s\", \"number\": %ld, \"rules\": %d, \"title\": ", i > 0 ? ",\n" : "", caf_profile_name(profile),
                   (long)caf_profile_number(profile), count_rules(profile, today()));
            put_json_text(stdout, title);
            putchar('}');
        } else {
            printf("%-28s%6ld  %5d  %s\n", caf_profile_name(profile), (long)caf_profile_number(profile),
                   count_rules(profile, today()), title != NULL ? title : "");
        }
    }
    fputs(json ? "\n]\n" : "", stdout);
    return end_output(EXIT_KEPT);
}

/* Where a setting comes from. */
static const char *origin_of(const settings *of, int32_t index)
{
    return of->files[0] != NULL ? caf_profile_origin(of->files[0], index) : caf_profile_name(of->profiles[0]);
}

static void show_line(const char *label, const char *text)
{
    if (text != NULL) {
        printf("  %-10s%s\n", label, text);
    }
}

static void show_facts(const settings *of)
{
    const caf_profile *profile = of->profiles[0];
    const char *title = own_text(profile, false);
    const char *last = "";
    caf_setting setting;
    char day[CAF_DATE_WORDS];
    printf("%s%s%s\n\n", caf_profile_name(profile), title != NULL ? ": " : "", title != NULL ? title : "");
    printf("  %-10s%ld\n", "Number", (long)caf_profile_number(profile));
    show_line("Source", own_text(profile, true));
    for (int32_t i = 1; caf_profile_ancestor(of->files[0], i) != NULL; i++) {
        show_line(i == 1 ? "Extends" : "", caf_profile_ancestor(of->files[0], i));
    }
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        static const char *const labels[CAF_PROFILE_FACTS] = { NULL, "Division", "Closed", "Levels" };
        const char *label = setting.parameter > 0 && setting.parameter < CAF_PROFILE_FACTS ? labels[setting.parameter] : NULL;
        const char *source = caf_profile_text(profile, setting.source);
        if (label == NULL) {
            continue;
        }
        printf("  %-10s", label == last ? "" : label);
        last = label;
        if (setting.parameter == CAF_PROFILE_DIVISION) {
            printf("%s\n", caf_division_name(setting.amount));
        } else if (setting.parameter == CAF_PROFILE_LEVEL) {
            printf("%ld %s\n", (long)setting.amount, caf_profile_text(profile, setting.title));
        } else {
            printf("%s%s%s [%s]\n", words_of(setting.from, day), source != NULL ? ": " : "", source != NULL ? source : "", origin_of(of, i));
        }
    }
}

static int32_t last_of(const caf_profile *profile, caf_rule_id rule)
{
    caf_setting setting;
    int32_t last = -1;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        last = setting.rule == rule ? i : last;
    }
    return last;
}

/* Whether a profile sets a number of a rule on every day. */
static bool sets_always(const caf_profile *profile, caf_rule_id rule, int32_t parameter)
{
    caf_setting setting;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        if (setting.rule == rule && setting.parameter == parameter && setting.from == 0 && setting.until == 0) {
            return true;
        }
    }
    return false;
}

/* The numbers of a rule that the profile leaves as they are. */
static void show_catalogue(const caf_profile *profile, caf_rule_id rule)
{
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        int32_t amount, unit;
        char value[VALUE_TEXT];
        if (caf_rule_parameter(rule, parameter, &amount, &unit) == CAF_OK && !sets_always(profile, rule, parameter)) {
            name_value(value, sizeof value, parameter, amount, unit);
            printf("  %s %s [the rule's own]\n", caf_parameter_name(parameter), value);
        }
    }
}

static int show_text(const settings *of)
{
    const caf_profile *profile = of->profiles[0];
    caf_setting setting;
    caf_rule_id rule = 0;
    show_facts(of);
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        char text[VALUE_TEXT];
        const char *source = caf_profile_text(profile, setting.source);
        if (setting.rule == 0) {
            continue;
        }
        if (setting.rule != rule) {
            const caf_rule *known = caf_rule_get(setting.rule);
            printf("\n%s: %s\n", name_rule(text, sizeof text, setting.rule), known != NULL ? known->title : "a vendor's rule");
            rule = setting.rule;
        }
        if (!is_replaced(profile, i)) {
            describe_setting(text, sizeof text, profile, &setting);
            printf("  %s [%s]\n", text, origin_of(of, i));
            if (source != NULL) {
                print_wrapped(source, 6);
            }
        }
        if (i == last_of(profile, rule)) {
            show_catalogue(profile, rule);
        }
    }
    return end_output(EXIT_KEPT);
}

static void put_setting(const settings *of, int32_t i, const caf_setting *setting)
{
    const caf_profile *profile = of->profiles[0];
    char text[VALUE_TEXT];
    name_value(text, sizeof text, setting->parameter, setting->amount, setting->unit);
    fputs("      {\"parameter\": ", stdout);
    put_json_text(stdout, caf_parameter_name(setting->parameter));
    if (setting->parameter == 0) {
        bool says_switch = says(setting, SWITCH);
        printf(", \"on\": %s", !says_switch ? "null" : setting->severity == CAF_SWITCHED_OFF ? "false" : "true");
        put_member(stdout, "severity", !says_switch || setting->severity == CAF_SWITCHED_OFF
                                   ? NULL : severity_name(setting->severity != 0 ? setting->severity : CAF_MEDIUM));
        put_member(stdout, "title", caf_profile_text(profile, setting->title));
    } else {
        printf(", \"amount\": %ld", (long)setting->amount);
        put_member(stdout, "unit", caf_unit_name(setting->unit));
        put_member(stdout, "text", text);
    }
    put_day_member(stdout, "from", setting->from);
    put_day_member(stdout, "until", setting->until);
    put_member(stdout, "source", caf_profile_text(profile, setting->source));
    put_member(stdout, "profile", origin_of(of, i));
    printf(", \"replaced\": %s}", is_replaced(profile, i) ? "true" : "false");
}

static void put_facts(const settings *of)
{
    static const char *const words[CAF_DIVISIONS] = { NULL, "england-and-wales", "scotland", "northern-ireland" };
    const caf_profile *profile = of->profiles[0];
    caf_setting setting;
    const char *division = NULL;
    int n = 0;
    printf("{\n  \"profile\": \"%s\",\n  \"number\": %ld,\n  \"title\": ", caf_profile_name(profile), (long)caf_profile_number(profile));
    put_json_text(stdout, own_text(profile, false));
    fputs(",\n  \"source\": ", stdout);
    put_json_text(stdout, own_text(profile, true));
    fputs(",\n  \"extends\": [", stdout);
    for (int32_t i = 1; caf_profile_ancestor(of->files[0], i) != NULL; i++) {
        fputs(i > 1 ? ", " : "", stdout);
        put_json_text(stdout, caf_profile_ancestor(of->files[0], i));
    }
    fputs("],\n  \"closure_days\": [", stdout);
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        char day[CAF_DATE_TEXT];
        if (setting.parameter == CAF_PROFILE_DIVISION && setting.amount < CAF_DIVISIONS) {
            division = words[setting.amount];
        } else if (setting.parameter == CAF_PROFILE_CLOSED && caf_date_format(setting.from, day) == CAF_OK) {
            printf("%s{\"date\": \"%s\"", n++ > 0 ? ", " : "", day);
            put_member(stdout, "source", caf_profile_text(profile, setting.source));
            put_member(stdout, "profile", origin_of(of, i));
            putchar('}');
        }
    }
    fputs("],\n  \"levels\": [", stdout);
    n = 0;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0; i++) {
        if (setting.parameter == CAF_PROFILE_LEVEL) {
            fputs(n++ > 0 ? ", " : "", stdout);
            put_json_text(stdout, caf_profile_text(profile, setting.title));
        }
    }
    fputs("],\n  \"division\": ", stdout);
    put_json_text(stdout, division);
}

static int show_json(const settings *of)
{
    const caf_profile *profile = of->profiles[0];
    caf_setting setting;
    caf_rule_id rule = 0;
    put_facts(of);
    fputs(",\n  \"rules\": [", stdout);
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        char name[40];
        if (setting.rule == 0) {
            continue;
        }
        if (setting.rule != rule) {
            printf("%s\n    {\"rule\": \"%s\", \"settings\": [\n", rule != 0 ? "\n    ]}," : "", name_rule(name, sizeof name, setting.rule));
            rule = setting.rule;
        } else {
            fputs(",\n", stdout);
        }
        put_setting(of, i, &setting);
    }
    fputs(rule != 0 ? "\n    ]}\n  ]\n}\n" : "]\n}\n", stdout);
    return end_output(EXIT_KEPT);
}

static int show(settings *with, int n, const char **names, bool json)
{
    if (n != 1) {
        return wrong_use("profile", "show needs one profile");
    }
    if (!set_profile(with, "profile", names[0])) {
        return EXIT_WRONG;
    }
    return json ? show_json(with) : show_text(with);
}

static void print_each(void *user, const caf_io_error *problem)
{
    (void)user;
    print_error(problem);
}

/* A profile may leave it out, but hardly ever means to: a child's safety comes before any standard. */
static void warn_of_protection(const char *name, const caf_profile *profile)
{
    int32_t severity;
    if (caf_profile_rule(profile, CAF_EM_A1_PROTECTION, today(), &severity) == CAF_OK && severity == 0) {
        caf_io_error warning;
        memset(&warning, 0, sizeof warning);
        warning.size = (int32_t)sizeof warning;
        snprintf(warning.file, sizeof warning.file, "%s", name);
        snprintf(warning.message, sizeof warning.message, "%s is off today: no report under this profile says that a "
                 "child-protection concern is open", caf_rule_get(CAF_EM_A1_PROTECTION)->name);
        print_warning(NULL, &warning);
    }
}

static int check(int n, const char **names)
{
    int status = EXIT_KEPT;
    if (n == 0) {
        return wrong_use("profile", "check needs a file");
    }
    for (int i = 0; i < n; i++) {
        caf_profile_options how;
        caf_profile_file *file;
        memset(&how, 0, sizeof how);
        how.size = (int32_t)sizeof how;
        how.problem = print_each;
        if (caf_profile_open(names[i], &how, &file, NULL) != CAF_OK) {
            status = EXIT_WRONG;
            continue;
        }
        const caf_profile *profile = caf_profile_of(file);
        int32_t settings_n = caf_profile_settings(profile);
        printf("%s: ok: %s, %d rules on today, %ld settings\n", names[i], caf_profile_name(profile), count_rules(profile, today()),
               (long)settings_n);
        warn_of_protection(names[i], profile);
        caf_profile_close(file);
    }
    return end_output(status);
}

/* One thing in which two profiles may differ; whether they do. */
static bool print_difference(const char *rule, const char *what, const char *one, const char *other)
{
    if (strcmp(one, other) == 0) {
        return false;
    }
    printf("\n%s%s%s\n  < %s\n  > %s\n", rule, rule[0] != '\0' ? ": " : "", what, one, other);
    return true;
}

static bool diff_aspect(const settings *of, caf_rule_id rule, int32_t parameter, enum aspect aspect, const char *what)
{
    char name[40];
    char one[VALUE_TEXT];
    char other[VALUE_TEXT];
    describe_aspect(one, sizeof one, of->profiles[0], rule, parameter, aspect);
    describe_aspect(other, sizeof other, of->profiles[1], rule, parameter, aspect);
    return print_difference(name_rule(name, sizeof name, rule), what, one, other);
}

static bool is_ever_on(const caf_profile *profile, caf_rule_id rule)
{
    char text[VALUE_TEXT];
    describe_aspect(text, sizeof text, profile, rule, 0, SWITCH);
    return strcmp(text, "off") != 0;
}

/* The numbers and the name of a rule matter where both have it on. */
static bool diff_rule(const settings *of, caf_rule_id rule)
{
    bool differ = diff_aspect(of, rule, 0, SWITCH, "severity");
    if (!is_ever_on(of->profiles[0], rule) || !is_ever_on(of->profiles[1], rule)) {
        return differ;
    }
    for (int32_t parameter = 1; parameter < CAF_PARAMETERS; parameter++) {
        differ = diff_aspect(of, rule, parameter, NUMBER, caf_parameter_name(parameter)) || differ;
    }
    return diff_aspect(of, rule, 0, NAME, "title") || differ;
}

/* The days on which one profile is closed and the other is not. */
static bool diff_closures(const settings *of)
{
    caf_setting setting, other;
    bool differ = false;
    for (int which = 0; which < 2; which++) {
        for (int32_t i = 0; caf_profile_setting_at(of->profiles[which], i, &setting) == CAF_OK && setting.rule == 0; i++) {
            bool both = false;
            char day[CAF_DATE_TEXT];
            for (int32_t j = 0; caf_profile_setting_at(of->profiles[1 - which], j, &other) == CAF_OK && other.rule == 0; j++) {
                both = both || (other.parameter == CAF_PROFILE_CLOSED && other.from == setting.from);
            }
            if (setting.parameter == CAF_PROFILE_CLOSED && !both && caf_date_format(setting.from, day) == CAF_OK) {
                printf("\nclosure day\n  %c %s\n", which == 0 ? '<' : '>', day);
                differ = true;
            }
        }
    }
    return differ;
}

/* Division or levels, as one text. */
static void describe_fact(char *text, size_t size, const caf_profile *profile, int32_t fact)
{
    caf_setting setting;
    size_t used = 0;
    snprintf(text, size, "none");
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK && setting.rule == 0 && used < size; i++) {
        if (setting.parameter == fact) {
            const char *value = fact == CAF_PROFILE_DIVISION ? caf_division_name(setting.amount) : caf_profile_text(profile, setting.title);
            used = fact == CAF_PROFILE_DIVISION ? 0 : used;
            int n = snprintf(text + used, size - used, "%s%s", used > 0 ? ", " : "", value);
            used += n > 0 ? (size_t)n : 0;
        }
    }
}

static bool diff_fact(const settings *of, int32_t fact, const char *what)
{
    char one[VALUE_TEXT];
    char other[VALUE_TEXT];
    describe_fact(one, sizeof one, of->profiles[0], fact);
    describe_fact(other, sizeof other, of->profiles[1], fact);
    return print_difference("", what, one, other);
}

/* The least vendor's rule above a number that either profile sets; 0: none. */
static caf_rule_id next_vendors(const settings *of, caf_rule_id above)
{
    caf_setting setting;
    caf_rule_id next = 0;
    for (int which = 0; which < 2; which++) {
        for (int32_t i = 0; caf_profile_setting_at(of->profiles[which], i, &setting) == CAF_OK; i++) {
            if (setting.rule >= CAF_VENDOR_RULES && setting.rule > above && (next == 0 || setting.rule < next)) {
                next = setting.rule;
            }
        }
    }
    return next;
}

static int diff(settings *with, int n, const char **names)
{
    if (n != 2) {
        return wrong_use("profile", "diff needs two profiles");
    }
    if (!set_profile(with, "profile", names[0]) || !set_profile(with, "profile", names[1])) {
        return EXIT_WRONG;
    }
    printf("< %s\n> %s\n", caf_profile_name(with->profiles[0]), caf_profile_name(with->profiles[1]));
    bool differ = diff_fact(with, CAF_PROFILE_DIVISION, "division");
    differ = diff_closures(with) || differ;
    differ = diff_fact(with, CAF_PROFILE_LEVEL, "levels") || differ;
    for (caf_rule_id rule = 1; rule < caf_rule_count(); rule++) {
        differ = (caf_rule_get(rule) != NULL && diff_rule(with, rule)) || differ;
    }
    for (caf_rule_id rule = next_vendors(with, 0); rule != 0; rule = next_vendors(with, rule)) {
        differ = diff_rule(with, rule) || differ;
    }
    if (!differ) {
        puts("\nThey decide alike.");
    }
    return end_output(differ ? EXIT_BROKEN : EXIT_KEPT);
}

static int act(settings *with, int n, const char **rest, bool json)
{
    const char *word = n > 0 ? rest[0] : "";
    bool may_json = strcmp(word, "list") == 0 || strcmp(word, "show") == 0;
    if (n == 0) {
        return wrong_use("profile", "list, show, check or diff is needed");
    }
    const char *near = nearest(word, value_words(PROFILE_ACTION));
    if (json && !may_json && near != NULL && strcmp(near, word) == 0) {
        return wrong_use("profile", "%s has no option --json", word);
    }
    if (strcmp(word, "list") == 0) {
        return list(n - 1, json);
    }
    if (strcmp(word, "show") == 0) {
        return show(with, n - 1, rest + 1, json);
    }
    if (strcmp(word, "check") == 0) {
        return check(n - 1, rest + 1);
    }
    if (strcmp(word, "diff") == 0) {
        return diff(with, n - 1, rest + 1);
    }
    return near != NULL ? wrong_use("profile", "%s is none of list, show, check and diff; did you mean %s?", word, near)
                        : wrong_use("profile", "%s is none of list, show, check and diff", word);
}

/* The one option that there is. */
static bool take_json(void *user, int which, const char *value)
{
    bool *json = user;
    (void)value;
    *json = which == JSON;
    return true;
}

static int run(int n, char **words)
{
    settings with;
    operands rest;
    bool json = false;
    memset(&with, 0, sizeof with);
    int status = take_line(&profile_command, n, words, take_json, &json, &rest);
    if (status == GO_ON) {
        status = act(&with, rest.n, rest.all, json);
    }
    release_settings(&with);
    release_operands(&rest);
    return status;
}

const command profile_command = {
    "profile", "list, show, check and compare profiles of standards", help, run,
    options, { PROFILE_ACTION, A_PROFILE }
};
