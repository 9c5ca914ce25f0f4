#include "characteristics.h"

/* How many there are in a set. */
static int32_t count(int32_t set)
{
    int32_t n = 0;
    for (int32_t one = CAF_AGE; one <= CAF_SEXUAL_ORIENTATION; one++) {
        n += set >> one & 1;
    }
    return n;
}

static void note_count(const caf_run *run, const caf_finding *finding, const char *name, size_t length, int32_t set)
{
    const caf_field *field = caf_field_named(finding->table, name, length);
    if (field != NULL) {
        caf_step_count(run, finding->table, field->index, count(set));
    }
}

void caf_judge_characteristics(const caf_run *run, caf_finding *finding, int32_t considered, int32_t not_considered)
{
    const int32_t nine = CAF_WHOLE_SET(CAF_SEXUAL_ORIENTATION);
    int32_t no = nine & not_considered & ~considered;
    int32_t both = nine & not_considered & considered;
    int32_t open = both | (nine & ~considered & ~not_considered);
    int32_t items = no != 0 ? no : open;
    if (run->sink->step != NULL) {
        note_count(run, finding, "considered", 10, considered);
        if (not_considered != 0) {
            note_count(run, finding, "not_considered", 14, not_considered);
        }
    }
    for (int32_t one = CAF_AGE; run->sink->step != NULL && one <= CAF_SEXUAL_ORIENTATION; one++) {
        if (items >> one & 1) {
            caf_step_item(run, CAF_ITEMS_CHARACTERISTICS, one);
        }
    }
    if (items == 0) {
        finding->verdict = CAF_MET;
        return;
    }
    finding->verdict = no != 0 ? CAF_NOT_MET : CAF_UNKNOWN;
    finding->reason = no != 0 ? CAF_REASON_SAID_NO : both != 0 ? CAF_REASON_BOTH_WAYS : CAF_REASON_MISSING;
    finding->items = items;
    finding->item_set = CAF_ITEMS_CHARACTERISTICS;
}
