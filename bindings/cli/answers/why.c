#include "why.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "dates.h"
#include "messages.h"
#include "profile_view.h"
#include "put.h"
#include "screen.h"

enum { FACT_TEXT = 200, SENTENCE = 600 };

/* Memory to try things in. */
static bool make_trial_room(why_room *room, size_t needed)
{
    if (room->size >= needed) {
        return true;
    }
    char *more = realloc(room->bytes, needed);
    if (more == NULL) {
        return no_memory();
    }
    room->bytes = more;
    room->size = needed;
    return true;
}

bool find_why(why_room *room, const caf_reader *reader, const caf_case *whose, const caf_context *context,
              const caf_finding *finding, why *out)
{
    size_t needed = 0;
    caf_out turns = { out->turns, MOST_TURNS, 0, (int32_t)sizeof out->turns[0], 0 };
    caf_out others = { out->others, MOST_OTHERS, 0, (int32_t)sizeof out->others[0], 0 };
    caf_out lacks = { out->lacks, MOST_LACKS, 0, (int32_t)sizeof out->lacks[0], 0 };
    out->finding = finding;
    out->sum.size = (int32_t)sizeof out->sum;
    if (!explain_finding(&room->explained, reader, whose, context, finding)) {
        return false;
    }
    out->text = room->explained.text;
    (void)caf_turning_days(whose, context, finding, NULL, 0, &needed, &turns);
    if (!make_trial_room(room, needed)) {
        return false;
    }
    caf_status status = caf_turning_days(whose, context, finding, room->bytes, room->size, NULL, &turns);
    status = status == CAF_OK ? caf_other_readings(whose, context, finding, &others) : status;
    status = status == CAF_OK ? caf_lacking_facts(whose, context, finding, room->bytes, room->size, NULL, &lacks, &out->sum) : status;
    out->n_turns = (int32_t)turns.n;
    out->n_others = (int32_t)others.n;
    out->n_lacks = (int32_t)lacks.n;
    return status == CAF_OK || fail_in(reader, status);
}

void release_why(why_room *room)
{
    free(room->bytes);
    release_explained(&room->explained);
    memset(room, 0, sizeof *room);
}

/* Which row a fact is of, where the case may have several: " (meetings m1)". */
static void print_row(FILE *to, const caf_reader *reader, int32_t table, int64_t row)
{
    caf_finding of;
    if (table == CAF_CASES || row == 0) {
        return;
    }
    memset(&of, 0, sizeof of);
    of.table = (int16_t)table;
    of.row = row;
    fputs(" (", to);
    put_subject(to, reader, &of);
    fputc(')', to);
}

static void print_fact(FILE *to, const caf_reader *reader, int32_t table, int64_t row, int32_t field)
{
    char text[FACT_TEXT];
    (void)caf_fact_text(table, field, text, sizeof text, NULL);
    fputs(text, to);
    print_row(to, reader, table, row);
}

/* The heading of a part, after an empty line. */
static void begin_part(FILE *to, const char *heading)
{
    fputs("\n  ", to);
    put_styled(to, CAF_STYLE_HEADING, "%s", heading);
}

static void print_turns(FILE *to, const caf_reader *reader, const why *of)
{
    const caf_finding *finding = of->finding;
    char due[CAF_DATE_WORDS];
    if (of->n_turns > 0 || finding->done == 0) {
        begin_part(to, "What would have met it");
        fputc('\n', to);
    } else {
        fputs("\n  No one recorded day, moved by up to ten years, would have met it.\n", to);
    }
    if (finding->done == 0 && finding->due != 0) {
        fprintf(to, "    doing it by %s\n", words_of(finding->due, due));
    } else if (finding->done == 0 && of->n_turns == 0) {
        fputs("    doing it, and recording it\n", to);
    }
    for (int32_t i = 0; i < of->n_turns; i++) {
        const caf_turning_day *turn = &of->turns[i];
        char day[CAF_DATE_WORDS];
        char recorded[CAF_DATE_WORDS];
        int32_t by = turn->day - turn->recorded;
        fputs("    ", to);
        print_fact(to, reader, turn->table, turn->row, turn->field);
        fprintf(to, ": on %s,\n      %ld %s %s than %s\n", words_of(turn->day, day), labs((long)by),
                labs((long)by) == 1 ? "day" : "days", by < 0 ? "earlier" : "later", words_of(turn->recorded, recorded));
    }
}

