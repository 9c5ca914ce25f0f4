/* Instruments: the built-in ones against the documents' numbers, forms with their faults, and sums worked by hand. */
#include "core_support.h"
#include "instrument_block.h"

static const caf_instrument *named(const char *name, caf_instrument_parts *parts)
{
    const caf_instrument *instrument = caf_instrument_builtin(name, strlen(name));
    ck_assert_msg(instrument != NULL, "%s is not built in", name);
    parts->size = (int32_t)sizeof *parts;
    ck_assert_int_eq(caf_instrument_parts_of(instrument, parts), CAF_OK);
    return instrument;
}

/* An answer with all that any question needs. */
static caf_answer answer(const caf_instrument *instrument, const char *question, const char *grade)
{
    caf_answer made;
    memset(&made, 0, sizeof made);
    made.question = caf_question_named(instrument, question, strlen(question));
    ck_assert_msg(made.question >= 0, "there is no question %s", question);
    int32_t place = grade[0] != '\0' ? caf_grade_named(instrument, made.question, grade, strlen(grade)) : -1;
    ck_assert_msg(grade[0] == '\0' || place >= 0, "there is no grade %s", grade);
    made.ticked = place >= 0 ? 1 << place : 0;
    made.comment = 1;
    made.evidence = 1;
    return made;
}

/* The same grade for every question that has a scale, a narrative for the others. */
static int64_t fill(const caf_instrument *instrument, const caf_instrument_parts *parts, const char *grade, caf_answer *out)
{
    for (int32_t i = 0; i < parts->n_questions; i++) {
        const char *name = caf_instrument_text(instrument, parts->questions[i].name);
        out[i] = answer(instrument, name, parts->questions[i].scale >= 0 ? grade : "");
    }
    return parts->n_questions;
}

static void expect_questions(const char *name, const char *const *questions, int32_t n)
{
    caf_instrument_parts parts;
    const caf_instrument *instrument = named(name, &parts);
    ck_assert_int_eq(parts.n_questions, n);
    for (int32_t i = 0; i < n; i++) {
        ck_assert_str_eq(caf_instrument_text(instrument, parts.questions[i].name), questions[i]);
    }
}

/* Thirty questions, 1a; 2a-e; 3a-m; 4a-i; 5a-b, and the overall grade; 3m and 4i are narratives. */
START_TEST(tier_2_asks_what_the_toolkit_asks)
{
    static const char *const questions[] = { "1a", "2a", "2b", "2c", "2d", "2e", "3a", "3b", "3c", "3d", "3e", "3f", "3g", "3h", "3i", "3j",
                                             "3k", "3l", "3m", "4a", "4b", "4c", "4d", "4e", "4f", "4g", "4h", "4i", "5a", "5b", "overall" };
    caf_instrument_parts parts;
    const caf_instrument *instrument = named("blackburn-tier-2", &parts);
    expect_questions("blackburn-tier-2", questions, 30 + 1);
    for (int32_t i = 0; i < parts.n_questions; i++) {
        const char *name = caf_instrument_text(instrument, parts.questions[i].name);
        bool narrative = strcmp(name, "3m") == 0 || strcmp(name, "4i") == 0;
        ck_assert_int_eq((parts.questions[i].flags & CAF_NARRATIVE) != 0, narrative);
        ck_assert_int_eq((parts.questions[i].flags & CAF_OVERALL) != 0, i == 30);
        ck_assert_msg((parts.questions[i].flags & CAF_COMMENT_NEEDED) != 0, "%s needs no comment", name);
        ck_assert_int_eq((parts.questions[i].flags & CAF_EVIDENCE_NEEDED) != 0, i < 30);
        ck_assert_msg(narrative || parts.questions[i].n_rules > 0, "no rule bears on %s", name);
    }
    static const char *const grades[] = { "outstanding", "good", "requires improvement", "inadequate", "not applicable" };
    for (int32_t i = 0; i < 5; i++) {
        ck_assert_str_eq(caf_grade_name(instrument, 0, i), grades[i]);
    }
    ck_assert_ptr_null(caf_grade_name(instrument, 0, 5));
}
END_TEST

