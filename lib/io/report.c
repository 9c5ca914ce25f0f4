/* A report from its beginning to its end; how it looks is in report_text.c, report_html.c, report_json.c and report_csv.c. */
#include <caf/report.h>

#include <string.h>
#include "errors.h"
#include "report_made.h"

static caf_status check_profiles(const caf_report_options *options)
{
    if (options->n_profiles < 0 || (options->n_profiles > 0 && options->profiles == NULL)) {
        return options->n_profiles < 0 ? CAF_E_ARGUMENT : CAF_E_NULL;
    }
    for (int32_t i = 0; i < options->n_profiles; i++) {
        if (caf_profile_number(options->profiles[i]) == 0) {
            return CAF_E_PROFILE;
        }
        for (int32_t j = 0; j < i; j++) {
            /* Findings say by the number whose they are. */
            if (caf_profile_number(options->profiles[j]) == caf_profile_number(options->profiles[i])) {
                return CAF_E_ARGUMENT;
            }
        }
    }
    return CAF_OK;
}

static bool lacks_style(const caf_report_options *options)
{
    bool lacks = false;
    for (int32_t i = 0; options->styles != NULL && i < CAF_STYLES; i++) {
        lacks = lacks || options->styles[i] == NULL;
    }
    return lacks;
}

static caf_status check_options(const caf_report_options *options)
{
    if (options->size < (int32_t)sizeof *options) {
        return CAF_E_SIZE;
    }
    if (options->format < CAF_REPORT_TEXT || options->format > CAF_REPORT_HTML || options->top < -1 ||
        options->top > CAF_REPORT_TOP_MOST || options->select < 0 || options->select >= 1 << CAF_VERDICTS ||
        (options->width != 0 && options->width < CAF_REPORT_NARROWEST)) {
        return CAF_E_ARGUMENT;
    }
    if (options->division < CAF_DIVISION_NONE || options->division >= CAF_DIVISIONS) {
        return CAF_E_DIVISION;
    }
    if (options->as_of == 0 || options->as_of == CAF_DATE_NONE) {
        return CAF_E_DATE_NONE;
    }
    if (options->as_of < CAF_DATE_FIRST || options->as_of > CAF_DATE_LAST) {
        return CAF_E_DATE_RANGE;
    }
    for (int32_t i = 0; options->contexts != NULL && i < options->n_profiles; i++) {
        if (options->contexts[i].division < CAF_DIVISION_NONE || options->contexts[i].division >= CAF_DIVISIONS) {
            return CAF_E_DIVISION;
        }
    }
    return lacks_style(options) ? CAF_E_NULL : check_profiles(options);
}

static bool make_room(caf_report *report)
{
    const caf_io_memory *memory = report->memory;
    size_t n = (size_t)report->options.n_profiles;
    size_t tally = n * CAF_RULES * CAF_VERDICTS * sizeof *report->tally;
    report->profiles = memory->resize(memory->user, NULL, n * sizeof(const caf_profile *));
    report->tally = memory->resize(memory->user, NULL, tally);
    report->found = memory->resize(memory->user, NULL, n * sizeof *report->found);
    if (report->found != NULL) {
        memset(report->found, 0, n * sizeof *report->found);
    }
    if (report->profiles == NULL || report->found == NULL || report->tally == NULL) {
        return false;
    }
    memset(report->tally, 0, tally);
    for (size_t i = 0; i < n; i++) {
        report->profiles[i] = report->options.profiles != NULL ? report->options.profiles[i] : caf_profile_at(0);
        report->found[i].memory = memory;
    }
    return true;
}

static void set_defaults(caf_report *report, const caf_report_options *options)
{
    report->options = *options;
    report->options.profiles = options->n_profiles > 0 ? options->profiles : NULL;
    report->options.contexts = options->n_profiles > 0 ? options->contexts : NULL;
    report->options.n_profiles = options->n_profiles > 0 ? options->n_profiles : 1;
    report->options.styles = options->format == CAF_REPORT_HTML ? NULL : options->styles; /* they are a terminal's */
    report->options.top = options->top == 0 ? CAF_REPORT_TOP : options->top;
    report->options.width = options->width == 0 ? CAF_REPORT_WIDTH : options->width;
    report->options.select = options->select == 0 ? CAF_REPORT_USUAL : options->select;
    report->files.memory = report->memory;
    report->steps.memory = report->memory;
    report->also.memory = report->memory;
    report->ratings.memory = report->memory;
    report->text.memory = report->memory;
    report->urgent.memory = report->memory;
    report->urgent.kept.memory = report->memory;
    report->urgent.most = report->options.top;
    report->totals.size = (int32_t)sizeof report->totals;
    caf_io_writer_begin(&report->record, report->memory);
}

static caf_status begin(const caf_report_options *options, const caf_io_memory *memory, caf_report **out)
{
    caf_status status = check_options(options);
    if (status != CAF_OK) {
        return status;
    }
    caf_report *report = memory->resize(memory->user, NULL, sizeof *report);
    if (report == NULL) {
        return CAF_E_MEMORY;
    }
    memset(report, 0, sizeof *report);
    report->memory = memory;
    set_defaults(report, options);
    if (!make_room(report)) {
        caf_report_close(report);
        return CAF_E_MEMORY;
    }
    *out = report;
    return CAF_OK;
}

