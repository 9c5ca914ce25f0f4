/** @file
 * The rows of each table. What holds for all of them: caf/rows.h, which
 * includes this.
 *
 * In the comments *planned* marks a date that may lie in the future; every other
 * date is of an event. A *flag* is CAF_YES or CAF_NO. A *set* has bit 1 << value
 * for each value in it. `recorded` is the day on which the row was entered.
 */
#ifndef CAF_CASE_ROWS_H
#define CAF_CASE_ROWS_H

#include <stdint.h>
#include <caf/date.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How many services a case needs. */
enum { CAF_ONE_SERVICE = 1, CAF_SEVERAL_SERVICES = 2 };
/** How a case came to be. */
enum { CAF_ORIGIN_NEW = 1, CAF_ORIGIN_STEPPED_DOWN = 2, CAF_ORIGIN_MOVED_IN = 3 };
/** The kind of agency that began a case. */
enum { CAF_CHILDRENS_CENTRE = 1, CAF_SCHOOL = 2, CAF_HEALTH_SERVICE = 3, CAF_OTHER_AGENCY = 4 };
/** What a search of the register found. */
enum { CAF_REGISTER_FOUND = 1, CAF_REGISTER_NONE = 2 };

/** A case: table CAF_CASES, one row each, ids ascending. */
typedef struct caf_case_row {
    int64_t case_id; /**< the case; needed. Reports name it */
    int64_t child; /**< id in children: the child it is about; not needed where there is one */
    int64_t family; /**< links the cases of a household */
    int64_t authority; /**< the local authority */
    int64_t from_authority; /**< moved in: the first authority */
    int64_t agency; /**< agency that began it */
    int64_t identified_by; /**< agency that identified the needs */
    int64_t partial_tables; /**< bit 1 << table: tables that may lack rows of this case */
    int64_t absent_tables; /**< bit 1 << table: tables that are not held for this case */
    caf_date recorded; /**< when the case was entered */
    caf_date opened; /**< when the episode opened */
    caf_date needs_identified; /**< when additional needs were identified */
    caf_date checklist_on; /**< pre-assessment checklist done */
    caf_date register_searched_on; /**< when it was looked up whether a CAF exists already */
    caf_date level_on; /**< threshold level decided */
    caf_date services_on; /**< when it became known how many services are needed */
    caf_date team_formed_on; /**< when the team around the child or family was formed */
    caf_date logged_on; /**< when the completed assessment was logged on the central system */
    caf_date carried_completed; /**< moved in: when the first authority completed the initial assessment */
    caf_date carried_first_taf; /**< moved in: when the first authority held the first TAF */
    caf_date carried_review; /**< moved in: when the first authority held the last review */
    int32_t group; /**< the tally that the case counts in: an agency, a quarter */
    uint8_t division; /**< a caf_division: whose bank holidays count */
    uint8_t services; /**< CAF_ONE_SERVICE, ...: how many services the child needs */
    uint8_t origin; /**< CAF_ORIGIN_NEW, ...: how the case came to be */
    uint8_t initiator; /**< CAF_CHILDRENS_CENTRE, ...: kind of agency that began it */
    uint8_t level; /**< 1 to 4: level of need, as the profile names them from the lowest on */
    uint8_t register_result; /**< CAF_REGISTER_FOUND, ...: whether the search of the register found a CAF */
    uint8_t team_formed; /**< flag: where the day is not known; team_formed_on alone means yes */
    uint8_t logged; /**< flag: where the day is not known; logged_on alone means yes */
    uint8_t reserved[4];
} caf_case_row;

/** Gender as the returns code it. */
enum { CAF_FEMALE = 1, CAF_MALE = 2, CAF_GENDER_OTHER = 3, CAF_GENDER_UNKNOWN = 4 };
/** Ethnicity by the groups of the returns. */
enum {
    CAF_WHITE = 1,
    CAF_MIXED = 2,
    CAF_ASIAN = 3,
    CAF_BLACK = 4,
    CAF_ETHNICITY_OTHER = 5,
    CAF_ETHNICITY_REFUSED = 6,
    CAF_ETHNICITY_NOT_OBTAINED = 7
};
/** First language. */
enum { CAF_ENGLISH = 1, CAF_OTHER_LANGUAGE = 2 };

