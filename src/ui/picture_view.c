/* One scene on its plan: which panels lie where, and what stands on each of their lines.
 * Nothing is drawn here; arrows and the bar ask where a cell has its line. */
#include "ui/picture_private.h"

#include <string.h>

static int add_panel(struct view *v, struct panel n)
{
    vec_push(&v->panels, n);
    int end = n.rect.row + n.rect.rows;
    v->rows = end > v->rows ? end : v->rows;
    return (int)v->panels.len - 1;
}

/* The lines of a box from a row on, at most so many. Returns the row behind. */
static int add_lines(struct view *v, int panel, size_t box, int row, int rows)
{
    const struct scene_box *b = &v->scene->boxes[box];
    bool block = v->panels.at[panel].kind == PANEL_BLOCK;
    int root = block && b->count && !cell_shows(v->plan, b, 0, true);
    v->panel_of[box] = panel;
    v->first_line[box] = (int)v->lines.len;
    int end = row + rows;
    for (size_t i = 0; i < b->count && row < end; i++) {
        int level = b->cells[i].level - root;
        if (cell_shows(v->plan, b, i, block))
            vec_push(&v->lines, ((struct line){.panel = panel, .box = box, .cell = (int)i, .row = row++,
                                               .indent = level < 0 ? 0 : level > 6 ? 12 : level * 2}));
    }
    return row;
}

int view_line(const struct view *v, size_t box, int cell)
{
    const struct scene_box *b = &v->scene->boxes[box];
    bool block = v->panels.at[v->panel_of[box]].kind == PANEL_BLOCK;
    if (cell > 0 && !cell_shows(v->plan, b, (size_t)cell, block))
        cell = b->cells[cell].parent; /* a letter: the array's line */
    for (size_t i = v->first_line[box] < 0 ? v->lines.len : (size_t)v->first_line[box];
         i < v->lines.len && v->lines.at[i].box == box; i++)
        if (v->lines.at[i].cell == cell)
            return (int)i;
    return -1;
}

/* "struct node *" leads to "struct node". */
static struct str pointee(struct str type)
{
    type = str_trim(type);
    if (!str_ends(type, "*"))
        return STR("");
    return str_trim(str_slice(type, 0, type.len - 1));
}

struct target view_target(const struct scene_box *target, const struct scene_cell *from)
{
    if (from->points == POINTS_PAST || !target->count)
        return (struct target){0, from->points == POINTS_PAST};
    uint64_t at = target->base + (uint64_t)from->target_offset;
    struct str want = pointee(from->type);
    int first = -1, same = -1, inside = -1, ends = -1;
    for (size_t i = 0; i < target->count; i++) {
        const struct scene_cell *c = &target->cells[i];
        if (c->address == at && !c->folded) {
            if (first < 0)
                first = (int)i;
            if (same < 0 && want.len && str_eq(c->type, want))
                same = (int)i;
        }
        /* The end of an array within the object, where another member begins. */
        if (c->address + c->size == at && want.len && str_eq(c->type, want) && c->parent > 0 &&
            target->cells[c->parent].address + target->cells[c->parent].size == at &&
            str_starts(c->name, "["))
            ends = c->parent;
        if (c->address <= at && at - c->address < c->size)
            inside = (int)i; /* the last is the innermost */
    }
    if (same < 0 && ends > 0)
        return (struct target){ends, true};
    return (struct target){same >= 0 ? same : first >= 0 ? first : inside >= 0 ? inside : 0, false};
}

/* ---- panels -------------------------------------------------------------------------- */

static void add_sheet(struct view *v, struct picture_plan *p, uint64_t key, const char *title)
{
    struct sheet *sheet = plan_sheet(p, key);
    int panel = -1, last = 0;
    if (key == SHEET_CONSTANTS && sheet->slots.len > CONSTANTS_DRAWN)
        return;
    for (size_t i = 0; i < v->scene->box_count; i++) {
        const struct scene_box *b = &v->scene->boxes[i];
        if (b->kind == TRACE_VARIABLE || b->kind == TRACE_HEAP)
            continue;
        uint64_t its = b->kind == TRACE_GLOBAL      ? SHEET_GLOBALS
                       : b->kind == TRACE_ARGUMENTS ? SHEET_ARGUMENTS
                                                    : SHEET_CONSTANTS;
        struct slot *slot = its == key ? sheet_slot(sheet, b->object) : NULL;
        if (!slot)
            continue;
        if (panel < 0)
            panel = add_panel(v, (struct panel){.kind = PANEL_SHEET, .rect = sheet->rect,
                                                .title = str_from(title), .name_w = sheet->name_w,
                                                .type_w = p->types && key == SHEET_GLOBALS ? sheet->type_w : 0});
        int end = add_lines(v, panel, i, sheet->rect.row + 1 + slot->at, slot->rows);
        last = end > last ? end : last;
    }
    if (panel >= 0)
        v->panels.at[panel].rect.rows = last + 1 - sheet->rect.row;
}

static int frame_rows(struct picture_plan *p, const struct scene_frame *f)
{
    return plan_sheet(p, hash_str(f->function, 0))->rows;
}

