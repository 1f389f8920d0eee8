/* The event loop and the stack of views.
 *
 * Timers: a view has one, wake_ms; the app has one of its own for writing down
 * the place. term_read() waits until the earlier of the two. Views that are
 * closed while they handle an event are freed only after it. */
#include "ui/app.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOK_MS = 1000 }; /* between two looks at the watched file */

int64_t app_now(const struct app *a)
{
    return a->world->ticks_us(a->world->ctx) / 1000;
}

void app_init(struct app *a, struct study *s, struct term *t, const struct theme *theme)
{
    *a = (struct app){.study = s, .term = t, .theme = theme, .world = &world_real, .watch_id = -1};
    const char *poll = getenv("FREEHOLD_POLL"); /* as for `watch`: inotify is not to be trusted */
    a->watch_fd = poll && *poll ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    canvas_init(&a->canvas, t->rows, t->cols, t->ascii);
}

static void free_spent(struct app *a)
{
    while (a->spent) {
        struct view *v = a->spent;
        a->spent = v->below;
        v->ops->done(v);
        mem_free(v);
    }
}

void app_release(struct app *a)
{
    while (a->top)
        app_pop(a, a->top);
    free_spent(a);
    if (a->watch_fd >= 0)
        close(a->watch_fd);
    canvas_release(&a->canvas);
    buf_release(&a->message);
    buf_release(&a->farewell);
    buf_release(&a->watch_dir);
    buf_release(&a->watch_name);
    buf_release(&a->place);
}

/* ---- the stack ------------------------------------------------------------- */

void app_push(struct app *a, struct view *v)
{
    v->below = a->top;
    a->top = v;
    app_moved(a);
}

static void leave(struct app *a, struct view *v)
{
    if (v->left)
        return;
    v->left = true;
    if (v->ops->leave)
        v->ops->leave(a, v);
    place_keep(a, v);
}

void app_pop(struct app *a, struct view *v)
{
    struct view **at = &a->top;
    while (*at && *at != v)
        at = &(*at)->below;
    if (!*at)
        return;
    leave(a, v);
    if (a->asked == v) {
        judge_cancel(study_judge(a->study));
        a->asked = NULL;
    }
    *at = v->below;
    v->below = a->spent;
    a->spent = v;
    app_moved(a);
}

static void pop_to_map(struct app *a)
{
    while (a->top && a->top->below)
        app_pop(a, a->top);
    app_watch(a, NULL);
}

static void open_view(struct app *a, const struct item *it, struct str place)
{
    if (it->lesson)
        view_lesson_open(a, it, place);
    else if (it->kind == EXERCISE_QUIZ)
        view_quiz_open(a, it, place);
    else if (it->kind == EXERCISE_PREDICT_OUTPUT)
        view_predict_open(a, it, place);
    else if (it->kind == EXERCISE_SCHEDULE)
        view_turns_open(a, it, place);
    else if (it->kind == EXERCISE_PREDICT_PICTURE)
        view_foresee_open(a, it, place);
    else if (it->kind == EXERCISE_MARK_LINE)
        view_mark_open(a, it, place);
    else if (study_asks_first(a->study, it))
        view_before_open(a, it);
    else if (it->kind == EXERCISE_ORDER)
        view_order_open(a, it, place);
    else
        view_exercise_open(a, it, place);
}

static void open_item(struct app *a, const struct item *it, struct str place)
{
    pop_to_map(a);
    view_map_point(a, it);
    study_go(a->study, it);
    open_view(a, it, place);
    place_write(a);
    struct arena arena = {0};
    struct str trouble = study_trouble(&arena, it);
    if (trouble.len)
        app_say_str(a, ROLE_WARN, trouble);
    arena_release(&arena);
}

void app_open(struct app *a, const struct item *it)
{
    open_view(a, it, (struct str){0});
}

