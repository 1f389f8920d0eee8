/* text.c - a scene as text that reads well aloud: short lines, one thing a line, words
 * instead of arrows. */
#include "trace/room.h"

static void put_place(struct buf *out, const struct trace *t, const struct trace_place *p)
{
    if (!p->line) {
        buf_cstr(out, "nowhere");
        return;
    }
    buf_printf(out, "line %d", p->line);
    if (t->file_count > 1 && p->file < t->file_count) {
        buf_cstr(out, " of ");
        utf8_printable(out, file_name(t, p->file));
    }
}

static void put_cell(struct buf *out, const struct trace *t, const struct scene_box *b, const struct scene_cell *c, int indent)
{
    buf_repeat(out, ' ', (size_t)(indent + 2 * c->level));
    if (c->folded) {
        buf_printf(out, STR_FMT ": %llu more\n", STR_ARG(c->name), (unsigned long long)c->folded);
        return;
    }
    if (!c->name.len && !c->type.len && c->level) { /* what lies between members */
        buf_printf(out, STR_FMT "\n", STR_ARG(c->value));
        return;
    }
    struct str name = c->name.len ? c->name : b->kind == TRACE_LITERAL ? STR("text") : STR("value");
    buf_str(out, name);
    if (c->level == 0 && b->kind == TRACE_GLOBAL && b->object < t->rows.len && b->object) {
        const struct program_object *o = &t->program.objects[t->rows.at[b->object].index];
        struct trace_place at = place_of_site(t, o->site);
        if (o->function)
            buf_printf(out, " in `" STR_FMT "`", STR_ARG(function_name(t, o->function)));
        else if (t->file_count > 1 && at.line) {
            buf_cstr(out, " of ");
            utf8_printable(out, t->files[at.file].name);
        }
    }
    if (c->aggregate && !c->value.len) {
        buf_printf(out, "%s" STR_FMT "%s", c->type.len ? ", " : "", STR_ARG(c->type), c->opened ? ":" : ", closed");
    } else {
        bool closed = str_is(c->value, "(the library's)");
        if (closed && c->type.len)
            buf_printf(out, ", " STR_FMT ",", STR_ARG(c->type));
        buf_cstr(out, c->points == POINTS_INTO || c->points == POINTS_PAST || c->points == POINTS_DANGLING
                          ? " points to " : " is ");
        if (c->state == CELL_UNSET)
            buf_cstr(out, "not set");
        else if (c->points == POINTS_NULL)
            buf_cstr(out, "NULL");
        else
            buf_str(out, c->value);
        if (c->points == POINTS_WILD)
            buf_cstr(out, ", which is nowhere");
        if (c->points == POINTS_DANGLING)
            buf_cstr(out, ", dangling");
        if (c->owns)
            buf_cstr(out, " and owns it");
    }
    if (c->changed && c->was.len)
        buf_printf(out, ", changed, was " STR_FMT, STR_ARG(c->was));
    else if (c->changed && !c->aggregate)
        buf_cstr(out, ", changed");
    buf_char(out, '\n');
}

/* told: that it is no more has been said of all of its frame. */
static void put_box(struct buf *out, const struct trace *t, const struct scene_box *b, int indent, bool told)
{
    static const char *const states[] = {[BOX_LIVE] = "", [BOX_FREED] = "freed", [BOX_LOST] = "lost",
                                         [BOX_RETURNED] = "gone", [BOX_LEFT] = "gone, its block was left"};
    bool block = b->kind == TRACE_HEAP;
    if (block) {
        buf_repeat(out, ' ', (size_t)indent);
        buf_str(out, b->label);
        if (b->type.len)
            buf_printf(out, ", " STR_FMT, STR_ARG(b->type));
        if (b->fresh)
            buf_cstr(out, ", new");
        if (b->owner.len)
            buf_printf(out, ", owned by " STR_FMT, STR_ARG(b->owner));
        if (b->holders)
            buf_printf(out, ", shared, held by %u", b->holders);
        buf_char(out, '\n');
    } else if (b->state != BOX_LIVE && !told) {
        buf_repeat(out, ' ', (size_t)indent);
        buf_printf(out, STR_FMT ", %s:\n", STR_ARG(b->name), states[b->state]);
    }
    size_t first = block && b->count > 1 && !b->cells[0].value.len ? 1 : 0; /* the label said it */
    for (size_t i = first; i < b->count; i++)
        put_cell(out, t, b, &b->cells[i], indent + (block || (b->state != BOX_LIVE && !told) ? 2 : 0) - (first ? 2 : 0));
}

