/* json.c - a scene, or every scene of a run, as JSON. docs/TRACE-JSON.md is the contract;
 * a key is never removed and never means anything else. */
#include "trace/room.h"

static const char *const kinds[] = {[TRACE_GLOBAL] = "global", [TRACE_LITERAL] = "literal",
                                    [TRACE_VARIABLE] = "variable", [TRACE_HEAP] = "heap",
                                    [TRACE_ARGUMENTS] = "arguments", [TRACE_LIBRARY] = "library"};
static const char *const box_states[] = {[BOX_LIVE] = "live", [BOX_FREED] = "freed", [BOX_LOST] = "lost",
                                         [BOX_RETURNED] = "returned", [BOX_LEFT] = "left"};
static const char *const cell_states[] = {[CELL_SET] = "set", [CELL_UNSET] = "unset", [CELL_PARTLY] = "partly",
                                          [CELL_UNKNOWN] = "unknown"};
static const char *const leads[] = {[POINTS_NOT] = NULL, [POINTS_NULL] = "null", [POINTS_INTO] = "into",
                                    [POINTS_PAST] = "past", [POINTS_DANGLING] = "dangling",
                                    [POINTS_FUNCTION] = "function", [POINTS_WILD] = "wild"};

static void put_address(struct json *j, const char *key, uint64_t address)
{
    char text[32];
    size_t n = sizeof text;
    text[--n] = '\0';
    do
        text[--n] = "0123456789abcdef"[address % 16];
    while (address /= 16);
    text[--n] = 'x';
    text[--n] = '0';
    json_cstr(j, key, text + n);
}

static void put_place(struct json *j, const char *key, const struct trace *t, const struct trace_place *p)
{
    if (!p->line || p->file >= t->file_count) {
        json_null(j, key);
        return;
    }
    json_open(j, key, '{');
    json_str(j, "file", t->files[p->file].name);
    json_int(j, "line", p->line);
    json_int(j, "column", p->column);
    json_int(j, "length", p->length);
    json_str(j, "function", p->function);
    json_close(j, '}');
}

static void put_cell(struct json *j, const struct scene_cell *c)
{
    json_open(j, NULL, '{');
    json_str(j, "name", c->name);
    json_str(j, "type", c->type);
    json_int(j, "level", c->level);
    json_int(j, "parent", c->parent);
    put_address(j, "address", c->address);
    json_int(j, "size", (int64_t)c->size);
    json_int(j, "folded", (int64_t)c->folded);
    json_cstr(j, "state", c->folded ? NULL : cell_states[c->state]);
    json_str(j, "value", c->value);
    json_bool(j, "changed", c->changed);
    json_str(j, "was", c->was);
    json_bool(j, "aggregate", c->aggregate);
    json_bool(j, "opened", c->opened);
    json_cstr(j, "points", leads[c->points]);
    json_int(j, "target", (int64_t)c->target);
    json_int(j, "offset", c->target_offset);
    json_bool(j, "owns", c->owns);
    json_close(j, '}');
}

static void put_box(struct json *j, const struct trace *t, const struct scene_box *b)
{
    const struct trace_object *o = trace_object(t, b->object);
    json_open(j, NULL, '{');
    json_int(j, "object", (int64_t)b->object);
    json_cstr(j, "kind", kinds[b->kind]);
    json_cstr(j, "state", box_states[b->state]);
    json_str(j, "name", b->name);
    json_str(j, "type", b->type);
    json_str(j, "label", b->label);
    json_int(j, "block", o->block);
    put_address(j, "address", b->base);
    json_int(j, "size", (int64_t)b->size);
    json_bool(j, "fresh", b->fresh);
    json_bool(j, "changed", b->changed);
    json_bool(j, "linked", b->linked);
    json_str(j, "owner", b->owner);
    json_int(j, "owner_object", (int64_t)b->owner_object);
    if (b->holders)
        json_int(j, "holders", b->holders);
    put_place(j, "made", t, &o->made_at);
    put_place(j, "ended", t, b->state == BOX_LIVE || b->state == BOX_LOST ? &(struct trace_place){0} : &o->ended_at);
    put_place(j, "lost", t, b->state == BOX_LOST ? &o->lost_at : &(struct trace_place){0});
    json_open(j, "cells", '[');
    for (size_t i = 0; i < b->count; i++)
        put_cell(j, &b->cells[i]);
    json_close(j, ']');
    json_close(j, '}');
}

static void put_numbers(struct json *j, const char *key, const struct scene *s, const size_t *boxes, size_t count)
{
    json_open(j, key, '[');
    for (size_t i = 0; i < count; i++)
        json_int(j, NULL, (int64_t)s->boxes[boxes[i]].object);
    json_close(j, ']');
}

