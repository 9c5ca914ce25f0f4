# How the project's two libraries, caf and caf-io, are made and installed.

# While the major number is 0 the binary interface may change with the minor one.
if(PROJECT_VERSION_MAJOR EQUAL 0)
    set(caf_soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
    set(caf_compatibility SameMinorVersion)
else()
    set(caf_soversion ${PROJECT_VERSION_MAJOR})
    set(caf_compatibility SameMajorVersion)
endif()

# In another project only what it links is built.
if(PROJECT_IS_TOP_LEVEL OR CAF_INSTALL)
    set(caf_only_when_linked OFF)
else()
    set(caf_only_when_linked ON)
endif()

# Where the CMake files of the package go.
set(caf_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/caf)

# An object library: compiled once, position independent, for the shared and the
# static library alike.
function(caf_add_objects name)
    add_library(${name} OBJECT ${ARGN})
    set_target_properties(${name} PROPERTIES
        POSITION_INDEPENDENT_CODE ON
        C_VISIBILITY_PRESET hidden
        EXCLUDE_FROM_ALL ${caf_only_when_linked})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/include)
endfunction()

# caf_add_library(caf caf caf OBJECTS...): the targets caf_shared and caf_static
# from object libraries, caf::caf_shared and caf::caf_static as names for them,
# caf::caf for the one BUILD_SHARED_LIBS asks for, and their installation.
#   name   of the targets (caf_io)
#   export name after caf:: (io)
#   file   name of the library (caf-io)
function(caf_add_library name export file)
    foreach(objects IN LISTS ARGN)
        list(APPEND sources $<TARGET_OBJECTS:${objects}>)
    endforeach()
    add_library(${name}_shared SHARED ${sources})
    add_library(${name}_static STATIC ${sources})

    set_target_properties(${name}_shared PROPERTIES
        VERSION ${PROJECT_VERSION}
        SOVERSION ${caf_soversion}
        INSTALL_RPATH $<IF:$<PLATFORM_ID:Darwin>,@loader_path,$ORIGIN>)
    # A symbol nobody defines is found here and not by the first user.
    if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang" AND NOT APPLE AND NOT WIN32 AND NOT CAF_SANITIZE)
        target_link_options(${name}_shared PRIVATE -Wl,--no-undefined)
    endif()
    target_link_libraries(${name}_shared PRIVATE $<BUILD_INTERFACE:caf_options>)
    target_compile_definitions(${name}_static INTERFACE CAF_STATIC)

    foreach(kind IN ITEMS shared static)
        set_target_properties(${name}_${kind} PROPERTIES
            OUTPUT_NAME ${file}
            EXPORT_NAME ${export}_${kind})
        target_include_directories(${name}_${kind} INTERFACE
            $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
            $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
        add_library(caf::${export}_${kind} ALIAS ${name}_${kind})
        set_target_properties(${name}_${kind} PROPERTIES EXCLUDE_FROM_ALL ${caf_only_when_linked})
    endforeach()
    # There an import library would have the name of the static one.
    if(MSVC)
        set_target_properties(${name}_static PROPERTIES OUTPUT_NAME ${file}-static)
    endif()

    if(BUILD_SHARED_LIBS)
        add_library(caf::${export} ALIAS ${name}_shared)
    else()
        add_library(caf::${export} ALIAS ${name}_static)
    endif()

    if(CAF_INSTALL)
        install(TARGETS ${name}_shared ${name}_static EXPORT ${file}-targets)
        install(EXPORT ${file}-targets NAMESPACE caf:: DESTINATION ${caf_package_dir})
    endif()
endfunction()

# Installs a pkg-config file made from a template. The prefix is filled in only
# when installing, as `cmake --install --prefix` may name another; a library or
# header folder that is absolute stands as it is.
function(caf_install_pkg_config template)
    cmake_path(GET template STEM LAST_ONLY file)
    set(caf_pc_prefix "@CMAKE_INSTALL_PREFIX@")
    foreach(dir IN ITEMS libdir includedir)
        string(TOUPPER ${dir} variable)
        set(caf_pc_${dir} "\${prefix}")
        cmake_path(APPEND caf_pc_${dir} "${CMAKE_INSTALL_${variable}}")
    endforeach()
    set(made ${CMAKE_CURRENT_BINARY_DIR}/${file})
    configure_file(${template} ${made}.in @ONLY)
    install(CODE "configure_file([[${made}.in]] [[${made}]] @ONLY)")
    install(FILES ${made} DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()

# Installs what find_package(caf) reads.
function(caf_install_package)
    set(made ${PROJECT_BINARY_DIR}/caf-config)
    configure_package_config_file(${PROJECT_SOURCE_DIR}/lib/caf-config.cmake.in ${made}.cmake
        INSTALL_DESTINATION ${caf_package_dir}
        NO_SET_AND_CHECK_MACRO)
    write_basic_package_version_file(${made}-version.cmake COMPATIBILITY ${caf_compatibility})
    install(FILES ${made}.cmake ${made}-version.cmake DESTINATION ${caf_package_dir})
endfunction()
