/* trace: a run that can be looked at, at any of its steps: as words, as a drawing in
 * characters, as JSON, as an SVG for a slide, as a page that plays. The program is judged
 * as `run` judges it, then run again with history.
 *
 * What is shown is all that standard output gets, so that it can be kept: the verdict is
 * left to `run`. Only what does not compile is told, because then there is nothing to see. */
#include "cli/replay.h"
#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEP = 1, FINDING, START, END, LINE, VISIT, ALL, FORMAT_AS, WIDTH, OUT, VALUES };
static const struct flag FLAGS[] = {
    {"step", 0, true, STEP},   {"finding", 0, false, FINDING}, {"start", 0, false, START},
    {"end", 0, false, END},    {"line", 0, true, LINE},        {"visit", 0, true, VISIT},
    {"all", 0, false, ALL},    {"format", 0, true, FORMAT_AS}, {"width", 0, true, WIDTH},
    {"out", 'o', true, OUT},   {"values", 0, false, VALUES},
};

enum format { AS_TEXT, AS_PICTURE, AS_JSON, AS_SVG, AS_HTML };
static const char *const FORMATS[] = {"text", "picture", "json", "svg", "html"};
enum { WIDTH_LEAST = 30, WIDTH_MOST = 300, WIDTH_USUAL = 76 };

struct options {
    int where;       /* STEP, FINDING, START, END, LINE; 0: the finding, or the end */
    int64_t step, finding, line, visit;
    const char *line_file; /* --line FILE:N, or NULL */
    bool all, values;
    enum format format;
    int64_t width;   /* 0: as usual */
    const char *out; /* NULL, "-": standard output */
};

static bool number(const char *option, const char *value, int64_t least, int64_t most, int64_t *ret)
{
    if (str_to_int(str_from(value), least, most, ret))
        return true;
    if (most == INT64_MAX)
        complain("--%s takes a whole number from %lld on, not \"%s\"", option, (long long)least, value);
    else
        complain("--%s takes a whole number from %lld to %lld, not \"%s\"", option, (long long)least,
                 (long long)most, value);
    return false;
}

static const char *name_of(int where)
{
    for (size_t i = 0; i < COUNT(FLAGS); i++)
        if (FLAGS[i].id == where)
            return FLAGS[i].name;
    return "";
}

static bool place(struct options *o, int where)
{
    if (o->where && o->where != where) {
        complain("--%s and --%s name two places; only one can be shown", name_of(o->where), name_of(where));
        return false;
    }
    o->where = where;
    return true;
}

static bool format(struct options *o, const char *value)
{
    for (size_t i = 0; i < COUNT(FORMATS); i++)
        if (!strcmp(value, FORMATS[i])) {
            o->format = (enum format)i;
            return true;
        }
    const char *near = str_nearest(str_from(value), FORMATS, COUNT(FORMATS));
    complain("unknown format \"%s\"; %s%s", value, near ? "did you mean " : "there are text, picture, json, svg and html",
             near ? near : "");
    return false;
}

/* "12" or "list.c:12" */
static bool line(struct options *o, const char *value)
{
    const char *colon = strrchr(value, ':');
    o->line_file = colon ? value : NULL;
    return number("line", colon ? colon + 1 : value, 1, INT32_MAX, &o->line);
}

static bool option(struct options *o, int id, const char *value)
{
    switch (id) {
    case STEP: return place(o, id) && number("step", value, 0, INT64_MAX, &o->step);
    case FINDING: case START: case END: return place(o, id);
    case LINE: return place(o, id) && line(o, value);
    case VISIT: return number("visit", value, 1, INT64_MAX, &o->visit);
    case ALL: o->all = true; break;
    case FORMAT_AS: return format(o, value);
    case WIDTH: return number("width", value, WIDTH_LEAST, WIDTH_MOST, &o->width);
    case OUT:
        if (o->out)
            complain("--out %s and --out %s name two files; there is one to write", o->out, value);
        else
            o->out = value;
        return o->out == value;
    case VALUES: o->values = true; break;
    }
    return true;
}

