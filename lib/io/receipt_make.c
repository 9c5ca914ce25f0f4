/* Receipts of cases: the core's canonical bytes through SHA-256. */
#include <string.h>
#include <caf/version.h>
#include "errors.h"
#include "names.h"
#include "receipt_made.h"

enum { LEAST_FINDINGS = 128 };

/* What the cases of a context have in common, by the division they are counted in. */
typedef struct standard {
    const caf_context *context;
    const char *name;
    unsigned char settings[CAF_DIGEST];
    unsigned char calendars[CAF_DIVISIONS][CAF_DIGEST];
    caf_date certain_until[CAF_DIVISIONS];
} standard;

struct caf_receipt_maker {
    const caf_io_memory *memory;
    int32_t n;
    caf_io_buffer standards; /* standard */
    caf_io_buffer bases;     /* caf_receipt_basis */
    caf_io_buffer findings;
    caf_io_buffer room;      /* of caf_receipt_facts() */
};

void caf_io_digest_take(void *state, const void *bytes, size_t n)
{
    crypto_hash_sha256_update(state, bytes, n);
}

static caf_status digest_standard(standard *of)
{
    crypto_hash_sha256_state state;
    const caf_context *context = of->context;
    crypto_hash_sha256_init(&state);
    caf_status status = caf_receipt_profile(context, 0, caf_io_digest_take, &state);
    crypto_hash_sha256_final(&state, of->settings);
    for (caf_division division = CAF_DIVISION_NONE; status == CAF_OK && division < CAF_DIVISIONS; division++) {
        const caf_calendar *own = context->calendars[division];
        crypto_hash_sha256_init(&state);
        status = caf_receipt_calendar(context, division, caf_io_digest_take, &state);
        crypto_hash_sha256_final(&state, of->calendars[division]);
        if (status == CAF_OK && division != CAF_DIVISION_NONE) {
            status = caf_calendar_certain_until(own != NULL ? own : caf_calendar_builtin(division), &of->certain_until[division]);
        }
    }
    return status;
}

static caf_status prepare(caf_receipt_maker *maker, const caf_context *contexts)
{
    standard *standards = caf_io_append(&maker->standards, (size_t)maker->n * sizeof *standards);
    if (standards == NULL || caf_io_append(&maker->bases, (size_t)maker->n * sizeof(caf_receipt_basis)) == NULL) {
        return CAF_E_MEMORY;
    }
    memset(standards, 0, (size_t)maker->n * sizeof *standards);
    for (int32_t i = 0; i < maker->n; i++) {
        const caf_profile *profile = contexts[i].profile;
        standards[i].context = &contexts[i];
        caf_status status = digest_standard(&standards[i]);
        standards[i].name = caf_profile_name(profile != NULL ? profile : caf_profile_at(0));
        if (status != CAF_OK) {
            return status;
        }
    }
    return CAF_OK;
}

static caf_status check_contexts(const caf_context *contexts, int32_t n)
{
    caf_status status = n > 0 ? CAF_OK : CAF_E_ARGUMENT;
    for (int32_t i = 0; status == CAF_OK && i < n; i++) {
        status = contexts[i].n_beside != 0 || contexts[i].as_of != contexts[0].as_of ? CAF_E_ARGUMENT : CAF_OK;
    }
    return status;
}

caf_status caf_io_receipt_maker_open(const caf_context *contexts, int32_t n, const caf_io_memory *memory, caf_receipt_maker **out,
                                     caf_io_error *error)
{
    caf_io_error failure;
    caf_io_error_begin(&failure, NULL);
    caf_receipt_maker *maker = NULL;
    caf_status status = check_contexts(contexts, n);
    if (status == CAF_OK && sodium_init() < 0) {
        status = CAF_E_READ; /* it asks the machine for random numbers, whether or not they are wanted */
    }
    if (status == CAF_OK && (maker = memory->resize(memory->user, NULL, sizeof *maker)) == NULL) {
        status = CAF_E_MEMORY;
    }
    if (status == CAF_OK) {
        memset(maker, 0, sizeof *maker);
        maker->memory = memory;
        maker->n = n;
        maker->standards.memory = maker->bases.memory = maker->findings.memory = maker->room.memory = memory;
        status = prepare(maker, contexts);
    }
    if (status != CAF_OK) {
        caf_receipt_maker_close(maker);
        caf_io_fail(&failure, status, 0, NULL, "%s", caf_status_text(status));
        caf_io_error_give(&failure, error);
        return status;
    }
    *out = maker;
    return CAF_OK;
}

caf_status caf_receipt_maker_open(const caf_context *contexts, int32_t n, caf_receipt_maker **out, caf_io_error *error)
{
    if (out != NULL) {
        *out = NULL;
    }
    if (contexts == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error)) {
        return CAF_E_SIZE;
    }
    return caf_io_receipt_maker_open(contexts, n, &caf_io_heap, out, error);
}

