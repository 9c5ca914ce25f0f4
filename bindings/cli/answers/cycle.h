/* The audit cycle: audits over time, the plans made after them, and what the year comes to. */
#ifndef CAF_CLI_CYCLE_H
#define CAF_CLI_CYCLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <caf/io.h>
#include "named_counts.h"

/* As value_words(A_REPORT_FORMAT) has them. */
enum { CYCLE_TEXT, CYCLE_JSON, CYCLE_CSV, CYCLE_HTML };

/* The quarters of the year, those of the year before, and both years. */
enum { CYCLE_YEAR = CAF_QUARTERS, CYCLE_YEAR_BEFORE, CYCLE_PERIODS };

/* Tier 2: 10 to 12 cases a quarter. */
#define CYCLE_TIER_2 "blackburn-tier-2"
enum { TIER_2_LEAST = 10, TIER_2_MOST = 12, MOST_GOOD = 32, MONTHS_BETWEEN = 3, APRIL = 4 };

/* What was asked for. Set it to begin. */
typedef struct cycle_request {
    const char *audits;
    const char *plan; /* NULL: none */
    caf_date as_of;
    caf_date year_from;
    int64_t months;   /* between evaluations */
    int every;        /* enum caf_every */
    int64_t below;    /* percent; 0: not set */
    int64_t least;    /* cases a quarter; 0: not set */
    int64_t most;
    const char *good[MOST_GOOD]; /* grades that count as good */
    int n_good;
} cycle_request;

typedef struct cycle_instrument {
    char *path; /* of its file; NULL: built in */
    caf_instrument_file *file;
    const caf_instrument *instrument;
    caf_instrument_parts parts;
    caf_area *areas;
    int32_t n_areas;
    int32_t of_question[CAF_INSTRUMENT_QUESTIONS];
    uint32_t good[CAF_INSTRUMENT_SCALES];
    int32_t overall; /* the scale of the overall grade; -1: it has none */
} cycle_instrument;

typedef struct cycle_audit {
    char *name;
    char *answers; /* the file */
    const named_count *agency; /* the audit was of this one alone; NULL: of all */
    caf_date held;
    caf_date evaluated; /* 0: not recorded */
    int32_t instrument; /* by index */
    int64_t line;
    int64_t forms;
    int64_t overall[CAF_SCALE_GRADES]; /* forms by overall grade */
} cycle_audit;

/* What one audit says of an area in an agency. */
typedef struct cycle_cell {
    int32_t audit;
    int32_t area;
    const named_count *agency; /* NULL: not recorded */
    caf_area_count count;
} cycle_cell;

typedef struct cycle_unsafe {
    int32_t audit;
    int32_t question; /* -1: none of the instrument's */
    int32_t when;     /* enum caf_unsafe */
    int64_t line;
    const named_count *agency;
    char *form;
} cycle_unsafe;

/* An area of an agency: its last audit and the one before with the same instrument. */
typedef struct cycle_standing {
    const named_count *agency;
    int32_t instrument;
    int32_t area;
    const cycle_cell *last;
    const cycle_cell *before; /* NULL: there is none */
    int32_t change;           /* enum caf_area_change */
    int32_t is_below;         /* 1 yes, 2 no, 0 unknown or not asked */
    int32_t lacks;            /* where it is below: enum cycle_lack, added up */
} cycle_standing;

/* What an area for improvement lacks; without a plan that is not known. */
enum cycle_lack { NO_PLAN = 1, LACKS_ACTION = 2, LACKS_OWNER = 4, LACKS_BY = 8, LACKS_REAUDIT = 16 };

/* An action of the plan; texts are the plan's own. */
typedef struct cycle_action {
    const named_count *agency;
    char *theme;
    char *action;
    char *owner;
    caf_planned_action days;
    int64_t line;
    caf_slot state;
    caf_slot reaudit;
    int32_t audit; /* the re-audit; -1: none */
    int32_t first_shown; /* what it shows: where in `shown`, and how many */
    int32_t n_shown;
} cycle_action;

/* An area at a re-audit against the last audit before the action was planned. */
typedef struct cycle_shown {
    const cycle_cell *before; /* NULL: none with the same instrument */
    const cycle_cell *after;
    int32_t change;
} cycle_shown;

/* The cases audited in a quarter. */
typedef struct cycle_cases {
    int64_t n;        /* different ones */
    int64_t no_case;  /* forms that name none */
    int32_t state;    /* enum caf_slot_state; CAF_SLOT_NONE where no number is set */
} cycle_cases;

