/* What the answers come to, as JSON and as CSV. */
#include <stdlib.h>
#include <string.h>
#include "audit.h"
#include "messages.h"
#include "put.h"

enum { MOST_COUNTS = CAF_INSTRUMENT_QUESTIONS * CAF_SCALE_GRADES };

static void put_named(FILE *to, const audit *of, const char *before, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    fputs(before, to);
    put_json(to, name, length);
}

static const char *question_text(const audit *of, int32_t question)
{
    return question >= 0 ? audit_text(of, of->parts.questions[question].name) : NULL;
}

static void put_unsafe_json(FILE *to, const audit *of)
{
    const char *before = "\n";
    if (of->totals) {
        fprintf(to, "  \"unsafe\": {\"current\": %lld, \"past\": %lld}", (long long)count_unsafe(of, CAF_UNSAFE_NOW),
                (long long)count_unsafe(of, CAF_UNSAFE_PAST));
        return;
    }
    fputs("  \"unsafe\": [", to);
    for (int64_t i = 0; i < of->n; i++) {
        if (of->all[i].unsafe != CAF_UNSAFE_NONE) {
            fputs(before, to);
            put_named(to, of, "    {\"form\": ", of->all[i].form);
            put_named(to, of, ", \"case\": ", of->all[i].case_id);
            put_named(to, of, ", \"agency\": ", of->all[i].agency);
            put_member(to, "question", question_text(of, of->all[i].question));
            put_member(to, "when", unsafe_word(of->all[i].unsafe));
            fprintf(to, ", \"line\": %lld}", (long long)caf_answers_line(of->answers, i));
            before = ",\n";
        }
    }
    fputs(before[0] == ',' ? "\n  ]" : "]", to);
}

/* Cases of two authorities, where the forms were held against the record. */
static void put_crossings_json(FILE *to, const audit *of)
{
    if (of->totals) {
        fprintf(to, ",\n  \"two_authorities\": %lld", (long long)of->n_crossings);
        return;
    }
    fputs(",\n  \"two_authorities\": [", to);
    for (int64_t i = 0; i < of->n_crossings; i++) {
        const crossing *one = &of->crossings[i];
        put_named(to, of, i > 0 ? ",\n    {\"form\": " : "\n    {\"form\": ", of->all[one->begin].form);
        put_named(to, of, ", \"case\": ", of->all[one->begin].case_id);
        fputs(", \"authorities\": [", to);
        for (int32_t k = 0; k < one->n; k++) {
            fputs(k > 0 ? ", " : "", to);
            put_json(to, one->names[k], one->lengths[k]);
        }
        fputs("]}", to);
    }
    fputs(of->n_crossings > 0 ? "\n  ]" : "]", to);
}

static void put_score_json(FILE *to, const caf_score *score)
{
    char text[16];
    const char *percent = percent_text(score, text);
    fprintf(to, "\"asked\": %d, \"answered\": %d, \"not_applicable\": %d, \"points\": %d, \"possible\": %d, \"percent\": %s}",
            (int)score->asked, (int)score->answered, (int)score->not_applicable, (int)score->points, (int)score->possible,
            percent != NULL ? percent : "null");
}

static void put_form_json(FILE *to, const audit *of, int64_t begin, int64_t end)
{
    caf_score sections[CAF_INSTRUMENT_SECTIONS];
    caf_score whole[CAF_SCORE_KINDS];
    int32_t question;
    (void)caf_form_score(of->instrument, of->all + begin, end - begin, sections, CAF_INSTRUMENT_SECTIONS, whole);
    int32_t overall = caf_form_overall(of->instrument, of->all + begin, end - begin, &question);
    int32_t rating = caf_instrument_rate(of->instrument, &whole[CAF_PERCENTAGE]);
    put_named(to, of, "    {\"form\": ", of->all[begin].form);
    put_named(to, of, ", \"case\": ", of->all[begin].case_id);
    put_named(to, of, ", \"agency\": ", of->all[begin].agency);
    put_member(to, "overall", overall >= 0 ? caf_grade_name(of->instrument, question, overall) : NULL);
    put_member(to, "rating", rating >= 0 ? audit_text(of, of->parts.ratings[rating].name) : NULL);
    fputs(", \"sections\": [", to);
    for (int32_t i = 0; i < of->parts.n_sections; i++) {
        fprintf(to, "%s{\"section\": ", i > 0 ? ", " : "");
        put_json_text(to, audit_text(of, of->parts.sections[i].name));
        fprintf(to, ", \"score\": \"%s\", ", score_word(of->parts.sections[i].score));
        put_score_json(to, &sections[i]);
    }
    fputc(']', to);
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++) {
        fprintf(to, ", \"%s\": {", score_word(kind));
        put_score_json(to, &whole[kind]);
    }
    fputc('}', to);
}

