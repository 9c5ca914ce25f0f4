/* Keys, and the pseudonyms that they make: BLAKE2b of libsodium. POSIX; mingw has the same. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <caf/pseudonym.h>
#include "errors.h"
#include "heap.h"

enum {
    DIGEST = 16,
    NEW_KEY = 32,
    LONGEST_FILE = 2 * CAF_KEY_MOST + 16 /* with line ends */
};

struct caf_pseudonym_key {
    size_t size;
    unsigned char bytes[CAF_KEY_MOST];
};

static caf_status fail(caf_io_error *failure, caf_io_error *error, caf_status status, const char *why)
{
    caf_io_fail(failure, status, 0, NULL, "%s", why);
    caf_io_error_give(failure, error);
    return status;
}

/* A new file with a text in it, or none. */
static bool put_file(const char *path, const char *text, size_t length)
{
    int place = open(path, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (place < 0) {
        return false;
    }
    bool well = write(place, text, length) == (ssize_t)length;
    well = close(place) == 0 && well;
    if (!well) {
        (void)unlink(path);
    }
    return well;
}

caf_status caf_pseudonym_key_new(const char *path, caf_io_error *error)
{
    unsigned char key[NEW_KEY];
    char text[2 * NEW_KEY + 1];
    caf_io_error failure;
    if (path == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error_begin(&failure, path);
    if (sodium_init() < 0) {
        return fail(&failure, error, CAF_E_READ, "the machine gives no random numbers");
    }
    randombytes_buf(key, sizeof key);
    sodium_bin2hex(text, sizeof text, key, sizeof key);
    text[2 * NEW_KEY] = '\n';
    bool well = put_file(path, text, sizeof text);
    sodium_memzero(key, sizeof key);
    sodium_memzero(text, sizeof text);
    return well ? CAF_OK : fail(&failure, error, CAF_E_WRITE, "a new file for a key could not be made: it may be there already");
}

/* White space at the end, as editors leave it. */
static size_t trimmed(const char *text, size_t length)
{
    while (length > 0 && memchr(" \t\r\n", text[length - 1], 4) != NULL) {
        length--;
    }
    return length;
}

static caf_status take_key(const char *text, size_t length, caf_pseudonym_key **out, caf_io_error *failure)
{
    unsigned char bytes[CAF_KEY_MOST];
    size_t size = 0;
    const char *end = text;
    length = trimmed(text, length);
    bool digits = length % 2 == 0 && strspn(text, "0123456789abcdefABCDEF") == length;
    caf_status status;
    if (!digits) {
        status = caf_io_fail(failure, CAF_E_SYNTAX, 0, NULL, "not a key: hexadecimal digits, two for a byte, and nothing else");
    } else if (length < 2 * CAF_KEY_LEAST || length > 2 * CAF_KEY_MOST) {
        status = caf_io_fail(failure, CAF_E_LIMIT, 0, NULL, "a key has %d to %d bytes, two hexadecimal digits each", CAF_KEY_LEAST,
                             CAF_KEY_MOST);
    } else {
        (void)sodium_hex2bin(bytes, sizeof bytes, text, length, NULL, &size, &end);
        status = caf_pseudonym_key_of(bytes, size, out);
        status = status == CAF_OK ? CAF_OK : caf_io_fail(failure, status, 0, NULL, "%s", caf_status_text(status));
    }
    sodium_memzero(bytes, sizeof bytes);
    return status;
}

caf_status caf_pseudonym_key_open(const char *path, caf_pseudonym_key **out, caf_io_error *error)
{
    char text[LONGEST_FILE + 1];
    caf_io_error failure;
    if (out != NULL) {
        *out = NULL;
    }
    if (path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error_begin(&failure, path);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return fail(&failure, error, CAF_E_OPEN, "could not be opened");
    }
    setvbuf(file, NULL, _IONBF, 0); /* no copy of the key is left in a buffer */
    size_t length = fread(text, 1, LONGEST_FILE, file);
    text[length] = '\0';
    bool whole = !ferror(file);
    (void)fclose(file);
    caf_status status = whole ? take_key(text, length, out, &failure)
                              : caf_io_fail(&failure, CAF_E_READ, 0, NULL, "could not be read");
    sodium_memzero(text, sizeof text);
    if (status != CAF_OK) {
        caf_io_error_give(&failure, error);
    }
    return status;
}

caf_status caf_pseudonym_key_of(const void *bytes, size_t size, caf_pseudonym_key **out)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (bytes == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (size < CAF_KEY_LEAST || size > CAF_KEY_MOST) {
        return CAF_E_LIMIT;
    }
    if (sodium_init() < 0) {
        return CAF_E_READ;
    }
    caf_pseudonym_key *key = caf_io_heap.resize(caf_io_heap.user, NULL, sizeof *key);
    if (key == NULL) {
        return CAF_E_MEMORY;
    }
    key->size = size;
    memcpy(key->bytes, bytes, size);
    *out = key;
    return CAF_OK;
}

void caf_pseudonym_key_close(caf_pseudonym_key *key)
{
    if (key != NULL) {
        sodium_memzero(key, sizeof *key);
        caf_io_free(&caf_io_heap, key);
    }
}

/* Over a purpose, where there is one, the kind and the text, with zero bytes between. */
static void digest(const caf_pseudonym_key *key, const char *purpose, const char *kind, const char *text, size_t length,
                   unsigned char out[DIGEST])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, key->bytes, key->size, DIGEST);
    if (purpose != NULL) {
        crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
    }
    crypto_generichash_update(&state, (const unsigned char *)kind, strlen(kind) + 1);
    crypto_generichash_update(&state, (const unsigned char *)text, length);
    crypto_generichash_final(&state, out, DIGEST);
    sodium_memzero(&state, sizeof state);
}

caf_status caf_pseudonym(const caf_pseudonym_key *key, const char *kind, const char *text, size_t length,
                         char out[CAF_PSEUDONYM_TEXT])
{
    unsigned char bytes[DIGEST];
    if (key == NULL || kind == NULL || text == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    digest(key, NULL, kind, text, length, bytes);
    sodium_bin2hex(out, CAF_PSEUDONYM_TEXT, bytes, sizeof bytes);
    return CAF_OK;
}

caf_status caf_pseudonym_weeks(const caf_pseudonym_key *key, const char *kind, const char *text, size_t length, int32_t most,
                               int32_t *weeks)
{
    unsigned char bytes[DIGEST];
    uint64_t number = 0;
    if (key == NULL || kind == NULL || text == NULL || weeks == NULL) {
        return CAF_E_NULL;
    }
    if (most < 1 || most > CAF_WEEKS_MOST) {
        return CAF_E_ARGUMENT;
    }
    digest(key, "weeks", kind, text, length, bytes);
    for (int i = 7; i >= 0; i--) {
        number = number << 8 | bytes[i];
    }
    *weeks = (int32_t)(number % (uint64_t)most) + 1;
    return CAF_OK;
}
