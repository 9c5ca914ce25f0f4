#include "case_store.h"

#include <stdlib.h>
#include <string.h>

void clear_kept(kept_case *of)
{
    of->n = 0;
    of->n_texts = 0;
    of->n_bytes = 0;
}

void release_kept(kept_case *of)
{
    free(of->found);
    free(of->labels);
    free(of->texts);
    free(of->bytes);
    memset(of, 0, sizeof *of);
}

static bool too_long(void)
{
    fputs("caf: the names of one case are too long to be compared\n", stderr);
    return false;
}

bool keep_text(kept_case *to, const char *text, size_t length, kept_text *where)
{
    if (length > UINT32_MAX / 2 || to->n_texts > (int64_t)(UINT32_MAX / 2)) {
        return too_long();
    }
    if (!make_room(&to->texts, &to->text_room, to->n_texts + (int64_t)length, 1)) {
        return false;
    }
    *where = (kept_text){ (uint32_t)to->n_texts, (uint32_t)length };
    if (length > 0) {
        memcpy(to->texts + to->n_texts, text, length);
        to->n_texts += (int64_t)length;
    }
    return true;
}

bool keep_bytes(kept_case *to, const void *bytes, size_t size)
{
    if (!make_room(&to->bytes, &to->byte_room, to->n_bytes + (int64_t)size, 1)) {
        return false;
    }
    if (size > 0) {
        memcpy(to->bytes + to->n_bytes, bytes, size);
        to->n_bytes += (int64_t)size;
    }
    return true;
}

static bool make_room_for_findings(kept_case *of, int64_t n)
{
    return make_room(&of->found, &of->room, n, sizeof *of->found) &&
           make_room(&of->labels, &of->label_room, n, sizeof *of->labels);
}

/* Adds a finding. False: a message was printed. */
static bool keep_finding(kept_case *to, const caf_reader *reader, const caf_finding *finding)
{
    size_t length = 0;
    kept_text label;
    const char *name = finding->row > 0 ? caf_reader_name(reader, finding->row, &length) : NULL;
    if (!keep_text(to, name, name != NULL ? length : 0, &label) || !make_room_for_findings(to, to->n + 1)) {
        return false;
    }
    to->found[to->n] = *finding;
    to->labels[to->n++] = label;
    return true;
}

bool keep_findings(kept_case *to, findings *room, const caf_reader *reader, const caf_case *whose, const settings *with)
{
    for (int32_t profile = 0; profile < with->n_profiles; profile++) {
        if (!find(room, reader, whose, &with->contexts[profile])) {
            return false;
        }
        for (int64_t i = 0; i < room->n; i++) {
            caf_finding finding = room->all[i];
            finding.profile = (int16_t)profile;
            if ((finding.kind != CAF_DATA || profile == 0) && !keep_finding(to, reader, &finding)) {
                return false;
            }
        }
    }
    return true;
}

size_t kept_subject(const kept_case *of, int64_t i, const char **name, int64_t *number)
{
    int64_t row = of->found[i].row;
    *name = of->labels[i].length > 0 ? of->texts + of->labels[i].at : NULL;
    *number = row < 0 ? -row : row;
    return of->labels[i].length;
}

/* FNV-1a. */
uint64_t hash_of_name(const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001B3);
    }
    return hash;
}

static bool store_failed(void)
{
    fputs("caf: the temporary file failed\n", stderr);
    return false;
}

/* What stands before a name, the findings, their labels and texts. */
typedef struct head {
    int64_t length;
    int64_t line;
    int64_t n;
    int64_t n_texts;
    int64_t n_bytes;
    int32_t file;
    int32_t stage;
    int32_t not_yet;
    int32_t reserved;
} head;

static bool write_all(FILE *to, const void *bytes, size_t size)
{
    return size == 0 || fwrite(bytes, 1, size, to) == size;
}

