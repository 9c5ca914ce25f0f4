# Prefers the static libcsv and libsodium, so that the wheel needs nothing but the
# C library where it is installed. The shared ones are taken where there is no
# static one, or where it cannot become a part of a module.
#
# Sets what caf-csv.cmake and caf-sodium.cmake look for.
include(CheckCSourceCompiles)

set(caf_missing "")
foreach(needed IN ITEMS csv sodium)
    string(TOUPPER ${needed} variable)
    find_path(CAF_${variable}_INCLUDE_DIR ${needed}.h)
    find_library(CAF_${variable}_LIBRARY NAMES
        ${CMAKE_STATIC_LIBRARY_PREFIX}${needed}${CMAKE_STATIC_LIBRARY_SUFFIX} ${needed})
    if(NOT CAF_${variable}_INCLUDE_DIR OR NOT CAF_${variable}_LIBRARY)
        list(APPEND caf_missing ${needed})
    endif()
endforeach()
if(caf_missing)
    list(TRANSFORM caf_missing PREPEND lib OUTPUT_VARIABLE names)
    list(JOIN names " and " names)
    list(TRANSFORM caf_missing REPLACE "(.+)" "lib\\1-dev" OUTPUT_VARIABLE packages)
    list(JOIN packages " " packages)
    message(FATAL_ERROR "The caf package needs the development files of ${names}, which were not found. One of these helps:\n"
        "  Debian, Ubuntu: apt-get install ${packages}\n"
        "  say where they are: CMAKE_ARGS='-DCAF_CSV_INCLUDE_DIR=DIR -DCAF_CSV_LIBRARY=FILE -DCAF_SODIUM_INCLUDE_DIR=DIR -DCAF_SODIUM_LIBRARY=FILE' pip install ...")
endif()

set(CMAKE_REQUIRED_INCLUDES ${CAF_CSV_INCLUDE_DIR} ${CAF_SODIUM_INCLUDE_DIR})
set(CMAKE_REQUIRED_LIBRARIES ${CAF_CSV_LIBRARY} ${CAF_SODIUM_LIBRARY})
if(APPLE)
    set(CMAKE_REQUIRED_LINK_OPTIONS -bundle)
elseif(NOT WIN32)
    set(CMAKE_REQUIRED_FLAGS -fPIC)
    set(CMAKE_REQUIRED_LINK_OPTIONS -shared LINKER:--exclude-libs,ALL LINKER:-z,text)
endif()
check_c_source_compiles("
#include <csv.h>
#include <sodium.h>
int csv_and_sodium(struct csv_parser *parser, unsigned char *digest);
int csv_and_sodium(struct csv_parser *parser, unsigned char *digest)
{
    return csv_init(parser, 0) + sodium_init() + crypto_hash_sha256(digest, digest, 0);
}
#ifdef _WIN32
int main(void) { return csv_and_sodium(0, 0); }
#endif
" CAF_STATIC_LIBRARIES_LINK)
if(NOT CAF_STATIC_LIBRARIES_LINK)
    message(STATUS "caf: the static libcsv and libsodium cannot become a part of a module; taking the shared ones")
    unset(CAF_CSV_LIBRARY CACHE)
    unset(CAF_SODIUM_LIBRARY CACHE)
endif()
message(STATUS "caf: libcsv ${CAF_CSV_LIBRARY}, libsodium ${CAF_SODIUM_LIBRARY}")
