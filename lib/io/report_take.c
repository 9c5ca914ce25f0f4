/* How a report takes up the findings of a caseload: counted all, listed where they are selected. */
#include <string.h>
#include "errors.h"
#include "reader_open.h"
#include "report_made.h"

enum { FINDINGS = 4096 };

static caf_context context_of(const caf_report *report, int32_t profile)
{
    const caf_context *own = report->options.contexts != NULL ? &report->options.contexts[profile] : NULL;
    caf_context context = caf_context_on(report->options.as_of, own != NULL ? own->division : report->options.division);
    memcpy(context.calendars, own != NULL ? own->calendars : report->options.calendars, sizeof context.calendars);
    if (own != NULL) {
        memcpy(context.compared, own->compared, sizeof context.compared);
        context.readings = own->readings;
    }
    context.profile = report->profiles[profile];
    return context;
}

/* All findings of the caseload against one profile. */
static caf_status check_against(caf_report *report, int32_t profile, const caf_caseload *caseload)
{
    caf_io_buffer *found = &report->found[profile];
    caf_context context = context_of(report, profile);
    caf_cursor cursor = caf_cursor_begin();
    found->used = 0;
    for (;;) {
        if (!caf_io_reserve(found, FINDINGS * sizeof(caf_finding))) {
            return CAF_E_MEMORY;
        }
        caf_out out = { found->bytes, (int64_t)(found->capacity / sizeof(caf_finding)),
                        (int64_t)(found->used / sizeof(caf_finding)), (int32_t)sizeof(caf_finding), 0 };
        caf_status status = caf_check(caseload, &cursor, &context, NULL, &out, NULL, 0);
        found->used = (size_t)out.n * sizeof(caf_finding);
        if (status == CAF_MORE || status == CAF_E_CAPACITY) {
            /* The next case needs more than is left: the buffer doubles when it is full. */
            if (!caf_io_reserve(found, found->capacity - found->used + 1)) {
                return CAF_E_MEMORY;
            }
            continue;
        }
        if (status != CAF_OK) {
            char text[sizeof report->error.message];
            caf_diag_text(&cursor.diag, text, sizeof text, NULL);
            caf_io_fail(&report->error, status, 0, NULL, "%s", text);
        }
        return status;
    }
}

static bool is_selected(const caf_report *report, const caf_finding *finding)
{
    if (caf_io_is_safeguarding(finding)) {
        return true;
    }
    if (finding->kind == CAF_DATA && finding->verdict == CAF_UNKNOWN) {
        return (report->options.select & CAF_REPORT_DATA) != 0;
    }
    return (report->options.select >> finding->verdict & 1) != 0;
}

static void count(caf_report *report, int32_t profile, const caf_finding *finding)
{
    report->tally[(profile * CAF_RULES + finding->rule) * CAF_VERDICTS + finding->verdict]++;
    if (finding->rule == CAF_NO_CASE) {
        report->totals.not_open++;
    } else if (finding->kind == CAF_DATA) {
        report->totals.data++;
    } else {
        report->totals.verdicts[finding->verdict]++;
        report->totals.safeguarding += caf_io_is_safeguarding(finding);
    }
}

/* How long it took, where it was done. */
static void count_days(caf_io_days *to, const caf_finding *finding)
{
    if (finding->done == 0 || finding->days == CAF_DAYS_NONE) {
        return;
    }
    int32_t bin = finding->days <= 0 ? 0 : (finding->days - 1) / CAF_IO_DAYS_A_BIN + 1;
    to->bins[bin < CAF_IO_BINS ? bin : CAF_IO_BINS - 1]++;
    to->n++;
}

/* Safeguarding, not met, data problems, due, judgement, unknown, then the rest. */
static int64_t urgency(const caf_finding *finding)
{
    static const int64_t by_verdict[CAF_VERDICTS] = { 7, 6, 1, 3, 5, 7, 4 };
    if (caf_io_is_safeguarding(finding)) {
        return 0;
    }
    return finding->kind == CAF_DATA && finding->verdict == CAF_UNKNOWN ? 2 : by_verdict[finding->verdict];
}

