/* What a check is made with, as canonical bytes: profiles and calendars; docs/receipts.md. */
#include "agenda.h"
#include "calendar_block.h"
#include "profile_block.h"
#include "receipt_bytes.h"

/* What a rule is called; a vendor's that the context does not bring has no name here. */
static const char *name_of(const caf_context *context, caf_rule_id rule)
{
    for (int32_t i = 0; i < context->n_vendor_rules; i++) {
        if (context->vendor_rules[i].rule->id == rule) {
            return context->vendor_rules[i].rule->name;
        }
    }
    const caf_rule *known = caf_rule_get(rule);
    return known != NULL ? known->name : NULL;
}

void caf_put_rule(caf_bytes *to, const caf_context *context, caf_rule_id rule)
{
    caf_put_text(to, rule != 0 ? name_of(context, rule) : NULL);
    caf_put_4(to, rule >= CAF_VENDOR_RULES ? rule : 0);
}

static caf_date date_or_0(caf_date date)
{
    return date == CAF_DATE_NONE ? 0 : date;
}

/* A title or a source decides nothing. */
static int decides(const caf_setting *setting)
{
    return setting->parameter != 0 || (setting->rule != 0 && setting->severity != CAF_AS_BEFORE);
}

static void put_setting(caf_bytes *to, const caf_context *context, const caf_setting *setting)
{
    caf_put_byte(to, 1);
    caf_put_rule(to, context, setting->rule);
    caf_put_4(to, setting->parameter);
    caf_put_4(to, setting->amount);
    caf_put_4(to, setting->unit);
    caf_put_4(to, setting->parameter == 0 && setting->severity == 0 ? CAF_MEDIUM : setting->severity);
    caf_put_4(to, date_or_0(setting->from));
    caf_put_4(to, date_or_0(setting->until));
}

/* What other readings and calendars flag stands in no part, so that equal parts might go with other answers. */
caf_status caf_check_receipt_context(const caf_context *context)
{
    caf_status status = caf_check_context(context);
    int is_held_against = status == CAF_OK && context->readings != 0;
    for (caf_division division = CAF_DIVISION_NONE; status == CAF_OK && division < CAF_DIVISIONS; division++) {
        is_held_against |= context->compared[division] != NULL;
    }
    return is_held_against ? CAF_E_ARGUMENT : status;
}

caf_status caf_receipt_profile(const caf_context *context, int32_t index, caf_take_bytes *take, void *user)
{
    caf_bytes to;
    caf_setting setting;
    if (take == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_receipt_context(context);
    if (status != CAF_OK || index < 0 || index >= caf_profile_count(context)) {
        return status != CAF_OK ? status : CAF_E_ARGUMENT;
    }
    const caf_profile *profile = caf_nth_profile(context, index);
    caf_begin_part(&to, "libcaf profile 1\n", take, user);
    caf_put_text(&to, profile->name);
    caf_put_4(&to, context->division);
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        if (decides(&setting)) {
            put_setting(&to, context, &setting);
        }
    }
    caf_put_byte(&to, 0);
    for (int32_t i = 0; i < context->n_vendor_rules; i++) {
        caf_put_byte(&to, 1);
        caf_put_rule(&to, context, context->vendor_rules[i].rule->id);
    }
    caf_put_byte(&to, 0);
    caf_bytes_flush(&to);
    return CAF_OK;
}

caf_division caf_receipt_division(const caf_case *whose, const caf_context *context)
{
    return whose != NULL && context != NULL ? caf_division_of(whose, context) : CAF_DIVISION_NONE;
}

static caf_status put_holidays(caf_bytes *to, const caf_calendar *calendar)
{
    caf_date date = calendar->first - 1;
    do {
        caf_status status = caf_next_holiday(calendar, date + 1, calendar->last, &date, NULL);
        if (status != CAF_OK) {
            return status;
        }
        caf_put_4(to, date); /* CAF_DATE_NONE is the last */
    } while (date != CAF_DATE_NONE);
    return CAF_OK;
}

caf_status caf_receipt_calendar(const caf_context *context, caf_division division, caf_take_bytes *take, void *user)
{
    caf_bytes to;
    if (take == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    if (status != CAF_OK || division < CAF_DIVISION_NONE || division >= CAF_DIVISIONS) {
        return status != CAF_OK ? status : CAF_E_DIVISION;
    }
    caf_begin_part(&to, "libcaf calendar 1\n", take, user);
    caf_put_4(&to, division);
    if (division != CAF_DIVISION_NONE) {
        const caf_calendar *own = context->calendars[division];
        const caf_calendar *calendar = own != NULL ? own : caf_calendar_builtin(division);
        caf_put_4(&to, calendar->first);
        caf_put_4(&to, calendar->last);
        caf_put_4(&to, calendar->certain_until);
        caf_put_4(&to, calendar->weekend);
        status = put_holidays(&to, calendar);
    }
    caf_bytes_flush(&to);
    return status;
}