static bool sound(const struct options *o)
{
    if (o->visit && o->where != LINE)
        complain("--visit belongs to --line: which time that line is carried out");
    else if (o->all && o->format == AS_SVG)
        complain("an SVG shows one step; --format html has them all");
    else if (o->all && o->where && o->format != AS_HTML)
        complain("--all shows every step, --%s one", name_of(o->where));
    else if (o->values && o->format == AS_JSON)
        complain("--values has no place in the JSON; text, picture, svg and html show them");
    else if (o->out && !*o->out)
        complain("--out takes the name of a file");
    else
        return true;
    return false;
}

static bool parse(struct cli *c, int argc, char **argv, struct run_request *q, struct options *o)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = FLAGS, .flag_count = COUNT(FLAGS),
                     .shared = request_flags, .shared_count = request_flag_count};
    const char *value;
    int id, last = 0;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD)
            return false;
        bool which = last == FINDING && id == ARG_WORD && !a.words_only && /* --finding 2 */
                     str_to_int(str_from(value), 0, INT32_MAX, &o->finding);
        if (which && !o->finding) {
            complain("findings are counted from 1; --finding 0 is none of them");
            return false;
        }
        if (id == ARG_WORD && !which)
            request_word(q, value, a.words_only);
        else if (id >= REQUEST_FLAGS ? !request_option(q, id, value) : id > 0 && !option(o, id, value))
            return false;
        last = id;
    }
    return sound(o) && request_complete(c, q);
}

/* ---- which stop ----------------------------------------------------------------- */

/* "./x.c" and "x.c" are one name */
static struct str plain_name(struct str name)
{
    while (str_starts(name, "./"))
        name = str_slice(name, 2, name.len);
    return name;
}

/* As it was given, else by the last parts of its path if they are of one file only. */
static bool find_file(const struct attempt *at, struct str name, uint32_t *ret, struct error *reterr)
{
    size_t same = 0, ends = 0;
    struct arena a = {0};
    struct buf names = {0};
    name = plain_name(name);
    char *tail = arena_printf(&a, "/" STR_FMT, STR_ARG(name));
    for (uint32_t i = 0; i < at->file_count; i++) {
        struct str file = plain_name(at->files[i].name);
        bool is = str_eq(file, name);
        if (is || (!same && str_ends(file, tail)))
            *ret = i;
        same += is;
        ends += str_ends(file, tail);
        buf_cstr(&names, i ? ", " : "");
        utf8_printable(&names, at->files[i].name);
    }
    bool ok = same || ends == 1;
    if (!ok)
        error_set(reterr, ERROR_USAGE, "--line: " STR_FMT " is %s of the files: " STR_FMT, STR_ARG(name),
                  ends ? "more than one" : "none", STR_ARG(buf_view(&names)));
    buf_release(&names);
    arena_release(&a);
    return ok;
}

static bool find_line(const struct options *o, const struct replay *r, size_t *ret, struct error *reterr)
{
    uint32_t file = 0;
    int64_t times, visit = o->visit ? o->visit : 1;
    size_t len = o->line_file ? (size_t)(strrchr(o->line_file, ':') - o->line_file) : 0;
    if (len && !find_file(&r->attempt, (struct str){o->line_file, len}, &file, reterr))
        return false;
    *ret = replay_line(r, file, (int)o->line, visit, &times);
    if (*ret != TRACE_NONE)
        return true;
    if (!times)
        return error_set(reterr, ERROR_USAGE, "no statement of line %lld was carried out in this run%s",
                         (long long)o->line, trace_steps(r->trace) < r->steps ? "'s first part" : "");
    return error_set(reterr, ERROR_USAGE, "line %lld was carried out %lld time%s, not %lld", (long long)o->line,
                     (long long)times, times == 1 ? "" : "s", (long long)visit);
}

static bool find_stop(const struct options *o, const struct replay *r, size_t *ret, struct error *reterr)
{
    size_t last = trace_stops(r->trace) - 1;
    switch (o->where) {
    case START: *ret = 0; break;
    case END: *ret = last; break;
    case STEP:
        if ((uint64_t)o->step > r->steps)
            return error_set(reterr, ERROR_USAGE, "the run took %llu steps; there is no step %lld",
                             (unsigned long long)r->steps, (long long)o->step);
        *ret = trace_at_step(r->trace, (uint64_t)o->step);
        break;
    case FINDING:
        *ret = trace_at_step(r->trace, r->findings[o->finding ? o->finding - 1 : 0].step);
        break;
    case LINE: return find_line(o, r, ret, reterr);
    default: *ret = replay_first_look(r);
    }
    return true;
}

