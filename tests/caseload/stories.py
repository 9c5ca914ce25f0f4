"""The invented caseload, story by story. Nobody in it exists.

Looked at on Tuesday 30 June 2026. Working days are those of England and Wales
unless a story says otherwise. The words used are explained in make_caseload.py.
"""
from make_caseload import (cancelled, case, child, closed, family, final_statutory, first, heard, initial, kept, planned, review,
                           sign_off, statutory, step_down, step_up, taf, update)

# ---------------------------------------------------------------- 2011 to 2018: what is left of closed cases

case("CC-2011-007", """A girl of three slow to talk and her mother on her own with a new baby. The first TAF was on the last day,
     12 May: the royal wedding of 29 April was no working day. Kept longer for a national inquiry that ended in October 2022;
     nobody has disposed of the record since.""",
     opened="2011-03-21", agency="childrens-centre-1", needs_identified="2011-03-15", children=["2007-11-02 female", "2011-01-19 male"],
     consents=[family("2011-03-21", written=True), heard("2011-03-21")], assessments=[initial("2011-03-21", "2011-04-08")],
     meetings=[first("2011-04-08", "2011-04-11", "2011-05-12"), review("2011-08-11"), sign_off("2011-11-10")],
     plans=["2011-05-12", "2011-08-11"],
     work=[(1, "childrens-centre-1", "2011-07-29", "2011-07-14"), (1, "health-service-1", "2011-08-31", "2011-10-20")],
     closures=[closed("2011-11-10", "needs-met", **kept("2012-11-12"), hold_from="2015-03-12", hold_until="2022-10-20")])

case("SC-2011-015", """A boy of ten in trouble in the playground after his parents parted. TAF on the twentieth working day, which the
     royal wedding moved to 5 May. The record is held for a court case that is still open.""",
     opened="2011-03-14", agency="school-1", needs_identified="2011-03-08", children=["2000-10-17 male"],
     consents=[family("2011-03-14", written=True), child("2011-03-14")], assessments=[initial("2011-03-14", "2011-04-01")],
     meetings=[first("2011-04-01", "2011-04-04", "2011-05-05"), taf("2011-06-16", reviewed_plan=True), review("2011-09-15"),
               sign_off("2011-12-08")],
     plans=["2011-05-05", "2011-09-15"],
     work=[(1, "school-1", "2011-07-15", "2011-07-08"), (1, "family", "2011-09-30", "2011-09-12")],
     closures=[closed("2011-12-08", "needs-met", **kept("2012-12-10"), hold_from="2017-05-02")])

case("HS-2012-003", """A toddler's sleep and feeding, her mother's depression. Completed on the Friday before the Diamond Jubilee: both
     days of it lie in the twenty, and the TAF was on the last day. Disposal has been due for years.""",
     opened="2012-05-14", agency="health-service-1", needs_identified="2012-05-10", children=["2010-09-05 female"],
     consents=[family("2012-05-14", written=True), heard("2012-05-14")], assessments=[initial("2012-05-14", "2012-06-01")],
     meetings=[first("2012-06-01", "2012-06-06", "2012-07-03"), review("2012-09-27"), sign_off("2012-12-13")],
     plans=["2012-07-03", "2012-09-27"], work=[(1, "health-service-1", "2012-09-28", "2012-09-20")],
     closures=[closed("2012-12-13", "needs-met", **kept("2013-12-16"))])

case("CC-2012-018", """Twins' elder brother, four, biting at nursery. Completed on 28 May 2012, which was an ordinary Monday that year;
     the TAF came on the last day, 27 June. Its disposal has been due since December 2019.""",
     opened="2012-05-09", agency="childrens-centre-2", needs_identified="2012-05-02",
     children=["2008-03-30 male", "2010-12-04 female", "2010-12-04 female"],
     consents=[family("2012-05-09", written=True), heard("2012-05-09")], assessments=[initial("2012-05-09", "2012-05-28")],
     meetings=[first("2012-05-28", "2012-05-30", "2012-06-27"), taf("2012-08-08"), review("2012-09-26"), sign_off("2012-12-19")],
     plans=["2012-06-27", "2012-09-26"], work=[(1, "childrens-centre-2", "2012-07-31", "2012-07-31")],
     closures=[closed("2012-12-19", "needs-met", **kept("2014-01-06"))])

case("CC-2013-011", """Overcrowding and a four-year-old's asthma. The record was held for an inquiry from 2019, yet disposed of in 2021 when
     the seven years were over, with the hold still on.""",
     opened="2013-02-04", agency="childrens-centre-1", needs_identified="2013-01-30", children=["2008-07-22 male"],
     consents=[family("2013-02-04", written=True), heard("2013-02-04")], assessments=[initial("2013-02-04", "2013-02-22")],
     meetings=[first("2013-02-22", "2013-02-25", "2013-03-14"), review("2013-06-06"), review("2013-09-05"), sign_off("2013-12-05")],
     plans=["2013-03-14"], closures=[closed("2013-12-05", "needs-met", **kept("2014-12-08"), hold_from="2019-02-04",
                                            hold_until="2022-10-20", disposed_on="2021-01-18")])

case("SC-2013-009", """A young person of fourteen missing school. Archived two months after it should have been; disposed of in 2021, in
     time. The rest of its history is gone.""",
     opened="2013-11-18", agency="school-2", needs_identified="2013-11-11", children=["1999-05-08 male"], lacks="plans actions ratings",
     consents=[child("2013-11-18"), family("2013-11-18")], assessments=[initial("2013-11-18", "2013-12-06")],
     meetings=[first("2013-12-06", "2013-12-09", "2014-01-09"), review("2014-04-03"), sign_off("2014-07-01")],
     closures=[closed("2014-07-01", "needs-met", **kept("2015-09-30"), disposed_on="2021-08-16")])

case("HS-2014-021", """A baby born early and a father new to caring. The paper file was shredded when the clinic moved in 2020, two years
     too soon.""",
     opened="2014-06-16", agency="health-service-2", needs_identified="2014-06-11", children=["2014-02-27 male"],
     lacks="plans actions ratings", consents=[family("2014-06-16"), heard("2014-06-16")],
     assessments=[initial("2014-06-16", "2014-07-04")],
     meetings=[first("2014-07-04", "2014-07-08", "2014-07-24"), review("2014-10-16"), sign_off("2015-01-15")],
     closures=[closed("2015-01-15", "needs-met", **kept("2016-01-18"), disposed_on="2020-03-03")])

case("SC-2014-040", """A girl of nine who had stopped eating at school. Boxed up for the archive four months after it closed, when the
     school changed systems.""",
     opened="2014-09-22", agency="school-3", needs_identified="2014-09-15", children=["2005-06-13 female"],
     lacks="plans actions ratings", consents=[family("2014-09-22"), child("2014-09-22")],
     assessments=[initial("2014-09-22", "2014-10-10")],
     meetings=[first("2014-10-10", "2014-10-13", "2014-11-06"), review("2015-02-05"), sign_off("2015-04-23")],
     closures=[closed("2015-04-23", "needs-met", **kept("2015-08-28"))])

case("HS-2016-011", """A child of two with eczema and a mother without family nearby. The clinic's old system was switched off half a year
     after the closure and nobody could open the record until it was archived.""",
     opened="2016-04-11", agency="health-service-2", needs_identified="2016-04-06", children=["2013-12-20 female"],
     lacks="plans actions ratings", consents=[family("2016-04-11"), heard("2016-04-11")],
     assessments=[initial("2016-04-11", "2016-04-29")],
     meetings=[first("2016-04-29", "2016-05-03", "2016-05-19"), review("2016-08-11"), review("2016-11-10"), sign_off("2017-01-19")],
     closures=[closed("2017-01-19", "needs-met", **kept("2018-01-22"), unavailable_on="2017-07-31")])

case("SC-2016-030", """A boy of eleven moving to secondary school with a hearing loss. Closed with the family in 2017 and forgotten: never
     flagged, never archived.""",
     opened="2016-06-06", agency="school-3", needs_identified="2016-05-25", children=["2005-01-09 male"], lacks="actions ratings",
     consents=[family("2016-06-06"), child("2016-06-06")], assessments=[initial("2016-06-06", "2016-06-24")],
     meetings=[first("2016-06-24", "2016-06-27", "2016-07-14"), review("2016-10-13"), review("2017-01-12"), review("2017-03-30"),
               sign_off("2017-05-25")],
     plans=["2016-07-14", "2016-10-13", "2017-01-12"], closures=[closed("2017-05-25", "needs-met")])

case("HS-2017-006", """A two-year-old not yet walking. Well kept to the end: archived in the week it should be, disposed of in the month the
     seven years were over.""",
     opened="2017-09-11", agency="health-service-1", needs_identified="2017-09-06", children=["2015-08-03 male"],
     lacks="consents assessments meetings plans actions ratings reviews",
     closures=[closed("2018-06-14", "needs-met", **kept("2019-06-17"), disposed_on="2025-07-03")])

