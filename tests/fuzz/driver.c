/*
 * Runs a fuzz target without libFuzzer: every input of a corpus as it is, then
 * changes of them and random bytes, the same ones on every run.
 *
 *     fuzz_json [COUNT] CORPUS...
 *
 * COUNT: how many changed inputs (default 100000); CORPUS: files, or folders of
 * files. A target that crashes or aborts leaves the input in fuzz-last-input,
 * where FUZZ_KEEP is set in the environment.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 4096, INPUTS = 256, USUAL_COUNT = 100000 };

typedef struct input {
    uint8_t bytes[LARGEST];
    size_t size;
} input;

static input corpus[INPUTS];
static size_t n_corpus;
static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

/* xorshift64*: the same numbers everywhere. */
static uint64_t next_random(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * UINT64_C(2685821657736338717);
}

static size_t below(size_t limit)
{
    return limit == 0 ? 0 : (size_t)(next_random() >> 33) % limit;
}

/* What the parsers look for, so that a change is more often one that matters. */
static const char *const words[] = { "{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ":",
                                     "\"",
                                     "\\",
                                     "\\u0000",
                                     "\\ud800",
                                     "\\\"",
                                     "null",
                                     "true",
                                     "false",
                                     "0",
                                     "-1",
                                     "1e999",
                                     "1.5",
                                     "18446744073709551616",
                                     "2147483648",
                                     "2023-02-29",
                                     "1970-01-01",
                                     "9999-12-31",
                                     "0000-01-01",
                                     "\"case\":1",
                                     "\"coverage\":{",
                                     "\"id\":",
                                     "\"meetings\":[",
                                     "\"plans\":null",
                                     "partial",
                                     "absent",
                                     "\xEF\xBB\xBF",
                                     "\xFF\xFE",
                                     "\xC3",
                                     "\xC2\xA0",
                                     "\r\n",
                                     "\r",
                                     "\n",
                                     "\"\"",
                                     "#N/A",
                                     "29/02/2023",
                                     "44090",
                                     "60",
                                     "1900-01-01",
                                     "T00:00:00",
                                     "earl_",
                                     "Date of Birth",
                                     "Age",
                                     "events",
                                     "scotland",
                                     "case_id,",
                                     "=== meetings.csv\ncase_id,id,held_on\n",
                                     "=== plans.csv\ncase_id,id\n" };

static void insert(input *to, size_t at, const void *bytes, size_t size)
{
    if (size > LARGEST - to->size) {
        return;
    }
    memmove(to->bytes + at + size, to->bytes + at, to->size - at);
    memmove(to->bytes + at, bytes, size);
    to->size += size;
}

static void change(input *to)
{
    size_t at = below(to->size + 1);
    size_t rest = to->size - at;
    uint8_t byte = (uint8_t)next_random();
    switch (below(8)) {
    case 0:
        if (rest > 0) {
            to->bytes[at] ^= (uint8_t)(1u << below(8));
        }
        break;
    case 1:
        if (rest > 0) {
            to->bytes[at] = byte;
        }
        break;
    case 2:
        insert(to, at, &byte, 1);
        break;
    case 3: { /* leave some out */
        size_t size = below(rest < 16 ? rest + 1 : 16);
        memmove(to->bytes + at, to->bytes + at + size, rest - size);
        to->size -= size;
        break;
    }
    case 4: { /* say something twice */
        uint8_t copy[64];
        size_t size = below(rest < sizeof copy ? rest + 1 : sizeof copy);
        memcpy(copy, to->bytes + at, size);
        insert(to, below(to->size + 1), copy, size);
        break;
    }
    case 5: { /* go on as another input does */
        const input *other = &corpus[below(n_corpus)];
        size_t from = below(other->size + 1);
        size_t size = other->size - from < LARGEST - at ? other->size - from : LARGEST - at;
        memcpy(to->bytes + at, other->bytes + from, size);
        to->size = at + size;
        break;
    }
    case 6:
        if (below(8) == 0) {
            to->size = at;
        }
        break;
    default: {
        const char *word = words[below(sizeof words / sizeof words[0])];
        insert(to, at, word, strlen(word));
        break;
    }
    }
}

static void make(input *out)
{
    if (n_corpus == 0 || below(32) == 0) {
        out->size = below(64);
        for (size_t i = 0; i < out->size; i++) {
            out->bytes[i] = (uint8_t)next_random();
        }
        return;
    }
    const input *from = &corpus[below(n_corpus)];
    memcpy(out->bytes, from->bytes, from->size);
    out->size = from->size;
    for (size_t n = 1 + below(4); n > 0; n--) {
        change(out);
    }
}

static void run(const input *one, int keep)
{
    /* A block of exactly this size, so that reading beyond it is noticed. */
    uint8_t *copy = malloc(one->size > 0 ? one->size : 1);
    if (copy == NULL) {
        abort();
    }
    if (keep) {
        FILE *file = fopen("fuzz-last-input", "wb");
        if (file != NULL) {
            fwrite(one->bytes, 1, one->size, file);
            fclose(file);
        }
    }
    memcpy(copy, one->bytes, one->size);
    LLVMFuzzerTestOneInput(copy, one->size);
    free(copy);
}

static int add_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || n_corpus == INPUTS) {
        fprintf(stderr, "%s: cannot be taken\n", path);
        if (file != NULL) {
            fclose(file);
        }
        return 0;
    }
    input *to = &corpus[n_corpus++];
    to->size = fread(to->bytes, 1, LARGEST, file);
    fclose(file);
    return 1;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A folder's files by name, so that every machine sees one order. */
static int add_folder(DIR *folder, const char *path)
{
    char *names[INPUTS];
    size_t n = 0;
    int taken = 1;
    for (struct dirent *entry = readdir(folder); entry != NULL && n < INPUTS; entry = readdir(folder)) {
        size_t size = strlen(path) + strlen(entry->d_name) + 2;
        char *name = entry->d_name[0] != '.' ? malloc(size) : NULL;
        if (name != NULL) {
            snprintf(name, size, "%s/%s", path, entry->d_name);
            names[n++] = name;
        }
    }
    qsort(names, n, sizeof names[0], by_name);
    for (size_t i = 0; i < n; i++) {
        taken = add_file(names[i]) && taken;
        free(names[i]);
    }
    return taken;
}

static int add(const char *path)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return add_file(path);
    }
    int taken = add_folder(folder, path);
    closedir(folder);
    return taken;
}

int main(int count, char **arguments)
{
    static input changed;
    unsigned long n = USUAL_COUNT;
    int first = 1;
    int keep = getenv("FUZZ_KEEP") != NULL;
    if (count > 1 && arguments[1][0] >= '0' && arguments[1][0] <= '9') {
        n = strtoul(arguments[1], NULL, 10);
        first = 2;
    }
    for (int i = first; i < count; i++) {
        if (!add(arguments[i])) {
            return EXIT_FAILURE;
        }
    }
    for (size_t i = 0; i < n_corpus; i++) {
        run(&corpus[i], keep);
    }
    for (unsigned long i = 0; i < n; i++) {
        make(&changed);
        run(&changed, keep);
    }
    printf("%zu inputs of the corpus and %lu changed ones\n", n_corpus, n);
    return EXIT_SUCCESS;
}
