#include "case_days.h"

#include <stdlib.h>
#include <string.h>
#include "dates.h"
#include "messages.h"
#include "profile_view.h"
#include "stage_words.h"

/* What is due within a quarter is always drawn. */
enum { LEAST_AHEAD = 100, ROW_WORDS = 64 };

/* Rows of these are something that happened, and one without a day is missed on the timeline. */
static const int64_t happenings = (int64_t)1 << CAF_CONSENTS | (int64_t)1 << CAF_ASSESSMENTS | (int64_t)1 << CAF_MEETINGS |
                                  (int64_t)1 << CAF_PLANS | (int64_t)1 << CAF_ACTIONS | (int64_t)1 << CAF_RATINGS |
                                  (int64_t)1 << CAF_REVIEWS | (int64_t)1 << CAF_TRANSFERS | (int64_t)1 << CAF_CLOSURES |
                                  (int64_t)1 << CAF_LEADS | (int64_t)1 << CAF_CONTACTS | (int64_t)1 << CAF_SHARES |
                                  (int64_t)1 << CAF_CONCERNS | (int64_t)1 << CAF_QUALITY;

/* The choice that tells one event of a table from another: given and refused, first and review, red and green. */
static const char *const telling[CAF_TABLES] = {
    [CAF_CONSENTS] = "decision", [CAF_ASSESSMENTS] = "kind", [CAF_MEETINGS] = "kind",   [CAF_RATINGS] = "colour",
    [CAF_REVIEWS] = "change",    [CAF_TRANSFERS] = "kind",   [CAF_CLOSURES] = "reason", [CAF_QUALITY] = "kind",
};

/* A row of any table. */
typedef union any_row {
    int64_t align;
    unsigned char bytes[1024];
} any_row;

static caf_date date_in(const any_row *row, const caf_field *field)
{
    caf_date date;
    memcpy(&date, row->bytes + field->offset, sizeof date);
    return date;
}

static int64_t id_in(const any_row *row, const caf_field *field)
{
    int64_t id = 0;
    if (field != NULL) {
        memcpy(&id, row->bytes + field->offset, sizeof id);
    }
    return id;
}

