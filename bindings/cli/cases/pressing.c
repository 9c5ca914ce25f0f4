#include "pressing.h"

#include <stdlib.h>
#include <string.h>
#include "cases.h"
#include "dates.h"

enum { INDENT = 5 };

static int compare_ranks(const pressing_rank *one, const pressing_rank *other)
{
    for (size_t i = 0; i < sizeof one->order / sizeof one->order[0]; i++) {
        if (one->order[i] != other->order[i]) {
            return one->order[i] < other->order[i] ? -1 : 1;
        }
    }
    return 0;
}

static int compare(const void *one, const void *other)
{
    return compare_ranks(&((const pressed *)one)->rank, &((const pressed *)other)->rank);
}

bool is_pressing(const pressing *in, const pressing_rank *rank)
{
    return in->most > 0 && (!in->is_full || compare_ranks(rank, &in->last) < 0);
}

void sort_pressing(pressing *in)
{
    if (in->n > 0) {
        qsort(in->all, (size_t)in->n, sizeof *in->all, compare);
    }
    while (in->n > in->most) {
        free(in->all[--in->n].text);
    }
    in->is_full = in->n > 0 && in->n == in->most;
    if (in->is_full) {
        in->last = in->all[in->n - 1].rank;
    }
}

bool keep_pressing(pressing *in, const pressing_rank *rank, char *text)
{
    if (!make_room(&in->all, &in->capacity, in->n + 1, sizeof *in->all)) {
        free(text);
        return false;
    }
    in->all[in->n].rank = *rank;
    in->all[in->n++].text = text;
    if (in->n >= 2 * in->most) {
        sort_pressing(in);
    }
    return true;
}

void print_pressing(const pressing *of, FILE *to, int width)
{
    for (int64_t i = 0; i < of->n; i++) {
        int column = INDENT; /* behind the number */
        fprintf(to, "\n%3lld. ", (long long)i + 1);
        for (const char *text = of->all[i].text; *text != '\0'; column = 0) {
            size_t length = strcspn(text, "\n");
            put_wrapped_from(to, column, text, length, INDENT, width);
            text += length + (text[length] != '\0');
        }
    }
}

void release_pressing(pressing *of)
{
    for (int64_t i = 0; i < of->n; i++) {
        free(of->all[i].text);
    }
    free(of->all);
    memset(of, 0, sizeof *of);
}