/* Every rule of the catalogue that is called after a question of Tier 2 bears on that question, and on none by mistake. */
START_TEST(a_question_of_tier_2_has_the_rules_of_its_name)
{
    caf_instrument_parts parts;
    const caf_instrument *instrument = named("blackburn-tier-2", &parts);
    for (caf_rule_id id = 1; id < caf_rule_count(); id++) {
        const caf_rule *rule = caf_rule_get(id);
        if (rule == NULL || strncmp(rule->name, "BD-", 3) != 0 || rule->name[3] == 'T') {
            continue;
        }
        int32_t question = caf_question_named(instrument, rule->name + 3, 2);
        ck_assert_msg(question >= 0, "no question for %s", rule->name);
        int n = 0;
        for (int32_t i = 0; i < parts.n_questions; i++) {
            for (int32_t k = 0; k < parts.questions[i].n_rules; k++) {
                if (parts.rules[parts.questions[i].first_rule + k] == id) {
                    ck_assert_int_eq(i, question);
                    n++;
                }
            }
        }
        ck_assert_msg(n == 1, "%s bears on %d questions", rule->name, n);
    }
}
END_TEST

static int32_t count_of(const caf_instrument_parts *parts, int32_t section, int32_t polarity)
{
    int32_t n = 0;
    for (int32_t i = 0; i < parts->n_questions; i++) {
        n += parts->questions[i].section == section && parts->questions[i].polarity == polarity;
    }
    return n;
}

/* 39 questions: identifying details 8, assessment information 7, 24 more; six areas. */
START_TEST(the_quality_review_has_39_questions_and_six_areas)
{
    caf_instrument_parts parts;
    const caf_instrument *instrument = named("quality-review", &parts);
    static const int32_t sizes[] = { 8, 7, 12, 3, 4, 2, 2, 1, 6 };
    ck_assert_int_eq(parts.n_sections, 9);
    for (int32_t i = 0; i < 9; i++) {
        ck_assert_int_eq(count_of(&parts, i, 0), sizes[i]);
        ck_assert_int_eq(parts.sections[i].score, i < 8 ? CAF_PERCENTAGE : CAF_TOTAL);
    }
    ck_assert_int_eq(parts.n_questions, 39 + 6);
    ck_assert_int_eq(caf_question_named(instrument, "39", 2), 38);
}
END_TEST

/* 9 strengths in each of four sections; 11, 9, 9 and 6 weaknesses; 8 neutral statements; no others but free lines. */
START_TEST(leicester_has_its_statements)
{
    caf_instrument_parts parts;
    named("leicester-survey", &parts);
    static const int32_t weaknesses[] = { 11, 9, 9, 6, 0 };
    for (int32_t section = 0; section < 5; section++) {
        ck_assert_int_eq(count_of(&parts, section, CAF_STRENGTH), section < 4 ? 9 : 0);
        ck_assert_int_eq(count_of(&parts, section, CAF_WEAKNESS), weaknesses[section]);
        ck_assert_int_eq(count_of(&parts, section, CAF_NEUTRAL), section == 4 ? 8 : 0);
    }
    ck_assert_int_eq(parts.n_questions, 36 + 35 + 8 + 3);
    for (int32_t i = 0; i < parts.n_questions; i++) {
        ck_assert((parts.questions[i].polarity == 0) == ((parts.questions[i].flags & CAF_NARRATIVE) != 0));
        ck_assert((parts.questions[i].flags & CAF_MAY_BE_BLANK) != 0);
    }
}
END_TEST

/* Section 1 of Nottingham is the quality review's 39 questions, word by word. */
START_TEST(nottingham_begins_with_the_quality_review)
{
    caf_instrument_parts review;
    caf_instrument_parts sections;
    named("quality-review", &review);
    named("nottingham-sections", &sections);
    ck_assert_int_eq(sections.n_sections, 4);
    ck_assert_int_eq(count_of(&sections, 0, 0), 39);
    for (int32_t i = 0; i < 39; i++) {
        ck_assert_str_eq(sections.text + sections.questions[i].text, review.text + review.questions[i].text);
        ck_assert_int_eq(sections.questions[i].n_rules, review.questions[i].n_rules);
    }
}
END_TEST

