/* doctor: everything that Freehold leans on, a line each: what was tried, and,
 * when it does not work, what to do. With --rebuild nothing is looked at: the
 * tables that follow from the events are made anew, and what changed is said. */
#include "cli/cli.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

struct visit {
    struct cli *c;
    int problems;
};

/* advice NULL: it is well. A remark is shown but is no problem. */
FORMAT(4, 5) static void line(struct visit *v, const char *what, const char *advice, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    print_f(v->c, advice ? WORD_FAIL : WORD_TEXT, 0, "%-8s %-10s " STR_FMT, advice ? "problem" : "ok", what,
            STR_ARG(buf_view(&b)));
    if (advice) {
        print_f(v->c, WORD_TEXT, 20, "%s", advice);
        v->problems++;
    }
    buf_release(&b);
}

static void versions(struct visit *v)
{
    struct utsname u;
    uname(&u);
    line(v, "version", NULL, "freehold %s on %s %s, %s", FREEHOLD_VERSION, u.sysname, u.release, u.machine);
}

static void seccomp(struct visit *v)
{
    if (prctl(PR_GET_SECCOMP) < 0 && errno == EINVAL)
        line(v, "seccomp", "Programs are only run behind it; use a kernel built with CONFIG_SECCOMP_FILTER.",
             "this kernel has none");
    else
        line(v, "seccomp", NULL, "system calls of learners' programs are filtered");
}

static void landlock(struct visit *v)
{
#ifdef SYS_landlock_create_ruleset
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1 /* the version */);
    if (abi > 0) {
        line(v, "landlock", NULL, "version %ld: the judge's processes reach no file", abi);
        return;
    }
#endif
    /* one wall less; seccomp stands alone, which is enough */
    line(v, "landlock", NULL, "not in this kernel; seccomp alone keeps programs away from files");
}

static void judge(struct visit *v)
{
    static const char program[] = "#include <stdio.h>\n#include <stdlib.h>\n"
                                  "int main(void) { char *p = malloc(3); puts(p ? \"well\" : \"ill\"); "
                                  "free(p); return 0; }\n";
    if (!v->c->judge) {
        line(v, "judge", "Reading works; programs cannot be run here.", "%s", v->c->no_judge.text);
        return;
    }
    struct source_file file = {.name = STR("doctor.c"), .text = {program, sizeof program - 1}};
    struct run_input input = {0};
    struct attempt a = {.files = &file, .file_count = 1, .runs = &input, .run_count = 1};
    struct verdict *d = judge_run(v->c->judge, &a);
    if (d->kind == VERDICT_CLEAN && d->run_count == 1 && str_is(d->runs[0].out, "well\n"))
        line(v, "judge", NULL, "a program was compiled and run in %lld microseconds", (long long)d->total_us);
    else
        line(v, "judge", "Please report this line: a right program must be judged clean.",
             "a small right program was judged \"%s\" " STR_FMT, verdict_kind_name(d->kind), STR_ARG(d->fault));
    verdict_free(d);
}

static void folder(struct visit *v, const char *what, const char *path)
{
    struct error err = {0};
    struct arena a = {0};
    char *probe = arena_printf(&a, "%s/.doctor-%d", path, (int)getpid());
    if (!dir_make_all(path, &err) || !file_write_atomic(probe, STR("well\n"), &err)) {
        line(v, what, "Make it writable, or set XDG_DATA_HOME to a folder that is. Until then nothing is kept.",
             "%s", err.text);
    } else {
        unlink(probe);
        line(v, what, NULL, "%s can be written", path);
    }
    arena_release(&a);
}

/* Everything but the events is derived from them, so it can be checked against them. */
static void derived(struct visit *v, struct progress *p)
{
    struct arena a = {0};
    struct error err = {0};
    struct derived_changes d;
    if (!progress_audit(p, &a, &d, &err)) {
        line(v, "derived", "`freehold doctor --rebuild` makes it anew from the events.", "%s", err.text);
    } else {
        size_t rows = 0;
        for (int t = 0; t < DERIVED_TABLES; t++)
            rows += d.rows[t];
        if (d.stale)
            line(v, "derived", NULL, "made anew from %zu events when you go on: some came from another file, or "
                 "from an older Freehold", d.events);
        else if (d.total)
            line(v, "derived", "`freehold doctor --rebuild` makes them anew from the events; no event is lost.",
                 "%zu row%s not say what the events say, the first is the " STR_FMT, d.total,
                 d.total == 1 ? " does" : "s do", STR_ARG(d.first));
        else
            line(v, "derived", NULL, "%zu rows say what %zu events say", rows, d.events);
    }
    arena_release(&a);
}

static void progress(struct visit *v, const char *path)
{
    struct error err = {0};
    struct progress *p = NULL;
    if (!path_exists(path)) {
        line(v, "progress", NULL, "%s is made when you begin", path);
        return;
    }
    p = progress_open_read_only(path, &err);
    if (!p || !progress_verify(p, &err)) {
        struct arena a = {0};
        line(v, "progress",
             arena_printf(&a, "Move it away (mv %s %s.broken) to begin with an empty one; your answers are in "
                          "files of their own and stay. The old file may still be readable for "
                          "`sqlite3 FILE .recover`.", path, path),
             "%s", err.text);
        arena_release(&a);
    } else {
        line(v, "progress", NULL, "%s is whole", path);
        derived(v, p);
    }
    progress_close(p);
}