/*
 * Inside a class: the more severe; what is still outstanding before what was
 * done too late, which nobody can mend; the later; the earlier in the input.
 */
static caf_io_rank rank_of(const caf_report *report, const caf_finding *finding, int32_t unit)
{
    caf_io_rank rank = { { urgency(finding), 0, 0, 0, report->listed } };
    int64_t slack = finding->slack == CAF_DAYS_NONE ? 0 : finding->slack;
    if (finding->verdict == CAF_DUE) {
        rank.order[1] = finding->due == 0;
        rank.order[2] = finding->due;
        rank.order[3] = -(int64_t)finding->severity;
        return rank;
    }
    rank.order[1] = -(int64_t)finding->severity;
    rank.order[2] = finding->verdict == CAF_NOT_MET && finding->done != 0;
    /* Five working days are a week, so that both kinds can be compared. */
    rank.order[3] = finding->verdict == CAF_NOT_MET ? slack * (unit == CAF_WORKING_DAYS ? 7 : 5) : 0;
    return rank;
}

/*
 * Where something was never done, only its steps tell whether it still can be.
 * If not, nobody can mend it, and it ranks lower; never higher, so that what was
 * not wanted before its steps were known is not wanted now.
 */
static bool is_wanted_still(caf_report *report, const caf_io_entry *entry, caf_io_rank *rank)
{
    bool has_slack = entry->finding->slack != CAF_DAYS_NONE && entry->finding->slack < 0;
    if (!has_slack || caf_io_is_safeguarding(entry->finding) || !caf_io_is_missed(entry)) {
        return true;
    }
    rank->order[2] = 1;
    return caf_io_urgent_wants(&report->urgent, rank);
}

/* What people read lists the most urgent, each once, and needs no more memory than that. */
static bool is_for_people(const caf_report *report)
{
    return report->options.format == CAF_REPORT_TEXT || report->options.format == CAF_REPORT_HTML;
}

static caf_status list_urgent(caf_report *report, const caf_caseload *caseload, const caf_report_source *source,
                            const caf_context *context, const caf_finding *finding)
{
    caf_io_entry entry;
    caf_io_rank rank = rank_of(report, finding, caf_io_unit_of(context->profile, finding->rule, report->options.as_of));
    if (!caf_io_urgent_wants(&report->urgent, &rank)) {
        return CAF_OK;
    }
    caf_status status = caf_io_entry_make(report, caseload, source, context, finding, &entry);
    if (status != CAF_OK || !is_wanted_still(report, &entry, &rank)) {
        return status;
    }
    caf_io_writer_clear(&report->record);
    if (report->options.format == CAF_REPORT_HTML) {
        caf_io_html_record(report, &entry);
    } else {
        caf_io_text_record(report, &entry);
    }
    if (report->record.failed) {
        return CAF_E_MEMORY;
    }
    return caf_io_urgent_keep(&report->urgent, &rank, report->record.buffer.bytes, report->record.buffer.used);
}

static caf_status list_record(caf_report *report, const caf_caseload *caseload, const caf_report_source *source,
                              const caf_context *context, const caf_finding *finding)
{
    caf_io_entry entry;
    caf_io_spool *spool = caf_io_is_safeguarding(finding) ? &report->first : &report->rest;
    caf_status status = caf_io_entry_make(report, caseload, source, context, finding, &entry);
    if (status != CAF_OK) {
        return status;
    }
    caf_io_writer_clear(&report->record);
    if (report->options.format == CAF_REPORT_JSON) {
        caf_io_put(&report->record, spool->n > 0 ? ",\n" : "");
        caf_io_json_record(report, &entry);
    } else {
        caf_io_csv_record(report, &entry);
    }
    if (report->record.failed) {
        return CAF_E_MEMORY;
    }
    return caf_io_spool_put(spool, report->record.buffer.bytes, report->record.buffer.used, &report->error);
}

