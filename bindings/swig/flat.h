/* What the other languages call where the C interface takes structs: the same
 * functions with integers and buffers only. Inputs first, outputs last, a
 * buffer is a pointer and its length. What is given back in a buffer is called
 * otherwise than what is given back as a number: by the name a shape is known,
 * and SWIG would take a buffer for a number too. Not installed and not part of libcaf.
 *
 * The comments become the docstrings and the Javadoc of the raw layer.
 */
#ifndef CAF_FLAT_H
#define CAF_FLAT_H

#include "flat_blocks.h"
#include "flat_calendars.h"
#include "flat_case.h"
#include "flat_check.h"
#include "flat_cohort.h"
#include "flat_columns.h"
#include "flat_dates.h"
#include "flat_instrument.h"
#include "flat_profiles.h"
#include "flat_rows.h"
#include "flat_rules.h"
#include "flat_sample.h"

#endif