/* The step that must be among those kept; 0: any. False: there is no such finding. */
static bool wanted_step(const struct options *o, const struct verdict *v, uint64_t *ret, struct error *reterr)
{
    const struct run_result *run = &v->runs[0];
    *ret = o->where == STEP ? (uint64_t)o->step : 0;
    if (o->where && o->where != FINDING)
        return true;
    if (!run->finding_count)
        return !o->where || error_set(reterr, ERROR_USAGE, "nothing was found in this run; leave out --finding "
                                                           "to see its end");
    size_t n = o->finding ? (size_t)o->finding - 1 : 0;
    if (n >= run->finding_count)
        return error_set(reterr, ERROR_USAGE, "there is no finding %lld: %zu thing%s found in this run",
                         (long long)o->finding, run->finding_count, run->finding_count == 1 ? " was" : "s were");
    const struct finding *f = &run->findings[n];
    *ret = f->lost_step ? f->lost_step : f->step;
    return true;
}

/* ---- showing ---------------------------------------------------------------------- */

/* What it did, the line that did it, and the picture. */
static void drawing(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look)
{
    struct canvas c;
    struct arena a = {0};
    const struct trace_place *ran = &trace_stop(r->trace, stop)->ran;
    trace_words(out, r, &a, stop, false);
    if (ran->line) {
        buf_printf(out, "%5d | ", ran->line);
        utf8_printable(out, str_trim(trace_source_line(r, ran->file, ran->line)));
        buf_char(out, '\n');
    }
    sheet_picture(&c, r, stop, look);
    canvas_dump(&c, out);
    canvas_release(&c);
    trace_values_words(out, r, &a, stop);
    arena_release(&a);
}

static void one(struct buf *out, const struct options *o, struct replay *r, size_t stop,
                const struct sheet_look *look)
{
    struct arena a = {0};
    switch (o->format) {
    case AS_TEXT:
        trace_words(out, r, &a, stop, !o->all);
        if (o->values && !o->all)
            buf_char(out, '\n');
        if (o->values)
            trace_values_words(out, r, &a, stop);
        break;
    case AS_PICTURE: drawing(out, r, stop, look); break;
    case AS_JSON:
        scene_json(out, r->trace, trace_scene(r->trace, &a, stop, NULL));
        if (out->len && out->at[out->len - 1] != '\n')
            buf_char(out, '\n');
        break;
    case AS_SVG: sheet_svg(out, r, stop, look); break;
    case AS_HTML: trace_html(out, r, stop, look); break;
    }
    arena_release(&a);
}

struct writing {
    struct trace_out out;
    struct error *reterr;
};

static bool put_piece(void *to, struct str text)
{
    struct writing *w = to;
    return trace_out_put(&w->out, text, w->reterr);
}

/* One after the other, so that the first of a hundred thousand are there at once, and only
 * one is in memory. */
static bool write_all(struct writing *w, const struct options *o, struct replay *r, const struct sheet_look *look)
{
    struct buf piece = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < trace_stops(r->trace); i++) {
        one(&piece, o, r, i, look);
        ok = put_piece(w, buf_view(&piece));
        buf_clear(&piece);
    }
    buf_release(&piece);
    return ok;
}

static bool write_one(struct writing *w, const struct options *o, struct replay *r, size_t stop,
                      const struct sheet_look *look)
{
    struct buf text = {0};
    one(&text, o, r, stop, look);
    bool ok = put_piece(w, buf_view(&text));
    buf_release(&text);
    return ok;
}

static bool write_kept(struct writing *w, const struct options *o, const struct replay *r)
{
    struct arena a = {0};
    struct str kept = replay_kept(&a, r);
    bool ok = !kept.len || o->format > AS_PICTURE ||
              put_piece(w, str_from(arena_printf(&a, STR_FMT "\n", STR_ARG(kept))));
    arena_release(&a);
    return ok;
}