/* Where the findings of the case at hand stand, by profile. */
typedef struct span {
    size_t begin;
    size_t at; /* the next one to take */
} span;

/* Whether two profiles answer alike: what the reader would be told twice. */
static bool is_alike(const caf_finding *one, const caf_finding *other)
{
    return one->rule == other->rule && one->verdict == other->verdict && one->reason == other->reason &&
           one->table == other->table && one->row == other->row && one->due == other->due && one->done == other->done &&
           one->slack == other->slack && one->grade == other->grade && one->items == other->items;
}

static const caf_finding *find_alike(const caf_report *report, int32_t profile, const span *spans, const caf_finding *finding)
{
    const caf_io_buffer *found = &report->found[profile];
    const caf_finding *findings = (const caf_finding *)(const void *)found->bytes;
    size_t end = found->used / sizeof(caf_finding);
    for (size_t i = spans[profile].begin; i < end && findings[i].case_id == finding->case_id; i++) {
        if (is_alike(&findings[i], finding)) {
            return &findings[i];
        }
    }
    return NULL;
}

/*
 * A finding that several profiles share is told once to people: by the first of
 * them, which names the others and speaks with the gravest severity. Whether an
 * earlier one has told it already.
 */
static caf_status gather_alike(caf_report *report, int32_t profile, const span *spans, caf_finding *finding, bool *told)
{
    report->also.used = 0;
    *told = false;
    if (finding->kind == CAF_DATA) {
        return CAF_OK;
    }
    for (int32_t other = 0; !*told && other < report->options.n_profiles; other++) {
        const caf_finding *alike = other != profile ? find_alike(report, other, spans, finding) : NULL;
        if (alike == NULL) {
            continue;
        }
        *told = other < profile;
        finding->severity = alike->severity > finding->severity ? alike->severity : finding->severity;
        int32_t *place = caf_io_append(&report->also, sizeof *place);
        if (place == NULL) {
            return CAF_E_MEMORY;
        }
        *place = other;
    }
    return CAF_OK;
}

static caf_status take(caf_report *report, int32_t profile, const span *spans, const caf_caseload *caseload,
                       const caf_report_source *source, const caf_finding *finding)
{
    if (finding->kind == CAF_DATA && profile > 0) {
        return CAF_OK; /* the same under every profile */
    }
    count(report, profile, finding);
    if (finding->rule == CAF_EM_B2_HELD && profile == 0) {
        count_days(&report->first_taf, finding);
    }
    if (!is_selected(report, finding)) {
        return CAF_OK;
    }
    caf_context context = context_of(report, profile);
    if (!is_for_people(report)) {
        report->listed++;
        return list_record(report, caseload, source, &context, finding);
    }
    caf_finding own = *finding;
    bool told;
    caf_status status = gather_alike(report, profile, spans, &own, &told);
    if (status != CAF_OK || told) {
        return status;
    }
    report->listed++;
    report->listed_unknown += own.verdict == CAF_UNKNOWN && own.kind != CAF_DATA;
    return list_urgent(report, caseload, source, &context, &own);
}

/* The next case that any profile has findings of; false when all are done. */
static bool next_case(const caf_report *report, span *spans, int64_t *case_id)
{
    bool some = false;
    for (int32_t profile = 0; profile < report->options.n_profiles; profile++) {
        const caf_io_buffer *found = &report->found[profile];
        spans[profile].begin = spans[profile].at;
        if (spans[profile].at * sizeof(caf_finding) < found->used) {
            int64_t own = ((const caf_finding *)(const void *)found->bytes)[spans[profile].at].case_id;
            *case_id = !some || own < *case_id ? own : *case_id;
            some = true;
        }
    }
    return some;
}