static void add_frame(struct view *v, struct picture_plan *p, const struct scene_frame *f, int row,
                      bool inner)
{
    struct sheet *sheet = plan_sheet(p, hash_str(f->function, 0));
    int panel = add_panel(v, (struct panel){.kind = PANEL_FRAME,
                                            .rect = {row, p->left_col, sheet->rows + 2, p->left_cols},
                                            .title = text_frame(v, f), .ghost = f->ghost, .inner = inner,
                                            .name_w = sheet->name_w,
                                            .type_w = p->types ? sheet->type_w : 0});
    uint64_t taken[64];
    size_t count = 0;
    int last = row + 1;
    for (size_t i = 0; i < f->count; i++) {
        const struct scene_box *b = &v->scene->boxes[f->boxes[i]];
        uint64_t key = plan_slot_key(p, b, taken, count);
        if (count < COUNT(taken))
            taken[count++] = key;
        struct slot *slot = sheet_slot(sheet, key);
        if (!slot)
            continue;
        int end = add_lines(v, panel, f->boxes[i], row + 1 + slot->at, slot->rows);
        last = end > last ? end : last;
    }
    v->panels.at[panel].end = row + sheet->rows + 1;
    v->panels.at[panel].rect.rows = last + 1 - row; /* no taller than it must be now */
}

/* Does any pointer lead into a box of this frame? */
static bool pointed_into(const struct view *v, const struct scene_frame *f)
{
    for (size_t i = 0; i < v->scene->box_count; i++)
        for (size_t k = 0; k < v->scene->boxes[i].count; k++)
            for (size_t n = 0; n < f->count; n++)
                if (v->scene->boxes[i].cells[k].target &&
                    v->scene->boxes[i].cells[k].target == v->scene->boxes[f->boxes[n]].object)
                    return true;
    return false;
}

static bool free_rows(const struct view *v, int col, int row, int rows)
{
    for (size_t i = 0; i < v->panels.len; i++) {
        const struct rect *r = &v->panels.at[i].rect;
        if (r->col == col && row < r->row + r->rows && r->row < row + rows)
            return false;
    }
    return true;
}

/* A bar with its text, of calls left out or a thread. */
static void add_bar(struct view *v, struct picture_plan *p, int row, struct panel n)
{
    n.kind = PANEL_FRAME;
    n.rect = (struct rect){row, p->left_col, 1, p->left_cols};
    add_panel(v, n);
}

static void add_ghosts(struct view *v, struct picture_plan *p, size_t live, const int *ends)
{
    const struct scene *s = v->scene;
    for (size_t i = live; i < s->frame_count; i++) {
        const struct scene_frame *f = &s->frames[i];
        int at = ends[s->thread_count ? f->thread % TRACE_THREADS : 0], rows = frame_rows(p, f);
        for (size_t k = 0; k < p->haunts.len; k++)
            if (p->haunts.at[k].call == f->call && p->haunts.at[k].row >= 0)
                at = p->haunts.at[k].row;
        if (!free_rows(v, p->left_col, at + 1, rows)) {
            if (!pointed_into(v, f))
                continue; /* the next call is there already */
            while (!free_rows(v, p->left_col, at + 1, rows))
                at++;
        }
        add_frame(v, p, f, at, false);
    }
}

static void add_frames(struct view *v, struct picture_plan *p)
{
    const struct scene *s = v->scene;
    size_t live = 0, runs = TRACE_NONE;
    while (live < s->frame_count && !s->frames[live].ghost)
        live++;
    for (size_t i = 0; i < s->thread_count; i++)
        runs = s->threads[i].goes_on ? s->threads[i].first + s->threads[i].count : runs;
    if (!s->thread_count)
        runs = live;
    int row = plan_top(p), ends[TRACE_THREADS]; /* below the frames of each */
    uint32_t thread = 0;
    for (uint32_t i = 0; i < TRACE_THREADS; i++)
        ends[i] = plan_thread_top(p, i) + (s->thread_count ? STACK_FOLD : 0);
    struct stack stack = stack_of(v->trace, s, v->focus);
    for (size_t i = 0; i < stack.parts.len; i++) {
        const struct stack_part *part = &stack.parts.at[i];
        const struct scene_frame *f = &s->frames[part->frame];
        if (part->thread) {
            const struct scene_thread *h = &s->threads[part->thread - 1];
            thread = h->number % TRACE_THREADS;
            int top = plan_thread_top(p, thread);
            row = top > row ? top : row;
            add_bar(v, p, row + 1, (struct panel){.title = text_thread(v, h), .heading = true, .inner = h->goes_on});
            row += STACK_FOLD;
        } else if (part->folded) {
            add_bar(v, p, row + 1, (struct panel){.title = text_calls(v, part)});
            row += STACK_FOLD;
        } else {
            int rows = frame_rows(p, f);
            row = plan_push(p, f->call, row, rows + 2);
            add_frame(v, p, f, row, part->frame + 1 == runs);
            row += rows + 1;
        }
        ends[thread] = row;
    }
    vec_release(&stack.parts);
    add_ghosts(v, p, live, ends);
}

