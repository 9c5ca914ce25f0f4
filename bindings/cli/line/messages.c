#include "messages.h"

#include <stdio.h>
#include <string.h>
#include "arguments.h"
#include "progress.h"

static void print_problem(const char *prefix, const caf_io_error *error)
{
    clear_progress();
    fputs("caf: ", stderr);
    if (error->file[0] != '\0') {
        fprintf(stderr, "%s:", strcmp(error->file, "-") == 0 ? "standard input" : error->file);
        if (error->line > 0) {
            fprintf(stderr, "%lld:", (long long)error->line);
        }
        fputc(' ', stderr);
    }
    fputs(prefix, stderr);
    if (error->field[0] != '\0') {
        fprintf(stderr, "%s: ", error->field);
    }
    fprintf(stderr, "%s\n", error->message);
}

void print_error(const caf_io_error *error)
{
    print_problem("", error);
}

void print_warning(void *user, const caf_io_error *warning)
{
    (void)user;
    print_problem("warning: ", warning);
}

bool no_memory(void)
{
    clear_progress();
    fputs("caf: memory ran out\n", stderr);
    return false;
}

int end_output(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("caf: standard output could not be written\n", stderr);
        return EXIT_WRONG;
    }
    return status;
}