/* The blocks are what building their own parts makes, and whole; each says whose reading it is. */
START_TEST(built_in_instruments_are_whole)
{
    static union {
        max_align_t aligned;
        unsigned char bytes[1 << 16];
    } memory;
    int32_t n = 0;
    for (; caf_instrument_at(n) != NULL; n++) {
        const caf_instrument *builtin = caf_instrument_at(n);
        const caf_instrument *built = NULL;
        caf_instrument_parts parts;
        size_t size = 0;
        named(caf_instrument_name(builtin), &parts);
        ck_assert_ptr_nonnull(strstr(parts.text + parts.reading, "this library's"));
        ck_assert_int_eq(caf_instrument_size(&parts, &size), CAF_OK);
        ck_assert_int_eq(caf_instrument_build(caf_instrument_name(builtin), &parts, &memory, sizeof memory, &built), CAF_OK);
        ck_assert_int_eq(memcmp(built, builtin, size), 0);
        ck_assert_int_eq(caf_instrument_from_memory(&memory, size, &built), CAF_OK);
        ck_assert_int_eq(caf_instrument_from_memory(&memory, size - 1, &built), CAF_E_ARGUMENT);
        ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, size - 1, &built), CAF_E_CAPACITY);
    }
    ck_assert_int_eq(n, 9);
    ck_assert_ptr_null(caf_instrument_at(-1));
    ck_assert_ptr_null(caf_instrument_builtin("blackburn", 9));
}
END_TEST

/* What has the name of another of its kind could not be told from it. */
START_TEST(two_of_one_name_are_refused)
{
    caf_instrument_parts parts;
    caf_scale scales[CAF_INSTRUMENT_SCALES];
    caf_scale_grade grades[CAF_INSTRUMENT_SCALES * CAF_SCALE_GRADES];
    caf_asked_section sections[CAF_INSTRUMENT_SECTIONS];
    caf_question questions[CAF_INSTRUMENT_QUESTIONS];
    size_t size;
    named("quality-review", &parts);
    memcpy(scales, parts.scales, (size_t)parts.n_scales * sizeof *scales);
    memcpy(grades, parts.grades, (size_t)parts.n_grades * sizeof *grades);
    memcpy(sections, parts.sections, (size_t)parts.n_sections * sizeof *sections);
    memcpy(questions, parts.questions, (size_t)parts.n_questions * sizeof *questions);
    parts.scales = scales;
    parts.grades = grades;
    parts.sections = sections;
    parts.questions = questions;
    caf_rating ratings[2] = { { questions[0].name, 10 }, { questions[1].name, 20 } };
    parts.ratings = ratings;
    parts.n_ratings = 2;
    const caf_instrument *built;
    static union {
        max_align_t aligned;
        unsigned char bytes[1 << 16];
    } memory;
    int32_t *same[][2] = { { &scales[1].name, &scales[0].name },       { &grades[1].name, &grades[0].name },
                           { &sections[1].name, &sections[0].name },   { &questions[1].name, &questions[0].name },
                           { &ratings[1].name, &ratings[0].name } };
    ck_assert_int_ge(parts.n_scales, 2);
    ck_assert_int_eq(caf_instrument_size(&parts, &size), CAF_OK);
    ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, sizeof memory, &built), CAF_OK);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        int32_t kept = *same[i][0];
        *same[i][0] = *same[i][1];
        ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, sizeof memory, &built), CAF_E_ARGUMENT);
        *same[i][0] = kept;
    }
    /* Grades of two scales can be called the same. */
    grades[scales[1].first_grade].name = grades[0].name;
    ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, sizeof memory, &built), CAF_OK);
}
END_TEST

/* Any byte of a block changed: refused, or a block that every call can be asked about. */
START_TEST(a_changed_block_does_no_harm)
{
    caf_instrument_parts parts;
    size_t size = 0;
    const caf_instrument *builtin = named("quality-review", &parts);
    ck_assert_int_eq(caf_instrument_size(&parts, &size), CAF_OK);
    unsigned char *memory = malloc(size);
    ck_assert_ptr_nonnull(memory);
    int32_t refused = 0;
    for (size_t at = 0; at < size; at++) {
        const caf_instrument *made;
        memcpy(memory, builtin, size);
        memory[at] ^= 0xff;
        if (caf_instrument_from_memory(memory, size, &made) != CAF_OK) {
            refused++;
            continue;
        }
        caf_answer one = { 0 };
        caf_form_problem problems[CAF_INSTRUMENT_QUESTIONS + 8];
        caf_score sections[CAF_INSTRUMENT_SECTIONS], whole[CAF_SCORE_KINDS];
        int64_t n;
        one.ticked = 1;
        (void)caf_form_check(made, &one, 1, problems, CAF_INSTRUMENT_QUESTIONS + 8, &n);
        (void)caf_form_score(made, &one, 1, sections, CAF_INSTRUMENT_SECTIONS, whole);
    }
    free(memory);
    ck_assert_int_gt(refused, 2000);
}
END_TEST

