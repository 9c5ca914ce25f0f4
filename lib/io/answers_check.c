/* The faults of forms in words, each with its place. */
#include <stdio.h>
#include <string.h>
#include "answers.h"

/* What is told to whom. */
typedef struct telling {
    const caf_answers *answers;
    caf_instrument_parts parts;
    caf_problem_told *told;
    void *user;
    int64_t n;
} telling;

static const char *question_name(const telling *of, int32_t question)
{
    return question >= 0 ? of->parts.text + of->parts.questions[question].name : NULL;
}

/* "; the scale has outstanding, good, ...", as far as there is room. */
static void list_grades(const telling *of, int32_t question, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (int32_t grade = 0; caf_grade_name(of->answers->instrument, question, grade) != NULL && used < size; grade++) {
        int n = snprintf(text + used, size - used, "%s%s", grade == 0 ? "; there are " : ", ",
                         caf_grade_name(of->answers->instrument, question, grade));
        used += n > 0 ? (size_t)n : 0;
    }
}

/* Whether a name is that of a grade on any scale. */
static bool is_grade(const caf_instrument_parts *parts, const char *text, size_t length)
{
    for (int32_t i = 0; i < parts->n_grades; i++) {
        const char *own = parts->text + parts->grades[i].name;
        if (strlen(own) == length && memcmp(own, text, length) == 0) {
            return true;
        }
    }
    return false;
}

static void offer_all(const caf_instrument_parts *parts, int32_t question, caf_io_nearest *search)
{
    for (int32_t i = 0; question < 0 && i < parts->n_questions; i++) {
        caf_io_offer(search, parts->text + parts->questions[i].name);
    }
    if (question >= 0 && parts->questions[question].scale >= 0) {
        const caf_scale *scale = &parts->scales[parts->questions[question].scale];
        for (int32_t i = 0; i < scale->n_grades; i++) {
            caf_io_offer(search, parts->text + parts->grades[scale->first_grade + i].name);
        }
    }
}

/*
 * A cell can hold a child's name or a narrative, so more is asked than of a heading: most of
 * the known name stands in it ("Todd" is near "good", "Jo" near "no"), and it is not much
 * longer ("good, but Ann says ..." begins as a grade does).
 */
static bool is_near(const caf_io_nearest *search)
{
    size_t own = search->best != NULL ? strlen(search->best) : 0;
    return search->best != NULL && 2 * search->distance < own && search->length <= own + (own + 2) / 3;
}

caf_io_likeness caf_io_answer_likeness(const caf_instrument_parts *parts, int32_t question, const char *text, size_t length)
{
    caf_io_likeness like = { false, NULL };
    caf_io_nearest search = { text, length, NULL, 0 };
    if (!caf_io_showable(text, length)) {
        return like;
    }
    offer_all(parts, question, &search);
    like.meant = is_near(&search) ? search.best : NULL;
    like.shown = like.meant != NULL || (question >= 0 && is_grade(parts, text, length));
    return like;
}

/* "no such grade", or "no grade "fuly"", and what is perhaps meant. */
static void put_said(const telling *of, const char *kind, int32_t question, int64_t said, const char *where, char *text, size_t size)
{
    size_t length = 0;
    const char *name = caf_io_names_text(&of->answers->names, said, &length);
    if (name == NULL) {
        snprintf(text, size, "there is no such %s%s", kind, where);
        return;
    }
    const char *meant = caf_io_answer_likeness(&of->parts, question, name, length).meant;
    snprintf(text, size, "there is no %s \"%.*s\"%s%s%s%s", kind, (int)length, name, where, meant != NULL ? "; perhaps \"" : "",
             meant != NULL ? meant : "", meant != NULL ? "\" is meant" : "");
}

static void say_why(const telling *of, const caf_form_problem *problem, int64_t said, char *text, size_t size)
{
    static const char *const why[CAF_FORM_FAULTS] = {
        [CAF_ANSWERED_TWICE] = "this question is answered twice on one form",
        [CAF_BOTH_TICKED] = "more than one grade is ticked",
        [CAF_COMMENT_MISSING] = "the comment is missing; this question needs one",
        [CAF_EVIDENCE_MISSING] = "a grade without evidence; say what it rests on",
        [CAF_GRADED_NARRATIVE] = "a grade, where a narrative alone is asked for",
        [CAF_WAS_INVOLVED] = "the auditor was involved in this case; another has to audit it",
        [CAF_OF_TWO] = "another case, auditor or agency than this form began with",
        [CAF_NO_OVERALL] = "the form has no overall grade; it is the auditor's to give",
    };
    char where[CAF_INSTRUMENT_NAME + 8];
    if (problem->fault == CAF_NO_SUCH_QUESTION) {
        snprintf(where, sizeof where, " in %s", caf_instrument_name(of->answers->instrument));
        put_said(of, "question", -1, said, where, text, size);
    } else if (problem->fault == CAF_NO_SUCH_GRADE) {
        put_said(of, "grade", problem->question, said, "", text, size);
        size_t used = strlen(text);
        list_grades(of, problem->question, text + used, size - used);
    } else {
        snprintf(text, size, "%s", why[problem->fault]);
    }
}

