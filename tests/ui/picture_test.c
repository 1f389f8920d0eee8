/* Pictures of scenes made by hand: what the drawing must show, cell by cell. */
#include "ui/picture_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- scenes by hand ---------------------------------------------------------------- */

struct maker {
    struct arena arena;
    struct scene scene;
    struct scene_box boxes[40];
    struct scene_frame frames[40];
    size_t in_frame[40][8], globals[8], literals[8], blocks[40];
};

static struct maker *maker_new(void)
{
    struct maker *m = mem_alloc(sizeof *m);
    m->scene.boxes = m->boxes;
    m->scene.frames = m->frames;
    m->scene.globals = m->globals;
    m->scene.literals = m->literals;
    m->scene.blocks = m->blocks;
    return m;
}

static void maker_free(struct maker *m)
{
    arena_release(&m->arena);
    mem_free(m);
}

static void frame(struct maker *m, const char *function, int line)
{
    struct scene_frame *f = &m->frames[m->scene.frame_count];
    f->call = (uint32_t)m->scene.frame_count + 1;
    f->function = str_from(function);
    f->at.line = line;
    f->boxes = m->in_frame[m->scene.frame_count++];
}

static struct scene_box *box(struct maker *m, enum trace_kind kind, size_t object, const char *name,
                             const char *type, uint64_t base, uint64_t size)
{
    size_t i = m->scene.box_count++;
    struct scene_box *b = &m->boxes[i];
    *b = (struct scene_box){.object = object, .kind = kind, .name = str_from(name),
                            .type = str_from(type), .base = base, .size = size};
    b->cells = arena_array(&m->arena, 12, sizeof *b->cells);
    if (kind == TRACE_HEAP)
        m->blocks[m->scene.block_count++] = i;
    else if (kind == TRACE_VARIABLE) {
        struct scene_frame *f = &m->frames[m->scene.frame_count - 1];
        f->boxes[f->count++] = i;
    } else if (kind == TRACE_GLOBAL)
        m->globals[m->scene.global_count++] = i;
    else
        m->literals[m->scene.literal_count++] = i;
    return b;
}

static struct scene_cell *cell(struct scene_box *b, const char *name, const char *type, const char *value,
                               int level, uint64_t offset, uint64_t size)
{
    struct scene_cell *c = &b->cells[b->count++];
    *c = (struct scene_cell){.name = str_from(name), .type = str_from(type), .value = str_from(value),
                             .level = level, .parent = level ? 0 : -1, .address = b->base + offset,
                             .size = size};
    c->aggregate = level == 0 && !*value;
    c->opened = c->aggregate;
    if (strcmp(value, "NULL") == 0)
        c->points = POINTS_NULL;
    return c;
}

static struct scene_cell *points(struct scene_cell *c, size_t object, int64_t offset)
{
    c->points = POINTS_INTO;
    c->target = object;
    c->target_offset = offset;
    return c;
}

static void variable(struct maker *m, size_t object, const char *name, const char *type, const char *value)
{
    cell(box(m, TRACE_VARIABLE, object, name, type, 0x1000 + object * 16, 8), name, type, value, 0, 0, 8);
}

static void pointer(struct maker *m, size_t object, const char *name, const char *type, size_t to, int64_t at)
{
    points(cell(box(m, TRACE_VARIABLE, object, name, type, 0x1000 + object * 16, 8), name, type, "0x10", 0, 0, 8),
           to, at);
}

static void node(struct maker *m, size_t object, int number, const char *value, size_t next)
{
    char *name = arena_printf(&m->arena, "block %d", number);
    struct scene_box *b = box(m, TRACE_HEAP, object, name, "struct node", 0x8000 + object * 32, 16);
    b->linked = true;
    cell(b, "", "struct node", "", 0, 0, 16);
    cell(b, "value", "int", value, 1, 0, 4);
    struct scene_cell *c = cell(b, "next", "struct node *", next ? "0x20" : "NULL", 1, 8, 8);
    if (next)
        points(c, next, 0)->owns = true;
}

