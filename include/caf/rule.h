/** @file
 * The catalogue: every rule with its clause, and the numbers a profile may set.
 */
#ifndef CAF_RULE_H
#define CAF_RULE_H

#include <stddef.h>
#include <stdint.h>
#include <caf/export.h>
#include <caf/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A rule's number. It never changes; new rules come at the end. */
typedef int32_t caf_rule_id;
enum {
    CAF_EM_A1_ASSESSED = 1, /**< EM-A1: needs identified, so assessed */
    CAF_EM_A1_PROTECTION = 2, /**< EM-A1: a child-protection concern is open */
    CAF_EM_A2_NEED = 3, /**< EM-A2: a need in the assessment */
    CAF_EM_A2_STRENGTH = 4, /**< EM-A2: a strength in the assessment */
    CAF_EM_A2_PLANNED = 5, /**< EM-A2: each need planned for or explained */
    CAF_EM_A2_STRENGTH_USED = 6, /**< EM-A2: a strength used in the plan */
    CAF_EM_A3_AGREEMENT = 7, /**< EM-A3: agreed to before the assessment starts */
    CAF_EM_A3_WITHDRAWAL = 8, /**< EM-A3: nothing further after a refusal or withdrawal */
    CAF_EM_A3_INVOLVEMENT = 9, /**< EM-A3: child and family involved at every stage */
    CAF_EM_A4_SEARCHED = 10, /**< EM-A4: the register searched first */
    CAF_EM_A4_LOGGED = 11, /**< EM-A4: logged centrally */
    CAF_EM_B1_CONSENT = 12, /**< EM-B1: consent to share */
    CAF_EM_B1_TEAM = 13, /**< EM-B1: a team formed */
    CAF_EM_B1_LEAD = 14, /**< EM-B1: a lead professional agreed */
    CAF_EM_B2_SET = 15, /**< EM-B2: a date for the first TAF is set */
    CAF_EM_B2_NOTIFIED = 16, /**< EM-B2: the family is told before it */
    CAF_EM_B2_HELD = 17, /**< EM-B2: it is held within 20 working days */
    CAF_EM_B3_FORM = 18, /**< EM-B3: the national form */
    CAF_EM_B4_BOX = 19, /**< EM-B4: one box */
    CAF_EM_B4_WHOLE = 20, /**< EM-B4: every box */
    CAF_EM_B5_PROMISES = 21, /**< EM-B5: no promises for others */
    CAF_EM_B6_GAP = 22, /**< EM-B6: no time without a lead professional */
    CAF_EM_B6_HANDOVER = 23, /**< EM-B6: the lead stays until responsibility passes */
    CAF_EM_C1 = 24, /**< EM-C1: reviewed every three months */
    CAF_EM_D1 = 25, /**< EM-D1: a sign-off meeting agrees the closure */
    CAF_EM_D1_RISK = 26, /**< EM-D1 with LE: disengagement, the remaining risk viewed */
    CAF_EM_D2_MEETING = 27, /**< EM-D2: the final statutory meeting is the first TAF */
    CAF_EM_D2_LEAD = 28, /**< EM-D2: the previous lead professional returns */
    CAF_EM_D3_ACCESSIBLE = 29, /**< EM-D3: accessible for a year */
    CAF_EM_D3_ARCHIVED = 30, /**< EM-D3: then flagged and archived */
    CAF_EM_D3_DISPOSAL = 31, /**< EM-D3: kept six years more, then disposed of */
    CAF_EM_E_SELF_REVIEW = 32, /**< EM-E: self-review */
    CAF_EM_E_SUPERVISION = 33, /**< EM-E: supervision */
    CAF_EM_E_FEEDBACK = 34, /**< EM-E: feedback to the practitioner */
    CAF_EM_E_ACCOUNTABILITY = 35, /**< EM-E: actions not fulfilled are raised */
    CAF_EM_E_DATA = 36, /**< EM-E: minimum common data set */
    CAF_EM_IW1_STEPS = 37, /**< EM-IW1: four steps in order */
    CAF_EM_IW2_SHARING = 38, /**< EM-IW2: shared inside consent */
    CAF_EM_MOVED_CONSENT = 39, /**< moved between authorities: consent names the receiver */
    CAF_EM_MOVED_RECORD = 40, /**< moved between authorities: both stay on record */
    CAF_EM_REOPENED = 41, /**< reopened: a fresh or updated assessment */
    CAF_LE_HISTORY = 42, /**< Leicester: a reopened case finds its history */
    CAF_LE_FAMILY = 43, /**< Leicester: the family's cases are linked */
    CAF_BD_1A_CONSENT = 44, /**< BD-1a: written consent, and whose */
    CAF_BD_2A_NEEDS = 45, /**< BD-2a: stepped down, unmet needs */
    CAF_BD_2B_OVERVIEW = 46, /**< BD-2b: stepped down, overview */
    CAF_BD_2C_EACH_CHILD = 47, /**< BD-2c: stepped down, each child's needs */
    CAF_BD_2D_VOICE = 48, /**< BD-2d: stepped down, the child's voice */
    CAF_BD_2E_PLAN = 49, /**< BD-2e: stepped down, SMART outline plan */
    CAF_BD_3A_REASON = 50, /**< BD-3a: reason for the assessment */
    CAF_BD_3A_PREVIOUS = 51, /**< BD-3a: previous involvement */
    CAF_BD_3A_EARLY_YEARS = 52, /**< BD-3a: early-years delay, EHC plan */
    CAF_BD_3B_AGENCIES = 53, /**< BD-3b: agencies contribute */
    CAF_BD_3C_SPOKEN = 54, /**< BD-3c: who was spoken to, and what they said */
    CAF_BD_3C_OBSERVED = 55, /**< BD-3c: the assessor's own observations */
    CAF_BD_3C_RECORDS = 56, /**< BD-3c: past records */
    CAF_BD_3D_STRENGTHS = 57, /**< BD-3d: what works well */
    CAF_BD_3E_NEEDS = 58, /**< BD-3e: needs met and unmet */
    CAF_BD_3E_SEND = 59, /**< BD-3e: SEND by the graduated response */
    CAF_BD_3E_ATTACHMENT = 60, /**< BD-3e: attachment and what belongs to it */
    CAF_BD_3F_RISK = 61, /**< BD-3f: risk factors and indicators in the analysis */
    CAF_BD_3F_ACE = 62, /**< BD-3f: ACE/RPC enquiry */
    CAF_BD_3F_GCP2 = 63, /**< BD-3f: GCP2 where neglect is a feature */
    CAF_BD_3G_CHILDREN = 64, /**< BD-3g: every child of the household */
    CAF_BD_3G_CHARACTERISTICS = 65, /**< BD-3g: the nine characteristics */
    CAF_BD_3G_PARENT = 66, /**< BD-3g: a parent's disability */
    CAF_BD_3H_VOICE = 67, /**< BD-3h: the child's thoughts and feelings */
    CAF_BD_3I_PARENTS = 68, /**< BD-3i: parents involved */
    CAF_BD_3I_ABSENT = 69, /**< BD-3i: the absent parent */
    CAF_BD_3I_BARRIERS = 70, /**< BD-3i: barriers met with help */
    CAF_BD_3J_NARRATIVE = 71, /**< BD-3j: narrative */
    CAF_BD_3J_ANALYSIS = 72, /**< BD-3j: analysis */
    CAF_BD_3K_LEVEL = 73, /**< BD-3k: the right threshold */
    CAF_BD_3L_SMART = 74, /**< BD-3l: SMART, action by action */
    CAF_BD_4A_GAP = 75, /**< BD-4a: TAFs at regular intervals */
    CAF_BD_4A_REARRANGED = 76, /**< BD-4a: a cancelled TAF is rearranged */
    CAF_BD_4B_ATTENDED = 77, /**< BD-4b: agencies at the TAF */
    CAF_BD_4B_REPORTED = 78, /**< BD-4b: update reports */
    CAF_BD_4C_CURRENT = 79, /**< BD-4c: the plan is current */
    CAF_BD_4C_RATED = 80, /**< BD-4c: every action rated */
    CAF_BD_4C_PROGRESS = 81, /**< BD-4c: progress since the last TAF */
    CAF_BD_4C_ROLLING = 82, /**< BD-4c: no action lost from a later plan */
    CAF_BD_4C_IN_TIME = 83, /**< BD-4c: actions completed by their day */
    CAF_BD_4D_CHALLENGE = 84, /**< BD-4d: challenge where there is no progress */
    CAF_BD_4E_ATTENDED = 85, /**< BD-4e: provision for the child to attend */
    CAF_BD_4E_VOICE = 86, /**< BD-4e: the child's voice in the plan */
    CAF_BD_4F_ATTENDED = 87, /**< BD-4f: a parent at every TAF */
    CAF_BD_4F_VOICE = 88, /**< BD-4f: the parents' voice */
    CAF_BD_4G_CHARACTERISTICS = 89, /**< BD-4g: the nine characteristics */
    CAF_BD_4H_UPDATED = 90, /**< BD-4h: assessment updated within a year */
    CAF_BD_5A_PLANNED = 91, /**< BD-5a: every issue planned for or explained */
    CAF_BD_5A_TIED = 92, /**< BD-5a: every action answers an issue */
    CAF_BD_5A_SHARED = 93, /**< BD-5a: the plan shared with the family */
    CAF_BD_5A_COLOURS = 94, /**< BD-5a: colours over time */
    CAF_BD_5A_DIFFERENCES = 95, /**< BD-5a: issues of difference addressed */
    CAF_BD_5B_CONTACT = 96, /**< BD-5b: contact with the child */
    CAF_BD_T1_CONTROL = 97, /**< BD tier 1: quality control */
    CAF_BD_T1_ADVICE = 98, /**< BD tier 1: advice after a first assessment below standard */
    CAF_BD_T2_INDEPENDENT = 99, /**< BD tier 2: auditors who were not involved */
    CAF_BD_T2_UNSAFE = 100, /**< BD tier 2: unsafe practice raised at once */
    CAF_NQ_1_CHECKLISTS = 101, /**< Nottingham 1: self-assessment and supervision */
    CAF_NQ_2_FEEDBACK = 102, /**< Nottingham 2: feedback from the family */
    CAF_NQ_3_BUNDLE = 103, /**< Nottingham 3: the papers of the case */
    CAF_NQ_3_INDEPENDENT = 104, /**< Nottingham 3: auditors who were not involved */
    CAF_NQ_3_SAFEGUARDING = 105, /**< Nottingham 3: safeguarding raised at once */
    CAF_NQ_4_AUTHORITIES = 106, /**< Nottingham 4: a poor cross-authority CAF names both authorities */
    CAF_NA_1_INITIAL = 107, /**< Nottingham 2011, 1: consent at the start */
    CAF_NA_1_ASSESSED = 108, /**< Nottingham 2011, 1: consent after the assessment */
    CAF_NA_1_DELIVERY = 109, /**< Nottingham 2011, 1: consent during delivery */
    CAF_NA_2_CHILD = 110, /**< Nottingham 2011, 2: the child's voice at every stage */
    CAF_NA_2_PARENTS = 111, /**< Nottingham 2011, 2: the parents' voice at every stage */
    CAF_NA_3_EVIDENCE = 112, /**< Nottingham 2011, 3: evidence, source and analysis */
    CAF_NA_3_CONTINUITY = 113, /**< Nottingham 2011, 3: from assessment to conclusions to plan */
    CAF_NA_4_CHILD_FOCUSED = 114, /**< Nottingham 2011, 4: child-focused actions */
    CAF_NA_4_OUTCOME = 115, /**< Nottingham 2011, 4: outcome told apart from action */
    CAF_NA_4_SIGNPOSTING = 116, /**< Nottingham 2011, 4: signposting evaluated */
    CAF_NA_5_DATES_SET = 117, /**< Nottingham 2011, 5: review dates set */
    CAF_NA_5_KEPT = 118, /**< Nottingham 2011, 5: review dates kept */
    CAF_NA_5_FORM = 119, /**< Nottingham 2011, 5: reviews on the form */
    CAF_NA_5_CHANGE = 120, /**< Nottingham 2011, 5: progress or deterioration shown */
    CAF_NA_6_OUTCOME = 121, /**< Nottingham 2011, 6: outcomes recorded */
    CAF_NA_6_DOCUMENTS = 122, /**< Nottingham 2011, 6: documents retrievable */
    CAF_NA_7_ESCALATION = 123, /**< Nottingham 2011, 7: escalation and de-escalation followed */
    CAF_NA_8_TOOLKIT = 124, /**< Nottingham 2011, 8: toolkit used */
    CAF_SF_STEPS = 125, /**< Sefton: first five steps of the assessment */
    CAF_SF_SHARED = 126, /**< Sefton: conclusions shared with the family */
    CAF_SF_REASSESSED = 127, /**< Sefton: reassessed a year after the work began */
    CAF_NO_CASE = 128, /**< no case on that date */
    CAF_DATA_ORDER = 129, /**< dates that cannot follow each other */
    CAF_DATA_BIRTH = 130, /**< a birth or an expected birth that cannot be */
    CAF_DATA_COLOUR = 131, /**< a colour that contradicts its action */
    CAF_DATA_VALUE = 132, /**< a date or value that cannot be */
    CAF_DATA_REFERENCE = 133, /**< rows that refer to what is not there, or twice the same */
    CAF_RULES = 134 /**< one more than the last this version knows; caf_rule_count() for the library's */
};

