/*
 * What checking costs: one invented case of 60 rows in sixteen tables, many times
 * over, under each profile and several in one pass. Prints the best of several
 * runs; nothing here passes or fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <caf/caf.h>

enum { CASES = 2000, RUNS = 15, FINDINGS = 1 << 16, PROFILES = 4 };

static const char *const profiles[PROFILES] = { "east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton" };

/* One table of the one case: its rows, to be copied for each case. */
typedef struct model {
    const void *rows;
    int32_t n;
} model;

static caf_date on(int32_t year, int32_t month, int32_t day)
{
    caf_date date = 0;
    (void)caf_date_from_ymd(year, month, day, &date);
    return date;
}

static double now(void)
{
    struct timespec time;
    (void)timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}


/* An ordinary case of a year: assessed, planned, reviewed, closed. Invented. */
static void fill(caf_caseload *load, caf_rows tables[CAF_TABLES])
{
    static caf_case_row cases[1];
    static caf_child_row children[2];
    static caf_consent_row consents[3];
    static caf_assessment_row assessments[1];
    static caf_meeting_row meetings[6];
    static caf_plan_row plans[2];
    static caf_action_row actions[4];
    static caf_rating_row ratings[8];
    static caf_review_row reviews[2];
    static caf_closure_row closures[1];
    static caf_need_row needs[3];
    static caf_strength_row strengths[2];
    static caf_element_row elements[19];
    static caf_lead_row leads[1];
    static caf_member_row members[2];
    static caf_contact_row contacts[3];
    const model models[CAF_TABLES] = {
        [CAF_CASES] = { cases, 1 },          [CAF_CHILDREN] = { children, 2 },   [CAF_CONSENTS] = { consents, 3 },
        [CAF_ASSESSMENTS] = { assessments, 1 }, [CAF_MEETINGS] = { meetings, 6 }, [CAF_PLANS] = { plans, 2 },
        [CAF_ACTIONS] = { actions, 4 },      [CAF_RATINGS] = { ratings, 8 },     [CAF_REVIEWS] = { reviews, 2 },
        [CAF_CLOSURES] = { closures, 1 },    [CAF_NEEDS] = { needs, 3 },         [CAF_STRENGTHS] = { strengths, 2 },
        [CAF_ELEMENTS] = { elements, 19 },   [CAF_LEADS] = { leads, 1 },         [CAF_MEMBERS] = { members, 2 },
        [CAF_CONTACTS] = { contacts, 3 },
    };
    caf_date start = on(2023, 3, 1);
    cases[0] = (caf_case_row){ .child = 1, .opened = start, .needs_identified = start - 5, .register_searched_on = start - 3,
                               .services_on = start + 20, .team_formed_on = start + 25, .logged_on = start + 22,
                               .division = CAF_ENGLAND_AND_WALES, .services = CAF_SEVERAL_SERVICES, .origin = CAF_ORIGIN_NEW };
    for (int i = 0; i < 2; i++) {
        children[i] = (caf_child_row){ .id = 1 + i, .born = on(2014 + i, 6, 2), .own_needs = CAF_YES, .registered = CAF_YES };
        plans[i] = (caf_plan_row){ .id = 1 + i, .dated = start + 40 + 50 * i, .shared = CAF_YES };
        reviews[i] = (caf_review_row){ .id = 1 + i, .held_on = start + 110 + 80 * i, .form = CAF_ON_THE_FORM };
        strengths[i] = (caf_strength_row){ .id = 1 + i, .assessment = 1, .noted_on = start + 5 };
        members[i] = (caf_member_row){ .id = 1 + i, .agency = 7 + i, .joined_on = start + 25 };
    }
    for (int i = 0; i < 3; i++) {
        consents[i] = (caf_consent_row){ .id = 1 + i, .decided = start + i, .stage = CAF_STAGE_INITIAL,
                                         .giver = i == 1 ? CAF_GIVER_CHILD : CAF_GIVER_FAMILY, .decision = CAF_GIVEN };
        needs[i] = (caf_need_row){ .id = 1 + i, .assessment = 1, .identified_on = start + 4, .element = (uint8_t)(1 + i) };
        contacts[i] = (caf_contact_row){ .id = 1 + i, .made_on = start + 30 * i, .seen = CAF_YES, .spoken_to = CAF_YES };
    }
    assessments[0] = (caf_assessment_row){ .id = 1, .started = start, .completed = start + 20, .kind = CAF_INITIAL_ASSESSMENT,
                                           .reason = CAF_YES, .child_voice = CAF_YES, .parents_voice = CAF_YES };
    for (int i = 0; i < 6; i++) {
        meetings[i] = (caf_meeting_row){ .id = 1 + i, .set_on = start + 22 + 38 * i, .notified_on = start + 23 + 38 * i,
                                         .planned_for = start + 40 + 38 * i, .held_on = start + 40 + 38 * i,
                                         .kind = i == 0 ? CAF_FIRST_TAF : i == 5 ? CAF_SIGN_OFF_TAF : CAF_REGULAR_TAF,
                                         .family_invited = CAF_YES, .family_attended = CAF_YES };
    }
    for (int i = 0; i < 4; i++) {
        actions[i] = (caf_action_row){ .id = 1 + i, .plan = 1, .need = 1 + i % 3, .agency = 7 + i % 2, .agreed_on = start + 40,
                                       .by_when = start + 120, .completed_on = start + 100, .described = CAF_YES,
                                       .outcome = CAF_YES, .measured = CAF_YES };
        ratings[2 * i] = (caf_rating_row){ .id = 1 + 2 * i, .action = 1 + i, .rated_on = start + 78, .colour = CAF_AMBER };
        ratings[2 * i + 1] = (caf_rating_row){ .id = 2 + 2 * i, .action = 1 + i, .rated_on = start + 116, .colour = CAF_GREEN };
    }
    for (int i = 0; i < 19; i++) {
        elements[i] = (caf_element_row){ .id = 1 + i, .assessment = 1, .element = (uint8_t)(1 + i), .answer = CAF_EVIDENCE };
    }
    leads[0] = (caf_lead_row){ .id = 1, .person = 5, .agreed_on = start + 25, .began_on = start + 25 };
    closures[0] = (caf_closure_row){ .id = 1, .closed = start + 235, .reason = CAF_NEEDS_MET, .reasons_agreed = CAF_YES };
    *load = (caf_caseload){ (int32_t)sizeof *load, CAF_TABLES, tables };
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        int32_t size = caf_row_size(table);
        unsigned char *copy = malloc((size_t)models[table].n * CASES * (size_t)size + 1);
        for (int64_t i = 0; copy != NULL && i < (int64_t)models[table].n * CASES; i++) {
            int64_t case_id = 1 + i / models[table].n;
            memcpy(copy + i * size, (const unsigned char *)models[table].rows + i % models[table].n * size, (size_t)size);
            memcpy(copy + i * size, &case_id, sizeof case_id);
        }
        tables[table] = (caf_rows){ copy, (int64_t)models[table].n * CASES, size, size, CAF_ALL_FIELDS };
    }
}

