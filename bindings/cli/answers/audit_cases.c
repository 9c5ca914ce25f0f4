#include "audit_cases.h"

#include "put.h"
#include "screen.h"

static void put_finding(const beside *of, const caf_reader *reader, const caf_finding *finding, int32_t profile)
{
    const caf_rule *rule = caf_rule_get(finding->rule);
    fprintf(of->lines, "          %-16s%s", caf_verdict_name(finding->verdict), rule != NULL ? rule->name : "");
    if (finding->row != 0) {
        fputs(" (", of->lines);
        put_subject(of->lines, reader, finding);
        fputc(')', of->lines);
    }
    if (of->with->n_profiles > 1) {
        fprintf(of->lines, " [%s]", caf_profile_name(of->with->profiles[profile]));
    }
    fputc('\n', of->lines);
}

static bool is_open(const caf_finding *finding)
{
    return finding->kind == CAF_SAFEGUARDING &&
           (finding->verdict == CAF_NOT_MET || finding->verdict == CAF_DUE || finding->verdict == CAF_JUDGEMENT);
}

/* The findings of a rule, or, for 0, the open matters of safeguarding; whether there was any. */
static bool put_findings(const beside *of, const caf_reader *reader, caf_rule_id rule)
{
    bool some = false;
    for (int32_t profile = 0; profile < of->with->n_profiles; profile++) {
        const findings *found = &of->found[profile];
        for (int64_t i = 0; i < found->n; i++) {
            if (rule != 0 ? found->all[i].rule == rule : is_open(&found->all[i])) {
                if (rule == 0 && !some) {
                    put_styled(of->lines, CAF_STYLE_SAFEGUARDING, "  SAFEGUARDING");
                    fputc('\n', of->lines);
                }
                put_finding(of, reader, &found->all[i], profile);
                some = true;
            }
        }
    }
    return some;
}

static void put_questions(const beside *of, const caf_reader *reader)
{
    const caf_instrument_parts *parts = &of->of->parts;
    for (int32_t i = 0; i < parts->n_questions; i++) {
        const caf_question *question = &parts->questions[i];
        bool some = false;
        fprintf(of->lines, "  %-8s%s\n", audit_text(of->of, question->name), audit_text(of->of, question->text));
        for (int32_t k = 0; k < question->n_rules; k++) {
            some = put_findings(of, reader, parts->rules[question->first_rule + k]) || some;
        }
        if (!some && question->n_rules > 0) {
            fputs("          no finding\n", of->lines);
        }
    }
}

bool put_beside(void *user, const caf_reader *reader, const caf_case *whose)
{
    beside *of = user;
    size_t length;
    if (!is_case_named(reader, whose, of->only)) {
        return true;
    }
    for (int32_t i = 0; i < of->with->n_profiles; i++) {
        if (!find(&of->found[i], reader, whose, &of->with->contexts[i])) {
            return false;
        }
    }
    const char *name = caf_reader_case_name(reader, whose->row.case_id, &length);
    fputs(of->n++ > 0 ? "\nCase " : "Case ", of->lines);
    put_name(of->lines, name != NULL ? name : "", name != NULL ? length : 0, 0);
    fputc('\n', of->lines);
    put_findings(of, reader, 0);
    put_questions(of, reader);
    return true;
}

void release_beside(beside *of)
{
    for (int32_t i = 0; i < MOST_PROFILES; i++) {
        release_findings(&of->found[i]);
    }
}