static const char *const tables[DERIVED_TABLES] = {
    [DERIVED_ITEMS] = "items", [DERIVED_MEMORY] = "memory", [DERIVED_SIGHTINGS] = "sightings",
    [DERIVED_TESTED] = "tests"};
static const char *const told[DERIVED_TABLES] = {
    [DERIVED_ITEMS] = "lessons and exercises: opened, read, tried, passed",
    [DERIVED_MEMORY] = "what is remembered of an exercise, and when it is due",
    [DERIVED_SIGHTINGS] = "misconceptions and failures seen in answers",
    [DERIVED_TESTED] = "units passed by test"};

/* doctor --rebuild */
static int rebuild(struct cli *c, const char *path)
{
    struct visit v = {.c = c};
    struct arena a = {0};
    struct error err = {0};
    struct derived_changes d;
    int code = EXIT_OK;
    if (!path_exists(path)) {
        line(&v, "progress", NULL, "%s is made when you begin; there is nothing to rebuild", path);
        return EXIT_OK;
    }
    struct progress *p = progress_open(path, &world_real, &err);
    if (p && progress_rebuild(p, &a, &d, &err)) {
        for (int t = 0; t < DERIVED_TABLES; t++) {
            struct buf b = {0};
            buf_printf(&b, "%zu row%s of %s", d.rows[t], d.rows[t] == 1 ? "" : "s", told[t]);
            if (d.added[t] + d.gone[t] + d.changed[t])
                buf_printf(&b, "; %zu added, %zu gone, %zu changed", d.added[t], d.gone[t], d.changed[t]);
            line(&v, tables[t], NULL, STR_FMT, STR_ARG(buf_view(&b)));
            buf_release(&b);
        }
        putchar('\n');
        if (d.total)
            print_f(c, WORD_WARN, 0, "Made anew from %zu event%s: %zu row%s changed, the first the " STR_FMT ".",
                    d.events, d.events == 1 ? "" : "s", d.total, d.total == 1 ? "" : "s", STR_ARG(d.first));
        else
            print_f(c, WORD_PASS, 0, "Made anew from %zu event%s: nothing changed.", d.events,
                    d.events == 1 ? "" : "s");
    } else {
        code = complain_error(&err);
    }
    progress_close(p);
    arena_release(&a);
    return code;
}

static void pack(struct visit *v, const char *root)
{
    struct error err = {0};
    struct pack *p = pack_open(root, &err);
    if (!p)
        line(v, "pack", "Set it with --pack DIR, or install again.", "%s", err.text);
    else if (p->error_count)
        line(v, "pack", "`freehold pack check` lists them.", "%s has %zu problems", root, p->error_count);
    else
        line(v, "pack", NULL, STR_FMT ", %zu lessons and %zu exercises in %s", STR_ARG(p->title),
             p->lesson_count, p->exercise_count, root);
    pack_free(p);
}

static void terminal(struct visit *v)
{
    const char *term = getenv("TERM");
    const char *lc = setlocale(LC_CTYPE, NULL), *all = getenv("LC_ALL"), *lang = getenv("LANG");
    const char *asked = all && *all ? all : lang && *lang ? lang : "C";
    bool missing = !strcmp(lc, "C") && strcmp(asked, "C") && strcmp(asked, "POSIX");
    line(v, "locale", missing ? "Install it, or set LANG=C.UTF-8. Plain ASCII is shown meanwhile." : NULL,
         missing ? "\"%s\" is not installed" : "%s", missing ? asked : lc);
    line(v, "text", NULL, "%s", strcmp(nl_langinfo(CODESET), "UTF-8") ? "ASCII marks are used" : "UTF-8");
    if (!isatty(STDOUT_FILENO))
        line(v, "terminal", NULL, "not a terminal; --plain works");
    else if (!term || !*term || !strcmp(term, "unknown"))
        line(v, "terminal", "Set TERM, for instance TERM=xterm-256color, or use --plain.", "TERM is not set");
    else
        line(v, "terminal", NULL, "TERM is %s", term);
}

int cmd_doctor(struct cli *c, int argc, char **argv)
{
    struct visit v = {.c = c};
    struct arena a = {0};
    struct places places;
    struct error err = {0};
    enum { REBUILD = 1 };
    static const struct flag flags[] = {{"rebuild", 0, false, REBUILD}};
    struct args args = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = COUNT(flags)};
    const char *value;
    int id;
    bool again = false;
    while ((id = args_next(&args, &value))) {
        if (id == ARG_WORD)
            complain("doctor takes no \"%s\"; `freehold doctor --help` says what it does", value);
        if (id != REBUILD)
            return EXIT_USAGE_ERROR;
        again = true;
    }
    if (again) {
        int code = places_find(&a, &places, &err) ? rebuild(c, places.progress) : complain_error(&err);
        arena_release(&a);
        return code;
    }
    versions(&v);
    judge(&v);
    seccomp(&v);
    landlock(&v);
    if (places_find(&a, &places, &err)) {
        folder(&v, "data", places.data);
        folder(&v, "answers", places.work);
        progress(&v, places.progress);
        pack(&v, c->pack ? c->pack : places.course);
    } else {
        line(&v, "data", "Set HOME or XDG_DATA_HOME to a folder you may write to.", "%s", err.text);
    }
    terminal(&v);
    putchar('\n');
    if (v.problems)
        print_f(c, WORD_FAIL, 0, "%d problem%s.", v.problems, v.problems == 1 ? "" : "s");
    else
        print_f(c, WORD_PASS, 0, "All is well.");
    arena_release(&a);
    return v.problems ? EXIT_FAILED : EXIT_OK;
}
