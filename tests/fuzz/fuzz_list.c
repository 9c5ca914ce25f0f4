#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <caf/list.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) {
        abort();
    }
}

/* An identifier can be printed; a needed cell is there. */
static void look_at_cells(const caf_list *list)
{
    size_t length = 0;
    const char *name = caf_list_cell(list, 0, &length);
    must(length > 0 && length <= 256 && memchr(name, '\n', length) == NULL && memchr(name, 0x1B, length) == NULL);
    for (int32_t column = -1; column < 4; column++) {
        const char *text = caf_list_cell(list, column, &length);
        must(text != NULL && (length == 0 || text[length - 1] != ' '));
    }
    must(caf_list_line(list) > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t nothing[1];
    static const caf_list_column columns[] = { { "auditor", CAF_LIST_NEEDED | CAF_LIST_FILLED | CAF_LIST_NAMES, 0 },
                                               { "agency", CAF_LIST_NAMES, 0 },
                                               { "most", 0, 0 } };
    caf_list *list = NULL;
    caf_io_error error;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_list_open_memory(size > 0 ? data : nothing, size, "input", columns, 3, &list, &error);
    while (status == CAF_OK && (status = caf_list_next(list, &error)) == CAF_OK) {
        look_at_cells(list);
    }
    if (status != CAF_END) {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
        must(list == NULL || caf_list_next(list, NULL) == status);
    }
    caf_list_close(list);
    return 0;
}