/** A child of the household: table CAF_CHILDREN, by case, then id. */
typedef struct caf_child_row {
    int64_t case_id;
    int64_t id;
    int64_t own_case; /**< the case that is about this child; another row of cases or of another system */
    caf_date recorded; /**< when the row was entered */
    caf_date born; /**< date of birth */
    caf_date expected; /**< planned: expected date of birth */
    uint8_t gender; /**< CAF_FEMALE, ... */
    uint8_t ethnicity; /**< CAF_WHITE, ...: as the returns group it */
    uint8_t language; /**< CAF_ENGLISH, ...: first language */
    uint8_t disability; /**< flag */
    uint8_t send; /**< flag: special educational needs or a disability that schools record */
    uint8_t registered; /**< flag: where the case is not named; own_case alone means yes */
    uint8_t own_needs; /**< flag: needs of its own recorded */
    uint8_t independent; /**< flag: lives independently */
    uint8_t reserved[4];
} caf_child_row;

/** Consent: at which stage, by whom, for what, what of it, decided how, and why not obtainable. */
enum { CAF_STAGE_INITIAL = 1, CAF_STAGE_ASSESSED = 2, CAF_STAGE_DELIVERY = 3 };
enum { CAF_GIVER_CHILD = 1, CAF_GIVER_FAMILY = 2 };
enum { CAF_PURPOSE_ALL = 1, CAF_PURPOSE_ASSESS = 2, CAF_PURPOSE_STORE = 3, CAF_PURPOSE_SHARE = 4 };
enum { CAF_SCOPE_ALL = 1, CAF_SCOPE_ASSESSMENT = 2, CAF_SCOPE_PLAN = 3, CAF_SCOPE_OTHER = 4 };
enum { CAF_GIVEN = 1, CAF_REFUSED = 2, CAF_WITHDRAWN = 3, CAF_NOT_OBTAINABLE = 4, CAF_NOT_APPROACHED = 5 };
enum { CAF_TOO_YOUNG = 1, CAF_UNBORN = 2, CAF_NOT_ABLE = 3 };

/** A decision on consent: table CAF_CONSENTS. */
typedef struct caf_consent_row {
    int64_t case_id;
    int64_t id;
    int64_t recipient; /**< the agency or authority that may be shared with; not recorded: any */
    caf_date recorded; /**< when the row was entered */
    caf_date decided; /**< when it was decided */
    caf_date expires; /**< planned: the last day it holds */
    uint8_t stage; /**< CAF_STAGE_INITIAL, ...: initial, after the assessment, or during delivery */
    uint8_t giver; /**< CAF_GIVER_CHILD, ...: child or young person, or family: a parent or carer with parental responsibility */
    uint8_t purpose; /**< CAF_PURPOSE_ALL, ...: not recorded: all */
    uint8_t scope; /**< CAF_SCOPE_ALL, ...: what may be shared; not recorded: everything */
    uint8_t decision; /**< CAF_GIVEN, ...: not-approached: the family, at the young person's recorded wish */
    uint8_t why_not; /**< CAF_TOO_YOUNG, ...: reason why it could not be obtained */
    uint8_t view_sought; /**< flag: it is recorded how the child's view was sought */
    uint8_t written; /**< flag: in writing */
    uint8_t filed; /**< flag: form on file */
    uint8_t reserved[3];
} caf_consent_row;

/**
 * Underlying risk factors (BD-3f): often there where there is risk, no risk by themselves. Bit 1 <<
 * value in a set.
 */
