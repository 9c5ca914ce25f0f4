# Prefers the static libcsv and libsodium, so that the wheel needs nothing but the
# C library where it is installed. The shared ones are taken where there is no
# static one, or where it cannot become a part of a module.
#
# Sets what caf-csv.cmake and caf-sodium.cmake look for.
include(CheckCSourceCompiles)

set(caf_missing "")
set(caf_found "")
foreach(needed IN ITEMS csv sodium)
    string(TOUPPER ${needed} variable)
    if(NOT CAF_${variable}_LIBRARY)
        list(APPEND caf_found ${needed})
    endif()
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

# Static libraries need not be made for this: Debian's libsodium.a is not, and can
# be linked only where its names stay inside (see bindings/swig/CMakeLists.txt).
if(CMAKE_EXECUTABLE_FORMAT STREQUAL "ELF")
    set(CMAKE_REQUIRED_INCLUDES ${CAF_CSV_INCLUDE_DIR} ${CAF_SODIUM_INCLUDE_DIR})
    set(CMAKE_REQUIRED_LIBRARIES ${CAF_CSV_LIBRARY} ${CAF_SODIUM_LIBRARY})
    set(CMAKE_REQUIRED_FLAGS -fPIC)
    set(CMAKE_REQUIRED_LINK_OPTIONS -shared LINKER:--exclude-libs,ALL LINKER:-z,defs LINKER:-z,text)
    check_c_source_compiles("
#include <csv.h>
#include <sodium.h>
int csv_and_sodium(struct csv_parser *parser, unsigned char *digest)
{
    return csv_init(parser, 0) + sodium_init() + crypto_hash_sha256(digest, digest, 0);
}
" CAF_STATIC_LIBRARIES_LINK)
    if(NOT CAF_STATIC_LIBRARIES_LINK AND caf_found)
        message(STATUS "caf: the static libcsv and libsodium cannot become a part of a module; looking for shared ones")
        foreach(found IN LISTS caf_found)
            string(TOUPPER ${found} variable)
            unset(CAF_${variable}_LIBRARY CACHE)
            find_library(CAF_${variable}_LIBRARY ${CMAKE_SHARED_LIBRARY_PREFIX}${found}${CMAKE_SHARED_LIBRARY_SUFFIX})
        endforeach()
    endif()
    foreach(variable IN ITEMS INCLUDES LIBRARIES FLAGS LINK_OPTIONS)
        unset(CMAKE_REQUIRED_${variable})
    endforeach()
endif()
