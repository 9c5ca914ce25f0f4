#include "flat_rules.h"
#include "flat_shared.h"

caf_status flat_due(caf_division division, int32_t profile, const void *const *blocks, const int64_t *n_block_bytes,
                    int32_t n_blocks, caf_rule_id rule, caf_date anchor, caf_date *due)
{
    caf_context context;
    caf_status status = flat_context(CAF_DATE_NONE, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    return status == CAF_OK ? caf_due(&context, rule, anchor, due) : status;
}

caf_status flat_due_array(caf_division division, int32_t profile, const void *const *blocks,
                          const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, const caf_date *anchor,
                          int64_t n_anchor, caf_date *results, int64_t n_results, bool *complete)
{
    caf_context context;
    caf_status status = flat_context(CAF_DATE_NONE, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    status = status == CAF_OK ? flat_check_arrays(anchor, n_anchor, results, n_results) : status;
    status = status == CAF_OK ? caf_due_array(&context, rule, anchor, (size_t)n_anchor, results) : status;
    return flat_some_rows(status, complete);
}

caf_status flat_judge(caf_date as_of, caf_division division, int32_t profile, const void *const *blocks,
                      const int64_t *n_block_bytes, int32_t n_blocks, caf_rule_id rule, caf_date anchor, caf_date done,
                      int32_t *verdict, caf_date *falls_due, int32_t *days, int32_t *slack)
{
    caf_context context;
    caf_status status = flat_context(as_of, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    return status == CAF_OK ? caf_judge(&context, rule, anchor, done, verdict, falls_due, days, slack) : status;
}

caf_status flat_first_taf_due(caf_division division, int32_t profile, const void *const *blocks,
                              const int64_t *n_block_bytes, int32_t n_blocks, caf_date completed, caf_date *due)
{
    caf_context context;
    caf_status status = flat_context(CAF_DATE_NONE, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    return status == CAF_OK ? caf_first_taf_due(&context, completed, due) : status;
}

caf_status flat_first_taf_due_array(caf_division division, int32_t profile, const void *const *blocks,
                                    const int64_t *n_block_bytes, int32_t n_blocks, const caf_date *completed,
                                    int64_t n_completed, caf_date *results, int64_t n_results, bool *complete)
{
    caf_context context;
    caf_status status = flat_context(CAF_DATE_NONE, division, profile, blocks, n_block_bytes, n_blocks, 0, &context);
    status = status == CAF_OK ? flat_check_arrays(completed, n_completed, results, n_results) : status;
    status = status == CAF_OK ? caf_first_taf_due_array(&context, completed, (size_t)n_completed, results) : status;
    return flat_some_rows(status, complete);
}

int32_t flat_rule_named(const char *text, size_t length)
{
    const caf_rule *rule = caf_rule_named(text, length);
    return rule != NULL ? rule->id : 0;
}

const char *flat_rule_name(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->name : NULL;
}

const char *flat_rule_document(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->document : NULL;
}

const char *flat_rule_clause(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->clause : NULL;
}

const char *flat_rule_title(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->title : NULL;
}

const char *flat_rule_text(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->text : NULL;
}

int32_t flat_rule_kind(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL ? entry->kind : 0;
}

bool flat_rule_timing(caf_rule_id rule)
{
    const caf_rule *entry = caf_rule_get(rule);
    return entry != NULL && entry->timing == 1;
}
