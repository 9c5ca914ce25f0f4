#include <caf/version.h>

#define TEXT(x) #x
#define VERSION_TEXT(major, minor, patch) TEXT(major) "." TEXT(minor) "." TEXT(patch)

const char *caf_version(void)
{
    return VERSION_TEXT(CAF_VERSION_MAJOR, CAF_VERSION_MINOR, CAF_VERSION_PATCH);
}
