/** @file
 * The whole of libcaf's core.
 */
#ifndef CAF_CAF_H
#define CAF_CAF_H

#include <caf/allocate.h>
#include <caf/calendar.h>
#include <caf/case_file.h>
#include <caf/check.h>
#include <caf/cohort.h>
#include <caf/columns.h>
#include <caf/compare.h>
#include <caf/cycle.h>
#include <caf/date.h>
#include <caf/event.h>
#include <caf/explain.h>
#include <caf/family.h>
#include <caf/finding.h>
#include <caf/instrument.h>
#include <caf/obligation.h>
#include <caf/profile.h>
#include <caf/published.h>
#include <caf/receipt.h>
#include <caf/rows.h>
#include <caf/rule.h>
#include <caf/sample.h>
#include <caf/stage.h>
#include <caf/status.h>
#include <caf/suppress.h>
#include <caf/vendor.h>
#include <caf/version.h>
#include <caf/why.h>

#endif
