#include "page_finish.h"

#include "messages.h"

bool finish_page(caf_page *page, const char *said, FILE *to)
{
    caf_status status = caf_page_finish(page, said, to);
    caf_page_close(page);
    return status != CAF_E_MEMORY || no_memory(); /* what could not be written is seen where the file is closed */
}
