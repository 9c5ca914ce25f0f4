/* A profile's file and those above it, into one profile. */
#include <stdlib.h>
#include <string.h>
#include "input.h"
#include "json_parse.h"
#include "profile_open.h"
#include "profile_walk.h"

enum { STEP = 1 << 14, MOST_GENERATIONS = 16 };

struct caf_profile_file {
    const caf_io_memory *memory;
    void *block;
    const caf_profile *profile;
    caf_io_buffer generations; /* int32_t, by setting */
    caf_io_buffer names;       /* CAF_PROFILE_NAME bytes a generation */
};

/* A file on the way up, and the one that extends it. */
typedef struct link {
    const char *path;
    bool in_memory;
    const struct link *child;
} link;

static void read_file(caf_io_profile_made *made, const caf_io_source *source, const link *from, int32_t generation, int32_t *number);

/* The file's folder and another path from there; what begins at the root stays as it is. NULL: no memory. */
static char *path_beside(const caf_io_memory *memory, const char *file, const char *path)
{
    const char *slash = strrchr(file, '/');
    size_t folder = slash != NULL && path[0] != '/' ? (size_t)(slash - file) + 1 : 0;
    while (path[0] == '.' && path[1] == '/') {
        path += 2;
    }
    char *made = memory->resize(memory->user, NULL, folder + strlen(path) + 1);
    if (made != NULL) {
        memcpy(made, file, folder);
        memcpy(made + folder, path, strlen(path) + 1);
    }
    return made;
}

/* "a.json extends b.json extends a.json", as much as there is room for. */
static void write_chain(const link *last, char *text, size_t size)
{
    const link *chain[MOST_GENERATIONS + 2];
    size_t n = 0, used = 0;
    for (; last != NULL && n < sizeof chain / sizeof chain[0]; last = last->child) {
        chain[n++] = last;
    }
    text[0] = '\0';
    for (size_t i = n; i > 0; i--) {
        const char *between = i < n ? " extends " : "";
        size_t length = strlen(between) + strlen(chain[i - 1]->path);
        if (used + length < size) {
            memcpy(text + used, between, strlen(between));
            memcpy(text + used + strlen(between), chain[i - 1]->path, strlen(chain[i - 1]->path) + 1);
            used += length;
        }
    }
}

/* Whether a path may be extended from here; otherwise says why not. */
static bool may_extend(caf_io_profile_walk *walk, yyjson_val *key, const link *above)
{
    char chain[200];
    int32_t depth = 0;
    bool again = false;
    for (const link *at = above->child; at != NULL; at = at->child) {
        again = again || strcmp(at->path, above->path) == 0;
        depth++;
    }
    if (!again && depth < MOST_GENERATIONS) {
        return true;
    }
    write_chain(above, chain, sizeof chain);
    return again ? caf_io_profile_fail(walk, key, CAF_E_REFERENCE, "a circle: %s", chain)
                 : caf_io_profile_fail(walk, key, CAF_E_LIMIT, "more than %d profiles above each other: %s", MOST_GENERATIONS, chain);
}

/* The settings of a built-in profile, as if a file had said them. */
static void take_builtin(caf_io_profile_walk *walk, yyjson_val *key, const caf_profile *profile)
{
    caf_setting setting;
    caf_io_buffer *texts = &walk->made->texts;
    walk->generation++;
    void *name = caf_io_append(&walk->made->names, CAF_PROFILE_NAME);
    if (name == NULL) {
        caf_io_profile_fail(walk, NULL, CAF_E_MEMORY, "memory ran out");
        return;
    }
    memset(name, 0, CAF_PROFILE_NAME);
    memcpy(name, caf_profile_name(profile), strlen(caf_profile_name(profile)));
    for (int32_t i = 0; !walk->made->stop && caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        int32_t *offsets[] = { &setting.title, &setting.source };
        for (int which = 0; which < 2; which++) {
            const char *text = caf_profile_text(profile, *offsets[which]);
            size_t size = text != NULL ? strlen(text) + 1 : 0;
            void *place = text != NULL ? caf_io_append(texts, size) : NULL;
            if (text != NULL && place == NULL) {
                caf_io_profile_fail(walk, NULL, CAF_E_MEMORY, "memory ran out");
                return;
            }
            if (place != NULL) {
                memcpy(place, text, size);
            }
            *offsets[which] = text != NULL ? (int32_t)(texts->used - size) : 0;
        }
        caf_io_profile_add(walk, key, &setting);
    }
    walk->generation--;
}

