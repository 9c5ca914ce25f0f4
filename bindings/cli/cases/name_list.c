#include "name_list.h"

#include <stdlib.h>
#include <string.h>
#include "messages.h"
#include "name_numbers.h"

const caf_list_column sample_columns[SAMPLE_COLUMNS] = {
    [SAMPLE_CASE] = { "case", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
    [SAMPLE_PLACE] = { "place", 0, 0 },
    [SAMPLE_STRATUM] = { "stratum", 0, 0 },
    [SAMPLE_FILE] = { "file", 0, 0 },
    [SAMPLE_LINE] = { "line", 0, 0 },
    [SAMPLE_KEY] = { "key", 0, 0 },
    [SAMPLE_SEED] = { "seed", 0, 0 },
    [SAMPLE_CASES] = { "cases", 0, 0 },
    [SAMPLE_FROM] = { "closed_from", 0, 0 },
    [SAMPLE_TO] = { "closed_to", 0, 0 },
    [SAMPLE_AS_OF] = { "as_of", 0, 0 },
    [SAMPLE_BY] = { "by", 0, 0 },
    [SAMPLE_SHARES] = { "shares", 0, 0 },
    [SAMPLE_ONE_IN] = { "one_in", 0, 0 },
    [SAMPLE_SIZE] = { "size", 0, 0 },
    [SAMPLE_STRATUM_CASES] = { "stratum_cases", 0, 0 },
    [SAMPLE_STRATUM_BEFORE] = { "stratum_drawn_before", 0, 0 },
    [SAMPLE_STRATUM_DRAWN] = { "stratum_drawn", 0, 0 },
};

bool each_row(const char *file, const caf_list_column *columns, int32_t n, take_row *take, void *user)
{
    caf_list *list;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_list_open(file, columns, n, &list, &error);
    bool well = true;
    if (status == CAF_OK) {
        while (well && (status = caf_list_next(list, &error)) == CAF_OK) {
            well = take(user, list);
        }
        caf_list_close(list);
    }
    if (well && status != CAF_END) {
        print_error(&error);
        return false;
    }
    return well;
}

bool fail_row(const caf_list *list, caf_status status, int32_t column, const char *message)
{
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    (void)caf_list_fail(list, status, column, message, &error);
    print_error(&error);
    return false;
}

const char *bare_name(const caf_list *list, int32_t column, size_t *length)
{
    const char *text = caf_list_cell(list, column, length);
    bool is_guarded = *length > 1 && text[0] == '\'' && memchr("=+-@\t\r'", text[1], 7) != NULL;
    *length -= is_guarded;
    return text + is_guarded;
}

named_count *count_cell(named_counts *in, const caf_list *list, int32_t column)
{
    size_t length;
    const char *name = bare_name(list, column, &length);
    return count_of(in, 0, name, length);
}

static int compare_names(const void *one, const void *other)
{
    const named_count *a = *(const named_count *const *)one;
    const named_count *b = *(const named_count *const *)other;
    return compare_texts(name_of_count(a), a->length, name_of_count(b), b->length);
}

named_count **sort_names(const named_counts *of)
{
    named_count **all = malloc(((size_t)of->n + 1) * sizeof *all);
    int64_t n = 0;
    if (all == NULL) {
        no_memory();
        return NULL;
    }
    for (named_count *one = of->first; one != NULL; one = one->next) {
        all[n++] = one;
    }
    qsort(all, (size_t)n, sizeof *all, compare_names);
    return all;
}
