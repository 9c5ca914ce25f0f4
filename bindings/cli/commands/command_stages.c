/* caf stages: what moves a case from one stage to the next. */
#include <stdio.h>
#include "command.h"
#include "messages.h"
#include "screen.h"
#include "settings.h"
#include "stage_words.h"

static const char *const help[] = {
    "usage: caf stages [--format text|dot]",
    "",
    "Lists the stages of a case and what moves it from one to another. Nobody sets a stage: it",
    "follows from what is recorded.",
    "",
    "  --format FORMAT    text (the default), or dot: a diagram for Graphviz",
    "",
    "Examples:",
    "  caf stages",
    "  caf stages --format dot | dot -Tsvg > stages.svg",
    NULL
};

static const option options[] = { { "format", TEXT_OR_DOT, false }, { NULL, NO_VALUE, false } };

/* Every stage that comes before another. */
static int32_t before(int32_t stage)
{
    return (1 << stage) - 1;
}

/* "any earlier", "closed or archived": where a move leads away from. */
static void print_from(const caf_move *move)
{
    int32_t known = move->from & before(CAF_STAGES);
    int32_t rest = known & ~1;
    if (known == before(CAF_STAGES)) {
        printf("any stage");
        return;
    }
    if (known == before(move->to)) {
        printf(known == 1 ? "the beginning" : "any earlier stage");
        return;
    }
    for (int32_t stage = 1; stage < CAF_STAGES; stage++) {
        char text[MOVE_TEXT];
        if (rest >> stage & 1) {
            rest &= ~(1 << stage);
            printf("%s%s", stage_words(stage, text), rest == 0 ? "" : (rest & (rest - 1)) == 0 ? " or " : ", ");
        }
    }
}

static int print_text(void)
{
    const caf_move *move;
    puts("What moves a case from one stage to another; of one day the moves are made in this order.\n");
    for (int32_t i = 0; (move = caf_move_at(i)) != NULL; i++) {
        char text[MOVE_TEXT];
        fputs("  to ", stdout);
        put_styled(stdout, CAF_STYLE_HEADING, "%-14s", stage_words(move->to, text));
        printf("%s\n    from ", move_words(move, text));
        print_from(move);
        putchar('\n');
    }
    return end_output(EXIT_KEPT);
}

static void print_node(int32_t stage, const char *indent)
{
    char text[MOVE_TEXT];
    printf("%s%d [label=\"%s\"];\n", indent, (int)stage, stage_words(stage, text));
}

/* A line of the label for each move between the same stages. */
static void print_labels(const caf_move *first, int32_t from)
{
    const caf_move *move;
    const char *between = "";
    for (int32_t i = from; (move = caf_move_at(i)) != NULL; i++) {
        char text[MOVE_TEXT];
        if (move->from == first->from && move->to == first->to) {
            printf("%s%s", between, move_words(move, text));
            between = "\\l";
        }
    }
    printf("\\l");
}

static int is_drawn(const caf_move *move, int32_t index)
{
    for (int32_t i = 0; i < index; i++) {
        if (caf_move_at(i)->from == move->from && caf_move_at(i)->to == move->to) {
            return 1;
        }
    }
    return 0;
}

/* One arrow from the stage before where every earlier one will do, and from a whole box where all in it will. */
static void print_arrows(const caf_move *move, int32_t index)
{
    int32_t known = move->from & before(CAF_STAGES);
    int32_t from = known;
    const char *tail = "";
    if (known == before(CAF_STAGES)) {
        from = 1 << CAF_AT_CLOSED;
        tail = ", ltail=cluster_kept";
    } else if (known == before(CAF_AT_CLOSED) && move->to == CAF_AT_CLOSED) {
        from = 1 << CAF_AT_DELIVERING;
        tail = ", ltail=cluster_open";
    } else if (known == before(move->to)) {
        from = 1 << (move->to - 1);
    }
    for (int32_t stage = 0; stage < CAF_STAGES; stage++) {
        if (from >> stage & 1) {
            printf("    %d -> %d [label=\"", (int)stage, (int)move->to);
            print_labels(move, index);
            printf("\"%s];\n", tail);
        }
    }
}

static int print_dot(void)
{
    const caf_move *move;
    puts("digraph stages {\n"
         "    graph [compound=true, rankdir=TB, fontname=\"sans-serif\", nodesep=0.5, ranksep=0.45];\n"
         "    node [shape=box, style=\"rounded,filled\", fillcolor=\"#e8f0f8\", fontname=\"sans-serif\", fontsize=12];\n"
         "    edge [fontname=\"sans-serif\", fontsize=9, color=\"#555555\"];\n"
         "    0 [shape=point, width=0.12, label=\"\"];\n"
         "    subgraph cluster_open {\n"
         "        graph [style=\"rounded\", color=\"#9db8d2\", label=\"an earlier stage may be left out\", labeljust=r, fontsize=10];");
    for (int32_t stage = 1; stage < CAF_AT_CLOSED; stage++) {
        print_node(stage, "        ");
    }
    puts("    }\n    subgraph cluster_kept {\n        graph [style=\"rounded\", color=\"#bbbbbb\", label=\"\"];");
    for (int32_t stage = CAF_AT_CLOSED; stage < CAF_STAGES; stage++) {
        print_node(stage, "        ");
    }
    puts("    }");
    for (int32_t i = 0; (move = caf_move_at(i)) != NULL; i++) {
        if (!is_drawn(move, i)) {
            print_arrows(move, i);
        }
    }
    puts("}");
    return end_output(EXIT_KEPT);
}

static bool take_option(void *user, int which, const char *value)
{
    (void)which;
    return set_format(user, "stages", TEXT_OR_DOT, value);
}

static int run(int n, char **words)
{
    operands rest;
    int format = 0;
    int status = take_line(&stages_command, n, words, take_option, &format, &rest);
    if (status == GO_ON && rest.n > 0) {
        status = wrong_use("stages", "there is nothing to say about %s; it takes no operands", rest.all[0]);
    }
    if (status == GO_ON) {
        status = format == 0 ? print_text() : print_dot();
    }
    release_operands(&rest);
    return status;
}

const command stages_command = {
    "stages", "the stages of a case, and what moves it", help, run,
    options, { NO_VALUE }
};