enum {
    CAF_POVERTY = 1,
    CAF_POOR_HOUSING = 2,
    CAF_ISOLATION = 3,
    CAF_POOR_PARENTING_EXPERIENCED = 4,
    CAF_LOW_ATTAINMENT = 5,
    CAF_DISABILITY = 6,
    CAF_MENTAL_HEALTH = 7,
    CAF_SUBSTANCE_USE = 8,
    CAF_VICTIMISATION = 9,
    CAF_DISCORD = 10,
    CAF_OFFENDING = 11,
    CAF_REJECTS_SUPPORT = 12,
    CAF_PARENTS_BEHAVIOUR = 13,
    CAF_CHILDS_BEHAVIOUR = 14,
    CAF_YOUNG_PARENT = 15,
    CAF_PHYSICAL_ILLNESS = 16,
    CAF_UNRESOLVED_LOSS = 17
};
/** High-risk indicators (BD-3f): a risk by their presence. Bit 1 << value in a set. */
enum {
    CAF_PREVIOUS_ABUSE_INVOLVEMENT = 1,
    CAF_HARMED_AS_A_CHILD = 2,
    CAF_SERIOUS_ABUSE = 3,
    CAF_VERY_YOUNG_CHILD = 4,
    CAF_REPEATED_ABUSE = 5,
    CAF_VIOLENT_OFFENCES = 6,
    CAF_CHILD_REMOVED = 7,
    CAF_UNEXPLAINED_BRUISING = 8,
    CAF_UNCONTROLLED_MENTAL_HEALTH = 9,
    CAF_PERSONALITY_DISORDER = 10,
    CAF_CHAOTIC_SUBSTANCE_USE = 11,
    CAF_DENIAL = 12,
    CAF_NEEDS_NOT_PUT_FIRST = 13,
    CAF_DISTORTIONS_ABOUT_VIOLENCE = 14,
    CAF_CANNOT_KEEP_SAFE = 15,
    CAF_UNREALISTIC_EXPECTATIONS = 16
};
/** The nine characteristics (issues of difference). Bit 1 << value in a set. */
enum {
    CAF_AGE = 1,
    CAF_DISABILITY_CONSIDERED = 2,
    CAF_ETHNICITY = 3,
    CAF_FAITH = 4,
    CAF_GENDER = 5,
    CAF_GENDER_IDENTITY = 6,
    CAF_LANGUAGE = 7,
    CAF_RACE = 8,
    CAF_SEXUAL_ORIENTATION = 9
};
/** What an assessment is, and on which form. */
enum { CAF_INITIAL_ASSESSMENT = 1, CAF_UPDATED_ASSESSMENT = 2, CAF_STATUTORY_ASSESSMENT = 3 };
enum { CAF_NATIONAL_FORM = 1, CAF_OTHER_FORM = 2 };

/** An assessment or an update of one: table CAF_ASSESSMENTS, by case, then id. */
typedef struct caf_assessment_row {
    int64_t case_id;
    int64_t id;
    int64_t agency; /**< agency of the assessor */
    int64_t assessor;
    caf_date recorded; /**< when the row was entered */
    caf_date started;
    caf_date steps_done_on; /**< all steps before the conclusions */
    caf_date completed;
    caf_date shared_on; /**< when conclusions and actions were shared with the family */
    int32_t risk_factors; /**< set: those present */
    int32_t indicators; /**< set: those present */
    int32_t considered; /**< set: characteristics considered */
    int32_t not_considered; /**< set: characteristics not considered */
    uint8_t kind; /**< CAF_INITIAL_ASSESSMENT, ...: not recorded: initial */
    uint8_t form; /**< CAF_NATIONAL_FORM, ...: the national form or another */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t reason; /**< flag: the main concerns and unmet needs are outlined */
    uint8_t previous_involvement; /**< flag: earlier work with the family is outlined, or that there was none */
    uint8_t past_records; /**< flag: records of past involvement were looked at, or there were none */
    uint8_t observations; /**< flag: assessor's own observations */
    uint8_t narrative; /**< flag: narrative of the whole family */
    uint8_t analysis; /**< flag: analysis of each child */
    uint8_t conflicting_needs; /**< flag: looked at; of several children only */
    uint8_t conclusions; /**< flag */
    uint8_t continuity; /**< flag: each issue of the assessment is in its conclusions, and the other way round */
    uint8_t child_involved; /**< flag */
    uint8_t family_involved; /**< flag */
    uint8_t child_voice; /**< flag: child's thoughts and feelings */
    uint8_t voice_tools; /**< flag: for a child before speech or with a disability */
    uint8_t parents_voice; /**< flag: parents' voice */
    uint8_t absent_parent; /**< flag: absent parent involved */
    uint8_t no_absent_parent; /**< flag: no parent is absent */
    uint8_t barriers; /**< flag: there were barriers, of language for instance */
    uint8_t barriers_met; /**< flag: an interpreter or other support was given */
    uint8_t parent_disability; /**< flag: considered, or no parent has one */
    uint8_t risk_considered; /**< flag: risk factors and indicators looked at */
    uint8_t risk_analysed; /**< flag: risk used in the analysis */
    uint8_t neglect; /**< flag: neglect is a feature */
    uint8_t gcp2_considered; /**< flag: GCP2 considered */
    uint8_t ace_enquiry; /**< flag: ACE/RPC routine enquiry completed */
    uint8_t send_response; /**< flag: level of need and areas for development */
    uint8_t attachment; /**< flag: level of attachment */
    uint8_t parents_aces; /**< flag: parents' ACEs */
    uint8_t emotional_availability; /**< flag: emotional availability of the parents */
    uint8_t shared_understanding; /**< flag: shared understanding of the needs */
    uint8_t early_years; /**< flag: from three years on, against the early-years stage */
    uint8_t ehc_preparation; /**< flag: prepares for an EHC plan */
    uint8_t no_update_reason; /**< flag: in detail */
    uint8_t filed; /**< flag: form on file */
} caf_assessment_row;

