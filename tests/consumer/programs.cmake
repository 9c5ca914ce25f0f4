# The same program as C99 and as C++11, linked to ${library}.
set(source ${CMAKE_CURRENT_LIST_DIR}/${PROGRAM}.c)
add_executable(${PROGRAM}-c ${source})
set_target_properties(${PROGRAM}-c PROPERTIES C_STANDARD 99 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF)
target_link_libraries(${PROGRAM}-c PRIVATE ${library})

# One file has one language in a folder, so C++ has a file that includes it.
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${PROGRAM}.cpp "#include \"${source}\"\n")
add_executable(${PROGRAM}-c++ ${CMAKE_CURRENT_BINARY_DIR}/${PROGRAM}.cpp)
set_target_properties(${PROGRAM}-c++ PROPERTIES CXX_STANDARD 11 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF)
target_link_libraries(${PROGRAM}-c++ PRIVATE ${library})
