"""The rows of a case, and the names of what is chosen in them.

Made from the library's reflection by tests/python/make_rows.py, and held to it by a test: change that instead.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from typing import ClassVar

from ._row import NOT_HELD, Id, Row


class Division(enum.StrEnum):
    """The values of ``cases.division``."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Services(enum.StrEnum):
    """The values of ``cases.services``."""

    ONE = "one"
    SEVERAL = "several"


class Origin(enum.StrEnum):
    """The values of ``cases.origin``."""

    NEW = "new"
    STEPPED_DOWN = "stepped-down"
    MOVED_IN = "moved-in"


class Initiator(enum.StrEnum):
    """The values of ``cases.initiator``."""

    CHILDRENS_CENTRE = "childrens-centre"
    SCHOOL = "school"
    HEALTH_SERVICE = "health-service"
    OTHER = "other"


class Level(enum.StrEnum):
    """The values of ``cases.level``."""

    LEVEL_1 = "1"
    LEVEL_2 = "2"
    LEVEL_3 = "3"
    LEVEL_4 = "4"


class RegisterResult(enum.StrEnum):
    """The values of ``cases.register_result``."""

    FOUND = "found"
    NONE = "none"


class Gender(enum.StrEnum):
    """The values of ``children.gender``."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Ethnicity(enum.StrEnum):
    """The values of ``children.ethnicity``."""

    WHITE = "white"
    MIXED = "mixed"
    ASIAN = "asian"
    BLACK = "black"
    OTHER = "other"
    REFUSED = "refused"
    NOT_OBTAINED = "not-obtained"


class Language(enum.StrEnum):
    """The values of ``children.language``."""

    ENGLISH = "english"
    OTHER = "other"


class ConsentStage(enum.StrEnum):
    """The values of ``consents.stage``."""

    INITIAL = "initial"
    ASSESSED = "assessed"
    DELIVERY = "delivery"


class Giver(enum.StrEnum):
    """The values of ``consents.giver``."""

    CHILD = "child"
    FAMILY = "family"


class Purpose(enum.StrEnum):
    """The values of ``consents.purpose``."""

    ALL = "all"
    ASSESS = "assess"
    STORE = "store"
    SHARE = "share"


class Scope(enum.StrEnum):
    """The values of ``consents.scope`` and ``shares.scope``."""

    ALL = "all"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    OTHER = "other"


class Decision(enum.StrEnum):
    """The values of ``consents.decision``."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_OBTAINABLE = "not-obtainable"
    NOT_APPROACHED = "not-approached"


class WhyNot(enum.StrEnum):
    """The values of ``consents.why_not``."""

    TOO_YOUNG = "too-young"
    UNBORN = "unborn"
    NOT_ABLE = "not-able"


class RiskFactor(enum.StrEnum):
    """The values of ``assessments.risk_factors``."""

    POVERTY = "poverty"
    POOR_HOUSING = "poor-housing"
    ISOLATION = "isolation"
    POOR_PARENTING_EXPERIENCED = "poor-parenting-experienced"
    LOW_ATTAINMENT = "low-attainment"
    DISABILITY = "disability"
    MENTAL_HEALTH = "mental-health"
    SUBSTANCE_USE = "substance-use"
    VICTIMISATION = "victimisation"
    DISCORD = "discord"
    OFFENDING = "offending"
    REJECTS_SUPPORT = "rejects-support"
    PARENTS_BEHAVIOUR = "parents-behaviour"
    CHILDS_BEHAVIOUR = "childs-behaviour"
    YOUNG_PARENT = "young-parent"
    PHYSICAL_ILLNESS = "physical-illness"
    UNRESOLVED_LOSS = "unresolved-loss"


class Indicator(enum.StrEnum):
    """The values of ``assessments.indicators``."""

    PREVIOUS_ABUSE_INVOLVEMENT = "previous-abuse-involvement"
    HARMED_AS_A_CHILD = "harmed-as-a-child"
    SERIOUS_ABUSE = "serious-abuse"
    VERY_YOUNG_CHILD = "very-young-child"
    REPEATED_ABUSE = "repeated-abuse"
    VIOLENT_OFFENCES = "violent-offences"
    CHILD_REMOVED = "child-removed"
    UNEXPLAINED_BRUISING = "unexplained-bruising"
    UNCONTROLLED_MENTAL_HEALTH = "uncontrolled-mental-health"
    PERSONALITY_DISORDER = "personality-disorder"
    CHAOTIC_SUBSTANCE_USE = "chaotic-substance-use"
    DENIAL = "denial"
    NEEDS_NOT_PUT_FIRST = "needs-not-put-first"
    DISTORTIONS_ABOUT_VIOLENCE = "distortions-about-violence"
    CANNOT_KEEP_SAFE = "cannot-keep-safe"
    UNREALISTIC_EXPECTATIONS = "unrealistic-expectations"


class Characteristic(enum.StrEnum):
    """The values of ``assessments.considered``, ``assessments.not_considered``, ``plans.considered`` and
    ``plans.not_considered``.
    """

    AGE = "age"
    DISABILITY = "disability"
    ETHNICITY = "ethnicity"
    FAITH = "faith"
    GENDER = "gender"
    GENDER_IDENTITY = "gender-identity"
    LANGUAGE = "language"
    RACE = "race"
    SEXUAL_ORIENTATION = "sexual-orientation"