/** What a meeting is. */
enum { CAF_FIRST_TAF = 1, CAF_REGULAR_TAF = 2, CAF_REVIEW_TAF = 3, CAF_SIGN_OFF_TAF = 4, CAF_FINAL_STATUTORY = 5 };

/** A TAF (TAC) meeting as far as it concerns this case: table CAF_MEETINGS, by case, then id. */
typedef struct caf_meeting_row {
    int64_t case_id;
    int64_t id; /**< the same in each case that the meeting serves */
    caf_date recorded; /**< when the row was entered */
    caf_date set_on; /**< the day on which its date was set */
    caf_date notified_on; /**< the day the family was told */
    caf_date planned_for; /**< planned: the day set */
    caf_date held_on; /**< held */
    caf_date cancelled_on; /**< cancelled */
    int32_t attempts; /**< recorded attempts to chase or to arrange it */
    uint8_t kind; /**< CAF_FIRST_TAF, ...: not recorded: some TAF */
    uint8_t held; /**< flag: where the day is not known; held_on alone means yes */
    uint8_t cancelled; /**< flag: where the day is not known; cancelled_on alone means yes */
    uint8_t notified; /**< flag: where the day is not known; notified_on alone means yes */
    uint8_t rearranged; /**< flag: a cancelled meeting was rearranged */
    uint8_t family_invited; /**< flag */
    uint8_t family_attended; /**< flag */
    uint8_t reviewed_plan; /**< flag: the plan's progress was reviewed there */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t child_involved; /**< flag */
    uint8_t family_involved; /**< flag */
    uint8_t child_could_attend; /**< flag: by age and ability */
    uint8_t provision_made; /**< flag: provision made for the child to attend */
    uint8_t child_voice; /**< flag: the child's wishes and feelings are in the record of the meeting */
    uint8_t direct_work; /**< flag: the child's voice through direct work */
    uint8_t parents_voice; /**< flag: parents' voice */
    uint8_t summary; /**< flag */
    uint8_t challenge_summary; /**< flag: challenge where no progress is shown */
    uint8_t challenge_progress; /**< flag: challenge in the box for progress since the last TAF */
    uint8_t reserved[1];
} caf_meeting_row;

/** A version of the plan: table CAF_PLANS, by case, then id. */
typedef struct caf_plan_row {
    int64_t case_id;
    int64_t id;
    int64_t author; /**< author's agency */
    caf_date recorded; /**< when the row was entered */
    caf_date dated; /**< the version's date */
    caf_date shared_on; /**< shared with the family */
    int32_t considered; /**< set: characteristics considered */
    int32_t not_considered; /**< set: characteristics not considered */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t shared; /**< flag: where the day is not known; shared_on alone means yes */
    uint8_t child_involved; /**< flag */
    uint8_t family_involved; /**< flag */
    uint8_t child_voice; /**< flag: the child's voice informs the plan */
    uint8_t parents_voice; /**< flag: the parents' voice informs the plan */
    uint8_t differences; /**< flag: issues of difference addressed */
    uint8_t filed; /**< flag: form on file */
    uint8_t reserved[4];
} caf_plan_row;

/** What an action is. */
enum { CAF_DIRECT_WORK = 1, CAF_REFERRAL = 2, CAF_SIGNPOSTING = 3, CAF_OTHER_ACTION = 4 };

/** A SMART action: table CAF_ACTIONS, by case, then id. */
typedef struct caf_action_row {
    int64_t case_id;
    int64_t id;
    int64_t plan; /**< id in plans: the plan it was first in */
    int64_t need; /**< id in needs: need that it answers */
    int64_t strength; /**< id in strengths: strength that it uses */
    int64_t agency; /**< whose action it is */
    caf_date recorded; /**< when the row was entered */
    caf_date agreed_on; /**< when it was added */
    caf_date by_when; /**< planned */
    caf_date completed_on; /**< completed */
    caf_date evaluated_on; /**< evaluated */
    caf_date raised_on; /**< when it was raised with its agency that it was not done */
    uint8_t kind; /**< CAF_DIRECT_WORK, ... */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t tied; /**< flag: where the need is not named; need alone means yes */
    uint8_t described; /**< flag: what is to be done */
    uint8_t outcome; /**< flag: desired outcome */
    uint8_t measured; /**< flag: how success will be known */
    uint8_t child_focused; /**< flag: says how it bears on the child */
    uint8_t evaluated; /**< flag: where the day is not known; evaluated_on alone means yes */
    uint8_t unfulfilled; /**< flag: its agency did not do what it agreed to */
    uint8_t raised; /**< flag: where the day is not known; raised_on alone means yes */
    uint8_t reserved[6];
} caf_action_row;

