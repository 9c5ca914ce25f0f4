/* One filled-in form: what is wrong with it, and what it comes to. */
#include <string.h>
#include "instrument_block.h"

/* Where problems go; those that do not fit are counted. */
typedef struct sink {
    caf_form_problem *out;
    int64_t capacity;
    int64_t n;
} sink;

static void say(sink *to, int32_t fault, int32_t question, int64_t answer)
{
    if (to->n < to->capacity) {
        caf_form_problem problem = { fault, question, answer };
        to->out[to->n] = problem;
    }
    to->n++;
}

/* The one grade that is ticked; -1: none, or several, or none of the scale. */
static int32_t only_grade(const caf_instrument_parts *parts, const caf_answer *answer)
{
    if (answer->question < 0 || answer->question >= parts->n_questions || parts->questions[answer->question].scale < 0) {
        return -1;
    }
    int32_t n = parts->scales[parts->questions[answer->question].scale].n_grades;
    for (int32_t grade = 0; grade < n; grade++) {
        if (answer->ticked == 1 << grade) {
            return grade;
        }
    }
    return -1;
}

int32_t caf_points_of(const caf_instrument_parts *parts, int32_t question, int32_t grade)
{
    return parts->grades[parts->scales[parts->questions[question].scale].first_grade + grade].points;
}

static int is_blank(const caf_answer *answer)
{
    return answer->ticked == 0 && answer->unknown == 0;
}

static int is_several(uint32_t ticks)
{
    return (ticks & (ticks - 1u)) != 0;
}

/* A grade of the whole that says the question does not apply: no grade. */
static int is_no_overall(const caf_instrument_parts *parts, int32_t question, int32_t grade)
{
    return (parts->questions[question].flags & CAF_OVERALL) != 0 && grade >= 0 &&
           caf_points_of(parts, question, grade) == CAF_NOT_ASKED;
}

static void check_grade(const caf_instrument_parts *parts, const caf_answer *answer, int64_t i, sink *to)
{
    const caf_question *question = &parts->questions[answer->question];
    int32_t grade = only_grade(parts, answer);
    if (answer->unknown != 0) {
        say(to, CAF_NO_SUCH_GRADE, answer->question, i);
    } else if (is_several((uint32_t)answer->ticked)) {
        say(to, CAF_BOTH_TICKED, answer->question, i);
    } else if (!is_blank(answer) && grade < 0) {
        say(to, CAF_NO_SUCH_GRADE, answer->question, i);
    }
    if (is_no_overall(parts, answer->question, grade) && (question->flags & CAF_MAY_BE_BLANK) == 0) {
        say(to, CAF_NO_OVERALL, answer->question, i);
    }
    if ((question->flags & CAF_COMMENT_NEEDED) != 0 && !is_blank(answer) && answer->comment != 1) {
        say(to, CAF_COMMENT_MISSING, answer->question, i);
    }
    if ((question->flags & CAF_EVIDENCE_NEEDED) != 0 && grade >= 0 && answer->evidence != 1 &&
        caf_points_of(parts, answer->question, grade) != CAF_NOT_ASKED) {
        say(to, CAF_EVIDENCE_MISSING, answer->question, i);
    }
}

static int is_of_two(const caf_answer *first, const caf_answer *answer)
{
    return first->case_id != answer->case_id || first->answerer != answer->answerer || first->agency != answer->agency;
}

/* Which questions a form has a row for, and which are answered by one. */
typedef struct seen {
    unsigned char row[CAF_INSTRUMENT_QUESTIONS];
    unsigned char answered[CAF_INSTRUMENT_QUESTIONS];
} seen;

static void check_answer(const caf_instrument_parts *parts, const caf_answer *answer, int64_t i, seen *so_far, sink *to)
{
    int32_t asked = answer->question;
    if (asked < 0 || asked >= parts->n_questions) {
        say(to, CAF_NO_SUCH_QUESTION, -1, i);
        return;
    }
    if (so_far->row[asked]) {
        say(to, CAF_ANSWERED_TWICE, asked, i);
    }
    so_far->row[asked] = 1;
    if ((parts->questions[asked].flags & CAF_NARRATIVE) == 0) {
        check_grade(parts, answer, i, to);
        so_far->answered[asked] |= !is_blank(answer);
        return;
    }
    if (!is_blank(answer)) {
        say(to, CAF_GRADED_NARRATIVE, asked, i);
    }
    so_far->answered[asked] |= answer->comment == 1;
}

static void check_blanks(const caf_instrument_parts *parts, const seen *so_far, sink *to)
{
    for (int32_t i = 0; i < parts->n_questions; i++) {
        int32_t flags = parts->questions[i].flags;
        if (!so_far->answered[i] && (flags & CAF_MAY_BE_BLANK) == 0) {
            say(to, (flags & CAF_OVERALL) != 0 ? CAF_NO_OVERALL : CAF_LEFT_BLANK, i, 0);
        }
    }
}