/* The thread whose live frame it is; NULL: there are no threads, or it is a ghost. */
static const struct scene_thread *thread_of_frame(const struct scene *s, size_t frame)
{
    for (size_t i = 0; i < s->thread_count; i++)
        if (frame >= s->threads[i].first && frame - s->threads[i].first < s->threads[i].count)
            return &s->threads[i];
    return NULL;
}

void scene_text(struct buf *out, const struct trace *t, const struct scene *s)
{
    if (s->number == 0) {
        buf_cstr(out, t->whole ? "The start" : "The earliest moment that was kept");
    } else {
        buf_printf(out, "Step %llu", (unsigned long long)s->stop.step);
        if (has_threads(t)) {
            buf_cstr(out, ", ");
            thread_words(out, s->stop.thread);
        }
        if (s->stop.ran.line) {
            buf_cstr(out, ", ");
            put_place(out, t, &s->stop.ran);
        }
    }
    for (size_t i = 0; i < s->change_count; i++)
        buf_printf(out, "%s" STR_FMT, i ? "; " : ": ", STR_ARG(s->changes[i].text));
    buf_cstr(out, ".\n");
    if (s->stop.next.line) {
        buf_cstr(out, "Next: ");
        put_place(out, t, &s->stop.next);
        if (s->stop.next.function.len)
            buf_printf(out, ", in `" STR_FMT "`", STR_ARG(s->stop.next.function));
        if (has_threads(t)) {
            buf_cstr(out, ", by ");
            thread_words(out, s->stop.next_thread);
        }
        buf_cstr(out, ".\n");
    } else {
        buf_cstr(out, "The run is over.\n");
    }
    for (size_t i = 0; i < s->global_count; i++) {
        if (i == 0)
            buf_cstr(out, "\nGlobals:\n");
        put_box(out, t, &s->boxes[s->globals[i]], 2, false);
    }
    if (s->globals_left_out)
        buf_printf(out, "  %zu more, which did not change.\n", s->globals_left_out);
    for (size_t i = 0; i < s->frame_count; i++) {
        const struct scene_frame *f = &s->frames[i];
        const struct scene_thread *thread = thread_of_frame(s, i);
        size_t hidden = thread ? thread->hidden : s->frames_hidden;
        size_t outer = thread ? thread->first + thread->outer : s->frames_outer;
        if (thread && i == thread->first)
            buf_printf(out, "\n" STR_FMT "%s\n", STR_ARG(thread->name), thread->goes_on ? ", which goes on:" : ":");
        if (hidden && i == outer)
            buf_printf(out, "\n%zu more calls in between.\n", hidden);
        buf_printf(out, "%sCall of `" STR_FMT "`", thread && i == thread->first ? "" : "\n", STR_ARG(f->function));
        if (f->ghost && has_threads(t)) {
            buf_cstr(out, " by ");
            thread_words(out, f->thread);
        }
        if (f->ghost) {
            buf_cstr(out, ", which has returned");
            if (f->returned.len)
                buf_printf(out, " " STR_FMT, STR_ARG(f->returned));
        } else if (f->at.line) {
            buf_cstr(out, ", at ");
            put_place(out, t, &f->at);
        }
        buf_cstr(out, f->count ? ":\n" : ", no variables.\n");
        for (size_t k = 0; k < f->count; k++)
            put_box(out, t, &s->boxes[f->boxes[k]], 2, f->ghost);
    }
    for (size_t i = 0; i < s->literal_count; i++) {
        if (i == 0)
            buf_cstr(out, "\nTexts and arguments:\n");
        put_box(out, t, &s->boxes[s->literals[i]], 2, false);
    }
    for (size_t i = 0; i < s->block_count; i++) {
        if (i == 0)
            buf_cstr(out, "\nHeap:\n");
        put_box(out, t, &s->boxes[s->blocks[i]], 2, false);
    }
    if (s->blocks_left_out)
        buf_printf(out, "  %zu more blocks are too many to tell.\n", s->blocks_left_out);
    if (s->blocks_hidden)
        buf_printf(out, t->whole ? "  %zu more blocks were freed.\n" : "  %zu more blocks were freed in the part that was kept.\n",
                   s->blocks_hidden);
    for (size_t i = 0; i < s->open_count; i++) {
        if (i == 0)
            buf_cstr(out, "\nOpen files:\n");
        buf_printf(out, "  " STR_FMT ", opened in ", STR_ARG(s->open[i].name));
        put_place(out, t, &s->open[i].at);
        buf_char(out, '\n');
    }
    const struct str printed[] = {s->out, s->err};
    for (int k = 0; k < 2; k++) {
        struct str rest = printed[k], line;
        if (rest.len)
            buf_cstr(out, k ? "\nWritten to stderr so far:\n" : "\nPrinted so far:\n");
        while (str_line(&rest, &line))
            buf_printf(out, "  " STR_FMT "\n", STR_ARG(line));
    }
}
