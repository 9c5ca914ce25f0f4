/* Blackburn with Darwen, 2a to 2e: what the transfer record of a step-down from social care holds. */
#include "entry.h"

/* Not stepped down, as far as is known. */
static void answer_no_step_down(const caf_run *run)
{
    const caf_case_row *own = &run->whose->row;
    if (run->facts->coverage[CAF_TRANSFERS] != CAF_COMPLETE) {
        caf_conclude_not_held(run, CAF_TRANSFERS);
    } else if (own->origin == CAF_ORIGIN_STEPPED_DOWN && run->facts->episode == 0) {
        /* It began by stepping down, and there is no record of the transfer. */
        caf_finding finding = caf_answer(run, CAF_UNKNOWN, CAF_REASON_MISSING);
        finding.table = CAF_TRANSFERS;
        caf_step_value(run, CAF_CASES, 0, CASE_ORIGIN, own->origin);
        caf_step_no_row(run, CAF_TRANSFERS);
        caf_emit(run, &finding);
    } else {
        caf_conclude(run, CAF_NOT_APPLICABLE, CAF_REASON_NOT_STEPPED_DOWN);
    }
}

/* Answers by flags of the transfer record: those that the rule asks for. */
static void run_step_down_flags(const caf_run *run)
{
    caf_row room;
    int32_t i = run->facts->step_down_row;
    const caf_row *row = caf_row_of(run, CAF_TRANSFERS, i, &room);
    if (row == NULL) {
        answer_no_step_down(run);
        return;
    }
    if (row->transfer.body == 0) {
        caf_conclude_missing(run, CAF_TRANSFERS, i, CAF_BIT(TRANSFER_BODY));
        return;
    }
    caf_finding finding = caf_answer_on(run, CAF_NOT_APPLICABLE, CAF_REASON_OTHER_BODY, CAF_TRANSFERS, i);
    caf_step_value(run, CAF_TRANSFERS, i, TRANSFER_BODY, row->transfer.body);
    if (row->transfer.body == CAF_SOCIAL_CARE) {
        finding.reason = CAF_REASON_NONE;
        caf_judge_flags(run, &finding, CAF_TRANSFERS, i, row, caf_rule_entry_of(run->rule)->asks);
    }
    caf_emit(run, &finding);
}

#define STEPPED_DOWN { CAF_TRANSFERS, CAF_BIT(TRANSFER_KIND) | CAF_BIT(TRANSFER_BODY) | CAF_BIT(TRANSFER_FINAL_MEETING_ON) }

#define STEP_DOWN_RULE(variable, id, name, clause, title, what, field) \
    const caf_rule_entry variable = { \
        .rule = RULE(id, name, BD, clause, title, CAF_STANDARD, 0, UNTIMED, \
                     "Where the case stepped down from social care, " what " Without such a step-down it does not " \
                     "apply; from which body a case came down must be on record."), \
        .run = run_step_down_flags, \
        .unless = SEVERAL_SERVICES, \
        .reads = { STEPPED_DOWN }, \
        .asks = CAF_BIT(field), \
    }

STEP_DOWN_RULE(caf_bd_2a_needs, CAF_BD_2A_NEEDS, "BD-2a-needs", "2a", "Stepped down: unmet needs",
               "its transfer record shows the needs that are still unmet.", TRANSFER_UNMET_NEEDS);
STEP_DOWN_RULE(caf_bd_2b_overview, CAF_BD_2B_OVERVIEW, "BD-2b-overview", "2b", "Stepped down: an overview",
               "its transfer record gives a clear overview of the case.", TRANSFER_OVERVIEW);
STEP_DOWN_RULE(caf_bd_2c_each_child, CAF_BD_2C_EACH_CHILD, "BD-2c-each-child", "2c", "Stepped down: the needs of each child",
               "its transfer record holds the needs of each child.", TRANSFER_EACH_CHILD);
STEP_DOWN_RULE(caf_bd_2d_voice, CAF_BD_2D_VOICE, "BD-2d-voice", "2d", "Stepped down: the child's voice",
               "its transfer record holds what the child says.", TRANSFER_CHILD_VOICE);
STEP_DOWN_RULE(caf_bd_2e_plan, CAF_BD_2E_PLAN, "BD-2e-plan", "2e", "Stepped down: an outline plan",
               "its transfer record holds a SMART outline plan.", TRANSFER_OUTLINE_PLAN);
