/* POSIX; on Windows the C runtime has the same under other names. */
#define _XOPEN_SOURCE 700
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#ifdef _WIN32
#include <direct.h>
#include <io.h>
#include <process.h>
#define O_BINARY_HERE _O_BINARY
#define fchmod(descriptor, mode) 0
#define getpid() _getpid()
#define mkdir(path, mode) _mkdir(path)
#define realpath(path, out) _fullpath(out, path, 0)
#else
#include <unistd.h>
#define O_BINARY_HERE 0
#endif
#include "folder.h"

enum { TRIES = 1000, LONGEST_SUFFIX = 40, LONGEST_INSIDE = 80, NEW_FILE = 0666, NEW_FOLDER = 0777 };

bool caf_io_is_device(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode);
}

static void forget_temporary(caf_io_place *place)
{
    caf_io_free(place->memory, place->temporary);
    place->temporary = NULL;
}

/* The path to be written to: what is there by its true name, as behind a link the file is replaced and not the link. */
static bool set_target(caf_io_place *place, const char *path, bool exists)
{
    char *found = exists ? realpath(path, NULL) : NULL;
    const char *own = found != NULL ? found : path;
    size_t length = strlen(own);
    while (length > 1 && own[length - 1] == '/') {
        length--;
    }
    place->target = caf_io_copy_text(place->memory, own, length);
    size_t room = length + LONGEST_SUFFIX;
    place->temporary = place->memory->resize(place->memory->user, NULL, room);
    place->inside = place->memory->resize(place->memory->user, NULL, room + LONGEST_INSIDE);
    free(found);
    if (place->target == NULL || place->temporary == NULL || place->inside == NULL) {
        forget_temporary(place); /* it names nothing yet, and what it names is removed in the end */
        return false;
    }
    return true;
}

/* A name beside the target that nothing has yet; the file or folder itself decides whether it is free. */
static void write_name(caf_io_place *place, int n)
{
    const char *slash = strrchr(place->target, '/');
    int length = slash != NULL ? (int)(slash - place->target) + 1 : 0;
    snprintf(place->temporary, strlen(place->target) + LONGEST_SUFFIX, "%.*s.caf-%ld-%d", length, place->target,
             (long)getpid(), n);
}

static bool make_file(caf_io_place *place, mode_t rights, bool keep_rights, FILE **file)
{
    int descriptor = -1;
    for (int n = 0; n < TRIES && descriptor < 0; n++) {
        write_name(place, n);
        descriptor = open(place->temporary, O_WRONLY | O_CREAT | O_EXCL | O_BINARY_HERE, rights);
        if (descriptor < 0 && errno != EEXIST) {
            break;
        }
    }
    if (descriptor < 0) {
        forget_temporary(place);
        return false;
    }
    *file = keep_rights && fchmod(descriptor, rights) != 0 ? NULL : fdopen(descriptor, "wb");
    if (*file == NULL) {
        close(descriptor);
    }
    return *file != NULL;
}

caf_status caf_io_place_file(caf_io_place *place, const char *path, FILE **file, caf_io_error *error)
{
    struct stat found;
    bool exists = stat(path, &found) == 0;
    if (exists && S_ISDIR(found.st_mode)) {
        return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "could not be written: there is a folder of this name");
    }
    if (!set_target(place, path, exists)) {
        return caf_io_no_memory(error);
    }
    mode_t rights = exists ? found.st_mode & NEW_FOLDER : NEW_FILE;
    if (!make_file(place, rights, exists, file)) {
        return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "could not be written: no file can be made there");
    }
    return CAF_OK;
}

static caf_status not_empty(void *user, const char *name)
{
    caf_io_error *error = user;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        return CAF_OK;
    }
    return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "could not be written: the folder is there and not empty");
}

caf_status caf_io_place_folder(caf_io_place *place, const char *path, caf_io_error *error)
{
    struct stat found;
    bool exists = stat(path, &found) == 0;
    if (exists && !S_ISDIR(found.st_mode)) {
        return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "could not be written: there is a file of this name");
    }
    caf_status status = exists ? caf_io_each_file(path, not_empty, error, error) : CAF_OK;
    if (status != CAF_OK) {
        return status;
    }
    if (!set_target(place, path, exists)) {
        return caf_io_no_memory(error);
    }
    place->folder = true;
    bool made = false;
    for (int n = 0; n < TRIES && !made; n++) {
        write_name(place, n);
        made = mkdir(place->temporary, NEW_FOLDER) == 0;
        if (!made && errno != EEXIST) {
            break;
        }
    }
    if (!made) {
        forget_temporary(place);
        return caf_io_fail(error, CAF_E_WRITE, 0, NULL, "could not be written: no folder can be made there");
    }
    return CAF_OK;
}

static const char *path_inside(caf_io_place *place, const char *name)
{
    snprintf(place->inside, strlen(place->target) + LONGEST_SUFFIX + LONGEST_INSIDE, "%s/%s", place->temporary, name);
    return place->inside;
}

FILE *caf_io_place_inside(caf_io_place *place, const char *name)
{
    return fopen(path_inside(place, name), "wb");
}

bool caf_io_place_commit(caf_io_place *place)
{
    if (rename(place->temporary, place->target) != 0) {
        return false;
    }
    forget_temporary(place);
    return true;
}

static caf_status remove_inside(void *user, const char *name)
{
    if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
        remove(path_inside(user, name));
    }
    return CAF_OK;
}

void caf_io_place_release(caf_io_place *place)
{
    caf_io_error ignored;
    if (place->temporary != NULL && place->folder) {
        caf_io_error_begin(&ignored, NULL);
        caf_io_each_file(place->temporary, remove_inside, place, &ignored);
        rmdir(place->temporary);
    } else if (place->temporary != NULL) {
        remove(place->temporary);
    }
    caf_io_free(place->memory, place->temporary);
    caf_io_free(place->memory, place->inside);
    caf_io_free(place->memory, place->target);
    place->temporary = NULL;
    place->inside = NULL;
    place->target = NULL;
}