enum { MOST = CAF_INSTRUMENT_QUESTIONS };

/*
 * The 39 questions: 24 yes, 6 partly, 5 no, 4 not applicable.
 * A = 24, B = 4: 100 * 24 / (39 - 4) = 2400 / 35 = 68.571..., so 68.6.
 * Six areas 3, 2, 2, 1, 0, 3: 11 of 18.
 */
START_TEST(the_formula_of_the_quality_review)
{
    caf_instrument_parts parts;
    caf_answer form[MOST];
    caf_score sections[CAF_INSTRUMENT_SECTIONS], whole[CAF_SCORE_KINDS];
    static const char *const areas[] = { "good", "satisfactory", "satisfactory", "poor", "not completed", "good" };
    const caf_instrument *instrument = named("quality-review", &parts);
    int64_t n_problems = -1;
    for (int32_t i = 0; i < 39 + 6; i++) {
        const char *grade = i < 24 ? "yes" : i < 30 ? "partly" : i < 35 ? "no" : i < 39 ? "not applicable" : areas[i - 39];
        form[i] = answer(instrument, parts.text + parts.questions[i].name, grade);
        form[i].comment = 0; /* none is asked for here */
        form[i].evidence = 0;
    }
    ck_assert_int_eq(caf_form_check(instrument, form, 45, NULL, 0, &n_problems), CAF_OK);
    ck_assert_int_eq(n_problems, 0);
    ck_assert_int_eq(caf_form_score(instrument, form, 45, sections, CAF_INSTRUMENT_SECTIONS, whole), CAF_OK);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].points, 24);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].possible, 35);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].not_applicable, 4);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].tenths, 686);
    ck_assert_int_eq(whole[CAF_TOTAL].points, 11);
    ck_assert_int_eq(whole[CAF_TOTAL].possible, 18);
    ck_assert_int_eq(whole[CAF_COUNTED].asked, 0);
    /* Details: 8 of 8. Review: question 39 does not apply, so nothing of it does. */
    ck_assert_int_eq(sections[0].tenths, 1000);
    ck_assert_int_eq(sections[7].tenths, -1);
    ck_assert_int_eq(sections[7].asked, 1);
    /* No rating is set, so there is none. */
    ck_assert_int_eq(caf_instrument_rate(instrument, &whole[CAF_PERCENTAGE]), -1);
    /* Without question 5, a yes, the form is half filled in: no percentage, but its points stand. */
    memmove(&form[4], &form[5], 40 * sizeof form[0]);
    ck_assert_int_eq(caf_form_score(instrument, form, 44, sections, CAF_INSTRUMENT_SECTIONS, whole), CAF_OK);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].points, 23);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].tenths, -1);
    ck_assert_int_eq(sections[1].tenths, 1000);
}
END_TEST

/*
 * Nottingham's section 3, six questions of 2 points: fully 2 + 2, partly 1, not at all 0, two not applicable.
 * 5 of 8 = 62.5 %. Section 4: nothing applies: unknown.
 */
START_TEST(points_over_points_possible_on_what_applies)
{
    caf_instrument_parts parts;
    caf_answer form[MOST];
    caf_score sections[CAF_INSTRUMENT_SECTIONS], whole[CAF_SCORE_KINDS];
    static const char *const third[] = { "fully", "fully", "partly", "not at all", "not applicable", "not applicable" };
    const caf_instrument *instrument = named("nottingham-sections", &parts);
    int64_t n = fill(instrument, &parts, "not applicable", form);
    for (int32_t i = 0; i < 6; i++) {
        char name[] = "3.0";
        name[2] = (char)('1' + i);
        int32_t question = caf_question_named(instrument, name, 3);
        form[question] = answer(instrument, name, third[i]);
    }
    ck_assert_int_eq(caf_form_score(instrument, form, n, sections, CAF_INSTRUMENT_SECTIONS, whole), CAF_OK);
    ck_assert_int_eq(sections[2].points, 5);
    ck_assert_int_eq(sections[2].possible, 8);
    ck_assert_int_eq(sections[2].tenths, 625);
    ck_assert_int_eq(sections[3].tenths, -1);
    ck_assert_int_eq(sections[3].not_applicable, 6);
    ck_assert_int_eq(whole[CAF_PERCENTAGE].tenths, 625);
}
END_TEST

