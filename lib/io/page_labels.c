/* The labels of a timeline: those too near to each other are told in one, each once with how often it comes. */
#include "page_timeline.h"

#include <string.h>

enum { MOST_TOLD = 12, MOST_LETTERS = 46, BETWEEN = 2 };

/* What one label tells. */
typedef struct group {
    int64_t x;
    int64_t letters; /* that there is room for */
    int32_t n;       /* different texts */
    const char *texts[MOST_TOLD];
    int64_t times[MOST_TOLD];
    int64_t more;    /* events beyond those */
} group;

/* Characters of UTF-8. */
static int64_t letters_of(const char *text)
{
    return (int64_t)caf_io_columns(text, strlen(text));
}

static void take(group *to, const char *text)
{
    for (int32_t i = 0; i < to->n; i++) {
        if (strcmp(to->texts[i], text) == 0) {
            to->times[i]++;
            return;
        }
    }
    if (to->n == MOST_TOLD) {
        to->more++;
        return;
    }
    to->texts[to->n] = text;
    to->times[to->n++] = 1;
}

/* How many letters a text takes with how often it comes: "held (3)". */
static int64_t letters_at(const group *of, int32_t i)
{
    int64_t n = letters_of(of->texts[i]) + (i > 0 ? 2 : 0);
    return n + (of->times[i] > 1 ? 3 + (int64_t)caf_io_digits(of->times[i]) : 0);
}

static int64_t events_from(const group *of, int32_t told)
{
    int64_t n = of->more;
    for (int32_t i = told; i < of->n; i++) {
        n += of->times[i];
    }
    return n;
}

/* How many of the texts are told, the first one always; and how many letters that takes. */
static int32_t fit(const group *of, int64_t *letters)
{
    for (int32_t told = of->n;; told--) {
        int64_t left = events_from(of, told);
        *letters = left > 0 ? (int64_t)strlen(" and  more") + (int64_t)caf_io_digits(left) : 0;
        for (int32_t i = 0; i < told; i++) {
            *letters += letters_at(of, i);
        }
        if (told <= 1 || *letters <= of->letters) {
            return told;
        }
    }
}

static void put_group(caf_page *page, const group *of, int64_t y)
{
    int64_t letters;
    int32_t told = fit(of, &letters);
    int64_t left = events_from(of, told);
    caf_io_page_begin_text(page, "start", of->x, y);
    for (int32_t i = 0; i < told; i++) {
        caf_io_put(page->to, i > 0 ? ", " : "");
        caf_page_text(page, of->texts[i]);
        if (of->times[i] > 1) {
            caf_io_put(page->to, " (");
            caf_io_put_number(page->to, of->times[i]);
            caf_io_put(page->to, ")");
        }
    }
    if (left > 0) {
        caf_io_put(page->to, " and ");
        caf_io_put_number(page->to, left);
        caf_io_put(page->to, " more");
    }
    caf_io_put(page->to, "</text>\n");
}

/* Where the next label may begin. */
static int64_t end_of(const group *of)
{
    int64_t letters;
    (void)fit(of, &letters);
    return of->x + (letters + BETWEEN) * CAF_IO_LETTER;
}

void caf_io_put_labels(caf_page *page, const caf_page_timeline *of, const caf_io_axis *axis, int32_t lane, int32_t is_below, int64_t y,
                       int64_t right)
{
    group now;
    memset(&now, 0, sizeof now);
    for (int64_t i = 0; i < of->n_events; i++) {
        const caf_page_event *event = &of->events[i];
        if (event->lane != lane || event->is_below != is_below || event->label == NULL) {
            continue;
        }
        int64_t x = caf_io_axis_at(axis, event->from) - 4;
        if (now.n > 0 && x >= end_of(&now)) {
            put_group(page, &now, y);
            now.n = 0;
        }
        if (now.n == 0) {
            int64_t room = (right - x) / CAF_IO_LETTER;
            memset(&now, 0, sizeof now);
            now.x = x;
            now.letters = room < MOST_LETTERS ? room : MOST_LETTERS;
        }
        take(&now, event->label);
    }
    if (now.n > 0) {
        put_group(page, &now, y);
    }
}
