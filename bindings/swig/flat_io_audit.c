#include "flat_io_audit.h"
#include <stdlib.h>
#include <string.h>
#include "flat_io_problems.h"
#include "flat_io_texts.h"
#include "flat_path.h"
#include "flat_shared.h"

/* An instrument's bytes. How many there are is not told of one that was read, so it is built once more from its parts. */
static caf_status copy_instrument(const caf_instrument *instrument, flat_bytes *made)
{
    caf_instrument_parts parts;
    const caf_instrument *built;
    size_t size = 0;
    parts.size = (int32_t)sizeof parts;
    caf_status status = caf_instrument_parts_of(instrument, &parts);
    status = status == CAF_OK ? caf_instrument_size(&parts, &size) : status;
    if (status == CAF_OK && !flat_make_room(made, (int64_t)size)) {
        status = CAF_E_MEMORY;
    }
    return status == CAF_OK ? caf_instrument_build(caf_instrument_name(instrument), &parts, made->data, size, &built) : status;
}

caf_io_error flat_io_instrument_builtin(const char *name, size_t n_name, flat_bytes *made)
{
    caf_io_error error = flat_no_error();
    const caf_instrument *found = caf_instrument_builtin(name, n_name);
    return flat_ended(&error, found != NULL ? copy_instrument(found, made) : CAF_E_ARGUMENT);
}

caf_io_error flat_io_instrument_read(const char *path, size_t n_path, const void *bytes, int64_t n_bytes, flat_bytes *made,
                                     struct flat_problems *problems)
{
    char *name;
    caf_instrument_file *file = NULL;
    caf_io_error error = flat_no_error();
    caf_status status = flat_path(path, n_path, &name, &error);
    if (status == CAF_OK) {
        status = bytes != NULL ? caf_instrument_open_memory(bytes, (size_t)n_bytes, name, flat_keep_problem, problems, &file, &error)
                               : caf_instrument_open(name, flat_keep_problem, problems, &file, &error);
    }
    status = status == CAF_OK ? copy_instrument(caf_instrument_of(file), made) : status;
    caf_instrument_close(file);
    free(name);
    if (problems->no_memory) {
        return flat_ended(&error, CAF_E_MEMORY);
    }
    return problems->n > 0 ? flat_no_error() : flat_ended(&error, status);
}

/* Answers at hand, with what they come to. */
typedef struct audit {
    const caf_instrument *instrument;
    caf_instrument_parts parts;
    const caf_answers *answers;
    const caf_answer *all;
    int64_t n;
    int64_t n_counts; /* of one agency */
} audit;

enum { SCORED_ALIKE = CAF_SCORE_KINDS - 1 };

static int64_t *longs(flat_bytes *bytes, int64_t n)
{
    return flat_make_room(bytes, n * (int64_t)sizeof(int64_t)) && n > 0 ? memset(bytes->data, 0, (size_t)bytes->n) : NULL;
}

static void put_score(const caf_score *from, int64_t *to)
{
    to[FLAT_SCORE_ASKED] = from->asked;
    to[FLAT_SCORE_ANSWERED] = from->answered;
    to[FLAT_SCORE_NOT_APPLICABLE] = from->not_applicable;
    to[FLAT_SCORE_POINTS] = from->points;
    to[FLAT_SCORE_POSSIBLE] = from->possible;
    to[FLAT_SCORE_TENTHS] = from->tenths;
}

static caf_status score_form(const audit *of, int64_t begin, int64_t end, int64_t *form, int64_t *scores)
{
    caf_score sections[CAF_INSTRUMENT_SECTIONS];
    caf_score whole[CAF_SCORE_KINDS];
    caf_status status = caf_form_score(of->instrument, of->all + begin, end - begin, sections, CAF_INSTRUMENT_SECTIONS, whole);
    if (status != CAF_OK) {
        return status;
    }
    form[FLAT_FORM_NAME] = of->all[begin].form;
    form[FLAT_FORM_CASE] = of->all[begin].case_id;
    form[FLAT_FORM_AGENCY] = of->all[begin].agency;
    form[FLAT_FORM_OVERALL] = caf_form_overall(of->instrument, of->all + begin, end - begin, NULL);
    form[FLAT_FORM_RATING] = caf_instrument_rate(of->instrument, &whole[CAF_PERCENTAGE]);
    for (int32_t i = 0; i < of->parts.n_sections; i++, scores += FLAT_SCORE_NUMBERS) {
        put_score(&sections[i], scores);
    }
    for (int32_t kind = CAF_COUNTED; kind < CAF_SCORE_KINDS; kind++, scores += FLAT_SCORE_NUMBERS) {
        put_score(&whole[kind], scores);
    }
    return CAF_OK;
}

