#include "flat_path.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

caf_io_error flat_no_error(void)
{
    caf_io_error error;
    memset(&error, 0, sizeof error);
    error.size = (int32_t)sizeof error;
    return error;
}

static caf_status fail(caf_io_error *error, caf_status status, const char *message)
{
    error->status = status;
    snprintf(error->message, sizeof error->message, "%s", message);
    return status;
}

caf_status flat_no_memory(caf_io_error *error)
{
    return fail(error, CAF_E_MEMORY, caf_status_text(CAF_E_MEMORY));
}

caf_io_error flat_ended(caf_io_error *error, caf_status status)
{
    if (status < CAF_E_NULL) {
        return flat_no_error();
    }
    if (error->status != status || error->message[0] == '\0') {
        fail(error, status, caf_status_text(status));
    }
    return *error;
}

caf_status flat_path(const char *path, size_t length, char **out, caf_io_error *error)
{
    *out = NULL;
    if (path == NULL || memchr(path, '\0', length) != NULL) {
        return fail(error, CAF_E_ARGUMENT, "a path with a zero byte in it");
    }
    *out = malloc(length + 1);
    if (*out == NULL) {
        return flat_no_memory(error);
    }
    memcpy(*out, path, length);
    (*out)[length] = '\0';
    return CAF_OK;
}

caf_status flat_open(const char *path, size_t path_length, const void *bytes, int64_t n_bytes,
                     const caf_reader_options *options, caf_reader **out, caf_io_error *error)
{
    char *name;
    caf_status status = flat_path(path, path_length, &name, error);
    if (status == CAF_OK) {
        status = bytes != NULL ? caf_reader_open_memory(bytes, (size_t)n_bytes, name, options, out, error)
                               : caf_reader_open(name, options, out, error);
    }
    free(name);
    return status;
}
