/* The plan that was made after the audits: actions, and what their re-audits showed. */
#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "cycle.h"
#include "cycle_read.h"
#include "messages.h"
#include "name_list.h"

enum { AGENCY, THEME, ACTION, PLANNED, OWNER, BY, DONE, REAUDIT, PLAN_COLUMNS };
static const caf_list_column plan_columns[PLAN_COLUMNS] = {
    [AGENCY] = { "agency", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
    [THEME] = { "theme", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [ACTION] = { "action", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [PLANNED] = { "planned", CAF_LIST_NEEDED | CAF_LIST_FILLED, 0 },
    [OWNER] = { "owner", 0, 0 },
    [BY] = { "by", 0, 0 },
    [DONE] = { "done", 0, 0 },
    [REAUDIT] = { "reaudit", 0, 0 },
};

static bool has_theme(const cycle *of, const char *theme)
{
    for (int64_t i = 0; i < of->n_instruments; i++) {
        for (int32_t area = 0; area < of->instruments[i].n_areas; area++) {
            if (strcmp(area_name(&of->instruments[i], area), theme) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* An agency that some audit names; NULL: a message was printed. */
static const named_count *take_known(cycle *of, const caf_list *list)
{
    int64_t known = of->agencies.n;
    named_count *agency = count_cell(&of->agencies, list, AGENCY);
    if (agency != NULL && of->agencies.n > known) {
        fail_row(list, CAF_E_REFERENCE, AGENCY, "no audit of the list names this agency");
        return NULL;
    }
    return agency;
}

static bool check_days(const caf_list *list, const caf_planned_action *days)
{
    static const struct {
        int32_t column;
        const char *message;
    } faults[CAF_ACTION_FAULTS] = {
        [CAF_BY_BEFORE_PLANNED] = { BY, "before the day the action was planned" },
        [CAF_DONE_BEFORE_PLANNED] = { DONE, "before the day the action was planned" },
        [CAF_REAUDIT_BEFORE_PLANNED] = { REAUDIT, "not after the day the action was planned" },
        [CAF_REAUDIT_BEFORE_BY] = { REAUDIT, "before the day by which the action is to be done" },
    };
    int32_t fault = CAF_ACTION_SOUND;
    caf_status status = caf_cycle_look(days, &fault);
    if (status != CAF_OK) {
        return fail_row(list, status, PLANNED, caf_status_text(status));
    }
    return fault == CAF_ACTION_SOUND || fail_row(list, CAF_E_DATE_ORDER, faults[fault].column, faults[fault].message);
}

static bool take_action(void *user, const caf_list *list)
{
    cycle *of = user;
    if (!make_room(&of->actions, &of->actions_room, of->n_actions + 1, sizeof *of->actions)) {
        return false;
    }
    cycle_action *one = &of->actions[of->n_actions++];
    memset(one, 0, sizeof *one);
    one->line = caf_list_line(list);
    one->audit = -1;
    one->agency = take_known(of, list);
    if (one->agency == NULL || !take_text(list, THEME, &one->theme) || !take_text(list, ACTION, &one->action) ||
        !take_text(list, OWNER, &one->owner)) {
        return false;
    }
    if (!has_theme(of, one->theme)) {
        return fail_row(list, CAF_E_REFERENCE, THEME, "no instrument of the audits asks about this theme");
    }
    return take_day(list, PLANNED, &one->days.planned) && take_day(list, BY, &one->days.by) && take_day(list, DONE, &one->days.done) &&
           take_day(list, REAUDIT, &one->days.reaudit) && check_days(list, &one->days);
}

bool read_plan(cycle *of)
{
    return of->asked.plan == NULL || each_row(of->asked.plan, plan_columns, PLAN_COLUMNS, take_action, of);
}