static void no_builtin(caf_io_profile_walk *walk, yyjson_val *key, const char *name)
{
    caf_io_nearest search = { name, strlen(name), NULL, 0 };
    for (int32_t i = 0; caf_profile_at(i) != NULL; i++) {
        caf_io_offer(&search, caf_profile_name(caf_profile_at(i)));
    }
    if (search.best != NULL) {
        caf_io_profile_no(walk, key, "built-in profile", &search);
    } else {
        caf_io_profile_fail(walk, key, CAF_E_REFERENCE, "neither a built-in profile nor a file; a file's path ends with .json");
    }
}

static bool is_path(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

/* A file above this one. */
static void take_file(caf_io_profile_walk *walk, yyjson_val *key, const char *name, const link *from)
{
    const caf_io_memory *memory = walk->made->memory;
    if (from->in_memory) {
        caf_io_profile_fail(walk, key, CAF_E_REFERENCE, "from memory only a built-in profile can be extended");
        return;
    }
    char *path = path_beside(memory, from->path, name);
    if (path == NULL) {
        caf_io_profile_fail(walk, NULL, CAF_E_MEMORY, "memory ran out");
        return;
    }
    link above = { path, false, from };
    if (may_extend(walk, key, &above)) {
        caf_io_source source = { path, NULL, 0 };
        caf_io_input input;
        caf_io_error error;
        caf_io_error_begin(&error, path);
        /* Whether it is there is this file's fault, what is in it that file's. */
        caf_status status = caf_io_input_source(&input, &source, memory, STEP, &error);
        caf_io_input_close(&input);
        if (status != CAF_OK) {
            char chain[200];
            write_chain(&above, chain, sizeof chain);
            caf_io_profile_fail(walk, key, CAF_E_REFERENCE, "%s: %s", chain, error.message);
        } else {
            int32_t number;
            read_file(walk->made, &source, &above, walk->generation + 1, &number);
        }
    }
    caf_io_free(memory, path);
}

static void read_extends(caf_io_profile_walk *walk, const caf_io_profile_member *member, const link *from)
{
    if (member->key == NULL) {
        return;
    }
    yyjson_val *value = yyjson_obj_iter_get_val(member->key);
    const char *name = yyjson_get_str(value);
    size_t before = caf_io_profile_enter(walk, member->name, strlen(member->name));
    if (name == NULL) {
        caf_io_profile_fail(walk, member->key, CAF_E_TYPE, "a text is expected: a built-in profile's name, or a file's path");
    } else if (strlen(name) != yyjson_get_len(value) || name[0] == '\0') {
        caf_io_profile_fail(walk, member->key, CAF_E_VALUE, "a built-in profile's name, or a file's path, is expected");
    } else if (caf_profile_builtin(name, strlen(name)) != NULL) {
        take_builtin(walk, member->key, caf_profile_builtin(name, strlen(name)));
    } else if (is_path(name)) {
        take_file(walk, member->key, name, from);
    } else {
        no_builtin(walk, member->key, name);
    }
    caf_io_profile_leave(walk, before);
}

static void read_root(caf_io_profile_walk *walk, yyjson_val *root, const link *from, int32_t *number)
{
    caf_io_profile_member members[CAF_IO_PROFILE_MEMBERS] = {
        [CAF_IO_PROFILE_SCHEMA] = { "$schema", NULL },   [CAF_IO_PROFILE_COMMENT] = { "comment", NULL }, [CAF_IO_PROFILE_ITSELF] = { "profile", NULL },
        [CAF_IO_PROFILE_NUMBER] = { "number", NULL },    [CAF_IO_PROFILE_TITLE] = { "title", NULL },     [CAF_IO_PROFILE_SOURCE] = { "source", NULL },
        [CAF_IO_PROFILE_EXTENDS] = { "extends", NULL },  [CAF_IO_PROFILE_DIVISION] = { "division", NULL }, [CAF_IO_PROFILE_CLOSED] = { "closure_days", NULL },
        [CAF_IO_PROFILE_LEVELS] = { "levels", NULL },    [CAF_IO_PROFILE_RULES] = { "rules", NULL }
    };
    if (!caf_io_profile_members(walk, NULL, root, members, CAF_IO_PROFILE_MEMBERS) || !yyjson_is_obj(root)) {
        return;
    }
    yyjson_val *first = unsafe_yyjson_get_first(root);
    first = yyjson_obj_size(root) > 0 ? first : NULL;
    caf_io_profile_name(walk, &members[CAF_IO_PROFILE_ITSELF], first);
    if (!walk->made->stop) {
        read_extends(walk, &members[CAF_IO_PROFILE_EXTENDS], from);
    }
    if (!walk->made->stop) {
        caf_io_profile_facts(walk, members, first, number);
    }
    if (!walk->made->stop && members[CAF_IO_PROFILE_RULES].key != NULL) {
        caf_io_profile_rules(walk, members[CAF_IO_PROFILE_RULES].key);
    }
}

static void read_file(caf_io_profile_made *made, const caf_io_source *source, const link *from, int32_t generation, int32_t *number)
{
    caf_io_profile_walk walk;
    caf_io_input input;
    memset(&walk, 0, sizeof walk);
    walk.made = made;
    walk.file = source->path;
    walk.generation = generation;
    walk.scratch.memory = made->memory;
    yyjson_doc *parsed = caf_io_profile_parse(&walk, source, "a profile", &input);
    if (parsed != NULL) {
        read_root(&walk, yyjson_doc_get_root(parsed), from, number);
    }
    caf_io_profile_end(&walk, parsed, &input);
}

static int by_rule(const void *a, const void *b)
{
    const caf_io_profile_entry *one = a;
    const caf_io_profile_entry *other = b;
    if (one->setting.rule != other->setting.rule) {
        return one->setting.rule < other->setting.rule ? -1 : 1;
    }
    if (one->setting.parameter != other->setting.parameter) {
        return one->setting.parameter < other->setting.parameter ? -1 : 1;
    }
    return (one->order > other->order) - (one->order < other->order);
}

/* A text into the pool; the one before is used again where it is the same. -1: no memory. */
static int32_t pool_text(caf_io_buffer *pool, const char *text, int32_t last)
{
    if (last > 0 && strcmp((const char *)pool->bytes + last, text) == 0) {
        return last;
    }
    size_t size = strlen(text) + 1;
    void *place = caf_io_append(pool, size);
    if (place == NULL) {
        return -1;
    }
    memcpy(place, text, size);
    return (int32_t)(pool->used - size);
}

/* The settings by rule, and their texts in that order, as the built-in profiles have them. */
static bool lay_out(const caf_io_profile_made *made, caf_io_buffer *settings, caf_io_buffer *pool, caf_io_buffer *generations)
{
    caf_io_profile_entry *entries = (caf_io_profile_entry *)(void *)made->entries.bytes;
    size_t n = made->entries.used / sizeof *entries;
    int32_t last = 0;
    char *none = caf_io_append(pool, 1);
    if (none == NULL) {
        return false;
    }
    *none = '\0';
    if (n > 0) {
        qsort(entries, n, sizeof *entries, by_rule);
    }
    for (size_t i = 0; i < n; i++) {
        int32_t *offsets[] = { &entries[i].setting.title, &entries[i].setting.source };
        for (int which = 0; which < 2; which++) {
            if (*offsets[which] != 0) {
                last = pool_text(pool, (const char *)made->texts.bytes + *offsets[which], last);
                *offsets[which] = last;
            }
        }
        caf_setting *setting = caf_io_append(settings, sizeof *setting);
        int32_t *generation = caf_io_append(generations, sizeof *generation);
        if (setting == NULL || generation == NULL || last < 0) {
            return false;
        }
        *setting = entries[i].setting;
        *generation = entries[i].generation;
    }
    return true;
}

static bool is_same_text(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

/* Whether two profiles set the same in the same words. */
static bool is_same(const caf_profile *one, const caf_profile *other)
{
    caf_setting a, b;
    bool same = caf_profile_number(one) == caf_profile_number(other) && caf_profile_settings(one) == caf_profile_settings(other);
    for (int32_t i = 0; same && caf_profile_setting_at(one, i, &a) == CAF_OK && caf_profile_setting_at(other, i, &b) == CAF_OK; i++) {
        same = is_same_text(caf_profile_text(one, a.title), caf_profile_text(other, b.title)) &&
               is_same_text(caf_profile_text(one, a.source), caf_profile_text(other, b.source));
        b.title = a.title;
        b.source = a.source;
        same = same && memcmp(&a, &b, sizeof a) == 0;
    }
    return same;
}

/* A name that is a built-in profile's own is taken for nothing else than that profile. */
static bool is_own_name(const caf_profile_file *file, const char *path, caf_io_error *error)
{
    const char *name = caf_profile_name(file->profile);
    const caf_profile *builtin = caf_profile_builtin(name, strlen(name));
    if (builtin == NULL || is_same(builtin, file->profile)) {
        return true;
    }
    caf_io_error_begin(error, path);
    caf_io_fail(error, CAF_E_VALUE, 0, "profile",
                "%s is built in and this file is not the same; give it a name of its own, and no number below 1000", name);
    return false;
}

/* What was read, as a profile. */
static caf_status build(caf_profile_file *file, const caf_io_profile_made *made, int32_t number, const char *path, caf_io_error *error)
{
    caf_io_buffer settings = { made->memory, NULL, 0, 0 };
    caf_io_buffer pool = { made->memory, NULL, 0, 0 };
    size_t size = 0;
    caf_status status = CAF_E_MEMORY;
    if (lay_out(made, &settings, &pool, &file->generations)) {
        int64_t n = (int64_t)(settings.used / sizeof(caf_setting));
        const char *name = (const char *)file->names.bytes;
        status = caf_profile_size(n, (int64_t)pool.used, &size);
        file->block = status == CAF_OK ? made->memory->resize(made->memory->user, NULL, size) : NULL;
        status = status == CAF_OK && file->block == NULL ? CAF_E_MEMORY : status;
        if (status == CAF_OK) {
            status = caf_profile_build(number, name, (const caf_setting *)(void *)settings.bytes, n, (const char *)pool.bytes,
                                       (int64_t)pool.used, file->block, size, &file->profile, NULL);
        }
    }
    caf_io_release(&settings);
    caf_io_release(&pool);
    if (status == CAF_E_MEMORY) {
        return caf_io_no_memory(error);
    }
    if (status != CAF_OK) {
        caf_io_error_begin(error, path);
        return caf_io_fail(error, CAF_E_VALUE, 0, "number", "%s", caf_status_text(status));
    }
    return is_own_name(file, path, error) ? CAF_OK : error->status;
}

static caf_status read_all(caf_profile_file *file, const caf_io_source *source, const caf_profile_options *options, caf_io_error *error)
{
    caf_io_profile_made made;
    int32_t number = options->number != 0 ? options->number : 1000;
    link from = { source->path, source->bytes != NULL, NULL };
    memset(&made, 0, sizeof made);
    made.memory = file->memory;
    made.options = options;
    made.entries.memory = file->memory;
    made.texts.memory = file->memory;
    made.names.memory = file->memory;
    char *none = caf_io_append(&made.texts, 1);
    caf_status status;
    if (none == NULL) {
        status = caf_io_no_memory(error);
    } else {
        *none = '\0';
        read_file(&made, source, &from, 0, &number);
        status = made.failure.status;
        *error = status != CAF_OK ? made.failure : *error;
    }
    file->names = made.names; /* file has it now */
    if (status == CAF_OK) {
        status = build(file, &made, number, source->path, error);
        if (status != CAF_OK && options->problem != NULL) {
            options->problem(options->user, error);
        }
    }
    caf_io_release(&made.entries);
    caf_io_release(&made.texts);
    return status;
}

caf_status caf_io_profile_open(const char *path, const void *bytes, size_t size, const caf_profile_options *options,
                               const caf_io_memory *memory, caf_profile_file **out, caf_io_error *error)
{
    caf_io_error failure;
    caf_io_source source = { path, bytes, size };
    caf_io_error_begin(&failure, path);
    caf_profile_file *file = memory->resize(memory->user, NULL, sizeof *file);
    if (file == NULL) {
        caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
        return CAF_E_MEMORY;
    }
    memset(file, 0, sizeof *file);
    file->memory = memory;
    file->generations.memory = memory;
    caf_status status = read_all(file, &source, options, &failure);
    if (status != CAF_OK) {
        caf_io_error_give(&failure, error);
        caf_profile_close(file);
        return status;
    }
    *out = file;
    return CAF_OK;
}

static caf_status open_source(const char *path, const void *bytes, size_t size, const caf_profile_options *options,
                              caf_profile_file **out, caf_io_error *error)
{
    static const caf_profile_options usual = { (int32_t)sizeof usual, 0, NULL, NULL };
    if (out != NULL) {
        *out = NULL;
    }
    if (path == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    options = options != NULL ? options : &usual;
    if (!caf_io_error_usable(error) || options->size < (int32_t)sizeof *options) {
        return CAF_E_SIZE;
    }
    if (options->number != 0 && (options->number < 1000 || options->number > INT16_MAX)) {
        return CAF_E_ARGUMENT;
    }
    return caf_io_profile_open(path, bytes, size, options, &caf_io_heap, out, error);
}

caf_status caf_profile_open(const char *path, const caf_profile_options *options, caf_profile_file **out, caf_io_error *error)
{
    return open_source(path, NULL, 0, options, out, error);
}

caf_status caf_profile_open_memory(const void *bytes, size_t size, const char *name, const caf_profile_options *options,
                                   caf_profile_file **out, caf_io_error *error)
{
    if (bytes == NULL && size > 0) {
        if (out != NULL) {
            *out = NULL;
        }
        return CAF_E_NULL;
    }
    return open_source(name, bytes != NULL ? bytes : "", size, options, out, error);
}

const caf_profile *caf_profile_of(const caf_profile_file *file)
{
    return file != NULL ? file->profile : NULL;
}

const char *caf_profile_origin(const caf_profile_file *file, int32_t index)
{
    if (file == NULL || index < 0 || index >= caf_profile_settings(file->profile)) {
        return NULL;
    }
    return caf_profile_ancestor(file, ((const int32_t *)(const void *)file->generations.bytes)[index]);
}

const char *caf_profile_ancestor(const caf_profile_file *file, int32_t generation)
{
    if (file == NULL || generation < 0 || (size_t)generation >= file->names.used / CAF_PROFILE_NAME) {
        return NULL;
    }
    return (const char *)file->names.bytes + (size_t)generation * CAF_PROFILE_NAME;
}

void caf_profile_close(caf_profile_file *file)
{
    if (file == NULL) {
        return;
    }
    caf_io_release(&file->generations);
    caf_io_release(&file->names);
    caf_io_free(file->memory, file->block);
    caf_io_free(file->memory, file);
}
