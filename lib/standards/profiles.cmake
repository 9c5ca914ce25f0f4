# Writes the built-in profiles as C: the blocks that caf_profile_build() would
# make of the same files. tests/test_profile.c holds the two against each other.
#
#   cmake -DOUTPUT=profiles.c -DHEADER=include/caf/rule.h -DPROFILES=a.json,b.json -P profiles.cmake
#
# A file is trusted to be a profile, as the reader and the schema see it; what
# has no name in the headers stops the build. Names become enumerators: EM-C1 is
# CAF_EM_C1, "working days" CAF_WORKING_DAYS.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/blocks.cmake)
read_numbers("${HEADER}")

# Days from 1970-01-01 to a day written yyyy-mm-dd; 0 for an empty text.
function(day_number out text)
    set(days 0)
    if(NOT text STREQUAL "")
        string(REGEX MATCH "^([0-9][0-9][0-9][0-9])-0?([0-9]+)-0?([0-9]+)$" matched "${text}")
        # Years from March on, so that a leap day is the last of its year.
        math(EXPR moved "(${CMAKE_MATCH_2} + 9) % 12")
        math(EXPR year "${CMAKE_MATCH_1} - ${moved} / 10")
        math(EXPR days "365 * ${year} + ${year} / 4 - ${year} / 100 + ${year} / 400 + (${moved} * 306 + 5) / 10 + ${CMAKE_MATCH_3} - 1 - 719468")
    endif()
    set(${out} ${days} PARENT_SCOPE)
endfunction()

# CMake reads a macro's arguments a second time, so texts, which may hold
# anything, are never arguments of one: they wait in variables, named with each.

# Notes one setting with `title` and `source`: a sort key into `keys`, and its
# parts in variables of that key.
macro(note rule parameter amount unit severity from until)
    list(LENGTH keys place)
    math(EXPR key "(${rule} + 10000) * 1000000 + ${parameter} * 10000 + ${place}")
    list(APPEND keys ${key})
    set(head_${key} "${rule}, ${parameter}, ${amount}, ${unit}, ${severity}, ${from}, ${until}")
    set(rule_${key} ${rule})
    set(title_${key} "${title}")
    set(source_${key} "${source}")
endmacro()

# Notes `value`, one of a parameter of a rule; its source is `rule_source` unless it has its own.
macro(note_value rule parameter)
    member(choice "${value}" "" choice)
    member(choices "${value}" "" choices)
    member(unit "${value}" "choice" unit)
    member(amount "${value}" "0" amount)
    member(from_text "${value}" "" from)
    member(until_text "${value}" "" until)
    member(source "${value}" "${rule_source}" source)
    set(title "")
    day_number(from "${from_text}")
    day_number(until "${until_text}")
    if(NOT choice STREQUAL "")
        enumerator(amount "${choice}")
    elseif(NOT choices STREQUAL "")
        string(JSON n LENGTH "${choices}")
        set(i 0)
        while(i LESS n)
            string(JSON choice GET "${choices}" ${i})
            enumerator(choice "${choice}")
            string(APPEND amount " | 1 << ${choice}")
            math(EXPR i "${i} + 1")
        endwhile()
    elseif(unit STREQUAL "hours")
        math(EXPR amount "${amount} / 24")
        set(unit days)
    endif()
    enumerator(unit "${unit}")
    note(${rule} ${parameter} "${amount}" ${unit} 0 ${from} ${until})
endmacro()

# Notes the rule `rule_name` that `object` switches on or off, and its values.
macro(note_rule)
    enumerator(id "${rule_name}")
    if(NOT DEFINED value_${id})
        message(FATAL_ERROR "${file}: there is no rule ${rule_name}")
    endif()
    member(switch "${object}" "ON" on)
    member(severity "${object}" "medium" severity)
    member(from_text "${object}" "" from)
    member(until_text "${object}" "" until)
    member(title "${object}" "" title)
    member(rule_source "${object}" "" source)
    day_number(from "${from_text}")
    day_number(until "${until_text}")
    enumerator(severity "${severity}")
    if(NOT switch)
        set(severity CAF_SWITCHED_OFF)
    endif()
    set(source "${rule_source}")
    note(${value_${id}} 0 0 0 ${severity} ${from} ${until})
    string(JSON n_members LENGTH "${object}")
    math(EXPR last_member "${n_members} - 1")
    foreach(at RANGE ${last_member})
        string(JSON parameter MEMBER "${object}" ${at})
        if(NOT parameter MATCHES "^(on|severity|from|until|title|source)$")
            enumerator(parameter_id "${parameter}")
            if(NOT DEFINED value_${parameter_id})
                message(FATAL_ERROR "${file}: there is no parameter ${parameter}")
            endif()
            string(JSON type TYPE "${object}" "${parameter}")
            string(JSON values GET "${object}" "${parameter}")
            if(type STREQUAL "ARRAY")
                string(JSON n_values LENGTH "${values}")
                math(EXPR last_value "${n_values} - 1")
                foreach(value_at RANGE ${last_value})
                    string(JSON value GET "${values}" ${value_at})
                    note_value(${value_${id}} ${value_${parameter_id}})
                endforeach()
            else()
                set(value "${values}")
                note_value(${value_${id}} ${value_${parameter_id}})
            endif()
        endif()
    endforeach()