static int faults(const caf_instrument *instrument, const caf_answer *form, int64_t n, int32_t fault, int32_t question, int64_t place)
{
    caf_form_problem problems[2 * MOST];
    int64_t n_problems = 0;
    int found = 0;
    ck_assert_int_eq(caf_form_check(instrument, form, n, problems, 2 * MOST, &n_problems), CAF_OK);
    for (int64_t i = 0; i < n_problems; i++) {
        found += problems[i].fault == fault && problems[i].question == question && problems[i].answer == place;
    }
    return found == 1 ? (int)n_problems : -found;
}

/* Each fault alone in a form that is well without it: found once, at its place, and nothing else is. */
START_TEST(every_fault_is_found_at_its_place)
{
    caf_instrument_parts parts;
    caf_answer form[MOST + 1];
    const caf_instrument *instrument = named("blackburn-tier-2", &parts);
    int64_t n_problems = -1;
    int64_t n = fill(instrument, &parts, "good", form);
    ck_assert_int_eq(caf_form_check(instrument, form, n, NULL, 0, &n_problems), CAF_OK);
    ck_assert_int_eq(n_problems, 0);

    form[3].comment = 2;
    ck_assert_int_eq(faults(instrument, form, n, CAF_COMMENT_MISSING, 3, 3), 1);
    form[3].comment = 1;

    form[4].evidence = 0;
    ck_assert_int_eq(faults(instrument, form, n, CAF_EVIDENCE_MISSING, 4, 4), 1);
    form[4].ticked = 1 << 4; /* not applicable rests on nothing */
    ck_assert_int_eq(caf_form_check(instrument, form, n, NULL, 0, &n_problems), CAF_OK);
    form[4] = form[5];
    form[4].question = 4;

    form[6].ticked = 1 << 1 | 1 << 2;
    ck_assert_int_eq(faults(instrument, form, n, CAF_BOTH_TICKED, 6, 6), 1);
    form[6].ticked = 1 << 9;
    ck_assert_int_eq(faults(instrument, form, n, CAF_NO_SUCH_GRADE, 6, 6), 1);
    form[6].ticked = 0;
    form[6].unknown = 1;
    ck_assert_int_eq(faults(instrument, form, n, CAF_NO_SUCH_GRADE, 6, 6), 1);
    form[6] = form[5];
    form[6].question = 6;

    form[6].ticked = INT32_MIN;
    ck_assert_int_eq(faults(instrument, form, n, CAF_NO_SUCH_GRADE, 6, 6), 1);
    form[6] = form[5];
    form[6].question = 6;

    form[18].ticked = 1; /* 3m */
    ck_assert_int_eq(faults(instrument, form, n, CAF_GRADED_NARRATIVE, 18, 18), 1);
    form[18].ticked = 0;
    form[18].comment = 0;
    ck_assert_int_eq(faults(instrument, form, n, CAF_LEFT_BLANK, 18, 0), 1);
    form[18].comment = 1;

    form[7].involved = form[9].involved = 1;
    ck_assert_int_eq(faults(instrument, form, n, CAF_WAS_INVOLVED, -1, 7), 1);
    form[7].involved = form[9].involved = 2;

    form[8].case_id = 5;
    ck_assert_int_eq(faults(instrument, form, n, CAF_OF_TWO, -1, 8), 1);
    form[8].case_id = 0;

    form[n] = form[2];
    ck_assert_int_eq(faults(instrument, form, n + 1, CAF_ANSWERED_TWICE, 2, n), 1);
    form[n].question = -1;
    ck_assert_int_eq(faults(instrument, form, n + 1, CAF_NO_SUCH_QUESTION, -1, n), 1);

    ck_assert_int_eq(faults(instrument, form, n - 1, CAF_NO_OVERALL, 30, 0), 1);
    form[30].ticked = 1 << 4; /* not applicable: no grade of the whole */
    ck_assert_int_eq(faults(instrument, form, n, CAF_NO_OVERALL, 30, 30), 1);
    ck_assert_int_eq(caf_form_overall(instrument, form, n, NULL), -1);
    form[30].ticked = 1 << 1;
    ck_assert_int_eq(faults(instrument, form + 1, n - 1, CAF_LEFT_BLANK, 0, 0), 1);
    /* Nothing filled in: thirty questions and the overall grade. */
    ck_assert_int_eq(caf_form_check(instrument, NULL, 0, NULL, 0, &n_problems), CAF_E_CAPACITY);
    ck_assert_int_eq(n_problems, 31);
}
END_TEST

