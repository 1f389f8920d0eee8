/* The editor's state, moves, mouse and prompt. Keys go through the actions
 * table; what changes the text is in editor_edit.c, drawing in editor_draw.c.
 *
 * A move with Shift keeps the anchor, any other move takes it along. Every move
 * seals the undo step, so that typing here and typing there are two steps. */
#include "ui/editor_private.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void editor_init(struct editor *e)
{
    *e = (struct editor){.text = text_new(), .want_col = -1, .roles_line = -1, .lines_seen = 1,
                          .ran = -1, .next = -1, .show_line = -1};
}

void editor_release(struct editor *e)
{
    text_free(e->text);
    highlight_release(&e->highlight);
    mem_free(e->marks);
    mem_free(e->notes);
    buf_release(&e->roles);
    buf_release(&e->clipboard);
    buf_release(&e->needle);
    buf_release(&e->prompt_text);
    *e = (struct editor){0};
}

struct range editor_selection(const struct editor *e)
{
    return range_of(e->caret.at, e->caret.anchor);
}

bool editor_selecting(const struct editor *e) { return !pos_eq(e->caret.at, e->caret.anchor); }

void editor_put_caret(struct editor *e, struct pos p)
{
    e->caret.at = e->caret.anchor = p;
    e->want_col = -1;
    e->follow = true;
}

/* ---- what follows from a change ---------------------------------------------- */

static void move_line(int *line, int from, int delta)
{
    if (*line > from)
        *line = *line + delta < from ? from : *line + delta;
}

void editor_sync(struct editor *e)
{
    int from = text_changed_from(e->text);
    if (from == INT_MAX)
        return;
    highlight_changed(&e->highlight, from);
    e->roles_line = -1;
    int delta = text_lines(e->text) - e->lines_seen;
    e->lines_seen += delta;
    for (size_t i = 0; delta && i < e->mark_count; i++) {
        struct editor_mark *m = &e->marks[i];
        bool pushed = m->line == from && delta > 0 && /* a new line was made before it */
                      (size_t)m->byte >= text_line(e->text, from).len;
        if (m->line > from || pushed)
            m->line = m->line + delta < from ? from : m->line + delta;
    }
    move_line(&e->ran, from, delta);
    move_line(&e->next, from, delta);
    for (size_t i = 0; delta && i < e->note_count; i++)
        move_line(&e->notes[i].line, from, delta);
}

static struct str get_line(void *editor, int n)
{
    return text_line(((struct editor *)editor)->text, n);
}

const uint8_t *editor_roles(struct editor *e, int line)
{
    if (e->roles_line != line) {
        struct str s = text_line(e->text, line);
        buf_clear(&e->roles);
        buf_repeat(&e->roles, ROLE_TEXT, s.len + 1);
        if (!e->plain)
            highlight_line(highlight_before(&e->highlight, line, get_line, e), s,
                           (uint8_t *)e->roles.at);
        e->roles_line = line;
    }
    return (const uint8_t *)e->roles.at;
}

bool editor_is_code(void *editor, struct pos p)
{
    return highlight_is_code(editor_roles(editor, p.line)[p.byte]);
}

/* ---- texts ---------------------------------------------------------------------- */

int editor_indentation(struct str line)
{
    int n = 0;
    while ((size_t)n < line.len && (line.at[n] == ' ' || line.at[n] == '\t'))
        n++;
    return n;
}

void editor_load(struct editor *e, struct str text, bool limited, int first, int end)
{
    text_load(e->text, text);
    if (limited)
        text_lock_outside(e->text, first, end);
    struct pos at = text_open_range(e->text).from;
    at.byte = editor_indentation(text_line(e->text, at.line));
    editor_set_marks(e, NULL, 0);
    editor_sync(e);
    e->top = e->left = 0;
    e->prompt = EDITOR_PROMPT_NONE;
    e->message[0] = '\0';
    editor_put_caret(e, at);
}

void editor_save(const struct editor *e, struct buf *out) { text_save(e->text, out); }