static void tell(telling *to, int64_t index, const char *field, const char *message)
{
    const caf_io_answer_place *place = (const caf_io_answer_place *)(const void *)to->answers->places.bytes + index;
    caf_io_error problem;
    caf_io_error_begin(&problem, to->answers->file);
    caf_io_fail(&problem, CAF_E_VALUE, place->line, field, "%s", message);
    to->n++;
    if (to->told != NULL) {
        to->told(to->user, &problem);
    }
}

/* The questions left blank in one sentence, as many as there is room for. */
static void tell_blanks(telling *to, int64_t begin, const caf_form_problem *problems, int64_t n)
{
    char text[200] = "left blank: ";
    size_t used = strlen(text);
    int64_t blank = 0;
    int64_t left_out = 0;
    for (int64_t i = 0; i < n; i++) {
        if (problems[i].fault == CAF_LEFT_BLANK) {
            const char *name = question_name(to, problems[i].question);
            if (used + strlen(name) + 24 < sizeof text) {
                used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", blank > 0 ? ", " : "", name);
            } else {
                left_out++;
            }
            blank++;
        }
    }
    if (left_out > 0) {
        snprintf(text + used, sizeof text - used, " and %ld more", (long)left_out);
    }
    if (blank > 0) {
        tell(to, begin, NULL, text);
    }
}

static void tell_form(telling *to, int64_t begin, const caf_form_problem *problems, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        int64_t index = begin + problems[i].answer;
        const caf_io_answer_place *place = (const caf_io_answer_place *)(const void *)to->answers->places.bytes + index;
        char text[240];
        if (problems[i].fault != CAF_LEFT_BLANK) {
            say_why(to, &problems[i], place->said, text, sizeof text);
            tell(to, index, question_name(to, problems[i].question), text);
        }
    }
    tell_blanks(to, begin, problems, n);
}

/* Cells of a form that could not be read. */
static void tell_odd(telling *to, int64_t begin, int64_t end)
{
    static const struct {
        int32_t odd;
        const char *field;
        const char *why;
    } all[] = { { CAF_IO_ODD_TICK, NULL, "neither empty nor ticked: x, yes or 1 is expected" },
                { CAF_IO_ODD_INVOLVED, "involved", "yes, no or nothing is expected" },
                { CAF_IO_ODD_UNSAFE, "unsafe", "current, past, no or nothing is expected" } };
    const caf_io_answer_place *places = (const caf_io_answer_place *)(const void *)to->answers->places.bytes;
    const caf_answer *answers = (const caf_answer *)(const void *)to->answers->answers.bytes;
    for (int64_t index = begin; index < end; index++) {
        for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
            if ((places[index].odd & all[i].odd) != 0) {
                tell(to, index, all[i].field != NULL ? all[i].field : question_name(to, answers[index].question), all[i].why);
            }
        }
    }
}

caf_status caf_answers_check(const caf_answers *answers, caf_problem_told *told, void *user, int64_t *n_problems)
{
    telling to = { answers, { 0 }, told, user, 0 };
    int64_t n = 0;
    if (answers == NULL || n_problems == NULL) {
        return CAF_E_NULL;
    }
    caf_io_buffer problems = { answers->memory, NULL, 0, 0 };
    const caf_answer *all = caf_answers_all(answers, &n);
    to.parts.size = (int32_t)sizeof to.parts;
    caf_status status = caf_instrument_parts_of(answers->instrument, &to.parts);
    for (int64_t begin = 0, end; status == CAF_OK && begin < n; begin = end) {
        int64_t found = 0;
        end = caf_answers_form_end(answers, begin);
        status = caf_form_check(answers->instrument, all + begin, end - begin, NULL, 0, &found);
        problems.used = 0;
        if (status == CAF_E_CAPACITY) {
            void *room = caf_io_append(&problems, (size_t)found * sizeof(caf_form_problem));
            status = room == NULL ? CAF_E_MEMORY
                                  : caf_form_check(answers->instrument, all + begin, end - begin, room, found, &found);
        }
        tell_odd(&to, begin, end);
        if (status == CAF_OK) {
            tell_form(&to, begin, (const caf_form_problem *)(const void *)problems.bytes, found);
        }
    }
    caf_io_release(&problems);
    *n_problems = to.n;
    return status;
}