/** A unit in which a time limit is given. */
enum caf_unit {
    CAF_UNIT_NONE = 0,
    CAF_DAYS = 1,
    CAF_WORKING_DAYS = 2,
    CAF_WEEKS = 3,
    CAF_MONTHS = 4,
    CAF_YEARS = 5,
    CAF_CHOICE = 6, /**< no time: the amount is one of the parameter's choices */
    CAF_UNITS = 7
};

/** What a profile can set of a rule. Which rule has which: caf_rule_parameter(). */
enum caf_parameter {
    CAF_WITHIN = 1,           /**< the time allowed */
    CAF_USUAL_WITHIN = 2,     /**< the time hoped for, inside the time allowed */
    CAF_CHILD_UNDER_12 = 3,   /**< EM-A3: CAF_AGREEMENT_NEEDED, CAF_VIEW_SUFFICES */
    CAF_REVIEW_FROM = 4,      /**< EM-C1: CAF_ROLLING, CAF_ANCHORED */
    CAF_EXCUSED_REASONS = 5,  /**< EM-D1: bit 1 << reason of each closure reason that excuses; 0: none */
    CAF_NOTIFY_WITHIN = 6,    /**< EM-B2: the time from setting the date to telling the family; unset: only the order counts */
    CAF_HANDOVER = 7,         /**< EM-B6: CAF_UNTIL_ASSUMED, CAF_UNTIL_EITHER */
    CAF_UNBORN_BOXES = 8,     /**< EM-B4: bit 1 << element of each box that does not apply before birth */
    CAF_EXPECTED_LEVEL = 9,   /**< BD-3k: the threshold level a CAF is for, 1 to 4 */
    CAF_ALONE_FROM = 10,      /**< BD-4f: the age from which someone who lives independently needs no parent at a TAF */
    CAF_UNTIL_AGE = 11,       /**< EM-D3-disposal: the record is kept at least until the child has this age; unset: by years alone */
    CAF_HOLD = 12,            /**< EM-D3-disposal: CAF_NO_HOLD, CAF_HOLD_ON_ALL: an order under which no record is disposed of while it is in force */
    CAF_PARAMETERS = 13
};

