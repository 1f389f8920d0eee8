/* Where a trace is written, piece by piece, so that a hundred thousand stops need no more
 * room than one: standard output, or --out. Sentences are wrapped on a terminal, drawings
 * are left as they are; both are in ASCII if so asked.
 *
 * A long one takes seconds and hundreds of megabytes, so who interrupts it finds nothing
 * half done in the folder. */
#include "cli/replay.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* /dev/stdout, and whatever else standard output leads to already: opened anew, it would
 * be overwritten from its start. */
static bool is_standard_output(const char *path)
{
    struct stat out, named;
    return !strcmp(path, "-") || (fstat(STDOUT_FILENO, &out) == 0 && stat(path, &named) == 0 &&
                                  out.st_dev == named.st_dev && out.st_ino == named.st_ino);
}

static const int ENDINGS[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
static struct sigaction usual[COUNT(ENDINGS)]; /* what they do otherwise */
static const char *volatile half_done;         /* a handler has no other way to know */

static void remove_half(int number)
{
    if (half_done)
        unlink(half_done);
    for (size_t i = 0; i < COUNT(ENDINGS); i++)
        if (ENDINGS[i] == number)
            sigaction(number, &usual[i], NULL);
    raise(number); /* once this has returned */
}

/* There is one such file in a process. */
static void remove_at_signal(const char *path)
{
    half_done = path;
    for (size_t i = 0; i < COUNT(ENDINGS); i++)
        if (sigaction(ENDINGS[i], NULL, &usual[i]) == 0 && usual[i].sa_handler != SIG_IGN)
            signal(ENDINGS[i], remove_half);
}

bool trace_out_open(struct trace_out *o, const struct cli *c, const char *path, enum trace_out_kind kind,
                    struct error *reterr)
{
    *o = (struct trace_out){.c = c, .kind = kind, .path = path && is_standard_output(path) ? NULL : path};
    if (!o->path)
        return true;
    bool ok = file_out_open(&o->file, o->path, reterr);
    if (ok && o->file.temp)
        remove_at_signal(o->file.temp);
    return ok;
}

static void print_text(const struct trace_out *o, FILE *to, bool wraps, struct str text)
{
    struct cli how = *o->c;
    struct str line;
    how.colour = false;
    how.width = wraps ? how.width : 0;
    while (str_line(&text, &line)) {
        int indent = 0;
        while (wraps && (size_t)indent < line.len && line.at[indent] == ' ')
            indent++;
        print_line(&how, to, WORD_TEXT, indent, str_slice(line, (size_t)indent, line.len));
    }
}

bool trace_out_put(struct trace_out *o, struct str text, struct error *reterr)
{
    if (!o->path) {
        if (o->kind == TRACE_OUT_DATA)
            fwrite(text.at, 1, text.len, stdout);
        else
            print_text(o, stdout, o->kind == TRACE_OUT_WORDS, text);
        return !ferror(stdout); /* what is wrong with it is said at the end */
    }
    if (o->kind == TRACE_OUT_DATA)
        return file_out_put(&o->file, text, reterr);
    char *bytes = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&bytes, &len);
    if (!to)
        return error_errno(reterr, ERROR_IO, "cannot write %s", o->path);
    print_text(o, to, false, text);
    fclose(to);
    bool ok = file_out_put(&o->file, (struct str){bytes, len}, reterr);
    free(bytes);
    return ok;
}

bool trace_out_close(struct trace_out *o, struct error *reterr)
{
    half_done = NULL; /* the name is about to go */
    return !o->path || file_out_close(&o->file, reterr);
}

void trace_out_abandon(struct trace_out *o)
{
    half_done = NULL;
    if (o->path)
        file_out_abandon(&o->file);
}
