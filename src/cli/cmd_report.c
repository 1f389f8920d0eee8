/* report: progress files of many, for a team lead. */
#include "cli/cli.h"
#include "report/report.h"

#include <string.h>

static int format_of(const char *name)
{
    static const char *const names[] = {"text", "csv", "json", "html"};
    static const enum report_format formats[] = {REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_HTML};
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strcmp(names[i], name))
            return formats[i];
    const char *near = str_nearest(str_from(name), names, COUNT(names));
    complain("unknown format \"%s\"; %s%s", name, near ? "did you mean " : "there are text, csv, json and html",
             near ? near : "");
    return -1;
}

int cmd_report(struct cli *c, int argc, char **argv)
{
    enum { FORMAT = 1 };
    static const struct flag flags[] = {{"format", 0, true, FORMAT}};
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = 1};
    VEC(const char *) files = {0};
    const char *value;
    int id, format = REPORT_TEXT, code = EXIT_USAGE_ERROR;
    struct pack *pack = NULL;
    struct arena arena = {0};
    struct buf out = {0};
    struct error err = {0};
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD || (id == FORMAT && (format = format_of(value)) < 0))
            goto out;
        if (id == ARG_WORD)
            vec_push(&files, value);
    }
    struct places places;
    if (!places_find(&arena, &places, &err)) {
        code = complain_error(&err);
        goto out;
    }
    if (!files.len)
        vec_push(&files, places.progress); /* one's own */
    pack = pack_open_to_learn(c->pack ? c->pack : places.course, &err);
    if (!pack) {
        code = complain_error(&err);
        goto out;
    }
    struct report_options o = {
        .format = (enum report_format)format, .width = c->width ? c->width : 80, .ascii = c->ascii,
        .colour = c->colour, .now_ms = world_real.now_ms(world_real.ctx),
    };
    if (report_write(pack, files.at, files.len, &o, &out, &err)) {
        if (out.len)
            fwrite(out.at, 1, out.len, stdout);
        code = EXIT_OK;
        if (err.text[0]) /* some were left out */
            code = complain_error(&err);
    } else {
        code = complain_error(&err);
    }
out:
    pack_free(pack);
    vec_release(&files);
    buf_release(&out);
    arena_release(&arena);
    return code;
}
