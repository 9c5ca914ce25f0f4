/** @file
 * Instruments: what auditors, practitioners, families and professionals are
 * asked, and what their answers come to.
 *
 * An instrument is a flat block without pointers in the caller's memory, as a
 * profile is (caf/profile.h); the built-in ones are the same blocks, constant.
 * Answers are checked and counted; an auditor's grade is never computed. Pure;
 * any thread. docs/instruments.md says how one is written.
 */
#ifndef CAF_INSTRUMENT_H
#define CAF_INSTRUMENT_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/finding.h>
#include <caf/rule.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An instrument. Its inside is private. */
typedef struct caf_instrument caf_instrument;

/** Bytes of an instrument's name, the final zero included. */
#define CAF_INSTRUMENT_NAME 64

/** The most of each part of an instrument, and bytes of its texts. */
#define CAF_INSTRUMENT_SCALES 16
#define CAF_INSTRUMENT_SECTIONS 64
#define CAF_INSTRUMENT_QUESTIONS 256
#define CAF_INSTRUMENT_RULES 1024
#define CAF_INSTRUMENT_RATINGS 16
#define CAF_INSTRUMENT_TEXT 262144

/** The most grades of one scale. */
#define CAF_SCALE_GRADES 16

/** The most that a grade's points, and a rating's percentage, can be. */
#define CAF_MOST_POINTS 100

/** Who is asked. */
enum caf_instrument_kind {
    CAF_ASKS_AUDITOR = 1,         /**< an auditor, of one case */
    CAF_ASKS_WORKER = 2,     /**< who does the work, or their supervisor, of one case */
    CAF_ASKS_FAMILY = 3, /**< a child, a young person or a parent, of one case */
    CAF_ASKS_PROFESSIONALS = 4,        /**< professionals, of how they work; statements to agree with */
    CAF_INSTRUMENT_KINDS = 5
};

/** What the answers of a section come to. */
enum caf_score_kind {
    CAF_COUNTED = 1,    /**< how many of each grade, and nothing more */
    CAF_PERCENTAGE = 2, /**< points over the points possible on what applies */
    CAF_TOTAL = 3,      /**< points added up */
    CAF_SCORE_KINDS = 4
};

/** Whether agreeing with a statement speaks for what it is about. */
enum caf_polarity { CAF_POLARITY_NONE = 0, CAF_STRENGTH = 1, CAF_WEAKNESS = 2, CAF_NEUTRAL = 3, CAF_POLARITIES = 4 };

/** What a question asks for; bits. */
enum caf_question_flags {
    CAF_COMMENT_NEEDED = 1,  /**< an answer without a comment is half an answer */
    CAF_EVIDENCE_NEEDED = 2, /**< a grade that applies says what it rests on */
    CAF_NARRATIVE = 4,       /**< a comment and no grade */
    CAF_OVERALL = 8,         /**< the answerer's own judgement of the whole: never computed, never scored */
    CAF_MAY_BE_BLANK = 16,   /**< left blank it is no fault, and counts for nothing */
    CAF_QUESTION_FLAGS = 32
};

/** A grade's points where it says that the question does not apply. */
#define CAF_NOT_ASKED (-1)

/* Below, a text is where in the instrument's pool it begins: caf_instrument_text(). 0: none. */

/** A scale: its grades follow each other. */
typedef struct caf_scale {
    int32_t name;
    int32_t first_grade;
    int32_t n_grades; /**< 1 to CAF_SCALE_GRADES */
} caf_scale;

/** A grade; the first one of a survey's scale is the one that agrees. */
typedef struct caf_scale_grade {
    int32_t name;
    int32_t points; /**< 0 to CAF_MOST_POINTS; CAF_NOT_ASKED: not applicable */
} caf_scale_grade;

typedef struct caf_asked_section {
    int32_t name;  /**< "3" */
    int32_t title; /**< "Child and family assessment" */
    int32_t score; /**< enum caf_score_kind */
} caf_asked_section;

typedef struct caf_question {
    int32_t section;   /**< by index; never below that of the question before */
    int32_t name;      /**< "3a"; no two are the same */
    int32_t text;
    int32_t scale;     /**< by index; -1 for a narrative */
    int32_t polarity;  /**< enum caf_polarity */
    int32_t flags;     /**< enum caf_question_flags */
    int32_t theme;     /**< what it is about, or 0 */
    int32_t statement; /**< the identifier that statements with the same meaning share, or 0 */
    int32_t first_rule;/**< rules whose findings bear on it: where in the instrument's list they begin */
    int32_t n_rules;
} caf_question;

/** A rating of the whole, from a percentage on; in order, the lowest first. */
typedef struct caf_rating {
    int32_t name;
    int32_t from; /**< whole percent, 0 to 100 */
} caf_rating;