/** RAG. Red: not started or no progress; amber: some progress; green: completed. */
enum { CAF_RED = 1, CAF_AMBER = 2, CAF_GREEN = 3 };

/** A colour given to an action on a day: table CAF_RATINGS. */
typedef struct caf_rating_row {
    int64_t case_id;
    int64_t id;
    int64_t action; /**< id in actions */
    caf_date recorded; /**< when the row was entered */
    caf_date rated_on; /**< rated */
    uint8_t colour; /**< CAF_RED, ...: red: not started or no progress; amber: some progress; green: completed */
    uint8_t reserved[7];
} caf_rating_row;

/** How a review was recorded, and what it shows. */
enum { CAF_ON_THE_FORM = 1, CAF_AS_MINUTES = 2 };
enum { CAF_PROGRESS = 1, CAF_NO_CHANGE = 2, CAF_DETERIORATION = 3 };

/** A review of the plan: table CAF_REVIEWS. */
typedef struct caf_review_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded; /**< when the row was entered */
    caf_date held_on; /**< held */
    caf_date next_on; /**< planned: next review */
    uint8_t form; /**< CAF_ON_THE_FORM, ...: on the form, or as minutes */
    uint8_t change; /**< CAF_PROGRESS, ...: progress, deterioration or neither */
    uint8_t child_involved; /**< flag */
    uint8_t family_involved; /**< flag */
    uint8_t child_voice; /**< flag: child's voice */
    uint8_t parents_voice; /**< flag: parents' voice */
    uint8_t filed; /**< flag: form on file */
    uint8_t reserved[5];
} caf_review_row;

/** What a transfer is, to or from whom, and what became of it. */
enum { CAF_STEP_UP = 1, CAF_STEP_DOWN = 2, CAF_MOVE_IN = 3, CAF_MOVE_OUT = 4 };
enum { CAF_SOCIAL_CARE = 1, CAF_YOUTH_JUSTICE = 2, CAF_OTHER_STATUTORY = 3 };
enum { CAF_NO_FURTHER_ACTION = 1, CAF_SUPPORT_PLAN = 2, CAF_PROTECTION_PLAN = 3, CAF_OTHER_OUTCOME = 4 };
/**
 * A step down: the previous lead professional came back; could not, for a recorded reason; did not;
 * there was none.
 */
enum { CAF_LEAD_RETURNED = 1, CAF_LEAD_REASON = 2, CAF_LEAD_NOT_RETURNED = 3, CAF_LEAD_NONE = 4 };

/** A step up or down, or a move between authorities: table CAF_TRANSFERS. */
typedef struct caf_transfer_row {
    int64_t case_id;
    int64_t id;
    int64_t authority; /**< of a move */
    caf_date recorded; /**< when the row was entered */
    caf_date referred_on; /**< referred */
    caf_date statutory_assessment_on; /**< a step up */
    caf_date assumed_on; /**< a step up: the statutory body took responsibility */
    caf_date handed_over_on; /**< a step up: the meeting at which it passed */
    caf_date returned_on; /**< a step up: the body gave the case back, or took no further action */
    caf_date final_meeting_on; /**< a step down */
    uint8_t kind; /**< CAF_STEP_UP, ... */
    uint8_t body; /**< CAF_SOCIAL_CARE, ...: statutory body */
    uint8_t outcome; /**< CAF_NO_FURTHER_ACTION, ...: outcome of the statutory assessment */
    uint8_t previous_lead; /**< CAF_LEAD_RETURNED, ...: whether the previous lead professional came back to the case */
    uint8_t continuing_support; /**< flag: a step down: continuing multi-agency support was agreed */
    uint8_t consent; /**< flag: a step down: consent is in the transfer record */
    uint8_t unmet_needs; /**< flag: a step down: evidence of unmet needs in the transfer record */
    uint8_t overview; /**< flag: a step down */
    uint8_t each_child; /**< flag: a step down */
    uint8_t child_voice; /**< flag: a step down */
    uint8_t outline_plan; /**< flag: a step down */
    uint8_t reserved[1];
} caf_transfer_row;