static void put_marks(struct json *j, unsigned marks)
{
    static const char *const names[] = {"made", "freed", "output", "finding", "lost", "call", "return", "opened", "closed", "switch"};
    json_open(j, "marks", '[');
    for (size_t i = 0; i < COUNT(names); i++)
        if (marks >> i & 1)
            json_cstr(j, NULL, names[i]);
    json_close(j, ']');
}

static void put_scene(struct json *j, const struct trace *t, const struct scene *s)
{
    json_open(j, NULL, '{');
    json_int(j, "stop", (int64_t)s->number);
    json_int(j, "step", (int64_t)s->stop.step);
    put_place(j, "ran", t, &s->stop.ran);
    put_place(j, "next", t, &s->stop.next);
    json_int(j, "thread", s->stop.thread);
    json_int(j, "next_thread", s->stop.next_thread);
    put_marks(j, s->stop.marks);
    json_open(j, "changes", '[');
    for (size_t i = 0; i < s->change_count; i++)
        json_str(j, NULL, s->changes[i].text);
    json_close(j, ']');
    json_open(j, "frames", '[');
    for (size_t i = 0; i < s->frame_count; i++) {
        const struct scene_frame *f = &s->frames[i];
        json_open(j, NULL, '{');
        json_int(j, "call", f->call);
        json_int(j, "thread", f->thread);
        json_str(j, "function", f->function);
        put_place(j, "at", t, &f->at);
        json_bool(j, "ghost", f->ghost);
        json_str(j, "returned", f->returned);
        put_numbers(j, "variables", s, f->boxes, f->count);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_int(j, "frames_hidden", (int64_t)s->frames_hidden);
    json_int(j, "frames_outer", (int64_t)s->frames_outer);
    json_open(j, "threads", '[');
    for (size_t i = 0; i < s->thread_count; i++) {
        const struct scene_thread *h = &s->threads[i];
        json_open(j, NULL, '{');
        json_int(j, "number", h->number);
        json_str(j, "name", h->name);
        json_bool(j, "goes_on", h->goes_on);
        json_int(j, "first_frame", (int64_t)h->first);
        json_int(j, "frames", (int64_t)h->count);
        json_int(j, "frames_hidden", (int64_t)h->hidden);
        json_int(j, "frames_outer", (int64_t)h->outer);
        json_close(j, '}');
    }
    json_close(j, ']');
    put_numbers(j, "globals", s, s->globals, s->global_count);
    put_numbers(j, "literals", s, s->literals, s->literal_count);
    put_numbers(j, "heap", s, s->blocks, s->block_count);
    json_int(j, "blocks_hidden", (int64_t)s->blocks_hidden);
    json_int(j, "blocks_left_out", (int64_t)s->blocks_left_out);
    json_open(j, "objects", '[');
    for (size_t i = 0; i < s->box_count; i++)
        put_box(j, t, &s->boxes[i]);
    json_close(j, ']');
    json_open(j, "open", '[');
    for (size_t i = 0; i < s->open_count; i++) {
        json_open(j, NULL, '{');
        json_str(j, "name", s->open[i].name);
        put_place(j, "at", t, &s->open[i].at);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_str(j, "stdout", s->out);
    json_str(j, "stderr", s->err);
    json_int(j, "stdout_new", (int64_t)s->out_new);
    json_int(j, "stderr_new", (int64_t)s->err_new);
    json_close(j, '}');
}

void scene_json(struct buf *out, const struct trace *t, const struct scene *s)
{
    struct json j = {.out = out};
    put_scene(&j, t, s);
}

static bool flush(struct buf *piece, bool (*put)(void *to, struct str piece), void *to)
{
    bool more = put(to, buf_view(piece));
    buf_clear(piece);
    return more;
}

bool trace_json(struct trace *t, bool (*put)(void *to, struct str piece), void *to)
{
    struct buf out = {0};
    struct json j = {.out = &out};
    struct arena a = {0};
    bool more = true;
    json_open(&j, NULL, '{');
    json_int(&j, "schema", 1);
    json_int(&j, "steps", (int64_t)t->steps);
    json_int(&j, "begins", (int64_t)t->begins);
    json_open(&j, "files", '[');
    for (size_t i = 0; i < t->file_count; i++) {
        json_open(&j, NULL, '{');
        json_str(&j, "name", t->files[i].name);
        json_str(&j, "text", t->files[i].text);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_open(&j, "stops", '[');
    for (size_t i = 0; more && i < t->stops.len; i++) {
        put_scene(&j, t, trace_scene(t, &a, i, NULL));
        arena_clear(&a);
        more = flush(&out, put, to);
    }
    json_close(&j, ']');
    json_close(&j, '}');
    more = more && flush(&out, put, to);
    buf_release(&out);
    arena_release(&a);
    return more;
}