void app_go(struct app *a, const struct item *it)
{
    if (!it) {
        view_end_open(a);
        return;
    }
    struct arena arena = {0};
    struct str locked = study_locked(a->study, &arena, it);
    if (locked.len) {
        pop_to_map(a);
        view_map_point(a, it);
        app_say_str(a, ROLE_WARN, locked);
    } else {
        bool first = study_status(a->study, it) == ITEM_NEW;
        struct gate g = study_gate(a->study, it->unit);
        open_item(a, it, place_named(a, &arena, it));
        if (first && gate_brief(&arena, a->study, it->unit).len && study_unit(a->study, it->unit).done == 0)
            app_say_str(a, ROLE_NOTE, gate_words(&arena, a->study, it->unit, &g));
    }
    arena_release(&arena);
}

/* While a unit's test is on, its exercises follow each other. False: it is not, or is over. */
static bool next_of_test(struct app *a, const struct item *after)
{
    size_t unit;
    const struct item *next;
    if (!study_testing(a->study, &unit))
        return false;
    struct str title = study_pack(a->study)->units[unit].title;
    switch (study_test_next(a->study, unit, &next)) {
    case TEST_GOES_ON:
        if (next == after) { /* not passed: whoever goes on all the same leaves the test */
            study_test_leave(a->study);
            app_say(a, ROLE_NOTE, "The test is left. The map has all of the unit.");
            return false;
        }
        app_go(a, next);
        app_say(a, ROLE_NOTE, "The test of " STR_FMT " goes on with this: pass it without a hint.", STR_ARG(title));
        return true;
    case TEST_PASSED:
        app_go(a, study_here(a->study));
        app_say(a, ROLE_PASS, "Passed by test: all of " STR_FMT " counts as done.", STR_ARG(title));
        return true;
    case TEST_FAILED:
        app_say(a, ROLE_NOTE, "A hint was opened, so it is no test any more. The unit stays open.");
        break;
    }
    return false;
}

/* On in course order; what is done already is passed over unless all is. */
void app_go_next(struct app *a, const struct item *after)
{
    if (item_extra(after)) {
        view_round_next(a);
        return;
    }
    if (next_of_test(a, after))
        return;
    const struct item *it = study_next(a->study, after);
    while (it && study_status(a->study, it) >= ITEM_DONE)
        it = study_next(a->study, it);
    if (!it)
        it = study_here(a->study);
    if (it == after)
        it = study_next(a->study, after);
    app_go(a, it);
    size_t done;
    if (it && it->unit != after->unit && study_inventory_due(a->study, &done) && done == after->unit)
        app_say(a, ROLE_NOTE, STR_FMT " is done. p on the map (%s) asks what you know by now.",
                STR_ARG(study_pack(a->study)->units[done].title), action_key(ACTION_MAP).text);
}

void app_go_map(struct app *a)
{
    pop_to_map(a);
}

static bool prefers_not(struct app *a, struct arena *arena, const char *name)
{
    struct progress *p = study_progress(a->study);
    return p && str_is(progress_setting(p, arena, name), "no");
}

void app_start(struct app *a, const struct item *it)
{
    struct arena arena = {0};
    struct progress *p = study_progress(a->study);
    struct str place = place_last(a, &arena);
    struct str welcomed = p ? progress_setting(p, &arena, "welcomed") : (struct str){0};
    size_t n = 0;
    while (n < place.len && place.at[n] != ' ')
        n++;
    struct str id = str_slice(place, 0, n), numbers = str_slice(place, n, place.len);
    const struct item *was =
        str_is(id, "-") || !id.len ? NULL : pack_item(study_pack(a->study), id);
    const struct item *last = study_last(a->study);
    a->no_picture = prefers_not(a, &arena, "picture");
    struct str beside = p ? progress_setting(p, &arena, "owners") : STR("");
    a->beside = str_is(beside, "no") ? BESIDE_NOTHING : str_is(beside, "permits") ? BESIDE_PERMITS : BESIDE_OWNERS;
    view_map_open(a, was ? (struct str){0} : numbers);
    if (it)
        open_item(a, it, it == was ? numbers : (struct str){0});
    else if (!study_track(a->study).len && !welcomed.len)
        view_welcome_open(a);
    else if (was && last && last != was) /* another face has gone elsewhere */
        app_go(a, last);
    else if (was)
        open_item(a, was, numbers);
    buf_clear(&a->place);
    buf_str(&a->place, place);
    if (study_warning(a->study).len)
        app_say_str(a, ROLE_WARN, study_warning(a->study));
    arena_release(&arena);
}