/** Why a case was closed, and what it came to. */
enum {
    CAF_NEEDS_MET = 1,
    CAF_DISENGAGED = 2,
    CAF_MOVED_AWAY = 3,
    CAF_STEPPED_UP = 4,
    CAF_CONSENT_WITHDRAWN = 5,
    CAF_AGED_OUT = 6,
    CAF_DIED = 7,
    CAF_SINGLE_SERVICE = 8,
    CAF_OPENED_IN_ERROR = 9,
    CAF_OTHER_REASON = 10
};
enum { CAF_IMPROVED = 1, CAF_UNCHANGED = 2, CAF_WORSE = 3 };

/** A closure and what became of the record: table CAF_CLOSURES, by case, then id. */
typedef struct caf_closure_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded; /**< when the row was entered */
    caf_date closed;
    caf_date reopened; /**< a later closure is another row */
    caf_date flagged_on; /**< flagged on the system */
    caf_date archived_on; /**< archived */
    caf_date unavailable_on; /**< no longer accessible */
    caf_date hold_from; /**< legal hold began */
    caf_date hold_until; /**< its last day */
    caf_date disposed_on; /**< disposed of */
    uint8_t reason; /**< CAF_NEEDS_MET, ... */
    uint8_t reasons_agreed; /**< flag: the meeting agreed the reasons */
    uint8_t risk_viewed; /**< flag: a view of the remaining risk is recorded */
    uint8_t child_involved; /**< flag */
    uint8_t family_involved; /**< flag */
    uint8_t outcome; /**< CAF_IMPROVED, ...: outcome for the child */
    uint8_t reserved[6];
} caf_closure_row;

/**
 * The 19 boxes of an assessment: 12 of the child's development, 3 of parents and carers, 4 of family
 * and environment.
 */
enum {
    CAF_GENERAL_HEALTH = 1,
    CAF_PHYSICAL_DEVELOPMENT = 2,
    CAF_SPEECH_AND_LANGUAGE = 3,
    CAF_EMOTIONAL_AND_SOCIAL = 4,
    CAF_BEHAVIOUR = 5,
    CAF_IDENTITY = 6,
    CAF_FAMILY_AND_SOCIAL = 7,
    CAF_SELF_CARE = 8,
    CAF_UNDERSTANDING = 9,
    CAF_PARTICIPATION = 10,
    CAF_ACHIEVEMENT = 11,
    CAF_ASPIRATIONS = 12,
    CAF_BASIC_CARE = 13,
    CAF_EMOTIONAL_WARMTH = 14,
    CAF_GUIDANCE = 15,
    CAF_FAMILY_HISTORY = 16,
    CAF_WIDER_FAMILY = 17,
    CAF_HOUSING = 18,
    CAF_COMMUNITY = 19
};
/** Whose need or strength it is. */
enum { CAF_OF_CHILD = 1, CAF_OF_FAMILY = 2 };

/** A need: table CAF_NEEDS, by case, then id. */
typedef struct caf_need_row {
    int64_t case_id;
    int64_t id;
    int64_t assessment; /**< id in assessments: the one it was found in */
    int64_t child; /**< id in children: whose need it is, where it is one child's */
    caf_date recorded; /**< when the row was entered */
    caf_date identified_on; /**< identified */
    uint8_t element; /**< CAF_GENERAL_HEALTH, ... */
    uint8_t of; /**< CAF_OF_CHILD, ...: the child's or the family's */
    uint8_t met; /**< flag: already met */
    uint8_t explained; /**< flag: reason why it is not planned for */
    uint8_t reserved[4];
} caf_need_row;

/** A strength: table CAF_STRENGTHS, by case, then id. */
typedef struct caf_strength_row {
    int64_t case_id;
    int64_t id;
    int64_t assessment; /**< id in assessments: the one it was found in */
    int64_t child; /**< id in children: whose strength it is, where it is one child's */
    caf_date recorded; /**< when the row was entered */
    caf_date noted_on; /**< noted */
    uint8_t element; /**< CAF_GENERAL_HEALTH, ... */
    uint8_t of; /**< CAF_OF_CHILD, ...: the child's or the family's */
    uint8_t reserved[6];
} caf_strength_row;

/** What a box holds. */
enum { CAF_EVIDENCE = 1, CAF_PLAN_TO_OBTAIN = 2, CAF_DOES_NOT_APPLY = 3, CAF_NOT_LOOKED_AT = 4 };