/* A frame whose last line, as planned, is the next one's first: they share it. */
static void join_frames(struct view *v)
{
    for (size_t i = 0; i < v->panels.len; i++) {
        struct panel *a = &v->panels.at[i];
        for (size_t k = 0; k < v->panels.len && a->kind == PANEL_FRAME && a->end; k++) {
            const struct panel *b = &v->panels.at[k];
            if (b->kind == PANEL_FRAME && b->end && b->rect.row == a->end) {
                a->rect.rows = a->end - a->rect.row + 1;
                a->joined = true;
            }
        }
    }
}

static void add_block(struct view *v, struct picture_plan *p, size_t i, struct rect at)
{
    const struct scene_box *b = &v->scene->boxes[i];
    const struct plot *plot = plan_plot(p, b->object);
    int name_w = plot ? plot->name_w : 0;
    for (size_t k = 0; !plot && k < b->count; k++)
        if (utf8_str_width(b->cells[k].name) > name_w)
            name_w = utf8_str_width(b->cells[k].name);
    int rows = box_lines(p, b, true);
    rows = rows > at.rows - 2 ? at.rows - 2 : rows;
    int panel = add_panel(v, (struct panel){.kind = PANEL_BLOCK, .rect = {at.row, at.col, rows + 2, at.cols},
                                            .ghost = !box_lives(b), .lost = b->state == BOX_LOST,
                                            .fresh = b->fresh, .box = i, .name_w = name_w});
    v->panels.at[panel].title = text_title(v, b, at.cols - 4);
    v->panels.at[panel].foot = text_foot(v, b, at.cols - 4);
    add_lines(v, panel, i, at.row + 1, rows);
}

/* How much a folded block matters now: one that a variable points to, that has just
 * changed, or that the bar lies on. */
static void weigh(const struct view *v, int *weights)
{
    const struct scene *s = v->scene;
    for (size_t i = 0; i < s->box_count; i++) {
        const struct scene_box *b = &s->boxes[i];
        if (b->kind == TRACE_HEAP) {
            weights[i] += (b->object == v->focus) * 8 + (b->fresh || b->changed) * 2;
            continue;
        }
        for (size_t k = 0; k < b->count && box_lives(b); k++) {
            int to = cell_leads(&b->cells[k]) ? map_get(&v->box_of, b->cells[k].target) : -1;
            if (to >= 0)
                weights[to] += 4;
        }
    }
}

static void add_blocks(struct view *v, struct picture_plan *p)
{
    int best[PLAN_SPOTS], *weights = NULL;
    for (int i = 0; i < PLAN_SPOTS; i++)
        best[i] = -1;
    for (size_t i = 0; i < v->scene->box_count; i++) {
        const struct scene_box *b = &v->scene->boxes[i];
        if (b->kind != TRACE_HEAP)
            continue;
        const struct plot *plot = plan_plot(p, b->object);
        if (plot && plot->placed && !plot->folded) {
            add_block(v, p, i, (struct rect){plot->row, plot->col, plot->rows + 2, plot->cols});
            continue;
        }
        v->folded++;
        if (!p->spot_row)
            continue;
        if (!weights) {
            weights = arena_array(v->arena, v->scene->box_count, sizeof *weights);
            weigh(v, weights);
        }
        int *spot = &best[b->object % PLAN_SPOTS];
        if (weights[i] && (*spot < 0 || weights[i] >= weights[*spot]))
            *spot = (int)i;
    }
    for (int i = 0; i < PLAN_SPOTS; i++)
        if (best[i] >= 0) {
            add_block(v, p, (size_t)best[i], plan_spot(p, v->scene->boxes[best[i]].object));
            v->folded--;
        }
}

void view_build(struct view *v, struct picture_plan *p)
{
    const struct scene *s = v->scene;
    v->plan = p;
    v->first_line = arena_array(v->arena, s->box_count + 1, sizeof *v->first_line);
    v->panel_of = arena_array(v->arena, s->box_count + 1, sizeof *v->panel_of);
    for (size_t i = 0; i < s->box_count; i++) {
        v->first_line[i] = v->panel_of[i] = -1;
        map_put(&v->box_of, s->boxes[i].object, (int)i);
    }
    add_sheet(v, p, SHEET_GLOBALS, "globals");
    add_frames(v, p);
    join_frames(v);
    add_sheet(v, p, SHEET_ARGUMENTS, "arguments");
    add_sheet(v, p, SHEET_CONSTANTS, "constants");
    add_blocks(v, p);
}

int view_stack_end(const struct view *v)
{
    int end = 0;
    for (size_t i = 0; i < v->panels.len; i++) {
        const struct panel *p = &v->panels.at[i];
        if (p->kind == PANEL_FRAME && p->rect.row + p->rect.rows > end)
            end = p->rect.row + p->rect.rows;
    }
    return end;
}

void view_release(struct view *v)
{
    vec_release(&v->panels);
    vec_release(&v->lines);
    map_release(&v->box_of);
}