enum { CAF_AGREEMENT_NEEDED = 1, CAF_VIEW_SUFFICES = 2 };
enum { CAF_ROLLING = 1, CAF_ANCHORED = 2 };
enum { CAF_UNTIL_ASSUMED = 1, CAF_UNTIL_EITHER = 2 };
enum { CAF_NO_HOLD = 1, CAF_HOLD_ON_ALL = 2 };

/** A rule as the catalogue describes it. */
typedef struct caf_rule {
    int32_t size;         /**< sizeof(caf_rule) in the library */
    caf_rule_id id;
    const char *name;     /**< "EM-B2-held", as commands and profiles spell it */
    const char *document; /**< "Minimum regional standards ..., East Midlands, 2011"; NULL: the library's own */
    const char *clause;   /**< "B.2"; NULL: none */
    const char *title;    /**< a few words */
    const char *text;     /**< how it decides, in whole sentences */
    int32_t kind;         /**< enum caf_finding_kind of its findings */
    int32_t timing;       /**< 1: it has one due date from one anchor: caf_due() answers */
    int32_t verdicts;     /**< bit 1 << verdict for each that it can give */
} caf_rule;

/** One more than the greatest rule number of the library that is running: the size of a tally's side. */
CAF_API int32_t caf_rule_count(void);

/** A rule by its number; NULL for none. A constant. */
CAF_API const caf_rule *caf_rule_get(caf_rule_id rule);

/** A rule by its name (length bytes), upper or lower case; NULL for none. A constant. */
CAF_API const caf_rule *caf_rule_named(const char *name, size_t length);

/** The catalogue's own value of a rule's parameter, which a profile may replace. */
CAF_API caf_status caf_rule_parameter(caf_rule_id rule, int32_t parameter, int32_t *amount, int32_t *unit);

/** A parameter's name, "within"; NULL for none. */
CAF_API const char *caf_parameter_name(int32_t parameter);

/** A unit's name in the plural, "working days"; NULL for none. */
CAF_API const char *caf_unit_name(int32_t unit);

#ifdef __cplusplus
}
#endif

#endif