/* The lines in which two texts differ, as a range of each. False: in none. */
static bool differing(const struct text *old, const struct text *now, struct range *ret_old,
                      struct range *ret_now)
{
    int n = text_lines(old), m = text_lines(now), least = n < m ? n : m, head = 0, tail = 0;
    while (head < least && str_eq(text_line(old, head), text_line(now, head)))
        head++;
    if (head == n && head == m)
        return false;
    while (tail < least - head &&
           str_eq(text_line(old, n - 1 - tail), text_line(now, m - 1 - tail)))
        tail++;
    if (head + tail == least) { /* nothing but lines added or removed: take one along */
        if (tail)
            tail--;
        else
            head--;
    }
    *ret_old = (struct range){{head, 0}, {n - tail - 1, (int)text_line(old, n - tail - 1).len}};
    *ret_now = (struct range){{head, 0}, {m - tail - 1, (int)text_line(now, m - tail - 1).len}};
    return true;
}

bool editor_reload(struct editor *e, struct str bytes, bool limited, int first, int end,
                   int64_t now_ms)
{
    struct text *now = text_new();
    struct buf with = {0};
    struct range old_lines, new_lines;
    text_load(now, bytes);
    bool differs = differing(e->text, now, &old_lines, &new_lines);
    if (differs) {
        text_slice(now, new_lines, &with);
        text_begin(e->text, EDIT_STEP, e->caret, now_ms);
        text_unlock(e->text);
        if (text_replace(e->text, old_lines, buf_view(&with), NULL) == EDIT_LOCKED)
            BUG("an unlocked text refused a change");
        if (limited)
            text_lock_outside(e->text, first, end);
        editor_put_caret(e, text_clamp(e->text, e->caret.at));
        text_end(e->text, e->caret);
        editor_sync(e);
        buf_release(&with);
    }
    text_free(now);
    return differs;
}

enum editor_result editor_insert(struct editor *e, struct str text, int64_t now_ms)
{
    enum editor_result r = editor_paste(e, text, now_ms);
    editor_sync(e);
    return r;
}

/* ---- marks ----------------------------------------------------------------------- */

static int mark_order(const void *a, const void *b)
{
    const struct editor_mark *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->mark != y->mark) /* errors before warnings */
        return x->mark < y->mark ? -1 : 1;
    return x->byte - y->byte;
}

void editor_set_marks(struct editor *e, const struct editor_mark *marks, size_t count)
{
    e->mark_count = count;
    if (!count)
        return;
    e->marks = mem_resize(e->marks, count, sizeof *e->marks);
    memcpy(e->marks, marks, count * sizeof *marks);
    qsort(e->marks, count, sizeof *e->marks, mark_order);
}

const struct editor_mark *editor_mark_at(const struct editor *e, int line)
{
    for (size_t i = 0; i < e->mark_count; i++)
        if (e->marks[i].line == line)
            return &e->marks[i];
    return NULL;
}

void editor_set_run(struct editor *e, int ran, int next, bool show,
                    const struct editor_note *notes, size_t count)
{
    if (show)
        e->show_line = next >= 0 ? next : ran;
    e->ran = ran;
    e->next = next;
    editor_set_notes(e, notes, count);
}

void editor_set_notes(struct editor *e, const struct editor_note *notes, size_t count)
{
    e->note_count = count;
    if (!count)
        return;
    e->notes = mem_resize(e->notes, count, sizeof *e->notes);
    memcpy(e->notes, notes, count * sizeof *notes);
}

bool editor_next_mark(struct editor *e, bool backwards)
{
    if (!e->mark_count)
        return false;
    const struct editor_mark *found = NULL;
    for (size_t i = 0; i < e->mark_count; i++) {
        const struct editor_mark *m = &e->marks[backwards ? e->mark_count - 1 - i : i];
        if (backwards ? m->line < e->caret.at.line : m->line > e->caret.at.line) {
            found = m;
            break;
        }
    }
    if (!found)
        found = &e->marks[backwards ? e->mark_count - 1 : 0];
    editor_goto(e, found->line, found->byte);
    snprintf(e->message, sizeof e->message, "%.90s", found->text);
    return true;
}

/* ---- moves ------------------------------------------------------------------------ */

void editor_goto(struct editor *e, int line, int byte)
{
    text_seal(e->text);
    editor_put_caret(e, text_clamp(e->text, (struct pos){line, byte}));
}

