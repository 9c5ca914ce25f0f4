#include "stage_words.h"

#include <stdio.h>
#include <string.h>

const char *stage_words(int32_t stage, char text[MOVE_TEXT])
{
    const char *name = caf_stage_name(stage);
    snprintf(text, MOVE_TEXT, "%s", name != NULL ? name : "");
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '-' ? ' ' : *at;
    }
    return text;
}

const char *also_words(int32_t also)
{
    switch (also) {
    case CAF_ALSO_REOPENED:
        return "reopened";
    case CAF_ALSO_CHILD_PROTECTION:
        return "not a CAF while a child-protection concern is open";
    case CAF_ALSO_STEPPED_UP:
        return "stepped up: a statutory body holds it";
    case CAF_ALSO_MOVED_OUT:
        return "handed to another authority";
    case CAF_ALSO_ONE_SERVICE:
        return "one service suffices";
    default:
        return "declined: consent to an assessment was refused";
    }
}

static void add(char text[MOVE_TEXT], const char *more)
{
    size_t used = strlen(text);
    snprintf(text + used, MOVE_TEXT - used, "%s", more);
}

/* Facts of the case and of its closure speak for themselves. */
const char *fact_words(int32_t table, int32_t field, char text[MOVE_TEXT])
{
    text[0] = '\0';
    if (table != CAF_CASES && table != CAF_CLOSURES) {
        add(text, caf_table_row_name(table));
        add(text, " ");
    }
    add(text, caf_field_at(table, field)->label);
    return text;
}

static int count_bits(int32_t bits)
{
    int n = 0;
    for (; bits != 0; bits &= bits - 1) {
        n++;
    }
    return n;
}

/* ", initial, updated or not recorded": the values that move it, where it is not all of them. */
static void add_values(char text[MOVE_TEXT], const caf_move *move)
{
    const caf_field *choice = caf_field_at(move->table, move->choice);
    int32_t known = move->values & (int32_t)(((int64_t)1 << (choice->n_choices + 1)) - 1);
    int left = count_bits(known);
    add(text, " (");
    for (int32_t value = 1; value <= choice->n_choices; value++) {
        if (known >> value & 1) {
            left--;
            add(text, choice->choices[value - 1]);
            add(text, left > 1 ? ", " : left == 1 ? " or " : "");
        }
    }
    add(text, known & 1 ? "not recorded)" : ")");
}

const char *move_words(const caf_move *move, char text[MOVE_TEXT])
{
    if (move->table < 0) {
        text[0] = '\0';
        add(text, move->to == CAF_AT_DELIVERING ? "the day is over" : "it was kept for its time, and no legal hold stands");
        return text;
    }
    fact_words(move->table, move->field, text);
    if (move->choice >= 0 && caf_field_at(move->table, move->choice)->type == CAF_TYPE_FLAG) {
        add(text, ", ");
        add(text, caf_field_at(move->table, move->choice)->label);
    } else if (move->choice >= 0) {
        add_values(text, move);
    }
    return text;
}
