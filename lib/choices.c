#include "choices.h"

const char *const caf_names_divisions[3] = { "england-and-wales", "scotland", "northern-ireland" };
const char *const caf_names_services[2] = { "one", "several" };
const char *const caf_names_origins[3] = { "new", "stepped-down", "moved-in" };
const char *const caf_names_initiators[4] = { "childrens-centre", "school", "health-service", "other" };
const char *const caf_names_levels[4] = { "1", "2", "3", "4" };
const char *const caf_names_register_results[2] = { "found", "none" };
const char *const caf_names_genders[4] = { "female", "male", "other", "unknown" };
const char *const caf_names_ethnicities[7] = { "white", "mixed", "asian", "black", "other", "refused", "not-obtained" };
const char *const caf_names_languages[2] = { "english", "other" };
const char *const caf_names_stages[3] = { "initial", "assessed", "delivery" };
const char *const caf_names_givers[2] = { "child", "family" };
const char *const caf_names_purposes[4] = { "all", "assess", "store", "share" };
const char *const caf_names_scopes[4] = { "all", "assessment", "plan", "other" };
const char *const caf_names_decisions[5] = { "given", "refused", "withdrawn", "not-obtainable", "not-approached" };
const char *const caf_names_why_not[3] = { "too-young", "unborn", "not-able" };
const char *const caf_names_assessment_kinds[3] = { "initial", "update", "statutory" };
const char *const caf_names_assessment_forms[2] = { "national", "other" };
const char *const caf_names_risk_factors[17] = {
    "poverty", "poor-housing", "isolation", "poor-parenting-experienced", "low-attainment", "disability",
    "mental-health", "substance-use", "victimisation", "discord", "offending", "rejects-support",
    "parents-behaviour", "childs-behaviour", "young-parent", "physical-illness", "unresolved-loss"
};
const char *const caf_names_indicators[16] = {
    "previous-abuse-involvement", "harmed-as-a-child", "serious-abuse", "very-young-child", "repeated-abuse",
    "violent-offences", "child-removed", "unexplained-bruising", "uncontrolled-mental-health",
    "personality-disorder", "chaotic-substance-use", "denial", "needs-not-put-first", "distortions-about-violence",
    "cannot-keep-safe", "unrealistic-expectations"
};
const char *const caf_names_characteristics[9] = {
    "age", "disability", "ethnicity", "faith", "gender", "gender-identity", "language", "race", "sexual-orientation"
};
const char *const caf_names_meeting_kinds[5] = { "first", "regular", "review", "sign-off", "final-statutory" };
const char *const caf_names_action_kinds[4] = { "direct-work", "referral", "signposting", "other" };
const char *const caf_names_colours[3] = { "red", "amber", "green" };
const char *const caf_names_forms[2] = { "form", "minutes" };
const char *const caf_names_changes[3] = { "progress", "none", "deterioration" };
const char *const caf_names_transfer_kinds[4] = { "step-up", "step-down", "move-in", "move-out" };
const char *const caf_names_bodies[3] = { "social-care", "youth-justice", "other" };
const char *const caf_names_transfer_outcomes[4] = { "no-further-action", "support", "protection", "other" };
const char *const caf_names_previous_leads[4] = { "returned", "reason", "not-returned", "none" };
const char *const caf_names_closure_reasons[10] = {
    "needs-met", "disengaged", "moved-away", "stepped-up", "consent-withdrawn", "aged-out", "died", "single-service",
    "opened-in-error", "other"
};
const char *const caf_names_closure_outcomes[3] = { "improved", "unchanged", "worse" };
const char *const caf_names_elements[19] = {
    "general-health", "physical-development", "speech-and-language", "emotional-and-social", "behaviour", "identity",
    "family-and-social", "self-care", "understanding", "participation", "achievement", "aspirations", "basic-care",
    "emotional-warmth", "guidance", "family-history", "wider-family", "housing", "community"
};
const char *const caf_names_sides[2] = { "child", "family" };
const char *const caf_names_answers[4] = { "evidence", "plan", "does-not-apply", "not-looked-at" };
const char *const caf_names_contributors[6] = { "child", "parent", "absent-parent", "family", "friend", "agency" };
const char *const caf_names_areas[4] = { "physical", "safety", "emotional", "developmental" };
const char *const caf_names_grades[5] = { "1", "2", "3", "4", "5" };
const char *const caf_names_attendees[4] = { "child", "parent", "agency", "other" };
const char *const caf_names_quality_kinds[7] = {
    "self-review", "supervision", "feedback", "family-feedback", "toolkit", "quality-control", "audit"
};
const char *const caf_names_quality_subjects[4] = { "assessment", "plan", "closure", "case" };
