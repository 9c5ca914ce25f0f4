/** @file
 * The whole of caf-io: case files and tables in, reports out.
 */
#ifndef CAF_IO_H
#define CAF_IO_H

#include <caf/caf.h>
#include <caf/anonymise.h>
#include <caf/holidays.h>
#include <caf/instrument_io.h>
#include <caf/io_error.h>
#include <caf/list.h>
#include <caf/page.h>
#include <caf/profile_io.h>
#include <caf/pseudonym.h>
#include <caf/reader.h>
#include <caf/receipt_io.h>
#include <caf/report.h>
#include <caf/writer.h>

#endif
