# Puts yyjson.c and yyjson.h into DESTINATION: cmake -P, run by yyjson.cmake.
#   SOURCE       a folder or archive that has them; empty: fetch the pinned one
#   DESTINATION  a folder of the build
#   PYTHON       a Python 3 with pip
#
# The pinned source is that of yyjson 0.10.0, as it lies in the source
# distribution of the Python package of the same name. pip gets it from wherever
# it is set up to, compares the digest, and so does this script.
cmake_minimum_required(VERSION 3.25)

set(package yyjson)
set(version 4.0.6)
set(sha256 fcd4dc15c1e39a30bf9fa85d56903029111506860fc3080ab0d81c6c6dacaa8c)

# What is there already is left alone, but not when another source was named.
set(stamp ${DESTINATION}/made-from)
if(SOURCE)
    set(made_from ${SOURCE})
else()
    set(made_from ${sha256})
endif()
if(EXISTS ${stamp} AND EXISTS ${DESTINATION}/yyjson.c AND EXISTS ${DESTINATION}/yyjson.h)
    file(READ ${stamp} before)
    if(before STREQUAL made_from)
        return()
    endif()
endif()

set(archive ${DESTINATION}/${package}-${version}.tar.gz)
if(SOURCE)
    set(archive ${SOURCE})
elseif(EXISTS ${archive})
    file(SHA256 ${archive} digest)
    if(NOT digest STREQUAL sha256)
        file(REMOVE ${archive})
    endif()
endif()

if(NOT SOURCE AND NOT EXISTS ${archive})
    if(NOT PYTHON)
        message(FATAL_ERROR "yyjson is not installed, and there is no Python 3 to fetch its source with")
    endif()
    message(STATUS "caf: fetching the source of yyjson (${package} ${version}, with pip)")
    file(WRITE ${DESTINATION}/pip/requirements.txt "${package}==${version} --hash=sha256:${sha256}\n")
    # pip asks a package for its name before it saves it, by running the
    # package's build system. This stands in for that, so that nothing which was
    # downloaded is run and no build system is downloaded either.
    file(WRITE ${DESTINATION}/pip/setuptools/__init__.py "")
    file(WRITE ${DESTINATION}/pip/setuptools/build_meta.py
"import os


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(directory, config_settings=None):
    info = '${package}-${version}.dist-info'
    os.mkdir(os.path.join(directory, info))
    with open(os.path.join(directory, info, 'METADATA'), 'w') as f:
        f.write('Metadata-Version: 2.1\\nName: ${package}\\nVersion: ${version}\\n')
    return info
")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env PYTHONPATH=${DESTINATION}/pip PYTHONDONTWRITEBYTECODE=1
            ${PYTHON} -m pip download --quiet --no-input --disable-pip-version-check --retries 2
            --no-deps --no-binary :all: --no-build-isolation --require-hashes
            --requirement ${DESTINATION}/pip/requirements.txt --dest ${DESTINATION}
        WORKING_DIRECTORY ${DESTINATION}
        RESULT_VARIABLE failed)
    file(REMOVE_RECURSE ${DESTINATION}/pip)
    if(failed OR NOT EXISTS ${archive})
        message(FATAL_ERROR "yyjson is not installed, and pip could not fetch its source")
    endif()
    file(SHA256 ${archive} digest)
    if(NOT digest STREQUAL sha256)
        file(REMOVE ${archive})
        message(FATAL_ERROR "what pip fetched is not the source of yyjson that was asked for: its SHA-256 is ${digest}, not ${sha256}")
    endif()
endif()

if(IS_DIRECTORY ${archive})
    set(folder ${archive})
elseif(EXISTS ${archive})
    set(folder ${DESTINATION}/unpacked)
    file(REMOVE_RECURSE ${folder})
    file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder} PATTERNS "*yyjson.c" "*yyjson.h")
else()
    message(FATAL_ERROR "CAF_YYJSON_SOURCE=${SOURCE} is neither a folder nor an archive")
endif()

# The repository has them in src, the Python package in yyjson.
file(GLOB found ${folder}/yyjson.c ${folder}/src/yyjson.c ${folder}/yyjson/yyjson.c
    ${folder}/*/yyjson.c ${folder}/*/src/yyjson.c ${folder}/*/yyjson/yyjson.c)
list(LENGTH found n)
if(n EQUAL 0)
    message(FATAL_ERROR "there is no yyjson.c in ${archive}")
endif()
list(GET found 0 found)
cmake_path(GET found PARENT_PATH folder)
file(COPY ${folder}/yyjson.c ${folder}/yyjson.h DESTINATION ${DESTINATION})
file(TOUCH_NOCREATE ${DESTINATION}/yyjson.c ${DESTINATION}/yyjson.h)
file(REMOVE_RECURSE ${DESTINATION}/unpacked)
file(WRITE ${stamp} "${made_from}")
