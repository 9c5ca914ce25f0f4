/* Any bytes as an instrument; what is one is asked about, and the same bytes are tried as answers to one. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <caf/instrument_io.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) {
        abort();
    }
}

static void count_problem(void *user, const caf_io_error *problem)
{
    must(problem->status >= 500 && problem->status < 600 && problem->message[0] != '\0');
    ++*(int64_t *)user;
}

/* Every question's first grade: what is built is whole, its form too, unless it asks for what a grade alone does not give. */
static void use_instrument(const caf_instrument *instrument)
{
    static caf_answer answers[CAF_INSTRUMENT_QUESTIONS];
    static int64_t counts[CAF_INSTRUMENT_QUESTIONS * CAF_SCALE_GRADES];
    caf_instrument_parts parts;
    caf_score sections[CAF_INSTRUMENT_SECTIONS], whole[CAF_SCORE_KINDS];
    int64_t n_problems;
    parts.size = (int32_t)sizeof parts;
    must(caf_instrument_parts_of(instrument, &parts) == CAF_OK);
    memset(answers, 0, sizeof answers);
    memset(counts, 0, sizeof counts);
    for (int32_t i = 0; i < parts.n_questions; i++) {
        const char *name = caf_instrument_text(instrument, parts.questions[i].name);
        must(caf_question_named(instrument, name, strlen(name)) == i);
        answers[i].question = i;
        answers[i].ticked = parts.questions[i].scale >= 0;
        answers[i].comment = answers[i].evidence = 1;
    }
    must(caf_form_check(instrument, answers, parts.n_questions, NULL, 0, &n_problems) == CAF_OK && n_problems == 0);
    must(caf_form_score(instrument, answers, parts.n_questions, sections, CAF_INSTRUMENT_SECTIONS, whole) == CAF_OK);
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++) {
        must(whole[kind].answered == whole[kind].asked && whole[kind].points <= whole[kind].possible && whole[kind].tenths <= 1000);
    }
    must(caf_answers_tally(instrument, answers, parts.n_questions, counts, CAF_INSTRUMENT_QUESTIONS * CAF_SCALE_GRADES) == CAF_OK);
}

static void try_answers(const uint8_t *data, size_t size)
{
    caf_answers *answers = NULL;
    caf_io_error error;
    int64_t told = 0;
    int64_t n_problems = -1;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_answers_open_memory(data, size, "input", caf_instrument_at(0), &answers, &error);
    must((status == CAF_OK) == (answers != NULL));
    if (status == CAF_OK) {
        must(caf_answers_check(answers, count_problem, &told, &n_problems) == CAF_OK && told == n_problems);
    } else {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
    }
    caf_answers_close(answers);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t problems = 0;
    caf_instrument_file *file = NULL;
    caf_instrument_file *again = NULL;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_instrument_open_memory(data, size, "input", NULL, NULL, &file, &error);
    must((status == CAF_OK) == (file != NULL));
    must(caf_instrument_open_memory(data, size, "input", count_problem, &problems, &again, NULL) == status);
    must((problems == 0) == (status == CAF_OK));
    if (status == CAF_OK) {
        use_instrument(caf_instrument_of(file));
    } else {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
    }
    caf_instrument_close(file);
    caf_instrument_close(again);
    try_answers(data, size);
    return 0;
}