static int page(const struct editor *e) { return e->drawn.rows > 2 ? e->drawn.rows - 1 : 1; }

static struct pos vertically(struct editor *e, int lines)
{
    struct pos p = e->caret.at;
    if (e->want_col < 0)
        e->want_col = text_column(text_line(e->text, p.line), p.byte);
    int line = p.line + lines, last = text_lines(e->text) - 1;
    if (line < 0)
        return (struct pos){0, 0};
    if (line > last)
        return text_end_pos(e->text);
    return (struct pos){line, text_byte(text_line(e->text, line), e->want_col)};
}

static void move_to(struct editor *e, struct pos p, bool select, bool keep_column)
{
    text_seal(e->text);
    e->caret.at = p;
    if (!select)
        e->caret.anchor = p;
    if (!keep_column)
        e->want_col = -1;
    e->follow = true;
}

static enum editor_result move(struct editor *e, enum action a, bool select)
{
    struct text *t = e->text;
    struct pos p = e->caret.at, to;
    struct str line = text_line(t, p.line);
    bool column = false;
    struct range sel = editor_selection(e);
    switch (a) {
    case ACTION_ED_UP: to = vertically(e, -1), column = true; break;
    case ACTION_ED_DOWN: to = vertically(e, 1), column = true; break;
    case ACTION_ED_PAGE_UP: to = vertically(e, -page(e)), column = true; break;
    case ACTION_ED_PAGE_DOWN: to = vertically(e, page(e)), column = true; break;
    /* Without Shift, an arrow leaves a selection at its end of that side. */
    case ACTION_ED_LEFT: to = !select && editor_selecting(e) ? sel.from : text_left(t, p); break;
    case ACTION_ED_RIGHT: to = !select && editor_selecting(e) ? sel.to : text_right(t, p); break;
    case ACTION_ED_WORD_LEFT: to = text_word_left(t, p); break;
    case ACTION_ED_WORD_RIGHT: to = text_word_right(t, p); break;
    case ACTION_ED_HOME: {
        int text_at = editor_indentation(line);
        to = (struct pos){p.line, p.byte == text_at ? 0 : text_at};
        break;
    }
    case ACTION_ED_END: to = (struct pos){p.line, (int)line.len}; break;
    case ACTION_ED_TOP: to = (struct pos){0, 0}; break;
    case ACTION_ED_BOTTOM: to = text_end_pos(t); break;
    case ACTION_ED_BRACKET:
        if (!text_bracket(t, p, editor_is_code, e, &p, &to))
            return EDITOR_HANDLED;
        break;
    case ACTION_ED_ALL:
        e->caret = (struct caret){text_open_range(t).to, text_open_range(t).from};
        text_seal(t);
        e->want_col = -1;
        return EDITOR_HANDLED;
    case ACTION_ED_NEXT_MARK:
        if (!editor_next_mark(e, false))
            snprintf(e->message, sizeof e->message, "no line is marked");
        return EDITOR_HANDLED;
    default:
        return EDITOR_IGNORED;
    }
    move_to(e, to, select, column);
    return EDITOR_HANDLED;
}

/* ---- mouse --------------------------------------------------------------------------- */

static struct pos under_mouse(const struct editor *e, const struct ui_event *ev)
{
    int line = e->top + ev->mouse.row - e->drawn.row;
    int col = e->left + ev->mouse.col - e->drawn.col;
    if (line < 0)
        return (struct pos){0, 0};
    if (line >= text_lines(e->text))
        return text_end_pos(e->text);
    return (struct pos){line, text_byte(text_line(e->text, line), col < 0 ? 0 : col)};
}

static enum editor_result wheel(struct editor *e, int lines)
{
    int last = text_lines(e->text) - 1;
    e->top += lines;
    e->top = e->top > last ? last : e->top;
    e->top = e->top < 0 ? 0 : e->top;
    e->follow = false;
    return EDITOR_HANDLED;
}

