# Finds libcsv, which comes with neither a CMake nor a pkg-config file, and makes
# it caf::csv. Installed beside caf-config.cmake too, which needs it for the
# static caf-io.
find_path(CAF_CSV_INCLUDE_DIR csv.h DOC "The folder of libcsv's csv.h")
find_library(CAF_CSV_LIBRARY csv DOC "The library libcsv")
mark_as_advanced(CAF_CSV_INCLUDE_DIR CAF_CSV_LIBRARY)
if(CAF_CSV_INCLUDE_DIR AND CAF_CSV_LIBRARY AND NOT TARGET caf::csv)
    add_library(caf::csv UNKNOWN IMPORTED)
    set_target_properties(caf::csv PROPERTIES
        IMPORTED_LOCATION "${CAF_CSV_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${CAF_CSV_INCLUDE_DIR}")
endif()