/* ---- what views ask for ---------------------------------------------------- */

void app_say_str(struct app *a, enum role role, struct str sentence)
{
    buf_clear(&a->message);
    buf_str(&a->message, sentence);
    a->message_role = role;
}

void app_say(struct app *a, enum role role, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_clear(&a->message);
    buf_vprintf(&a->message, fmt, ap);
    va_end(ap);
    a->message_role = role;
}

bool app_judge(struct app *a, struct view *v, const struct attempt *attempt)
{
    struct judge *j = study_judge(a->study);
    if (!j)
        return false;
    a->asked = v;
    a->asked_ms = app_now(a);
    judge_submit(j, attempt);
    return true;
}

bool app_judging(const struct app *a, const struct view *v)
{
    return a->asked == v;
}

void app_watch(struct app *a, const char *path)
{
    struct buf dir = {0};
    const char *base = path ? path_base(path) : "";
    if (path)
        buf_add(&dir, path, (size_t)(base - path));
    bool same_dir = str_eq(buf_view(&dir), buf_view(&a->watch_dir));
    bool same = same_dir && str_is(buf_view(&a->watch_name), base);
    if (a->watch_fd >= 0 && (!same_dir || a->watch_id < 0)) {
        if (a->watch_id >= 0)
            inotify_rm_watch(a->watch_fd, a->watch_id);
        a->watch_id = path ? inotify_add_watch(a->watch_fd, dir.at,
                                               IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR) : -1;
    }
    if (!same) {
        buf_clear(&a->watch_dir);
        buf_str(&a->watch_dir, buf_view(&dir));
        buf_clear(&a->watch_name);
        buf_cstr(&a->watch_name, base);
        a->look.mtime = (struct timespec){0};
        a->look.size = -1;
        a->look.at_ms = path ? app_now(a) + LOOK_MS : 0;
    }
    buf_release(&dir);
}

static void file_changed(struct app *a)
{
    for (struct view *v = a->top; v; v = v->below)
        if (v->ops->file_changed)
            v->ops->file_changed(a, v);
}

/* Some file systems (network, containers, WSL's mounts) never send a notice: so
 * we look ourselves, too. The view compares the text; a false alarm costs a read. */
static void look_at_file(struct app *a)
{
    struct buf path = {0};
    struct stat st;
    buf_str(&path, buf_view(&a->watch_dir));
    buf_str(&path, buf_view(&a->watch_name));
    a->look.at_ms = app_now(a) + LOOK_MS;
    bool there = stat(path.at, &st) == 0;
    buf_release(&path);
    bool folder = !a->watch_name.len; /* its time says nothing of files written in place */
    if (!there || (!folder && st.st_size == a->look.size && st.st_mtim.tv_sec == a->look.mtime.tv_sec &&
                   st.st_mtim.tv_nsec == a->look.mtime.tv_nsec))
        return;
    a->look.mtime = st.st_mtim;
    a->look.size = st.st_size;
    file_changed(a);
}

static void read_watch(struct app *a)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool ours = false;
    ssize_t n;
    while ((n = read(a->watch_fd, bytes, sizeof bytes)) > 0) {
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const struct inotify_event *)(bytes + at);
            ours |= e->len && (!a->watch_name.len || str_is(buf_view(&a->watch_name), e->name));
            at += (ssize_t)(sizeof *e + e->len);
        }
    }
    if (ours)
        file_changed(a);
}

