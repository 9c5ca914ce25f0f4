/* A receipt as a line of JSON, its digest, and how two differ. */
#include <string.h>
#include "errors.h"
#include "receipt_made.h"
#include "report_made.h"
#include "writer.h"

const int32_t caf_io_counted[CAF_IO_COUNTED] = { CAF_MET, CAF_NOT_MET, CAF_DUE, CAF_UNKNOWN, CAF_JUDGEMENT, CAF_NOT_APPLICABLE };
const char *const caf_io_counted_words[CAF_IO_COUNTED] = { "met", "not_met", "due", "unknown", "judgement", "not_applicable" };

static void take_4(crypto_hash_sha256_state *state, int32_t value)
{
    unsigned char bytes[4];
    for (int32_t i = 0; i < 4; i++) {
        bytes[i] = (unsigned char)((uint32_t)value >> 8 * i & 0xFF);
    }
    crypto_hash_sha256_update(state, bytes, sizeof bytes);
}

static void take_text(crypto_hash_sha256_state *state, const char *text, size_t length)
{
    take_4(state, (int32_t)length);
    crypto_hash_sha256_update(state, (const unsigned char *)text, length);
}

void caf_io_receipt_digest(const caf_receipt *receipt, unsigned char digest[CAF_DIGEST])
{
    static const char line[] = "libcaf receipt 1\n";
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)line, sizeof line - 1);
    take_text(&state, receipt->case_name, receipt->case_length);
    take_4(&state, receipt->as_of);
    take_text(&state, receipt->version, strlen(receipt->version));
    take_4(&state, receipt->n_bases);
    for (int32_t i = 0; i < receipt->n_bases; i++) {
        const caf_receipt_basis *basis = &receipt->bases[i];
        take_text(&state, basis->profile, strlen(basis->profile));
        take_4(&state, basis->division);
        take_4(&state, basis->certain_until);
        crypto_hash_sha256_update(&state, basis->settings, CAF_DIGEST);
        crypto_hash_sha256_update(&state, basis->calendar, CAF_DIGEST);
    }
    for (int32_t i = 0; i < CAF_IO_COUNTED; i++) {
        take_4(&state, receipt->verdicts[caf_io_counted[i]]);
    }
    crypto_hash_sha256_update(&state, receipt->facts, CAF_DIGEST);
    crypto_hash_sha256_update(&state, receipt->ahead, CAF_DIGEST);
    crypto_hash_sha256_update(&state, receipt->findings, CAF_DIGEST);
    crypto_hash_sha256_final(&state, digest);
}

static void put_member(caf_io_writer *to, const char *name, const char *text)
{
    caf_io_put(to, ", \"");
    caf_io_put(to, name);
    caf_io_put(to, "\": ");
    caf_io_put_json(to, text, text != NULL ? strlen(text) : 0);
}

static void put_digest(caf_io_writer *to, const char *name, const unsigned char digest[CAF_DIGEST])
{
    char hex[2 * CAF_DIGEST + 1];
    sodium_bin2hex(hex, sizeof hex, digest, CAF_DIGEST);
    put_member(to, name, hex);
}

static void put_day(caf_io_writer *to, const char *name, caf_date date)
{
    char text[CAF_DATE_TEXT];
    put_member(to, name, date != 0 && caf_date_format(date, text) == CAF_OK ? text : NULL);
}

static void put_basis(caf_io_writer *to, const caf_receipt_basis *basis)
{
    caf_io_put(to, "{\"name\": ");
    caf_io_put_json(to, basis->profile, strlen(basis->profile));
    put_member(to, "division", caf_io_division_word(basis->division));
    put_day(to, "certain_until", basis->certain_until);
    put_digest(to, "settings", basis->settings);
    put_digest(to, "calendar", basis->calendar);
    caf_io_put(to, "}");
}

