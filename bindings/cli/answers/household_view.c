#include "household_view.h"

#include <stdlib.h>
#include "put.h"

standing standing_of(const relative *of, int32_t profile, caf_rule_id rule)
{
    static const int32_t gravity[CAF_VERDICTS] = { 0, 2, 6, 5, 4, 1, 3 };
    standing worst = { 0, 0, false, false };
    for (int64_t i = 0; i < of->kept.n; i++) {
        const caf_finding *finding = &of->kept.found[i];
        if (finding->rule != rule || finding->profile != profile) {
            continue;
        }
        int32_t verdict = finding->verdict;
        worst.data = worst.data || (finding->kind == CAF_DATA && verdict == CAF_UNKNOWN);
        worst.safeguarding = worst.safeguarding || (finding->kind == CAF_SAFEGUARDING &&
                                                    (verdict == CAF_NOT_MET || verdict == CAF_DUE || verdict == CAF_JUDGEMENT));
        if (verdict == CAF_DUE && finding->due != 0 && (worst.due == 0 || finding->due < worst.due)) {
            worst.due = finding->due;
        }
        worst.verdict = gravity[verdict] > gravity[worst.verdict] ? verdict : worst.verdict;
    }
    return worst;
}

char letter_of(int which)
{
    return (char)(which < 26 ? 'A' + which : 'a' + which - 26);
}

/* What of a rule calls for somebody in one of the cases: 0 nothing, 1 facts, 2 an act. */
int calls_for(const household *of, int32_t profile, caf_rule_id rule)
{
    int call = 0;
    for (int i = 0; i < of->n; i++) {
        standing one = standing_of(&of->relatives[i], profile, rule);
        bool acts = one.verdict == CAF_NOT_MET || one.verdict == CAF_DUE || one.data || one.safeguarding;
        call = acts ? 2 : one.verdict == CAF_UNKNOWN && call == 0 ? 1 : call;
    }
    return call;
}

/* The day a meeting is known by: held, planned or cancelled, in the first case that says so. */
static caf_date day_of(const household *of, int64_t meeting)
{
    caf_date day = 0;
    for (int pass = 0; pass < 3 && day == 0; pass++) {
        for (int i = 0; i < of->n && day == 0; i++) {
            caf_meeting_row row;
            if (meeting_of(of, i, meeting, &row)) {
                day = pass == 0 ? row.held_on : pass == 1 ? row.planned_for : row.cancelled_on;
            }
        }
    }
    return day;
}

/* What is on record of a meeting in one case. */
const char *words_of_meeting(const caf_meeting_row *row)
{
    bool held = row->held_on != 0 || row->held == CAF_YES;
    bool cancelled = row->cancelled_on != 0 || row->cancelled == CAF_YES;
    return held && cancelled           ? "both"
           : held                      ? "held"
           : cancelled                 ? "cancelled"
           : row->held == CAF_NO       ? "not held"
           : row->planned_for != 0     ? "planned"
                                       : "linked";
}

static int compare_days(const void *a, const void *b)
{
    const dated_meeting *one = a;
    const dated_meeting *other = b;
    int order = (one->day > other->day) - (one->day < other->day);
    return order != 0 ? order : (one->meeting > other->meeting) - (one->meeting < other->meeting);
}

dated_meeting *sort_meetings(const household *of)
{
    int64_t n = of->names[OF_MEETING].n;
    dated_meeting *all = malloc(((size_t)n + 1) * sizeof *all);
    for (int64_t i = 0; all != NULL && i < n; i++) {
        all[i] = (dated_meeting){ i + 1, day_of(of, i + 1) };
    }
    if (all != NULL) {
        qsort(all, (size_t)n, sizeof *all, compare_days);
    }
    return all;
}

const caf_family_finding *not_served(const household *of, int which, int64_t meeting)
{
    for (int64_t i = 0; i < of->n_shown; i++) {
        const caf_family_finding *shown = &of->shown[i];
        if (shown->kind == CAF_FAMILY_NOT_SERVED && shown->row == meeting && shown->case_id == of->relatives[which].case_id) {
            return shown;
        }
    }
    return NULL;
}

/* That a meeting served another case stands in the table of meetings already. */
bool is_in_table(const caf_family_finding *shown)
{
    return shown->kind == CAF_FAMILY_NOT_SERVED && shown->other_row == 0;
}

/* Whether two differ only in the other case: then they are told together. */
static bool is_alike(const caf_family_finding *one, const caf_family_finding *other)
{
    return one->kind == CAF_FAMILY_NOT_LISTED && other->kind == one->kind && other->verdict == one->verdict && other->case_id == one->case_id;
}

static void put_other(FILE *to, const household *of, int64_t case_id)
{
    int other = relative_of(of, case_id);
    kept_name name = name_in(of, OF_CASE, case_id);
    if (other >= 0) {
        fputc(letter_of(other), to);
    } else {
        put_name(to, name.text, name.length, 0);
    }
}

/* "B, with C, TAF meeting taf-2": where to look, in the first of n that are alike. */
void put_where(FILE *to, const household *of, const caf_family_finding *shown, int64_t n)
{
    kept_name row = name_in(of, shown->table == CAF_MEETINGS ? OF_MEETING : OF_CHILD, shown->row);
    fputc(letter_of(relative_of(of, shown->case_id)), to);
    for (int64_t i = 0; i < n; i++) {
        fputs(i == 0 ? ", with " : i + 1 < n ? ", " : " and ", to);
        put_other(to, of, shown[i].other_case);
    }
    if (row.length > 0) {
        fprintf(to, ", %s ", caf_table_row_name(shown->table));
        put_name(to, row.text, row.length, 0);
    }
}


int64_t alike_from(const household *of, int64_t i)
{
    int64_t n = 1;
    while (i + n < of->n_shown && is_alike(&of->shown[i], &of->shown[i + n])) {
        n++;
    }
    return n;
}