case("CC-2018-025", """A mother of nineteen and her baby, helped to a flat and a course. Flagged for the archive in 2019, but the record still
     stands among the live ones.""",
     opened="2018-02-19", agency="childrens-centre-3", needs_identified="2018-02-12", children=["2017-10-25 female"],
     lacks="actions ratings", consents=[family("2018-02-19"), heard("2018-02-19")],
     assessments=[initial("2018-02-19", "2018-03-09")],
     meetings=[first("2018-03-09", "2018-03-12", "2018-03-29"), taf("2018-05-10"), review("2018-06-21"), taf("2018-08-02"),
               review("2018-09-20"), sign_off("2018-11-29")],
     plans=["2018-03-29", "2018-06-21", "2018-09-20"], closures=[closed("2018-11-29", "needs-met", flagged_on="2019-12-02")])

# ---------------------------------------------------------------- 2019 to 2021

case("SC-2019-008", """A boy of thirteen and his grandmother, who looks after him: attendance from 61 to 94 per cent in a year. A good case,
     but its reviews slipped once, from March to July.""",
     opened="2019-09-16", agency="school-4", needs_identified="2019-09-09", children=["2006-04-21 male"],
     consents=[child("2019-09-16", written=True), family("2019-09-16", written=True)],
     assessments=[initial("2019-09-16", "2019-10-04")],
     meetings=[first("2019-10-04", "2019-10-07", "2019-10-24"), taf("2019-12-05"), review("2020-01-16"), taf("2020-02-27"),
               review("2020-07-09"), sign_off("2020-09-24")],
     plans=["2019-10-24", "2020-01-16", "2020-07-09"],
     work=[(1, "school-4", "2019-12-20", "2019-12-18"), (1, "health-service-3", "2020-01-31", "2020-02-20"),
           (2, "family", "2020-04-30", "2020-06-25", "red")],
     closures=[closed("2020-09-24", "needs-met", **kept("2021-10-04"))])

case("HS-2020-005", """A baby's weight and a mother shielding. Completed on the Tuesday after the early May holiday would have been: in 2020
     it was Friday the 8th, so the TAF by telephone on 4 June was on the last day.""",
     opened="2020-04-20", agency="health-service-2", needs_identified="2020-04-16", children=["2019-12-29 male"],
     consents=[family("2020-04-20"), heard("2020-04-20")], assessments=[initial("2020-04-20", "2020-05-05")],
     meetings=[first("2020-05-05", "2020-05-07", "2020-06-04"), taf("2020-07-09"), review("2020-08-20"), taf("2020-10-01"),
               sign_off("2020-11-12")],
     plans=["2020-06-04", "2020-08-20", "2020-10-01"],
     work=[(1, "health-service-2", "2020-07-31", "2020-07-23"), (1, "childrens-centre-2", "2020-09-30", "2020-09-17")],
     closures=[closed("2020-11-12", "needs-met", **kept("2021-11-15"))])

case("CC-2020-009", """A family in one room, a boy of two. The first TAF was on 6 May 2020, one day late: Monday 4 May was a working day that
     year, and somebody had used last year's calendar.""",
     opened="2020-03-16", agency="childrens-centre-2", needs_identified="2020-03-11", children=["2018-01-31 male"],
     consents=[family("2020-03-16"), heard("2020-03-16")], assessments=[initial("2020-03-16", "2020-04-03")],
     meetings=[first("2020-04-03", "2020-04-06", "2020-05-06"), taf("2020-06-17"), review("2020-07-29"), taf("2020-09-16"),
               sign_off("2020-10-21")],
     plans=["2020-05-06", "2020-07-29"], work=[(1, "other-agency-1", "2020-07-15", "2020-07-10")],
     closures=[closed("2020-10-21", "needs-met", **kept("2021-10-25"))])

case("SC-2021-003", """A girl of fifteen caring for her father. She agreed, her father did too. The family moved to another county and the
     case was closed without a meeting after two attempts to arrange one.""",
     opened="2021-03-15", agency="school-5", needs_identified="2021-03-10", children=["2005-11-11 female"],
     consents=[child("2021-03-15", written=True), family("2021-03-15")], assessments=[initial("2021-03-15", "2021-03-31")],
     meetings=[first("2021-03-31", "2021-04-01", "2021-04-22"), taf("2021-05-27"), review("2021-07-08"),
               cancelled("2021-09-16", "2021-09-15", "sign-off", rearranged=False, attempts=2)],
     plans=["2021-04-22", "2021-07-08"], work=[(1, "school-5", "2021-06-30", "2021-06-24"), (2, "other-agency-2", "2021-09-30", None)],
     transfers=[{"kind": "move-out", "authority": "authority-4", "referred_on": "2021-09-20"}],
     closures=[closed("2021-09-30", "moved-away", reasons_agreed=False, **kept("2022-10-03"))])

case("CC-2021-016", """A boy of four with autism and parents who wanted one plan instead of five. Regular meetings, closed when he had a
     school place with a plan of its own.""",
     opened="2021-09-06", agency="childrens-centre-4", needs_identified="2021-08-31", children=["2017-08-15 male", "2019-02-28 male"],
     consents=[family("2021-09-06", written=True), heard("2021-09-06")], assessments=[initial("2021-09-06", "2021-09-24")],
     meetings=[first("2021-09-24", "2021-09-27", "2021-10-14"), taf("2021-11-25"), review("2022-01-06"), taf("2022-02-17"),
               review("2022-03-31"), sign_off("2022-05-12")],
     plans=["2021-10-14", "2022-01-06", "2022-03-31"],
     work=[(1, "childrens-centre-4", "2021-11-30", "2021-11-18"), (1, "health-service-3", "2022-01-31", "2022-03-10", "red"),
           (2, "school-1", "2022-04-29", "2022-04-28")],
     closures=[closed("2022-05-12", "needs-met", **kept("2023-05-15"))])

# ---------------------------------------------------------------- 2022

case("SC-2022-006", """A boy of seven, often late, and parents working nights. Completed on 30 May 2022, which the Platinum Jubilee had made an
     ordinary Monday; the TAF was on the last of the twenty working days.""",
     opened="2022-05-09", agency="school-6", needs_identified="2022-05-04", children=["2015-01-12 male"],
     consents=[family("2022-05-09", written=True), child("2022-05-09")], assessments=[initial("2022-05-09", "2022-05-30")],
     meetings=[first("2022-05-30", "2022-05-31", "2022-06-29"), taf("2022-07-20"), review("2022-09-14"), taf("2022-10-19"),
               sign_off("2022-11-30")],
     plans=["2022-06-29", "2022-09-14", "2022-10-19"],
     work=[(1, "school-6", "2022-09-30", "2022-09-08"), (1, "family", "2022-10-14", "2022-10-10")],
     closures=[closed("2022-11-30", "needs-met", **kept("2023-12-04"))])

case("CC-2022-014", """A mother from abroad alone with a boy of one, an interpreter at every meeting. TAF on the last day, over both days of the
     Platinum Jubilee.""",
     opened="2022-05-12", agency="childrens-centre-1", needs_identified="2022-05-06", children=["2021-02-18 male"],
     consents=[family("2022-05-12", written=True), heard("2022-05-12")], assessments=[initial("2022-05-12", "2022-05-31")],
     meetings=[first("2022-05-31", "2022-06-06", "2022-06-30"), taf("2022-08-04"), review("2022-09-22"), taf("2022-11-03"),
               sign_off("2022-12-15")],
     plans=["2022-06-30", "2022-09-22", "2022-11-03"],
     work=[(1, "childrens-centre-1", "2022-08-31", "2022-07-28"), (1, "other-agency-1", "2022-10-31", "2022-11-24")],
     closures=[closed("2022-12-15", "needs-met", **kept("2023-12-18"))])

case("HS-2022-010", """A girl of five with epilepsy starting school. The day of the state funeral, 19 September, lies in the twenty: the TAF
     on 3 October was on the last day.""",
     opened="2022-08-15", agency="health-service-1", needs_identified="2022-08-10", children=["2017-06-30 female"],
     consents=[family("2022-08-15"), heard("2022-08-15")], assessments=[initial("2022-08-15", "2022-09-02")],
     meetings=[first("2022-09-02", "2022-09-05", "2022-10-03"), taf("2022-11-14"), review("2022-12-19"), taf("2023-01-30"),
               sign_off("2023-03-13")],
     plans=["2022-10-03", "2022-12-19", "2023-01-30"], work=[(1, "school-2", "2022-10-31", "2022-10-21")],
     closures=[closed("2023-03-13", "needs-met", **kept("2024-03-18"))])

