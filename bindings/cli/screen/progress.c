/* The clock is read here and in today() alone; neither library reads one. */
#include "progress.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "screen.h"

enum {
    QUIET_MS = 1000, /* what takes less needs no line */
    EVERY_MS = 100,
    WIDEST = 400,
    USUAL_WIDTH = 80,
    LEAST_RATE_MS = 200 /* before that a rate would be a guess */
};

/* One input is read at a time. */
static struct {
    bool hidden;
    bool shown;        /* there is a line to take away */
    const char *file;
    int64_t size;      /* bytes in all; 0: not known */
    int64_t started;   /* when the first file began; 0: none has */
    int64_t file_from; /* when this one did */
    int64_t drawn;     /* when the line was last drawn */
} now;

void hide_progress(void)
{
    now.hidden = true;
}

/* From 1 on; 0 where there is no such clock. */
static int64_t milliseconds(void)
{
    struct timespec time;
    return clock_gettime(CLOCK_MONOTONIC, &time) == 0 ? (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000 + 1 : 0;
}

/* A program in the background does not write over what is in front. */
static bool has_terminal(void)
{
    const char *kind = getenv("TERM");
    bool is_plain = kind == NULL || kind[0] == '\0' || strcmp(kind, "dumb") == 0;
    return !is_plain && isatty(STDERR_FILENO) == 1 && tcgetpgrp(STDERR_FILENO) == getpgrp();
}

/* The files of a folder; which of them are tables the reader says. */
static int64_t size_of_folder(const char *path)
{
    int64_t size = 0;
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder != NULL ? readdir(folder) : NULL; entry != NULL; entry = readdir(folder)) {
        struct stat found;
        size_t length = strlen(entry->d_name);
        bool is_table = length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0;
        if (is_table && fstatat(dirfd(folder), entry->d_name, &found, 0) == 0 && S_ISREG(found.st_mode)) {
            size += (int64_t)found.st_size;
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return size;
}

static int64_t size_of_input(const char *file)
{
    struct stat found;
    bool is_standard = strcmp(file, "-") == 0;
    if ((is_standard ? fstat(STDIN_FILENO, &found) : stat(file, &found)) != 0) {
        return 0;
    }
    if (S_ISDIR(found.st_mode)) {
        return size_of_folder(file);
    }
    return S_ISREG(found.st_mode) ? (int64_t)found.st_size : 0;
}

void begin_progress(const char *file)
{
    now.file_from = milliseconds();
    now.started = now.started != 0 ? now.started : now.file_from;
    now.file = file;
    now.size = -1;
    now.drawn = 0;
}

/* "1,234,567" */
static const char *grouped(int64_t number, char text[32])
{
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%lld", (long long)number);
    int used = 0;
    for (int i = 0; i < n; i++) {
        text[used++] = digits[i];
        if ((n - i) % 3 == 1 && i + 1 < n) {
            text[used++] = ',';
        }
    }
    text[used] = '\0';
    return text;
}

/* Three figures of it say enough, and flicker less. */
static int64_t rounded(int64_t rate)
{
    int64_t step = 1;
    while (rate / step >= 1000) {
        step *= 10;
    }
    return rate / step * step;
}

/* "45% of 1,200 MB, 812,000 cases, 95,000 a second" */
static void describe(char *text, size_t size, const caf_reader *reader, int64_t elapsed)
{
    char number[32];
    int64_t cases = caf_reader_cases(reader);
    int64_t position = caf_reader_position(reader);
    size_t used = 0;
    text[0] = '\0';
    if (now.size > 0) {
        int64_t share = position < now.size ? (int64_t)(100.0 * (double)position / (double)now.size) : 100;
        used += (size_t)snprintf(text, size, "%lld%% of %s MB, ", (long long)share, grouped((now.size + 999999) / 1000000, number));
    }
    used += (size_t)snprintf(text + used, size - used, "%s %s", grouped(cases, number), cases == 1 ? "case" : "cases");
    if (elapsed >= LEAST_RATE_MS) {
        snprintf(text + used, size - used, ", %s a second", grouped(rounded(cases * 1000 / elapsed), number));
    }
}

/* The file's own name, as much of its end as there is room for; what would steer a terminal shows as "?". */
static void name_file(char *text, size_t size)
{
    const char *name = strcmp(now.file, "-") == 0 ? "standard input" : now.file;
    size_t length = strlen(name);
    size_t room = size - 1;
    const char *from = length > room ? name + length - room : name;
    while (from > name && ((unsigned char)*from & 0xC0) == 0x80) {
        from++; /* between characters */
    }
    snprintf(text, size, "%s", from);
    for (char *at = text; *at != '\0'; at++) {
        *at = (unsigned char)*at < 0x20 || (unsigned char)*at >= 0x7F ? '?' : *at;
    }
}

static void draw(const caf_reader *reader, int64_t time)
{
    char far[120];
    char name[WIDEST];
    int width = terminal_width(STDERR_FILENO);
    width = width <= 0 ? USUAL_WIDTH : width < WIDEST ? width : WIDEST - 1;
    describe(far, sizeof far, reader, time - now.file_from);
    int room = width - 1 - (int)strlen(far) - (int)sizeof "caf: :";
    fputs("\r\x1b[K", stderr);
    if (room >= 12) {
        name_file(name, (size_t)room + 1);
        fprintf(stderr, "caf: %s: %s", name, far);
    } else {
        fprintf(stderr, "%.*s", width > 1 ? width - 1 : 1, far);
    }
    fflush(stderr);
    now.shown = true;
    now.drawn = time;
}

void show_progress(void *user, const caf_reader *reader)
{
    (void)user;
    int64_t time = milliseconds();
    if (now.hidden || time - now.started < QUIET_MS || time - now.drawn < EVERY_MS || !has_terminal()) {
        return;
    }
    now.size = now.size >= 0 ? now.size : size_of_input(now.file);
    draw(reader, time);
}

void clear_progress(void)
{
    if (now.shown) {
        fputs("\r\x1b[K", stderr);
        fflush(stderr);
    }
    now.shown = false;
}