caf_status caf_form_check(const caf_instrument *instrument, const caf_answer *answers, int64_t n, caf_form_problem *out,
                          int64_t capacity, int64_t *n_out)
{
    caf_instrument_parts parts;
    seen so_far;
    sink to = { out, capacity, 0 };
    int was_involved = 0;
    int was_of_two = 0;
    caf_status status = caf_instrument_look(instrument, &parts);
    if (n_out == NULL || (answers == NULL && n > 0) || (out == NULL && capacity > 0)) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || n < 0 || capacity < 0) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    memset(&so_far, 0, sizeof so_far);
    for (int64_t i = 0; i < n; i++) {
        if (parts.kind == CAF_ASKS_AUDITOR && answers[i].involved == 1 && !was_involved) {
            say(&to, CAF_WAS_INVOLVED, -1, i);
            was_involved = 1;
        }
        if (is_of_two(&answers[0], &answers[i]) && !was_of_two) {
            say(&to, CAF_OF_TWO, -1, i);
            was_of_two = 1;
        }
        check_answer(&parts, &answers[i], i, &so_far, &to);
    }
    check_blanks(&parts, &so_far, &to);
    *n_out = to.n;
    return to.n > capacity ? CAF_E_CAPACITY : CAF_OK;
}

void caf_take_grades(const caf_instrument_parts *parts, const caf_answer *answers, int64_t n, int32_t *grades)
{
    for (int32_t i = 0; i < parts->n_questions; i++) {
        grades[i] = -1;
    }
    for (int64_t i = 0; i < n; i++) {
        int32_t grade = only_grade(parts, &answers[i]);
        if (grade >= 0 && grades[answers[i].question] < 0) {
            grades[answers[i].question] = grade;
        }
    }
}

int32_t caf_most_points(const caf_instrument_parts *parts, int32_t question)
{
    int32_t most = 0;
    int32_t n = parts->scales[parts->questions[question].scale].n_grades;
    for (int32_t grade = 0; grade < n; grade++) {
        int32_t points = caf_points_of(parts, question, grade);
        most = points > most ? points : most;
    }
    return most;
}

static void add_question(const caf_instrument_parts *parts, int32_t question, int32_t grade, caf_score *to)
{
    int32_t points = grade >= 0 ? caf_points_of(parts, question, grade) : 0;
    to->asked++;
    to->answered += grade >= 0;
    if (points == CAF_NOT_ASKED) {
        to->not_applicable++;
        return;
    }
    to->points += points;
    to->possible += caf_most_points(parts, question);
}

/* What was left blank could be anything, so a half-filled form has no percentage. */
static void divide(caf_score *score)
{
    score->tenths = score->possible > 0 && score->answered == score->asked
                        ? (2000 * score->points + score->possible) / (2 * score->possible)
                        : -1;
}

static void add_score(caf_score *to, const caf_score *more)
{
    to->asked += more->asked;
    to->answered += more->answered;
    to->not_applicable += more->not_applicable;
    to->points += more->points;
    to->possible += more->possible;
}

caf_status caf_form_score(const caf_instrument *instrument, const caf_answer *answers, int64_t n, caf_score *sections,
                          int32_t n_sections, caf_score *whole)
{
    caf_instrument_parts parts;
    int32_t grades[CAF_INSTRUMENT_QUESTIONS];
    caf_status status = caf_instrument_look(instrument, &parts);
    if (sections == NULL || whole == NULL || (answers == NULL && n > 0)) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || n < 0) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    if (n_sections < parts.n_sections) {
        return CAF_E_CAPACITY;
    }
    caf_take_grades(&parts, answers, n, grades);
    memset(sections, 0, (size_t)parts.n_sections * sizeof *sections);
    memset(whole, 0, CAF_SCORE_KINDS * sizeof *whole);
    for (int32_t i = 0; i < parts.n_questions; i++) {
        if ((parts.questions[i].flags & (CAF_NARRATIVE | CAF_OVERALL)) == 0) {
            add_question(&parts, i, grades[i], &sections[parts.questions[i].section]);
        }
    }
    for (int32_t i = 0; i < parts.n_sections; i++) {
        add_score(&whole[parts.sections[i].score], &sections[i]);
        divide(&sections[i]);
    }
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++) {
        divide(&whole[kind]);
    }
    return CAF_OK;
}

