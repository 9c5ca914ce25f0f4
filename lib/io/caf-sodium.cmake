# Finds libsodium, which comes with a pkg-config file and no CMake one, and makes
# it caf::sodium. Installed beside caf-config.cmake too, which needs it for the
# static caf-io.
find_path(CAF_SODIUM_INCLUDE_DIR sodium.h DOC "The folder of libsodium's sodium.h")
find_library(CAF_SODIUM_LIBRARY sodium DOC "The library libsodium")
mark_as_advanced(CAF_SODIUM_INCLUDE_DIR CAF_SODIUM_LIBRARY)
if(CAF_SODIUM_INCLUDE_DIR AND CAF_SODIUM_LIBRARY AND NOT TARGET caf::sodium)
    add_library(caf::sodium UNKNOWN IMPORTED)
    set_target_properties(caf::sodium PROPERTIES
        IMPORTED_LOCATION "${CAF_SODIUM_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${CAF_SODIUM_INCLUDE_DIR}")
endif()