/* Zero it and set `asked` to begin. */
typedef struct cycle {
    cycle_request asked;
    caf_period periods[CYCLE_PERIODS];
    cycle_instrument *instruments;
    int64_t n_instruments, instruments_room;
    cycle_audit *audits; /* by the day they were held, of one day as they stand in the list */
    int64_t n_audits, audits_room;
    int64_t n_held;      /* by the as-of date: those are counted */
    int64_t n_forms;     /* of those held */
    int64_t n_no_agency; /* of them, forms that name no agency */
    named_counts agencies;
    named_count **by_name; /* all agencies */
    cycle_cell *cells;
    int64_t n_cells, cells_room;
    cycle_unsafe *unsafe;
    int64_t n_unsafe, unsafe_room;
    named_counts seen;   /* cases, by quarter */
    cycle_cases cases[CAF_QUARTERS];
    bool judges_cases;   /* of some quarter a number is asked */
    bool says_evaluated; /* some audit was evaluated by the as-of date; else the day it was held stands for that */
    int64_t n_not_evaluated; /* whole audits held that were not, where some were */
    caf_slot *slots;     /* of evaluations, those that bear on the year */
    int64_t n_slots;
    cycle_standing *standings; /* by agency's name, then instrument and area */
    int64_t n_standings, standings_room;
    cycle_action *actions;     /* of the plan, in its order */
    int64_t n_actions, actions_room;
    cycle_shown *shown;
    int64_t n_shown, shown_room;
    bool is_broken;      /* something was missed */
} cycle;

/* Reads the audits, and the plan that was made after them. False: messages were printed. */
bool read_audits(cycle *of);
bool read_plan(cycle *of);

/* Reads both and reckons. */
bool make_cycle(cycle *of);
void release_cycle(cycle *of);

/* A period up to the as-of date. False: it has not begun. */
bool cycle_period(const cycle *of, int period, caf_period *out);
const char *cycle_period_name(int period);

/* What the audits of a period say of an area, all agencies together. */
caf_area_count cycle_sum(const cycle *of, int32_t instrument, int32_t area, int period);

/* The forms of a period by their overall grade, with an instrument; how many there are. */
int64_t cycle_overall(const cycle *of, int32_t instrument, int period, int64_t grades[CAF_SCALE_GRADES]);

/* The audits of a period with an instrument. */
int64_t cycle_audits_in(const cycle *of, int32_t instrument, int period);

/* Whether a number of cases is asked of an audit: of all where one was asked for, otherwise of Tier 2's own. One of an agency alone, or not held yet, is none. */
bool asks_for_cases(const cycle *of, const cycle_audit *audit);

/* CYCLE_YEAR, CYCLE_YEAR_BEFORE, or before both; UNSAFE_LATER: not held yet. */
enum { UNSAFE_EARLIER = CYCLE_PERIODS, UNSAFE_LATER };
int unsafe_period(const cycle *of, const cycle_unsafe *one);

/* Whether a person is told of it one by one: all of the year, and what was current in the year before. */
bool is_unsafe_told(const cycle *of, const cycle_unsafe *one);

typedef struct unsafe_counts {
    int64_t of_year;
    int64_t told;
    int64_t earlier; /* held by the as-of date and not told */
} unsafe_counts;
unsafe_counts count_cycle_unsafe(const cycle *of);

/* Names and words. */
const char *cycle_text(const cycle_instrument *with, int32_t text);
const char *area_name(const cycle_instrument *with, int32_t area); /* its theme */
bool is_area_split(const cycle_instrument *with, int32_t area);    /* on several scales: its scale tells it apart */
const char *agency_name(const named_count *agency, size_t *length);
const char *slot_word(int32_t state);
const char *slot_state(const caf_slot *slot); /* the same, but "done" where no day was set */
const char *change_word(int32_t change);

/* "late by 2 days", "missed, 12 days over" */
enum { SLOT_TEXT = 48 };
const char *slot_text(const caf_slot *slot, char text[SLOT_TEXT]);

const char *cycle_grade(const cycle_instrument *with, int32_t scale, int32_t grade); /* NULL: none */
bool is_graded_by_points(const cycle_instrument *with, int32_t scale);
bool is_unmeasured(const cycle_instrument *with, int32_t scale);

/* "7 of 9"; "12 answers" where there is nothing to measure by; "-" for none. */
enum { COUNT_TEXT = 48 };
const char *count_text(const caf_area_count *count, char text[COUNT_TEXT]);

/* What an area for improvement has: "an action is planned", "lacks an owner"; "" where it is none. */
enum { LACKS_TEXT = 96 };
const char *improvement_text(const cycle_standing *of, char text[LACKS_TEXT]);

bool put_cycle_text(FILE *to, const cycle *of);
bool put_cycle_json(FILE *to, const cycle *of);
bool put_cycle_csv(FILE *to, const cycle *of);
bool put_cycle_page(FILE *to, const cycle *of);

#endif
