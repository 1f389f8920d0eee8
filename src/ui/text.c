/* Lines, locks and the undo history. Every change is one replace(): the bytes of
 * a range against other bytes. A step of undo is a list of such changes, kept
 * with both texts, so undoing is replacing the other way round, last change
 * first. The locks are part of a step as well: a text taken over from another
 * program may have its open region elsewhere.
 *
 * Moving, columns and searching are in text_move.c. */
#include "ui/text.h"

#include <limits.h>
#include <string.h>

#ifdef TINY
enum { STEPS_KEPT = 64 };
#else
enum { STEPS_KEPT = 5000 };
#endif

struct locks { bool limited; int head, tail; }; /* locked lines before and after the open ones */

struct change {
    struct pos at;
    struct buf removed, added; /* owned */
};
struct step {
    VEC(struct change) changes;
    enum edit_kind kind;
    struct caret before, after;
    struct locks locks_before, locks_after;
    int64_t when;
    bool sealed;  /* nothing joins it any more */
    bool joins;   /* time and place allow it to join the step before it */
};
struct text {
    VEC(struct buf) lines; /* without newlines; at least one */
    struct locks locks;
    VEC(struct step) steps;
    size_t done;           /* steps[0..done) can be undone, the rest redone */
    struct step open;      /* between begin and end */
    int depth;
    uint64_t version;
    int changed_from;
};

int pos_cmp(struct pos a, struct pos b)
{
    return a.line != b.line ? (a.line < b.line ? -1 : 1) : a.byte < b.byte ? -1 : a.byte > b.byte;
}

bool pos_eq(struct pos a, struct pos b) { return pos_cmp(a, b) == 0; }

struct range range_of(struct pos a, struct pos b)
{
    return pos_cmp(a, b) <= 0 ? (struct range){a, b} : (struct range){b, a};
}

/* ---- lines ----------------------------------------------------------------- */

int text_lines(const struct text *t) { return (int)t->lines.len; }

struct str text_line(const struct text *t, int line)
{
    if (line < 0 || line >= text_lines(t))
        return STR("");
    struct str s = buf_view(&t->lines.at[line]);
    return s.at ? s : STR("");
}

struct pos text_end_pos(const struct text *t)
{
    int last = text_lines(t) - 1;
    return (struct pos){last, (int)t->lines.at[last].len};
}

void text_slice(const struct text *t, struct range r, struct buf *out)
{
    for (int n = r.from.line; n <= r.to.line; n++) {
        struct str line = text_line(t, n);
        size_t from = n == r.from.line ? (size_t)r.from.byte : 0;
        size_t to = n == r.to.line ? (size_t)r.to.byte : line.len;
        buf_str(out, str_slice(line, from, to));
        if (n < r.to.line)
            buf_char(out, '\n');
    }
}

void text_save(const struct text *t, struct buf *out)
{
    text_slice(t, (struct range){{0, 0}, text_end_pos(t)}, out);
}

uint64_t text_version(const struct text *t) { return t->version; }

int text_changed_from(struct text *t)
{
    int from = t->changed_from;
    t->changed_from = INT_MAX;
    return from;
}

/* Makes room for n more lines before line `at`. */
static void open_lines(struct text *t, int at, int n)
{
    for (int i = 0; i < n; i++)
        vec_push(&t->lines, ((struct buf){0}));
    struct buf *p = t->lines.at + at;
    memmove(p + n, p, (t->lines.len - (size_t)at - (size_t)n) * sizeof *p);
    memset(p, 0, (size_t)n * sizeof *p);
}

static void close_lines(struct text *t, int at, int n)
{
    struct buf *p = t->lines.at + at;
    for (int i = 0; i < n; i++)
        buf_release(&p[i]);
    memmove(p, p + n, (t->lines.len - (size_t)at - (size_t)n) * sizeof *p);
    t->lines.len -= (size_t)n;
}

static struct pos raw_insert(struct text *t, struct pos at, struct str what)
{
    int breaks = 0;
    for (size_t i = 0; i < what.len; i++)
        breaks += what.at[i] == '\n';
    struct buf *first = &t->lines.at[at.line];
    struct buf tail = {0};
    buf_add(&tail, first->at + at.byte, first->len - (size_t)at.byte);
    first->len = (size_t)at.byte;
    if (breaks)
        open_lines(t, at.line + 1, breaks);
    struct pos end = at;
    for (;;) {
        const char *nl = memchr(what.at, '\n', what.len);
        size_t n = nl ? (size_t)(nl - what.at) : what.len;
        buf_add(&t->lines.at[end.line], what.at, n);
        end.byte = (int)t->lines.at[end.line].len;
        if (!nl)
            break;
        end = (struct pos){end.line + 1, 0};
        what = str_slice(what, n + 1, what.len);
    }
    buf_add(&t->lines.at[end.line], tail.at, tail.len);
    buf_release(&tail);
    return end;
}

