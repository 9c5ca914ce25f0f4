#include "trial.h"
#include "key.h"

/* Bytes of memory for a copy. */
static size_t size_of(const caf_case *whose)
{
    size_t size = 0;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        uint64_t n = caf_rows_of(whose, table) != NULL ? (uint64_t)whose->count[table] : 0;
        size_t each = (size_t)caf_row_size(table);
        if (n > (SIZE_MAX - size) / each) {
            return SIZE_MAX; /* more than there can be */
        }
        size += (size_t)n * each;
    }
    return size;
}

caf_status caf_check_trial(const caf_case *whose, const caf_context *context, const caf_finding *finding, const void *memory,
                           size_t size, size_t *needed, const caf_out *out)
{
    if (whose == NULL || context == NULL || finding == NULL || out == NULL || whose->caseload == NULL) {
        return CAF_E_NULL;
    }
    caf_status status = caf_check_context(context);
    status = status == CAF_OK ? caf_check_out(out) : status;
    if (status != CAF_OK) {
        return status;
    }
    size_t enough = size_of(whose);
    if (needed != NULL) {
        *needed = enough;
    }
    if (size < enough) {
        return CAF_E_CAPACITY;
    }
    return memory == NULL && enough > 0 ? CAF_E_NULL : CAF_OK;
}

/* The rows of one table of the case, one after another and as this version knows them. */
static caf_rows copy_rows(const caf_case *whose, int32_t table, unsigned char *memory)
{
    const caf_rows *held = caf_rows_of(whose, table);
    int32_t known = caf_row_size(table);
    int32_t copied = held->size < known ? held->size : known;
    for (int64_t i = 0; i < whose->count[table]; i++) {
        unsigned char *to = memory + (ptrdiff_t)(i * known);
        memset(to, 0, (size_t)known);
        memcpy(to, caf_place_of(held, whose->first[table] + i), (size_t)copied);
    }
    return (caf_rows){ whose->count[table] > 0 ? memory : NULL, whose->count[table], known, 0, held->fields };
}

caf_status caf_begin_trial(caf_trial *trial, const caf_case *whose, const caf_context *context, const caf_finding *finding,
                           int64_t kept, void *memory)
{
    unsigned char *next = memory;
    memset(trial, 0, sizeof *trial);
    trial->as_of = *context;
    trial->as_of.as_of = whose->as_of;
    trial->as_of.readings = 0;
    memset(trial->as_of.compared, 0, sizeof trial->as_of.compared);
    trial->sought = finding;
    trial->case_id = whose->row.case_id;
    trial->kept = kept;
    trial->nth = -1;
    int64_t rows = 0;
    for (int32_t table = 0; table < CAF_TABLES; table++) {
        if (caf_rows_of(whose, table) != NULL) {
            trial->tables[table] = copy_rows(whose, table, next);
            next += (size_t)whose->count[table] * (size_t)caf_row_size(table);
            rows += whose->count[table];
        }
    }
    trial->weight = 1 + rows / CAF_TRIAL_ROWS;
    trial->load = (caf_caseload){ (int32_t)sizeof trial->load, CAF_TABLES, trial->tables };
    return caf_make_agenda_for(&trial->agenda, context, finding, whose->as_of);
}

typedef struct recorder {
    caf_sink sink;
    caf_trial *trial;
    caf_outcome *out;
    int is_exact;       /* the answer kept has the key of the finding */
    int32_t n_exact;    /* how many had, so far */
    int32_t n;          /* steps since the last answer */
    caf_step steps[CAF_TRIAL_STEPS];
} recorder;

static void take_step(caf_sink *sink, const caf_step *step)
{
    recorder *to = (recorder *)sink;
    if ((to->trial->kept >> step->kind & 1) && to->n < CAF_TRIAL_STEPS) {
        to->steps[to->n++] = *step;
    }
}

/* Whether an answer is the finding itself, in the first run, or has its place among those with one key: rows may share an identifier. */
static int is_sought(recorder *to, const caf_finding *finding)
{
    caf_trial *trial = to->trial;
    const caf_finding *sought = trial->sought;
    if (!caf_has_one_key(finding, sought)) {
        return 0;
    }
    if (trial->nth < 0 && finding->verdict == sought->verdict && finding->reason == sought->reason &&
        finding->due == sought->due && finding->done == sought->done) {
        trial->nth = to->n_exact;
    }
    return to->n_exact++ == trial->nth;
}

static void take_finding(caf_sink *sink, const caf_finding *finding)
{
    recorder *to = (recorder *)sink;
    caf_outcome *out = to->out;
    int is_known = to->trial->nth >= 0;
    int is_exact = is_sought(to, finding);
    /* What is owed by the case is named by its due day, and that is what a change moves. */
    int is_alike = is_known && to->trial->sought->row == 0 && finding->row == 0;
    int is_first = out->first.verdict == 0;
    int is_same = !to->is_exact && (is_exact || is_alike);
    out->n[finding->verdict < CAF_VERDICTS ? finding->verdict : 0]++;
    out->first = is_first ? *finding : out->first;
    out->same = is_same ? *finding : out->same;
    to->is_exact |= is_exact;
    if (is_same || is_first) {
        out->n_steps = to->n;
        memcpy(out->steps, to->steps, (size_t)to->n * sizeof to->steps[0]);
    }
    to->n = 0;
}

caf_status caf_try(caf_trial *trial, caf_outcome *out)
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    recorder to;
    to.sink = (caf_sink){ take_finding, trial->kept != 0 ? take_step : NULL };
    to.trial = trial;
    to.out = out;
    to.is_exact = 0;
    to.n_exact = 0;
    to.n = 0;
    memset(out->n, 0, sizeof out->n);
    memset(&out->same, 0, sizeof out->same);
    memset(&out->first, 0, sizeof out->first);
    out->n_steps = 0;
    trial->runs += trial->weight;
    trial->whose.size = (int32_t)sizeof trial->whose;
    caf_status status = caf_find_case(&trial->load, &trial->as_of, trial->case_id, &trial->whose);
    status = status == CAF_OK ? caf_gather(&trial->whose, &facts, &table, &row) : status;
    if (status != CAF_OK) {
        return status;
    }
    out->problems = facts.n_problems;
    caf_run run = caf_begin_run(&trial->whose, &trial->as_of, &facts, &to.sink);
    run.profile = trial->agenda.profile;
    caf_run_agenda(&run, &trial->agenda);
    return CAF_OK;
}

caf_status caf_trial_problems(caf_trial *trial, caf_problem_sink *sink, void *user)
{
    caf_facts facts;
    int32_t table;
    int64_t row;
    trial->whose.size = (int32_t)sizeof trial->whose;
    caf_status status = caf_find_case(&trial->load, &trial->as_of, trial->case_id, &trial->whose);
    status = status == CAF_OK ? caf_gather(&trial->whose, &facts, &table, &row) : status;
    return status == CAF_OK ? caf_examine(&facts, sink, user) : status;
}

unsigned char *caf_trial_row(const caf_trial *trial, int32_t table, int64_t i)
{
    /* The rows lie in the caller's memory, which is there to be written to. */
    return (unsigned char *)(uintptr_t)trial->tables[table].data + (ptrdiff_t)(i * caf_row_size(table));
}
