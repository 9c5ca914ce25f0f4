/*
 * Checks cases as the command does, against a profile of its own in which the
 * parameters that the built-in ones leave alone are set: other_profile check
 * --as-of DATE ..., cases on standard input, CSV on standard output. The
 * differential test gives it the command's own arguments; all but the date are
 * passed over.
 */
#include <caf/caf.h>
#include <caf/io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const caf_setting settings[] = {
    { .rule = CAF_EM_A3_AGREEMENT, .severity = CAF_HIGH },
    { .rule = CAF_EM_A3_AGREEMENT, .parameter = CAF_CHILD_UNDER_12, .amount = CAF_VIEW_SUFFICES, .unit = CAF_CHOICE },
    { .rule = CAF_EM_B2_NOTIFIED, .severity = CAF_MEDIUM },
    { .rule = CAF_EM_B2_NOTIFIED, .parameter = CAF_NOTIFY_WITHIN, .amount = 5, .unit = CAF_WORKING_DAYS },
    { .rule = CAF_EM_C1, .severity = CAF_HIGH },
    { .rule = CAF_EM_C1, .parameter = CAF_REVIEW_FROM, .amount = CAF_ANCHORED, .unit = CAF_CHOICE },
    { .rule = CAF_EM_D1, .severity = CAF_MEDIUM },
    { .rule = CAF_EM_D1, .parameter = CAF_EXCUSED_REASONS, .amount = 1 << CAF_MOVED_AWAY | 1 << CAF_DIED, .unit = CAF_CHOICE },
};

static caf_date as_of_argument(int argc, char **argv)
{
    caf_date date = CAF_DATE_NONE;
    for (int i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--as-of") == 0) {
            caf_date_parse(argv[i + 1], strlen(argv[i + 1]), &date);
        }
    }
    return date;
}

static caf_status report(const caf_profile *profile, caf_date as_of, caf_io_error *error)
{
    caf_report_options options = { .size = sizeof options, .format = CAF_REPORT_CSV, .as_of = as_of };
    caf_report *out = NULL;
    caf_reader *reader = NULL;
    options.division = CAF_ENGLAND_AND_WALES;
    options.n_profiles = 1;
    options.profiles = &profile;
    options.select = CAF_REPORT_USUAL | 1 << CAF_MET | 1 << CAF_NOT_APPLICABLE;
    caf_status status = caf_report_open(&options, &out, error);
    if (status == CAF_OK) {
        status = caf_reader_open("-", NULL, &reader, error);
    }
    if (status == CAF_OK) {
        status = caf_report_read(out, reader, error);
    }
    if (status == CAF_OK) {
        status = caf_report_finish(out, stdout, error);
    }
    caf_reader_close(reader);
    caf_report_close(out);
    return status;
}

int main(int argc, char **argv)
{
    size_t size = 0;
    const caf_profile *profile = NULL;
    int64_t wrong = -1;
    caf_io_error error;
    memset(&error, 0, sizeof error);
    error.size = sizeof error;
    int64_t n = (int64_t)(sizeof settings / sizeof settings[0]);
    caf_profile_size(n, 0, &size);
    void *memory = malloc(size);
    caf_status status = caf_profile_build(1000, "other", settings, n, NULL, 0, memory, size, &profile, &wrong);
    if (status == CAF_OK) {
        status = report(profile, as_of_argument(argc, argv), &error);
    }
    free(memory);
    if (status != CAF_OK) {
        fprintf(stderr, "status %d, setting %lld\n", (int)status, (long long)wrong);
        return 2;
    }
    return 0;
}
