#include "overview.h"

#include <stddef.h>

const char *const overview[] = {
    "usage: caf COMMAND [OPTION]... [OPERAND]...",
    "       caf help [COMMAND]",
    "       caf --version",
    "",
    "caf checks the records of early-help cases (CAF) against published standards, and says",
    "what is due, what was missed, and why.",
    NULL
};

const char *const overview_options[] = {
    "  --help          how the command is used",
    "  --color WHEN    colour in text: auto (the default), on a terminal, unless NO_COLOR is set or",
    "                  TERM is dumb; always; or never. Colour only repeats what the words say",
    "  --no-progress   do not show how far a long input has been read; without it, a line on",
    "                  standard error says so after a second, where that is a terminal",
    NULL
};

const char *const overview_examples[] = {
    "Examples:",
    "  caf check caseload.ndjson           a report on a file of cases",
    "  caf date 2023-04-03 +20wd           when 20 working days are over, and why",
    "  caf explain EM-B2-held              a rule, its clause, and how it decides",
    "  caf help check                      all that check can do",
    NULL
};