case("SC-2022-019", """A boy of twelve fallen out with everybody in his class. Agreed to it himself, his mother as well. Completed on
     8 September 2022; the TAF was on the twentieth working day, beyond the state funeral. Closed when his mother stopped answering, and nobody wrote down what risk was left.""",
     opened="2022-09-02", agency="school-5", needs_identified="2022-07-18", children=["2010-03-03 male"],
     consents=[child("2022-09-02", written=True), family("2022-09-02")], assessments=[initial("2022-09-02", "2022-09-08")],
     meetings=[first("2022-09-08", "2022-09-12", "2022-10-07"), taf("2022-11-18"), review("2023-01-06"),
               cancelled("2023-02-17", "2023-02-17", "sign-off", rearranged=False, attempts=4)],
     plans=["2022-10-07", "2023-01-06"], work=[(1, "school-5", "2022-12-16", "2022-12-09"), (2, "family", "2023-02-10", None, "red")],
     closures=[closed("2023-03-31", "disengaged", reasons_agreed=False, risk_viewed=False, **kept("2024-04-08"))])

case("CC-2022-021", """A girl of three whose mother has fits. Given one service only, a family worker, who saw it through.""",
     opened="2022-09-26", agency="childrens-centre-3", needs_identified="2022-09-20", children=["2019-04-17 female"], services="one",
     consents=[family("2022-09-26"), heard("2022-09-26")], assessments=[initial("2022-09-26", "2022-10-14")], plans=["2022-10-14"],
     work=[(1, "childrens-centre-3", "2022-12-16", "2022-12-15")], ratings=[(1, "2022-12-15", "green")],
     closures=[closed("2022-12-16", "single-service", **kept("2023-12-18"))])

case("HS-2022-016", """A father asked the health visitor for help and, when he read the form, said no before anything had begun.""",
     opened="2022-10-10", agency="health-service-3", needs_identified="2022-10-07", children=["2020-05-26 male"],
     consents=[family("2022-10-10", "refused"), heard("2022-10-10")],
     closures=[closed("2022-10-14", "other", reasons_agreed=True, **kept("2023-10-16"))])

# ---------------------------------------------------------------- 2023

case("HS-2023-002", """A girl of nine, school refusal after a bereavement; the school nurse began it. Holiday weekends for the coronation and in spring both lie in the
     twenty working days, and the TAF was on the last of them.""",
     opened="2023-04-17", agency="health-service-4", needs_identified="2023-03-29", children=["2013-08-24 female"],
     consents=[family("2023-04-17", written=True), child("2023-04-17")], assessments=[initial("2023-04-17", "2023-05-03")],
     meetings=[first("2023-05-03", "2023-05-04", "2023-06-02"), taf("2023-07-06"), review("2023-08-31"), taf("2023-10-12"),
               sign_off("2023-11-23")],
     plans=["2023-06-02", "2023-08-31", "2023-10-12"],
     work=[(1, "school-1", "2023-07-21", "2023-07-05"), (1, "health-service-4", "2023-09-29", "2023-10-05")],
     closures=[closed("2023-11-23", "needs-met", **kept("2024-11-25"))])

case("CC-2023-005", """A boy of two with burns from a kettle, a worried mother, home safety. Completed on 21 April: three May holidays were
     announced for that year, two of them inside the twenty days. On the last day again.""",
     opened="2023-04-03", agency="childrens-centre-2", needs_identified="2023-03-30", children=["2021-01-05 male"],
     consents=[family("2023-04-03"), heard("2023-04-03")], assessments=[initial("2023-04-03", "2023-04-21")],
     meetings=[first("2023-04-21", "2023-04-24", "2023-05-23"), taf("2023-07-04"), review("2023-08-22"), sign_off("2023-10-10")],
     plans=["2023-05-23", "2023-08-22"],
     work=[(1, "childrens-centre-2", "2023-06-30", "2023-06-15"), (1, "health-service-2", "2023-07-31", "2023-08-03")],
     closures=[closed("2023-10-10", "needs-met", **kept("2024-10-21"))])

case("HS-2023-007", """Two teenagers' younger sister, eleven at the start, twelve in the course of it: she and her mother agreed. Stepped up to
     social care after a disclosure; the handover was made at a meeting.""",
     opened="2023-06-05", agency="health-service-4", needs_identified="2023-06-01",
     children=["2011-09-28 female", "2008-02-14 male", "2009-07-07 male"],
     consents=[family("2023-06-05", written=True), child("2023-06-05")], assessments=[initial("2023-06-05", "2023-06-23")],
     meetings=[first("2023-06-23", "2023-06-26", "2023-07-13"), taf("2023-08-24"), review("2023-09-28")],
     plans=["2023-07-13", "2023-09-28"], work=[(1, "health-service-4", "2023-08-31", "2023-08-17")],
     transfers=[step_up("2023-10-09", assumed_on="2023-10-19", handed_over_on="2023-10-19")],
     closures=[closed("2023-10-19", "stepped-up", **kept("2024-10-21"))])

case("SC-2023-013", """A boy of fourteen, first cautions. Stepped up to youth justice; whether a meeting passed him on is not recorded.""",
     opened="2023-09-18", agency="school-4", needs_identified="2023-09-14", children=["2009-06-19 male"],
     consents=[child("2023-09-18"), family("2023-09-18")], assessments=[initial("2023-09-18", "2023-10-06")],
     meetings=[first("2023-10-06", "2023-10-10", "2023-10-19"), taf("2023-12-07"), review("2024-01-18")],
     plans=["2023-10-19", "2024-01-18"], work=[(1, "school-4", "2023-12-15", None, "red"), (2, "other-agency-3", "2024-02-29", None)],
     transfers=[step_up("2024-02-05", body="youth-justice", assumed_on="2024-02-22")],
     closures=[closed("2024-02-22", "stepped-up", reasons_agreed=True, **kept("2025-02-24"))])

case("CC-2023-017", """A girl of four and her foster carers after an adoption fell through. The first TAF waited for a psychologist who could
     not come before December.""",
     opened="2023-10-02", agency="childrens-centre-4", needs_identified="2023-09-26", children=["2019-07-01 female"],
     consents=[family("2023-10-02", written=True), heard("2023-10-02")], assessments=[initial("2023-10-02", "2023-10-20")],
     meetings=[cancelled("2023-11-15", "2023-11-10", "first", rearranged=True, attempts=1), first("2023-11-10", "2023-11-13", "2023-12-06"),
               taf("2024-01-24"), review("2024-03-06"), taf("2024-04-24"), review("2024-06-05"), sign_off("2024-07-17")],
     plans=["2023-12-06", "2024-03-06", "2024-06-05"],
     work=[(1, "health-service-4", "2024-02-29", "2024-03-20"), (2, "childrens-centre-4", "2024-05-31", "2024-05-22")],
     closures=[closed("2024-07-17", "needs-met", **kept("2025-07-21"))])

case("HS-2023-018", """Two children and a mother who left a violent partner. She withdrew in February, when he found out; the school nurse called
     one more TAF without her and a plan was written there. Then it was closed, with a view of the risk.""",
     opened="2023-10-16", agency="health-service-3", needs_identified="2023-10-12", children=["2016-02-09 male", "2018-12-01 female"],
     consents=[family("2023-10-16", written=True), child("2023-10-16"), family("2024-02-08", "withdrawn", stage="delivery")],
     assessments=[initial("2023-10-16", "2023-11-03")],
     meetings=[first("2023-11-03", "2023-11-06", "2023-11-23"), taf("2024-01-04"), review("2024-02-01"),
               taf("2024-02-29", family_attended=False), sign_off("2024-03-14", family_attended=False)],
     plans=["2023-11-23", "2024-02-01", "2024-02-29"],
     work=[(1, "health-service-3", "2024-01-31", "2024-01-25"), (3, "school-2", "2024-03-28", None, "red")],
     closures=[closed("2024-03-14", "consent-withdrawn", risk_viewed=True, **kept("2025-03-17"))])

case("SC-2023-020", """A boy of eight, fights. His mother said no in writing; a new teacher began the assessment a fortnight later all the same. She
     came round in December, and the first TAF was on the last day, over Christmas and the new year.""",
     opened="2023-11-06", agency="school-2", needs_identified="2023-10-19", children=["2015-04-09 male"],
     consents=[family("2023-11-06", "refused", written=True), family("2023-12-11", written=True), child("2023-12-11")],
     assessments=[initial("2023-11-20", "2023-12-08")],
     meetings=[first("2023-12-11", "2023-12-12", "2024-01-10"), taf("2024-02-21"), review("2024-03-27"), taf("2024-05-08"),
               sign_off("2024-06-19")],
     plans=["2024-01-10", "2024-03-27", "2024-05-08"], work=[(1, "school-2", "2024-03-01", "2024-02-15")],
     closures=[closed("2024-06-19", "needs-met", **kept("2025-06-23"))])

# ---------------------------------------------------------------- 2024

