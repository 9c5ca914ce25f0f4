#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <caf/check.h>
#include <caf/profile_io.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) {
        abort();
    }
}

static void count_problem(void *user, const caf_io_error *problem)
{
    must(problem->status >= 500 && problem->status < 600 && problem->message[0] != '\0');
    ++*(int *)user;
}

static void use_profile(const caf_profile_file *file)
{
    const caf_profile *profile = caf_profile_of(file);
    caf_closures *closures = NULL;
    caf_setting setting;
    caf_date due;
    caf_context context = caf_context_on(19500, CAF_ENGLAND_AND_WALES);
    context.profile = profile;
    for (int32_t i = 0; caf_profile_setting_at(profile, i, &setting) == CAF_OK; i++) {
        must(caf_profile_origin(file, i) != NULL);
        must((caf_profile_text(profile, setting.source) != NULL) == (setting.source != 0));
    }
    must(caf_first_taf_due(&context, 19450, &due) != CAF_E_PROFILE);
    if (setting.rule == 0 && caf_closures_open(profile, NULL, &closures, NULL) == CAF_OK) {
        must(caf_add_working_days(caf_closures_calendar(closures, CAF_SCOTLAND), 19450, 20, &due) == CAF_OK);
        caf_closures_close(closures);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int problems = 0;
    caf_profile_file *file = NULL;
    caf_profile_file *again = NULL;
    caf_io_error error;
    caf_profile_options options = { (int32_t)sizeof options, 0, count_problem, &problems };
    error.size = (int32_t)sizeof error;
    caf_status status = caf_profile_open_memory(data, size, "input", NULL, &file, &error);
    must((status == CAF_OK) == (file != NULL));
    must(caf_profile_open_memory(data, size, "input", &options, &again, NULL) == status);
    must((problems == 0) == (status == CAF_OK));
    if (status == CAF_OK) {
        use_profile(file);
    } else {
        must(status >= 500 && status < 600 && error.status == status && error.message[0] != '\0');
    }
    caf_profile_close(file);
    caf_profile_close(again);
    return 0;
}
