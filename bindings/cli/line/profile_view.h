/* What a profile sets, in words: for a person, and to be compared. */
#ifndef CAF_CLI_PROFILE_VIEW_H
#define CAF_CLI_PROFILE_VIEW_H

#include <stddef.h>
#include <caf/io.h>

/* Long enough for what is said of one setting. */
enum { VALUE_TEXT = 1024 };

/* "low", "off" for 0. */
const char *severity_name(int32_t severity);

/* "not-met", as JSON and CSV spell a verdict; "none" for 0. */
const char *verdict_word(int32_t verdict);

/* A parameter's value: "20 working days", "rolling". */
void name_value(char *text, size_t size, int32_t parameter, int32_t amount, int32_t unit);

/* A rule's name, or a vendor's number, into text; gives text. */
const char *name_rule(char *text, size_t size, caf_rule_id rule);

/* What of a setting counts. */
enum aspect { SWITCH, NAME, NUMBER };

/* Whether a setting says something of this aspect of its rule. */
bool says(const caf_setting *setting, enum aspect aspect);

/* Whether later settings leave a setting no day on which it counts. */
bool is_replaced(const caf_profile *profile, int32_t index);

/* "on, severity high", "6 weeks"; then ", from 2024-04-01, until 2025-03-31" where there are such days. */
void describe_setting(char *text, size_t size, const caf_profile *profile, const caf_setting *setting);

/* All that counts of one aspect of a rule, day by day: "20 working days; from 2024-04-01 6 weeks". */
void describe_aspect(char *text, size_t size, const caf_profile *profile, caf_rule_id rule, int32_t parameter, enum aspect aspect);

/* What a profile calls a rule on a day. */
const char *rule_title(const caf_profile *profile, caf_rule_id rule, caf_date on);

/* What a profile calls itself, or says of its source; NULL: nothing. */
const char *own_text(const caf_profile *profile, bool source);

#endif
