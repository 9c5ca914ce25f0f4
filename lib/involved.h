/* Who a row shows at work on its case. */
#ifndef CAF_LIB_INVOLVED_H
#define CAF_LIB_INVOLVED_H

#include "reading.h"

/* The tables that show it, the case's own row left out. */
enum { CAF_WORK_TABLES = 6 };
extern const int32_t caf_work_tables[CAF_WORK_TABLES];

/* The person, or the agency, that a row of any table shows at work; 0: none. Who was invited to a meeting and not there was not. */
int64_t caf_person_at_work(int32_t table, const caf_row *row);
int64_t caf_agency_at_work(int32_t table, const caf_row *row);

#endif