class AssessmentKind(enum.StrEnum):
    """The values of ``assessments.kind``."""

    INITIAL = "initial"
    UPDATE = "update"
    STATUTORY = "statutory"


class AssessmentForm(enum.StrEnum):
    """The values of ``assessments.form``."""

    NATIONAL = "national"
    OTHER = "other"


class MeetingKind(enum.StrEnum):
    """The values of ``meetings.kind``."""

    FIRST = "first"
    REGULAR = "regular"
    REVIEW = "review"
    SIGN_OFF = "sign-off"
    FINAL_STATUTORY = "final-statutory"


class ActionKind(enum.StrEnum):
    """The values of ``actions.kind``."""

    DIRECT_WORK = "direct-work"
    REFERRAL = "referral"
    SIGNPOSTING = "signposting"
    OTHER = "other"


class Colour(enum.StrEnum):
    """The values of ``ratings.colour``."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class ReviewForm(enum.StrEnum):
    """The values of ``reviews.form``."""

    FORM = "form"
    MINUTES = "minutes"


class ReviewChange(enum.StrEnum):
    """The values of ``reviews.change``."""

    PROGRESS = "progress"
    NONE = "none"
    DETERIORATION = "deterioration"


class TransferKind(enum.StrEnum):
    """The values of ``transfers.kind``."""

    STEP_UP = "step-up"
    STEP_DOWN = "step-down"
    MOVE_IN = "move-in"
    MOVE_OUT = "move-out"


class Body(enum.StrEnum):
    """The values of ``transfers.body``."""

    SOCIAL_CARE = "social-care"
    YOUTH_JUSTICE = "youth-justice"
    OTHER = "other"


class TransferOutcome(enum.StrEnum):
    """The values of ``transfers.outcome``."""

    NO_FURTHER_ACTION = "no-further-action"
    SUPPORT = "support"
    PROTECTION = "protection"
    OTHER = "other"


class PreviousLead(enum.StrEnum):
    """The values of ``transfers.previous_lead``."""

    RETURNED = "returned"
    REASON = "reason"
    NOT_RETURNED = "not-returned"
    NONE = "none"


class ClosureReason(enum.StrEnum):
    """The values of ``closures.reason``."""

    NEEDS_MET = "needs-met"
    DISENGAGED = "disengaged"
    MOVED_AWAY = "moved-away"
    STEPPED_UP = "stepped-up"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    AGED_OUT = "aged-out"
    DIED = "died"
    SINGLE_SERVICE = "single-service"
    OPENED_IN_ERROR = "opened-in-error"
    OTHER = "other"


class ClosureOutcome(enum.StrEnum):
    """The values of ``closures.outcome``."""

    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSE = "worse"


class Element(enum.StrEnum):
    """The values of ``needs.element``, ``strengths.element`` and ``elements.element``."""

    GENERAL_HEALTH = "general-health"
    PHYSICAL_DEVELOPMENT = "physical-development"
    SPEECH_AND_LANGUAGE = "speech-and-language"
    EMOTIONAL_AND_SOCIAL = "emotional-and-social"
    BEHAVIOUR = "behaviour"
    IDENTITY = "identity"
    FAMILY_AND_SOCIAL = "family-and-social"
    SELF_CARE = "self-care"
    UNDERSTANDING = "understanding"
    PARTICIPATION = "participation"
    ACHIEVEMENT = "achievement"
    ASPIRATIONS = "aspirations"
    BASIC_CARE = "basic-care"
    EMOTIONAL_WARMTH = "emotional-warmth"
    GUIDANCE = "guidance"
    FAMILY_HISTORY = "family-history"
    WIDER_FAMILY = "wider-family"
    HOUSING = "housing"
    COMMUNITY = "community"


class Whose(enum.StrEnum):
    """The values of ``needs.of`` and ``strengths.of``."""

    CHILD = "child"
    FAMILY = "family"


class Answer(enum.StrEnum):
    """The values of ``elements.answer``."""

    EVIDENCE = "evidence"
    PLAN = "plan"
    DOES_NOT_APPLY = "does-not-apply"
    NOT_LOOKED_AT = "not-looked-at"


class Contributor(enum.StrEnum):
    """The values of ``contributions.by``."""

    CHILD = "child"
    PARENT = "parent"
    ABSENT_PARENT = "absent-parent"
    FAMILY = "family"
    FRIEND = "friend"
    AGENCY = "agency"


class Area(enum.StrEnum):
    """The values of ``gradings.area``."""

    PHYSICAL = "physical"
    SAFETY = "safety"
    EMOTIONAL = "emotional"
    DEVELOPMENTAL = "developmental"


class CareGrade(enum.StrEnum):
    """The values of ``gradings.grade``."""

    GRADE_1 = "1"
    GRADE_2 = "2"
    GRADE_3 = "3"
    GRADE_4 = "4"
    GRADE_5 = "5"


class Attendee(enum.StrEnum):
    """The values of ``attendances.who``."""

    CHILD = "child"
    PARENT = "parent"
    AGENCY = "agency"
    OTHER = "other"


class QualityRecordKind(enum.StrEnum):
    """The values of ``quality.kind``."""

    SELF_REVIEW = "self-review"
    SUPERVISION = "supervision"
    FEEDBACK = "feedback"
    FAMILY_FEEDBACK = "family-feedback"
    TOOLKIT = "toolkit"
    QUALITY_CONTROL = "quality-control"
    AUDIT = "audit"


class QualityOf(enum.StrEnum):
    """The values of ``quality.of``."""

    ASSESSMENT = "assessment"
    PLAN = "plan"
    CLOSURE = "closure"
    CASE = "case"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class CaseRow(Row):
    """What a case's own row holds; :class:`Case` adds its tables."""

    TABLE: ClassVar[str] = "cases"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"division": Division, "services": Services, "origin": Origin, "initiator": Initiator, "level": Level, "register_result": RegisterResult}

    case_id: Id
    """Identifier: the case; needed. Reports name it."""
    child: Id | None = None
    """Child: the child it is about; not needed where there is one. The ``id`` of a row of ``children``."""
    family: Id | None = None
    """Family: links the cases of a household."""
    authority: Id | None = None
    """Authority: the local authority."""
    from_authority: Id | None = None
    """Authority it came from: moved in: the first authority."""
    agency: Id | None = None
    """Agency that began it."""
    identified_by: Id | None = None
    """Agency that identified the needs."""
    recorded: datetime.date | None = None
    """Recorded: when the case was entered."""
    opened: datetime.date | None = None
    """Opened: when the episode opened."""
    needs_identified: datetime.date | None = None
    """Needs identified: when additional needs were identified."""
    checklist_on: datetime.date | None = None
    """Pre-assessment checklist done."""
    register_searched_on: datetime.date | None = None
    """Register searched: when it was looked up whether a CAF exists already."""
    level_on: datetime.date | None = None
    """Threshold level decided."""
    services_on: datetime.date | None = None
    """Number of services known: when it became known how many services are needed."""
    team_formed_on: datetime.date | None = None
    """Team formed: when the team around the child or family was formed."""
    logged_on: datetime.date | None = None
    """Logged centrally: when the completed assessment was logged on the central system."""
    carried_completed: datetime.date | None = None
    """Initial assessment completed by the first authority: moved in: when the first authority completed the initial
    assessment.
    """
    carried_first_taf: datetime.date | None = None
    """First TAF held by the first authority: moved in: when the first authority held the first TAF."""
    carried_review: datetime.date | None = None
    """Last review held by the first authority: moved in: when the first authority held the last review."""
    group: int | None = None
    """Group: the tally that the case counts in: an agency, a quarter."""
    division: Division | None = None
    """Division: whose bank holidays count."""
    services: Services | None = None
    """Number of services needed: how many services the child needs."""
    origin: Origin | None = None
    """Origin: how the case came to be."""
    initiator: Initiator | None = None
    """Kind of agency that began it."""
    level: Level | None = None
    """Threshold level: level of need, as the profile names them from the lowest on."""
    register_result: RegisterResult | None = None
    """Result of the search: whether the search of the register found a CAF."""
    team_formed: bool | None = None
    """Team formed: where the day is not known; team_formed_on alone means yes."""
    logged: bool | None = None
    """Logged centrally: where the day is not known; logged_on alone means yes."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Child(Row):
    """A child: a row of ``children``. The children of the household."""

    TABLE: ClassVar[str] = "children"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"gender": Gender, "ethnicity": Ethnicity, "language": Language}

    id: Id | None = None
    """Identifier."""
    own_case: Id | None = None
    """CAF of its own: the case that is about this child; another row of cases or of another system."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    born: datetime.date | None = None
    """Date of birth."""
    expected: datetime.date | None = None
    """Expected date of birth. It may lie in the future."""
    gender: Gender | None = None
    """Gender."""
    ethnicity: Ethnicity | None = None
    """Ethnicity: as the returns group it."""
    language: Language | None = None
    """First language."""
    disability: bool | None = None
    """Disability."""
    send: bool | None = None
    """SEND: special educational needs or a disability that schools record."""
    registered: bool | None = None
    """Registered with a CAF of its own: where the case is not named; own_case alone means yes."""
    own_needs: bool | None = None
    """Needs of its own recorded."""
    independent: bool | None = None
    """Lives independently."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Consent(Row):
    """A consent: a row of ``consents``. Decisions on consent."""

    TABLE: ClassVar[str] = "consents"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"stage": ConsentStage, "giver": Giver, "purpose": Purpose, "scope": Scope, "decision": Decision, "why_not": WhyNot}

    id: Id | None = None
    """Identifier."""
    recipient: Id | None = None
    """Recipient: the agency or authority that may be shared with; not recorded: any."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    decided: datetime.date | None = None
    """Decided: when it was decided."""
    expires: datetime.date | None = None
    """Expiry: the last day it holds. It may lie in the future."""
    stage: ConsentStage | None = None
    """Stage: initial, after the assessment, or during delivery."""
    giver: Giver | None = None
    """Giver: child or young person, or family: a parent or carer with parental responsibility."""
    purpose: Purpose | None = None
    """Purpose: not recorded: all."""
    scope: Scope | None = None
    """Scope: what may be shared; not recorded: everything."""
    decision: Decision | None = None
    """Decision: not-approached: the family, at the young person's recorded wish."""
    why_not: WhyNot | None = None
    """Reason why it could not be obtained."""
    view_sought: bool | None = None
    """Child's view sought: it is recorded how the child's view was sought."""
    written: bool | None = None
    """In writing."""
    filed: bool | None = None
    """Form on file."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Assessment(Row):
    """An assessment: a row of ``assessments``. Assessments and updates of one."""

    TABLE: ClassVar[str] = "assessments"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"risk_factors": RiskFactor, "indicators": Indicator, "considered": Characteristic, "not_considered": Characteristic, "kind": AssessmentKind, "form": AssessmentForm}

    id: Id | None = None
    """Identifier."""
    agency: Id | None = None
    """Agency of the assessor."""
    assessor: Id | None = None
    """Assessor."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    started: datetime.date | None = None
    """Started."""
    steps_done_on: datetime.date | None = None
    """First five steps done: all steps before the conclusions."""
    completed: datetime.date | None = None
    """Completed."""
    shared_on: datetime.date | None = None
    """Conclusions shared with the family: when conclusions and actions were shared with the family."""
    risk_factors: frozenset[RiskFactor] = frozenset()
    """Underlying risk factors: those present."""
    indicators: frozenset[Indicator] = frozenset()
    """High-risk indicators: those present."""
    considered: frozenset[Characteristic] = frozenset()
    """Characteristics considered."""
    not_considered: frozenset[Characteristic] = frozenset()
    """Characteristics not considered."""
    kind: AssessmentKind | None = None
    """Kind: not recorded: initial."""
    form: AssessmentForm | None = None
    """Form used: the national form or another."""
    lawful_basis: bool | None = None
    """Other lawful basis: another lawful basis than consent is recorded."""
    reason: bool | None = None
    """Reason for the assessment: the main concerns and unmet needs are outlined."""
    previous_involvement: bool | None = None
    """Previous involvement: earlier work with the family is outlined, or that there was none."""
    past_records: bool | None = None
    """Past records used: records of past involvement were looked at, or there were none."""
    observations: bool | None = None
    """Assessor's own observations."""
    narrative: bool | None = None
    """Narrative of the whole family."""
    analysis: bool | None = None
    """Analysis of each child."""
    conflicting_needs: bool | None = None
    """Siblings' conflicting needs: looked at; of several children only."""
    conclusions: bool | None = None
    """Conclusions."""
    continuity: bool | None = None
    """Conclusions follow the assessment: each issue of the assessment is in its conclusions, and the other way round.
    """
    child_involved: bool | None = None
    """Child involved."""
    family_involved: bool | None = None
    """Family involved."""
    child_voice: bool | None = None
    """Child's thoughts and feelings."""
    voice_tools: bool | None = None
    """Tools or observation used for the voice: for a child before speech or with a disability."""
    parents_voice: bool | None = None
    """Parents' voice."""
    absent_parent: bool | None = None
    """Absent parent involved."""
    no_absent_parent: bool | None = None
    """No parent is absent."""
    barriers: bool | None = None
    """Barriers to taking part: there were barriers, of language for instance."""
    barriers_met: bool | None = None
    """Help with the barriers: an interpreter or other support was given."""
    parent_disability: bool | None = None
    """Parent's disability considered: considered, or no parent has one."""
    risk_considered: bool | None = None
    """Risk factors and indicators looked at."""
    risk_analysed: bool | None = None
    """Risk used in the analysis."""
    neglect: bool | None = None
    """Neglect is a feature."""
    gcp2_considered: bool | None = None
    """GCP2 considered."""
    ace_enquiry: bool | None = None
    """ACE/RPC routine enquiry completed."""
    send_response: bool | None = None
    """SEND by the graduated response: level of need and areas for development."""
    attachment: bool | None = None
    """Level of attachment."""
    parents_aces: bool | None = None
    """Parents' ACEs."""
    emotional_availability: bool | None = None
    """Emotional availability of the parents."""
    shared_understanding: bool | None = None
    """Shared understanding of the needs."""
    early_years: bool | None = None
    """Early-years development delay: from three years on, against the early-years stage."""
    ehc_preparation: bool | None = None
    """Prepares for an EHC plan."""
    no_update_reason: bool | None = None
    """Reason why no update is needed: in detail."""
    filed: bool | None = None
    """Form on file."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Meeting(Row):
    """A TAF meeting: a row of ``meetings``. TAF (TAC) meetings as far as they concern this case."""

    TABLE: ClassVar[str] = "meetings"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"kind": MeetingKind}

    id: Id | None = None
    """Identifier: the same in each case that the meeting serves."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    set_on: datetime.date | None = None
    """Date set: the day on which its date was set."""
    notified_on: datetime.date | None = None
    """Family told: the day the family was told."""
    planned_for: datetime.date | None = None
    """Planned for: the day set. It may lie in the future."""
    held_on: datetime.date | None = None
    """Held."""
    cancelled_on: datetime.date | None = None
    """Cancelled."""
    attempts: int | None = None
    """Attempts to chase: recorded attempts to chase or to arrange it."""
    kind: MeetingKind | None = None
    """Kind: not recorded: some TAF."""
    held: bool | None = None
    """Held: where the day is not known; held_on alone means yes."""
    cancelled: bool | None = None
    """Cancelled: where the day is not known; cancelled_on alone means yes."""
    notified: bool | None = None
    """Family told: where the day is not known; notified_on alone means yes."""
    rearranged: bool | None = None
    """Rearranged: a cancelled meeting was rearranged."""
    family_invited: bool | None = None
    """Family invited."""
    family_attended: bool | None = None
    """Family attended."""
    reviewed_plan: bool | None = None
    """Plan reviewed: the plan's progress was reviewed there."""
    lawful_basis: bool | None = None
    """Other lawful basis: another lawful basis than consent is recorded."""
    child_involved: bool | None = None
    """Child involved."""
    family_involved: bool | None = None
    """Family involved."""
    child_could_attend: bool | None = None
    """Child able to attend: by age and ability."""
    provision_made: bool | None = None
    """Provision made for the child to attend."""
    child_voice: bool | None = None
    """Child's voice: the child's wishes and feelings are in the record of the meeting."""
    direct_work: bool | None = None
    """Direct work used: the child's voice through direct work."""
    parents_voice: bool | None = None
    """Parents' voice."""
    summary: bool | None = None
    """Summary."""
    challenge_summary: bool | None = None
    """Challenge in the summary: challenge where no progress is shown."""
    challenge_progress: bool | None = None
    """Challenge in the progress box: challenge in the box for progress since the last TAF."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Plan(Row):
    """A plan: a row of ``plans``. Versions of the plan."""

    TABLE: ClassVar[str] = "plans"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"considered": Characteristic, "not_considered": Characteristic}

    id: Id | None = None
    """Identifier."""
    author: Id | None = None
    """Author's agency."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    dated: datetime.date | None = None
    """Dated: the version's date."""
    shared_on: datetime.date | None = None
    """Shared with the family."""
    considered: frozenset[Characteristic] = frozenset()
    """Characteristics considered."""
    not_considered: frozenset[Characteristic] = frozenset()
    """Characteristics not considered."""
    lawful_basis: bool | None = None
    """Other lawful basis: another lawful basis than consent is recorded."""
    shared: bool | None = None
    """Shared with the family: where the day is not known; shared_on alone means yes."""
    child_involved: bool | None = None
    """Child involved."""
    family_involved: bool | None = None
    """Family involved."""
    child_voice: bool | None = None
    """Child's voice: the child's voice informs the plan."""
    parents_voice: bool | None = None
    """Parents' voice: the parents' voice informs the plan."""
    differences: bool | None = None
    """Issues of difference addressed."""
    filed: bool | None = None
    """Form on file."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Action(Row):
    """An action: a row of ``actions``. SMART actions."""

    TABLE: ClassVar[str] = "actions"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"kind": ActionKind}

    id: Id | None = None
    """Identifier."""
    plan: Id | None = None
    """Plan: the plan it was first in. The ``id`` of a row of ``plans``."""
    need: Id | None = None
    """Need that it answers. The ``id`` of a row of ``needs``."""
    strength: Id | None = None
    """Strength that it uses. The ``id`` of a row of ``strengths``."""
    agency: Id | None = None
    """Agency: whose action it is."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    agreed_on: datetime.date | None = None
    """Agreed: when it was added."""
    by_when: datetime.date | None = None
    """By when. It may lie in the future."""
    completed_on: datetime.date | None = None
    """Completed."""
    evaluated_on: datetime.date | None = None
    """Evaluated."""
    raised_on: datetime.date | None = None
    """Raised with the agency: when it was raised with its agency that it was not done."""
    kind: ActionKind | None = None
    """Kind."""
    lawful_basis: bool | None = None
    """Other lawful basis: another lawful basis than consent is recorded."""
    tied: bool | None = None
    """Answers a need: where the need is not named; need alone means yes."""
    described: bool | None = None
    """What is to be done."""
    outcome: bool | None = None
    """Desired outcome."""
    measured: bool | None = None
    """How success will be known."""
    child_focused: bool | None = None
    """Child-focused: says how it bears on the child."""
    evaluated: bool | None = None
    """Evaluated: where the day is not known; evaluated_on alone means yes."""
    unfulfilled: bool | None = None
    """Not fulfilled: its agency did not do what it agreed to."""
    raised: bool | None = None
    """Raised with the agency: where the day is not known; raised_on alone means yes."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Rating(Row):
    """A rating: a row of ``ratings``. Colours given to actions."""

    TABLE: ClassVar[str] = "ratings"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"colour": Colour}

    id: Id | None = None
    """Identifier."""
    action: Id | None = None
    """Action. The ``id`` of a row of ``actions``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    rated_on: datetime.date | None = None
    """Given."""
    colour: Colour | None = None
    """Colour: red: not started or no progress; amber: some progress; green: completed."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Review(Row):
    """A review: a row of ``reviews``. Reviews of the plan."""

    TABLE: ClassVar[str] = "reviews"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"form": ReviewForm, "change": ReviewChange}

    id: Id | None = None
    """Identifier."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    held_on: datetime.date | None = None
    """Held."""
    next_on: datetime.date | None = None
    """Next review. It may lie in the future."""
    form: ReviewForm | None = None
    """Form used: on the form, or as minutes."""
    change: ReviewChange | None = None
    """Change shown: progress, deterioration or neither."""
    child_involved: bool | None = None
    """Child involved."""
    family_involved: bool | None = None
    """Family involved."""
    child_voice: bool | None = None
    """Child's voice."""
    parents_voice: bool | None = None
    """Parents' voice."""
    filed: bool | None = None
    """Form on file."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Transfer(Row):
    """A transfer: a row of ``transfers``. Steps up and down, and moves between authorities."""

    TABLE: ClassVar[str] = "transfers"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"kind": TransferKind, "body": Body, "outcome": TransferOutcome, "previous_lead": PreviousLead}

    id: Id | None = None
    """Identifier."""
    authority: Id | None = None
    """Other authority: of a move."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    referred_on: datetime.date | None = None
    """Referred."""
    statutory_assessment_on: datetime.date | None = None
    """Statutory assessment completed: a step up."""
    assumed_on: datetime.date | None = None
    """Responsibility assumed: a step up: the statutory body took responsibility."""
    handed_over_on: datetime.date | None = None
    """Handover meeting held: a step up: the meeting at which it passed."""
    returned_on: datetime.date | None = None
    """Returned: a step up: the body gave the case back, or took no further action."""
    final_meeting_on: datetime.date | None = None
    """Final statutory meeting held: a step down."""
    kind: TransferKind | None = None
    """Kind."""
    body: Body | None = None
    """Statutory body."""
    outcome: TransferOutcome | None = None
    """Outcome of the statutory assessment."""
    previous_lead: PreviousLead | None = None
    """Previous lead professional: whether the previous lead professional came back to the case."""
    continuing_support: bool | None = None
    """Continuing support agreed: a step down: continuing multi-agency support was agreed."""
    consent: bool | None = None
    """Consent recorded: a step down: consent is in the transfer record."""
    unmet_needs: bool | None = None
    """Unmet needs: a step down: evidence of unmet needs in the transfer record."""
    overview: bool | None = None
    """Overview of the case: a step down."""
    each_child: bool | None = None
    """Each child's needs: a step down."""
    child_voice: bool | None = None
    """Child's voice: a step down."""
    outline_plan: bool | None = None
    """SMART outline plan: a step down."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Closure(Row):
    """A closure: a row of ``closures``. Closures, and what became of the record."""

    TABLE: ClassVar[str] = "closures"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"reason": ClosureReason, "outcome": ClosureOutcome}

    id: Id | None = None
    """Identifier."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    closed: datetime.date | None = None
    """Closed."""
    reopened: datetime.date | None = None
    """Reopened: a later closure is another row."""
    flagged_on: datetime.date | None = None
    """Flagged for the archive: flagged on the system."""
    archived_on: datetime.date | None = None
    """Archived."""
    unavailable_on: datetime.date | None = None
    """Made unavailable: no longer accessible."""
    hold_from: datetime.date | None = None
    """Legal hold began."""
    hold_until: datetime.date | None = None
    """Legal hold ended: its last day."""
    disposed_on: datetime.date | None = None
    """Disposed of."""
    reason: ClosureReason | None = None
    """Reason."""
    reasons_agreed: bool | None = None
    """Reasons agreed: the meeting agreed the reasons."""
    risk_viewed: bool | None = None
    """Remaining risk viewed: a view of the remaining risk is recorded."""
    child_involved: bool | None = None
    """Child involved."""
    family_involved: bool | None = None
    """Family involved."""
    outcome: ClosureOutcome | None = None
    """Outcome for the child."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Need(Row):
    """A need: a row of ``needs``. Needs, the child's or the family's."""

    TABLE: ClassVar[str] = "needs"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"element": Element, "of": Whose}

    id: Id | None = None
    """Identifier."""
    assessment: Id | None = None
    """Assessment: the one it was found in. The ``id`` of a row of ``assessments``."""
    child: Id | None = None
    """Child: whose need it is, where it is one child's. The ``id`` of a row of ``children``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    identified_on: datetime.date | None = None
    """Identified."""
    element: Element | None = None
    """Element."""
    of: Whose | None = None
    """Whose: the child's or the family's."""
    met: bool | None = None
    """Already met."""
    explained: bool | None = None
    """Reason why it is not planned for."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Strength(Row):
    """A strength: a row of ``strengths``. Strengths, the child's or the family's."""

    TABLE: ClassVar[str] = "strengths"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"element": Element, "of": Whose}

    id: Id | None = None
    """Identifier."""
    assessment: Id | None = None
    """Assessment: the one it was found in. The ``id`` of a row of ``assessments``."""
    child: Id | None = None
    """Child: whose strength it is, where it is one child's. The ``id`` of a row of ``children``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    noted_on: datetime.date | None = None
    """Noted."""
    element: Element | None = None
    """Element."""
    of: Whose | None = None
    """Whose: the child's or the family's."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Box(Row):
    """A box of the assessment: a row of ``elements``. The 19 boxes of each assessment."""

    TABLE: ClassVar[str] = "elements"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"element": Element, "answer": Answer}

    id: Id | None = None
    """Identifier."""
    assessment: Id | None = None
    """Assessment. The ``id`` of a row of ``assessments``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    evidenced_on: datetime.date | None = None
    """Evidence obtained: where it came later than the assessment."""
    obtain_by: datetime.date | None = None
    """Evidence planned by. It may lie in the future."""
    element: Element | None = None
    """Element."""
    answer: Answer | None = None
    """Answer: evidence, a plan to obtain it, does not apply, or not looked at."""
    reasoned: bool | None = None
    """Reason why it does not apply."""
    sourced: bool | None = None
    """Source named."""
    analysed: bool | None = None
    """Analysed."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Contribution(Row):
    """A contribution: a row of ``contributions``. Who contributed to an assessment."""

    TABLE: ClassVar[str] = "contributions"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"by": Contributor}

    id: Id | None = None
    """Identifier."""
    assessment: Id | None = None
    """Assessment. The ``id`` of a row of ``assessments``."""
    agency: Id | None = None
    """Agency."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    contributed_on: datetime.date | None = None
    """Contributed."""
    by: Contributor | None = None
    """Who."""
    said: bool | None = None
    """What they said."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Grading(Row):
    """A GCP2 grading: a row of ``gradings``. Grades of care by GCP2."""

    TABLE: ClassVar[str] = "gradings"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"area": Area, "grade": CareGrade}

    id: Id | None = None
    """Identifier."""
    assessment: Id | None = None
    """Assessment. The ``id`` of a row of ``assessments``."""
    child: Id | None = None
    """Child. The ``id`` of a row of ``children``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    graded_on: datetime.date | None = None
    """Graded."""
    area: Area | None = None
    """Area of care."""
    grade: CareGrade | None = None
    """Grade: 1 is best."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Member(Row):
    """A team member: a row of ``members``. Members of the team around the family."""

    TABLE: ClassVar[str] = "members"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    agency: Id | None = None
    """Agency."""
    person: Id | None = None
    """Person."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    joined_on: datetime.date | None = None
    """Joined."""
    left_on: datetime.date | None = None
    """Left: the last day."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Lead(Row):
    """A lead professional: a row of ``leads``. Periods of the lead professionals."""

    TABLE: ClassVar[str] = "leads"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    agency: Id | None = None
    """Agency."""
    person: Id | None = None
    """Person."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    agreed_on: datetime.date | None = None
    """Agreed."""
    began_on: datetime.date | None = None
    """Began: the first day in the lead."""
    ended_on: datetime.date | None = None
    """Ended: the last day in the lead."""
    agreed: bool | None = None
    """Agreed: where the day is not known; agreed_on alone means yes."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Attendance(Row):
    """An attendance: a row of ``attendances``. Who was invited to a TAF, and came."""

    TABLE: ClassVar[str] = "attendances"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"who": Attendee}

    id: Id | None = None
    """Identifier."""
    meeting: Id | None = None
    """TAF meeting. The ``id`` of a row of ``meetings``."""
    agency: Id | None = None
    """Agency."""
    person: Id | None = None
    """Person."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    who: Attendee | None = None
    """Who."""
    invited: bool | None = None
    """Invited."""
    attended: bool | None = None
    """Attended."""
    reported: bool | None = None
    """Update report given."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class PlanAction(Row):
    """An action in a plan: a row of ``plan_actions``. Which actions a version of the plan holds."""

    TABLE: ClassVar[str] = "plan_actions"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    plan: Id | None = None
    """Plan. The ``id`` of a row of ``plans``."""
    action: Id | None = None
    """Action. The ``id`` of a row of ``actions``."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    progress: bool | None = None
    """Progress since the last TAF: the box is filled in."""
    revised: bool | None = None
    """Revised: changed against the version before."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Owner(Row):
    """An owner of an action: a row of ``owners``. Who is to do an action; one row each."""

    TABLE: ClassVar[str] = "owners"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    action: Id | None = None
    """Action. The ``id`` of a row of ``actions``."""
    agency: Id | None = None
    """Agency."""
    person: Id | None = None
    """Person."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    agreed_on: datetime.date | None = None
    """Agreed."""
    family: bool | None = None
    """Family member: the owner is of the family."""
    agreed: bool | None = None
    """Agreed: where the day is not known; agreed_on alone means yes."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Contact(Row):
    """A contact: a row of ``contacts``. Contacts with the child."""

    TABLE: ClassVar[str] = "contacts"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    made_on: datetime.date | None = None
    """Made."""
    seen: bool | None = None
    """Child seen."""
    spoken_to: bool | None = None
    """Child spoken to."""
    alone: bool | None = None
    """Alone."""
    wishes: bool | None = None
    """Wishes and feelings work."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Share(Row):
    """An act of sharing: a row of ``shares``. Information shared; one row for each act and recipient."""

    TABLE: ClassVar[str] = "shares"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"scope": Scope}

    id: Id | None = None
    """Identifier."""
    recipient: Id | None = None
    """Recipient: the agency or authority it was shared with."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    shared_on: datetime.date | None = None
    """Shared."""
    scope: Scope | None = None
    """Scope: what was shared; not recorded: not known."""
    lawful_basis: bool | None = None
    """Other lawful basis: another lawful basis than consent is recorded."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Concern(Row):
    """A child-protection concern: a row of ``concerns``. Child-protection concerns."""

    TABLE: ClassVar[str] = "concerns"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {}

    id: Id | None = None
    """Identifier."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    raised_on: datetime.date | None = None
    """Raised."""
    escalated_on: datetime.date | None = None
    """Passed on: to social care, or to the manager who answers for it."""
    closed_on: datetime.date | None = None
    """Closed: from this day on it is open no longer."""
    escalated: bool | None = None
    """Passed on: where the day is not known; escalated_on alone means yes."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class QualityRecord(Row):
    """A quality record: a row of ``quality``. Self-review, supervision, feedback, quality control and audits."""

    TABLE: ClassVar[str] = "quality"
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {"kind": QualityRecordKind, "of": QualityOf}

    id: Id | None = None
    """Identifier."""
    person: Id | None = None
    """Person: who did it: the auditor, the supervisor."""
    professional: Id | None = None
    """Professional: whose work was looked at."""
    agency: Id | None = None
    """Agency."""
    recorded: datetime.date | None = None
    """Recorded: when the row was entered."""
    done_on: datetime.date | None = None
    """Done."""
    raised_on: datetime.date | None = None
    """Raised: when a concern or unsafe practice was raised."""
    kind: QualityRecordKind | None = None
    """Kind."""
    of: QualityOf | None = None
    """Of what."""
    below: bool | None = None
    """Below standard."""
    limited_outcomes: bool | None = None
    """Limited outcomes."""
    advised: bool | None = None
    """Advice given."""
    training_missed: bool | None = None
    """Training missed: the professional had not been trained."""
    trained: bool | None = None
    """Training arranged."""
    next_audited: bool | None = None
    """Professional's next CAF audited."""
    was_involved: bool | None = None
    """Auditor was involved in the case."""
    immediate_concern: bool | None = None
    """Immediate concern."""
    unsafe: bool | None = None
    """Unsafe practice: current or past."""
    raised: bool | None = None
    """Raised at once: with the lead professional and their manager; unsafe practice with the service manager."""
    other_authority: bool | None = None
    """Other authority named."""
    empowering: bool | None = None
    """Feedback: empowering."""
    developmental: bool | None = None
    """Feedback: developmental."""
    accessible: bool | None = None
    """Feedback: accessible."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class CaseTables(CaseRow):
    """A case's own row and its tables, each as it is held: NOT_HELD, or its rows."""

    children: tuple[Child, ...] = NOT_HELD
    """The children of the household."""
    consents: tuple[Consent, ...] = NOT_HELD
    """Decisions on consent."""
    assessments: tuple[Assessment, ...] = NOT_HELD
    """Assessments and updates of one."""
    meetings: tuple[Meeting, ...] = NOT_HELD
    """TAF (TAC) meetings as far as they concern this case."""
    plans: tuple[Plan, ...] = NOT_HELD
    """Versions of the plan."""
    actions: tuple[Action, ...] = NOT_HELD
    """SMART actions."""
    ratings: tuple[Rating, ...] = NOT_HELD
    """Colours given to actions."""
    reviews: tuple[Review, ...] = NOT_HELD
    """Reviews of the plan."""
    transfers: tuple[Transfer, ...] = NOT_HELD
    """Steps up and down, and moves between authorities."""
    closures: tuple[Closure, ...] = NOT_HELD
    """Closures, and what became of the record."""
    needs: tuple[Need, ...] = NOT_HELD
    """Needs, the child's or the family's."""
    strengths: tuple[Strength, ...] = NOT_HELD
    """Strengths, the child's or the family's."""
    elements: tuple[Box, ...] = NOT_HELD
    """The 19 boxes of each assessment."""
    contributions: tuple[Contribution, ...] = NOT_HELD
    """Who contributed to an assessment."""
    gradings: tuple[Grading, ...] = NOT_HELD
    """Grades of care by GCP2."""
    members: tuple[Member, ...] = NOT_HELD
    """Members of the team around the family."""
    leads: tuple[Lead, ...] = NOT_HELD
    """Periods of the lead professionals."""
    attendances: tuple[Attendance, ...] = NOT_HELD
    """Who was invited to a TAF, and came."""
    plan_actions: tuple[PlanAction, ...] = NOT_HELD
    """Which actions a version of the plan holds."""
    owners: tuple[Owner, ...] = NOT_HELD
    """Who is to do an action; one row each."""
    contacts: tuple[Contact, ...] = NOT_HELD
    """Contacts with the child."""
    shares: tuple[Share, ...] = NOT_HELD
    """Information shared; one row for each act and recipient."""
    concerns: tuple[Concern, ...] = NOT_HELD
    """Child-protection concerns."""
    quality: tuple[QualityRecord, ...] = NOT_HELD
    """Self-review, supervision, feedback, quality control and audits."""


