/* Everything in the editor that changes the text. Each action is one step of
 * undo; each asks text.c, which refuses what would touch a locked line. An action
 * that changes several lines is refused as a whole or done as a whole: the lines
 * are checked before the first is touched. */
#include "ui/editor_private.h"

#include <string.h>

static enum editor_result result(enum edit_result r)
{
    return r == EDIT_DONE ? EDITOR_CHANGED : r == EDIT_LOCKED ? EDITOR_LOCKED : EDITOR_HANDLED;
}

/* Replaces the range in the step that is open, caret behind it. */
static enum edit_result put(struct editor *e, struct range r, struct str with)
{
    struct pos end = r.from;
    enum edit_result done = text_replace(e->text, r, with, &end);
    if (done == EDIT_DONE)
        editor_put_caret(e, end);
    return done;
}

/* The same as a step of its own. */
static enum editor_result step(struct editor *e, enum edit_kind kind, struct range r,
                               struct str with, int64_t now_ms)
{
    text_begin(e->text, kind, e->caret, now_ms);
    enum edit_result done = put(e, r, with);
    text_end(e->text, e->caret);
    return result(done);
}

/* ---- typing ------------------------------------------------------------------------ */

/* A '}' typed at the start of a line goes where the line of its '{' begins. */
static void dedent_brace(struct editor *e)
{
    struct pos at = {e->caret.at.line, e->caret.at.byte - 1}, here, open;
    struct str line = text_line(e->text, at.line);
    if (editor_indentation(line) != at.byte)
        return;
    editor_sync(e); /* the colours must know the new line */
    if (!text_bracket(e->text, at, editor_is_code, e, &here, &open) || open.line == at.line)
        return;
    struct str opener = text_line(e->text, open.line);
    struct buf indent = {0};
    buf_str(&indent, str_slice(opener, 0, (size_t)editor_indentation(opener)));
    if (put(e, (struct range){{at.line, 0}, at}, buf_view(&indent)) != EDIT_LOCKED)
        editor_put_caret(e, (struct pos){at.line, (int)indent.len + 1});
    buf_release(&indent);
}

enum editor_result editor_type(struct editor *e, struct str s, int64_t now_ms)
{
    if (e->read_only)
        return EDITOR_LOCKED;
    text_begin(e->text, EDIT_TYPING, e->caret, now_ms);
    enum edit_result r = put(e, editor_selection(e), s);
    if (r == EDIT_DONE && !e->plain && str_is(s, "}"))
        dedent_brace(e);
    text_end(e->text, e->caret);
    return result(r);
}

enum editor_result editor_paste(struct editor *e, struct str s, int64_t now_ms)
{
    if (e->read_only)
        return EDITOR_LOCKED;
    return step(e, EDIT_STEP, editor_selection(e), s, now_ms);
}

/* A new line indented like this one, deeper behind a '{'; between '{' and '}' the
 * '}' gets a line of its own. Blanks of an empty line are not left behind. */
static enum editor_result enter(struct editor *e, int64_t now_ms)
{
    if (e->plain)
        return step(e, EDIT_STEP, editor_selection(e), STR("\n"), now_ms);
    struct range r = editor_selection(e);
    struct str line = text_line(e->text, r.from.line);
    struct str before = str_slice(line, 0, (size_t)r.from.byte), trimmed = str_trim(before);
    struct str after = text_line(e->text, r.to.line);
    after = str_slice(after, (size_t)r.to.byte, after.len);
    int indent = editor_indentation(before);
    struct pos last = {r.from.line, (int)(trimmed.at - line.at) + (int)trimmed.len - 1};
    bool opens = trimmed.len && line.at[last.byte] == '{' && editor_is_code(e, last);
    bool closes = opens && str_starts(str_trim(after), "}");
    struct buf with = {0};
    buf_char(&with, '\n');
    buf_add(&with, before.at, (size_t)indent);
    if (opens)
        buf_repeat(&with, ' ', TEXT_TAB);
    size_t to_caret = with.len;
    if (closes) {
        buf_char(&with, '\n');
        buf_add(&with, before.at, (size_t)indent);
    }
    if (trimmed.len)
        r.to.byte += editor_indentation(after); /* the rest of the line moves without its blanks */
    else
        r.from.byte = 0;
    text_begin(e->text, EDIT_STEP, e->caret, now_ms);
    enum edit_result done = put(e, r, buf_view(&with));
    if (done == EDIT_DONE)
        editor_put_caret(e, (struct pos){r.from.line + 1, (int)to_caret - 1});
    text_end(e->text, e->caret);
    buf_release(&with);
    return result(done);
}

