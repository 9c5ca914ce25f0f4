# What the scripts that write blocks as C have in common: numbers of a header,
# members of JSON, and a pool of texts.

# Sets value_CAF_EM_C1 and so on to the enumerators' numbers.
macro(read_numbers header)
    file(STRINGS "${header}" lines REGEX "^ *CAF_[A-Z0-9_]+ = [0-9]+")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "(CAF_[A-Z0-9_]+) = ([0-9]+)" matched "${line}")
        set(value_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
    endforeach()
endmacro()

function(enumerator out name)
    string(TOUPPER "CAF_${name}" made)
    string(REGEX REPLACE "[- ]" "_" made "${made}")
    set(${out} "${made}" PARENT_SCOPE)
endfunction()

# A member of an object, or a text for none.
function(member out object default)
    string(JSON type ERROR_VARIABLE none TYPE "${object}" ${ARGN})
    set(value "${default}")
    if(none STREQUAL "NOTFOUND" AND NOT type STREQUAL "NULL")
        string(JSON value GET "${object}" ${ARGN})
    endif()
    set(${out} "${value}" PARENT_SCOPE)
endfunction()

# Empties the pool; the first byte is no text's.
macro(begin_texts)
    set(text_size 1)
    set(last_text "")
    set(text_members "")
    set(text_values "")
endmacro()

# Puts `text` into the pool; its place into `out`. The one before is used again where it is the same.
macro(put_text out)
    set(${out} 0)
    if(NOT "${text}" STREQUAL "" AND "${text}" STREQUAL "${last_text}")
        set(${out} ${last_place})
    elseif(NOT "${text}" STREQUAL "")
        set(${out} ${text_size})
        set(last_text "${text}")
        set(last_place ${text_size})
        string(LENGTH "${text}" length)
        math(EXPR length "${length} + 1")
        string(REPLACE "\\" "\\\\" escaped "${text}")
        string(REPLACE "\"" "\\\"" escaped "${escaped}")
        string(REPLACE "\n" "\\n" escaped "${escaped}")
        string(APPEND text_members "    char text_${text_size}[${length}];\n")
        string(APPEND text_values ",\n    \"${escaped}\"")
        math(EXPR text_size "${text_size} + ${length}")
    endif()
endmacro()
