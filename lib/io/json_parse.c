#include "json_parse.h"

#include <string.h>
#include "input.h"
#include "utf8.h"

static void *yy_malloc(void *memory, size_t size)
{
    const caf_io_memory *from = memory;
    return from->resize(from->user, NULL, size);
}

static void *yy_realloc(void *memory, void *block, size_t old_size, size_t size)
{
    const caf_io_memory *from = memory;
    (void)old_size;
    return from->resize(from->user, block, size);
}

static void yy_free(void *memory, void *block)
{
    caf_io_free(memory, block);
}

/* Why the parser gave up, and on which line. */
static void parse_failed(const yyjson_read_err *failure, const unsigned char *bytes, size_t size,
                         int64_t line, caf_io_error *error)
{
    if (failure->code == YYJSON_READ_ERROR_MEMORY_ALLOCATION) {
        caf_io_no_memory(error);
        return;
    }
    size_t at = failure->pos < size ? failure->pos : size - 1;
    int64_t where = line + caf_io_count_lines(bytes, at);
    if (bytes[at] >= 0x80 && caf_io_utf8_length(bytes + at, size - at) == 0) {
        caf_io_fail(error, CAF_E_UTF8, where, NULL, "the text is not UTF-8");
    } else {
        caf_io_fail(error, CAF_E_SYNTAX, where, NULL, "not JSON: %s", failure->msg);
    }
}

yyjson_doc *caf_io_json_parse(const caf_io_memory *memory, caf_io_buffer *scratch, const unsigned char *bytes,
                              size_t size, int64_t line, caf_io_error *error)
{
    scratch->used = 0;
    if (!caf_io_reserve(scratch, size + YYJSON_PADDING_SIZE)) {
        caf_io_no_memory(error);
        return NULL;
    }
    memcpy(scratch->bytes, bytes, size);
    memset(scratch->bytes + size, 0, YYJSON_PADDING_SIZE);
    union { const void *constant; void *plain; } context = { memory }; /* yyjson hands it back as it is */
    yyjson_alc allocator = { yy_malloc, yy_realloc, yy_free, context.plain };
    yyjson_read_err failure;
    yyjson_doc *parsed = yyjson_read_opts((char *)scratch->bytes, size, YYJSON_READ_INSITU, &allocator,
                                          &failure);
    if (parsed == NULL) {
        parse_failed(&failure, bytes, size, line, error);
    }
    return parsed;
}

int64_t caf_io_json_line(const caf_io_buffer *scratch, const unsigned char *bytes, int64_t line,
                         yyjson_val *key)
{
    size_t offset = (size_t)((const unsigned char *)yyjson_get_str(key) - scratch->bytes);
    return line + caf_io_count_lines(bytes, offset);
}