/* ---- erasing ------------------------------------------------------------------------- */

static enum editor_result erase_to(struct editor *e, struct pos to, int64_t now_ms)
{
    struct range r = editor_selecting(e) ? editor_selection(e) : range_of(e->caret.at, to);
    if (pos_eq(r.from, r.to))
        return EDITOR_HANDLED;
    return step(e, EDIT_ERASING, r, STR(""), now_ms);
}

static struct pos backspace_to(const struct editor *e)
{
    struct pos p = e->caret.at;
    struct str line = text_line(e->text, p.line);
    if (e->plain || p.byte == 0 || editor_indentation(line) < p.byte || line.at[p.byte - 1] != ' ')
        return text_left(e->text, p);
    int column = text_column(line, p.byte), stop = (column - 1) / TEXT_TAB * TEXT_TAB;
    while (p.byte > 0 && line.at[p.byte - 1] == ' ' && text_column(line, p.byte) > stop)
        p.byte--;
    return p;
}

/* Lines of the selection; one that is only touched at its start is not meant. */
struct lines { int first, last; };
static struct lines selected_lines(const struct editor *e)
{
    struct range r = editor_selection(e);
    if (r.to.line > r.from.line && r.to.byte == 0)
        r.to.line--;
    return (struct lines){r.from.line, r.to.line};
}

/* Whole lines with one of their newlines, as far as the locks leave one. */
static struct range line_range(const struct editor *e, struct lines l)
{
    const struct text *t = e->text;
    struct range r = {{l.first, 0}, {l.last, (int)text_line(t, l.last).len}};
    if (l.last + 1 < text_lines(t) && !text_is_locked(t, l.last + 1))
        r.to = (struct pos){l.last + 1, 0};
    else if (l.first > 0 && !text_is_locked(t, l.first - 1))
        r.from = (struct pos){l.first - 1, (int)text_line(t, l.first - 1).len};
    return r;
}

static enum editor_result erase_lines(struct editor *e, int64_t now_ms)
{
    int column = text_column(text_line(e->text, e->caret.at.line), e->caret.at.byte);
    struct range r = line_range(e, selected_lines(e));
    if (pos_eq(r.from, r.to))
        return text_is_locked(e->text, r.from.line) ? EDITOR_LOCKED : EDITOR_HANDLED;
    text_begin(e->text, EDIT_STEP, e->caret, now_ms);
    enum edit_result done = put(e, r, STR(""));
    if (done == EDIT_DONE) {
        int line = e->caret.at.line;
        editor_put_caret(e, (struct pos){line, text_byte(text_line(e->text, line), column)});
    }
    text_end(e->text, e->caret);
    return result(done);
}

/* ---- clipboard ------------------------------------------------------------------------- */

static void copy(struct editor *e)
{
    buf_clear(&e->clipboard);
    e->clipboard_line = !editor_selecting(e);
    if (!e->clipboard_line) {
        text_slice(e->text, editor_selection(e), &e->clipboard);
        return;
    }
    buf_str(&e->clipboard, text_line(e->text, e->caret.at.line));
    buf_char(&e->clipboard, '\n');
}

static enum editor_result cut(struct editor *e, int64_t now_ms)
{
    bool selecting = editor_selecting(e);
    if (e->read_only || text_is_locked(e->text, editor_selection(e).from.line) ||
        text_is_locked(e->text, editor_selection(e).to.line))
        return EDITOR_LOCKED;
    copy(e);
    enum editor_result r = selecting ? step(e, EDIT_STEP, editor_selection(e), STR(""), now_ms)
                                     : erase_lines(e, now_ms);
    return r == EDITOR_CHANGED ? EDITOR_CUT : r;
}