int32_t caf_form_overall(const caf_instrument *instrument, const caf_answer *answers, int64_t n, int32_t *question)
{
    caf_instrument_parts parts;
    if (question != NULL) {
        *question = -1;
    }
    if (caf_instrument_look(instrument, &parts) != CAF_OK) {
        return -1;
    }
    for (int64_t i = 0; answers != NULL && i < n; i++) {
        int32_t grade = only_grade(&parts, &answers[i]);
        if (grade >= 0 && (parts.questions[answers[i].question].flags & CAF_OVERALL) != 0 &&
            !is_no_overall(&parts, answers[i].question, grade)) {
            if (question != NULL) {
                *question = answers[i].question;
            }
            return grade;
        }
    }
    return -1;
}

int32_t caf_instrument_rate(const caf_instrument *instrument, const caf_score *score)
{
    caf_instrument_parts parts;
    int32_t rating = -1;
    if (score == NULL || score->tenths < 0 || caf_instrument_look(instrument, &parts) != CAF_OK) {
        return -1;
    }
    /* By points, as the tenths were rounded. */
    for (int32_t i = 0; i < parts.n_ratings; i++) {
        rating = (int64_t)score->points * 100 >= (int64_t)parts.ratings[i].from * score->possible ? i : rating;
    }
    return rating;
}

caf_status caf_answers_tally(const caf_instrument *instrument, const caf_answer *answers, int64_t n, int64_t *counts,
                             int64_t n_counts)
{
    caf_instrument_parts parts;
    caf_status status = caf_instrument_look(instrument, &parts);
    if (counts == NULL || (answers == NULL && n > 0)) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || n < 0) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    if (n_counts < (int64_t)parts.n_questions * CAF_SCALE_GRADES) {
        return CAF_E_CAPACITY;
    }
    for (int64_t i = 0; i < n; i++) {
        int32_t grade = only_grade(&parts, &answers[i]);
        if (grade >= 0) {
            counts[answers[i].question * CAF_SCALE_GRADES + grade]++;
        }
    }
    return CAF_OK;
}

static int is_same_statement(const caf_instrument_parts *parts, int32_t one, int32_t other)
{
    const char *a = parts->text + parts->questions[one].statement;
    const char *b = parts->text + parts->questions[other].statement;
    return one == other || (a != parts->text && b != parts->text && strcmp(a, b) == 0);
}

/* Adds a question's counts to its statement among n; their number afterwards. */
static int32_t join(const caf_instrument_parts *parts, const int64_t *counts, int32_t question, caf_ranked *out, int32_t n)
{
    int32_t at = 0;
    while (at < n && !is_same_statement(parts, out[at].question, question)) {
        at++;
    }
    if (at == n) {
        caf_ranked fresh = { question, 0, 0, 0 };
        out[n++] = fresh;
    }
    out[at].asked_in++;
    out[at].agreed += counts[question * CAF_SCALE_GRADES];
    for (int32_t grade = 0; grade < CAF_SCALE_GRADES; grade++) {
        out[at].answered += counts[question * CAF_SCALE_GRADES + grade];
    }
    return n;
}

/*
 * Whether more agreed with one statement each time it was asked: agreed over
 * asked_in as whole and remainder, as their products could be too large.
 */
static int is_more_agreed(const caf_ranked *one, const caf_ranked *other)
{
    int64_t whole = one->agreed / one->asked_in;
    int64_t other_whole = other->agreed / other->asked_in;
    return whole != other_whole ? whole > other_whole
                                : one->agreed % one->asked_in * other->asked_in > other->agreed % other->asked_in * one->asked_in;
}

/* The most agreed first; of equal ones the first asked stays first. */
static void rank(caf_ranked *out, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        caf_ranked moved = out[i];
        int32_t at = i;
        for (; at > 0 && is_more_agreed(&moved, &out[at - 1]); at--) {
            out[at] = out[at - 1];
        }
        out[at] = moved;
    }
}

caf_status caf_rank_statements(const caf_instrument *instrument, const int64_t *counts, int64_t n_counts, int32_t polarity,
                               caf_ranked *out, int32_t capacity, int32_t *n_out)
{
    caf_instrument_parts parts;
    int32_t n = 0;
    caf_status status = caf_instrument_look(instrument, &parts);
    if (counts == NULL || out == NULL || n_out == NULL) {
        return CAF_E_NULL;
    }
    if (status != CAF_OK || polarity < CAF_STRENGTH || polarity >= CAF_POLARITIES) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    if (n_counts < (int64_t)parts.n_questions * CAF_SCALE_GRADES || capacity < parts.n_questions) {
        return CAF_E_CAPACITY;
    }
    for (int32_t i = 0; i < parts.n_questions; i++) {
        if (parts.questions[i].polarity == polarity) {
            n = join(&parts, counts, i, out, n);
        }
    }
    rank(out, n);
    *n_out = n;
    return CAF_OK;
}
