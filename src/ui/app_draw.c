/* The screen around the view: the title row with the place in the course and how
 * much of it is done, the footer with the keys that matter now, and messages,
 * which lie over the title row until the next key. */
#include "ui/app.h"
#include "ui/prose.h"

#include <stdio.h>
#include <string.h>

enum { BAR_CELLS = 10 };

static void bar_row(struct canvas *c, int row, enum role role)
{
    canvas_fill(c, (struct rect){row, 0, 1, c->cols}, role);
}

static void draw_title(struct app *a, struct canvas *c)
{
    struct unit_progress all = study_units(a->study);
    struct buf right = {0}, left = {0};
    buf_printf(&right, all.more ? "%zu of %zu, +%zu done" : "%zu of %zu done", all.done, all.total, all.more);
    bar_row(c, 0, ROLE_BAR);
    int at = c->cols - 1 - (int)right.len;
    canvas_text(c, 0, at, ROLE_BAR, buf_view(&right));
    canvas_bar(c, 0, at - BAR_CELLS - 1, BAR_CELLS, all.done, all.total);
    canvas_reverse(c, (struct rect){0, at - BAR_CELLS - 1, 1, BAR_CELLS});
    a->top->ops->title(a, a->top, &left);
    struct str title = buf_view(&left);
    int room = at - BAR_CELLS - 3;
    for (size_t i = 0; utf8_str_width(title) > room && i + 3 < title.len; i++)
        if (!memcmp(title.at + i, " / ", 3)) { /* the unit goes before the title does, or that it is passed */
            title = str_slice(title, i + 3, title.len);
            break;
        }
    canvas_fit(c, 0, 1, room, ROLE_BAR, title);
    buf_release(&left);
    buf_release(&right);
}

static void draw_message(struct app *a, struct canvas *c)
{
    if (!a->message.len)
        return;
    /* As many rows as it needs, at most three: warnings are whole sentences. */
    struct arena arena = {0};
    struct prose p;
    prose_init(&p, &arena, c->cols - 2, c->ascii);
    prose_text(&p, a->message_role, 0, buf_view(&a->message));
    int rows = p.count < 3 ? p.count : 3;
    for (int i = 0; i < rows; i++)
        bar_row(c, i, a->message_role);
    prose_draw(&p, c, (struct rect){0, 1, rows, c->cols - 2}, 0, NULL);
    arena_release(&arena);
}

/* The key to show: a plain one where nothing is typed, since it is the easier;
 * in an exercise always the same one, whichever pane has the focus, and in a picture
 * the same as in an exercise. */
static struct key_text shown_key(unsigned where, enum action action)
{
    struct str keys = str_from(action_info(action)->keys);
    while (keys.len && !(where & (IN_EDITOR | IN_EXERCISE | IN_PICTURE))) {
        size_t n = 0;
        while (n < keys.len && keys.at[n] != ' ')
            n++;
        struct key k;
        if (n && key_parse(str_slice(keys, 0, n), &k) && key_types(k) &&
            (action_of(where | IN_ALL, k) == action || action == ACTION_SEARCH_NEXT))
            return key_print(k);
        keys = str_slice(keys, n + (n < keys.len), keys.len);
    }
    return action_key(action);
}

/* A pane is called in the footer as its tab is above, in small letters. Beside panes there is
 * little room. */
static struct str footer_name(const struct view *v, enum action action, char *tab, size_t size)
{
    if (action == ACTION_PAGE_DOWN && v->tab)
        return STR("more");
    if (action != ACTION_PANE_CODE || !v->tab)
        return str_from(action_info(action)->name);
    snprintf(tab, size, "%s", v->tab);
    if (tab[0] >= 'A' && tab[0] <= 'Z')
        tab[0] |= 32;
    return str_from(tab);
}

static void draw_footer(struct app *a, struct canvas *c)
{
    enum action keys[FOOTER_KEYS];
    size_t count = a->top->ops->footer(a, a->top, keys);
    int row = c->rows - 1, col = 1;
    bar_row(c, row, ROLE_BAR);
    for (size_t i = 0; i < count; i++) {
        struct key_text key = shown_key(a->top->where, keys[i]);
        char tab[32];
        struct str name = footer_name(a->top, keys[i], tab, sizeof tab);
        int need = utf8_str_width(str_from(key.text)) + 1 + utf8_str_width(name);
        if (col + need > c->cols - 1)
            break;
        col = canvas_cstr(c, row, col, ROLE_KEY, key.text) + 1;
        col = canvas_text(c, row, col, ROLE_BAR, name) + 2;
    }
}

static void draw_too_small(struct canvas *c)
{
    struct arena arena = {0};
    struct prose p;
    char *text = arena_printf(&arena,
                              "Freehold needs at least %d columns and %d rows (now %dx%d).\n"
                              "Everything is saved. Make the window larger, or press q to quit.",
                              UI_MIN_COLS, UI_MIN_ROWS, c->cols, c->rows);
    prose_init(&p, &arena, c->cols, c->ascii);
    prose_text(&p, ROLE_TEXT, 0, str_from(text));
    prose_draw(&p, c, canvas_all(c), 0, NULL);
    arena_release(&arena);
}

void app_draw(struct app *a)
{
    struct canvas *c = &a->canvas;
    canvas_clear(c);
    c->cursor_row = c->cursor_col = -1;
    if (c->rows < UI_MIN_ROWS || c->cols < UI_MIN_COLS) {
        draw_too_small(c);
        return;
    }
    draw_title(a, c);
    struct rect r = {1, 0, c->rows - 2, c->cols};
    struct rect old = canvas_clip(c, r);
    a->top->ops->draw(a, a->top, c, r);
    canvas_unclip(c, old);
    draw_footer(a, c);
    draw_message(a, c);
}
