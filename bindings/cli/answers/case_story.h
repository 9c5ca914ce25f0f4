/* The story of one case: where it stands, what was missed and why, what is due, its days, and its colours over time. */
#ifndef CAF_CLI_CASE_STORY_H
#define CAF_CLI_CASE_STORY_H

#include "cases.h"
#include "case_rag.h"
#include "explained.h"
#include "owed.h"
#include "standing.h"

/* Labels are of names that caf has itself: a field, a stage, a rule with its day. */
enum { STORY_LABEL = 40 };

/* What stands on a day. Due days are by verdict: STORY_DUE + enum caf_verdict. */
enum story_kind { STORY_STAGE = 0, STORY_LEAD = 1, STORY_CONCERN = 2, STORY_RECORDED = 3, STORY_DUE = 3, STORY_KINDS = STORY_DUE + CAF_VERDICTS };

/* The lane of stages, before those of the tables. */
enum { STAGE_LANE = 0, TABLE_LANE = 1, STORY_LANES = TABLE_LANE + CAF_TABLES };

typedef struct story_day {
    caf_date from;
    caf_date until; /* of a stretch; of a due day, when it was done late, or the as-of date where it was not; 0: none */
    caf_date done;  /* of a due day; 0: not, or not known */
    int32_t lane;
    int32_t kind;  /* enum story_kind */
    int32_t field; /* of a recorded day; -1 */
    int32_t rule;  /* of a due day; 0 */
    int32_t profile; /* of a due day, by its place */
    bool is_open;    /* a stretch of which no last day is recorded: until is the as-of date, to which it is drawn */
    bool is_later;   /* due long after all else, and so not drawn */
    int64_t row;     /* as findings name it */
    char label[STORY_LABEL]; /* empty: none */
    char *text;
    size_t length; /* of the text */
} story_day;

/* A finding that is neither met nor without bearing on the case. */
typedef struct story_finding {
    caf_finding finding;
    int32_t profile; /* by its place */
    char *explanation;
} story_finding;

/* Zero it to begin. */
typedef struct case_story {
    const char *name;
    size_t name_length;
    int64_t line;
    caf_date as_of;
    bool not_yet;
    stays stays;
    owed owed;
    case_rag rag;
    story_finding *findings; /* safeguarding first, then what is not met, then the rest, as the rules come */
    int64_t n_findings;
    int64_t findings_room;
    story_day *days; /* by day */
    int64_t n_days;
    int64_t days_room;
    int64_t undated[CAF_TABLES];   /* rows of which no day is on record */
    int64_t verdicts[CAF_VERDICTS]; /* of all standards */
    int64_t data;
    int64_t safeguarding; /* that is not met, due or for a person to judge */
    findings found;
    explained explained;
} case_story;

/* Finds it all. What it names lasts as long as the reader's batch. False: a message was printed. */
bool find_story(case_story *to, const settings *with, const caf_reader *reader, const caf_case *whose);
void release_story(case_story *of);

/* The stay of the as-of date; NULL: nothing of the case had happened. */
const caf_stay *story_stay(const case_story *of);

/* "meetings" for a lane; "recorded", "due day: met" for a kind. */
const char *story_lane_name(int32_t lane);
const char *story_kind_name(int32_t kind);

/* A finding that asks for something to be done about it: safeguarding and what is not met. */
bool is_pressing_finding(const caf_finding *finding);

#endif