/** One of the 19 boxes of an assessment: table CAF_ELEMENTS. */
typedef struct caf_element_row {
    int64_t case_id;
    int64_t id;
    int64_t assessment; /**< id in assessments */
    caf_date recorded; /**< when the row was entered */
    caf_date evidenced_on; /**< where it came later than the assessment */
    caf_date obtain_by; /**< planned: evidence planned by */
    uint8_t element; /**< CAF_GENERAL_HEALTH, ... */
    uint8_t answer; /**< CAF_EVIDENCE, ...: evidence, a plan to obtain it, does not apply, or not looked at */
    uint8_t reasoned; /**< flag: reason why it does not apply */
    uint8_t sourced; /**< flag: source named */
    uint8_t analysed; /**< flag */
    uint8_t reserved[7];
} caf_element_row;

/** Who contributed. */
enum {
    CAF_BY_CHILD = 1,
    CAF_BY_PARENT = 2,
    CAF_BY_ABSENT_PARENT = 3,
    CAF_BY_FAMILY = 4,
    CAF_BY_FRIEND = 5,
    CAF_BY_AGENCY = 6
};

/** Someone who contributed to an assessment: table CAF_CONTRIBUTIONS. */
typedef struct caf_contribution_row {
    int64_t case_id;
    int64_t id;
    int64_t assessment; /**< id in assessments */
    int64_t agency;
    caf_date recorded; /**< when the row was entered */
    caf_date contributed_on; /**< contributed */
    uint8_t by; /**< CAF_BY_CHILD, ...: who */
    uint8_t said; /**< flag: what they said */
    uint8_t reserved[6];
} caf_contribution_row;

/** The areas of care that GCP2 grades. */
enum { CAF_AREA_PHYSICAL = 1, CAF_AREA_SAFETY = 2, CAF_AREA_EMOTIONAL = 3, CAF_AREA_DEVELOPMENTAL = 4 };

/** A grade of care by GCP2: table CAF_GRADINGS. */
typedef struct caf_grading_row {
    int64_t case_id;
    int64_t id;
    int64_t assessment; /**< id in assessments */
    int64_t child; /**< id in children */
    caf_date recorded; /**< when the row was entered */
    caf_date graded_on; /**< graded */
    uint8_t area; /**< CAF_AREA_PHYSICAL, ...: area of care */
    uint8_t grade; /**< 1 to 5: 1 is best */
    uint8_t reserved[6];
} caf_grading_row;

/** A member of the team around the family: table CAF_MEMBERS. */
typedef struct caf_member_row {
    int64_t case_id;
    int64_t id;
    int64_t agency;
    int64_t person;
    caf_date recorded; /**< when the row was entered */
    caf_date joined_on; /**< joined */
    caf_date left_on; /**< the last day */
    uint8_t reserved[4];
} caf_member_row;

/** A period of a lead professional: table CAF_LEADS. */
typedef struct caf_lead_row {
    int64_t case_id;
    int64_t id;
    int64_t agency;
    int64_t person;
    caf_date recorded; /**< when the row was entered */
    caf_date agreed_on; /**< agreed */
    caf_date began_on; /**< the first day in the lead */
    caf_date ended_on; /**< the last day in the lead */
    uint8_t agreed; /**< flag: where the day is not known; agreed_on alone means yes */
    uint8_t reserved[7];
} caf_lead_row;

/** Who is at a meeting. */
enum { CAF_CHILD_ATTENDS = 1, CAF_PARENT_ATTENDS = 2, CAF_AGENCY_ATTENDS = 3, CAF_OTHER_ATTENDS = 4 };

/** Who was invited to a TAF and came: table CAF_ATTENDANCES. */
typedef struct caf_attendance_row {
    int64_t case_id;
    int64_t id;
    int64_t meeting; /**< id in meetings: TAF meeting */
    int64_t agency;
    int64_t person;
    caf_date recorded; /**< when the row was entered */
    uint8_t who; /**< CAF_CHILD_ATTENDS, ... */
    uint8_t invited; /**< flag */
    uint8_t attended; /**< flag */
    uint8_t reported; /**< flag: update report given */
} caf_attendance_row;

