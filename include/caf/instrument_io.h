/** @file
 * Instruments from JSON files of one's own, and answers from CSV.
 * docs/instruments.md says how both are written; docs/instrument.schema.json
 * says of the first the same in JSON Schema.
 */
#ifndef CAF_INSTRUMENT_IO_H
#define CAF_INSTRUMENT_IO_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/instrument.h>
#include <caf/io_error.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An instrument that was read, with its memory. */
typedef struct caf_instrument_file caf_instrument_file;

/** Told of each problem, before the reading goes on to the next. */
typedef void caf_problem_told(void *user, const caf_io_error *problem);

/**
 * Reads an instrument.
 *
 * @param path UTF-8; "-" reads standard input
 * @param told NULL: the first problem ends the reading
 * @param[out] out close it with caf_instrument_close()
 * @param[out] error the first problem; may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for an error's size; an error of group 5xx.
 */
CAF_IO_API caf_status caf_instrument_open(const char *path, caf_problem_told *told, void *user, caf_instrument_file **out,
                                          caf_io_error *error);

/** The same from memory; name stands for the file in errors. */
CAF_IO_API caf_status caf_instrument_open_memory(const void *bytes, size_t size, const char *name, caf_problem_told *told,
                                                 void *user, caf_instrument_file **out, caf_io_error *error);

/** The instrument; it lives as long as the file is open. NULL for NULL. */
CAF_IO_API const caf_instrument *caf_instrument_of(const caf_instrument_file *file);

/** Frees it with its instrument; NULL is fine. */
CAF_IO_API void caf_instrument_close(caf_instrument_file *file);

/** Answers that were read, with their memory: some 140 bytes an answer. What comments say is not kept. */
typedef struct caf_answers caf_answers;

/**
 * Reads answers to an instrument from CSV, a row an answer.
 *
 * @param instrument must outlive the answers
 * @param[out] out close it with caf_answers_close()
 * @param[out] error may be NULL
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for no instrument; an
 *         error of group 5xx for what is no such table. Faults of a form are no
 *         errors here: caf_answers_check().
 */
CAF_IO_API caf_status caf_answers_open(const char *path, const caf_instrument *instrument, caf_answers **out,
                                       caf_io_error *error);

/** The same from memory; name stands for the file in errors. */
CAF_IO_API caf_status caf_answers_open_memory(const void *bytes, size_t size, const char *name,
                                              const caf_instrument *instrument, caf_answers **out, caf_io_error *error);

/** The answers, form by form in the order in which forms begin; NULL for NULL or none. */
CAF_IO_API const caf_answer *caf_answers_all(const caf_answers *answers, int64_t *n);

/** The end of the form that begins at an answer: the index of the next form's first answer. */
CAF_IO_API int64_t caf_answers_form_end(const caf_answers *answers, int64_t begin);

/** The text of a form, case, answerer or agency (length bytes, no final zero); NULL for 0 or none. */
CAF_IO_API const char *caf_answers_text(const caf_answers *answers, int64_t number, size_t *length);

/** The line on which an answer begins; 0 for none. */
CAF_IO_API int64_t caf_answers_line(const caf_answers *answers, int64_t index);

/**
 * Marks the form to which an answer belongs: its auditor is known to have had a
 * part in the case, as from caf_involved(). The check then tells of it as where
 * the form says so itself: of an instrument of CAF_ASKS_AUDITOR alone.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for no such answer.
 */
CAF_IO_API caf_status caf_answers_mark_involved(caf_answers *answers, int64_t index);

/**
 * Checks every form, and tells of each fault its file, line, question and what
 * it is. The questions that one form left blank are told together. Of what
 * stood in a cell only what is like a name of the instrument is told, or kept.
 *
 * @param[out] n_problems how many were told
 * @return CAF_OK, also where there are faults; CAF_E_NULL; CAF_E_MEMORY.
 */
CAF_IO_API caf_status caf_answers_check(const caf_answers *answers, caf_problem_told *told, void *user,
                                        int64_t *n_problems);

/** Frees them; NULL is fine. */
CAF_IO_API void caf_answers_close(caf_answers *answers);

#ifdef __cplusplus
}
#endif

#endif
