/* The words of a picture: titles, the line at the foot of a block, references that stand
 * for an arrow. Each has shorter forms for less room; the word that says what became of
 * a block is in all of them. */
#include "ui/picture_private.h"

#include <stdio.h>

static const struct trace_object *object_of(const struct view *v, const struct scene_box *b)
{
    return v->trace ? trace_object(v->trace, b->object) : NULL;
}

/* Its line in the text of now. */
static int line_of(const struct view *v, const struct trace_place *at)
{
    return at->line && v->look && v->look->line_now ? v->look->line_now(v->look->ctx, at) : at->line;
}

static struct str fitting(const struct view *v, const struct buf *forms, size_t count, int width)
{
    size_t i = 0;
    while (i + 1 < count && utf8_str_width(buf_view(&forms[i])) > width)
        i++;
    return arena_str(v->arena, buf_view(&forms[i]));
}

struct str text_title(const struct view *v, const struct scene_box *b, int width)
{
    struct buf forms[2] = {0};
    buf_str(&forms[0], b->name);
    buf_str(&forms[1], b->name);
    if (b->type.len) {
        buf_cstr(&forms[0], ": ");
        buf_str(&forms[0], b->type);
    }
    struct str title = fitting(v, forms, 2, width - 2 * b->fresh);
    buf_release(&forms[0]);
    buf_release(&forms[1]);
    return title;
}

static void size_text(struct buf *out, uint64_t bytes, bool brief)
{
    if (brief)
        buf_printf(out, "%llu B", (unsigned long long)bytes);
    else
        buf_printf(out, "%llu byte%s", (unsigned long long)bytes, bytes == 1 ? "" : "s");
}

struct str text_foot(const struct view *v, const struct scene_box *b, int width)
{
    const struct trace_object *o = object_of(v, b);
    int made = o ? line_of(v, &o->made_at) : 0;
    struct buf forms[7] = {0};
    size_t n = 0;
    struct str owners = b->holders ? str_from(arena_printf(v->arena, "shared by %u", b->holders))
                      : b->owner.len ? str_from(arena_printf(v->arena, "owner " STR_FMT, STR_ARG(b->owner)))
                                     : (struct str){"", 0};
    if (b->state == BOX_LIVE) {
        for (; n < 6; n++) {
            bool size = n != 2 && n != 5, owner = n < 3 && owners.len, brief = n == 1 || n == 4;
            struct buf *f = &forms[n];
            if (size)
                size_text(f, b->size, brief);
            if (made)
                buf_printf(f, "%sline %d", f->len ? ", " : "", made);
            if (owner)
                buf_printf(f, "%s" STR_FMT, f->len ? ", " : "", STR_ARG(owners));
        }
        if (owners.len) /* nearly no room: whose it is */
            buf_str(&forms[n++], owners);
        if (!forms[5].len)
            n = 5;
    } else {
        bool lost = b->state == BOX_LOST;
        int line = o ? line_of(v, lost ? &o->lost_at : &o->ended_at) : 0;
        for (; n < 3; n++) {
            buf_cstr(&forms[n], lost ? "lost" : "freed");
            if (line)
                buf_printf(&forms[n], " line %d", line);
            if (n < 2) {
                buf_cstr(&forms[n], ", ");
                size_text(&forms[n], b->size, n > 0);
            }
            if (n < 1 && made)
                buf_printf(&forms[n], ", made line %d", made);
        }
    }
    struct str foot = fitting(v, forms, n, width);
    for (size_t i = 0; i < COUNT(forms); i++)
        buf_release(&forms[i]);
    return foot;
}

struct str text_frame(const struct view *v, const struct scene_frame *f)
{
    struct buf b = {0};
    buf_str(&b, f->function);
    if (f->ghost) {
        buf_cstr(&b, " returned");
        if (f->returned.len)
            buf_printf(&b, " " STR_FMT, STR_ARG(f->returned));
    } else if (line_of(v, &f->at)) {
        buf_printf(&b, ", line %d", line_of(v, &f->at));
    }
    struct str title = arena_str(v->arena, buf_view(&b));
    buf_release(&b);
    return title;
}

