/* What the rest of Freehold calls: a terminal, a theme, an app; and key scripts,
 * which are the same with a terminal made of memory. */
#include "ui/app.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCRIPT_BYTES = 1 << 20 };

static const struct theme *choose_theme(struct study *s, const struct ui_options *o, int colours)
{
    struct arena a = {0};
    struct str kept = {0};
    const char *no_color = getenv("NO_COLOR");
    if (study_progress(s) && !(no_color && *no_color))
        kept = progress_setting(study_progress(s), &a, "theme");
    const char *name = o->theme ? o->theme : kept.len ? arena_cstr(&a, kept) : NULL;
    const struct theme *t = theme_choose(name, no_color, colours);
    arena_release(&a);
    return t;
}

static const struct item *find_item(struct study *s, const char *name, struct error *reterr)
{
    const struct item *it = pack_item(study_pack(s), str_from(name));
    if (!it)
        error_set(reterr, ERROR_USAGE,
                  "there is no item \"%s\" in this course; `freehold list` names all", name);
    return it;
}

/* ---- key scripts ------------------------------------------------------------- */

struct player {
    struct app *app;
    const struct app_script *script;
};

static bool is_settled(void *ctx, const char *name)
{
    struct player *p = ctx;
    if (strcmp(name, "verdict"))
        return false; /* nothing else can be waited for: fails, and says so */
    for (struct view *v = p->app->top; v; v = v->below)
        if (app_judging(p->app, v) || (v->ops->settled && !v->ops->settled(v)))
            return false;
    return true;
}

static bool act(void *ctx, const char *name)
{
    struct player *p = ctx;
    return p->script->act && p->script->act(p->script->ctx, name);
}

bool app_play(struct study *s, const struct app_script *script, struct buf *ret_failure)
{
    struct app app;
    struct error err = {0};
    struct term_memory_options m = {.rows = script->rows,
                                    .cols = script->cols,
                                    .ascii = script->ascii,
                                    .colours = 16,
                                    .script = script->text,
                                    .name = script->name};
    struct term *t = term_memory_open(&m, &err);
    if (!t) {
        buf_cstr(ret_failure, err.text);
        return false;
    }
    struct player player = {&app, script};
    struct script_hooks hooks = {is_settled, act, &player, script->screens_dir, 0};
    term_memory_hooks(t, hooks);
    app_init(&app, s, t, theme_choose("colour", NULL, 16));
    app_start(&app, NULL);
    app_loop(&app);
    struct str failure = term_memory_failure(t);
    buf_str(ret_failure, failure);
    bool good = !failure.len && term_memory_finished(t);
    if (!good && !failure.len)
        buf_printf(ret_failure, "%s: Freehold was left before the script was over\n", script->name);
    app_release(&app);
    term_close(t);
    return good;
}

static int play_file(struct study *s, const struct ui_options *o, struct error *reterr)
{
    struct buf text = {0}, failure = {0};
    struct arena arena = {0};
    if (!file_read(o->keys, SCRIPT_BYTES, &text, reterr)) {
        buf_release(&text);
        return -1;
    }
    const char *base = path_base(o->keys);
    char *dir = arena_printf(&arena, "%.*s../screens", (int)(base - o->keys), o->keys);
    struct app_script script = {.text = buf_view(&text), .name = base, .screens_dir = dir,
                                .rows = 24, .cols = 80, .ascii = o->ascii};
    bool good = app_play(s, &script, &failure);
    if (!good)
        fprintf(stderr, "%.*s\n", (int)failure.len, failure.at ? failure.at : "");
    arena_release(&arena);
    buf_release(&failure);
    buf_release(&text);
    return good ? 0 : 1;
}

/* ---- the real thing ------------------------------------------------------------ */

int ui_run(struct study *s, const struct ui_options *o, struct error *reterr)
{
    const struct item *it = NULL;
    const char *note = NULL;
    if (o->item && !(it = find_item(s, o->item, reterr)))
        return -1;
    if (o->keys)
        return play_file(s, o, reterr);
    struct term_curses_options t = {.in_fd = 0, .out_fd = 1, .ascii = o->ascii, .mouse = o->mouse};
    struct term *term = term_curses_open(&t, &note, reterr);
    if (!term)
        return -1;
    struct app app;
    app_init(&app, s, term, choose_theme(s, o, term->colours));
    app_start(&app, it);
    if (o->rounds)
        view_round_open(&app, o->round == ROUND_PLACE ? study_place_kind(s) : o->round);
    if (note)
        app_say(&app, ROLE_NOTE, "%s", note);
    app_loop(&app);
    int sig = app.signal;
    struct buf farewell = app.farewell;
    app.farewell = (struct buf){0};
    app_release(&app);
    term_close(term);
    fwrite(farewell.at ? farewell.at : "", 1, farewell.len, stderr);
    buf_release(&farewell);
    return sig ? 128 + sig : 0;
}