/* "if ..., the answer would be: met, with Tuesday ... as the due day." */
static void reading_words(const caf_other_reading *other, char *text, size_t size)
{
    char due[CAF_DATE_WORDS];
    const char *reading = caf_reading_text(other->kind, other->parameter, other->choice);
    const char *verdict = caf_verdict_name(other->verdict);
    int n = snprintf(text, size, "%s, the answer would be: %s", reading != NULL ? reading : "by another reading",
                     verdict != NULL ? verdict : "nothing is asked of it");
    if (other->due != 0 && n > 0 && (size_t)n < size) {
        snprintf(text + n, size - (size_t)n, ", with %s as the due day.", words_of(other->due, due));
    }
    text[0] = text[0] == 'i' ? 'I' : text[0];
}

/* The explanation itself tells what another calendar would make of it. */
static void print_others(FILE *to, const why *of)
{
    bool any = false;
    bool is_silent = true;
    for (int32_t i = 0; i < of->n_others; i++) {
        char text[SENTENCE];
        is_silent = is_silent && of->others[i].kind != CAF_OTHER_CALENDAR;
        if (of->others[i].kind != CAF_OTHER_CALENDAR) {
            if (!any) {
                begin_part(to, "Other readings");
                fputc('\n', to);
            }
            reading_words(&of->others[i], text, sizeof text);
            put_wrapped(to, text, strlen(text), 4, text_width(CAF_REPORT_WIDTH));
            any = true;
        }
    }
    fputs(any || !is_silent ? "" : "\n  No other reading of the clause changes the answer.\n", to);
}

/* "met or not met": what the facts would bring. */
static void print_verdicts(FILE *to, int32_t verdicts)
{
    const char *between = "";
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if (verdicts >> verdict & 1) {
            fprintf(to, "%s%s", between, caf_verdict_name(verdict));
            between = verdicts >> (verdict + 1) >> 1 ? ", " : " or ";
        }
    }
}

static bool has_table(const why *of)
{
    for (int32_t i = 0; i < of->n_lacks; i++) {
        if (of->lacks[i].lack == CAF_LACKS_TABLE) {
            return true;
        }
    }
    return false;
}

static void print_lacks(FILE *to, const caf_reader *reader, const why *of)
{
    static const char *const notes[] = { "", "", ", all of them", ", for which the source has no place", ", put right" };
    if (of->n_lacks == 0) {
        fputs("\n  Nothing that is blank on record would decide it by itself: a row may be missing, or more than\n"
              "  three facts.\n", to);
        return;
    }
    begin_part(to, of->sum.always ? "What would decide it:" : "What may decide it:");
    fputc(' ', to);
    print_verdicts(to, of->sum.verdicts);
    fputs(has_table(of) ? ", if the lists hold no more than is known of them\n" : "\n", to);
    for (int32_t i = 0; i < of->n_lacks; i++) {
        const caf_lacking_fact *fact = &of->lacks[i];
        fputs("    ", to);
        print_fact(to, reader, fact->table, fact->field < 0 ? 0 : fact->row, fact->field);
        fprintf(to, "%s\n", notes[fact->lack]);
    }
}

void print_why(FILE *to, const caf_reader *reader, const caf_context *context, const why *of)
{
    const caf_finding *finding = of->finding;
    const caf_rule *rule = caf_rule_get(finding->rule);
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, finding->case_id, &length);
    begin_style(to, CAF_STYLE_HEADING);
    put_name(to, name != NULL ? name : "", length, 0);
    end_style(to, CAF_STYLE_HEADING);
    fputs(": ", to);
    put_styled(to, caf_verdict_style(finding->verdict), "%s", caf_verdict_name(finding->verdict));
    fprintf(to, "\n  %s, %s", rule->name, rule_title(context->profile, finding->rule, context->as_of));
    fprintf(to, " [%s]\n", caf_profile_name(context->profile));
    if (finding->row != 0) {
        fputs("  ", to);
        put_subject(to, reader, finding);
        fputc('\n', to);
    }
    put_wrapped(to, of->text, strlen(of->text), 2, text_width(CAF_REPORT_WIDTH));
    if (finding->verdict == CAF_NOT_MET) {
        print_turns(to, reader, of);
    } else if (finding->verdict == CAF_UNKNOWN) {
        print_lacks(to, reader, of);
    }
    if (finding->verdict != CAF_UNKNOWN) {
        print_others(to, of);
    }
}

