/* The story of a case for programs. */
#include <string.h>
#include "case_print.h"
#include "profile_view.h"
#include "put.h"

static void put_row(FILE *to, const caf_reader *reader, int32_t table, int64_t row)
{
    caf_finding of;
    size_t length = 0;
    const char *name = row > 0 ? caf_reader_name(reader, row, &length) : NULL;
    memset(&of, 0, sizeof of);
    of.table = (int16_t)table;
    of.row = row;
    put_json_subject(to, &of, name, length, row < 0 ? -row : row);
}

static void put_name_member(FILE *to, const caf_reader *reader, const char *member, int64_t id)
{
    size_t length = 0;
    const char *name = id > 0 ? caf_reader_name(reader, id, &length) : NULL;
    fprintf(to, ", \"%s\": ", member);
    put_json(to, name, length);
}

static void put_findings(FILE *to, const case_story *of, const settings *with, const caf_reader *reader)
{
    for (int64_t i = 0; i < of->n_findings; i++) {
        const story_finding *one = &of->findings[i];
        const caf_finding *finding = &one->finding;
        bool is_data = finding->kind == CAF_DATA;
        fprintf(to, "%s\n    {\"profile\": ", i > 0 ? "," : "");
        put_json_text(to, caf_profile_name(with->profiles[one->profile]));
        put_member(to, "rule", caf_rule_get(finding->rule)->name);
        put_member(to, "title", rule_title(with->profiles[one->profile], finding->rule, of->as_of));
        put_member(to, "kind", is_data ? "data" : finding->kind == CAF_SAFEGUARDING ? "safeguarding" : "standard");
        put_member(to, "verdict", verdict_word(finding->verdict));
        fputs(", \"subject\": ", to);
        put_row(to, reader, finding->table, finding->row);
        put_day_member(to, "due", finding->due);
        put_day_member(to, "done", finding->done);
        put_member(to, "explanation", one->explanation);
        fputc('}', to);
    }
}

static void put_owed(FILE *to, const case_story *of, const settings *with, const caf_reader *reader)
{
    for (int64_t i = 0; i < of->owed.n; i++) {
        const caf_obligation *one = &of->owed.all[i];
        fprintf(to, "%s\n    {\"due\": ", i > 0 ? "," : "");
        put_day(to, one->finding.due);
        fprintf(to, ", \"overdue\": %s", one->overdue ? "true" : "false");
        put_member(to, "profile", asking_profile(with, one));
        put_member(to, "rule", caf_rule_get(one->finding.rule)->name);
        fputs(", \"subject\": ", to);
        put_row(to, reader, one->finding.table, one->finding.row);
        put_name_member(to, reader, "person", one->person);
        put_name_member(to, reader, "agency", one->agency);
        fputc('}', to);
    }
}

static void put_days(FILE *to, const case_story *of, const caf_reader *reader)
{
    for (int64_t i = 0; i < of->n_days; i++) {
        const story_day *day = &of->days[i];
        int32_t table = day->lane - TABLE_LANE;
        fprintf(to, "%s\n    {\"day\": ", i > 0 ? "," : "");
        put_day(to, day->from);
        put_day_member(to, "until", day->is_open ? 0 : day->until);
        put_member(to, "of", story_lane_name(day->lane));
        put_member(to, "mark", story_kind_name(day->kind));
        put_member(to, "field", day->field >= 0 ? caf_field_at(table, day->field)->name : NULL);
        put_member(to, "rule", day->rule != 0 ? caf_rule_get(day->rule)->name : NULL);
        put_day_member(to, "done", day->done);
        fputs(", \"row\": ", to);
        put_row(to, reader, table, day->row);
        fputs(", \"text\": ", to);
        put_json(to, day->text, day->length);
        fprintf(to, ", \"later\": %s}", day->is_later ? "true" : "false");
    }
}

static void put_undated(FILE *to, const case_story *of)
{
    const char *between = "";
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (of->undated[table] > 0) {
            fprintf(to, "%s\"%s\": %lld", between, caf_table_name(table), (long long)of->undated[table]);
            between = ", ";
        }
    }
}

static void put_rag(FILE *to, const case_rag *of, const caf_reader *reader)
{
    static const char *const members[SHADES] = { "not_agreed_yet", "red", "amber", "green", "completed", "not_rated", "not_known" };
    fputs("{\n    \"days\": [", to);
    for (int64_t i = 0; i < of->n_days; i++) {
        fprintf(to, "%s\n      {\"day\": ", i > 0 ? "," : "");
        put_day(to, of->days[i].on);
        put_member(to, "of", rag_day_name(&of->days[i]));
        for (int shade = 0; shade < SHADES; shade++) {
            fprintf(to, ", \"%s\": %lld", members[shade], (long long)of->days[i].numbers[shade]);
        }
        fputc('}', to);
    }
    fputs("],\n    \"actions\": [", to);
    for (int64_t i = 0; i < of->n_actions; i++) {
        fprintf(to, "%s\n      {\"action\": ", i > 0 ? "," : "");
        put_row(to, reader, CAF_ACTIONS, of->actions[i].id != 0 ? of->actions[i].id : -of->actions[i].number);
        fputs(", \"colours\": \"", to);
        for (int64_t day = 0; day < of->n_days; day++) {
            int shade = of->shades[i * of->n_days + day];
            fputs(shade != SHADE_ABSENT ? shade_letter(shade) : "-", to);
        }
        fputs("\"}", to);
    }
    fprintf(to, "],\n    \"undated_meetings\": %lld, \"undated_ratings\": %lld\n  }",
            (long long)of->undated_meetings, (long long)of->undated_ratings);
}

static void put_counts(FILE *to, const case_story *of)
{
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        fprintf(to, "\"%s\": %lld, ", verdict_word(verdict), (long long)of->verdicts[verdict]);
    }
    fprintf(to, "\"data\": %lld, \"safeguarding\": %lld", (long long)of->data, (long long)of->safeguarding);
}

bool print_story_json(const case_story *of, const settings *with, const caf_reader *reader, FILE *to)
{
    const caf_stay *stay = story_stay(of);
    fputs("{\n  \"case\": ", to);
    put_json(to, of->name, of->name_length);
    put_day_member(to, "as_of", of->as_of);
    fputs(", \"profiles\": [", to);
    for (int32_t i = 0; i < with->n_profiles; i++) {
        fputs(i > 0 ? ", " : "", to);
        put_json_text(to, caf_profile_name(with->profiles[i]));
    }
    fputs("],\n  \"stage\": ", to);
    if (stay != NULL) {
        put_stay(to, stay);
    } else {
        fputs("null", to);
    }
    fputs(",\n  \"unsure\": ", to);
    put_unsure(to, stay);
    fputs(",\n  \"history\": [", to);
    for (int64_t i = 0; i < of->stays.n; i++) {
        fputs(i > 0 ? ",\n    " : "\n    ", to);
        put_stay(to, &of->stays.all[i]);
    }
    fputs("],\n  \"counts\": {", to);
    put_counts(to, of);
    fputs("},\n  \"findings\": [", to);
    put_findings(to, of, with, reader);
    fputs("],\n  \"owed\": [", to);
    put_owed(to, of, with, reader);
    fputs("],\n  \"days\": [", to);
    put_days(to, of, reader);
    fputs("],\n  \"undated\": {", to);
    put_undated(to, of);
    fputs("},\n  \"rag\": ", to);
    put_rag(to, &of->rag, reader);
    fputs("\n}\n", to);
    return true;
}