const char *story_lane_name(int32_t lane)
{
    static char names[CAF_TABLES][ROW_WORDS]; /* "plan actions" */
    if (lane == STAGE_LANE) {
        return "stage";
    }
    char *name = names[lane - TABLE_LANE];
    if (lane - TABLE_LANE == CAF_CASES) {
        return "case";
    }
    snprintf(name, ROW_WORDS, "%s", caf_table_name(lane - TABLE_LANE));
    for (char *at = name; *at != '\0'; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
    return name;
}

const char *story_kind_name(int32_t kind)
{
    static const char *const names[STORY_KINDS] = {
        [STORY_STAGE] = "at this stage",
        [STORY_LEAD] = "in the lead",
        [STORY_CONCERN] = "child-protection concern open",
        [STORY_RECORDED] = "recorded",
        [STORY_DUE + CAF_MET] = "due day: met",
        [STORY_DUE + CAF_NOT_MET] = "due day: not met",
        [STORY_DUE + CAF_DUE] = "due day: due",
        [STORY_DUE + CAF_UNKNOWN] = "due day: unknown",
        [STORY_DUE + CAF_JUDGEMENT] = "due day: for a person to judge",
    };
    return names[kind] != NULL ? names[kind] : "";
}

static story_day *add_day(case_story *to, int32_t lane, int32_t kind, caf_date from)
{
    if (!make_room(&to->days, &to->days_room, to->n_days + 1, sizeof *to->days)) {
        return NULL;
    }
    story_day *day = &to->days[to->n_days++];
    memset(day, 0, sizeof *day);
    day->from = from;
    day->lane = lane;
    day->kind = kind;
    day->field = -1;
    return day;
}

/* Opens the text of a day, which is as long as it gets. NULL: a message was printed. */
static FILE *begin_text(story_day *day)
{
    FILE *to = open_memstream(&day->text, &day->length);
    if (to == NULL) {
        (void)no_memory();
    }
    return to;
}

static bool end_text(FILE *to)
{
    return fclose(to) == 0 || no_memory();
}

static void add_row_name(FILE *to, const caf_reader *reader, const char *before, int64_t id)
{
    size_t length = 0;
    const char *name = id > 0 ? caf_reader_name(reader, id, &length) : NULL;
    if (name != NULL) {
        fputs(before, to);
        fwrite(name, 1, length, to);
    }
}

/* "held" of held_on, as the field is called without what says that it is a day. */
static void label_of(char label[STORY_LABEL], const caf_field *field)
{
    size_t length = strlen(field->name);
    if (length > 3 && strcmp(field->name + length - 3, "_on") == 0) {
        length -= 3;
    }
    snprintf(label, STORY_LABEL, "%.*s", (int)length, field->name);
    for (char *at = label; *at != '\0'; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
}

/* "first", where the choice is recorded. */
static const char *told_by(int32_t table, const any_row *row)
{
    const caf_field *field = telling[table] != NULL ? caf_field_named(table, telling[table], strlen(telling[table])) : NULL;
    unsigned char value = field != NULL ? row->bytes[field->offset] : 0;
    return value > 0 && value <= field->n_choices ? field->choices[value - 1] : NULL;
}

static bool add_recorded(case_story *to, const caf_reader *reader, const caf_field *field, const any_row *row, int64_t id)
{
    char fact[MOVE_TEXT];
    story_day *day = add_day(to, TABLE_LANE + field->table, STORY_RECORDED, date_in(row, field));
    if (day == NULL) {
        return false;
    }
    const char *told = told_by(field->table, row);
    day->field = field->index;
    day->row = id;
    label_of(day->label, field);
    FILE *to_text = begin_text(day);
    if (to_text == NULL) {
        return false;
    }
    fprintf(to_text, "%s%s%s", fact_words(field->table, field->index, fact), told != NULL ? ": " : "", told != NULL ? told : "");
    add_row_name(to_text, reader, ", ", id);
    if (field->table == CAF_RATINGS) {
        add_row_name(to_text, reader, " of action ", id_in(row, caf_field_named(CAF_RATINGS, "action", 6)));
    }
    return end_text(to_text);
}

/* The lead of a period, or a concern while it was open: from its first day to its last, or on. */
static bool add_stretch(case_story *to, const caf_reader *reader, int32_t table, const any_row *row, int64_t id)
{
    const caf_lead_row *lead = (const caf_lead_row *)(const void *)row;
    const caf_concern_row *concern = (const caf_concern_row *)(const void *)row;
    caf_date from = table == CAF_LEADS ? lead->began_on : table == CAF_CONCERNS ? concern->raised_on : 0;
    caf_date until = table == CAF_LEADS ? lead->ended_on : table == CAF_CONCERNS && concern->closed_on != 0 ? concern->closed_on - 1 : 0;
    if (from == 0 || (until != 0 && until < from)) {
        return true;
    }
    story_day *day = add_day(to, TABLE_LANE + table, table == CAF_LEADS ? STORY_LEAD : STORY_CONCERN, from);
    if (day == NULL) {
        return false;
    }
    day->until = until != 0 ? until : to->as_of;
    day->is_open = until == 0;
    day->row = id;
    FILE *to_text = begin_text(day);
    if (to_text == NULL) {
        return false;
    }
    fputs(table == CAF_LEADS ? "lead professional" : "child-protection concern open", to_text);
    if (table == CAF_LEADS) {
        add_row_name(to_text, reader, " ", lead->person);
        add_row_name(to_text, reader, " of ", lead->agency);
    }
    fputs(!day->is_open ? "" : table == CAF_LEADS ? "; no last day recorded" : "; not closed", to_text);
    return end_text(to_text);
}

static bool take_row(case_story *to, const caf_reader *reader, int32_t table, const any_row *row, int64_t number)
{
    int64_t id = id_in(row, caf_field_named(table, "id", 2));
    bool is_dated = false;
    bool lies_ahead = false;
    for (int32_t f = 0; caf_field_at(table, f) != NULL; f++) {
        const caf_field *field = caf_field_at(table, f);
        bool is_event = field->type == CAF_TYPE_DATE && strcmp(field->name, "recorded") != 0 && strcmp(field->name, "born") != 0;
        if (is_event && date_in(row, field) != 0) {
            is_dated = true;
            if (!add_recorded(to, reader, field, row, table == CAF_CASES ? 0 : id != 0 ? id : -number)) {
                return false;
            }
        } else if (field->type == CAF_TYPE_PLANNED) {
            lies_ahead = lies_ahead || date_in(row, field) > to->as_of;
        }
    }
    to->undated[table] += !is_dated && !lies_ahead && (happenings >> table & 1);
    return add_stretch(to, reader, table, row, id);
}

/* A stay without a last day lasts where it is the last one; another ended on a day that is not recorded. */
static bool add_stage(case_story *to, const caf_stay *stay, bool is_last)
{
    char words[MOVE_TEXT];
    story_day *day = add_day(to, STAGE_LANE, STORY_STAGE, stay->from);
    FILE *to_text = day != NULL ? begin_text(day) : NULL;
    if (to_text == NULL) {
        return false;
    }
    day->until = stay->until != 0 ? stay->until : to->as_of;
    day->is_open = stay->until == 0 && !is_last;
    snprintf(day->label, sizeof day->label, "%s", stage_words(stay->stage, words));
    fputs(words, to_text);
    for (int32_t bit = 1; bit <= stay->also; bit <<= 1) {
        if (stay->also & bit) {
            fprintf(to_text, "; %s", also_words(bit));
        }
    }
    fputs(day->is_open ? "; until a day that is not recorded" : "", to_text);
    return end_text(to_text);
}

static bool find_stages(case_story *to)
{
    for (int64_t i = 0; i < to->stays.n; i++) {
        const caf_stay *stay = &to->stays.all[i];
        if (stay->from != 0 && !add_stage(to, stay, i + 1 == to->stays.n)) {
            return false;
        }
    }
    return true;
}

bool find_recorded_days(case_story *to, const caf_reader *reader, const caf_case *whose)
{
    for (int32_t table = 0; table < CAF_TABLES && !whose->not_yet; table++) {
        for (int64_t i = 0; i < whose->count[table]; i++) {
            any_row row;
            caf_status status = caf_get(whose, table, i, &row, caf_row_size(table));
            if (status >= CAF_E_NULL) {
                return fail_in(reader, status);
            }
            if (status == CAF_OK && !take_row(to, reader, table, &row, i + 1)) {
                return false;
            }
        }
    }
    return find_stages(to);
}

/* Whether another profile asks for the same by the same day, with the same answer. */
static bool is_known(const case_story *to, const caf_finding *finding)
{
    for (int64_t i = 0; i < to->n_days; i++) {
        const story_day *day = &to->days[i];
        if (day->rule == finding->rule && day->from == finding->due && day->row == finding->row &&
            day->kind == STORY_DUE + (int32_t)finding->verdict) {
            return true;
        }
    }
    return false;
}

bool add_due_day(case_story *to, const caf_finding *finding, int32_t profile, const settings *with)
{
    char words[CAF_DATE_WORDS];
    const caf_rule *rule = caf_rule_get(finding->rule);
    if (finding->due == 0 || finding->kind == CAF_DATA || finding->verdict == CAF_NOT_APPLICABLE ||
        (profile > 0 && is_known(to, finding))) {
        return true;
    }
    story_day *day = add_day(to, TABLE_LANE + finding->table, STORY_DUE + finding->verdict, finding->due);
    if (day == NULL) {
        return false;
    }
    day->rule = finding->rule;
    day->profile = profile;
    day->row = finding->row;
    day->done = finding->done;
    if (finding->verdict == CAF_NOT_MET) {
        caf_date until = finding->done != 0 ? finding->done : to->as_of;
        day->until = until > finding->due ? until : 0;
    }
    if (finding->verdict == CAF_NOT_MET || finding->verdict == CAF_DUE) {
        char date[CAF_DATE_TEXT] = "";
        (void)caf_date_format(finding->due, date);
        snprintf(day->label, sizeof day->label, "%s %s", rule->name, date);
    }
    FILE *to_text = begin_text(day);
    if (to_text == NULL) {
        return false;
    }
    fprintf(to_text, "%s: %s", rule->name, rule_title(with->profiles[profile], finding->rule, to->as_of));
    if (finding->done != 0) {
        fprintf(to_text, "; done on %s", words_of(finding->done, words));
    } else if (finding->verdict == CAF_NOT_MET) {
        fputs("; not done", to_text);
    }
    return end_text(to_text);
}

static int by_day(const void *one, const void *other)
{
    const story_day *a = one;
    const story_day *b = other;
    int by_lane = a->lane != b->lane ? (a->lane > b->lane) - (a->lane < b->lane) : (a->kind > b->kind) - (a->kind < b->kind);
    int by_rule = a->rule != b->rule ? (a->rule > b->rule) - (a->rule < b->rule) : (a->field > b->field) - (a->field < b->field);
    if (a->from != b->from) {
        return (a->from > b->from) - (a->from < b->from);
    }
    return by_lane != 0 ? by_lane : by_rule != 0 ? by_rule : (a->row > b->row) - (a->row < b->row);
}

void settle_story_days(case_story *of)
{
    caf_date first = of->as_of;
    for (int64_t i = 0; i < of->n_days; i++) {
        first = of->days[i].kind <= STORY_RECORDED && of->days[i].from < first ? of->days[i].from : first;
    }
    caf_date ahead = (of->as_of - first) / 3;
    ahead = ahead > LEAST_AHEAD ? ahead : LEAST_AHEAD;
    for (int64_t i = 0; i < of->n_days; i++) {
        of->days[i].is_later = of->days[i].kind > STORY_RECORDED && of->days[i].from - of->as_of > ahead;
    }
    if (of->n_days > 0) {
        qsort(of->days, (size_t)of->n_days, sizeof *of->days, by_day);
    }
}