case("SC-2024-001", """A girl of eight, hungry at school; a debt adviser, a food bank and a breakfast club. By the book.""",
     opened="2024-01-08", agency="school-6", needs_identified="2024-01-04", children=["2015-10-30 female"],
     consents=[family("2024-01-08", written=True), child("2024-01-08", written=True)],
     assessments=[initial("2024-01-08", "2024-01-26")],
     meetings=[first("2024-01-26", "2024-01-29", "2024-02-22"), taf("2024-03-21"), review("2024-05-02"), taf("2024-06-13"),
               sign_off("2024-07-18")],
     plans=["2024-02-22", "2024-05-02", "2024-06-13"],
     work=[(1, "school-6", "2024-03-01", "2024-02-26"), (1, "other-agency-1", "2024-04-30", "2024-04-18"),
           (2, "family", "2024-06-28", "2024-06-28")],
     closures=[closed("2024-07-18", "needs-met", **kept("2025-07-21"))])

case("CC-2024-003", """A boy of three, glue ear and tempers. Middling: one meeting was called off and made good three weeks later, nine weeks
     after the one before.""",
     opened="2024-01-15", agency="childrens-centre-1", needs_identified="2024-01-10", children=["2020-12-11 male"],
     consents=[family("2024-01-15"), heard("2024-01-15")], assessments=[initial("2024-01-15", "2024-02-02")],
     meetings=[first("2024-02-02", "2024-02-05", "2024-02-28"), cancelled("2024-04-10", "2024-04-09", rearranged=True, attempts=1),
               review("2024-05-01"), taf("2024-06-12"), sign_off("2024-07-24")],
     plans=["2024-02-28", "2024-05-01", "2024-06-12"],
     work=[(1, "health-service-1", "2024-04-30", "2024-04-25"), (1, "childrens-centre-1", "2024-05-31", "2024-05-30")],
     closures=[closed("2024-07-24", "needs-met", **kept("2025-07-28"))])

case("SC-2024-005", """An elder sister, thirteen, of a family of three children with a case each; meetings are shared. Their mother is ill with
     a long illness. The girl agreed for herself.""",
     family="family-51", children=["2010-12-19 female", "2014-04-04 male", "2021-03-23 female"], about=1,
     opened="2024-02-26", agency="school-5", needs_identified="2024-02-22",
     consents=[child("2024-02-26", written=True), family("2024-02-26", written=True)],
     assessments=[initial("2024-02-26", "2024-03-15")],
     meetings=[first("2024-03-15", "2024-03-18", "2024-03-28", id="family-51-taf-1"), taf("2024-05-23", id="family-51-taf-2"),
               review("2024-06-27", id="family-51-taf-3"), taf("2024-07-18", id="family-51-taf-4"),
               review("2024-09-12", id="family-51-taf-5"), taf("2024-10-10", id="family-51-taf-6"),
               sign_off("2024-11-14", id="family-51-taf-7")],
     plans=["2024-03-28", "2024-06-27", "2024-09-12"],
     work=[(1, "school-5", "2024-05-31", "2024-05-20"), (2, "other-agency-2", "2024-09-30", "2024-09-24")],
     closures=[closed("2024-11-14", "needs-met", **kept("2025-11-17"))])

case("SC-2024-006", """Her brother, nine: the same meetings, a case and needs of his own. The school asked his mother and forgot to ask him.""",
     family="family-51", children=["2010-12-19 female", "2014-04-04 male", "2021-03-23 female"], about=2,
     opened="2024-02-26", agency="school-5", needs_identified="2024-02-22", consents=[family("2024-02-26", written=True)],
     assessments=[initial("2024-02-26", "2024-03-15")],
     meetings=[first("2024-03-15", "2024-03-18", "2024-03-28", id="family-51-taf-1"), taf("2024-05-23", id="family-51-taf-2"),
               review("2024-06-27", id="family-51-taf-3"), taf("2024-07-18", id="family-51-taf-4"),
               review("2024-09-12", id="family-51-taf-5"), taf("2024-10-10", id="family-51-taf-6"),
               sign_off("2024-11-14", id="family-51-taf-7")],
     plans=["2024-03-28", "2024-06-27", "2024-09-12"], work=[(1, "school-5", "2024-06-28", "2024-07-01")],
     closures=[closed("2024-11-14", "needs-met", **kept("2025-11-17"))])

case("HS-2024-008", """Their little sister, three. Her meetings ended in June, when all she needed was the nursery; the family was there.""",
     family="family-51", children=["2010-12-19 female", "2014-04-04 male", "2021-03-23 female"], about=3,
     opened="2024-03-04", agency="health-service-4", needs_identified="2024-02-22",
     consents=[family("2024-03-04", written=True), heard("2024-03-04")], assessments=[initial("2024-03-04", "2024-03-20")],
     meetings=[first("2024-03-20", "2024-03-21", "2024-03-28", id="family-51-taf-1"), taf("2024-05-23", id="family-51-taf-2"),
               sign_off("2024-06-27", id="family-51-taf-3")],
     plans=["2024-03-28", "2024-05-23"], work=[(1, "health-service-4", "2024-05-31", "2024-05-16")],
     closures=[closed("2024-06-27", "needs-met", **kept("2025-06-30"))])

case("CC-2024-010", """A mother of three under five. Reopened eleven months after a good end, when her partner left: a fresh assessment, and the
     meetings began again. Still open.""",
     opened="2024-03-18", agency="childrens-centre-2", needs_identified="2024-03-13", children=["2021-10-08 male", "2020-02-02 female", "2023-09-14 female"],
     consents=[family("2024-03-18", written=True), heard("2024-03-18"), family("2025-10-06", written=True), heard("2025-10-06")],
     assessments=[initial("2024-03-18", "2024-04-05"), initial("2025-10-06", "2025-10-24")],
     meetings=[first("2024-04-05", "2024-04-08", "2024-04-25"), taf("2024-06-06"), review("2024-07-18"), taf("2024-08-22"),
               sign_off("2024-10-03"), first("2025-10-24", "2025-10-27", "2025-11-20"), taf("2026-01-08"), review("2026-02-12"),
               taf("2026-03-26"), review("2026-05-07"), taf("2026-06-18")],
     plans=["2024-04-25", "2024-07-18", "2024-08-22", "2025-11-20", "2026-02-12", "2026-05-07", "2026-06-18"],
     work=[(4, "childrens-centre-2", "2026-01-30", "2026-01-22"), (5, "other-agency-2", "2026-05-29", None)],
     closures=[closed("2024-10-03", "needs-met", reopened="2025-09-29")])

case("HS-2024-014", """A girl of two, hip operation, a long way to the hospital. The family stopped coming; the health visitor saw the child, wrote
     down that she was safe and well, and called the team together to agree it.""",
     opened="2024-05-13", agency="health-service-2", needs_identified="2024-05-08", children=["2022-01-27 female"],
     consents=[family("2024-05-13"), heard("2024-05-13")], assessments=[initial("2024-05-13", "2024-05-31")],
     meetings=[first("2024-05-31", "2024-06-03", "2024-06-20"), taf("2024-08-01"),
               cancelled("2024-09-12", "2024-09-12", "review", rearranged=False, attempts=3), sign_off("2024-10-10", family_attended=False)],
     plans=["2024-06-20", "2024-08-01"], work=[(1, "health-service-2", "2024-08-30", "2024-08-15")],
     closures=[closed("2024-10-10", "disengaged", risk_viewed=True, **kept("2025-10-13"))])

case("SC-2024-016", """A boy of sixteen, exam nerves and a part-time job he hid. Aged out of the service at eighteen with nothing left to do.""",
     opened="2024-09-16", agency="school-3", needs_identified="2024-09-11", children=["2008-01-22 male"], partial="consents",
     consents=[child("2024-09-16", written=True)], assessments=[initial("2024-09-16", "2024-10-04")],
     meetings=[first("2024-10-04", "2024-10-07", "2024-10-24"), taf("2024-12-05"), review("2025-01-16"), taf("2025-02-27"),
               review("2025-04-03"), taf("2025-05-22"), review("2025-07-03"), taf("2025-09-11"), review("2025-10-02"),
               taf("2025-11-13"), review("2025-12-18"), sign_off("2026-01-22")],
     plans=["2024-10-24", "2025-01-16", "2025-04-03", "2025-07-03", "2025-10-02", "2025-12-18"],
     work=[(1, "school-3", "2024-12-20", "2024-12-17"), (3, "other-agency-3", "2025-06-30", "2025-06-12")],
     closures=[closed("2026-01-22", "aged-out")])

case("CC-2024-020", """A boy of one stepped down from a child-in-need plan. The last statutory meeting was the first TAF, and his lead
     professional of before came back.""",
     opened="2024-10-17", agency="childrens-centre-3", needs_identified="2024-10-03", children=["2023-05-15 male"],
     origin="stepped-down", services_on="2024-10-17", consents=[family("2024-10-17", written=True), heard("2024-10-17")],
     assessments=[statutory("2024-05-07", "2024-06-18")],
     meetings=[final_statutory("2024-10-17"), taf("2024-11-28"), review("2025-01-16"), taf("2025-02-27"), review("2025-04-10"),
               sign_off("2025-05-22")],
     plans=["2024-10-17", "2025-01-16", "2025-04-10"],
     work=[(1, "childrens-centre-3", "2024-12-20", "2024-12-12"), (2, "family", "2025-03-31", "2025-03-27")],
     transfers=[step_down("2024-10-17")], closures=[closed("2025-05-22", "needs-met", **kept("2026-05-26"))])