static void put_tally_json(FILE *to, const audit *of, const int64_t *counts)
{
    const char *before = "{";
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        if (of->parts.questions[i].scale < 0) {
            continue;
        }
        fputs(before, to);
        put_json_text(to, question_text(of, i));
        for (int32_t grade = 0; caf_grade_name(of->instrument, i, grade) != NULL; grade++) {
            fputs(grade == 0 ? ": {" : ", ", to);
            put_json_text(to, caf_grade_name(of->instrument, i, grade));
            fprintf(to, ": %lld", (long long)counts[i * CAF_SCALE_GRADES + grade]);
        }
        fputc('}', to);
        before = ", ";
    }
    fputs(before[0] == ',' ? "}" : "{}", to);
}

static void put_ranking_json(FILE *to, const audit *of, const int64_t *counts)
{
    for (int32_t polarity = CAF_STRENGTH; polarity < CAF_POLARITIES; polarity++) {
        caf_ranked ranked[CAF_INSTRUMENT_QUESTIONS];
        int32_t n = 0;
        (void)caf_rank_statements(of->instrument, counts, MOST_COUNTS, polarity, ranked, CAF_INSTRUMENT_QUESTIONS, &n);
        fprintf(to, "%s\"%s\": [", polarity > CAF_STRENGTH ? ", " : "{", polarity_word(polarity));
        for (int32_t i = 0; i < n; i++) {
            fputs(i > 0 ? ", {\"question\": " : "{\"question\": ", to);
            put_json_text(to, question_text(of, ranked[i].question));
            fprintf(to, ", \"asked_in\": %d, \"agreed\": %lld, \"answered\": %lld}", (int)ranked[i].asked_in,
                    (long long)ranked[i].agreed, (long long)ranked[i].answered);
        }
        fputc(']', to);
    }
    fputc('}', to);
}

static void put_forms_json(FILE *to, const audit *of)
{
    fputs(",\n  \"forms\": [\n", to);
    for (int64_t begin = 0, end; begin < of->n; begin = end) {
        end = caf_answers_form_end(of->answers, begin);
        fputs(begin > 0 ? ",\n" : "", to);
        put_form_json(to, of, begin, end);
    }
    fputs("\n  ]", to);
}

static void put_scored_json(FILE *to, const audit *of, int64_t *counts, const caf_answer *sorted)
{
    if (!of->totals) {
        put_forms_json(to, of);
    }
    count_answers(of, of->all, of->n, counts);
    fputs(",\n  \"counts\": ", to);
    put_tally_json(to, of, counts);
    fputs(",\n  \"ranking\": ", to);
    put_ranking_json(to, of, counts);
    fputs(",\n  \"agencies\": [", to);
    const char *before = "\n";
    int64_t end = 0;
    for (int64_t i = next_agency(sorted, of->n, &end); i >= 0; i = next_agency(sorted, of->n, &end)) {
        count_answers(of, sorted + i, end - i, counts);
        fputs(before, to);
        put_named(to, of, "    {\"agency\": ", sorted[i].agency);
        before = ",\n";
        fputs(", \"counts\": ", to);
        put_tally_json(to, of, counts);
        fputc('}', to);
    }
    fputs(before[0] == ',' ? "\n  ]" : "]", to);
}

bool put_answers_json(FILE *to, const audit *of, bool scored)
{
    int64_t *counts = calloc(MOST_COUNTS, sizeof *counts);
    caf_answer *sorted = sort_by_agency(of);
    bool well = counts != NULL && sorted != NULL;
    if (well) {
        fprintf(to, "{\n  \"libcaf\": \"%s\",\n  \"instrument\": \"%s\",\n", caf_version(), caf_instrument_name(of->instrument));
        put_unsafe_json(to, of);
        if (of->record != NULL) {
            put_crossings_json(to, of);
        }
        if (scored) {
            put_scored_json(to, of, counts, sorted);
        }
        fputs("\n}\n", to);
    }
    free(counts);
    free(sorted);
    return well || no_memory();
}

static void put_number_cell(FILE *to, const audit *of, int64_t number)
{
    size_t length;
    const char *name = audit_name(of, number, &length);
    put_next_cell(to, name != NULL ? name : "", length);
}

/* The cells that say which form, and which part of the instrument. */
static void begin_row(FILE *to, const audit *of, const char *what, const caf_answer *answer, const char *section, const char *question)
{
    fputs(what, to);
    put_number_cell(to, of, answer != NULL ? answer->form : 0);
    put_number_cell(to, of, answer != NULL ? answer->case_id : 0);
    put_number_cell(to, of, answer != NULL ? answer->agency : 0);
    put_next_text(to, section);
    put_next_text(to, question);
}