static enum editor_result mouse(struct editor *e, const struct ui_event *ev)
{
    struct rect d = e->drawn;
    bool inside = ev->mouse.row >= d.row && ev->mouse.row < d.row + d.rows &&
                  ev->mouse.col >= d.col - e->gutter && ev->mouse.col < d.col + d.cols;
    bool select = ev->mouse.mods & MOD_SHIFT;
    struct pos p = under_mouse(e, ev);
    switch (ev->mouse.action) {
    case MOUSE_WHEEL_UP: return inside ? wheel(e, -3) : EDITOR_IGNORED;
    case MOUSE_WHEEL_DOWN: return inside ? wheel(e, 3) : EDITOR_IGNORED;
    case MOUSE_PRESS:
        if (!inside || ev->mouse.button != 1)
            return EDITOR_IGNORED;
        e->prompt = EDITOR_PROMPT_NONE;
        e->dragging = true;
        move_to(e, p, select, false);
        if (ev->mouse.clicks == 2) {
            struct range w = text_word_at(e->text, p);
            e->caret = (struct caret){.at = w.to, .anchor = w.from};
        } else if (ev->mouse.clicks >= 3) {
            struct pos end = {p.line + 1, 0};
            if (end.line >= text_lines(e->text))
                end = text_end_pos(e->text);
            e->caret = (struct caret){.at = end, .anchor = {p.line, 0}};
        }
        return EDITOR_HANDLED;
    case MOUSE_DRAG:
        if (!e->dragging)
            return EDITOR_IGNORED;
        move_to(e, p, true, false);
        return EDITOR_HANDLED;
    case MOUSE_RELEASE:
        if (!e->dragging)
            return EDITOR_IGNORED;
        e->dragging = false;
        return EDITOR_HANDLED;
    }
    return EDITOR_IGNORED;
}

/* ---- all events ------------------------------------------------------------------------ */

static enum editor_result key(struct editor *e, struct key k, int64_t now_ms)
{
    if (e->prompt != EDITOR_PROMPT_NONE && editor_prompt_key(e, k))
        return EDITOR_HANDLED;
    e->message[0] = '\0';
    if (key_types(k)) {
        char bytes[4];
        return editor_type(e, (struct str){bytes, utf8_encode(k.code, bytes)}, now_ms);
    }
    if (k.code == K_ESC && editor_selecting(e)) {
        editor_put_caret(e, e->caret.at);
        return EDITOR_HANDLED;
    }
    enum action a = action_of(IN_EDITOR, k);
    switch (a) {
    case ACTION_ED_FIND: editor_prompt_open(e, EDITOR_PROMPT_FIND); return EDITOR_HANDLED;
    case ACTION_ED_GOTO: editor_prompt_open(e, EDITOR_PROMPT_LINE); return EDITOR_HANDLED;
    case ACTION_ED_FIND_NEXT: editor_find_again(e, false); return EDITOR_HANDLED;
    case ACTION_ED_FIND_BACK: editor_find_again(e, true); return EDITOR_HANDLED;
    default: break;
    }
    enum editor_result r = move(e, a, k.mods & MOD_SHIFT);
    return r != EDITOR_IGNORED ? r : editor_edit(e, a, now_ms);
}

enum editor_result editor_handle(struct editor *e, const struct ui_event *ev, int64_t now_ms)
{
    enum editor_result r = EDITOR_IGNORED;
    if (ev->kind == EVENT_KEY) {
        r = key(e, ev->key, now_ms);
    } else if (ev->kind == EVENT_MOUSE) {
        r = mouse(e, ev);
    } else if (ev->kind == EVENT_PASTE && e->prompt != EDITOR_PROMPT_NONE) {
        editor_prompt_insert(e, ev->paste);
        r = EDITOR_HANDLED;
    } else if (ev->kind == EVENT_PASTE) {
        r = editor_paste(e, ev->paste, now_ms);
    }
    if (r == EDITOR_LOCKED)
        snprintf(e->message, sizeof e->message, "%s",
                 e->read_only ? "this text cannot be changed"
                              : "this line is locked: only the marked part is yours to change");
    editor_sync(e);
    return r;
}

struct editor_place editor_where(const struct editor *e)
{
    struct pos p = e->caret.at;
    return (struct editor_place){p.line + 1, text_column(text_line(e->text, p.line), p.byte) + 1,
                                 text_lines(e->text), editor_selecting(e)};
}