# ---------------------------------------------------------------- 2025

case("SC-2025-002", """A boy of six and his mother in supported housing. Closed in June 2025 after a good end; the record is waiting to be flagged
     and archived, with ten days left to do it.""",
     opened="2025-01-06", agency="school-2", needs_identified="2024-12-18", children=["2018-07-12 male"],
     consents=[family("2025-01-06", written=True), child("2025-01-06")], assessments=[initial("2025-01-06", "2025-01-24")],
     meetings=[first("2025-01-24", "2025-01-27", "2025-02-13"), taf("2025-03-27"), review("2025-05-08"), sign_off("2025-06-10")],
     plans=["2025-02-13", "2025-05-08"],
     work=[(1, "school-2", "2025-04-04", "2025-04-01"), (1, "other-agency-1", "2025-05-30", "2025-06-05")],
     closures=[closed("2025-06-10", "needs-met")])

case("HS-2025-003", """A girl of three with a rare condition and eight clinics. The reason for closing was never agreed at the sign-off; two
     agencies wanted to go on.""",
     opened="2025-01-13", agency="health-service-1", needs_identified="2025-01-07", children=["2021-09-21 female"],
     consents=[family("2025-01-13", written=True), heard("2025-01-13")], assessments=[initial("2025-01-13", "2025-01-31")],
     meetings=[first("2025-01-31", "2025-02-03", "2025-02-20"), taf("2025-04-03"), review("2025-05-15"), taf("2025-06-26"),
               sign_off("2025-08-07")],
     plans=["2025-02-20", "2025-05-15", "2025-06-26"],
     work=[(1, "health-service-1", "2025-04-30", "2025-05-08"), (2, "health-service-4", "2025-07-31", None, "red")],
     closures=[closed("2025-08-14", "needs-met", reasons_agreed=False)])

case("CC-2025-004", """A boy of four from a travelling family, whose plot was cleared: meetings when they were near. The case came over from another
     authority with its first TAF and last review.""",
     opened="2025-02-10", agency="childrens-centre-4", needs_identified="2024-08-29", children=["2020-11-20 male"],
     origin="moved-in", carried_completed="2024-09-20", carried_first_taf="2024-10-10", carried_review="2025-01-09",
     services_on="2024-09-20", consents=[family("2025-02-10", written=True), heard("2025-02-10")],
     assessments=[update("2025-02-10", "2025-02-24")],
     meetings=[taf("2025-02-27"), review("2025-04-03"), taf("2025-05-22"), review("2025-07-03"), sign_off("2025-09-04")],
     plans=["2025-02-27", "2025-04-03", "2025-07-03"], work=[(1, "childrens-centre-4", "2025-03-31", "2025-03-24")],
     transfers=[{"kind": "move-in", "authority": "authority-3", "referred_on": "2025-02-03"}],
     closures=[closed("2025-09-04", "needs-met")])

case("SC-2025-005", """A girl of ten, panic attacks. Six months on a waiting list while the meetings went on. The closure carries the wrong
     year, so that it lies before the opening.""",
     opened="2025-03-03", agency="school-6", needs_identified="2025-02-26", children=["2014-09-09 female"],
     consents=[family("2025-03-03", written=True), child("2025-03-03", written=True)],
     assessments=[initial("2025-03-03", "2025-03-21")],
     meetings=[first("2025-03-21", "2025-03-24", "2025-04-03"), taf("2025-05-22"), review("2025-07-03"), taf("2025-09-04"),
               review("2025-10-02"), taf("2025-11-13"), review("2025-12-18"), sign_off("2026-02-05")],
     plans=["2025-04-03", "2025-07-03", "2025-10-02", "2025-12-18"],
     work=[(1, "health-service-4", "2025-06-30", "2025-12-10", "red"), (1, "school-6", "2025-05-30", "2025-05-15")],
     closures=[closed("2025-02-05", "needs-met")])

case("HS-2025-006", """A baby of six weeks in a refuge. Closed when mother and child moved to a town of their own; nobody told the team whether
     the last meeting had agreed the reasons.""",
     opened="2025-04-07", agency="health-service-3", needs_identified="2025-04-03", children=["2025-02-20 female"],
     consents=[family("2025-04-07"), heard("2025-04-07")], assessments=[initial("2025-04-07", "2025-04-25")],
     meetings=[first("2025-04-25", "2025-04-28", "2025-05-15"), taf("2025-06-19"), review("2025-07-31"), sign_off("2025-09-11")],
     plans=["2025-05-15", "2025-07-31"], work=[(1, "health-service-3", "2025-06-30", "2025-06-10")],
     closures=[closed("2025-09-18", "moved-away", reasons_agreed=None)])

case("CC-2025-008", """A girl of two, weight and a mother's drinking. The mother stopped coming in the autumn. No record says whether anyone looked
     at the risk that was left.""",
     opened="2025-04-28", agency="childrens-centre-1", needs_identified="2025-04-23", children=["2023-03-07 female"],
     consents=[family("2025-04-28"), heard("2025-04-28")], assessments=[initial("2025-04-28", "2025-05-16")],
     meetings=[first("2025-05-16", "2025-05-19", "2025-06-05"), taf("2025-07-17"), review("2025-09-04"),
               sign_off("2025-10-23", family_attended=False)],
     plans=["2025-06-05", "2025-09-04"], work=[(1, "other-agency-3", "2025-08-29", None, "red")],
     closures=[closed("2025-10-23", "disengaged")])

case("SC-2025-011", """A boy of eleven when the assessment began, twelve in July; he was never asked, his father was. The school's system did
     not bring its reviews along.""",
     opened="2025-06-02", agency="school-4", needs_identified="2025-05-21", children=["2013-07-08 male"], lacks="reviews",
     consents=[family("2025-06-02", written=True)], assessments=[initial("2025-06-02", "2025-06-20")],
     meetings=[first("2025-06-20", "2025-06-23", "2025-07-10"), taf("2025-09-04"), taf("2025-10-16"), taf("2025-11-27"),
               taf("2026-01-15"), taf("2026-02-26"), taf("2026-04-16"), taf("2026-05-21")],
     plans=["2025-07-10", "2025-10-16", "2026-01-15", "2026-04-16", "2026-05-21"],
     work=[(1, "school-4", "2025-09-30", "2025-09-26"), (3, "other-agency-2", "2026-03-31", "2026-03-19")], closures=[])

case("HS-2025-012", """A boy of thirteen who cannot decide for himself after an injury: the record says so. His parents agreed; a person has to
     judge whether that will do.""",
     opened="2025-06-09", agency="health-service-4", needs_identified="2025-06-04", children=["2012-02-03 male"],
     consents=[family("2025-06-09", written=True), child("2025-06-09", "not-obtainable", why_not="not-able", view_sought=True)],
     assessments=[initial("2025-06-09", "2025-06-27")],
     meetings=[first("2025-06-27", "2025-06-30", "2025-07-17"), taf("2025-08-28"), review("2025-10-09"), taf("2025-11-20"),
               review("2026-01-08"), taf("2026-02-12"), review("2026-03-26"), taf("2026-05-07"), review("2026-06-18")],
     plans=["2025-07-17", "2025-10-09", "2026-01-08", "2026-03-26", "2026-06-18"],
     work=[(1, "health-service-4", "2025-09-30", "2025-09-18"), (3, "other-agency-1", "2026-03-31", "2026-04-22")], closures=[])

case("CC-2025-015", """A baby expected for October, whose parents asked for help in good time. She came in September; the meetings ran on.""",
     opened="2025-06-16", agency="childrens-centre-2", needs_identified="2025-06-11", children=["expected 2025-10-05 2025-09-29 female"],
     consents=[family("2025-06-16", written=True)], assessments=[initial("2025-06-16", "2025-07-04"), update("2025-11-03", "2025-11-14")],
     meetings=[first("2025-07-04", "2025-07-07", "2025-07-24"), taf("2025-09-04"), review("2025-10-16"), taf("2025-11-27"),
               review("2026-01-08"), taf("2026-02-19"), sign_off("2026-03-26")],
     plans=["2025-07-24", "2025-10-16", "2026-01-08", "2026-02-19"],
     work=[(1, "health-service-2", "2025-09-30", "2025-09-09"), (2, "childrens-centre-2", "2025-12-19", "2025-12-11")],
     closures=[closed("2026-03-26", "needs-met")])