/* The best time a case, in nanoseconds; *n: findings of a case. */
static double best(const caf_caseload *load, const caf_context *context, const caf_select *want, int with_findings, double *n)
{
    static caf_finding findings[FINDINGS];
    static int64_t tally[1 << 16];
    double least = 1e9;
    int64_t slots = (int64_t)(1 + context->n_beside) * caf_rule_count() * CAF_VERDICTS;
    for (int run = 0; run < RUNS; run++) {
        caf_cursor cursor = caf_cursor_begin();
        caf_out out = { findings, FINDINGS, 0, (int32_t)sizeof findings[0], 0 };
        int64_t count = 0;
        caf_status status;
        double begin = now();
        do {
            out.n = 0;
            status = caf_check(load, &cursor, context, want, with_findings ? &out : NULL, with_findings ? NULL : tally,
                               with_findings ? 0 : slots);
            count += out.n;
        } while (status == CAF_MORE);
        double time = now() - begin;
        if (status != CAF_OK) {
            fprintf(stderr, "bench_check: %s\n", caf_status_text(status));
            exit(1);
        }
        least = time < least ? time : least;
        *n = (double)count / CASES;
    }
    return least / CASES * 1e9;
}

int main(void)
{
    static caf_rows tables[CAF_TABLES];
    caf_caseload load;
    double n;
    int64_t rows = 0;
    fill(&load, tables);
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        rows += tables[table].n / CASES;
    }
    caf_context context = caf_context_on(on(2024, 1, 15), CAF_ENGLAND_AND_WALES);
    caf_select missed = { (int32_t)sizeof missed, 1 << CAF_NOT_MET | 1 << CAF_DUE, 0, 0, NULL, 0 };
    const caf_profile *beside[PROFILES - 1];
    printf("a case of %d rows\n", (int)rows);
    for (int i = 0; i < PROFILES; i++) {
        context.profile = caf_profile_builtin(profiles[i], strlen(profiles[i]));
        double time = best(&load, &context, NULL, 1, &n);
        printf("%8.0f ns  %s (%.0f findings)\n", time, profiles[i], n);
    }
    context.profile = caf_profile_builtin(profiles[0], strlen(profiles[0]));
    for (int i = 1; i < PROFILES; i++) {
        beside[0] = caf_profile_builtin(profiles[i], strlen(profiles[i]));
        context.beside = beside;
        context.n_beside = 1;
        double time = best(&load, &context, NULL, 1, &n);
        printf("%8.0f ns  %s and %s (%.0f findings)\n", time, profiles[0], profiles[i], n);
    }
    for (int i = 1; i < PROFILES; i++) {
        beside[i - 1] = caf_profile_builtin(profiles[i], strlen(profiles[i]));
    }
    context.n_beside = 1;
    double time = best(&load, &context, NULL, 0, &n);
    printf("%8.0f ns  %s and %s, counted\n", time, profiles[0], profiles[1]);
    time = best(&load, &context, &missed, 1, &n);
    printf("%8.0f ns  %s and %s, what is due or not met (%.0f findings)\n", time, profiles[0], profiles[1], n);
    context.n_beside = PROFILES - 1;
    time = best(&load, &context, NULL, 1, &n);
    printf("%8.0f ns  all four (%.0f findings)\n", time, n);
    return 0;
}
