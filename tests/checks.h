/*
 * Check, without a file that is written at every assertion. Check notes each one
 * that holds, so that it can say after a crash which was the last; with hundreds
 * of millions of them the suites did little else. A debugger or a sanitizer says
 * it better.
 */
#ifndef CAF_TESTS_CHECKS_H
#define CAF_TESTS_CHECKS_H

#include <check.h>
#include <stdlib.h>

#define _mark_point(file, line) ((void)0)

/* Runs a suite; the exit status of its program. */
static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
