#include <stdint.h>
#include <stdlib.h>
#include <caf/receipt_io.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t nothing[1];
    caf_receipt_reader *reader = NULL;
    caf_receipt receipt;
    caf_io_error error;
    caf_status status;
    error.size = (int32_t)sizeof error;
    receipt.size = (int32_t)sizeof receipt;
    status = caf_receipt_reader_open_memory(size > 0 ? data : nothing, size, "input", &reader, &error);
    while (status == CAF_OK && (status = caf_receipt_next(reader, &receipt, &error)) == CAF_OK) {
        must(receipt.case_length > 0 && receipt.as_of != 0 && receipt.n_bases > 0 && receipt.version[0] != '\0');
        must(caf_receipt_compare(&receipt, &receipt) == 0 && caf_receipt_line(reader) > 0);
    }
    if (status != CAF_END) {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
        must(reader == NULL || caf_receipt_next(reader, &receipt, NULL) == status);
    }
    caf_receipt_reader_close(reader);
    return 0;
}
