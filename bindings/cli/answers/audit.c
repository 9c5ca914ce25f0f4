/* What all formats of an audit need, and what an instrument asks. */
#include "audit.h"

#include <stdlib.h>
#include <string.h>
#include "put.h"
#include "screen.h"

const char *audit_text(const audit *of, int32_t text)
{
    const char *found = caf_instrument_text(of->instrument, text);
    return found != NULL ? found : "";
}

const char *score_word(int32_t score)
{
    static const char *const words[CAF_SCORE_KINDS] = { "", "counted", "percentage", "total" };
    return score > 0 && score < CAF_SCORE_KINDS ? words[score] : "";
}

const char *polarity_word(int32_t polarity)
{
    static const char *const words[CAF_POLARITIES] = { "", "strength", "weakness", "neutral" };
    return polarity > 0 && polarity < CAF_POLARITIES ? words[polarity] : "";
}

const char *unsafe_word(int32_t unsafe)
{
    return unsafe == CAF_UNSAFE_PAST ? "past" : "current";
}

static const char *kind_word(int32_t kind)
{
    static const char *const words[CAF_INSTRUMENT_KINDS] = { "", "audit", "checklist", "questionnaire", "survey" };
    return kind > 0 && kind < CAF_INSTRUMENT_KINDS ? words[kind] : "";
}

const char *audit_name(const audit *of, int64_t number, size_t *length)
{
    *length = 0;
    return caf_answers_text(of->answers, number, length);
}

int64_t count_unsafe(const audit *of, int32_t unsafe)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n; i++) {
        n += of->all[i].unsafe == unsafe;
    }
    return n;
}

bool is_unsafe(const audit *of)
{
    return count_unsafe(of, CAF_UNSAFE_NOW) + count_unsafe(of, CAF_UNSAFE_PAST) > 0;
}

const char *named_forms(const audit *of, bool scored)
{
    bool by_form = scored && of->parts.kind != CAF_ASKS_PROFESSIONALS && of->n > 0;
    return !of->totals && (by_form || is_unsafe(of) || of->n_crossings > 0)
               ? "Forms and cases are named: this is for those who audit them."
               : NULL;
}

bool sum_section(const audit *of, int32_t section, int32_t scale, const int64_t *counts, int64_t sum[CAF_SCALE_GRADES])
{
    bool any = false;
    memset(sum, 0, CAF_SCALE_GRADES * sizeof *sum);
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        if (of->parts.questions[i].section == section && of->parts.questions[i].scale == scale) {
            any = true;
            for (int32_t grade = 0; grade < CAF_SCALE_GRADES; grade++) {
                sum[grade] += counts[i * CAF_SCALE_GRADES + grade];
            }
        }
    }
    return any;
}

/* An agency's number is that of its first appearance. */
static int by_agency(const void *a, const void *b)
{
    const caf_answer *one = a;
    const caf_answer *other = b;
    return (one->agency > other->agency) - (one->agency < other->agency);
}

caf_answer *sort_by_agency(const audit *of)
{
    caf_answer *sorted = calloc((size_t)of->n + 1, sizeof *sorted);
    if (sorted != NULL && of->n > 0) {
        memcpy(sorted, of->all, (size_t)of->n * sizeof *sorted);
        qsort(sorted, (size_t)of->n, sizeof *sorted, by_agency);
    }
    return sorted;
}

int64_t next_agency(const caf_answer *sorted, int64_t n, int64_t *end)
{
    int64_t begin = *end;
    while (begin < n && sorted[begin].agency == 0) {
        begin++;
    }
    *end = begin;
    while (*end < n && sorted[*end].agency == sorted[begin].agency) {
        ++*end;
    }
    return begin < n ? begin : -1;
}