bool app_editor_takes_line(struct str command)
{
    static const char *const names[] = {"vi", "vim", "nvim", "gvim", "vis", "nano", "pico", "micro",
                                        "emacs", "emacsclient", "mg", "zile", "jed", "joe",
                                        "jmacs", "jpico", "jstar", "kak", "mcedit", "ne"};
    command = str_trim(command);
    size_t from = 0, end = 0;
    for (; end < command.len && command.at[end] != ' ' && command.at[end] != '\t'; end++)
        if (command.at[end] == '/')
            from = end + 1;
    struct str name = str_slice(command, from, end);
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '.' || name.at[i] == '-') /* vim.basic, emacs-nox */
            name.len = i;
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

bool app_edit(struct app *a, const char *path, int line, struct error *reterr)
{
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor)
        editor = getenv("EDITOR");
    if (!editor || !*editor)
        return error_set(reterr, ERROR_UNAVAILABLE,
                         "No editor is named: set VISUAL or EDITOR, for instance VISUAL=vi");
    struct buf command = {0};
    buf_cstr(&command, editor); /* $EDITOR may hold options: the shell parts them */
    if (line > 0 && app_editor_takes_line(str_from(editor)))
        buf_printf(&command, " +%d", line);
    buf_cstr(&command, " \"$1\"");
    term_leave(a->term);
    pid_t pid = fork();
    if (pid == 0) {
        execl("/bin/sh", "sh", "-c", command.at, "sh", path, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    term_enter(a->term);
    buf_release(&command);
    if (pid < 0)
        return error_errno(reterr, ERROR_OS, "Cannot start %s", editor);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return error_set(reterr, ERROR_UNAVAILABLE,
                         "%s could not be started; VISUAL and EDITOR name the editor", editor);
    return true;
}

void app_prefer(struct app *a, bool *preference, const char *name)
{
    *preference = !*preference;
    if (study_progress(a->study))
        progress_set(study_progress(a->study), name, *preference ? STR("no") : STR("yes"), NULL);
}

void app_turn_beside(struct app *a)
{
    static const struct { const char *setting, *said; } all[] = {
        [BESIDE_OWNERS] = {"yes", "Beside the code: who owns each heap block in the run."},
        [BESIDE_PERMITS] = {"permits", "Beside the code, before any run: what each variable may do from there on. "
                                       "R read, W write, O own."},
        [BESIDE_NOTHING] = {"no", "Nothing is shown beside the code any more."}};
    a->beside = (enum beside_code)((a->beside + 1) % COUNT(all));
    if (study_progress(a->study))
        progress_set(study_progress(a->study), "owners", str_from(all[a->beside].setting), NULL);
    app_say(a, ROLE_NOTE, "%s", all[a->beside].said);
}

void app_copy(struct app *a, struct str text)
{
    term_copy(a->term, text);
}

/* ---- the loop -------------------------------------------------------------- */

/* What works everywhere. */
static void handle_anywhere(struct app *a, const struct ui_event *e, enum action action)
{
    struct view *v = a->top;
    switch (action) {
    case ACTION_HELP:
    case ACTION_HELP_KEY:
        view_help_open(a, v);
        break;
    case ACTION_EXPLAIN:
        view_explain_open(a, v->ops->explains ? v->ops->explains(v) : (struct str){0});
        break;
    case ACTION_GLOSSARY:
    case ACTION_WORDS:
        view_glossary_open(a);
        break;
    case ACTION_QUIT:
        a->quit = true;
        break;
    case ACTION_SUSPEND:
    case ACTION_SUSPEND_KEY:
        place_write(a);
        term_suspend(a->term);
        break;
    case ACTION_REDRAW:
        term_leave(a->term);
        term_enter(a->term);
        break;
    case ACTION_THEME:
        a->theme = theme_next(a->theme);
        if (study_progress(a->study))
            progress_set(study_progress(a->study), "theme", str_from(a->theme->name), NULL);
        app_say(a, ROLE_NOTE, "Theme: %s", a->theme->name);
        break;
    case ACTION_MOUSE:
        term_mouse(a->term, !a->term->mouse_on);
        app_say(a, ROLE_NOTE, a->term->mouse_on
                ? "Mouse on. F10 turns it off, so that the terminal selects text."
                : "Mouse off: the terminal selects text itself. F10 turns it on.");
        break;
    case ACTION_BACK:
    case ACTION_QUIT_KEY:
        if (v->below)
            app_pop(a, v);
        else if (action == ACTION_QUIT_KEY)
            a->quit = true;
        break;
    default:
        if (e->kind == EVENT_KEY && e->key.code == 'c' && e->key.mods == MOD_CTRL)
            a->quit = true;
    }
}

static void take_verdict(struct app *a)
{
    struct judge *j = study_judge(a->study);
    struct verdict *verdict = j ? judge_take(j) : NULL;
    if (!verdict)
        return;
    struct view *v = a->asked;
    a->asked = NULL;
    if (v)
        v->ops->verdict(a, v, verdict);
    else
        verdict_free(verdict);
}

static void handle(struct app *a, const struct ui_event *e)
{
    enum action action = ACTION_NONE;
    struct view *v = a->top;
    bool small = a->canvas.rows < UI_MIN_ROWS || a->canvas.cols < UI_MIN_COLS;
    switch (e->kind) {
    case EVENT_RESIZE:
        canvas_resize(&a->canvas, e->rows, e->cols);
        if (v->ops->tick) /* it may see more now, and want it */
            v->wake_ms = app_now(a);
        return;
    case EVENT_SIGNAL:
        a->signal = e->signal;
        a->quit = true;
        return;
    case EVENT_END:
        a->gone = a->quit = true;
        return;
    case EVENT_FD:
    case EVENT_TICK:
        return;
    case EVENT_KEY:
        buf_clear(&a->message);
        action = action_of(v->where | IN_ALL, e->key);
        if (small) { /* nothing is shown, so nothing may be typed blindly */
            if (action == ACTION_QUIT || (e->key.code == 'q' && !e->key.mods))
                a->quit = true;
            return;
        }
        break;
    case EVENT_PASTE:
    case EVENT_MOUSE:
        if (small)
            return;
        break;
    }
    if (!v->ops->handle(a, v, e, action))
        handle_anywhere(a, e, action);
    if (e->kind == EVENT_PASTE && e->paste_cut)
        app_say(a, ROLE_WARN, "That was too much to paste at once: only the first %zu KiB are here.",
                e->paste.len >> 10);
}

static int timeout(const struct app *a)
{
    int64_t first = a->place_ms;
    if (a->look.at_ms && (!first || a->look.at_ms < first))
        first = a->look.at_ms;
    for (const struct view *v = a->top; v; v = v->below)
        if (v->wake_ms && (!first || v->wake_ms < first))
            first = v->wake_ms;
    if (!first)
        return -1;
    int64_t wait = first - app_now(a);
    return wait < 0 ? 0 : wait > 60000 ? 60000 : (int)wait;
}

static void tick(struct app *a)
{
    int64_t now = app_now(a);
    for (struct view *v = a->top, *below; v; v = below) {
        below = v->below;
        if (v->wake_ms && v->wake_ms <= now) {
            v->wake_ms = 0;
            v->ops->tick(a, v);
        }
    }
    if (a->place_ms && a->place_ms <= now)
        place_write(a);
    if (a->look.at_ms && a->look.at_ms <= now)
        look_at_file(a);
}

void app_loop(struct app *a)
{
    struct judge *j = study_judge(a->study);
    while (!a->quit && a->top) {
        app_draw(a);
        term_blit(a->term, &a->canvas, a->theme);
        int fds[2];
        size_t count = 0;
        if (j)
            fds[count++] = judge_fd(j);
        if (a->watch_fd >= 0)
            fds[count++] = a->watch_fd;
        struct term_wait wait = {timeout(a), fds, count};
        struct ui_event e = {0};
        term_read(a->term, &wait, &e);
        handle(a, &e);
        if (e.kind == EVENT_FD && e.fd >= 0 && (size_t)e.fd < count) {
            if (fds[e.fd] == a->watch_fd)
                read_watch(a);
            else
                take_verdict(a);
        }
        tick(a);
        free_spent(a);
    }
    place_write(a);
    while (a->top)
        app_pop(a, a->top);
    free_spent(a);
}
