/* What the answers come to, for a person. */
#include <stdlib.h>
#include <string.h>
#include "audit.h"
#include "messages.h"
#include "put.h"
#include "screen.h"

enum { MOST_COUNTS = CAF_INSTRUMENT_QUESTIONS * CAF_SCALE_GRADES, TITLE_SIZE = 1024 };

static void put_number(FILE *to, const audit *of, const char *before, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    if (name != NULL) {
        fputs(before, to);
        put_name(to, name, length, 0);
    }
}

/* An empty line between what is printed. */
static void part(FILE *to, bool *some)
{
    fputs(*some ? "\n" : "", to);
    *some = true;
}

static void put_unsafe(FILE *to, const audit *of)
{
    fputs("Unsafe practice, to be raised at once\n", to);
    if (of->totals) {
        fprintf(to, "  current %lld, past %lld\n", (long long)count_unsafe(of, CAF_UNSAFE_NOW), (long long)count_unsafe(of, CAF_UNSAFE_PAST));
        return;
    }
    for (int64_t i = 0; i < of->n; i++) {
        if (of->all[i].unsafe != CAF_UNSAFE_NONE) {
            put_number(to, of, "  form ", of->all[i].form);
            put_number(to, of, ", case ", of->all[i].case_id);
            put_number(to, of, ", agency ", of->all[i].agency);
            const char *question = of->all[i].question >= 0 ? audit_text(of, of->parts.questions[of->all[i].question].name) : "?";
            fprintf(to, ", question %s: %s (line %lld)\n", question, unsafe_word(of->all[i].unsafe),
                    (long long)caf_answers_line(of->answers, i));
        }
    }
}

static void put_crossings(FILE *to, const audit *of)
{
    if (of->totals) {
        fprintf(to, "Forms about cases of two authorities: %lld\n", (long long)of->n_crossings);
        return;
    }
    fputs("Cases of two authorities: where one is poor or its outcomes limited, both look at it\n", to);
    for (int64_t i = 0; i < of->n_crossings; i++) {
        const crossing *one = &of->crossings[i];
        put_number(to, of, "  form ", of->all[one->begin].form);
        put_number(to, of, ", case ", of->all[one->begin].case_id);
        for (int32_t k = 0; k < one->n; k++) {
            fputs(k == 0 ? ": " : " and ", to);
            put_name(to, one->names[k], one->lengths[k], 0);
        }
        fputs(one->n == 0 ? ": neither is on record\n" : one->n == 1 ? "; the other is not on record\n" : "\n", to);
    }
}

static void put_score(FILE *to, const caf_score *score, int32_t kind)
{
    char text[SCORE_TEXT];
    fprintf(to, "%s\n", score_text(score, kind, text));
}

static void put_form(FILE *to, const audit *of, int64_t begin, int64_t end)
{
    caf_score sections[CAF_INSTRUMENT_SECTIONS];
    caf_score whole[CAF_SCORE_KINDS];
    int32_t question;
    (void)caf_form_score(of->instrument, of->all + begin, end - begin, sections, CAF_INSTRUMENT_SECTIONS, whole);
    put_number(to, of, "Form ", of->all[begin].form);
    put_number(to, of, ", case ", of->all[begin].case_id);
    put_number(to, of, ", agency ", of->all[begin].agency);
    fputc('\n', to);
    for (int32_t i = 0; i < of->parts.n_sections; i++) {
        if (sections[i].asked > 0) {
            fprintf(to, "  %-50s", audit_text(of, of->parts.sections[i].title));
            put_score(to, &sections[i], of->parts.sections[i].score);
        }
    }
    for (int32_t kind = CAF_PERCENTAGE; kind < CAF_SCORE_KINDS; kind++) {
        if (whole[kind].asked > 0) {
            fprintf(to, "  %-50s", kind == CAF_PERCENTAGE ? "All that is scored by percentage" : "All that is added up");
            put_score(to, &whole[kind], kind);
        }
    }
    if (whole[CAF_PERCENTAGE].asked > 0) {
        int32_t rating = caf_instrument_rate(of->instrument, &whole[CAF_PERCENTAGE]);
        fprintf(to, "  %-50s%s\n", "Rating", rating >= 0 ? audit_text(of, of->parts.ratings[rating].name) : "unknown");
    }
    int32_t overall = caf_form_overall(of->instrument, of->all + begin, end - begin, &question);
    if (overall >= 0) {
        fprintf(to, "  %-50s%s\n", "Overall, the auditor's own", caf_grade_name(of->instrument, question, overall));
    }
}