void count_answers(const audit *of, const caf_answer *answers, int64_t n, int64_t *counts)
{
    int64_t n_counts = (int64_t)of->parts.n_questions * CAF_SCALE_GRADES;
    memset(counts, 0, (size_t)n_counts * sizeof *counts);
    (void)caf_answers_tally(of->instrument, answers, n, counts, n_counts);
}

const char *percent_text(const caf_score *score, char text[16])
{
    if (score->tenths < 0) {
        return NULL;
    }
    snprintf(text, 16, "%d.%d", (int)(score->tenths / 10), (int)(score->tenths % 10));
    return text;
}

const char *score_text(const caf_score *score, int32_t kind, char text[SCORE_TEXT])
{
    char percent[16];
    if (kind == CAF_PERCENTAGE && percent_text(score, percent) == NULL) {
        return "unknown";
    }
    if (kind == CAF_PERCENTAGE) {
        snprintf(text, SCORE_TEXT, "%d of %d, %s %%", (int)score->points, (int)score->possible, percent);
    } else if (kind == CAF_TOTAL) {
        snprintf(text, SCORE_TEXT, "%d of %d", (int)score->points, (int)score->possible);
    } else {
        snprintf(text, SCORE_TEXT, "%d of %d answered, %d not applicable", (int)score->answered, (int)score->asked, (int)score->not_applicable);
    }
    return text;
}

static audit audit_at(int32_t index)
{
    audit of;
    memset(&of, 0, sizeof of);
    of.instrument = caf_instrument_at(index);
    of.parts.size = (int32_t)sizeof of.parts;
    (void)caf_instrument_parts_of(of.instrument, &of.parts);
    return of;
}

void list_instruments(FILE *to, bool json)
{
    fputs(json ? "[\n" : "", to);
    for (int32_t i = 0; caf_instrument_at(i) != NULL; i++) {
        audit of = audit_at(i);
        if (!json) {
            fprintf(to, "%-22s%-15s%4d  %s\n", caf_instrument_name(of.instrument), kind_word(of.parts.kind), (int)of.parts.n_questions,
                    audit_text(&of, of.parts.title));
            continue;
        }
        fprintf(to, "%s  {\"instrument\": \"%s\"", i > 0 ? ",\n" : "", caf_instrument_name(of.instrument));
        put_member(to, "kind", kind_word(of.parts.kind));
        put_member(to, "title", audit_text(&of, of.parts.title));
        fprintf(to, ", \"questions\": %d}", (int)of.parts.n_questions);
    }
    fputs(json ? "\n]\n" : "", to);
}

/* "comment, evidence": what a question needs beside its grade. */
static void put_flags(FILE *to, int32_t flags, const char *begin, const char *between, const char *end)
{
    static const char *const words[] = { "comment", "evidence", "narrative", "overall", "may be blank" };
    const char *before = begin;
    for (int bit = 0; bit < 5; bit++) {
        if ((flags & 1 << bit) != 0) {
            fprintf(to, "%s%s", before, words[bit]);
            before = between;
        }
    }
    fputs(before != begin ? end : "", to);
}

static void put_rules(FILE *to, const audit *of, const caf_question *question, const char *begin, const char *between)
{
    for (int32_t i = 0; i < question->n_rules; i++) {
        const caf_rule *rule = caf_rule_get(of->parts.rules[question->first_rule + i]);
        fprintf(to, "%s%s", i == 0 ? begin : between, rule != NULL ? rule->name : "");
    }
}

static void put_scales(FILE *to, const audit *of)
{
    for (int32_t i = 0; i < of->parts.n_scales; i++) {
        const caf_scale *scale = &of->parts.scales[i];
        fprintf(to, "  %s: ", audit_text(of, scale->name));
        for (int32_t k = 0; k < scale->n_grades; k++) {
            const caf_scale_grade *grade = &of->parts.grades[scale->first_grade + k];
            fprintf(to, "%s%s", k > 0 ? ", " : "", audit_text(of, grade->name));
        }
        fputc('\n', to);
    }
}

