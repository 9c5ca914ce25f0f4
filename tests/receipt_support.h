/* The canonical bytes of a case in memory. */
#ifndef CAF_TESTS_RECEIPT_SUPPORT_H
#define CAF_TESTS_RECEIPT_SUPPORT_H

#include "core_support.h"

typedef struct bytes {
    unsigned char *all;
    size_t n;
    size_t room;
} bytes;

static inline void take_bytes(void *user, const void *from, size_t n)
{
    bytes *to = user;
    if (to->room - to->n < n) {
        to->room = (to->n + n) * 2;
        to->all = realloc(to->all, to->room);
        ck_assert_ptr_nonnull(to->all);
    }
    memcpy(to->all + to->n, from, n);
    to->n += n;
}

static inline int is_same(const bytes *one, const bytes *other)
{
    return one->n == other->n && memcmp(one->all, other->all, one->n) == 0;
}

/* Everything canonical of a case. Zero it to begin. */
typedef struct written {
    bytes facts;
    bytes ahead;
    bytes findings;
} written;

static inline void release_written(written *of)
{
    free(of->facts.all);
    free(of->ahead.all);
    free(of->findings.all);
    memset(of, 0, sizeof *of);
}

static inline void write_case(written *to, const caf_case *whose, const caf_context *context)
{
    static caf_finding all[8192];
    size_t size;
    caf_out found = { all, 8192, 0, (int32_t)sizeof all[0], 0 };
    to->facts.n = to->ahead.n = to->findings.n = 0;
    ck_assert_int_eq(caf_receipt_room(whose, &size), CAF_OK);
    void *memory = malloc(size);
    ck_assert_ptr_nonnull(memory);
    ck_assert_int_eq(caf_receipt_facts(whose, memory, size, take_bytes, &to->facts, &to->ahead), CAF_OK);
    free(memory);
    ck_assert_int_eq(caf_check_case(whose, context, NULL, &found), CAF_OK);
    ck_assert_int_eq(caf_receipt_findings(whose, context, &found, take_bytes, &to->findings), CAF_OK);
}

static inline caf_case nth_case(const owned *load, int64_t n, const caf_context *context)
{
    caf_cursor cursor = caf_cursor_begin();
    caf_case whose;
    for (int64_t i = 0; i <= n; i++) {
        whose.size = (int32_t)sizeof whose;
        ck_assert_int_eq(caf_next_case(&load->load, context, &cursor, &whose), CAF_OK);
    }
    return whose;
}

/* The first case of a caseload. */
static inline void write_first(written *to, const owned *load, const caf_context *context)
{
    caf_case whose = nth_case(load, 0, context);
    write_case(to, &whose, context);
}

#endif