static void raw_erase(struct text *t, struct range r)
{
    struct buf *first = &t->lines.at[r.from.line], *last = &t->lines.at[r.to.line];
    size_t rest = last->len - (size_t)r.to.byte;
    if (first == last) {
        if (first->at)
            memmove(first->at + r.from.byte, first->at + r.to.byte, rest);
        first->len = (size_t)r.from.byte + rest;
        return;
    }
    first->len = (size_t)r.from.byte;
    buf_add(first, last->at + r.to.byte, rest);
    close_lines(t, r.from.line + 1, r.to.line - r.from.line);
}

static struct pos raw_replace(struct text *t, struct range r, struct str with)
{
    if (t->changed_from > r.from.line)
        t->changed_from = r.from.line;
    t->version++;
    if (!pos_eq(r.from, r.to))
        raw_erase(t, r);
    return with.len ? raw_insert(t, r.from, with) : r.from;
}

/* ---- making and loading ------------------------------------------------------ */

static void step_release(struct step *s)
{
    for (size_t i = 0; i < s->changes.len; i++) {
        buf_release(&s->changes.at[i].removed);
        buf_release(&s->changes.at[i].added);
    }
    vec_release(&s->changes);
    *s = (struct step){0};
}

static void forget(struct text *t, size_t from)
{
    while (t->steps.len > from)
        step_release(&t->steps.at[--t->steps.len]);
}

struct text *text_new(void)
{
    struct text *t = mem_alloc(sizeof *t);
    vec_push(&t->lines, ((struct buf){0}));
    t->changed_from = 0;
    return t;
}

void text_free(struct text *t)
{
    if (!t)
        return;
    forget(t, 0);
    vec_release(&t->steps);
    step_release(&t->open);
    close_lines(t, 0, text_lines(t));
    vec_release(&t->lines);
    mem_free(t);
}

/* CR LF and lone CR become LF. */
static void unix_lines(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] != '\r')
            buf_char(out, s.at[i]);
        else if (i + 1 == s.len || s.at[i + 1] != '\n')
            buf_char(out, '\n');
    }
}

void text_load(struct text *t, struct str bytes)
{
    struct buf clean = {0};
    unix_lines(bytes, &clean);
    forget(t, 0);
    t->done = 0;
    t->locks = (struct locks){0};
    raw_replace(t, (struct range){{0, 0}, text_end_pos(t)}, buf_view(&clean));
    buf_release(&clean);
}

/* ---- locks --------------------------------------------------------------------- */

void text_unlock(struct text *t) { t->locks = (struct locks){0}; }
bool text_is_limited(const struct text *t) { return t->locks.limited; }

/* An empty region gets its line. Before any editing that is part of loading;
 * later it is a change like any other, or the history would not fit. */
static void give_line(struct text *t, int before)
{
    bool fresh = !t->steps.len && !t->depth;
    struct pos at = before == text_lines(t) ? text_end_pos(t) : (struct pos){before, 0};
    t->locks.limited = false;
    if (text_insert(t, at, STR("\n"), NULL) != EDIT_DONE)
        BUG("an unlocked text refused a line");
    if (fresh) {
        forget(t, 0);
        t->done = 0;
    }
}

void text_lock_outside(struct text *t, int first, int end)
{
    int lines = text_lines(t);
    first = first < 0 ? 0 : first > lines ? lines : first;
    end = end < first ? first : end > lines ? lines : end;
    if (first == end) {
        give_line(t, first);
        lines++;
        end++;
    }
    t->locks = (struct locks){true, first, lines - end};
}

bool text_is_locked(const struct text *t, int line)
{
    return t->locks.limited && (line < t->locks.head || line >= text_lines(t) - t->locks.tail);
}

struct range text_open_range(const struct text *t)
{
    if (!t->locks.limited)
        return (struct range){{0, 0}, text_end_pos(t)};
    int last = text_lines(t) - t->locks.tail - 1;
    return (struct range){{t->locks.head, 0}, {last, (int)t->lines.at[last].len}};
}

/* ---- edits ---------------------------------------------------------------------- */

static bool blank_byte(char c) { return c == ' ' || c == '\t'; }

/* The change of a step that is a single insertion (or, for erasing, a single
 * removal) within a line; NULL if it is anything else. */
static struct change *lone(struct step *s)
{
    struct change *c = s->changes.len ? &s->changes.at[s->changes.len - 1] : NULL;
    if (!c)
        return NULL;
    struct buf *used = s->kind == EDIT_TYPING ? &c->added : &c->removed;
    struct buf *empty = s->kind == EDIT_TYPING ? &c->removed : &c->added;
    if (empty->len || !used->len || memchr(used->at, '\n', used->len))
        return NULL;
    return c;
}

