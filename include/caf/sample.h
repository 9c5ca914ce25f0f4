/** @file
 * Drawing a sample of cases for audit, so that anybody can draw it again.
 *
 * Which cases are drawn depends on a seed and on the cases' identifiers alone:
 * not on the order they come in, the machine or the language. docs/sampling.md
 * has the generator in ten lines and what it must give.
 *
 * Nothing here allocates or keeps anything; any thread may call any of it.
 */
#ifndef CAF_SAMPLE_H
#define CAF_SAMPLE_H

#include <stdint.h>
#include <caf/check.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Cases of one draw, at most: their products are to fit a number. */
#define CAF_SAMPLE_MOST INT32_MAX

/** Whether a case is one of those to draw from. */
enum caf_in_frame { CAF_FRAME_NO = 0, CAF_FRAME_YES = 1, CAF_FRAME_UNKNOWN = 2 };

/**
 * Whether a case is open on its as-of date; or whether it was closed in a period,
 * and not reopened by the last day of it. Not known where its closures are not
 * recorded, or not on which day, or on a day that cannot be right: one before the
 * case was opened, or after its own reopening. Another closure that is on record
 * decides all the same, where no reopening that cannot be right may have come
 * after it. A cohort (caf/cohort.h) never says the opposite of a case.
 *
 * @param whose a case from caf_next_case() or caf_find_case(). One opened after its as-of date is not to be drawn
 * @param from,to the period, both days included; both CAF_DATE_NONE: whether it is open
 * @param[out] in enum caf_in_frame
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE; CAF_E_ARGUMENT for one day without the other, or a period that
 *         ends before it begins, or after the as-of date; and as caf_get().
 */
CAF_API caf_status caf_sample_frame(const caf_case *whose, caf_date from, caf_date to, int32_t *in);

/** How the cases to be drawn are shared out among strata. */
enum caf_shares {
    CAF_SHARES_PROPORTIONAL = 0, /**< by how many cases each has, by the largest remainder */
    CAF_SHARES_EQUAL = 1,        /**< the same of each */
    CAF_SHARES_KINDS = 2
};

/**
 * The key of a case: the smallest are drawn.
 *
 * FNV-1a of 64 bits over the seed, the finaliser of SplitMix64, FNV-1a from
 * there over the identifier, the finaliser again, and the upper 63 bits of that.
 *
 * @param seed any bytes; NULL where there are none
 * @param seed_length bytes
 * @param name the case's identifier as text; a number as its decimal digits; NULL where there are none
 * @param length bytes
 * @param[out] key 0 and above
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for a length below 0.
 */
CAF_API caf_status caf_sample_key(const char *seed, int64_t seed_length, const char *name, int64_t length, int64_t *key);

/**
 * How many cases 1 in N are: n / one_in, rounded up, so that of any cases one is drawn.
 *
 * @param n how many cases there are
 * @param one_in from 1 on
 * @param[out] size 0 where there are none
 * @return CAF_OK; CAF_E_NULL; CAF_E_ARGUMENT for n below 0 or one_in below 1.
 */
CAF_API caf_status caf_sample_size(int64_t n, int64_t one_in, int64_t *size);

/** Some of the cases: an agency's, or those of one kind of agency. */
typedef struct caf_stratum {
    int64_t n;            /**< cases that it has, those drawn before included */
    int64_t drawn_before; /**< of these, in the same period */
    int64_t share;        /**< how many are to be drawn now */
} caf_stratum;

/**
 * Shares a number of cases out among strata.
 *
 * Each gets its part, rounded down; what is left goes, one each, to those with the
 * largest remainders; of equal ones to the stratum with more cases, and of equal
 * ones again to the first. Where a stratum cannot give that many, it gives all it
 * has left, and the rest is shared out among the others in the same way. So no
 * share is larger than n - drawn_before, and together they are `size`, or
 * everything there is.
 *
 * @param how enum caf_shares
 * @param size how many cases are to be drawn
 * @param[in,out] strata n and drawn_before are read, share is written; in an
 *        order of their own, say that of their names, as it decides between equals
 * @param n_strata how many; time grows with their number, and again for each round in which some cannot
 *        give their part: a few, though numbers can be made up that take as many rounds as strata
 * @return CAF_OK; CAF_E_NULL; CAF_E_SIZE for n_strata below 0; CAF_E_ARGUMENT for
 *         no such `how`, a size below 0, or a stratum with numbers below 0 or more drawn before
 *         than there are; CAF_E_OVERFLOW beyond CAF_SAMPLE_MOST cases. After an error no share is written.
 */
CAF_API caf_status caf_sample_shares(int32_t how, int64_t size, caf_stratum *strata, int64_t n_strata);

/** A case that can be drawn. */
typedef struct caf_candidate {
    const char *name;     /**< its identifier as text; no zero needs to follow */
    int64_t length;       /**< bytes of it */
    int64_t stratum;      /**< its place among the strata, from 0 on */
    int64_t drawn_before; /**< 1: in the same period, and not to be drawn again; 0 */
    int64_t mark;         /**< the caller's own; comes along when cases are put in order */
    int64_t key;          /**< caf_sample_key() */
    int64_t place;        /**< in the draw, from 1 on; 0: not drawn */
} caf_candidate;

/**
 * Draws cases: of each stratum, among those not drawn before, as many as its
 * share has, those with the smallest keys; of equal keys that whose identifier comes
 * first by its bytes. A draw of more cases so contains that of fewer, where no share is smaller.
 *
 * @param seed,seed_length as for caf_sample_key()
 * @param[in,out] cases key and place are written, and they are put in the order
 *        of their keys; nothing is drawn where it is an error
 * @param n how many
 * @param how,size as for caf_sample_shares()
 * @param[out] strata all of it is written: counted from the cases, and shared out
 * @param n_strata how many
 * @param[out] drawn how many were; NULL: not wanted
 * @return CAF_OK; CAF_E_NULL, also for a name; CAF_E_SIZE for a number or length below 0;
 *         CAF_E_ARGUMENT for a stratum that there is not, or drawn_before that is neither 0 nor 1;
 *         CAF_E_DUPLICATE for two cases of one identifier, which then stand first and second; as caf_sample_shares().
 */
CAF_API caf_status caf_sample_draw(const char *seed, int64_t seed_length, caf_candidate *cases, int64_t n, int32_t how,
                                   int64_t size, caf_stratum *strata, int64_t n_strata, int64_t *drawn);

#ifdef __cplusplus
}
#endif

#endif