void show_instrument(FILE *to, const audit *of)
{
    int32_t section = -1;
    fprintf(to, "%s: %s\n%s\n%s\n\nScales\n", caf_instrument_name(of->instrument), audit_text(of, of->parts.title),
            audit_text(of, of->parts.source), audit_text(of, of->parts.reading));
    put_scales(to, of);
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        const caf_question *question = &of->parts.questions[i];
        if (question->section != section) {
            section = question->section;
            fprintf(to, "\n%s  %s (%s)\n", audit_text(of, of->parts.sections[section].name),
                    audit_text(of, of->parts.sections[section].title), score_word(of->parts.sections[section].score));
        }
        fprintf(to, "  %-8s%s", audit_text(of, question->name), audit_text(of, question->text));
        put_flags(to, question->flags, " [", ", ", "]");
        fprintf(to, "%s%s", question->polarity != 0 ? " " : "", polarity_word(question->polarity));
        put_rules(to, of, question, "\n          ", " ");
        fputc('\n', to);
    }
}

static void put_question_json(FILE *to, const audit *of, const caf_question *question)
{
    fputs("    {\"question\": ", to);
    put_json_text(to, audit_text(of, question->name));
    put_member(to, "section", audit_text(of, of->parts.sections[question->section].name));
    put_member(to, "text", audit_text(of, question->text));
    put_member(to, "scale", question->scale >= 0 ? audit_text(of, of->parts.scales[question->scale].name) : NULL);
    put_member(to, "polarity", question->polarity != 0 ? polarity_word(question->polarity) : NULL);
    put_member(to, "theme", caf_instrument_text(of->instrument, question->theme));
    put_member(to, "statement", caf_instrument_text(of->instrument, question->statement));
    fputs(", \"needs\": [", to);
    put_flags(to, question->flags & (CAF_COMMENT_NEEDED | CAF_EVIDENCE_NEEDED), "\"", "\", \"", "\"");
    fputs("], \"rules\": [", to);
    put_rules(to, of, question, "\"", "\", \"");
    fputs(question->n_rules > 0 ? "\"]}" : "]}", to);
}

void show_instrument_json(FILE *to, const audit *of)
{
    fprintf(to, "{\n  \"instrument\": \"%s\"", caf_instrument_name(of->instrument));
    put_member(to, "kind", kind_word(of->parts.kind));
    put_member(to, "title", audit_text(of, of->parts.title));
    put_member(to, "source", audit_text(of, of->parts.source));
    put_member(to, "reading", audit_text(of, of->parts.reading));
    fputs(",\n  \"questions\": [\n", to);
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        fputs(i > 0 ? ",\n" : "", to);
        put_question_json(to, of, &of->parts.questions[i]);
    }
    fputs("\n  ]\n}\n", to);
}

/* "yes / partly / no", as far as there is room: what can be answered; nothing for a narrative. */
static void put_choices(FILE *to, const audit *of, int32_t question)
{
    char text[256] = "";
    size_t used = 0;
    for (int32_t grade = 0; caf_grade_name(of->instrument, question, grade) != NULL && used < sizeof text; grade++) {
        int n = snprintf(text + used, sizeof text - used, "%s%s", grade == 0 ? "" : " / ", caf_grade_name(of->instrument, question, grade));
        used += n > 0 ? (size_t)n : 0;
    }
    put_next_text(to, used < sizeof text ? text : "");
}

/* A form to fill in: a row a question, with its words, which are not read when it comes back. */
void show_instrument_csv(FILE *to, const audit *of)
{
    fputs("form,question,text,grades,answer,comment,evidence,auditor,agency,case,involved,unsafe\r\n", to);
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        put_next_text(to, audit_text(of, of->parts.questions[i].name));
        put_next_text(to, audit_text(of, of->parts.questions[i].text));
        put_choices(to, of, i);
        fputs(",,,,,,,,\r\n", to);
    }
}
