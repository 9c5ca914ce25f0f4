#include "names.h"

#include <string.h>

/*
 * An inner node: the first byte and bit in which the two sides differ. A child
 * is a node's index, or for a leaf the complement of a name's index.
 */
typedef struct node {
    int32_t child[2];
    uint16_t byte;
    uint8_t bit; /* a mask of one bit */
    uint8_t reserved;
} node;

void caf_io_names_begin(caf_io_names *names, const caf_io_memory *memory)
{
    memset(names, 0, sizeof *names);
    names->bytes.memory = memory;
    names->names.memory = memory;
    names->nodes.memory = memory;
}

void caf_io_names_clear(caf_io_names *names)
{
    names->bytes.used = 0;
    names->names.used = 0;
    names->nodes.used = 0;
    names->n = 0;
}

void caf_io_names_release(caf_io_names *names)
{
    caf_io_release(&names->bytes);
    caf_io_release(&names->names);
    caf_io_release(&names->nodes);
    names->n = 0;
}

static caf_io_name *name_at(const caf_io_names *names, int32_t index)
{
    return (caf_io_name *)(void *)names->names.bytes + index;
}

static node *node_at(const caf_io_names *names, int32_t index)
{
    return (node *)(void *)names->nodes.bytes + index;
}

/* Beyond its end a text reads as zero bytes, which no text holds: so no text is the beginning of another. */
static int side(const node *at, const char *text, size_t length)
{
    unsigned char byte = at->byte < length ? (unsigned char)text[at->byte] : 0;
    return (byte & at->bit) != 0;
}

static bool add_name(caf_io_names *names, const char *text, size_t length)
{
    if (!caf_io_reserve(&names->names, sizeof(caf_io_name)) || !caf_io_reserve(&names->nodes, sizeof(node))) {
        return false;
    }
    char *copy = caf_io_append(&names->bytes, length);
    if (copy == NULL) {
        return false;
    }
    memcpy(copy, text, length);
    caf_io_name *name = caf_io_append(&names->names, sizeof *name);
    name->offset = (size_t)((unsigned char *)copy - names->bytes.bytes);
    name->length = length;
    name->mark = 0;
    names->n++;
    return true;
}

/* The leaf that a text leads to; it is the text itself where the tree holds it. */
static int32_t leaf_for(const caf_io_names *names, const char *text, size_t length)
{
    int32_t at = names->root;
    while (at >= 0) {
        const node *inner = node_at(names, at);
        at = inner->child[side(inner, text, length)];
    }
    return ~at;
}

/* Puts a new node where the walk meets the first one that decides later than it does. */
static void insert(caf_io_names *names, const node *fresh, const char *text, size_t length)
{
    int32_t index = (int32_t)(names->nodes.used / sizeof(node));
    node *place = caf_io_append(&names->nodes, sizeof *place); /* reserved by add_name() */
    *place = *fresh;
    int32_t *link = &names->root;
    while (*link >= 0) {
        node *inner = node_at(names, *link);
        if (inner->byte > fresh->byte || (inner->byte == fresh->byte && inner->bit < fresh->bit)) {
            break;
        }
        link = &inner->child[side(inner, text, length)];
    }
    int own = side(fresh, text, length);
    place->child[own] = ~(int32_t)(names->n - 1);
    place->child[!own] = *link;
    *link = index;
}

/* The first bit in which a text differs from a name; false where they are the same. */
static bool first_difference(const caf_io_names *names, const caf_io_name *name, const char *text,
                             size_t length, node *out)
{
    const char *other = (const char *)names->bytes.bytes + name->offset;
    size_t common = name->length < length ? name->length : length;
    size_t at = 0;
    while (at < common && other[at] == text[at]) {
        at++;
    }
    if (at == name->length && at == length) {
        return false;
    }
    unsigned theirs = at < name->length ? (unsigned char)other[at] : 0;
    unsigned ours = at < length ? (unsigned char)text[at] : 0;
    unsigned bit = 0x80;
    while (((theirs ^ ours) & bit) == 0) {
        bit >>= 1;
    }
    memset(out, 0, sizeof *out);
    out->byte = (uint16_t)at;
    out->bit = (uint8_t)bit;
    return true;
}

caf_status caf_io_names_number(caf_io_names *names, const char *text, size_t length, int64_t *number)
{
    node fresh;
    if (names->n > 0) {
        int32_t leaf = leaf_for(names, text, length);
        if (!first_difference(names, name_at(names, leaf), text, length, &fresh)) {
            *number = (int64_t)leaf + 1;
            return CAF_OK;
        }
    }
    if (names->n >= INT32_MAX - 1) {
        return CAF_E_LIMIT;
    }
    if (!add_name(names, text, length)) {
        return CAF_E_MEMORY;
    }
    if (names->n == 1) {
        names->root = ~0;
    } else {
        insert(names, &fresh, text, length);
    }
    *number = names->n;
    return CAF_OK;
}

caf_status caf_io_names_again(caf_io_names *names, int64_t number, int64_t *fresh)
{
    if (names->n >= INT32_MAX - 1) {
        return CAF_E_LIMIT;
    }
    caf_io_name *name = caf_io_append(&names->names, sizeof *name);
    if (name == NULL) {
        return CAF_E_MEMORY;
    }
    *name = *name_at(names, (int32_t)(number - 1)); /* the tree leads to the first number only */
    name->mark = 0;
    *fresh = ++names->n;
    return CAF_OK;
}

const char *caf_io_names_text(const caf_io_names *names, int64_t number, size_t *length)
{
    if (number < 1 || number > names->n) {
        return NULL;
    }
    const caf_io_name *name = name_at(names, (int32_t)(number - 1));
    *length = name->length;
    return (const char *)names->bytes.bytes + name->offset;
}

int64_t caf_io_names_new_mark(caf_io_names *names)
{
    return ++names->last_mark;
}

int64_t *caf_io_names_mark(caf_io_names *names, int64_t number)
{
    return &name_at(names, (int32_t)(number - 1))->mark;
}