static void put_form_csv(FILE *to, const audit *of, int64_t begin, int64_t end)
{
    caf_score sections[CAF_INSTRUMENT_SECTIONS];
    caf_score whole[CAF_SCORE_KINDS];
    char text[16];
    int32_t question;
    (void)caf_form_score(of->instrument, of->all + begin, end - begin, sections, CAF_INSTRUMENT_SECTIONS, whole);
    for (int32_t i = 0; i < of->parts.n_sections + CAF_SCORE_KINDS; i++) {
        bool is_section = i < of->parts.n_sections;
        int32_t kind = is_section ? of->parts.sections[i].score : i - of->parts.n_sections;
        const caf_score *score = is_section ? &sections[i] : &whole[kind];
        if (score->asked > 0 && kind != CAF_COUNTED) {
            begin_row(to, of, is_section ? "section" : "whole", &of->all[begin],
                      is_section ? audit_text(of, of->parts.sections[i].name) : NULL, NULL);
            put_next_text(to, score_word(kind));
            fprintf(to, ",%d,%d", (int)score->points, (int)score->possible);
            put_next_text(to, kind == CAF_PERCENTAGE ? percent_text(score, text) : NULL);
            fputs("\r\n", to);
        }
    }
    int32_t overall = caf_form_overall(of->instrument, of->all + begin, end - begin, &question);
    if (overall >= 0) {
        begin_row(to, of, "overall", &of->all[begin], NULL, question_text(of, question));
        put_next_text(to, caf_grade_name(of->instrument, question, overall));
        fputs(",,,\r\n", to);
    }
}

static void put_tally_csv(FILE *to, const audit *of, int64_t agency, const int64_t *counts)
{
    caf_answer whose;
    memset(&whose, 0, sizeof whose);
    whose.agency = agency;
    for (int32_t i = 0; i < of->parts.n_questions; i++) {
        for (int32_t grade = 0; caf_grade_name(of->instrument, i, grade) != NULL; grade++) {
            begin_row(to, of, "count", &whose, audit_text(of, of->parts.sections[of->parts.questions[i].section].name), question_text(of, i));
            put_next_text(to, caf_grade_name(of->instrument, i, grade));
            fprintf(to, ",%lld,,\r\n", (long long)counts[i * CAF_SCALE_GRADES + grade]);
        }
    }
}

/* Counts where nothing is said by form: of unsafe practice, and of forms about cases of two authorities. */
static void put_totals_csv(FILE *to, const audit *of)
{
    for (int32_t unsafe = CAF_UNSAFE_NOW; unsafe < CAF_UNSAFE_KINDS; unsafe++) {
        begin_row(to, of, "unsafe", NULL, NULL, NULL);
        put_next_text(to, unsafe_word(unsafe));
        fprintf(to, ",%lld,,\r\n", (long long)count_unsafe(of, unsafe));
    }
    if (of->record != NULL) {
        begin_row(to, of, "two authorities", NULL, NULL, NULL);
        fprintf(to, ",,%lld,,\r\n", (long long)of->n_crossings);
    }
}

static void put_unsafe_csv(FILE *to, const audit *of)
{
    for (int64_t i = 0; i < of->n; i++) {
        if (of->all[i].unsafe != CAF_UNSAFE_NONE) {
            begin_row(to, of, "unsafe", &of->all[i], NULL, question_text(of, of->all[i].question));
            put_next_text(to, unsafe_word(of->all[i].unsafe));
            fputs(",,,\r\n", to);
        }
    }
}

/* A row for each authority of a case that has been in two. */
static void put_crossings_csv(FILE *to, const audit *of)
{
    for (int64_t i = 0; i < of->n_crossings; i++) {
        const crossing *one = &of->crossings[i];
        for (int32_t k = 0; k < one->n; k++) {
            begin_row(to, of, "authority", &of->all[one->begin], NULL, NULL);
            put_next_cell(to, one->names[k], one->lengths[k]);
            fputs(",,,\r\n", to);
        }
    }
}

bool put_answers_csv(FILE *to, const audit *of, bool scored)
{
    int64_t *counts = calloc(MOST_COUNTS, sizeof *counts);
    caf_answer *sorted = sort_by_agency(of);
    bool well = counts != NULL && sorted != NULL;
    fputs(well ? "what,form,case,agency,section,question,answer,number,of,percent\r\n" : "", to);
    if (well && of->totals) {
        put_totals_csv(to, of);
    } else if (well) {
        put_unsafe_csv(to, of);
        put_crossings_csv(to, of);
    }
    for (int64_t begin = 0, end; well && scored && !of->totals && begin < of->n; begin = end) {
        end = caf_answers_form_end(of->answers, begin);
        put_form_csv(to, of, begin, end);
    }
    if (well && scored) {
        int64_t end = 0;
        count_answers(of, of->all, of->n, counts);
        put_tally_csv(to, of, 0, counts);
        for (int64_t i = next_agency(sorted, of->n, &end); i >= 0; i = next_agency(sorted, of->n, &end)) {
            count_answers(of, sorted + i, end - i, counts);
            put_tally_csv(to, of, sorted[i].agency, counts);
        }
    }
    free(counts);
    free(sorted);
    return well || no_memory();
}
