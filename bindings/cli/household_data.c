/* Families as CSV and JSON. */
#include <string.h>
#include "household_print.h"
#include "profile_view.h"

static void put_text(const char *text, size_t length)
{
    fputc(',', stdout);
    put_cell(stdout, text, length);
}

static void put_csv_day(caf_date date)
{
    char text[CAF_DATE_TEXT] = "";
    if (date != 0) {
        (void)caf_date_format(date, text);
    }
    printf(",%s", text);
}

static void put_csv_head(const household *of, const relative *one)
{
    put_cell(stdout, of->name, of->length);
    put_text(one->name, one->length);
    put_text(of->files.all[one->kept.file], strlen(of->files.all[one->kept.file]));
    printf(",%lld", (long long)one->kept.line);
}

static void put_csv_finding(const household *of, const relative *one, int64_t i)
{
    const caf_finding *finding = &one->kept.found[i];
    const char *profile = finding->kind == CAF_DATA ? "" : caf_profile_name(of->with->profiles[finding->profile]);
    const char *title = household_title(of, finding->profile, finding->rule);
    const char *name;
    int64_t number;
    size_t length = kept_subject(&one->kept, i, &name, &number);
    put_csv_head(of, one);
    put_text(profile, strlen(profile));
    printf(",%s", caf_rule_get(finding->rule)->name);
    put_text(title, strlen(title));
    printf(",%s", verdict_word(finding->verdict));
    put_csv_day(finding->due);
    put_csv_day(finding->done);
    printf(",%s", finding->row != 0 ? caf_table_name(finding->table) : "");
    put_text(name != NULL ? name : "", length);
    if (name == NULL && number != 0) {
        printf(",%lld", (long long)number);
    } else {
        fputc(',', stdout);
    }
    fputs(",,\r\n", stdout);
}

static void put_csv_shown(const household *of, const caf_family_finding *shown)
{
    kept_name other = name_in(of, OF_CASE, shown->other_case);
    const relative *one = &of->relatives[relative_of(of, shown->case_id)];
    kept_name row = name_in(of, shown->table == CAF_MEETINGS ? OF_MEETING : OF_CHILD, shown->row);
    char text[FAMILY_TEXT];
    (void)caf_family_text(shown, text, sizeof text, NULL);
    put_csv_head(of, one);
    printf(",,%s,,%s", caf_family_kind_name(shown->kind), verdict_word(shown->verdict));
    put_csv_day(0);
    put_csv_day(shown->date);
    printf(",%s", caf_table_name(shown->table));
    put_text(row.text, row.length);
    fputc(',', stdout);
    put_text(other.text, other.length);
    put_text(text, strlen(text));
    fputs("\r\n", stdout);
}

void print_household_csv(const household *of)
{
    for (int i = 0; i < of->n && of->too_many == 0; i++) {
        for (int64_t j = 0; j < of->relatives[i].kept.n; j++) {
            put_csv_finding(of, &of->relatives[i], j);
        }
    }
    for (int64_t i = 0; i < of->n_shown && of->too_many == 0; i++) {
        put_csv_shown(of, &of->shown[i]);
    }
}

static void put_name_field(const char *field, const char *text, size_t length)
{
    printf("\"%s\": ", field);
    put_json(stdout, text, length);
}

static void put_json_finding(const household *of, const relative *one, int64_t i)
{
    const caf_finding *finding = &one->kept.found[i];
    const char *name;
    int64_t number;
    size_t length = kept_subject(&one->kept, i, &name, &number);
    const char *profile = finding->kind == CAF_DATA ? NULL : caf_profile_name(of->with->profiles[finding->profile]);
    fputs("        {", stdout);
    put_name_field("profile", profile, profile != NULL ? strlen(profile) : 0);
    printf(", \"rule\": \"%s\", \"verdict\": \"%s\", \"due\": ", caf_rule_get(finding->rule)->name, verdict_word(finding->verdict));
    put_day(stdout, finding->due);
    fputs(", \"done\": ", stdout);
    put_day(stdout, finding->done);
    if (finding->row == 0) {
        fputs(", \"subject\": null}", stdout);
        return;
    }
    printf(", \"subject\": {\"table\": \"%s\", ", caf_table_name(finding->table));
    if (name != NULL) {
        put_name_field("id", name, length);
    } else {
        printf("\"number\": %lld", (long long)number);
    }
    fputs("}}", stdout);
}

static void put_json_relative(const household *of, const relative *one)
{
    const char *file = of->files.all[one->kept.file];
    fputs("      {", stdout);
    put_name_field("case", one->name, one->length);
    fputs(", ", stdout);
    put_name_field("file", file, strlen(file));
    printf(", \"line\": %lld, \"born\": ", (long long)one->kept.line);
    put_day(stdout, one->born);
    fputs(", \"expected\": ", stdout);
    put_day(stdout, one->expected);
    if (one->kept.stage != CAF_AT_NONE) {
        printf(", \"stage\": \"%s\", \"findings\": [\n", caf_stage_name(one->kept.stage));
    } else {
        fputs(", \"stage\": null, \"findings\": [\n", stdout);
    }
    for (int64_t i = 0; i < one->kept.n; i++) {
        put_json_finding(of, one, i);
        fputs(i + 1 < one->kept.n ? ",\n" : "\n", stdout);
    }
    fputs("      ]}", stdout);
}

static void put_json_shown(const household *of, const caf_family_finding *shown)
{
    kept_name other = name_in(of, OF_CASE, shown->other_case);
    kept_name row = name_in(of, shown->table == CAF_MEETINGS ? OF_MEETING : OF_CHILD, shown->row);
    const relative *one = &of->relatives[relative_of(of, shown->case_id)];
    char text[FAMILY_TEXT];
    (void)caf_family_text(shown, text, sizeof text, NULL);
    printf("      {\"kind\": \"%s\", \"verdict\": \"%s\", ", caf_family_kind_name(shown->kind), verdict_word(shown->verdict));
    put_name_field("case", one->name, one->length);
    fputs(", ", stdout);
    put_name_field("other_case", other.text, other.length);
    printf(", \"subject\": {\"table\": \"%s\", ", caf_table_name(shown->table));
    put_name_field("id", row.length > 0 ? row.text : NULL, row.length);
    fputs("}, \"held_on\": ", stdout);
    put_day(stdout, shown->date);
    fputs(", ", stdout);
    put_name_field("explanation", text, strlen(text));
    fputc('}', stdout);
}

void print_household_json(const household *of, bool first)
{
    printf("%s\n    {", first ? "" : ",");
    put_name_field("family", of->name, of->length);
    if (of->too_many > 0) {
        printf(", \"too_many\": %lld}", (long long)of->too_many);
        return;
    }
    fputs(", \"cases\": [\n", stdout);
    for (int i = 0; i < of->n; i++) {
        put_json_relative(of, &of->relatives[i]);
        fputs(i + 1 < of->n ? ",\n" : "\n    ], \"shown\": [", stdout);
    }
    for (int64_t i = 0; i < of->n_shown; i++) {
        fputs(i > 0 ? ",\n" : "\n", stdout);
        put_json_shown(of, &of->shown[i]);
    }
    fputs(of->n_shown > 0 ? "\n    ]}" : "]}", stdout);
}
