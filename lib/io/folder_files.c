/* Files of a folder. POSIX; mingw has the same. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "folder.h"

bool caf_io_is_folder(const char *path)
{
    struct stat found;
    return strcmp(path, "-") != 0 && stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

caf_status caf_io_each_file(const char *path, caf_status (*found)(void *user, const char *name), void *user,
                            caf_io_error *error)
{
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return caf_io_fail(error, CAF_E_OPEN, 0, NULL, "the folder could not be opened");
    }
    caf_status status = CAF_OK;
    errno = 0;
    for (struct dirent *entry = readdir(folder); entry != NULL && status == CAF_OK; entry = readdir(folder)) {
        status = found(user, entry->d_name);
        errno = 0;
    }
    bool well = errno == 0;
    closedir(folder);
    if (status == CAF_OK && !well) {
        return caf_io_fail(error, CAF_E_READ, 0, NULL, "the folder could not be read");
    }
    return status;
}

char *caf_io_join_path(const caf_io_memory *memory, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    size_t slash = length > 0 && folder[length - 1] != '/' ? 1 : 0;
    char *path = memory->resize(memory->user, NULL, length + slash + strlen(name) + 1);
    if (path != NULL) {
        memcpy(path, folder, length);
        memcpy(path + length, "/", slash);
        memcpy(path + length + slash, name, strlen(name) + 1);
    }
    return path;
}
