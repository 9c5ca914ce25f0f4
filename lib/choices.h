/*
 * The names of choices and sets, in the order of their values from 1 on.
 */
#ifndef CAF_LIB_CHOICES_H
#define CAF_LIB_CHOICES_H

extern const char *const caf_names_divisions[3];
extern const char *const caf_names_services[2];
extern const char *const caf_names_origins[3];
extern const char *const caf_names_initiators[4];
extern const char *const caf_names_levels[4];
extern const char *const caf_names_register_results[2];
extern const char *const caf_names_genders[4];
extern const char *const caf_names_ethnicities[7];
extern const char *const caf_names_languages[2];
extern const char *const caf_names_stages[3];
extern const char *const caf_names_givers[2];
extern const char *const caf_names_purposes[4];
extern const char *const caf_names_scopes[4];
extern const char *const caf_names_decisions[5];
extern const char *const caf_names_why_not[3];
extern const char *const caf_names_assessment_kinds[3];
extern const char *const caf_names_assessment_forms[2];
extern const char *const caf_names_risk_factors[17];
extern const char *const caf_names_indicators[16];
extern const char *const caf_names_characteristics[9];
extern const char *const caf_names_meeting_kinds[5];
extern const char *const caf_names_action_kinds[4];
extern const char *const caf_names_colours[3];
extern const char *const caf_names_forms[2];
extern const char *const caf_names_changes[3];
extern const char *const caf_names_transfer_kinds[4];
extern const char *const caf_names_bodies[3];
extern const char *const caf_names_transfer_outcomes[4];
extern const char *const caf_names_previous_leads[4];
extern const char *const caf_names_closure_reasons[10];
extern const char *const caf_names_closure_outcomes[3];
extern const char *const caf_names_elements[19];
extern const char *const caf_names_sides[2];
extern const char *const caf_names_answers[4];
extern const char *const caf_names_contributors[6];
extern const char *const caf_names_areas[4];
extern const char *const caf_names_grades[5];
extern const char *const caf_names_attendees[4];
extern const char *const caf_names_quality_kinds[7];
extern const char *const caf_names_quality_subjects[4];

/* How many names there are. */
#define CAF_CHOICES(names) ((int32_t)(sizeof caf_names_##names / sizeof caf_names_##names[0]))

#endif