static enum editor_result paste_own(struct editor *e, int64_t now_ms)
{
    if (!e->clipboard.len)
        return EDITOR_HANDLED;
    if (!e->clipboard_line || editor_selecting(e))
        return step(e, EDIT_STEP, editor_selection(e), buf_view(&e->clipboard), now_ms);
    /* Whole lines go in above this one, and the cursor stays in its own. */
    struct caret was = e->caret;
    text_begin(e->text, EDIT_STEP, was, now_ms);
    enum edit_result done = put(e, (struct range){{was.at.line, 0}, {was.at.line, 0}},
                                buf_view(&e->clipboard));
    if (done == EDIT_DONE)
        editor_put_caret(e, (struct pos){e->caret.at.line, was.at.byte});
    text_end(e->text, e->caret);
    return result(done);
}

/* ---- whole lines ------------------------------------------------------------------------- */

static bool any_locked(const struct editor *e, struct lines l)
{
    for (int n = l.first; n <= l.last; n++)
        if (text_is_locked(e->text, n))
            return true;
    return false;
}

/* Replaces bytes [from, to) of a line of the open step and keeps the caret on its
 * characters. */
static void line_edit(struct editor *e, int line, int from, int to, struct str with)
{
    struct pos *ends[] = {&e->caret.at, &e->caret.anchor};
    if (text_replace(e->text, (struct range){{line, from}, {line, to}}, with, NULL) != EDIT_DONE)
        return;
    for (size_t i = 0; i < COUNT(ends); i++) {
        if (ends[i]->line != line || ends[i]->byte < from)
            continue;
        ends[i]->byte = ends[i]->byte < to ? from : ends[i]->byte - (to - from) + (int)with.len;
    }
    e->want_col = -1;
    e->follow = true;
}

static enum editor_result indent_lines(struct editor *e, bool deeper, int64_t now_ms)
{
    struct lines l = selected_lines(e);
    uint64_t version = text_version(e->text);
    if (any_locked(e, l))
        return EDITOR_LOCKED;
    text_begin(e->text, EDIT_STEP, e->caret, now_ms);
    for (int n = l.first; n <= l.last; n++) {
        struct str line = text_line(e->text, n);
        if (deeper) {
            if (line.len)
                line_edit(e, n, 0, 0, STR("    "));
            continue;
        }
        int to = 0;
        while (to < editor_indentation(line) && text_column(line, to) < TEXT_TAB)
            to++;
        line_edit(e, n, 0, to, STR(""));
    }
    text_end(e->text, e->caret);
    return version != text_version(e->text) ? EDITOR_CHANGED : EDITOR_HANDLED;
}

static enum editor_result tab(struct editor *e, int64_t now_ms)
{
    struct range r = editor_selection(e);
    if (r.from.line != r.to.line)
        return indent_lines(e, true, now_ms);
    int column = text_column(text_line(e->text, r.from.line), r.from.byte);
    struct str spaces = STR("    ");
    spaces.len = (size_t)(TEXT_TAB - column % TEXT_TAB);
    return step(e, EDIT_TYPING, r, spaces, now_ms);
}

static enum editor_result comment(struct editor *e, int64_t now_ms)
{
    struct lines l = selected_lines(e);
    bool all = true;
    int least = 1000, lines = 0;
    if (any_locked(e, l))
        return EDITOR_LOCKED;
    for (int n = l.first; n <= l.last; n++) {
        struct str line = text_line(e->text, n);
        int at = editor_indentation(line);
        if ((size_t)at == line.len)
            continue;
        lines++;
        least = at < least ? at : least;
        all &= str_starts(str_slice(line, (size_t)at, line.len), "//");
    }
    if (!lines)
        return EDITOR_HANDLED;
    text_begin(e->text, EDIT_STEP, e->caret, now_ms);
    for (int n = l.first; n <= l.last; n++) {
        struct str line = text_line(e->text, n);
        int at = editor_indentation(line);
        if ((size_t)at == line.len)
            continue;
        bool spaced = str_starts(str_slice(line, (size_t)at, line.len), "// ");
        if (!all)
            line_edit(e, n, least, least, STR("// "));
        else
            line_edit(e, n, at, at + (spaced ? 3 : 2), STR(""));
    }
    text_end(e->text, e->caret);
    return EDITOR_CHANGED;
}