/** The parts that an instrument is built of. */
typedef struct caf_instrument_parts {
    int32_t size;    /**< sizeof(caf_instrument_parts) */
    int32_t kind;    /**< enum caf_instrument_kind */
    int32_t title;
    int32_t source;  /**< the document and what it says of the questions */
    int32_t reading; /**< whose reading of it the questions are */
    int32_t n_scales, n_grades, n_sections, n_questions, n_rules, n_ratings;
    int32_t text_size; /**< the first byte is no text's; the last one is 0 */
    const caf_scale *scales;
    const caf_scale_grade *grades;
    const caf_asked_section *sections;
    const caf_question *questions;
    const caf_rule_id *rules;
    const caf_rating *ratings;
    const char *text;
} caf_instrument_parts;

/** A built-in instrument by its name (length bytes), "blackburn-tier-2". NULL for none. */
CAF_API const caf_instrument *caf_instrument_builtin(const char *name, size_t length);

/** The built-in instruments by index from 0 on; NULL beyond the last. */
CAF_API const caf_instrument *caf_instrument_at(int32_t index);

/** Bytes that caf_instrument_build() needs; CAF_E_NULL, CAF_E_SIZE, CAF_E_ARGUMENT for more of a part than there may be. */
CAF_API caf_status caf_instrument_size(const caf_instrument_parts *parts, size_t *out);

/**
 * Builds an instrument in the caller's memory. The same parts give the same bytes.
 *
 * @param name 1 to 63 bytes and a final zero
 * @param memory caf_instrument_size() bytes, aligned as malloc() aligns
 * @param[out] out lives as long as the memory
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_CAPACITY; CAF_E_ARGUMENT for a
 *         name, memory that is not aligned, or parts that do not fit together: a
 *         text outside the pool, a scale, section or rule that is not there, two
 *         questions, sections, scales, ratings or grades of a scale of one name, a
 *         narrative with a scale.
 */
CAF_API caf_status caf_instrument_build(const char *name, const caf_instrument_parts *parts, void *memory, size_t size,
                                        const caf_instrument **out);

/** A block that came from elsewhere as an instrument. CAF_E_NULL; CAF_E_ARGUMENT where it is none, or not whole. */
CAF_API caf_status caf_instrument_from_memory(const void *memory, size_t size, const caf_instrument **out);

/** An instrument's name; NULL for NULL. */
CAF_API const char *caf_instrument_name(const caf_instrument *instrument);

/** The parts of an instrument; the pointers lead into it. CAF_E_NULL; CAF_E_SIZE for the size that `out` says of itself. */
CAF_API caf_status caf_instrument_parts_of(const caf_instrument *instrument, caf_instrument_parts *out);

/** The text that a part points to; NULL for 0 or none. It lives as long as the instrument. */
CAF_API const char *caf_instrument_text(const caf_instrument *instrument, int32_t text);

/** A question's index by its name (length bytes); -1 for none. */
CAF_API int32_t caf_question_named(const caf_instrument *instrument, const char *name, size_t length);

/** The place of a grade on a question's scale by its name, from 0 on; -1 for none. */
CAF_API int32_t caf_grade_named(const caf_instrument *instrument, int32_t question, const char *name, size_t length);

/** What a grade of a question's scale is called, by its place; NULL for none. */
CAF_API const char *caf_grade_name(const caf_instrument *instrument, int32_t question, int32_t grade);

/* Answers */

/** What an auditor must say at once: practice that is, or was, unsafe. */
enum caf_unsafe { CAF_UNSAFE_NONE = 0, CAF_UNSAFE_NOW = 1, CAF_UNSAFE_PAST = 2, CAF_UNSAFE_KINDS = 3 };

/** One answer of a filled-in form. Flags are three-valued, as in rows: 0 not recorded, 1 yes, 2 no. */
typedef struct caf_answer {
    int64_t form;     /**< which filled-in form; those of one form stand together */
    int64_t case_id;  /**< 0: none */
    int64_t answerer; /**< the auditor, or who answered; 0: not recorded */
    int64_t agency;   /**< whose work is looked at; of a survey, who answers; 0: not recorded */
    int32_t question; /**< by index; -1: none of the instrument's */
    int32_t ticked;   /**< bit 1 << place of each grade that is ticked; 0: blank */
    int32_t unsafe;   /**< enum caf_unsafe */
    int8_t unknown;   /**< not 0: a grade was given that the scale does not have */
    int8_t comment;   /**< 1: there is one */
    int8_t evidence;  /**< 1: what it rests on is said */
    int8_t involved;  /**< 1: the answerer was involved in the case */
} caf_answer;

