# Writes the built-in instruments as C: the blocks that caf_instrument_build()
# would make of the same files. tests/test_instrument_file.c holds the two
# against each other.
#
#   cmake -DOUTPUT=instruments.c -DHEADER=include/caf/rule.h -DINSTRUMENTS=a.json,b.json -P instruments.cmake
#
# A file is trusted to be an instrument, as the reader and the schema see it; a
# rule, scale or word that there is not stops the build.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/blocks.cmake)
read_numbers("${HEADER}")

set(kind_audit CAF_ASKS_AUDITOR)
set(kind_checklist CAF_ASKS_WORKER)
set(kind_questionnaire CAF_ASKS_FAMILY)
set(kind_survey CAF_ASKS_PROFESSIONALS)
set(score_counted CAF_COUNTED)
set(score_percentage CAF_PERCENTAGE)
set(score_total CAF_TOTAL)
set(polarity_ CAF_POLARITY_NONE)
set(polarity_strength CAF_STRENGTH)
set(polarity_weakness CAF_WEAKNESS)
set(polarity_neutral CAF_NEUTRAL)

# The name of a word of a list into `out`.
macro(word out list of)
    if(NOT DEFINED ${list}_${of})
        message(FATAL_ERROR "${file}: there is no ${list} ${of}")
    endif()
    set(${out} ${${list}_${of}})
endmacro()

# A text of `object` into the pool; its place into `out`.
macro(put_member out object name)
    member(text "${${object}}" "" ${name})
    put_text(${out})
endmacro()

# How many elements the array `name` of `object` has; 0 where there is none.
macro(count out object name)
    member(array "${${object}}" "[]" ${name})
    string(JSON ${out} LENGTH "${array}")
endmacro()

macro(note_scales)
    set(scales "")
    set(grades "")
    set(n_grades 0)
    count(n_scales json scales)
    set(i 0)
    while(i LESS n_scales)
        string(JSON scale GET "${json}" scales ${i})
        string(JSON scale_name GET "${scale}" scale)
        set(scale_${scale_name} ${i})
        list(APPEND known_scales ${scale_name})
        put_member(name_place scale scale)
        count(n_own scale grades)
        string(APPEND scales "        { ${name_place}, ${n_grades}, ${n_own} },\n")
        set(k 0)
        while(k LESS n_own)
            string(JSON grade GET "${scale}" grades ${k})
            put_member(name_place grade grade)
            member(points "${grade}" "0" points)
            member(applies "${grade}" "ON" applies)
            if(NOT applies)
                set(points CAF_NOT_ASKED)
            endif()
            string(APPEND grades "        { ${name_place}, ${points} },\n")
            math(EXPR k "${k} + 1")
        endwhile()
        math(EXPR n_grades "${n_grades} + ${n_own}")
        math(EXPR i "${i} + 1")
    endwhile()
endmacro()

macro(note_ratings)
    set(ratings "")
    count(n_ratings json ratings)
    set(i 0)
    while(i LESS n_ratings)
        string(JSON rating GET "${json}" ratings ${i})
        put_member(name_place rating rating)
        string(JSON from GET "${rating}" from)
        string(APPEND ratings "        { ${name_place}, ${from} },\n")
        math(EXPR i "${i} + 1")
    endwhile()
endmacro()

# A flag of `question`, or of its section, into `flags`.
macro(note_flag name bit)
    member(given "${section}" "OFF" ${name})
    member(given "${question}" "${given}" ${name})
    if(given)
        string(APPEND flags " | ${bit}")
    endif()
endmacro()