/* Lines change places with the one above or below. */
static enum editor_result move_lines(struct editor *e, int by, int64_t now_ms)
{
    struct lines l = selected_lines(e);
    struct text *t = e->text;
    int other = by < 0 ? l.first - 1 : l.last + 1;
    if (other < 0 || other >= text_lines(t))
        return EDITOR_HANDLED;
    struct range moved = {{l.first, 0}, {l.last, (int)text_line(t, l.last).len}}, both = moved;
    struct buf with = {0};
    if (by < 0) {
        both.from = (struct pos){other, 0};
        text_slice(t, moved, &with);
        buf_char(&with, '\n');
        buf_str(&with, text_line(t, other));
    } else {
        both.to = (struct pos){other, (int)text_line(t, other).len};
        buf_str(&with, text_line(t, other));
        buf_char(&with, '\n');
        text_slice(t, moved, &with);
    }
    struct caret was = e->caret;
    text_begin(t, EDIT_STEP, was, now_ms);
    enum edit_result done = put(e, both, buf_view(&with));
    if (done == EDIT_DONE) {
        e->caret = was;
        e->caret.at.line += by;
        e->caret.anchor.line += by;
        e->caret.at = text_clamp(t, e->caret.at);
        e->caret.anchor = text_clamp(t, e->caret.anchor);
    }
    text_end(t, e->caret);
    buf_release(&with);
    return result(done);
}

static enum editor_result duplicate(struct editor *e, int64_t now_ms)
{
    struct lines l = selected_lines(e);
    struct pos end = {l.last, (int)text_line(e->text, l.last).len};
    struct caret was = e->caret;
    struct buf with = {0};
    buf_char(&with, '\n');
    text_slice(e->text, (struct range){{l.first, 0}, end}, &with);
    text_begin(e->text, EDIT_STEP, was, now_ms);
    enum edit_result done = put(e, (struct range){end, end}, buf_view(&with));
    if (done == EDIT_DONE) {
        int by = l.last - l.first + 1;
        e->caret = was;
        e->caret.at.line += by;
        e->caret.anchor.line += by;
        e->caret.at = text_clamp(e->text, e->caret.at);
        e->caret.anchor = text_clamp(e->text, e->caret.anchor);
    }
    text_end(e->text, e->caret);
    buf_release(&with);
    return result(done);
}

static enum editor_result undo(struct editor *e, bool forward)
{
    struct caret c;
    if (!(forward ? text_redo(e->text, &c) : text_undo(e->text, &c)))
        return EDITOR_HANDLED;
    e->caret = (struct caret){text_clamp(e->text, c.at), text_clamp(e->text, c.anchor)};
    e->want_col = -1;
    e->follow = true;
    return EDITOR_CHANGED;
}

enum editor_result editor_edit(struct editor *e, enum action a, int64_t now_ms)
{
    struct pos p = e->caret.at;
    if (a == ACTION_ED_COPY) {
        copy(e);
        return EDITOR_COPIED;
    }
    if (e->plain && (a == ACTION_ED_INDENT || a == ACTION_ED_DEDENT || a == ACTION_ED_COMMENT))
        return EDITOR_IGNORED; /* Tab leaves a field of prose */
    if (e->read_only && (action_info(a)->where & IN_EDITOR))
        return EDITOR_LOCKED;
    switch (a) {
    case ACTION_ED_CUT: return cut(e, now_ms);
    case ACTION_ED_PASTE: return paste_own(e, now_ms);
    case ACTION_ED_UNDO: return undo(e, false);
    case ACTION_ED_REDO: return undo(e, true);
    case ACTION_ED_ENTER: return enter(e, now_ms);
    case ACTION_ED_BACKSPACE: return erase_to(e, backspace_to(e), now_ms);
    case ACTION_ED_DELETE: return erase_to(e, text_right(e->text, p), now_ms);
    case ACTION_ED_WORD_BACK: return erase_to(e, text_word_left(e->text, p), now_ms);
    case ACTION_ED_WORD_DEL: return erase_to(e, text_word_right(e->text, p), now_ms);
    case ACTION_ED_LINE_DEL: return erase_lines(e, now_ms);
    case ACTION_ED_INDENT: return tab(e, now_ms);
    case ACTION_ED_DEDENT: return indent_lines(e, false, now_ms);
    case ACTION_ED_COMMENT: return comment(e, now_ms);
    case ACTION_ED_MOVE_UP: return move_lines(e, -1, now_ms);
    case ACTION_ED_MOVE_DOWN: return move_lines(e, 1, now_ms);
    case ACTION_ED_DUPLICATE: return duplicate(e, now_ms);
    default: return EDITOR_IGNORED;
    }
}
