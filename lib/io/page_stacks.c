/* Stacks: how what was counted was made up from day to day. The table behind them has its numbers. */
#include "page_timeline.h"

#include <string.h>

enum { LEFT = 12, STACK = 76, GAP = 14, TALL = 168, TOP = 12, FOOT = 52, LINE = 15, MOST_A_UNIT = 28, LEAST_FOR_LETTER = 15 };

/* So many stand beside each other; more go on in a drawing below. */
enum { MOST_ABREAST = 12, KIND_TEXT = 40 };

static int64_t sum_of(const caf_page_stacks *of, int64_t i)
{
    int64_t sum = 0;
    for (int32_t kind = 0; kind < of->n_kinds; kind++) {
        sum += of->stacks[i].numbers[kind];
    }
    return sum;
}

static int64_t most_of(const caf_page_stacks *of)
{
    int64_t most = 1;
    for (int64_t i = 0; i < of->n_stacks; i++) {
        int64_t sum = sum_of(of, i);
        most = sum > most ? sum : most;
    }
    return most;
}

/* So high is so much: few are not drawn as tall as many. */
static int64_t height_of(int64_t number, int64_t most)
{
    return most * MOST_A_UNIT <= TALL ? number * MOST_A_UNIT : (int64_t)((double)number / (double)most * TALL + 0.5);
}

/* The parts of a stack from below: each with its letter and number, where there is room. */
static void put_parts(caf_page *page, const caf_page_stacks *of, int64_t i, int64_t most, int64_t x, int64_t foot)
{
    int64_t so_far = 0;
    for (int32_t kind = 0; kind < of->n_kinds; kind++) {
        int64_t number = of->stacks[i].numbers[kind];
        int64_t low = height_of(so_far, most);
        int64_t high = height_of(so_far + number, most);
        so_far += number;
        if (number == 0 || high == low) {
            continue;
        }
        int64_t tall = high - low - (high - low > 2);
        caf_io_page_rectangle(page, caf_io_page_class(of->kinds[kind].style), x, foot - low - tall, STACK - GAP, tall);
        if (tall >= LEAST_FOR_LETTER) {
            caf_io_put(page->to, "<g class=\"on\">");
            caf_io_page_begin_text(page, "middle", x + (STACK - GAP) / 2, foot - low - tall / 2 + 5);
            caf_page_text(page, of->letters[kind]);
            caf_io_put(page->to, " ");
            caf_io_put_number(page->to, number);
            caf_io_put(page->to, "</text></g>");
        }
    }
    caf_io_put(page->to, "\n");
}

/* "4 May" and "2023" */
static void put_day(caf_page *page, caf_date day, int64_t x, int64_t y)
{
    caf_io_writer *to = page->to;
    int32_t year = 0;
    int32_t month;
    int32_t of_month = 1;
    (void)caf_date_to_ymd(day, &year, &month, &of_month);
    caf_io_page_begin_text(page, "middle", x, y);
    caf_io_put_number(to, of_month);
    caf_io_put(to, " ");
    caf_io_put_month(to, day);
    caf_io_put(to, "</text>");
    caf_io_page_begin_text(page, "middle", x, y + LINE);
    caf_io_put_number(to, year);
    caf_io_put(to, "</text>\n");
}

static void put_name(caf_page *page, const caf_page_stack *stack, int64_t x, int64_t y)
{
    if (stack->day != 0) {
        put_day(page, stack->day, x, y);
        y += 2 * LINE;
    }
    if (stack->name != NULL) {
        caf_io_page_begin_text(page, "middle", x, y);
        caf_page_text(page, stack->name);
        caf_io_put(page->to, "</text>\n");
    }
}

static void put_drawing(caf_page *page, const caf_page_stacks *of, int64_t from, int64_t n)
{
    int64_t most = most_of(of);
    int64_t foot = TOP + height_of(most, most);
    int64_t wide = LEFT + n * STACK + LEFT;
    caf_io_page_begin_drawing(page, "Stacked bar chart of the numbers in the table that follows", "", wide, foot + FOOT);
    for (int64_t i = 0; i < n; i++) {
        int64_t x = LEFT + i * STACK + GAP / 2;
        put_parts(page, of, from + i, most, x, foot);
        put_name(page, &of->stacks[from + i], x + (STACK - GAP) / 2, foot + 17);
    }
    caf_io_page_line(page, "axis", LEFT, foot, wide - LEFT, foot);
    caf_io_put(page->to, "</svg>\n");
}

static void put_numbers(caf_page *page, const caf_page_stacks *of)
{
    enum { MOST_COLUMNS = 16 };
    caf_page_column columns[MOST_COLUMNS] = { { of->time, CAF_PAGE_WORDS, 0 } };
    int32_t n = 1;
    for (int32_t kind = 0; kind < of->n_kinds && n < MOST_COLUMNS - 1; kind++) {
        columns[n++] = (caf_page_column){ of->kinds[kind].name, CAF_PAGE_NUMBERS, 0 };
    }
    columns[n++] = (caf_page_column){ of->counted, CAF_PAGE_NUMBERS, 0 };
    caf_page_begin_table(page, of->caption, columns, n);
    for (int64_t i = 0; i < of->n_stacks; i++) {
        const caf_page_stack *stack = &of->stacks[i];
        caf_io_put(page->to, "<tr><th scope=\"row\">");
        caf_io_put_day_words(page->to, stack->day);
        if (stack->name != NULL) {
            caf_io_put(page->to, stack->day != 0 ? " (" : "");
            caf_page_text(page, stack->name);
            caf_io_put(page->to, stack->day != 0 ? ")" : "");
        }
        caf_io_put(page->to, "</th>");
        for (int32_t kind = 0; kind < n - 2; kind++) {
            caf_page_number_cell(page, stack->numbers[kind]);
        }
        caf_page_number_cell(page, sum_of(of, i));
        caf_page_end_row(page);
    }
    caf_page_end_table(page);
}

void caf_page_stack_chart(caf_page *page, const caf_page_stacks *stacks)
{
    if (stacks->n_stacks <= 0) {
        return;
    }
    caf_page_key(page, stacks->kinds, stacks->n_kinds);
    for (int64_t from = 0; from < stacks->n_stacks; from += MOST_ABREAST) {
        int64_t left = stacks->n_stacks - from;
        char kind[KIND_TEXT] = "Chart: ";
        if (stacks->n_stacks > MOST_ABREAST) {
            snprintf(kind, sizeof kind, "Chart %lld: ", (long long)(from / MOST_ABREAST + 1));
        }
        caf_io_page_begin_wide(page, kind, stacks->caption);
        put_drawing(page, stacks, from, left < MOST_ABREAST ? left : MOST_ABREAST);
        caf_io_page_end_wide(page);
    }
    put_numbers(page, stacks);
}
