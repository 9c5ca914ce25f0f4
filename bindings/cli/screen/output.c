#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char pattern[] = ".caf-XXXXXX";

static bool complain(const char *path)
{
    fprintf(stderr, "caf: %s: could not be written: %s\n", path, strerror(errno));
    return false;
}

/* The length of a path's folder with its slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

static bool is_same_file(const char *path, const char *other)
{
    struct stat one;
    struct stat two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

bool is_output_apart(const char *command, const char *path, const operands *files, const char *called)
{
    for (int i = 0; path != NULL && i < files->n; i++) {
        if (strcmp(files->all[i], "-") != 0 && is_same_file(path, files->all[i])) {
            wrong_use(command, "--output %s would replace one of the %s", path, called);
            return false;
        }
    }
    return true;
}

bool can_output(const char *path)
{
    struct stat found;
    if (path == NULL) {
        return true;
    }
    size_t length = folder_length(path);
    if (stat(path, &found) == 0) {
        if (S_ISDIR(found.st_mode)) {
            errno = EISDIR;
            return complain(path);
        }
        if (access(path, W_OK) != 0) {
            return complain(path);
        }
        if (!S_ISREG(found.st_mode)) {
            return true;
        }
    }
    char *folder = malloc(length + 2);
    if (folder == NULL) {
        return complain(path);
    }
    memcpy(folder, path, length);
    memcpy(folder + length, ".", 2);
    bool can = access(folder, W_OK | X_OK) == 0;
    free(folder);
    return can || complain(path);
}

/* A new file takes the rights that the user gives new files; one that is replaced keeps its own. */
static mode_t rights(const char *target)
{
    struct stat found;
    if (stat(target, &found) == 0) {
        return found.st_mode & 0777;
    }
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool open_temporary(output *to)
{
    size_t length = folder_length(to->target);
    to->temporary = malloc(length + sizeof pattern);
    if (to->temporary == NULL) {
        return false;
    }
    memcpy(to->temporary, to->target, length);
    memcpy(to->temporary + length, pattern, sizeof pattern);
    int descriptor = mkstemp(to->temporary);
    if (descriptor < 0) {
        free(to->temporary);
        to->temporary = NULL;
        return false;
    }
    if (fchmod(descriptor, rights(to->target)) != 0 || (to->file = fdopen(descriptor, "w")) == NULL) {
        close(descriptor);
        return false;
    }
    return true;
}

/* Gives up: the target is as it was. */
static void discard_output(output *to)
{
    if (to->file != NULL && to->file != stdout) {
        fclose(to->file);
    }
    if (to->temporary != NULL) {
        unlink(to->temporary);
    }
    free(to->temporary);
    free(to->target);
    memset(to, 0, sizeof *to);
}

bool open_output(output *to, const char *path)
{
    struct stat found;
    memset(to, 0, sizeof *to);
    if (path == NULL) {
        to->file = stdout;
        return true;
    }
    bool exists = stat(path, &found) == 0;
    if (exists && !S_ISREG(found.st_mode)) {
        to->file = fopen(path, "w");
        return to->file != NULL || complain(path);
    }
    /* Behind a symbolic link the file is replaced, not the link. */
    to->target = exists ? realpath(path, NULL) : strdup(path);
    if (to->target == NULL || !open_temporary(to)) {
        complain(path);
        discard_output(to);
        return false;
    }
    return true;
}

bool close_output(output *to, const char *path, bool well)
{
    if (!well) {
        discard_output(to);
        return false;
    }
    well = fflush(to->file) == 0 && !ferror(to->file);
    if (to->file != stdout) {
        well = fclose(to->file) == 0 && well;
    }
    to->file = NULL;
    if (well && to->target != NULL) {
        well = rename(to->temporary, to->target) == 0;
    }
    if (!well) {
        complain(path != NULL ? path : "standard output");
        discard_output(to);
        return false;
    }
    free(to->temporary);
    free(to->target);
    memset(to, 0, sizeof *to);
    return true;
}
