#include "case_story.h"

#include <stdlib.h>
#include <string.h>
#include "case_days.h"
#include "messages.h"

const caf_stay *story_stay(const case_story *of)
{
    return of->stays.n > 0 ? &of->stays.all[of->stays.n - 1] : NULL;
}

bool is_pressing_finding(const caf_finding *finding)
{
    bool is_safe = finding->verdict == CAF_MET || finding->verdict == CAF_UNKNOWN || finding->verdict == CAF_NOT_APPLICABLE;
    return finding->verdict == CAF_NOT_MET || (finding->kind == CAF_SAFEGUARDING && !is_safe);
}

static bool keep(case_story *to, const caf_finding *finding, int32_t profile)
{
    if (!make_room(&to->findings, &to->findings_room, to->n_findings + 1, sizeof *to->findings)) {
        return false;
    }
    char *copy = strdup(to->explained.text);
    if (copy == NULL) {
        return no_memory();
    }
    to->findings[to->n_findings++] = (story_finding){ *finding, profile, copy };
    return true;
}

static void count(case_story *to, const caf_finding *finding)
{
    if (finding->kind == CAF_DATA) {
        to->data++;
    } else {
        to->verdicts[finding->verdict]++;
        to->safeguarding += finding->kind == CAF_SAFEGUARDING && is_pressing_finding(finding);
    }
}

static bool find_under(case_story *to, const settings *with, const caf_reader *reader, const caf_case *whose, int32_t profile)
{
    if (!find(&to->found, reader, whose, &with->contexts[profile])) {
        return false;
    }
    for (int64_t i = 0; i < to->found.n; i++) {
        const caf_finding *finding = &to->found.all[i];
        if (finding->rule == CAF_NO_CASE || (finding->kind == CAF_DATA && profile > 0)) {
            continue; /* that it is not open yet is said of the stage, and what is wrong with it once */
        }
        count(to, finding);
        if (!add_due_day(to, finding, profile, with)) {
            return false;
        }
        bool is_kept = finding->verdict != CAF_MET && finding->verdict != CAF_NOT_APPLICABLE;
        if (is_kept && !(explain_finding(&to->explained, reader, whose, &with->contexts[profile], finding) && keep(to, finding, profile))) {
            return false;
        }
    }
    return true;
}

static int rank_of(const caf_finding *finding)
{
    if (is_pressing_finding(finding)) {
        return finding->kind == CAF_SAFEGUARDING ? 0 : 1;
    }
    return finding->kind == CAF_DATA ? 3 : 2;
}

static int by_rank(const void *one, const void *other)
{
    const story_finding *a = one;
    const story_finding *b = other;
    int by_rule = (a->finding.rule > b->finding.rule) - (a->finding.rule < b->finding.rule);
    int by_row = (a->finding.row > b->finding.row) - (a->finding.row < b->finding.row);
    int rank = rank_of(&a->finding) - rank_of(&b->finding);
    int by_profile = a->profile - b->profile;
    return rank != 0 ? rank : by_profile != 0 ? by_profile : by_rule != 0 ? by_rule : by_row;
}

static void clear(case_story *of)
{
    for (int64_t i = 0; i < of->n_findings; i++) {
        free(of->findings[i].explanation);
    }
    for (int64_t i = 0; i < of->n_days; i++) {
        free(of->days[i].text);
    }
    of->n_findings = of->n_days = of->data = of->safeguarding = 0;
    memset(of->undated, 0, sizeof of->undated);
    memset(of->verdicts, 0, sizeof of->verdicts);
}

bool find_story(case_story *to, const settings *with, const caf_reader *reader, const caf_case *whose)
{
    clear(to);
    to->name = caf_reader_case_name(reader, whose->row.case_id, &to->name_length);
    to->line = caf_reader_line(reader, whose->row.case_id);
    to->as_of = whose->as_of;
    to->not_yet = whose->not_yet;
    if (!find_stays(&to->stays, reader, whose, &with->contexts[0]) || !find_owed(&to->owed, reader, whose, with) ||
        !find_rag(&to->rag, reader, whose) || !find_recorded_days(to, reader, whose)) {
        return false;
    }
    for (int32_t profile = 0; profile < with->n_profiles; profile++) {
        if (!find_under(to, with, reader, whose, profile)) {
            return false;
        }
    }
    if (to->n_findings > 0) {
        qsort(to->findings, (size_t)to->n_findings, sizeof *to->findings, by_rank);
    }
    settle_story_days(to);
    return true;
}

void release_story(case_story *of)
{
    clear(of);
    release_stays(&of->stays);
    release_owed(&of->owed);
    release_rag(&of->rag);
    release_findings(&of->found);
    release_explained(&of->explained);
    free(of->findings);
    free(of->days);
    memset(of, 0, sizeof *of);
}
