#include "spool.h"

#include "errors.h"

enum { COPY = 1 << 16 };

static caf_status cannot_write(caf_io_error *error)
{
    return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "a temporary file could not be written");
}

caf_status caf_io_spool_put(caf_io_spool *spool, const void *bytes, size_t size, caf_io_error *error)
{
    if (spool->file == NULL) {
        spool->file = tmpfile();
    }
    if (spool->file == NULL || fwrite(bytes, 1, size, spool->file) != size) {
        return cannot_write(error);
    }
    spool->n++;
    return CAF_OK;
}

caf_status caf_io_spool_copy(caf_io_spool *spool, FILE *out, caf_io_error *error)
{
    char bytes[COPY];
    size_t size;
    if (spool->file == NULL) {
        return CAF_OK;
    }
    if (fflush(spool->file) != 0) {
        return cannot_write(error);
    }
    rewind(spool->file);
    while ((size = fread(bytes, 1, sizeof bytes, spool->file)) > 0) {
        if (fwrite(bytes, 1, size, out) != size) {
            return CAF_OK; /* the owner of `out` sees its error */
        }
    }
    if (ferror(spool->file)) {
        return caf_io_fail(error, CAF_E_READ, 0, NULL, "a temporary file could not be read");
    }
    return CAF_OK;
}

void caf_io_spool_close(caf_io_spool *spool)
{
    if (spool->file != NULL) {
        fclose(spool->file);
    }
    spool->file = NULL;
    spool->n = 0;
}
