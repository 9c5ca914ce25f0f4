#include "values.h"

#include <stdio.h>
#include <string.h>
#include "arguments.h"

enum { SENTENCE = 200 };

const char *const *value_words(int value)
{
    static const char *const words[VALUES][9] = {
        [A_DIVISION] = { "england-and-wales", "scotland", "northern-ireland" },
        [A_SHELL] = { "bash", "zsh", "fish" },
        [A_WHEN] = { "auto", "always", "never" },
        [A_VERDICT_LIST] = { "not-met", "due", "unknown", "judgement", "data", "met", "not-applicable", "all" },
        [HOLIDAYS_ACTION] = { "list", "diff" },
        [PROFILE_ACTION] = { "list", "show", "check", "diff" },
        [JSON_OR_CSV] = { "json", "csv" },
        [TEXT_OR_DOT] = { "text", "dot" },
        [TEXT_OR_JSON] = { "text", "json" },
        [TEXT_JSON_OR_CSV] = { "text", "json", "csv" },
        [TEXT_JSON_OR_HTML] = { "text", "json", "html" },
        [A_REPORT_FORMAT] = { "text", "json", "csv", "html" },
        [ANY_DUE_FORMAT] = { "text", "json", "csv", "ical", "html" },
        [A_BAND] = { "overdue", "week", "month", "all" },
        [LEAD_OR_AGENCY] = { "lead", "agency" },
        [A_STRATUM] = { "none", "agency", "kind" },
        [A_SHARE] = { "proportional", "equal" },
        [HOW_OFTEN] = { "rolling", "anchored" },
        [A_COHORT_GROUP] = { "kind", "agency", "quarter", "origin" },
    };
    return value >= 0 && value < VALUES && words[value][0] != NULL ? words[value] : NULL;
}

/* "text, json and csv" */
static void list_words(char *text, size_t size, const char *const *words)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; words[i] != NULL && used < size; i++) {
        const char *between = i == 0 ? "" : words[i + 1] != NULL ? ", " : " and ";
        int n = snprintf(text + used, size - used, "%s%s", between, words[i]);
        used += n > 0 ? (size_t)n : 0;
    }
}

int choose(const char *command, const char *what, int value, const char *word)
{
    char all[SENTENCE];
    const char *const *words = value_words(value);
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    list_words(all, sizeof all, words);
    wrong_use(command, "there is no %s %s; there are %s", what, word, all);
    return -1;
}
