#include "page_finish.h"

#include <string.h>
#include "messages.h"

void put_fact(caf_page *page, const char *term, const char *text)
{
    if (text[0] != '\0') {
        caf_page_fact(page, term, text, strlen(text));
    }
}

bool finish_page(caf_page *page, const char *said, FILE *to)
{
    caf_status status = caf_page_finish(page, said, to);
    caf_page_close(page);
    return status != CAF_E_MEMORY || no_memory(); /* what could not be written is seen where the file is closed */
}
