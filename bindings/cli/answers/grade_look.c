#include "grade_look.h"

#include <string.h>
#include <caf/report.h>

static const caf_scale_grade *grade_of(const audit *of, int32_t scale, int32_t grade)
{
    return &of->parts.grades[of->parts.scales[scale].first_grade + grade];
}

/* Whether the first grade is the one that has the fewest points. */
static bool ascends(const audit *of, int32_t scale)
{
    int32_t n = of->parts.scales[scale].n_grades;
    int32_t first = grade_of(of, scale, 0)->points;
    int32_t last = first;
    for (int32_t i = 0; i < n; i++) {
        int32_t points = grade_of(of, scale, i)->points;
        last = points != CAF_NOT_ASKED ? points : last;
    }
    return first != CAF_NOT_ASKED && last > first;
}

look look_of(const audit *of, int32_t scale)
{
    static const int32_t styles[] = { CAF_STYLE_MET, CAF_PAGE_PLAIN, CAF_STYLE_DUE, CAF_STYLE_JUDGEMENT, CAF_STYLE_SAFEGUARDING, CAF_STYLE_DATA };
    enum { STYLES = sizeof styles / sizeof styles[0] };
    look found;
    memset(&found, 0, sizeof found);
    found.scale = scale;
    found.n = of->parts.scales[scale].n_grades;
    int32_t applying = 0;
    for (int32_t i = 0; i < found.n; i++) {
        applying += grade_of(of, scale, i)->points != CAF_NOT_ASKED;
    }
    int32_t place = of->parts.kind == CAF_ASKS_PROFESSIONALS ? 1 : 0;
    for (int32_t i = 0; i < found.n; i++) {
        bool applies = grade_of(of, scale, i)->points != CAF_NOT_ASKED;
        int32_t which = ascends(of, scale) ? applying - 1 - place : place;
        found.shares[i].style = applies ? styles[which % STYLES] : CAF_STYLE_FAINT;
        found.shares[i].name = audit_text(of, grade_of(of, scale, i)->name);
        place += applies;
    }
    return found;
}

int32_t list_grades(caf_page_column *columns, int32_t n, const look *with)
{
    for (int32_t i = 0; i < with->n; i++) {
        columns[n++] = (caf_page_column){ with->shares[i].name, CAF_PAGE_NUMBERS, 0 };
    }
    columns[n++] = (caf_page_column){ "Shares", CAF_PAGE_BARS, 0 };
    return n;
}

void put_grade_counts(caf_page *page, look *with, const int64_t *counts)
{
    for (int32_t i = 0; i < with->n; i++) {
        with->shares[i].number = counts[i];
        caf_page_number_cell(page, counts[i]);
    }
    caf_page_bar_cell(page, with->shares, with->n);
    caf_page_end_row(page);
}