/* The grade is what the auditor says, whatever the others are; none given: none. */
START_TEST(the_overall_grade_is_the_auditors_own)
{
    caf_instrument_parts parts;
    caf_answer form[MOST];
    caf_score sections[CAF_INSTRUMENT_SECTIONS], whole[CAF_SCORE_KINDS];
    int32_t question = 0;
    const caf_instrument *instrument = named("blackburn-tier-2", &parts);
    int64_t n = fill(instrument, &parts, "inadequate", form);
    form[30] = answer(instrument, "overall", "outstanding");
    ck_assert_str_eq(caf_grade_name(instrument, 30, caf_form_overall(instrument, form, n, &question)), "outstanding");
    ck_assert_int_eq(question, 30);
    ck_assert_int_eq(caf_form_overall(instrument, form, n - 1, &question), -1);
    ck_assert_int_eq(question, -1);
    ck_assert_int_eq(caf_form_score(instrument, form, n, sections, CAF_INSTRUMENT_SECTIONS, whole), CAF_OK);
    ck_assert_int_eq(whole[CAF_COUNTED].asked, 28); /* thirty, two narratives less, and no overall grade */
    ck_assert_int_eq(whole[CAF_COUNTED].tenths, -1);
}
END_TEST

/*
 * Three forms. "Few want to be lead professional" stands in sections 1 to 3
 * (1.w2, 2.w2, 3.w2): agreed 2 + 1 + 0, disagreed 0 + 1 + 0: 3 of 4. 1.w1: agreed
 * 2 of 3. 4.w6: agreed 2 of 2, asked later. 1.s1 is a strength and in no list of
 * weaknesses. 1.w5 ticked twice and 1.w6 left blank count for nothing. Each time
 * that they are asked 2 agree with 1.w1 and 4.w6, and 1 with 1.w2.
 */
START_TEST(statements_are_ranked_together)
{
    caf_instrument_parts parts;
    caf_ranked ranked[MOST];
    static int64_t counts[MOST * CAF_SCALE_GRADES];
    int32_t n = 0;
    const caf_instrument *instrument = named("leicester-survey", &parts);
    memset(counts, 0, sizeof counts);
    const caf_answer answers[] = {
        answer(instrument, "1.w2", "agree"), answer(instrument, "1.w2", "agree"), answer(instrument, "2.w2", "agree"),
        answer(instrument, "2.w2", "disagree"), answer(instrument, "1.w1", "agree"), answer(instrument, "1.w1", "agree"),
        answer(instrument, "1.w1", "disagree"), answer(instrument, "4.w6", "agree"), answer(instrument, "4.w6", "agree"),
        answer(instrument, "1.s1", "agree"), answer(instrument, "1.s1", "agree"), answer(instrument, "1.s1", "agree"),
        answer(instrument, "2.s1", "agree"), answer(instrument, "1.w6", "")
    };
    caf_answer both = answer(instrument, "1.w5", "agree");
    both.ticked = 3;
    ck_assert_int_eq(caf_answers_tally(instrument, answers, 14, counts, MOST * CAF_SCALE_GRADES), CAF_OK);
    ck_assert_int_eq(caf_answers_tally(instrument, &both, 1, counts, MOST * CAF_SCALE_GRADES), CAF_OK);
    ck_assert_int_eq(caf_rank_statements(instrument, counts, MOST * CAF_SCALE_GRADES, CAF_WEAKNESS, ranked, MOST, &n), CAF_OK);
    ck_assert_int_eq(ranked[0].question, caf_question_named(instrument, "1.w1", 4));
    ck_assert_int_eq(ranked[0].agreed, 2);
    ck_assert_int_eq(ranked[0].answered, 3);
    ck_assert_int_eq(ranked[1].question, caf_question_named(instrument, "4.w6", 4));
    ck_assert_int_eq(ranked[2].question, caf_question_named(instrument, "1.w2", 4));
    ck_assert_int_eq(ranked[2].asked_in, 3);
    ck_assert_int_eq(ranked[2].agreed, 3);
    ck_assert_int_eq(ranked[2].answered, 4);
    ck_assert_int_eq(ranked[3].agreed, 0);
    /*
     * 35 weaknesses; asked more than once: lead 3, age bands 3, consent 2, IT 3,
     * agencies 3, no family CAF 3, no oversight 2: 19 lines, 7 statements. 35 - 19 + 7 = 23.
     */
    ck_assert_int_eq(n, 23);
    ck_assert_int_eq(caf_rank_statements(instrument, counts, MOST * CAF_SCALE_GRADES, CAF_STRENGTH, ranked, MOST, &n), CAF_OK);
    ck_assert_int_eq(ranked[0].agreed, 4);
    ck_assert_int_eq(ranked[0].asked_in, 2);
    ck_assert_int_eq(caf_rank_statements(instrument, counts, MOST * CAF_SCALE_GRADES, 0, ranked, MOST, &n), CAF_E_ARGUMENT);
}
END_TEST

