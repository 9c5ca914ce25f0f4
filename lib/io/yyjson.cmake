# Finds yyjson for caf-io, in this order:
#   CAF_YYJSON_SOURCE, a folder or archive with yyjson.c and yyjson.h;
#   yyjson's own CMake package; pkg-config;
#   its pinned source, fetched into the build folder (fetch-yyjson.cmake).
#
# Sets, besides what caf-config.cmake.in and caf-io.pc.in are filled with:
#   caf_yyjson          the target to link caf-io's sources to
#   caf_yyjson_objects  where the source is compiled into caf-io, its objects
set(CAF_YYJSON_SOURCE "" CACHE PATH "Folder or archive with the source of yyjson, in place of an installed or fetched one")

set(caf_yyjson_objects "")
set(caf_pc_yyjson "")
# How an installed static caf-io finds it again.
set(caf_yyjson_found_by source)

if(NOT CAF_YYJSON_SOURCE)
    find_package(yyjson 0.10 CONFIG QUIET GLOBAL)
    if(TARGET yyjson::yyjson)
        set(caf_yyjson yyjson::yyjson)
        set(caf_yyjson_found_by package)
        set(caf_pc_yyjson yyjson)
    else()
        find_package(PkgConfig QUIET)
        if(PKG_CONFIG_FOUND)
            pkg_check_modules(caf_pc_yyjson QUIET IMPORTED_TARGET GLOBAL yyjson>=0.10)
        endif()
        if(TARGET PkgConfig::caf_pc_yyjson)
            set(caf_yyjson PkgConfig::caf_pc_yyjson)
            set(caf_yyjson_found_by pkg-config)
            set(caf_pc_yyjson yyjson)
        endif()
    endif()
endif()

if(caf_yyjson_found_by STREQUAL "source")
    set(source ${CMAKE_CURRENT_BINARY_DIR}/yyjson)
    find_program(CAF_PYTHON3 NAMES python3 python DOC "The Python whose pip fetches yyjson's source")
    mark_as_advanced(CAF_PYTHON3)
    set(fetch ${CMAKE_COMMAND}
        -D "SOURCE=${CAF_YYJSON_SOURCE}"
        -D "DESTINATION=${source}"
        -D "PYTHON=${CAF_PYTHON3}"
        -P ${CMAKE_CURRENT_SOURCE_DIR}/fetch-yyjson.cmake)
    if(PROJECT_IS_TOP_LEVEL OR CAF_YYJSON_SOURCE)
        # Now, so that a machine without a network is told at once.
        execute_process(COMMAND ${fetch} RESULT_VARIABLE failed)
        if(failed)
            message(FATAL_ERROR "caf-io needs yyjson 0.10 or newer. One of these helps:\n"
                "  install it, with its CMake package or pkg-config file\n"
                "  give its source, a folder or archive with yyjson.c and yyjson.h: -DCAF_YYJSON_SOURCE=PATH\n"
                "  have python3 with pip, and a network, when configuring\n"
                "Or build the core alone, which needs nothing: -DCAF_BUILD_IO=OFF")
        endif()
    else()
        # In another project only when caf::io is linked, thus built.
        add_custom_command(OUTPUT ${source}/yyjson.c ${source}/yyjson.h
            COMMAND ${fetch}
            COMMENT "Getting the source of yyjson")
        # One target that does it, or two compiling at once would do it twice.
        add_custom_target(caf_yyjson_source DEPENDS ${source}/yyjson.c ${source}/yyjson.h)
    endif()

    # Private to caf-io: an empty yyjson_api and hidden visibility keep its
    # functions out of what libcaf-io.so exports, so that they never meet those
    # of another yyjson in the same process.
    add_library(caf_yyjson INTERFACE)
    target_include_directories(caf_yyjson SYSTEM INTERFACE ${source})
    target_compile_definitions(caf_yyjson INTERFACE yyjson_api=)
    set(caf_yyjson caf_yyjson)

    set(caf_yyjson_objects caf_yyjson_objects)
    caf_add_objects(caf_yyjson_objects ${source}/yyjson.c)
    target_link_libraries(caf_yyjson_objects PRIVATE caf_yyjson)
    # Its own warnings are not ours to mend; what the sanitizers see is.
    target_compile_options(caf_yyjson_objects PRIVATE $<$<C_COMPILER_ID:GNU,Clang,AppleClang>:-w>)
    if(CAF_SANITIZE)
        target_compile_options(caf_yyjson_objects PRIVATE -fsanitize=${CAF_SANITIZE} -fno-omit-frame-pointer)
    endif()
    if(TARGET caf_yyjson_source)
        add_dependencies(caf_yyjson_objects caf_yyjson_source)
        add_dependencies(caf_yyjson caf_yyjson_source)
    endif()
endif()
set(caf_yyjson_found_by ${caf_yyjson_found_by} PARENT_SCOPE)
message(STATUS "caf: yyjson by ${caf_yyjson_found_by}")