__all__ = [
    "Action",
    "ActionKind",
    "Answer",
    "Area",
    "Assessment",
    "AssessmentForm",
    "AssessmentKind",
    "Attendance",
    "Attendee",
    "Body",
    "Box",
    "CareGrade",
    "CaseRow",
    "Characteristic",
    "Child",
    "Closure",
    "ClosureOutcome",
    "ClosureReason",
    "Colour",
    "Concern",
    "Consent",
    "ConsentStage",
    "Contact",
    "Contribution",
    "Contributor",
    "Decision",
    "Division",
    "Element",
    "Ethnicity",
    "Gender",
    "Giver",
    "Grading",
    "Indicator",
    "Initiator",
    "Language",
    "Lead",
    "Level",
    "Meeting",
    "MeetingKind",
    "Member",
    "Need",
    "Origin",
    "Owner",
    "Plan",
    "PlanAction",
    "PreviousLead",
    "Purpose",
    "QualityOf",
    "QualityRecord",
    "QualityRecordKind",
    "Rating",
    "RegisterResult",
    "Review",
    "ReviewChange",
    "ReviewForm",
    "RiskFactor",
    "Scope",
    "Services",
    "Share",
    "Strength",
    "Transfer",
    "TransferKind",
    "TransferOutcome",
    "Whose",
    "WhyNot",
]


ROWS: dict[str, type[Row]] = {
    "children": Child,
    "consents": Consent,
    "assessments": Assessment,
    "meetings": Meeting,
    "plans": Plan,
    "actions": Action,
    "ratings": Rating,
    "reviews": Review,
    "transfers": Transfer,
    "closures": Closure,
    "needs": Need,
    "strengths": Strength,
    "elements": Box,
    "contributions": Contribution,
    "gradings": Grading,
    "members": Member,
    "leads": Lead,
    "attendances": Attendance,
    "plan_actions": PlanAction,
    "owners": Owner,
    "contacts": Contact,
    "shares": Share,
    "concerns": Concern,
    "quality": QualityRecord,
}
"""The class of a table's rows."""
