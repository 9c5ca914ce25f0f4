/*
 * What a check is to look at: the rules of a profile that are on and wanted,
 * with their severity. Made once for a call, not for each case.
 */
#ifndef CAF_LIB_AGENDA_H
#define CAF_LIB_AGENDA_H

#include "out.h"
#include "run.h"

typedef struct caf_task {
    int16_t slot;     /* the rule's number, or CAF_RULES and a vendor's place */
    int16_t severity;
} caf_task;

typedef struct caf_agenda {
    const caf_profile *profile;
    const caf_vendor_rule *vendor_rules;
    int32_t no_case;  /* CAF_NO_CASE is wanted */
    int32_t n_data;   /* the first tasks say what is wrong with the data */
    int32_t n;
    caf_task tasks[CAF_RULES + CAF_VENDOR_RULES_MAX];
} caf_agenda;

/* The profiles of a context: its own and those beside it. */
int32_t caf_profile_count(const caf_context *context);
const caf_profile *caf_nth_profile(const caf_context *context, int32_t index);

/* Whether a selection asks for a rule. */
int caf_is_wanted_rule(const caf_select *want, caf_rule_id rule);

void caf_make_agenda(caf_agenda *agenda, const caf_context *context, const caf_profile *profile, caf_date as_of,
                     const caf_select *want);

/* The rule of a finding alone, under the profile that it was found by. */
caf_status caf_make_agenda_for(caf_agenda *agenda, const caf_context *context, const caf_finding *finding, caf_date as_of);

/* The case's own division, or else the context's. */
caf_division caf_division_of(const caf_case *whose, const caf_context *context);

/* A run over a case, of which no rule is set yet. */
caf_run caf_begin_run(const caf_case *whose, const caf_context *context, const caf_facts *facts, caf_sink *sink);

void caf_run_agenda(caf_run *run, const caf_agenda *agenda);

/* Every rule of every profile of a context, one case at a time; or only those that find data problems. */
void caf_run_profiles(caf_run *run, const caf_context *context, int only_data);

/* What must be right before anything runs. */
caf_status caf_check_context(const caf_context *context);
caf_status caf_check_select(const caf_select *want, const caf_context *context);

#endif