endmacro()

# Notes what the profile `json` says of itself.
macro(note_facts)
    member(title "${json}" "" title)
    member(source "${json}" "" source)
    if(NOT "${title}${source}" STREQUAL "")
        note(0 0 0 0 0 0 0)
    endif()
    set(title "")
    set(source "")
    member(division "${json}" "" division)
    if(NOT division STREQUAL "")
        enumerator(division "${division}")
        note(0 1 ${division} 0 0 0 0)
    endif()
    member(days "${json}" "[]" closure_days)
    string(JSON n LENGTH "${days}")
    set(i 0)
    while(i LESS n)
        string(JSON type TYPE "${days}" ${i})
        string(JSON day GET "${days}" ${i})
        set(source "")
        if(type STREQUAL "OBJECT")
            member(source "${day}" "" source)
            string(JSON day GET "${day}" date)
        endif()
        day_number(day "${day}")
        note(0 2 0 0 0 ${day} ${day})
        math(EXPR i "${i} + 1")
    endwhile()
    member(levels "${json}" "[]" levels)
    string(JSON n LENGTH "${levels}")
    set(i 0)
    while(i LESS n)
        string(JSON title GET "${levels}" ${i})
        set(source "")
        math(EXPR i "${i} + 1")
        note(0 3 ${i} 0 0 0 0)
    endwhile()
endmacro()

function(write_profile file)
    file(READ "${file}" json)
    member(extends "${json}" "" extends)
    if(NOT extends STREQUAL "")
        message(FATAL_ERROR "${file}: a built-in profile stands by itself")
    endif()
    string(JSON name GET "${json}" profile)
    string(JSON number GET "${json}" number)
    set(keys)
    note_facts()
    string(JSON n_rules LENGTH "${json}" rules)
    if(n_rules GREATER 0)
        math(EXPR last_rule "${n_rules} - 1")
        foreach(rule_at RANGE ${last_rule})
            string(JSON rule_name MEMBER "${json}" rules ${rule_at})
            string(JSON object GET "${json}" rules "${rule_name}")
            note_rule()
        endforeach()
    endif()
    list(SORT keys COMPARE NATURAL)

    begin_texts()
    set(settings "")
    set(next_rule 0)
    set(place 0)
    set(firsts "")
    foreach(key IN LISTS keys)
        set(text "${title_${key}}")
        put_text(title_place)
        set(text "${source_${key}}")
        put_text(source_place)
        string(APPEND settings "        { ${head_${key}}, ${title_place}, ${source_place} },\n")
        while(next_rule LESS_EQUAL rule_${key})
            string(APPEND firsts " ${place},")
            math(EXPR next_rule "${next_rule} + 1")
        endwhile()
        math(EXPR place "${place} + 1")
    endforeach()
    while(next_rule LESS_EQUAL value_CAF_RULES)
        string(APPEND firsts " ${place},")
        math(EXPR next_rule "${next_rule} + 1")
    endwhile()

    file(APPEND "${OUTPUT}" "
static const struct {
    caf_profile head;
    caf_setting settings[${place}];
    int32_t firsts[CAF_RULES + 1];
    char no_text[1];
${text_members}} profile_${number} = {
    { CAF_PROFILE_MAGIC, CAF_PROFILE_LAYOUT, ${number}, ${place}, CAF_RULES + 1, ${text_size}, \"${name}\" },
    {
${settings}    },
    {${firsts} },
    \"\"${text_values}
};
")
    set(table "${table}    &profile_${number}.head,\n" PARENT_SCOPE)
endfunction()

string(REPLACE "," ";" files "${PROFILES}")
file(WRITE "${OUTPUT}" "/* Made from lib/standards/profiles/ by lib/standards/profiles.cmake. */
#include <stddef.h>
#include <caf/calendar.h>
#include <caf/rows.h>
#include \"profile_block.h\"

_Static_assert(CAF_RULES == ${value_CAF_RULES}, \"the rules that the blocks were made for\");
")
set(table "")
foreach(file IN LISTS files)
    write_profile("${file}")
endforeach()
file(APPEND "${OUTPUT}" "
const caf_profile *const caf_builtin_profiles[] = {
${table}    NULL
};
")