caf_status caf_io_report_open(const caf_report_options *options, const caf_io_memory *memory, caf_report **out,
                              caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (options == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    caf_io_error failure;
    caf_io_error_begin(&failure, NULL);
    caf_status status = begin(options, memory, out);
    if (status != CAF_OK) {
        caf_io_fail(&failure, status, 0, NULL, "the report could not be begun: %s", caf_status_text(status));
        caf_io_error_give(&failure, error);
        return status;
    }
    (*out)->error = failure;
    return CAF_OK;
}

caf_status caf_report_open(const caf_report_options *options, caf_report **out, caf_io_error *error)
{
    return caf_io_report_open(options, &caf_io_heap, out, error);
}

caf_status caf_io_report_fail(caf_report *report, caf_status status, caf_io_error *error)
{
    report->ended = true;
    if (report->error.status != status) {
        caf_io_fail(&report->error, status, 0, NULL, "%s", caf_status_text(status));
    }
    caf_io_error_give(&report->error, error);
    return status;
}

caf_status caf_report_count(const caf_report *report, caf_report_totals *out)
{
    if (report == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (out->size < (int32_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    *out = report->totals;
    return CAF_OK;
}

const caf_calendar *caf_io_report_calendar(const caf_report *report, caf_division division)
{
    const caf_calendar *own = report->options.calendars[division];
    return own != NULL ? own : caf_calendar_builtin(division);
}

const char *caf_io_report_title(const caf_report *report, int32_t profile, const caf_rule *rule)
{
    const char *own = caf_profile_title_of(report->profiles[profile], rule->id, report->options.as_of);
    return own != NULL ? own : rule->title;
}

caf_division caf_io_report_division(const caf_report *report, int32_t profile)
{
    return report->options.contexts != NULL ? report->options.contexts[profile].division : report->options.division;
}

int64_t caf_io_report_tally(const caf_report *report, int32_t profile, caf_rule_id rule, int32_t verdict)
{
    return report->tally[(profile * CAF_RULES + rule) * CAF_VERDICTS + verdict];
}

bool caf_io_report_has(const caf_report *report, int32_t profile, caf_rule_id rule)
{
    int32_t severity = 0;
    const caf_rule *known = caf_rule_get(rule);
    for (int32_t verdict = 1; verdict < CAF_VERDICTS; verdict++) {
        if (caf_io_report_tally(report, profile, rule, verdict) != 0) {
            return true;
        }
    }
    return known != NULL && known->kind != CAF_DATA &&
           caf_profile_rule(report->profiles[profile], rule, report->options.as_of, &severity) == CAF_OK &&
           severity != 0;
}

/* Puts what the writer holds into the file; a short write is seen at the end. */
static caf_status flush_record(caf_report *report, FILE *file)
{
    if (report->record.failed) {
        return CAF_E_MEMORY;
    }
    if (report->record.buffer.used > 0) {
        (void)fwrite(report->record.buffer.bytes, 1, report->record.buffer.used, file);
    }
    caf_io_writer_clear(&report->record);
    return CAF_OK;
}

static caf_status write_json(caf_report *report, FILE *file)
{
    caf_io_json_head(report);
    caf_status status = flush_record(report, file);
    status = status == CAF_OK ? caf_io_spool_copy(&report->first, file, &report->error) : status;
    if (report->first.n > 0 && report->rest.n > 0) {
        caf_io_put(&report->record, ",\n");
        status = status == CAF_OK ? flush_record(report, file) : status;
    }
    status = status == CAF_OK ? caf_io_spool_copy(&report->rest, file, &report->error) : status;
    caf_io_json_foot(report);
    return status == CAF_OK ? flush_record(report, file) : status;
}

static caf_status write_csv(caf_report *report, FILE *file)
{
    caf_io_csv_head(report);
    caf_status status = flush_record(report, file);
    status = status == CAF_OK ? caf_io_spool_copy(&report->first, file, &report->error) : status;
    return status == CAF_OK ? caf_io_spool_copy(&report->rest, file, &report->error) : status;
}

static caf_status write_text(caf_report *report, FILE *file)
{
    caf_io_text_head(report);
    caf_io_text_urgent(report);
    return flush_record(report, file);
}

caf_status caf_report_finish(caf_report *report, FILE *file, caf_io_error *error)
{
    caf_status status;
    if (report == NULL || file == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (report->ended) {
        return CAF_E_ARGUMENT;
    }
    report->ended = true;
    caf_io_writer_clear(&report->record);
    switch (report->options.format) {
    case CAF_REPORT_JSON:
        status = write_json(report, file);
        break;
    case CAF_REPORT_CSV:
        status = write_csv(report, file);
        break;
    case CAF_REPORT_HTML:
        caf_io_html_page(report);
        status = flush_record(report, file);
        break;
    default:
        status = write_text(report, file);
        break;
    }
    if (status == CAF_OK && (fflush(file) != 0 || ferror(file))) {
        status = caf_io_fail(&report->error, CAF_E_WRITE, 0, NULL, "the report could not be written");
    }
    return status == CAF_OK ? CAF_OK : caf_io_report_fail(report, status, error);
}

void caf_report_close(caf_report *report)
{
    if (report == NULL) {
        return;
    }
    const caf_io_memory *memory = report->memory;
    caf_io_report_file *files = (caf_io_report_file *)(void *)report->files.bytes;
    for (size_t i = 0; i < report->files.used / sizeof *files; i++) {
        caf_io_free(memory, files[i].name);
    }
    for (int32_t i = 0; report->found != NULL && i < report->options.n_profiles; i++) {
        caf_io_release(&report->found[i]);
    }
    caf_io_release(&report->files);
    caf_io_release(&report->steps);
    caf_io_release(&report->also);
    caf_io_release(&report->ratings);
    caf_io_release(&report->text);
    caf_io_urgent_release(&report->urgent);
    caf_io_writer_release(&report->record);
    caf_io_spool_close(&report->first);
    caf_io_spool_close(&report->rest);
    caf_io_free(memory, report->profiles);
    caf_io_free(memory, report->found);
    caf_io_free(memory, report->tally);
    caf_io_free(memory, report);
}
