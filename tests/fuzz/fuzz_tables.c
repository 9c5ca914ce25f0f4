#include "reader_target.h"
#include "../folder_parts.h"
#include "io/reader_open.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A folder of tables in one input, as folder_parts.h splits it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char usual[] = "=== cases.csv\ncase_id,child,opened,partial_tables,absent_tables\n";
    folder_parts parts;
    caf_reader *reader = NULL;
    caf_io_error error;
    caf_reader_options options = {
        (int32_t)sizeof options, (int32_t)(size & 1), (int32_t)(size % 3), 0, must_warn, NULL
    };
    int64_t cases = 0;
    size_t head = (size & 2) != 0 ? sizeof usual - 1 : 0; /* every other input gets sound headings */
    char *text = malloc(head + size + 1);
    must(text != NULL);
    memcpy(text, usual, head);
    memcpy(text + head, data, size);
    split_parts(text, head + size, &parts);
    caf_io_source source = { "input", NULL, 0 };
    caf_io_tuning tuning = { &caf_io_heap, 1, parts.parts, parts.n };
    error.size = (int32_t)sizeof error;
    caf_status status = caf_io_reader_open(&source, &options, &tuning, &reader, &error);
    while (status == CAF_OK) {
        const caf_caseload *caseload;
        status = caf_reader_next(reader, &caseload, &error);
        if (status == CAF_OK) {
            must_be_caseload(reader, caseload, &cases);
        }
    }
    if (status != CAF_END) {
        must_be_error(status, &error);
    }
    caf_reader_close(reader);
    free(text);
    return 0;
}