/*
 * Of 10 people 4 agree in each of three sections, 10 with what is asked once: 10 > 12/3.
 * With counts that no product of theirs would fit: 3k + 1 agreed of three times asked is
 * more than k, 3k - 1 is less, and 3k as much, where the first asked stays first.
 */
START_TEST(a_statement_asked_three_times_counts_a_person_once)
{
    caf_instrument_parts parts;
    caf_ranked ranked[MOST];
    static int64_t counts[MOST * CAF_SCALE_GRADES];
    const int64_t k = INT64_MAX / 4;
    const caf_instrument *instrument = named("leicester-survey", &parts);
    const char *const sections[] = { "1.w3", "2.w3", "3.w3" };
    int32_t once = caf_question_named(instrument, "1.w1", 4);
    int32_t first = caf_question_named(instrument, "1.w3", 4);
    const struct {
        int64_t three, one;
        bool three_first;
    } sums[] = { { 12, 10, false }, { 30, 10, false }, { 31, 10, true }, { 3 * k + 1, k, true }, { 3 * k, k, false }, { 3 * k - 1, k, false } };
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        int32_t n = 0;
        memset(counts, 0, sizeof counts);
        counts[once * CAF_SCALE_GRADES] = sums[i].one;
        for (int part = 0; part < 3; part++) {
            int32_t question = caf_question_named(instrument, sections[part], 4);
            counts[question * CAF_SCALE_GRADES] = sums[i].three / 3 + (part < sums[i].three % 3);
        }
        ck_assert_int_eq(caf_rank_statements(instrument, counts, MOST * CAF_SCALE_GRADES, CAF_WEAKNESS, ranked, MOST, &n), CAF_OK);
        ck_assert_int_eq(ranked[sums[i].three_first ? 0 : 1].question, first);
        ck_assert_int_eq(ranked[sums[i].three_first ? 1 : 0].question, once);
        ck_assert_int_eq(ranked[sums[i].three_first ? 0 : 1].agreed, sums[i].three);
        ck_assert_int_eq(ranked[sums[i].three_first ? 0 : 1].asked_in, 3);
    }
    int32_t n = 0;
    int32_t most = caf_question_named(instrument, "1.w2", 4);
    counts[most * CAF_SCALE_GRADES] = 2 * k; /* times three it is no int64_t */
    counts[once * CAF_SCALE_GRADES] = 1;
    counts[first * CAF_SCALE_GRADES] = 30;
    counts[caf_question_named(instrument, "2.w3", 4) * CAF_SCALE_GRADES] = 0;
    counts[caf_question_named(instrument, "3.w3", 4) * CAF_SCALE_GRADES] = 0;
    ck_assert_int_eq(caf_rank_statements(instrument, counts, MOST * CAF_SCALE_GRADES, CAF_WEAKNESS, ranked, MOST, &n), CAF_OK);
    ck_assert_int_eq(ranked[0].question, most);
    ck_assert_int_eq(ranked[1].question, first);
    ck_assert_int_eq(ranked[2].question, once);
}
END_TEST