/** What is wrong with a form. */
enum caf_form_fault {
    CAF_NO_SUCH_QUESTION = 1,
    CAF_NO_SUCH_GRADE = 2,
    CAF_ANSWERED_TWICE = 3,  /**< a question */
    CAF_BOTH_TICKED = 4,     /**< more than one grade: the answer counts for nothing */
    CAF_COMMENT_MISSING = 5,
    CAF_EVIDENCE_MISSING = 6,
    CAF_GRADED_NARRATIVE = 7,/**< a grade where only a narrative is asked for */
    CAF_WAS_INVOLVED = 8,    /**< the auditor was involved in the case; once a form; of CAF_ASKS_AUDITOR alone, as others are asked because they were */
    CAF_OF_TWO = 9,          /**< another case, answerer or agency than the form began with; once a form */
    CAF_LEFT_BLANK = 10,     /**< a question */
    CAF_NO_OVERALL = 11,     /**< the overall grade was left blank, or says that it does not apply */
    CAF_FORM_FAULTS = 12
};

typedef struct caf_form_problem {
    int32_t fault;    /**< enum caf_form_fault */
    int32_t question; /**< by index; -1: none */
    int64_t answer;   /**< by index among the form's; the first one where no answer is at fault */
} caf_form_problem;

/**
 * Checks one filled-in form: problems by answer, then the questions left blank.
 *
 * @param answers n of one form; their `form` is not looked at
 * @param[out] out room for `capacity`; NULL where that is 0
 * @param[out] n_out how many there are, even where they did not fit
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT (no instrument, n or capacity below 0); CAF_E_CAPACITY.
 */
CAF_API caf_status caf_form_check(const caf_instrument *instrument, const caf_answer *answers, int64_t n,
                                  caf_form_problem *out, int64_t capacity, int64_t *n_out);

/** What the answers of a section, or of all sections that are scored alike, come to. */
typedef struct caf_score {
    int32_t asked;          /**< questions with a scale, the overall grade left out */
    int32_t answered;       /**< with one grade, "not applicable" included */
    int32_t not_applicable;
    int32_t points;
    int32_t possible;       /**< the most points of the questions that apply, unanswered ones included */
    int32_t tenths;         /**< points over possible in tenths of a percent, halves up; -1: unknown, as nothing applies or questions are blank */
} caf_score;

/**
 * Scores one form. An answer counts where it ticks one grade; the first one of
 * a question counts. The overall grade is not in it.
 *
 * @param[out] sections one score a section
 * @param[out] whole CAF_SCORE_KINDS scores: those of the sections scored alike together; [0] is zeroed
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT; CAF_E_CAPACITY where n_sections is too small.
 */
CAF_API caf_status caf_form_score(const caf_instrument *instrument, const caf_answer *answers, int64_t n,
                                  caf_score *sections, int32_t n_sections, caf_score *whole);

/** The overall grade that a form gives, by its place on its scale; -1: none, as where it says that it does not apply. `question` (may be NULL) gets the question. */
CAF_API int32_t caf_form_overall(const caf_instrument *instrument, const caf_answer *answers, int64_t n, int32_t *question);

/** The rating of a percentage, by index; -1: unknown, as the percentage is, or no rating begins so low, or none is set. */
CAF_API int32_t caf_instrument_rate(const caf_instrument *instrument, const caf_score *score);

/**
 * Adds answers to counts: counts[question * CAF_SCALE_GRADES + grade]. An answer
 * that ticks more than one grade, or none, counts for nothing. Counts of several
 * forms, agencies or files add up.
 *
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT; CAF_E_CAPACITY where n_counts is
 *         below CAF_SCALE_GRADES times the questions.
 */
CAF_API caf_status caf_answers_tally(const caf_instrument *instrument, const caf_answer *answers, int64_t n, int64_t *counts,
                                     int64_t n_counts);

/** A statement and how many times it was agreed with, wherever it stands: a person answers it up to asked_in times. */
typedef struct caf_ranked {
    int32_t question; /**< the first that makes it */
    int32_t asked_in; /**< how many questions make it */
    int64_t agreed;
    int64_t answered; /**< agreed or disagreed */
} caf_ranked;

/**
 * The statements of a polarity by how many agreed each time they were asked, the
 * most first; of equal ones the first asked. Statements that share an identifier
 * are one: `agreed` and `answered` are their sums, of `asked_in` answers a person
 * at most, so `agreed` over `asked_in` is what is compared, exactly.
 *
 * @param out room for as many as there are questions is always enough
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT; CAF_E_CAPACITY.
 */
CAF_API caf_status caf_rank_statements(const caf_instrument *instrument, const int64_t *counts, int64_t n_counts,
                                       int32_t polarity, caf_ranked *out, int32_t capacity, int32_t *n_out);

#ifdef __cplusplus
}
#endif

#endif
