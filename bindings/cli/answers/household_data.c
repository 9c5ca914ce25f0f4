/* Families as CSV and JSON. */
#include "household_print.h"
#include "profile_view.h"
#include "put.h"

static void put_csv_head(const household *of, const relative *one)
{
    put_cell(stdout, of->name, of->length);
    put_next_cell(stdout, one->name, one->length);
    put_next_text(stdout, of->files.all[one->kept.file]);
    printf(",%lld", (long long)one->kept.line);
}

static void put_csv_finding(const household *of, const relative *one, int64_t i)
{
    const caf_finding *finding = &one->kept.found[i];
    const char *profile = finding->kind == CAF_DATA ? "" : caf_profile_name(of->with->profiles[finding->profile]);
    const char *title = rule_title(of->with->profiles[finding->profile], finding->rule, of->with->as_of);
    const char *name;
    int64_t number;
    size_t length = kept_subject(&one->kept, i, &name, &number);
    put_csv_head(of, one);
    put_next_text(stdout, profile);
    printf(",%s", caf_rule_get(finding->rule)->name);
    put_next_text(stdout, title);
    printf(",%s", verdict_word(finding->verdict));
    put_next_day(stdout, finding->due);
    put_next_day(stdout, finding->done);
    put_next_subject(stdout, finding, name, length, number);
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
    put_next_day(stdout, 0);
    put_next_day(stdout, shown->date);
    printf(",%s", caf_table_name(shown->table));
    put_next_cell(stdout, row.text, row.length);
    fputc(',', stdout);
    put_next_cell(stdout, other.text, other.length);
    put_next_text(stdout, text);
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
    fputs("        {\"profile\": ", stdout);
    put_json_text(stdout, profile);
    printf(", \"rule\": \"%s\", \"verdict\": \"%s\"", caf_rule_get(finding->rule)->name, verdict_word(finding->verdict));
    put_day_member(stdout, "due", finding->due);
    put_day_member(stdout, "done", finding->done);
    fputs(", \"subject\": ", stdout);
    put_json_subject(stdout, finding, name, length, number);
    fputc('}', stdout);
}

static void put_json_relative(const household *of, const relative *one)
{
    fputs("      {", stdout);
    put_name_field("case", one->name, one->length);
    put_member(stdout, "file", of->files.all[one->kept.file]);
    printf(", \"line\": %lld", (long long)one->kept.line);
    put_day_member(stdout, "born", one->born);
    put_day_member(stdout, "expected", one->expected);
    put_member(stdout, "stage", one->kept.stage != CAF_AT_NONE ? caf_stage_name(one->kept.stage) : NULL);
    fputs(", \"findings\": [\n", stdout);
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
    fputc('}', stdout);
    put_day_member(stdout, "held_on", shown->date);
    put_member(stdout, "explanation", text);
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