static char *drawn(struct maker *m, int cols, bool ascii, size_t bar_object, uint64_t bar)
{
    struct picture p;
    picture_init(&p);
    picture_draw(&p, NULL, &m->scene, &(struct picture_look){.cols = cols, .ascii = ascii,
                                                             .object = bar_object, .address = bar});
    struct buf b = {0};
    canvas_dump(&p.canvas, &b);
    char *text = arena_cstr(&m->arena, buf_view(&b));
    buf_release(&b);
    picture_release(&p);
    return text;
}

static void expect(struct maker *m, int cols, bool ascii, const char *want)
{
    assert_string_equal(drawn(m, cols, ascii, 0, 0), want);
}

static void pointers_to_variables_of_the_caller(void **state)
{
    (void)state;
    struct maker *m = maker_new();
    frame(m, "main", 12);
    variable(m, 1, "x", "int", "3");
    variable(m, 2, "y", "int", "7");
    frame(m, "swap", 4);
    pointer(m, 3, "a", "int *", 1, 0);
    pointer(m, 4, "b", "int *", 2, 0);
    variable(m, 5, "t", "int", "?");
    expect(m, 60, false,
           "   ┌ main, line 12 ─────┐\n"
           "   │ x int 3            │◄┐\n"
           " ┌►│ y int 7            │ │\n"
           " │ ├ swap, line 4 ──────┤ │\n"
           " │ │ a int * ○────────────┘\n"
           " └─○ b int *            │\n"
           "   │ t int   ?          │\n"
           "   └────────────────────┘\n\n");
    expect(m, 60, true,
           "   + main, line 12 -----+\n"
           "   | x int 3            |<+\n"
           " +>| y int 7            | |\n"
           " | + swap, line 4 ------+ |\n"
           " | | a int * o------------+\n"
           " +-o b int *            |\n"
           "   | t int   ?          |\n"
           "   +--------------------+\n\n");
    maker_free(m);
}

static struct maker *a_list(void)
{
    struct maker *m = maker_new();
    frame(m, "main", 12);
    pointer(m, 1, "head", "struct node *", 10, 0);
    pointer(m, 2, "p", "struct node *", 12, 0);
    pointer(m, 3, "pp", "struct node **", 1, 0);
    node(m, 10, 1, "7", 11);
    node(m, 11, 2, "3", 12);
    node(m, 12, 3, "9", 13);
    node(m, 13, 4, "1", 0);
    return m;
}

static void a_list_is_a_row_that_wraps(void **state)
{
    (void)state;
    struct maker *m = a_list();
    expect(m, 80, false,
           "   ┌ main, line 12 ─────┐       ┌►┌ block 1 ───────┐  ┌►┌ block 2 ───────┐\n"
           " ┌►│ head ○─────────────────────┘ │ value 7        │  │ │ value 3        │\n"
           " │ │ p    ○───────────────┐       │ next  ●───────────┘┌● next           │\n"
           " └─○ pp                 │ │       └ 16 bytes ──────┘   │└ 16 bytes ──────┘\n"
           "   └────────────────────┘ │                          ┌─┘\n"
           "                          │                          │\n"
           "                          └──────►┌ block 3 ───────┐◄┘┌►┌ block 4 ───────┐\n"
           "                                  │ value 9        │  │ │ value 1        │\n"
           "                                  │ next  ●───────────┘ │ next  NULL     │\n"
           "                                  └ 16 bytes ──────┘    └ 16 bytes ──────┘\n\n");
    maker_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pointers_to_variables_of_the_caller),
                                       cmocka_unit_test(a_list_is_a_row_that_wraps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

__attribute__((weak)) size_t trace_objects(const struct trace *t) { (void)t; return 0; }
__attribute__((weak)) const struct trace_object *trace_object(const struct trace *t, size_t n) { (void)t; (void)n; return NULL; }
__attribute__((weak)) size_t trace_calls(const struct trace *t) { (void)t; return 0; }
__attribute__((weak)) const struct trace_call *trace_call(const struct trace *t, uint32_t n) { (void)t; (void)n; return NULL; }
__attribute__((weak)) size_t trace_stops(const struct trace *t) { (void)t; return 1; }
__attribute__((weak)) struct scene *trace_scene(struct trace *t, struct arena *a, size_t stop, const struct scene_options *o) { (void)t; (void)a; (void)stop; (void)o; return NULL; }
