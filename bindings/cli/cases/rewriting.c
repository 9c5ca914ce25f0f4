#include "rewriting.h"

#include "cases.h"
#include "messages.h"
#include "output.h"

bool set_form(rewriting *to, const char *name)
{
    int which = choose(to->command, "form", JSON_OR_CSV, name);
    to->form = which == 0 ? CAF_FORMAT_JSON : CAF_FORMAT_TABLES;
    return which >= 0;
}

int look_at_rewriting(const rewriting *asked)
{
    if (asked->form == 0) {
        return wrong_use(asked->command, "--to is needed: json or csv");
    }
    if (asked->inputs.n == 0) {
        return wrong_use(asked->command, "an input is needed; - is standard input");
    }
    if (asked->output == NULL && asked->form == CAF_FORMAT_TABLES) {
        return wrong_use(asked->command, "--to csv needs --output, a folder to make");
    }
    return is_output_apart(asked->command, asked->output, &asked->inputs, "inputs") ? EXIT_KEPT : EXIT_WRONG;
}

static caf_status write_input(const rewriting *asked, const char *path, caf_writer *writer, write_cases *write, const void *user,
                              caf_io_error *error)
{
    caf_reader *reader;
    caf_status status = open_cases(path, asked->lenient, &reader, error);
    if (status == CAF_OK) {
        status = write(user, writer, reader, error);
        close_cases(reader);
    }
    return status;
}

int rewrite(const rewriting *asked, write_cases *write, const void *user)
{
    caf_io_error error;
    caf_writer *writer;
    error.size = (int32_t)sizeof error;
    caf_status status = caf_writer_open(asked->output != NULL ? asked->output : "-", asked->form, &writer, &error);
    for (int i = 0; status == CAF_OK && i < asked->inputs.n; i++) {
        status = write_input(asked, asked->inputs.all[i], writer, write, user, &error);
    }
    if (status == CAF_OK) {
        status = caf_writer_finish(writer, &error);
    }
    caf_writer_close(writer);
    if (status != CAF_OK) {
        print_error(&error);
        return EXIT_WRONG;
    }
    return EXIT_KEPT;
}