static void put_place(FILE *to, const caf_reader *reader, int32_t table, int64_t row, int32_t field)
{
    size_t length = 0;
    const char *name = row > 0 ? caf_reader_name(reader, row, &length) : NULL;
    fprintf(to, "\"table\": \"%s\", \"row\": ", caf_table_name(table));
    if (table == CAF_CASES || row == 0) {
        fputs("null", to);
    } else if (name != NULL) {
        put_json(to, name, length);
    } else {
        fprintf(to, "%lld", (long long)(row < 0 ? -row : row));
    }
    put_member(to, "field", field >= 0 ? caf_field_at(table, field)->name : NULL);
}

static void put_others(FILE *to, const why *of)
{
    for (int32_t i = 0; i < of->n_others; i++) {
        const caf_other_reading *other = &of->others[i];
        fprintf(to, "%s{\"reading\": \"%s\"", i > 0 ? ", " : "", caf_reading_name(other->kind));
        put_member(to, "choice", caf_parameter_choice(other->parameter, other->choice));
        put_member(to, "verdict", other->verdict != 0 ? verdict_word(other->verdict) : NULL);
        put_day_member(to, "due", other->due);
        fputc('}', to);
    }
}

static void put_verdicts(FILE *to, int32_t verdicts)
{
    const char *between = "";
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if (verdicts >> verdict & 1) {
            fprintf(to, "%s\"%s\"", between, verdict_word(verdict));
            between = ", ";
        }
    }
}

void put_why(FILE *to, const caf_reader *reader, const caf_context *context, const why *of)
{
    static const char *const lacks[] = { "", "value", "table", "place", "sense" };
    const caf_finding *finding = of->finding;
    size_t length = 0;
    const char *name = caf_reader_case_name(reader, finding->case_id, &length);
    fputs("{\n  \"case\": ", to);
    put_json(to, name, length);
    fputs(",\n  \"profile\": ", to);
    put_json_text(to, caf_profile_name(context->profile));
    fprintf(to, ",\n  \"rule\": \"%s\", \"verdict\": \"%s\", \"subject\": ", caf_rule_get(finding->rule)->name,
            verdict_word(finding->verdict));
    const char *row = finding->row > 0 ? caf_reader_name(reader, finding->row, &length) : NULL;
    put_json_subject(to, finding, row, row != NULL ? length : 0, finding->row < 0 ? -finding->row : finding->row);
    put_day_member(to, "due", finding->due);
    put_day_member(to, "done", finding->done);
    fputs(",\n  \"explanation\": ", to);
    put_json_text(to, of->text);
    fputs(",\n  \"turning_days\": [", to);
    for (int32_t i = 0; i < of->n_turns; i++) {
        fputs(i > 0 ? ", {" : "{", to);
        put_place(to, reader, of->turns[i].table, of->turns[i].row, of->turns[i].field);
        put_day_member(to, "recorded", of->turns[i].recorded);
        put_day_member(to, "day", of->turns[i].day);
        fputc('}', to);
    }
    fputs("],\n  \"other_readings\": [", to);
    put_others(to, of);
    fputs("],\n  \"lacking\": {\"facts\": [", to);
    for (int32_t i = 0; i < of->n_lacks; i++) {
        fprintf(to, "%s{\"lack\": \"%s\", ", i > 0 ? ", " : "", lacks[of->lacks[i].lack]);
        put_place(to, reader, of->lacks[i].table, of->lacks[i].row, of->lacks[i].field);
        fputc('}', to);
    }
    fputs("], \"verdicts\": [", to);
    put_verdicts(to, of->sum.verdicts);
    fprintf(to, "], \"always\": %s}\n}", of->sum.always ? "true" : "false");
}
