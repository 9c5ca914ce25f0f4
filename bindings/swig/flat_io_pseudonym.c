#include "flat_io_pseudonym.h"
#include <stdlib.h>
#include <string.h>
#include "flat_path.h"
#include "flat_shared.h"

enum { DIGITS = CAF_PSEUDONYM_TEXT - 1 };

caf_io_error flat_io_key_new(const char *path, size_t n_path)
{
    char *name;
    caf_io_error error = flat_no_error();
    caf_status status = flat_path(path, n_path, &name, &error);
    status = status == CAF_OK ? caf_pseudonym_key_new(name, &error) : status;
    free(name);
    return flat_ended(&error, status);
}

/* What pseudonyms are made of. */
typedef struct making {
    caf_pseudonym_key *key;
    char *kind;
    const int64_t *offsets;
    const char *names;
    int64_t n;
} making;

static caf_status open_key(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, caf_pseudonym_key **out,
                           caf_io_error *error)
{
    char *name;
    if (bytes != NULL) {
        return caf_pseudonym_key_of(bytes, (size_t)n_bytes, out);
    }
    caf_status status = flat_path(path, n_path, &name, error);
    status = status == CAF_OK ? caf_pseudonym_key_open(name, out, error) : status;
    free(name);
    return status;
}

static caf_status begin(making *of, const char *kind, size_t n_kind, const int64_t *offsets, int64_t n_offsets,
                        const void *names, int64_t n_names)
{
    caf_io_error ignored;
    if (n_offsets < 1 || !flat_is_aligned(offsets, sizeof *offsets)) {
        return CAF_E_SIZE;
    }
    for (int64_t i = 0; i < n_offsets; i++) {
        if (offsets[i] < (i > 0 ? offsets[i - 1] : 0) || offsets[i] > n_names) {
            return CAF_E_SIZE;
        }
    }
    of->offsets = offsets;
    of->names = names != NULL ? names : "";
    of->n = n_offsets - 1;
    return flat_path(kind, n_kind, &of->kind, &ignored);
}

static void end(making *of)
{
    caf_pseudonym_key_close(of->key);
    free(of->kind);
}

caf_io_error flat_io_pseudonyms(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, const char *kind,
                                size_t n_kind, const int64_t *offsets, int64_t n_offsets, const void *names, int64_t n_names,
                                void *text, int64_t n_text)
{
    making of = { NULL, NULL, NULL, NULL, 0 };
    caf_io_error error = flat_no_error();
    caf_status status = begin(&of, kind, n_kind, offsets, n_offsets, names, n_names);
    status = status == CAF_OK && (n_text % DIGITS != 0 || n_text / DIGITS != of.n) ? CAF_E_SIZE : status;
    status = status == CAF_OK ? open_key(path, n_path, bytes, n_bytes, &of.key, &error) : status;
    for (int64_t i = 0; status == CAF_OK && i < of.n; i++) {
        char made[CAF_PSEUDONYM_TEXT];
        status = caf_pseudonym(of.key, of.kind, of.names + of.offsets[i], (size_t)(of.offsets[i + 1] - of.offsets[i]), made);
        memcpy((char *)text + i * DIGITS, made, status == CAF_OK ? DIGITS : 0);
    }
    end(&of);
    return flat_ended(&error, status);
}

caf_io_error flat_io_pseudonym_weeks(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, const char *kind,
                                     size_t n_kind, const int64_t *offsets, int64_t n_offsets, const void *names,
                                     int64_t n_names, int32_t most, int32_t *results, int64_t n_results)
{
    making of = { NULL, NULL, NULL, NULL, 0 };
    caf_io_error error = flat_no_error();
    caf_status status = begin(&of, kind, n_kind, offsets, n_offsets, names, n_names);
    status = status == CAF_OK && n_results != of.n ? CAF_E_SIZE : status;
    status = status == CAF_OK && (most < 1 || most > CAF_WEEKS_MOST) ? CAF_E_ARGUMENT : status;
    status = status == CAF_OK ? open_key(path, n_path, bytes, n_bytes, &of.key, &error) : status;
    for (int64_t i = 0; status == CAF_OK && i < of.n; i++) {
        status = caf_pseudonym_weeks(of.key, of.kind, of.names + of.offsets[i], (size_t)(of.offsets[i + 1] - of.offsets[i]), most,
                                     &results[i]);
    }
    end(&of);
    return flat_ended(&error, status);
}