macro(note_question)
    set(flags 0)
    note_flag(comment CAF_COMMENT_NEEDED)
    note_flag(evidence CAF_EVIDENCE_NEEDED)
    note_flag(narrative CAF_NARRATIVE)
    note_flag(overall CAF_OVERALL)
    note_flag(optional CAF_MAY_BE_BLANK)
    member(scale_name "${section}" "" scale)
    member(scale_name "${question}" "${scale_name}" scale)
    if(flags MATCHES "CAF_NARRATIVE")
        set(scale_at -1)
    else()
        word(scale_at scale "${scale_name}")
    endif()
    member(polarity "${question}" "" polarity)
    word(polarity polarity "${polarity}")
    put_member(name_place question question)
    put_member(text_place question text)
    put_member(theme_place question theme)
    put_member(statement_place question statement)
    count(n_own question rules)
    string(APPEND questions "        { ${section_at}, ${name_place}, ${text_place}, ${scale_at}, ${polarity}, ${flags}, ${theme_place}, ${statement_place}, ${n_rules}, ${n_own} },\n")
    set(k 0)
    while(k LESS n_own)
        string(JSON rule GET "${question}" rules ${k})
        enumerator(rule_id "${rule}")
        if(NOT DEFINED value_${rule_id})
            message(FATAL_ERROR "${file}: there is no rule ${rule}")
        endif()
        string(APPEND rules " ${rule_id},")
        math(EXPR k "${k} + 1")
    endwhile()
    math(EXPR n_rules "${n_rules} + ${n_own}")
    math(EXPR n_questions "${n_questions} + 1")
endmacro()

macro(note_sections)
    set(sections "")
    set(questions "")
    set(rules "")
    set(n_questions 0)
    set(n_rules 0)
    count(n_sections json sections)
    set(section_at 0)
    while(section_at LESS n_sections)
        string(JSON section GET "${json}" sections ${section_at})
        put_member(name_place section section)
        put_member(heading_place section title)
        member(score "${section}" "counted" score)
        word(score score "${score}")
        string(APPEND sections "        { ${name_place}, ${heading_place}, ${score} },\n")
        string(JSON n_here LENGTH "${section}" questions)
        set(question_at 0)
        while(question_at LESS n_here)
            string(JSON question GET "${section}" questions ${question_at})
            note_question()
            math(EXPR question_at "${question_at} + 1")
        endwhile()
        math(EXPR section_at "${section_at} + 1")
    endwhile()
endmacro()

function(write_instrument file index)
    file(READ "${file}" json)
    begin_texts()
    string(JSON name GET "${json}" instrument)
    string(JSON kind GET "${json}" kind)
    word(kind kind "${kind}")
    put_member(title_place json title)
    put_member(source_place json source)
    put_member(reading_place json reading)
    note_scales()
    note_ratings()
    note_sections()
    # C has no array of nothing: what there is none of is left out.
    foreach(part IN ITEMS "caf_scale scales" "caf_scale_grade grades" "caf_rule_id rules" "caf_rating ratings")
        string(REGEX MATCH "^([a-z_]+) ([a-z]+)$" matched "${part}")
        set(member_${CMAKE_MATCH_2} "")
        set(values_${CMAKE_MATCH_2} "")
        if(NOT ${CMAKE_MATCH_2} STREQUAL "")
            set(member_${CMAKE_MATCH_2} "    ${CMAKE_MATCH_1} ${CMAKE_MATCH_2}[${n_${CMAKE_MATCH_2}}];\n")
            set(values_${CMAKE_MATCH_2} "    {\n${${CMAKE_MATCH_2}}    },\n")
        endif()
    endforeach()
    file(APPEND "${OUTPUT}" "
static const struct {
    caf_instrument head;
${member_scales}${member_grades}    caf_asked_section sections[${n_sections}];
    caf_question questions[${n_questions}];
${member_rules}${member_ratings}    char no_text[1];
${text_members}} instrument_${index} = {
    { CAF_INSTRUMENT_MAGIC, CAF_INSTRUMENT_LAYOUT, ${kind}, ${title_place}, ${source_place}, ${reading_place},
      ${n_scales}, ${n_grades}, ${n_sections}, ${n_questions}, ${n_rules}, ${n_ratings}, ${text_size}, \"${name}\" },
${values_scales}${values_grades}    {
${sections}    },
    {
${questions}    },
${values_rules}${values_ratings}    \"\"${text_values}
};
")
    set(table "${table}    &instrument_${index}.head,\n" PARENT_SCOPE)
endfunction()

string(REPLACE "," ";" files "${INSTRUMENTS}")
file(WRITE "${OUTPUT}" "/* Made from lib/standards/instruments/ by lib/standards/instruments.cmake. */
#include <stddef.h>
#include \"instrument_block.h\"
")
set(table "")
set(index 0)
foreach(file IN LISTS files)
    write_instrument("${file}" ${index})
    math(EXPR index "${index} + 1")
endforeach()
file(APPEND "${OUTPUT}" "
const caf_instrument *const caf_builtin_instruments[] = {
${table}    NULL
};
")
