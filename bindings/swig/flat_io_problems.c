#include "flat_io_problems.h"
#include <stdlib.h>
#include <string.h>

void *flat_append(flat_heap *heap, int64_t n)
{
    if (n > heap->room - heap->n) {
        int64_t room = 2 * heap->room + n;
        void *grown = realloc(heap->data, (size_t)room);
        if (grown == NULL) {
            return NULL;
        }
        heap->data = grown;
        heap->room = room;
    }
    heap->n += n;
    return (char *)heap->data + heap->n - n;
}

static bool append_text(flat_heap *heap, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = flat_append(heap, (int64_t)size);
    if (copy != NULL) {
        memcpy(copy, text, size);
    }
    return copy != NULL;
}

void flat_keep_problem(void *problems, const caf_io_error *problem)
{
    flat_problems *to = problems;
    flat_problem made = { problem->line, to->texts.n, problem->status };
    flat_problem *kept = flat_append(&to->all, (int64_t)sizeof *kept);
    if (kept != NULL && append_text(&to->texts, problem->file) && append_text(&to->texts, problem->field) &&
        append_text(&to->texts, problem->message)) {
        *kept = made;
        to->n++;
    } else {
        to->no_memory = true;
    }
}

void flat_problems_release(flat_problems *problems)
{
    free(problems->all.data);
    free(problems->texts.data);
    memset(problems, 0, sizeof *problems);
}