/* Findings in the order of cases, within a case by profile. */
static caf_status take_all(caf_report *report, const caf_caseload *caseload, const caf_report_source *source)
{
    int64_t case_id = 0;
    caf_status status = CAF_OK;
    size_t n = (size_t)report->options.n_profiles;
    span *spans = report->memory->resize(report->memory->user, NULL, n * sizeof *spans);
    if (spans == NULL) {
        return CAF_E_MEMORY;
    }
    memset(spans, 0, n * sizeof *spans);
    while (status == CAF_OK && next_case(report, spans, &case_id)) {
        for (int32_t profile = 0; status == CAF_OK && profile < report->options.n_profiles; profile++) {
            const caf_io_buffer *found = &report->found[profile];
            const caf_finding *findings = (const caf_finding *)(const void *)found->bytes;
            size_t end = found->used / sizeof(caf_finding);
            while (status == CAF_OK && spans[profile].at < end && findings[spans[profile].at].case_id == case_id) {
                status = take(report, profile, spans, caseload, source, &findings[spans[profile].at++]);
            }
        }
    }
    caf_io_free(report->memory, spans);
    return status;
}

static caf_status begin_file(caf_report *report, const char *name)
{
    caf_io_report_file *files = (caf_io_report_file *)(void *)report->files.bytes;
    size_t n = report->files.used / sizeof *files;
    if (n > 0 && strcmp(files[n - 1].name, name) == 0) {
        return CAF_OK;
    }
    caf_io_report_file fresh = { caf_io_copy_text(report->memory, name, strlen(name)), 0 };
    caf_io_report_file *place = fresh.name != NULL ? caf_io_append(&report->files, sizeof fresh) : NULL;
    if (place == NULL) {
        caf_io_free(report->memory, fresh.name);
        return CAF_E_MEMORY;
    }
    *place = fresh;
    return CAF_OK;
}

static void count_cases(caf_report *report, const caf_caseload *caseload, const char *file)
{
    int64_t n = caseload->n_tables > CAF_CASES ? caseload->tables[CAF_CASES].n : 0;
    report->totals.cases += n;
    if (file != NULL) {
        caf_io_report_file *files = (caf_io_report_file *)(void *)report->files.bytes;
        files[report->files.used / sizeof *files - 1].cases += n;
    }
}

caf_status caf_report_check(caf_report *report, const caf_caseload *caseload, const caf_report_source *source,
                            caf_io_error *error)
{
    static const caf_report_source nowhere = { (int32_t)sizeof nowhere, 0, NULL, NULL, NULL, NULL, NULL };
    if (report == NULL || caseload == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || (source != NULL && source->size < (int32_t)sizeof *source)) {
        return CAF_E_SIZE;
    }
    if (report->ended) {
        return CAF_E_ARGUMENT;
    }
    source = source != NULL ? source : &nowhere;
    caf_status status = source->file != NULL ? begin_file(report, source->file) : CAF_OK;
    for (int32_t profile = 0; status == CAF_OK && profile < report->options.n_profiles; profile++) {
        status = check_against(report, profile, caseload);
    }
    if (status == CAF_OK && report->options.format == CAF_REPORT_HTML) {
        status = caf_io_count_colours(report, caseload);
    }
    if (status == CAF_OK) {
        count_cases(report, caseload, source->file);
        status = take_all(report, caseload, source);
    }
    return status == CAF_OK ? CAF_OK : caf_io_report_fail(report, status, error);
}

caf_status caf_report_read(caf_report *report, caf_reader *reader, caf_io_error *error)
{
    if (report == NULL || reader == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    if (report->ended) {
        return CAF_E_ARGUMENT;
    }
    caf_report_source source = caf_io_source_of(reader);
    caf_status status = begin_file(report, source.file);
    if (status != CAF_OK) {
        return caf_io_report_fail(report, status, error);
    }
    for (;;) {
        const caf_caseload *caseload;
        status = caf_reader_next(reader, &caseload, error);
        if (status == CAF_END) {
            return CAF_OK;
        }
        if (status != CAF_OK) {
            report->ended = true;
            return status;
        }
        status = caf_report_check(report, caseload, &source, error);
        if (status != CAF_OK) {
            return status;
        }
    }
}