case("SC-2025-018", """A girl of fifteen, self-harm. She said yes, then no in October, and yes again two weeks later when the worker changed; the
     TAF waited for her.""",
     opened="2025-07-07", agency="school-5", needs_identified="2025-07-02", children=["2010-04-16 female"],
     consents=[child("2025-07-07", written=True), family("2025-07-07"), child("2025-10-09", "withdrawn", stage="delivery"),
               child("2025-10-23", written=True, stage="delivery")],
     assessments=[initial("2025-07-07", "2025-07-11")],
     meetings=[first("2025-07-11", "2025-07-11", "2025-07-17"), taf("2025-09-04"), review("2025-10-02"),
               cancelled("2025-10-16", "2025-10-10", rearranged=True), taf("2025-11-06"), review("2025-12-18"), taf("2026-01-29"),
               review("2026-03-12"), taf("2026-04-23"), review("2026-06-04")],
     plans=["2025-07-17", "2025-10-02", "2025-11-06", "2025-12-18", "2026-03-12", "2026-06-04"],
     work=[(1, "health-service-4", "2025-09-30", "2025-09-25"), (3, "school-5", "2026-01-30", "2026-01-26")], closures=[])

case("HS-2025-019", """A boy of five, bed-wetting, new baby at home. The family was told of the first TAF on the morning it was held.""",
     opened="2025-08-18", agency="health-service-1", needs_identified="2025-08-13", children=["2020-06-23 male", "2025-07-01 female"],
     consents=[family("2025-08-18"), child("2025-08-18")], assessments=[initial("2025-08-18", "2025-09-05")],
     meetings=[first("2025-09-18", "2025-09-25", "2025-09-25"), taf("2025-11-06"), review("2025-12-18"), taf("2026-01-29"),
               review("2026-03-12"), sign_off("2026-04-23")],
     plans=["2025-09-25", "2025-12-18", "2026-03-12"],
     work=[(1, "health-service-1", "2025-11-28", "2025-11-20"), (2, "school-1", "2026-02-27", "2026-03-04")],
     closures=[closed("2026-04-23", "needs-met")])

case("SC-2025-021", """A girl of seven, new to English. The centre's records of consent are not complete and her first TAF carries no note of when
     the family was told.""",
     opened="2025-09-08", agency="school-1", needs_identified="2025-09-04", children=["2018-03-14 female"], partial="consents",
     consents=[family("2025-09-08")], assessments=[initial("2025-09-08", "2025-09-26")],
     meetings=[first("2025-09-26", None, "2025-10-16"), taf("2025-11-27"), review("2026-01-15"), taf("2026-02-26"), review("2026-04-14"),
               taf("2026-05-21")],
     plans=["2025-10-16", "2026-01-15", "2026-04-14"], work=[(1, "school-1", "2025-12-19", "2025-12-12"), (2, "family", "2026-03-31", None)],
     closures=[])

case("CC-2025-024", """A boy of two with an uncle in the house nobody knew of. Stepped up in January, given back in March without further action; the
     plan was reviewed three weeks later.""",
     opened="2025-09-22", agency="childrens-centre-3", needs_identified="2025-09-17", children=["2023-07-19 male"],
     consents=[family("2025-09-22", written=True), heard("2025-09-22")], assessments=[initial("2025-09-22", "2025-10-10")],
     meetings=[first("2025-10-10", "2025-10-13", "2025-11-06"), taf("2025-12-11"), review("2026-01-15"), taf("2026-03-19"),
               review("2026-04-09"), taf("2026-05-21")],
     plans=["2025-11-06", "2026-01-15", "2026-04-09"], work=[(1, "childrens-centre-3", "2026-01-30", "2026-01-14")],
     transfers=[step_up("2026-01-21", assumed_on="2026-01-28", returned_on="2026-03-16")], closures=[])

case("SC-2025-026", """A boy of eight, temper and a father in prison. The TAF was put off three times for staff who were ill, and nobody has met since
     January; five calls to the school have brought nothing.""",
     opened="2025-09-29", agency="school-3", needs_identified="2025-09-22", children=["2017-02-06 male"],
     consents=[family("2025-09-29"), child("2025-09-29")], assessments=[initial("2025-09-29", "2025-10-17")],
     meetings=[first("2025-10-17", "2025-10-20", "2025-11-13"), review("2026-01-15"),
               cancelled("2026-03-05", "2026-03-04", rearranged=False, attempts=2),
               cancelled("2026-04-23", "2026-04-23", rearranged=False, attempts=5)],
     plans=["2025-11-13", "2026-01-15"], work=[(1, "school-3", "2025-12-19", None, "red"), (2, "family", "2026-02-27", None, "red")],
     closures=[])

case("HS-2025-028", """Stepped down from a child protection plan in October. Meetings every six weeks; the next review is due in July.""",
     opened="2025-10-09", agency="health-service-2", needs_identified="2025-09-25", children=["2024-04-12 female"],
     origin="stepped-down", services_on="2025-10-09", consents=[family("2025-10-09", written=True), heard("2025-10-09")],
     assessments=[statutory("2024-12-02", "2025-01-17")],
     meetings=[final_statutory("2025-10-09"), taf("2025-11-20"), review("2026-01-08"), taf("2026-02-19"), review("2026-04-02"),
               taf("2026-05-14"), planned("2026-07-02", "review")],
     plans=["2025-10-09", "2026-01-08", "2026-04-02"], work=[(1, "health-service-2", "2025-12-19", "2025-12-16")],
     transfers=[step_down("2025-10-09")], closures=[])

case("CC-2025-031", """A girl of three slow to speak. Meetings every six weeks to the day, plans after each review, everybody there.""",
     opened="2025-11-03", agency="childrens-centre-4", needs_identified="2025-10-29", children=["2022-08-14 female"],
     consents=[family("2025-11-03", written=True), heard("2025-11-03")], assessments=[initial("2025-11-03", "2025-11-21")],
     meetings=[first("2025-11-21", "2025-11-24", "2025-12-11"), taf("2026-01-22"), review("2026-03-05"), taf("2026-04-16"),
               review("2026-05-28")],
     plans=["2025-12-11", "2026-03-05", "2026-05-28"],
     work=[(1, "childrens-centre-4", "2026-01-30", "2026-01-20"), (1, "health-service-3", "2026-03-31", "2026-04-14"),
           (2, "family", "2026-05-29", "2026-05-22")], closures=[])

case("SC-2025-033", """A young carer of seventeen who lives with a friend's family. No date of birth came with the record, so nobody can tell
     whose agreement was needed.""",
     opened="2025-11-10", agency="school-4", needs_identified="2025-11-05", children=["female"], consents=[child("2025-11-10", written=True)],
     assessments=[initial("2025-11-10", "2025-11-28")],
     meetings=[first("2025-11-28", "2025-12-01", "2025-12-18"), taf("2026-01-29"), review("2026-03-12"), taf("2026-04-23"),
               review("2026-06-04")],
     plans=["2025-12-18", "2026-03-12", "2026-06-04"], work=[(1, "school-4", "2026-02-27", "2026-02-20")], closures=[])

# ---------------------------------------------------------------- 2026

case("HS-2026-002", """A baby boy and his mother's low mood after the birth. The father came to each meeting.""",
     opened="2026-01-19", agency="health-service-3", needs_identified="2026-01-15", children=["2025-10-02 male"],
     consents=[family("2026-01-19", written=True), heard("2026-01-19")], assessments=[initial("2026-01-19", "2026-02-06")],
     meetings=[first("2026-02-06", "2026-02-09", "2026-03-05"), taf("2026-04-02"), review("2026-05-14")],
     plans=["2026-03-05", "2026-05-14"], work=[(1, "health-service-3", "2026-04-30", "2026-04-22"), (2, "other-agency-2", "2026-07-10", None)],
     closures=[])

case("SC-2026-004", """A boy of twelve, attendance; his own signature is on the form, his mother's under it.""",
     opened="2026-01-12", agency="school-2", needs_identified="2026-01-07", children=["2013-02-20 male"],
     consents=[child("2026-01-12", written=True), family("2026-01-12", written=True)],
     assessments=[initial("2026-01-12", "2026-01-30")],
     meetings=[first("2026-01-30", "2026-02-02", "2026-02-12"), taf("2026-03-19"), review("2026-04-30"), taf("2026-06-11")],
     plans=["2026-02-12", "2026-04-30", "2026-06-11"],
     work=[(1, "school-2", "2026-03-27", "2026-03-20"), (2, "family", "2026-06-30", None)], closures=[])

case("CC-2026-006", """A girl of one and parents with learning difficulties. A capable team, but the plan of March was not renewed after the TAF
     of 16 April.""",
     opened="2026-01-26", agency="childrens-centre-1", needs_identified="2026-01-21", children=["2024-11-30 female"],
     consents=[family("2026-01-26", written=True), heard("2026-01-26")], assessments=[initial("2026-01-26", "2026-02-13")],
     meetings=[first("2026-02-13", "2026-02-16", "2026-03-12"), taf("2026-04-16")],
     plans=["2026-03-12"], work=[(1, "childrens-centre-1", "2026-04-30", None), (1, "health-service-1", "2026-05-29", None, "red")],
     closures=[])