static caf_status score_forms(const audit *of, flat_bytes *forms, flat_bytes *scores)
{
    int64_t n = 0;
    int64_t each = (of->parts.n_sections + SCORED_ALIKE) * FLAT_SCORE_NUMBERS;
    for (int64_t at = 0; at < of->n; at = caf_answers_form_end(of->answers, at)) {
        n++;
    }
    int64_t *form = longs(forms, n * FLAT_FORM_NUMBERS);
    int64_t *score = longs(scores, n * each);
    if (n > 0 && (form == NULL || score == NULL)) {
        return CAF_E_MEMORY;
    }
    caf_status status = CAF_OK;
    for (int64_t begin = 0, end; status == CAF_OK && begin < of->n; begin = end) {
        end = caf_answers_form_end(of->answers, begin);
        status = score_form(of, begin, end, form, score);
        form += FLAT_FORM_NUMBERS;
        score += each;
    }
    return status;
}

/* For each name from 1 on, whether it is an agency's, and then its place among them from 1 on. */
static int64_t number_agencies(const audit *of, int64_t *places, int64_t n_names)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n; i++) {
        places[of->all[i].agency] = 1;
    }
    for (int64_t name = 1; name <= n_names; name++) {
        places[name] = places[name] != 0 ? ++n : 0;
    }
    return n;
}

static caf_status count_answers(const audit *of, int64_t *places, int64_t n_names, flat_bytes *counts, flat_bytes *by_agency)
{
    int64_t n = number_agencies(of, places, n_names);
    int64_t *numbers = longs(by_agency, n);
    int64_t *count = longs(counts, (n + 1) * of->n_counts);
    if ((n > 0 && numbers == NULL) || count == NULL) {
        return CAF_E_MEMORY;
    }
    for (int64_t name = 1; name <= n_names; name++) {
        if (places[name] != 0) {
            numbers[places[name] - 1] = name;
        }
    }
    caf_status status = caf_answers_tally(of->instrument, of->all, of->n, count, of->n_counts);
    for (int64_t i = 0; status == CAF_OK && i < of->n; i++) {
        if (of->all[i].agency != 0) {
            status = caf_answers_tally(of->instrument, &of->all[i], 1, count + places[of->all[i].agency] * of->n_counts, of->n_counts);
        }
    }
    return status;
}

static caf_status rank_statements(const audit *of, const int64_t *counts, flat_bytes *ranked)
{
    caf_ranked found[CAF_INSTRUMENT_QUESTIONS];
    int64_t room[CAF_INSTRUMENT_QUESTIONS * FLAT_RANKED_NUMBERS];
    int64_t n = 0;
    caf_status status = CAF_OK;
    for (int32_t polarity = CAF_STRENGTH; status == CAF_OK && polarity < CAF_POLARITIES; polarity++) {
        int32_t n_found = 0;
        status = caf_rank_statements(of->instrument, counts, of->n_counts, polarity, found, CAF_INSTRUMENT_QUESTIONS, &n_found);
        for (int32_t i = 0; status == CAF_OK && i < n_found; i++, n += FLAT_RANKED_NUMBERS) {
            room[n + FLAT_RANKED_POLARITY] = polarity;
            room[n + FLAT_RANKED_QUESTION] = found[i].question;
            room[n + FLAT_RANKED_ASKED_IN] = found[i].asked_in;
            room[n + FLAT_RANKED_AGREED] = found[i].agreed;
            room[n + FLAT_RANKED_ANSWERED] = found[i].answered;
        }
    }
    int64_t *to = status == CAF_OK ? longs(ranked, n) : NULL;
    if (to != NULL) {
        memcpy(to, room, (size_t)n * sizeof *room);
    }
    return status == CAF_OK && n > 0 && to == NULL ? CAF_E_MEMORY : status;
}

