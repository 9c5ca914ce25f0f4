#include "input.h"

#include <string.h>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

#ifdef _WIN32
enum { LONGEST_PATH = 32768 };

/* fopen() would read the path in the code page of the machine. */
static FILE *open_utf8(const caf_io_memory *memory, const char *path)
{
    FILE *file = NULL;
    wchar_t *wide = memory->resize(memory->user, NULL, LONGEST_PATH * sizeof *wide);
    if (wide != NULL
        && MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, wide, LONGEST_PATH) > 0) {
        file = _wfopen(wide, L"rb");
    }
    caf_io_free(memory, wide);
    return file;
}

static void take_bytes_as_they_are(FILE *file)
{
    _setmode(_fileno(file), _O_BINARY);
}
#else
static FILE *open_utf8(const caf_io_memory *memory, const char *path)
{
    (void)memory;
    return fopen(path, "rb");
}

static void take_bytes_as_they_are(FILE *file)
{
    (void)file;
}
#endif

caf_status caf_io_input_open(caf_io_input *input, const caf_io_memory *memory, size_t step, const char *path,
                             caf_io_error *error)
{
    memset(input, 0, sizeof *input);
    input->window.memory = memory;
    input->step = step;
    input->line = 1;
    if (strcmp(path, "-") == 0) {
        input->file = stdin;
        take_bytes_as_they_are(stdin);
        return CAF_OK;
    }
    input->file = open_utf8(memory, path);
    if (input->file == NULL) {
        return caf_io_fail(error, CAF_E_OPEN, 0, NULL, "the file could not be opened");
    }
    input->close_file = true;
    setvbuf(input->file, NULL, _IONBF, 0); /* the window is the buffer */
    return CAF_OK;
}

void caf_io_input_memory(caf_io_input *input, const void *bytes, size_t size)
{
    memset(input, 0, sizeof *input);
    input->bytes = bytes;
    input->end = size;
    input->line = 1;
    input->ended = true;
}

caf_status caf_io_input_more(caf_io_input *input, bool *got, caf_io_error *error)
{
    *got = false;
    if (input->ended) {
        return CAF_OK;
    }
    caf_io_buffer *window = &input->window;
    if (input->start > 0) {
        memmove(window->bytes, window->bytes + input->start, input->end - input->start);
        input->end -= input->start;
        input->gone += (int64_t)input->start;
        input->start = 0;
        window->used = input->end;
    }
    if (!caf_io_reserve(window, input->step)) {
        return caf_io_no_memory(error);
    }
    size_t read = fread(window->bytes + input->end, 1, input->step, input->file);
    if (read == 0) {
        input->ended = true;
        if (ferror(input->file)) {
            return caf_io_fail(error, CAF_E_READ, input->line, NULL, "the file could not be read");
        }
    }
    window->used += read;
    input->bytes = window->bytes;
    input->end += read;
    *got = read > 0;
    return CAF_OK;
}

/* Makes room for `size` bytes from start on, as far as the input has them. */
static caf_status look_ahead(caf_io_input *input, size_t size, caf_io_error *error)
{
    bool got = true;
    caf_status status = CAF_OK;
    while (status == CAF_OK && got && input->end - input->start < size) {
        status = caf_io_input_more(input, &got, error);
    }
    return status;
}

caf_status caf_io_input_skip_mark(caf_io_input *input, caf_io_error *error)
{
    caf_status status = look_ahead(input, 3, error);
    if (status != CAF_OK) {
        return status;
    }
    size_t held = input->end - input->start;
    const unsigned char *bytes = input->bytes;
    if (held >= 3 && memcmp(bytes + input->start, "\xEF\xBB\xBF", 3) == 0) {
        caf_io_input_consume(input, 3);
    } else if (held >= 2
               && (memcmp(bytes + input->start, "\xFF\xFE", 2) == 0
                   || memcmp(bytes + input->start, "\xFE\xFF", 2) == 0)) {
        return caf_io_fail(error, CAF_E_UTF8, 1, NULL, "the text is UTF-16; save it as UTF-8");
    }
    return CAF_OK;
}

caf_status caf_io_input_source(caf_io_input *input, const caf_io_source *source, const caf_io_memory *memory,
                               size_t step, caf_io_error *error)
{
    if (source->bytes != NULL) {
        caf_io_input_memory(input, source->bytes, source->size);
        return CAF_OK;
    }
    return caf_io_input_open(input, memory, step, source->path, error);
}

caf_status caf_io_input_whole(caf_io_input *input, const char *thing, size_t mebibytes, caf_io_error *error)
{
    bool got = true;
    while (got) {
        caf_status status = caf_io_input_more(input, &got, error);
        if (status != CAF_OK) {
            return status;
        }
        if (input->end > mebibytes << 20) {
            return caf_io_fail(error, CAF_E_LIMIT, 0, NULL, "%s of more than %d MiB", thing, (int)mebibytes);
        }
    }
    if (input->end == 0) {
        return caf_io_fail(error, CAF_E_LAYOUT, 0, NULL, "the input is empty");
    }
    return CAF_OK;
}

void caf_io_input_consume(caf_io_input *input, size_t size)
{
    input->line += caf_io_count_lines(input->bytes + input->start, size);
    input->start += size;
}

int64_t caf_io_input_position(const caf_io_input *input)
{
    return input->gone + (int64_t)input->start;
}

void caf_io_input_close(caf_io_input *input)
{
    if (input->close_file) {
        fclose(input->file);
    }
    input->file = NULL;
    input->close_file = false;
    caf_io_release(&input->window);
}

int64_t caf_io_count_lines(const unsigned char *bytes, size_t size)
{
    int64_t lines = 0;
    while (size > 0) {
        const unsigned char *found = memchr(bytes, '\n', size);
        if (found == NULL) {
            break;
        }
        lines++;
        size -= (size_t)(found - bytes) + 1;
        bytes = found + 1;
    }
    return lines;
}