case("SC-2026-007", """A boy of fourteen, gaming through the night. His form teacher asked his mother and left him out.""",
     opened="2026-02-02", agency="school-5", needs_identified="2026-01-28", children=["2011-11-03 male"],
     consents=[family("2026-02-02", written=True), child("2026-03-05", written=True)],
     assessments=[initial("2026-02-02", "2026-02-13")],
     meetings=[first("2026-02-13", "2026-02-23", "2026-03-12"), taf("2026-04-23"), review("2026-06-04")],
     plans=["2026-03-12", "2026-06-04"], work=[(1, "school-5", "2026-04-30", "2026-05-12"), (2, "family", "2026-07-17", None)], closures=[])

case("HS-2026-008", """A baby expected in August; the midwife began it and both parents agreed.""",
     opened="2026-03-02", agency="health-service-2", needs_identified="2026-02-25", children=["expected 2026-08-19"],
     consents=[family("2026-03-02", written=True)], assessments=[initial("2026-03-02", "2026-03-20")],
     meetings=[first("2026-03-20", "2026-03-23", "2026-04-16"), taf("2026-05-28")],
     plans=["2026-04-16", "2026-05-28"], work=[(1, "health-service-2", "2026-06-30", "2026-06-11")], closures=[])

case("CC-2026-009", """A baby expected in March, of whom nothing more was heard: no birth is on record and nobody has asked.""",
     opened="2025-12-01", agency="childrens-centre-3", needs_identified="2025-11-26", children=["expected 2026-03-09"],
     consents=[family("2025-12-01")], assessments=[initial("2025-12-01", "2025-12-19")],
     meetings=[first("2025-12-19", "2025-12-19", "2026-01-15"), taf("2026-02-26")], plans=["2026-01-15"], closures=[])

case("SC-2026-011", """A girl of eight and a boy of ten share a bedroom with their grandfather. The girl's first TAF was put off when the housing
     officer was away; it is now set for Thursday, and will be late.""",
     opened="2026-05-05", agency="school-6", needs_identified="2026-04-29", children=["2018-01-17 female", "2016-02-11 male"], family="family-63",
     consents=[family("2026-05-05", written=True), child("2026-05-05")], assessments=[initial("2026-05-05", "2026-05-22")],
     meetings=[cancelled("2026-06-18", "2026-06-17", "first", set_on="2026-05-22", notified_on="2026-06-01", rearranged=True, attempts=1),
               planned("2026-07-02", "first", id="family-63-taf-1", set_on="2026-06-17", notified_on="2026-06-18")],
     closures=[])

case("SC-2026-012", """Her brother, ten: a case of his own, assessed two weeks later. The same meeting on Thursday will be in time for him.""",
     opened="2026-05-18", agency="school-6", needs_identified="2026-04-29", children=["2018-01-17 female", "2016-02-11 male"], family="family-63",
     about=2, consents=[family("2026-05-18", written=True), child("2026-05-18")], assessments=[initial("2026-05-18", "2026-06-05")],
     meetings=[planned("2026-07-02", "first", id="family-63-taf-1", set_on="2026-06-17", notified_on="2026-06-18")], closures=[])

case("HS-2026-013", """A boy of three, bruises explained by a bleeding disorder. Nobody has set a date for a first TAF in the six weeks since the
     assessment.""",
     opened="2026-04-27", agency="health-service-1", needs_identified="2026-04-22", children=["2023-02-25 male"],
     consents=[family("2026-04-27"), heard("2026-04-27")], assessments=[initial("2026-04-27", "2026-05-15")], closures=[])

case("CC-2026-014", """A girl of four and a mother back at work. Completed two weeks ago; the first TAF is set for 9 July and the family knows.""",
     opened="2026-05-26", agency="childrens-centre-2", needs_identified="2026-05-20", children=["2022-04-08 female"],
     consents=[family("2026-05-26", written=True), heard("2026-05-26")], assessments=[initial("2026-05-26", "2026-06-12")],
     meetings=[planned("2026-07-09", "first", set_on="2026-06-12", notified_on="2026-06-15")], closures=[])

case("SC-2026-016", """A girl of thirteen, bullied. Completed on 19 June; no date yet.""",
     opened="2026-06-01", agency="school-1", needs_identified="2026-05-20", children=["2012-10-10 female"],
     consents=[child("2026-06-01", written=True), family("2026-06-01")], assessments=[initial("2026-06-01", "2026-06-19")], closures=[])

case("HS-2026-017", """A baby with reflux and a tired mother. The assessment is being written.""",
     opened="2026-06-15", agency="health-service-4", needs_identified="2026-06-11", children=["2026-03-30 male"],
     consents=[family("2026-06-15"), heard("2026-06-15")], assessments=[initial("2026-06-15")], closures=[])

case("CC-2026-018", """A boy of two; the parents have agreed and the worker comes next week.""",
     opened="2026-06-24", agency="childrens-centre-4", needs_identified="2026-06-22", children=["2024-02-21 male"],
     consents=[family("2026-06-24", written=True), heard("2026-06-24")], closures=[])

case("SC-2026-019", """A boy of nine, reading and glasses. One service, his school, sees to it.""",
     opened="2026-04-20", agency="school-3", needs_identified="2026-04-15", children=["2016-08-27 male"], services="one",
     consents=[family("2026-04-20"), child("2026-04-20")], assessments=[initial("2026-04-20", "2026-05-08")], plans=["2026-05-08"],
     work=[(1, "school-3", "2026-07-17", None)], closures=[])

case("HS-2026-020", """A mother of sixteen. Everything was held quickly: the team sat down before the form was finished and finished it together.""",
     opened="2026-03-23", agency="health-service-3", needs_identified="2026-03-19", children=["2026-01-11 female"],
     consents=[family("2026-03-23", written=True), heard("2026-03-23")], assessments=[initial("2026-03-23", "2026-04-16")],
     meetings=[first("2026-03-26", "2026-03-27", "2026-04-16"), taf("2026-05-28")], plans=["2026-04-16"],
     work=[(1, "health-service-3", "2026-06-12", "2026-06-10")], closures=[])

case("CC-2026-021", """A boy of three whose father said no at once and, three days later, that he had been asked at a bad time. They began then.""",
     opened="2026-02-23", agency="childrens-centre-1", needs_identified="2026-02-18", children=["2022-12-15 male"],
     consents=[family("2026-02-23", "refused"), family("2026-02-26", written=True), heard("2026-02-26")],
     assessments=[initial("2026-03-02", "2026-03-20")],
     meetings=[first("2026-03-20", "2026-03-23", "2026-04-16"), taf("2026-06-04")],
     plans=["2026-04-16", "2026-06-04"], work=[(1, "childrens-centre-1", "2026-05-29", "2026-05-21")], closures=[])

case("SC-2026-023", """A girl of sixteen. On 14 May she withdrew in the morning and agreed again in the afternoon; the papers do not say in which
     order. The TAF went ahead a week later.""",
     opened="2026-02-09", agency="school-4", needs_identified="2026-02-04", children=["2010-01-28 female"],
     consents=[child("2026-02-09", written=True), family("2026-02-09"), child("2026-05-14", "withdrawn", stage="delivery"),
               child("2026-05-14", stage="delivery")],
     assessments=[initial("2026-02-09", "2026-02-27")],
     meetings=[first("2026-02-27", "2026-03-02", "2026-03-19"), taf("2026-04-30"), review("2026-05-21")],
     plans=["2026-03-19", "2026-05-21"], work=[(1, "school-4", "2026-04-30", "2026-04-28")], closures=[])

case("HS-2026-024", """Only the start of it came over from the clinic's system: no meetings, no consents, no closures.""",
     opened="2026-01-05", agency="health-service-4", needs_identified=None, children=["2023-09-04 male"],
     lacks="consents meetings plans actions ratings reviews transfers closures", assessments=[initial("2026-01-05", "2026-01-23")])

case("HS-2026-025", """Meetings were sent, but not all of them, and no plan.""",
     opened="2026-01-05", agency="health-service-4", needs_identified="2025-12-30", children=["2021-06-06 female"],
     lacks="plans actions ratings", partial="meetings reviews",
     consents=[family("2026-01-05"), heard("2026-01-05")], assessments=[initial("2026-01-05", "2026-01-23")],
     meetings=[taf("2026-03-19")], closures=[])

case("CC-2026-026", """Opened for a boy of one who lives in the next county; closed the same week as opened in error.""",
     opened="2026-03-09", agency="childrens-centre-2", needs_identified="2026-03-06", children=["2024-12-24 male"],
     consents=[family("2026-03-09"), heard("2026-03-09")], assessments=[initial("2026-03-09", "2026-03-11")],
     closures=[closed("2026-03-13", "opened-in-error")])