static void put_receipt(caf_io_writer *to, const caf_receipt *receipt)
{
    caf_io_put(to, "{\"receipt\": ");
    caf_io_put_number(to, CAF_RECEIPT_FORMAT);
    caf_io_put(to, ", \"case\": ");
    caf_io_put_json(to, receipt->case_name, receipt->case_length);
    put_day(to, "as_of", receipt->as_of);
    put_member(to, "libcaf", receipt->version);
    caf_io_put(to, ", \"profiles\": [");
    for (int32_t i = 0; i < receipt->n_bases; i++) {
        caf_io_put(to, i > 0 ? ", " : "");
        put_basis(to, &receipt->bases[i]);
    }
    caf_io_put(to, "], \"verdicts\": {");
    for (int32_t i = 0; i < CAF_IO_COUNTED; i++) {
        caf_io_put(to, i > 0 ? ", \"" : "\"");
        caf_io_put(to, caf_io_counted_words[i]);
        caf_io_put(to, "\": ");
        caf_io_put_number(to, receipt->verdicts[caf_io_counted[i]]);
    }
    caf_io_put(to, "}");
    put_digest(to, "facts", receipt->facts);
    put_digest(to, "ahead", receipt->ahead);
    put_digest(to, "findings", receipt->findings);
    put_digest(to, "digest", receipt->digest);
    caf_io_put(to, "}\n");
}

caf_status caf_receipt_write(const caf_receipt *receipt, FILE *to, caf_io_error *error)
{
    caf_io_error failure;
    caf_io_writer text;
    caf_status status = CAF_OK;
    if (receipt == NULL || to == NULL) {
        return CAF_E_NULL;
    }
    if (!caf_io_error_usable(error) || receipt->size < (int32_t)sizeof *receipt) {
        return CAF_E_SIZE;
    }
    caf_io_writer_begin(&text, &caf_io_heap);
    put_receipt(&text, receipt);
    if (text.failed) {
        caf_io_error_begin(&failure, NULL);
        status = caf_io_no_memory(&failure);
        caf_io_error_give(&failure, error);
    } else {
        fwrite(text.buffer.bytes, 1, text.buffer.used, to);
    }
    caf_io_writer_release(&text);
    return status;
}

static int32_t compare_bases(const caf_receipt *then, const caf_receipt *now)
{
    int32_t found = then->n_bases != now->n_bases ? CAF_RECEIPT_PROFILE : 0;
    for (int32_t i = 0; i < then->n_bases && i < now->n_bases; i++) {
        const caf_receipt_basis *old = &then->bases[i];
        const caf_receipt_basis *own = &now->bases[i];
        bool is_profile = strcmp(old->profile, own->profile) == 0 && memcmp(old->settings, own->settings, CAF_DIGEST) == 0;
        bool is_calendar = memcmp(old->calendar, own->calendar, CAF_DIGEST) == 0;
        found |= (is_profile ? 0 : CAF_RECEIPT_PROFILE) | (is_calendar ? 0 : CAF_RECEIPT_CALENDAR);
    }
    return found;
}

int32_t caf_receipt_compare(const caf_receipt *then, const caf_receipt *now)
{
    const int32_t size = (int32_t)sizeof *then;
    int32_t found = 0;
    if (then == NULL || now == NULL || then->size < size || now->size < size) {
        return 2 * CAF_RECEIPT_FINDINGS - 1;
    }
    if (then->as_of != now->as_of || then->case_length != now->case_length ||
        memcmp(then->case_name, now->case_name, then->case_length) != 0) {
        found |= CAF_RECEIPT_CASE;
    }
    found |= memcmp(then->facts, now->facts, CAF_DIGEST) != 0 ? CAF_RECEIPT_FACTS : 0;
    found |= memcmp(then->ahead, now->ahead, CAF_DIGEST) != 0 ? CAF_RECEIPT_AHEAD : 0;
    found |= memcmp(then->findings, now->findings, CAF_DIGEST) != 0 ? CAF_RECEIPT_FINDINGS : 0;
    found |= strcmp(then->version, now->version) != 0 ? CAF_RECEIPT_VERSION : 0;
    return found | compare_bases(then, now);
}