/* The part in the case that bars an auditor is why a worker, a supervisor or a family is asked. */
START_TEST(only_an_auditor_must_not_have_been_involved)
{
    static const struct {
        const char *instrument, *grade;
        int problems;
    } kinds[] = { { "blackburn-tier-1", "meets the standard", 1 }, { "self-assessment", "yes", 0 }, { "supervision", "yes", 0 },
                  { "young-person", "yes", 0 }, { "parent", "yes", 0 }, { "leicester-survey", "agree", 0 } };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        caf_instrument_parts parts;
        caf_answer form[MOST];
        int64_t n_problems = -1;
        const caf_instrument *instrument = named(kinds[i].instrument, &parts);
        int64_t n = fill(instrument, &parts, kinds[i].grade, form);
        form[0].involved = 1;
        (void)caf_form_check(instrument, form, n, NULL, 0, &n_problems);
        ck_assert_msg(n_problems == kinds[i].problems, "%s: %d problems", kinds[i].instrument, (int)n_problems);
    }
}
END_TEST

/* Ratings begin at 50 and 75 %. 1 of 2 is exactly 50; 2 of 3 is 66.7; 3 of 4 exactly 75; 749 of 1000 rounds to 74.9, 0.7496 to 75.0 and is still below. */
START_TEST(ratings_go_by_points)
{
    static const char text[] = "\0a\0fair\0good\0yes";
    enum { A = 1, FAIR = 3, GOOD = 8, YES = 13 };
    static const caf_scale scales[] = { { A, 0, 1 } };
    static const caf_scale_grade grades[] = { { YES, 1 } };
    static const caf_asked_section sections[] = { { A, 0, CAF_PERCENTAGE } };
    static const caf_question questions[] = { { 0, A, A, 0, 0, 0, 0, 0, 0, 0 } };
    caf_rating ratings[] = { { FAIR, 50 }, { GOOD, 75 } };
    caf_instrument_parts parts = { (int32_t)sizeof parts, CAF_ASKS_AUDITOR, 0, 0, 0, 1, 1, 1, 1, 0, 2, (int32_t)sizeof text,
                                   scales, grades, sections, questions, NULL, ratings, text };
    static union {
        max_align_t aligned;
        unsigned char bytes[1024];
    } memory;
    const caf_instrument *instrument = NULL;
    ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, sizeof memory, &instrument), CAF_OK);
    static const struct {
        int32_t points, possible, tenths, rating;
    } sums[] = { { 1, 2, 500, 0 }, { 2, 3, 667, 0 }, { 3, 4, 750, 1 }, { 1874, 2500, 750, 0 }, { 1, 3, 333, -1 }, { 0, 0, -1, -1 } };
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        caf_score score = { 1, 1, 0, sums[i].points, sums[i].possible, sums[i].tenths };
        ck_assert_int_eq(caf_instrument_rate(instrument, &score), sums[i].rating);
    }
    ratings[1].from = 50;
    ck_assert_int_eq(caf_instrument_build("own", &parts, &memory, sizeof memory, &instrument), CAF_E_ARGUMENT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("instrument");
    TCase *tests = tcase_create("instrument");
    tcase_add_test(tests, tier_2_asks_what_the_toolkit_asks);
    tcase_add_test(tests, a_question_of_tier_2_has_the_rules_of_its_name);
    tcase_add_test(tests, the_quality_review_has_39_questions_and_six_areas);
    tcase_add_test(tests, leicester_has_its_statements);
    tcase_add_test(tests, nottingham_begins_with_the_quality_review);
    tcase_add_test(tests, built_in_instruments_are_whole);
    tcase_add_test(tests, two_of_one_name_are_refused);
    tcase_add_test(tests, a_changed_block_does_no_harm);
    tcase_add_test(tests, the_formula_of_the_quality_review);
    tcase_add_test(tests, points_over_points_possible_on_what_applies);
    tcase_add_test(tests, every_fault_is_found_at_its_place);
    tcase_add_test(tests, the_overall_grade_is_the_auditors_own);
    tcase_add_test(tests, statements_are_ranked_together);
    tcase_add_test(tests, a_statement_asked_three_times_counts_a_person_once);
    tcase_add_test(tests, only_an_auditor_must_not_have_been_involved);
    tcase_add_test(tests, ratings_go_by_points);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