case("SC-2026-027", """A girl of six; the family drifted away in May. A sign-off meeting was set and fell through; the school closed the case.""",
     opened="2026-01-12", agency="school-2", needs_identified="2026-01-08", children=["2019-11-29 female"],
     consents=[family("2026-01-12"), child("2026-01-12")], assessments=[initial("2026-01-12", "2026-01-23")],
     meetings=[first("2026-01-23", "2026-01-26", "2026-02-12"), taf("2026-03-26"), review("2026-05-07"),
               cancelled("2026-06-11", "2026-06-11", "sign-off", rearranged=False, attempts=3)],
     plans=["2026-02-12", "2026-05-07"], work=[(1, "school-2", "2026-04-30", None, "red")],
     closures=[closed("2026-06-19", "disengaged", reasons_agreed=False, risk_viewed=False)])

case("CC-2026-028", """Set down for the summer: this case opens in July.""",
     opened="2026-07-06", agency="childrens-centre-3", needs_identified="2026-06-25", children=["2023-10-13 female"],
     consents=[family("2026-06-29")], closures=[])

# ---------------------------------------------------------------- Scotland and Northern Ireland

case("HS-2022-S01", """Scotland. A baby and her mother's epilepsy. The state funeral lies in the twenty working days; the first meeting was on the
     last of them.""",
     division="scotland", authority="authority-7", opened="2022-08-16", agency="health-service-7", needs_identified="2022-08-11",
     children=["2022-03-17 female"], consents=[family("2022-08-16"), heard("2022-08-16")],
     assessments=[initial("2022-08-16", "2022-09-01")],
     meetings=[first("2022-09-01", "2022-09-02", "2022-09-30"), taf("2022-11-11"), review("2022-12-16"), taf("2023-02-03"),
               sign_off("2023-03-10")],
     plans=["2022-09-30", "2022-12-16", "2023-02-03"], work=[(1, "health-service-7", "2022-12-09", "2022-12-02")],
     closures=[closed("2023-03-10", "needs-met", **kept("2024-03-11"))])

case("SC-2026-S02", """Scotland. A boy of nine, the end of a long illness. Completed on 27 May; with the holiday of 15 June, 25 June was the
     twentieth working day.""",
     division="scotland", authority="authority-7", opened="2026-05-11", agency="school-11", needs_identified="2026-05-06",
     children=["2016-10-03 male"], consents=[family("2026-05-11", written=True), child("2026-05-11")],
     assessments=[initial("2026-05-11", "2026-05-27")], meetings=[first("2026-05-27", "2026-05-28", "2026-06-25")],
     plans=["2026-06-25"], work=[(1, "school-11", "2026-09-30", None)], closures=[])

case("HS-2026-S03", """Scotland. A girl of two, teeth and sleep. Completed on 1 June: the first meeting is today, the last day for it, and not yet
     on record.""",
     division="scotland", authority="authority-7", opened="2026-05-13", agency="health-service-7", needs_identified="2026-05-08",
     children=["2024-05-19 female"], consents=[family("2026-05-13"), heard("2026-05-13")],
     assessments=[initial("2026-05-13", "2026-06-01")],
     meetings=[planned("2026-06-30", "first", set_on="2026-06-01", notified_on="2026-06-02")], closures=[])

case("CC-2026-S04", """England. The same days as that girl's, south of the border, where 15 June was a working day: held on the 30th, a day late.""",
     opened="2026-05-13", agency="childrens-centre-4", needs_identified="2026-05-08", children=["2023-11-08 male"],
     consents=[family("2026-05-13"), heard("2026-05-13")], assessments=[initial("2026-05-13", "2026-06-01")],
     meetings=[first("2026-06-01", "2026-06-02", "2026-06-30")], plans=["2026-06-30"], closures=[])

case("HS-2025-N01", """Northern Ireland. A girl of eleven, panic before the move to secondary school; the school nurse began it. Over the July holidays to the last day.""",
     division="northern-ireland", authority="authority-8", opened="2025-06-09", agency="health-service-8", needs_identified="2025-06-04",
     children=["2014-03-02 female"], consents=[family("2025-06-09", written=True), child("2025-06-09")],
     assessments=[initial("2025-06-09", "2025-06-23")],
     meetings=[first("2025-06-23", "2025-06-24", "2025-07-22"), taf("2025-09-04"), review("2025-10-16"), taf("2025-11-27"),
               review("2026-01-08"), taf("2026-02-19"), sign_off("2026-03-26")],
     plans=["2025-07-22", "2025-10-16", "2026-01-08", "2026-02-19"],
     work=[(1, "school-12", "2025-09-30", "2025-09-22"), (2, "health-service-8", "2025-12-19", "2026-01-29")],
     closures=[closed("2026-03-26", "needs-met")])

case("HS-2026-N02", """Northern Ireland. A boy of five with diabetes. Completed on 19 June; 13 July is a holiday there, so the first meeting can be
     held up to the 20th.""",
     division="northern-ireland", authority="authority-8", opened="2026-06-02", agency="health-service-8", needs_identified="2026-05-28",
     children=["2021-01-14 male"], consents=[family("2026-06-02", written=True), child("2026-06-02")],
     assessments=[initial("2026-06-02", "2026-06-19")],
     meetings=[planned("2026-07-20", "first", set_on="2026-06-19", notified_on="2026-06-22")], closures=[])

# ---------------------------------------------------------------- records that contradict themselves

case("SC-2025-040", """A girl of ten, quarrels at home. The assessment is dated as finished a week before it began.""",
     opened="2025-10-06", agency="school-6", needs_identified="2025-10-01", children=["2015-05-25 female"],
     consents=[family("2025-10-06"), child("2025-10-06")], assessments=[initial("2025-10-21", "2025-10-14")],
     meetings=[first("2025-10-21", "2025-10-22", "2025-11-13"), taf("2025-12-18"), review("2026-02-05"), taf("2026-03-19"),
               review("2026-04-30"), taf("2026-06-11")],
     plans=["2025-11-13", "2026-02-05", "2026-04-30"], closures=[], services_on="2025-11-13")

case("HS-2025-041", """A boy of one. His date of birth is a year late, so that he was assessed before he was born.""",
     opened="2025-09-01", agency="health-service-2", needs_identified="2025-08-27", children=["2026-01-28 male"],
     consents=[family("2025-09-01"), heard("2025-09-01")], assessments=[initial("2025-09-01", "2025-09-19")],
     meetings=[first("2025-09-19", "2025-09-22", "2025-10-09"), taf("2025-11-20"), review("2026-01-08"), taf("2026-02-19"),
               review("2026-04-02"), taf("2026-05-14")],
     plans=["2025-10-09", "2026-01-08", "2026-04-02"], closures=[])

case("CC-2025-042", """A girl of two. One action is green in March and was finished in May, another is still amber after the day it was done.""",
     opened="2025-12-01", agency="childrens-centre-2", needs_identified="2025-11-26", children=["2023-09-30 female"],
     consents=[family("2025-12-01"), heard("2025-12-01")], assessments=[initial("2025-12-01", "2025-12-19")],
     meetings=[first("2025-12-19", "2025-12-22", "2026-01-15"), taf("2026-02-26"), review("2026-04-09"), taf("2026-05-21")],
     plans=["2026-01-15", "2026-04-09"],
     work=[(1, "childrens-centre-2", "2026-03-31", "2026-05-05"), (1, "health-service-1", "2026-04-30", "2026-04-02")],
     ratings=[(1, "2026-02-26", "amber"), (2, "2026-02-26", "amber"), (1, "2026-04-09", "green"), (2, "2026-04-09", "amber"),
              (1, "2026-05-21", "green"), (2, "2026-05-21", "green")], closures=[])

case("SC-2025-043", """A boy of eight. An action belongs to a plan that did not come with the record, and the meeting of 5 March is down as both
     held and cancelled.""",
     opened="2025-11-03", agency="school-3", needs_identified="2025-10-22", children=["2017-06-02 male"],
     consents=[family("2025-11-03"), child("2025-11-03")], assessments=[initial("2025-11-03", "2025-11-21")],
     meetings=[first("2025-11-21", "2025-11-24", "2025-12-11"), taf("2026-01-22"),
               {**review("2026-03-05"), "cancelled_on": "2026-03-04"}, taf("2026-04-16")],
     plans=[{"id": "p1", "dated": "2025-12-11"}, {"id": "p7", "dated": "2026-04-16"}], reviews=[], ratings=[], partial="plans",
     work=[(1, "school-3", "2026-02-27", "2026-02-24"), (2, "family", "2026-06-30", None)], closures=[])

case("HS-2019-044", """A toddler in 2019. The birth is down as 1818 for 2018, and the archive date lies before the closure.""",
     opened="2019-03-04", agency="health-service-1", needs_identified="2019-02-27", children=["1818-02-10 female"],
     consents=[family("2019-03-04"), heard("2019-03-04")], assessments=[initial("2019-03-04", "2019-03-22")],
     meetings=[first("2019-03-22", "2019-03-25", "2019-04-11"), review("2019-07-04"), sign_off("2019-09-26")],
     plans=["2019-04-11", "2019-07-04"], closures=[closed("2019-09-26", "needs-met", flagged_on="2020-09-28", archived_on="2010-09-28")])