static caf_status digest_facts(caf_receipt_maker *maker, const caf_case *whose, caf_receipt *out)
{
    crypto_hash_sha256_state facts;
    crypto_hash_sha256_state ahead;
    size_t size;
    caf_status status = caf_receipt_room(whose, &size);
    maker->room.used = 0;
    if (status == CAF_OK && !caf_io_reserve(&maker->room, size)) {
        status = CAF_E_MEMORY;
    }
    crypto_hash_sha256_init(&facts);
    crypto_hash_sha256_init(&ahead);
    if (status == CAF_OK) {
        status = caf_receipt_facts(whose, maker->room.bytes, size, caf_io_digest_take, &facts, &ahead);
    }
    crypto_hash_sha256_final(&facts, out->facts);
    crypto_hash_sha256_final(&ahead, out->ahead);
    return status;
}

/* Every finding of a case, whatever room that takes. */
static caf_status find_all(caf_receipt_maker *maker, const caf_case *whose, const caf_context *context, caf_out *out)
{
    size_t n = LEAST_FINDINGS;
    for (;; n *= 2) {
        maker->findings.used = 0;
        if (!caf_io_reserve(&maker->findings, n * sizeof(caf_finding))) {
            return CAF_E_MEMORY;
        }
        size_t room = maker->findings.capacity / sizeof(caf_finding);
        *out = (caf_out){ maker->findings.bytes, (int64_t)room, 0, (int32_t)sizeof(caf_finding), 0 };
        caf_status status = caf_check_case(whose, context, NULL, out);
        if (status != CAF_E_CAPACITY) {
            return status;
        }
        n = room > n ? room : n;
    }
}

static caf_status digest_findings(caf_receipt_maker *maker, const caf_case *whose, caf_receipt *out)
{
    const standard *standards = (const standard *)(const void *)maker->standards.bytes;
    crypto_hash_sha256_state state;
    caf_status status = CAF_OK;
    crypto_hash_sha256_init(&state);
    for (int32_t i = 0; status == CAF_OK && i < maker->n; i++) {
        caf_out found;
        status = find_all(maker, whose, standards[i].context, &found);
        if (status == CAF_OK) {
            status = caf_receipt_findings(whose, standards[i].context, &found, caf_io_digest_take, &state);
        }
        const caf_finding *all = found.data;
        for (int64_t at = 0; status == CAF_OK && at < found.n; at++) {
            out->verdicts[all[at].verdict < CAF_VERDICTS ? all[at].verdict : 0]++;
        }
    }
    crypto_hash_sha256_final(&state, out->findings);
    return status;
}

static void put_bases(caf_receipt_maker *maker, const caf_case *whose, caf_receipt *out)
{
    const standard *standards = (const standard *)(const void *)maker->standards.bytes;
    caf_receipt_basis *bases = (caf_receipt_basis *)(void *)maker->bases.bytes;
    for (int32_t i = 0; i < maker->n; i++) {
        caf_division division = caf_receipt_division(whose, standards[i].context);
        bases[i].profile = standards[i].name;
        bases[i].division = standards[i].context->division;
        bases[i].certain_until = standards[i].certain_until[division];
        memcpy(bases[i].settings, standards[i].settings, CAF_DIGEST);
        memcpy(bases[i].calendar, standards[i].calendars[division], CAF_DIGEST);
    }
    out->n_bases = maker->n;
    out->bases = bases;
}

caf_status caf_receipt_make(caf_receipt_maker *maker, const caf_case *whose, const char *name, size_t length, caf_receipt *out,
                            caf_io_error *error)
{
    caf_io_error failure;
    caf_receipt made;
    if (maker == NULL || whose == NULL || name == NULL || out == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || out->size < (int32_t)sizeof *out) {
        return CAF_E_SIZE;
    }
    const standard *standards = (const standard *)(const void *)maker->standards.bytes;
    int is_right = length > 0 && length <= CAF_IO_NAME_LONGEST && whose->as_of == standards[0].context->as_of;
    memset(&made, 0, sizeof made);
    made.size = out->size;
    made.as_of = whose->as_of;
    made.case_name = name;
    made.case_length = length;
    made.version = caf_version();
    caf_status status = is_right ? digest_facts(maker, whose, &made) : CAF_E_ARGUMENT;
    status = status == CAF_OK ? digest_findings(maker, whose, &made) : status;
    if (status != CAF_OK) {
        caf_io_error_begin(&failure, NULL);
        caf_io_fail(&failure, status, 0, NULL, "%s", caf_status_text(status));
        caf_io_error_give(&failure, error);
        return status;
    }
    put_bases(maker, whose, &made);
    caf_io_receipt_digest(&made, made.digest);
    memcpy(out, &made, sizeof made);
    return CAF_OK;
}

void caf_receipt_maker_close(caf_receipt_maker *maker)
{
    if (maker == NULL) {
        return;
    }
    caf_io_release(&maker->standards);
    caf_io_release(&maker->bases);
    caf_io_release(&maker->findings);
    caf_io_release(&maker->room);
    caf_io_free(maker->memory, maker);
}