static caf_status put_unsafe(const audit *of, flat_bytes *unsafe)
{
    int64_t n = 0;
    for (int64_t i = 0; i < of->n; i++) {
        n += of->all[i].unsafe != CAF_UNSAFE_NONE ? 1 : 0;
    }
    int64_t *to = longs(unsafe, n * FLAT_UNSAFE_NUMBERS);
    for (int64_t i = 0; to != NULL && i < of->n; i++) {
        const caf_answer *answer = &of->all[i];
        if (answer->unsafe != CAF_UNSAFE_NONE) {
            to[FLAT_UNSAFE_FORM] = answer->form;
            to[FLAT_UNSAFE_CASE] = answer->case_id;
            to[FLAT_UNSAFE_AGENCY] = answer->agency;
            to[FLAT_UNSAFE_QUESTION] = answer->question;
            to[FLAT_UNSAFE_WHEN] = answer->unsafe;
            to[FLAT_UNSAFE_LINE] = caf_answers_line(of->answers, i);
            to += FLAT_UNSAFE_NUMBERS;
        }
    }
    return n > 0 && to == NULL ? CAF_E_MEMORY : CAF_OK;
}

static caf_status put_places(const audit *of, flat_bytes *places)
{
    int64_t *to = longs(places, of->n * FLAT_PLACE_NUMBERS);
    for (int64_t i = 0; to != NULL && i < of->n; i++, to += FLAT_PLACE_NUMBERS) {
        to[FLAT_PLACE_LINE] = caf_answers_line(of->answers, i);
        to[FLAT_PLACE_FORM] = of->all[i].form;
    }
    return of->n > 0 && to == NULL ? CAF_E_MEMORY : CAF_OK;
}

static const char *name_of(const void *answers, int64_t number, size_t *length)
{
    return caf_answers_text(answers, number, length);
}

static caf_status open_answers(const char *path, size_t n_path, const void *bytes, int64_t n_bytes,
                               const caf_instrument *instrument, caf_answers **out, caf_io_error *error)
{
    char *name;
    caf_status status = flat_path(path, n_path, &name, error);
    if (status == CAF_OK) {
        status = bytes != NULL ? caf_answers_open_memory(bytes, (size_t)n_bytes, name, instrument, out, error)
                               : caf_answers_open(name, instrument, out, error);
    }
    free(name);
    return status;
}

/* What the answers of forms without a fault come to. */
static caf_status come_to(const audit *of, int64_t n_names, flat_bytes *forms, flat_bytes *scores, flat_bytes *counts,
                          flat_bytes *by_agency, flat_bytes *ranked)
{
    int64_t *agencies = calloc((size_t)n_names + 1, sizeof *agencies);
    caf_status status = agencies != NULL ? score_forms(of, forms, scores) : CAF_E_MEMORY;
    status = status == CAF_OK ? count_answers(of, agencies, n_names, counts, by_agency) : status;
    free(agencies);
    return status == CAF_OK ? rank_statements(of, counts->data, ranked) : status;
}

caf_io_error flat_io_audit(const void *block, int64_t n_block, const char *path, size_t n_path, const void *bytes,
                           int64_t n_bytes, flat_bytes *forms, flat_bytes *scores, flat_bytes *counts, flat_bytes *by_agency,
                           flat_bytes *unsafe, flat_bytes *ranked, flat_bytes *places, flat_bytes *name_offsets,
                           flat_bytes *name_bytes, struct flat_problems *problems)
{
    audit of;
    caf_answers *answers = NULL;
    flat_texts names = { { NULL, 0 }, { NULL, 0 } };
    int64_t n_problems = 0;
    caf_io_error error = flat_no_error();
    memset(&of, 0, sizeof of);
    of.parts.size = (int32_t)sizeof of.parts;
    caf_status status = flat_instrument(block, n_block, &of.instrument);
    status = status == CAF_OK ? caf_instrument_parts_of(of.instrument, &of.parts) : status;
    status = status == CAF_OK ? open_answers(path, n_path, bytes, n_bytes, of.instrument, &answers, &error) : status;
    of.answers = answers;
    of.all = caf_answers_all(answers, &of.n);
    of.n_counts = (int64_t)of.parts.n_questions * CAF_SCALE_GRADES;
    int64_t n_names = status == CAF_OK ? flat_count_texts(answers, name_of) : 0;
    if (status == CAF_OK && !flat_copy_texts(answers, name_of, 1, n_names, &names)) {
        status = CAF_E_MEMORY;
    }
    *name_offsets = names.offsets;
    *name_bytes = names.bytes;
    status = status == CAF_OK ? put_unsafe(&of, unsafe) : status;
    status = status == CAF_OK ? caf_answers_check(answers, flat_keep_problem, problems, &n_problems) : status;
    status = status == CAF_OK && problems->no_memory ? CAF_E_MEMORY : status;
    if (status == CAF_OK) {
        status = n_problems > 0 ? put_places(&of, places) : come_to(&of, n_names, forms, scores, counts, by_agency, ranked);
    }
    caf_answers_close(answers);
    return flat_ended(&error, status);
}