bool store_case(case_store *to, const char *name, size_t length, const kept_case *kept)
{
    head of = { (int64_t)length, kept->line, kept->n, kept->n_texts, kept->n_bytes, kept->file, kept->stage, kept->not_yet, 0 };
    if (to->file == NULL && (to->file = open_lines()) == NULL) {
        return false;
    }
    if (!make_room(&to->places, &to->room, to->n + 1, sizeof *to->places)) {
        return false;
    }
    if (!write_all(to->file, &of, sizeof of) || !write_all(to->file, name, length) ||
        !write_all(to->file, kept->found, (size_t)kept->n * sizeof *kept->found) ||
        !write_all(to->file, kept->labels, (size_t)kept->n * sizeof *kept->labels) ||
        !write_all(to->file, kept->texts, (size_t)kept->n_texts) || !write_all(to->file, kept->bytes, (size_t)kept->n_bytes)) {
        return store_failed();
    }
    to->places[to->n++] = (place){ hash_of_name(name, length), to->end * 2 };
    to->end += (int64_t)sizeof of + (int64_t)length + kept->n * (int64_t)(sizeof *kept->found + sizeof *kept->labels) + kept->n_texts +
               kept->n_bytes;
    return true;
}

static int compare_places(const void *a, const void *b)
{
    const place *one = a;
    const place *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

static int compare_hashes(const void *a, const void *b)
{
    const place *one = a;
    const place *other = b;
    int order = (one->hash > other->hash) - (one->hash < other->hash);
    return order != 0 ? order : compare_places(a, b);
}

static void sort(case_store *of, int (*order)(const void *, const void *))
{
    if (of->n > 1) {
        qsort(of->places, (size_t)of->n, sizeof *of->places, order);
    }
}

bool sort_store(case_store *of)
{
    if (of->file != NULL && (fflush(of->file) != 0 || ferror(of->file))) {
        return store_failed();
    }
    sort(of, compare_hashes);
    return true;
}

void restore_order(case_store *of)
{
    sort(of, compare_places);
}

static bool read_all(FILE *from, void *bytes, size_t size)
{
    return size == 0 || fread(bytes, 1, size, from) == size;
}

/* The head and the name of the record at a place; the file then stands behind them. */
static bool read_name(case_store *in, const place *at, stored *found, head *of)
{
    /* A record that follows the one read last needs no seeking, which would drop what is read ahead. */
    if (ftello(in->file) != (off_t)(at->at / 2) && fseeko(in->file, (off_t)(at->at / 2), SEEK_SET) != 0) {
        return store_failed();
    }
    if (!read_all(in->file, of, sizeof *of)) {
        return store_failed();
    }
    if (!make_room(&found->name, &found->room, of->length + 1, 1)) {
        return false;
    }
    if (!read_all(in->file, found->name, (size_t)of->length)) {
        return store_failed();
    }
    found->length = (size_t)of->length;
    found->name[of->length] = '\0';
    return true;
}

static bool read_rest(case_store *in, const head *of, kept_case *kept)
{
    if (!make_room_for_findings(kept, of->n) || !make_room(&kept->texts, &kept->text_room, of->n_texts, 1) ||
        !make_room(&kept->bytes, &kept->byte_room, of->n_bytes, 1)) {
        return false;
    }
    kept->line = of->line;
    kept->file = of->file;
    kept->stage = of->stage;
    kept->not_yet = of->not_yet;
    kept->n = of->n;
    kept->n_texts = of->n_texts;
    kept->n_bytes = of->n_bytes;
    return (read_all(in->file, kept->found, (size_t)of->n * sizeof *kept->found) &&
            read_all(in->file, kept->labels, (size_t)of->n * sizeof *kept->labels) &&
            read_all(in->file, kept->texts, (size_t)of->n_texts) && read_all(in->file, kept->bytes, (size_t)of->n_bytes)) ||
           store_failed();
}

bool read_stored(case_store *in, place *at, stored *found, kept_case *kept)
{
    head of;
    found->place = at;
    return read_name(in, at, found, &of) && read_rest(in, &of, kept);
}

/* The first place of a hash, or of a larger one. */
static place *first_of(const case_store *in, uint64_t hash)
{
    int64_t low = 0;
    int64_t high = in->n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (in->places[middle].hash < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return in->places + low;
}

bool look_up(case_store *in, const char *name, size_t length, place *last, stored *found, kept_case *kept)
{
    head of;
    uint64_t hash = hash_of_name(name, length);
    place *end = in->places + in->n;
    found->place = NULL;
    if (in->n == 0) {
        return true;
    }
    for (place *at = last != NULL ? last + 1 : first_of(in, hash); at < end && at->hash == hash; at++) {
        if (!read_name(in, at, found, &of)) {
            return false;
        }
        if (found->length == length && memcmp(found->name, name, length) == 0) {
            found->place = at;
            return read_rest(in, &of, kept);
        }
    }
    return true;
}

bool find_twice(case_store *in, stored *found, kept_case *kept, int64_t lines[2], int32_t files[2])
{
    int64_t earliest = INT64_MAX;
    for (int64_t i = 1; i < in->n; i++) {
        place *at = &in->places[i];
        if (at->hash != at[-1].hash || at->at >= earliest) {
            continue;
        }
        stored second = { NULL, NULL, 0, 0 };
        bool well = read_stored(in, at, &second, kept);
        int64_t line = kept->line;
        int32_t file = kept->file;
        well = well && look_up(in, second.name, second.length, NULL, found, kept);
        if (well && found->place != at) {
            earliest = at->at;
            lines[0] = kept->line;
            lines[1] = line;
            if (files != NULL) {
                files[0] = kept->file;
                files[1] = file;
            }
        }
        release_stored(&second);
        if (!well) {
            return false;
        }
    }
    return true;
}

/* Numbers the groups of one hash by the first place of each name in it: names of one hash are read. */
static bool split_group(case_store *in, int64_t first, int64_t end, stored *leader, stored *next, kept_case *kept)
{
    for (int64_t i = first; i < end; i++) {
        int64_t group = in->places[i].at;
        if (in->places[i].hash != 0) {
            continue; /* of a name that came before */
        }
        in->places[i].hash = (uint64_t)group + 1;
        if (end - first > 1 && !read_stored(in, &in->places[i], leader, kept)) {
            return false;
        }
        for (int64_t j = i + 1; j < end; j++) {
            if (in->places[j].hash != 0) {
                continue;
            }
            if (!read_stored(in, &in->places[j], next, kept)) {
                return false;
            }
            if (next->length == leader->length && memcmp(next->name, leader->name, leader->length) == 0) {
                in->places[j].hash = (uint64_t)group + 1;
            }
        }
    }
    return true;
}

bool group_store(case_store *of)
{
    stored leader;
    stored next;
    kept_case kept;
    bool well = sort_store(of);
    memset(&leader, 0, sizeof leader);
    memset(&next, 0, sizeof next);
    memset(&kept, 0, sizeof kept);
    for (int64_t first = 0; well && first < of->n;) {
        int64_t end = first;
        for (uint64_t hash = of->places[first].hash; end < of->n && of->places[end].hash == hash; end++) {
        }
        for (int64_t i = first; i < end; i++) {
            of->places[i].hash = 0;
        }
        well = split_group(of, first, end, &leader, &next, &kept);
        first = end;
    }
    release_stored(&leader);
    release_stored(&next);
    release_kept(&kept);
    sort(of, compare_hashes);
    return well;
}

void take_place(place *of)
{
    of->at |= 1;
}

bool is_taken(const place *of)
{
    return of->at & 1;
}

void release_store(case_store *of)
{
    if (of->file != NULL) {
        fclose(of->file);
    }
    free(of->places);
    memset(of, 0, sizeof *of);
}

void release_stored(stored *of)
{
    free(of->name);
    memset(of, 0, sizeof *of);
}