static bool write_trace(const struct cli *c, const struct options *o, struct replay *r, size_t stop,
                        const struct sheet_look *look, struct error *reterr)
{
    static const enum trace_out_kind kinds[] = {[AS_TEXT] = TRACE_OUT_WORDS, [AS_PICTURE] = TRACE_OUT_DRAWING,
                                                [AS_JSON] = TRACE_OUT_DATA, [AS_SVG] = TRACE_OUT_DATA,
                                                [AS_HTML] = TRACE_OUT_DATA};
    struct writing w = {.reterr = reterr};
    if (!trace_out_open(&w.out, c, o->out, kinds[o->format], reterr) || !write_kept(&w, o, r) ||
        !(o->all && o->format == AS_JSON ? trace_json(r->trace, put_piece, &w)
          : o->all && o->format != AS_HTML ? write_all(&w, o, r, look) : write_one(&w, o, r, stop, look))) {
        trace_out_abandon(&w.out);
        return false;
    }
    return trace_out_close(&w.out, reterr);
}

/* What is read is not written over. The folder that both lie in may have several names. */
static bool is_same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && S_ISREG(x.st_mode) && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool may_write(const struct options *o, const struct run_request *q)
{
    bool program = false, input = false;
    if (!o->out)
        return true;
    for (size_t i = 0; i < q->sources.len; i++)
        program = program || is_same_file(o->out, q->sources.at[i]);
    for (size_t i = 0; i < q->files.paths.len; i++)
        program = program || is_same_file(o->out, q->files.paths.at[i]);
    input = q->in && is_same_file(o->out, q->in);
    if (!q->files.paths.len) /* then they are still paths */
        for (size_t i = 0; i < q->given.len; i++)
            input = input || is_same_file(o->out, q->given.at[i].text.at);
    if (program || input)
        complain("--out %s would overwrite %s; name another file", o->out,
                 program ? "the program" : "what the program reads");
    return !program && !input;
}

static int look_at(struct cli *c, const struct options *o, const struct attempt *at, const struct verdict *v)
{
    struct error err = {0};
    struct replay r = {0};
    struct replay_wish wish = {.values = o->values, .from_start = o->where == START || o->where == LINE};
    size_t stop = 0;
    bool wraps = c->width && (o->format == AS_TEXT || o->format == AS_PICTURE);
    int width = o->width ? (int)o->width : wraps ? c->width : WIDTH_USUAL;
    struct sheet_look look = {.width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width,
                              .ascii = c->ascii};
    bool ok = wanted_step(o, v, &wish.step, &err) && replay_open(&r, c->judge, at, v, 0, &wish, &err) &&
              find_stop(o, &r, &stop, &err) && write_trace(c, o, &r, stop, &look, &err);
    replay_release(&r);
    return ok || !*err.text ? EXIT_OK : complain_error(&err);
}

/* Why there is nothing to see: diagnostics, or our own fault. */
static int tell_why_not(struct cli *c, const struct verdict *v, const struct run_request *q)
{
    struct arena a = {0};
    struct words w = words_verdict(&a, v, q->files.files.at, q->files.files.len);
    struct cli to = *c;
    to.colour = c->colour && isatty(STDERR_FILENO);
    print_words(&to, stderr, &w);
    arena_release(&a);
    return v->kind == VERDICT_TOOL_FAULT ? error_exit_code(ERROR_SOFTWARE) : EXIT_FAILED;
}

int cmd_trace(struct cli *c, int argc, char **argv)
{
    struct run_request q = {0};
    struct options o = {0};
    struct error err = {0};
    int code = EXIT_USAGE_ERROR;
    if (!parse(c, argc, argv, &q, &o))
        goto out;
    if (!c->judge) {
        complain("programs cannot be run on this machine: %s", c->no_judge.text);
        code = error_exit_code(ERROR_UNAVAILABLE);
        goto out;
    }
    if (!may_write(&o, &q))
        goto out;
    if (!request_read(&q, &err)) {
        code = complain_error(&err);
        goto out;
    }
    if (!may_write(&o, &q)) /* the headers are known now */
        goto out;
    struct attempt at = request_attempt(&q);
    struct verdict *v = judge_run(c->judge, &at);
    bool ran = v->run_count && v->runs[0].ran && v->kind != VERDICT_TOOL_FAULT;
    code = ran ? look_at(c, &o, &at, v) : tell_why_not(c, v, &q);
    verdict_free(v);
out:
    request_release(&q);
    return code;
}
