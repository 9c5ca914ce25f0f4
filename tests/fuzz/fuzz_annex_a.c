#include "reader_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every other input gets sound headings, so that its rows are read however its own first line was changed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char headings[] =
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Assessment start date,Assessment completion date,"
        "Organisation completing assessment\n";
    read_input_below(data, size, headings, sizeof headings - 1);
    return 0;
}