struct str text_calls(const struct view *v, const struct stack_part *p)
{
    struct buf b = {0};
    buf_printf(&b, "%zu call%s", p->folded, p->folded == 1 ? "" : "s");
    if (!p->several)
        buf_printf(&b, " of " STR_FMT, STR_ARG(v->scene->frames[p->frame].function));
    struct str words = arena_str(v->arena, buf_view(&b));
    buf_release(&b);
    return words;
}

struct str text_thread(const struct view *v, const struct scene_thread *h)
{
    return str_from(arena_printf(v->arena, STR_FMT "%s", STR_ARG(h->name), h->goes_on ? ", goes on" : ""));
}

/* The letters of a char array that is no string yet: "a \\0 ? ?". */
struct str text_letters(const struct view *v, const struct scene_box *b, size_t cell)
{
    struct buf out = {0};
    for (size_t i = cell + 1; i < b->count && b->cells[i].parent == (int)cell && out.len < 60; i++) {
        struct str value = b->cells[i].value;
        size_t end = value.len;
        while (end > 1 && value.at[end - 1] != '\'')
            end--;
        if (out.len)
            buf_char(&out, ' ');
        if (b->cells[i].folded)
            buf_cstr(&out, v->ascii ? ".." : "…");
        else if (str_starts(value, "'") && end > 2)
            buf_str(&out, str_slice(value, 1, end - 1));
        else
            buf_cstr(&out, b->cells[i].state == CELL_UNKNOWN ? "-" : "?");
    }
    struct str text = arena_str(v->arena, buf_view(&out));
    buf_release(&out);
    return text;
}

/* "block 2 [3]", "list.head", "x in main". */
struct str text_reference(const struct view *v, size_t line)
{
    const struct line *l = &v->lines.at[line];
    const struct scene_cell *c = &v->scene->boxes[l->box].cells[l->cell];
    int box = map_get(&v->box_of, c->target);
    struct buf b = {0};
    if (box < 0 ? c->points == POINTS_PAST : view_target(&v->scene->boxes[box], c).past)
        buf_cstr(&b, "end of ");
    if (box < 0) {
        const struct trace_object *o = v->trace ? trace_object(v->trace, c->target) : NULL;
        bool told = c->value.len && !str_starts(c->value, "0x") && (!o || !o->name.len); /* "a text" */
        buf_str(&b, told ? c->value : o && o->name.len ? o->name : STR("elsewhere"));
    } else {
        const struct scene_box *t = &v->scene->boxes[box];
        struct str text = !t->count ? STR("") : t->cells[0].value.len ? t->cells[0].value : c->value;
        buf_str(&b, t->name.len ? t->name : text);
        int path[8], n = 0;
        for (int at = view_target(t, c).cell; at > 0 && n < 8; at = t->cells[at].parent)
            path[n++] = at;
        while (n--) {
            struct str name = t->cells[path[n]].name;
            if (str_starts(name, "[")) {
                if (b.len && b.at[b.len - 1] != ']')
                    buf_char(&b, ' ');
            } else if (name.len) {
                buf_char(&b, '.');
            }
            buf_str(&b, name);
        }
        if (t->kind == TRACE_VARIABLE)
            for (size_t i = 0; i < v->scene->frame_count; i++)
                for (size_t k = 0; k < v->scene->frames[i].count; k++)
                    if (v->scene->frames[i].boxes[k] == (size_t)box &&
                        v->panel_of[box] != l->panel)
                        buf_printf(&b, " in " STR_FMT, STR_ARG(v->scene->frames[i].function));
    }
    struct str words = arena_str(v->arena, buf_view(&b));
    buf_release(&b);
    return words;
}