/* The grades of a scale that were given. */
static void put_counts(FILE *to, const audit *of, int32_t scale, const int64_t *counts)
{
    const char *before = "";
    const caf_scale *on = &of->parts.scales[scale];
    for (int32_t grade = 0; grade < on->n_grades; grade++) {
        if (counts[grade] > 0) {
            fprintf(to, "%s%s %lld", before, audit_text(of, of->parts.grades[on->first_grade + grade].name), (long long)counts[grade]);
            before = ", ";
        }
    }
    fputs(before[0] == '\0' ? "no answer\n" : "\n", to);
}

static bool has_two_scales(const audit *of, int32_t section)
{
    int32_t first = -1;
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        const caf_question *question = &of->parts.questions[i];
        if (question->section == section && question->scale >= 0) {
            if (first >= 0 && question->scale != first) {
                return true;
            }
            first = question->scale;
        }
    }
    return false;
}

/* A line for each scale of a section, which names it where there are several. */
static void put_section(FILE *to, const audit *of, int32_t section, const int64_t *counts)
{
    char title[TITLE_SIZE];
    int64_t sum[CAF_SCALE_GRADES];
    bool several = has_two_scales(of, section);
    for (int32_t scale = 0; scale < of->parts.n_scales; scale++) {
        if (sum_section(of, section, scale, counts, sum)) {
            snprintf(title, sizeof title, "%s%s%s%s", audit_text(of, of->parts.sections[section].title), several ? " (" : "",
                     several ? audit_text(of, of->parts.scales[scale].name) : "", several ? ")" : "");
            fprintf(to, "  %-50s", title);
            put_counts(to, of, scale, sum);
        }
    }
}

static void put_tally(FILE *to, const audit *of, const int64_t *counts, bool by_question)
{
    for (int32_t section = 0; section < of->parts.n_sections; section++) {
        put_section(to, of, section, counts);
        for (int32_t i = 0; by_question && i < of->parts.n_questions; i++) {
            if (of->parts.questions[i].section == section && of->parts.questions[i].scale >= 0) {
                fprintf(to, "    %-48s", audit_text(of, of->parts.questions[i].name));
                put_counts(to, of, of->parts.questions[i].scale, counts + i * CAF_SCALE_GRADES);
            }
        }
    }
}

static void put_ranking(FILE *to, const audit *of, const int64_t *counts)
{
    caf_ranked ranked[CAF_INSTRUMENT_QUESTIONS];
    int32_t n = 0;
    (void)caf_rank_statements(of->instrument, counts, MOST_COUNTS, CAF_WEAKNESS, ranked, CAF_INSTRUMENT_QUESTIONS, &n);
    fputs(n > 0 && ranked[0].agreed > 0 ? "\nWeaknesses by how many agree\n" : "", to);
    for (int32_t i = 0; i < n && ranked[i].agreed > 0; i++) {
        const caf_question *question = &of->parts.questions[ranked[i].question];
        fprintf(to, "  %4lld of %-5lld%-6s%s", (long long)ranked[i].agreed, (long long)ranked[i].answered,
                audit_text(of, question->name), audit_text(of, question->text));
        if (ranked[i].asked_in > 1) {
            fprintf(to, " (asked %d times)", (int)ranked[i].asked_in);
        }
        fputc('\n', to);
    }
}

bool put_answers(FILE *to, const audit *of, bool scored)
{
    int64_t *counts = calloc(MOST_COUNTS, sizeof *counts);
    caf_answer *sorted = sort_by_agency(of);
    bool well = counts != NULL && sorted != NULL;
    bool by_form = scored && of->parts.kind != CAF_ASKS_PROFESSIONALS && !of->totals;
    const char *named = named_forms(of, scored);
    bool some = false;
    if (well && is_unsafe(of)) {
        part(to, &some);
        put_unsafe(to, of);
    }
    if (well && of->n_crossings > 0) {
        part(to, &some);
        put_crossings(to, of);
    }
    for (int64_t begin = 0, end; well && by_form && begin < of->n; begin = end) {
        end = caf_answers_form_end(of->answers, begin);
        part(to, &some);
        put_form(to, of, begin, end);
    }
    if (well && scored) {
        count_answers(of, of->all, of->n, counts);
        part(to, &some);
        fputs("All forms\n", to);
        put_tally(to, of, counts, true);
        put_ranking(to, of, counts);
        int64_t end = 0;
        for (int64_t i = next_agency(sorted, of->n, &end); i >= 0; i = next_agency(sorted, of->n, &end)) {
            count_answers(of, sorted + i, end - i, counts);
            put_number(to, of, "\nAgency ", sorted[i].agency);
            fputc('\n', to);
            put_tally(to, of, counts, false);
        }
    }
    if (well && named != NULL) {
        part(to, &some);
        fprintf(to, "%s\n", named);
    }
    free(counts);
    free(sorted);
    return well || no_memory();
}