/** An action as a version of the plan holds it: table CAF_PLAN_ACTIONS. */
typedef struct caf_plan_action_row {
    int64_t case_id;
    int64_t id;
    int64_t plan; /**< id in plans */
    int64_t action; /**< id in actions */
    caf_date recorded; /**< when the row was entered */
    uint8_t progress; /**< flag: the box is filled in */
    uint8_t revised; /**< flag: changed against the version before */
    uint8_t reserved[2];
} caf_plan_action_row;

/** Who is to do an action: table CAF_OWNERS. */
typedef struct caf_owner_row {
    int64_t case_id;
    int64_t id;
    int64_t action; /**< id in actions */
    int64_t agency;
    int64_t person;
    caf_date recorded; /**< when the row was entered */
    caf_date agreed_on; /**< agreed */
    uint8_t family; /**< flag: the owner is of the family */
    uint8_t agreed; /**< flag: where the day is not known; agreed_on alone means yes */
    uint8_t reserved[6];
} caf_owner_row;

/** A contact with the child: table CAF_CONTACTS. */
typedef struct caf_contact_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded; /**< when the row was entered */
    caf_date made_on; /**< made */
    uint8_t seen; /**< flag: child seen */
    uint8_t spoken_to; /**< flag: child spoken to */
    uint8_t alone; /**< flag */
    uint8_t wishes; /**< flag: wishes and feelings work */
    uint8_t reserved[4];
} caf_contact_row;

/** Information shared: table CAF_SHARES. */
typedef struct caf_share_row {
    int64_t case_id;
    int64_t id;
    int64_t recipient; /**< the agency or authority it was shared with */
    caf_date recorded; /**< when the row was entered */
    caf_date shared_on; /**< shared */
    uint8_t scope; /**< CAF_SCOPE_ALL, ...: what was shared; not recorded: not known */
    uint8_t lawful_basis; /**< flag: another lawful basis than consent is recorded */
    uint8_t reserved[6];
} caf_share_row;

/** A child-protection concern: table CAF_CONCERNS. */
typedef struct caf_concern_row {
    int64_t case_id;
    int64_t id;
    caf_date recorded; /**< when the row was entered */
    caf_date raised_on; /**< raised */
    caf_date escalated_on; /**< to social care, or to the manager who answers for it */
    caf_date closed_on; /**< from this day on it is open no longer */
    uint8_t escalated; /**< flag: where the day is not known; escalated_on alone means yes */
    uint8_t reserved[7];
} caf_concern_row;

/** What a quality record is. Feedback is to the practitioner, family feedback from the family. */
enum {
    CAF_SELF_REVIEW = 1,
    CAF_SUPERVISION = 2,
    CAF_FEEDBACK = 3,
    CAF_FAMILY_FEEDBACK = 4,
    CAF_TOOLKIT = 5,
    CAF_QUALITY_CONTROL = 6,
    CAF_AUDIT = 7
};
enum { CAF_OF_ASSESSMENT = 1, CAF_OF_PLAN = 2, CAF_OF_CLOSURE = 3, CAF_OF_CASE = 4 };

/** Self-review, supervision, feedback, quality control and audits: table CAF_QUALITY. */
typedef struct caf_quality_row {
    int64_t case_id;
    int64_t id;
    int64_t person; /**< who did it: the auditor, the supervisor */
    int64_t professional; /**< whose work was looked at */
    int64_t agency;
    caf_date recorded; /**< when the row was entered */
    caf_date done_on; /**< done */
    caf_date raised_on; /**< when a concern or unsafe practice was raised */
    uint8_t kind; /**< CAF_SELF_REVIEW, ... */
    uint8_t of; /**< CAF_OF_ASSESSMENT, ...: of what */
    uint8_t below; /**< flag: below standard */
    uint8_t limited_outcomes; /**< flag */
    uint8_t advised; /**< flag: advice given */
    uint8_t training_missed; /**< flag: the professional had not been trained */
    uint8_t trained; /**< flag: training arranged */
    uint8_t next_audited; /**< flag: professional's next CAF audited */
    uint8_t was_involved; /**< flag: auditor was involved in the case */
    uint8_t immediate_concern; /**< flag */
    uint8_t unsafe; /**< flag: current or past */
    uint8_t raised; /**< flag: with the lead professional and their manager; unsafe practice with the service manager */
    uint8_t other_authority; /**< flag: other authority named */
    uint8_t empowering; /**< flag: feedback: empowering */
    uint8_t developmental; /**< flag: feedback: developmental */
    uint8_t accessible; /**< flag: feedback: accessible */
    uint8_t reserved[4];
} caf_quality_row;

#ifdef __cplusplus
}
#endif

#endif
