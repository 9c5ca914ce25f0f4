#include "reader_target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every other input gets sound headings, so that its rows are read however its own first line was changed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char headings[] =
        "earl_episode_id,earl_person_id,earl_episode_start_date,earl_episode_end_date,earl_episode_reason,"
        "earl_episode_end_reason,earl_episode_organisation,earl_episode_worker_id\n";
    read_input_below(data, size, headings, sizeof headings - 1);
    return 0;
}
