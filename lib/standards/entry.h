/*
 * What entries of the catalogue are written with. Each rule's entry stands
 * behind its function; rules.def lists them all.
 */
#ifndef CAF_LIB_STANDARDS_ENTRY_H
#define CAF_LIB_STANDARDS_ENTRY_H

#include "../run.h"

#define EM "Minimum regional standards for the CAF, East Midlands, 2011"
#define BD "What does a 'good' CAF look like?, Blackburn with Darwen, July 2021"
#define LE "Process for identifying strengths and weaknesses, Leicester"

#define NQ "CAF Quality Assurance Framework, Nottingham"
#define NA "CAF quality assurance audit summary, Nottingham, 2011"
#define SF "Published early-help standards, Sefton"

#define RULE(id, name, document, clause, title, kind, timing, verdicts, text) \
    { (int32_t)sizeof(caf_rule), id, name, document, clause, title, text, kind, timing, verdicts }

/* The verdicts that a rule can give. */
#define CAN(verdict) (1 << CAF_##verdict)
#define UNTIMED (CAN(MET) | CAN(NOT_MET) | CAN(UNKNOWN) | CAN(NOT_APPLICABLE))
#define DECIDED (UNTIMED | CAN(DUE))
#define JUDGED (UNTIMED | CAN(JUDGEMENT))
#define UNKNOWN_ONLY CAN(UNKNOWN)
#define NOT_APPLICABLE_ONLY CAN(NOT_APPLICABLE)

#define WHILE_IN_CAF (CAF_UNLESS_DECLINED | CAF_UNLESS_DISPOSED)
#define SEVERAL_SERVICES (WHILE_IN_CAF | CAF_UNLESS_ONE_SERVICE)

/* What the rules read; where it cannot be right, they answer unknown. */
#define ASSESSED { CAF_ASSESSMENTS, CAF_BIT(ASSESSMENT_STARTED) | CAF_BIT(ASSESSMENT_COMPLETED) | CAF_BIT(ASSESSMENT_KIND) }
#define MET_ON { CAF_MEETINGS, CAF_BIT(MEETING_HELD_ON) | CAF_BIT(MEETING_CANCELLED_ON) | CAF_BIT(MEETING_PLANNED_FOR) | \
                 CAF_BIT(MEETING_HELD) | CAF_BIT(MEETING_CANCELLED) | CAF_BIT(MEETING_KIND) }
#define CLOSED_ON { CAF_CLOSURES, CAF_BIT(CLOSURE_CLOSED) | CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_REASON) }
#define KEPT { CAF_CLOSURES, CAF_BIT(CLOSURE_CLOSED) | CAF_BIT(CLOSURE_REOPENED) | CAF_BIT(CLOSURE_FLAGGED_ON) | \
               CAF_BIT(CLOSURE_ARCHIVED_ON) | CAF_BIT(CLOSURE_UNAVAILABLE_ON) | CAF_BIT(CLOSURE_DISPOSED_ON) | \
               CAF_BIT(CLOSURE_HOLD_FROM) | CAF_BIT(CLOSURE_HOLD_UNTIL) }
#define MOVED { CAF_TRANSFERS, CAF_BIT(TRANSFER_ASSUMED_ON) | CAF_BIT(TRANSFER_RETURNED_ON) | \
                CAF_BIT(TRANSFER_FINAL_MEETING_ON) | CAF_BIT(TRANSFER_HANDED_OVER_ON) | CAF_BIT(TRANSFER_KIND) }
#define CARRIED { CAF_CASES, CAF_BIT(CASE_DIVISION) | CAF_BIT(CASE_CARRIED_COMPLETED) | CAF_BIT(CASE_CARRIED_FIRST_TAF) | \
                  CAF_BIT(CASE_CARRIED_REVIEW) }
#define CARRIED_COMPLETION { CAF_CASES, CAF_BIT(CASE_CARRIED_COMPLETED) }
#define BORN { CAF_CHILDREN, CAF_BIT(CHILD_BORN) | CAF_BIT(CHILD_EXPECTED) }
#define CONSENTED { CAF_CONSENTS, CAF_BIT(CONSENT_DECIDED) | CAF_BIT(CONSENT_EXPIRES) | CAF_BIT(CONSENT_GIVER) | \
                    CAF_BIT(CONSENT_PURPOSE) | CAF_BIT(CONSENT_DECISION) | CAF_BIT(CONSENT_VIEW_SOUGHT) }
#define PLANNED { CAF_PLANS, CAF_BIT(PLAN_DATED) }

#endif