/* Appends the finished step to the one before it, if both are the same typing. */
static bool join(struct text *t, struct step *s)
{
    if (!s->joins || !t->done || s->changes.len != 1)
        return false;
    struct step *last = &t->steps.at[t->done - 1];
    struct change *was = lone(last), *is = lone(s);
    if (!was || !is)
        return false;
    if (s->kind == EDIT_TYPING) {
        char behind = was->added.at[was->added.len - 1];
        if (blank_byte(behind) && !blank_byte(is->added.at[0]))
            return false; /* a new word */
        if (is->at.line != was->at.line || is->at.byte != was->at.byte + (int)was->added.len)
            return false;
        buf_add(&was->added, is->added.at, is->added.len);
        buf_release(&is->added);
        buf_release(&is->removed);
    } else {
        vec_push(&last->changes, *is);
    }
    vec_release(&s->changes);
    last->after = s->after;
    last->locks_after = s->locks_after;
    last->when = s->when;
    return true;
}

void text_begin(struct text *t, enum edit_kind kind, struct caret before, int64_t now_ms)
{
    if (t->depth++)
        return;
    struct step *last = t->done ? &t->steps.at[t->done - 1] : NULL;
    bool joins = last && kind != EDIT_STEP && last->kind == kind && !last->sealed &&
                 now_ms - last->when < TEXT_PAUSE_MS && pos_eq(before.at, before.anchor) &&
                 pos_eq(before.at, last->after.at);
    t->open = (struct step){.kind = kind, .before = before, .when = now_ms, .joins = joins,
                            .locks_before = t->locks};
}

void text_end(struct text *t, struct caret after)
{
    BUG_IF(t->depth == 0);
    if (--t->depth)
        return;
    struct step s = t->open;
    t->open = (struct step){0};
    if (!s.changes.len) {
        step_release(&s);
        return;
    }
    s.after = after;
    s.locks_after = t->locks;
    forget(t, t->done); /* what was undone cannot be redone any more */
    if (join(t, &s))
        return;
    if (t->steps.len == STEPS_KEPT) {
        step_release(&t->steps.at[0]);
        memmove(t->steps.at, t->steps.at + 1, (t->steps.len - 1) * sizeof *t->steps.at);
        t->steps.len--;
    }
    vec_push(&t->steps, s);
    t->done = t->steps.len;
}

void text_seal(struct text *t)
{
    if (t->done)
        t->steps.at[t->done - 1].sealed = true;
}

static bool in_text(const struct text *t, struct pos p)
{
    return p.line >= 0 && p.line < text_lines(t) && p.byte >= 0 &&
           (size_t)p.byte <= t->lines.at[p.line].len;
}

enum edit_result text_replace(struct text *t, struct range r, struct str with, struct pos *ret_end)
{
    BUG_IF(!in_text(t, r.from) || !in_text(t, r.to) || pos_cmp(r.from, r.to) > 0);
    if (pos_eq(r.from, r.to) && !with.len)
        return EDIT_NOTHING;
    if (text_is_locked(t, r.from.line) || text_is_locked(t, r.to.line))
        return EDIT_LOCKED;
    struct change c = {.at = r.from};
    unix_lines(with, &c.added);
    text_slice(t, r, &c.removed);
    bool alone = !t->depth;
    if (alone)
        text_begin(t, EDIT_STEP, (struct caret){r.from, r.from}, 0);
    struct pos end = raw_replace(t, r, buf_view(&c.added));
    vec_push(&t->open.changes, c);
    if (alone)
        text_end(t, (struct caret){end, end});
    if (ret_end)
        *ret_end = end;
    return EDIT_DONE;
}

enum edit_result text_insert(struct text *t, struct pos at, struct str what, struct pos *ret_end)
{
    return text_replace(t, (struct range){at, at}, what, ret_end);
}

enum edit_result text_erase(struct text *t, struct range r)
{
    return text_replace(t, r, STR(""), NULL);
}

/* Where bytes put at `at` end. */
static struct pos behind(struct pos at, const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        at = b->at[i] == '\n' ? (struct pos){at.line + 1, 0} : (struct pos){at.line, at.byte + 1};
    return at;
}

bool text_undo(struct text *t, struct caret *ret)
{
    if (!t->done || t->depth)
        return false;
    struct step *s = &t->steps.at[--t->done];
    for (size_t i = s->changes.len; i-- > 0;) {
        struct change *c = &s->changes.at[i];
        raw_replace(t, (struct range){c->at, behind(c->at, &c->added)}, buf_view(&c->removed));
    }
    t->locks = s->locks_before;
    s->sealed = true;
    text_seal(t);
    *ret = s->before;
    return true;
}

bool text_redo(struct text *t, struct caret *ret)
{
    if (t->done == t->steps.len || t->depth)
        return false;
    struct step *s = &t->steps.at[t->done++];
    for (size_t i = 0; i < s->changes.len; i++) {
        struct change *c = &s->changes.at[i];
        raw_replace(t, (struct range){c->at, behind(c->at, &c->removed)}, buf_view(&c->added));
    }
    t->locks = s->locks_after;
    *ret = s->after;
    return true;
}
