#include "due_entry.h"

#include <ctype.h>
#include <string.h>
#include "dates.h"
#include "profile_view.h"
#include "put.h"

static due_name name_of(const caf_reader *reader, int64_t id)
{
    due_name name = { NULL, 0 };
    if (id > 0) {
        name.text = caf_reader_name(reader, id, &name.length);
    }
    return name;
}

void make_entry(due_entry *to, const due *of, const caf_reader *reader, const caf_case *whose, const caf_obligation *one)
{
    const caf_profile *profile = of->with.profiles[asking_place(&of->with, one)];
    memset(to, 0, sizeof *to);
    to->reader = reader;
    to->owed = one;
    to->rule = caf_rule_get(one->finding.rule);
    to->title = rule_title(profile, one->finding.rule, of->days.as_of);
    to->profile = caf_profile_name(profile);
    to->case_name.text = caf_reader_case_name(reader, whose->row.case_id, &to->case_name.length);
    to->subject = name_of(reader, one->finding.row);
    if (to->subject.text == NULL) {
        to->number = one->finding.row < 0 ? -one->finding.row : one->finding.row;
    }
    to->person = name_of(reader, one->person);
    to->agency = name_of(reader, one->agency);
    to->band = due_band_of(&of->days, one);
}

bool explain_entry(due_entry *to, due *of, const caf_case *whose)
{
    const caf_context *context = &of->with.contexts[asking_place(&of->with, to->owed)];
    if (!explain_finding(&of->explained, to->reader, whose, context, &to->owed->finding)) {
        return false;
    }
    to->explanation = of->explained.text;
    if (to->owed->overdue) {
        to->late = of->days.as_of - to->owed->finding.due;
        to->unit = CAF_DAYS;
    }
    /* The rule itself knows what it counts in. */
    for (int64_t i = 0; to->owed->overdue && i < of->explained.n; i++) {
        const caf_step *step = &of->explained.steps[i];
        if (step->kind == CAF_STEP_LATE) {
            to->late = step->amount;
            to->unit = step->unit;
        }
    }
    return true;
}

bool is_safeguarding(const due_entry *entry)
{
    return entry->owed->finding.kind == CAF_SAFEGUARDING;
}

void put_when(FILE *to, const due_entry *entry, const due_days *days)
{
    caf_date day = entry->owed->finding.due;
    char words[CAF_DATE_WORDS];
    if (day == 0) {
        fputs("no day set", to);
    } else if (entry->owed->overdue) {
        const char *unit = caf_unit_name(entry->unit);
        int letters = (int)strlen(unit) - (entry->late == 1);
        fprintf(to, "due %s, %ld %.*s overdue", words_of(day, words), (long)entry->late, letters, unit);
    } else if (day < days->as_of) {
        fprintf(to, "due since %s", words_of(day, words));
    } else {
        fprintf(to, "due %s%s", day == days->as_of ? "today, " : "", words_of(day, words));
    }
}

static void put_lead(FILE *to, const due_entry *entry)
{
    fputs("Lead professional ", to);
    if (entry->person.text != NULL) {
        put_name(to, entry->person.text, entry->person.length, 0);
        fputs(entry->agency.text != NULL ? " of " : "", to);
    } else {
        fputs(entry->agency.text != NULL ? "of " : "who is not named", to);
    }
    if (entry->agency.text != NULL) {
        put_name(to, entry->agency.text, entry->agency.length, 0);
    }
}

void put_owner(FILE *to, const due_entry *entry)
{
    if (entry->owed->finding.row != 0) {
        const char *row = caf_table_row_name(entry->owed->finding.table);
        fprintf(to, "%c%s ", toupper((unsigned char)row[0]), row + 1);
        if (entry->subject.text != NULL) {
            put_name(to, entry->subject.text, entry->subject.length, 0);
        } else {
            fprintf(to, "number %lld", (long long)entry->number);
        }
        fputs(". ", to);
    }
    if (entry->owed->by == CAF_OWED_BY_LEAD) {
        put_lead(to, entry);
    } else if (entry->agency.text != NULL) {
        fputs("Agency ", to);
        put_name(to, entry->agency.text, entry->agency.length, 0);
    } else {
        fputs("Nobody on record", to);
    }
}

void put_rule(FILE *to, const due_entry *entry)
{
    fputs(entry->rule->name, to);
    if (entry->rule->clause != NULL) {
        fprintf(to, ", clause %s", entry->rule->clause);
    }
    fprintf(to, ": %s", entry->title);
}
