/* Pictures of scenes made by hand: what the drawing must show, cell by cell. */
#include "ui/picture_private.h"
#include "ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"

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

/* Pictures of one scene in several widths, against tests/ui/pictures/hand-NAME.txt. */
static void expect(struct maker *m, const char *name)
{
    static const struct { int cols; bool ascii; } forms[] = {{60, false}, {60, true}, {34, false}, {110, false}};
    struct buf b = {0};
    char path[100];
    for (size_t i = 0; i < COUNT(forms); i++) {
        buf_printf(&b, "---- %d columns%s\n", forms[i].cols, forms[i].ascii ? ", ASCII" : "");
        buf_cstr(&b, drawn(m, forms[i].cols, forms[i].ascii, 0, 0));
    }
    snprintf(path, sizeof path, "tests/ui/pictures/hand-%s.txt", name);
    golden(path, buf_view(&b));
    buf_release(&b);
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
    expect(m, "swap");
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
    expect(m, "list");
    maker_free(m);
}

/* What a learner must see without colour: each state in a word or a mark. */
static struct maker *the_states(void)
{
    struct maker *m = maker_new();
    frame(m, "main", 12);
    pointer(m, 1, "p", "int *", 10, 4);
    m->boxes[0].cells[0].points = POINTS_DANGLING;
    variable(m, 2, "n", "int", "5");
    m->boxes[1].cells[0].changed = true;
    m->boxes[1].cells[0].was = STR("4");
    variable(m, 3, "q", "int *", "NULL");
    pointer(m, 4, "end", "int *", 11, 8);
    m->boxes[3].cells[0].points = POINTS_PAST;
    variable(m, 5, "w", "int *", "0x10");
    m->boxes[4].cells[0].points = POINTS_WILD;
    for (size_t i = 0; i < 3; i++) {
        struct scene_box *b = box(m, TRACE_HEAP, 10 + i, i == 0 ? "block 1" : i == 1 ? "block 2" : "block 3",
                                  "int [2]", 0x8000 + i * 64, 8);
        cell(b, "", "int [2]", "", 0, 0, 8);
        cell(b, "[0]", "int", "7", 1, 0, 4);
        cell(b, "[1]", "int", "?", 1, 4, 4)->state = CELL_UNSET;
    }
    m->boxes[5].state = BOX_FREED;
    m->boxes[6].owner = STR("end");
    m->boxes[6].fresh = true;
    m->boxes[7].state = BOX_LOST;
    return m;
}

static void every_state_is_said_without_colour(void **state)
{
    (void)state;
    struct maker *m = the_states();
    expect(m, "states");
    const char *text = drawn(m, 80, false, 0, 0);
    static const char *const words[] = {"dangling", "✗", "freed", "lost", "nothing points here", "*n", "(was 4)", "NULL",
                                        "end", "wild", "?", "owner end", "* block 2"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (!strstr(text, words[i]))
            fail_msg("the picture does not say \"%s\"", words[i]);
    text = drawn(m, 80, true, 0, 0);
    for (const char *c = text; *c; c++)
        assert_true(*c == '\n' || (*c >= ' ' && *c < 0x7F));
    maker_free(m);
}

/* Which role each piece has: "CHANGED *n". Themes turn roles into looks; that they can be
 * told apart in each, mono too, is tested with the themes. */
static void roles_say_what_the_marks_say(void **state)
{
    (void)state;
    struct maker *m = the_states();
    struct picture p;
    struct buf b = {0};
    picture_init(&p);
    picture_draw(&p, NULL, &m->scene, &(struct picture_look){.cols = 60, .ascii = true});
    for (int row = 0; row < p.canvas.rows; row++) {
        buf_printf(&b, "%d:", row);
        const struct cell *cells = &p.canvas.cells[row * p.canvas.cols];
        for (int col = 0; col < p.canvas.cols;) {
            int role = cells[col].role, start = col;
            while (col < p.canvas.cols && cells[col].role == role)
                col++;
            if (role == ROLE_TEXT || role == ROLE_FRAME || role == ROLE_FRAME_FOCUS)
                continue;
            buf_printf(&b, " %s \"", role_name((enum role)role));
            for (int i = start; i < col; i++)
                buf_char(&b, cells[i].code[0] ? (char)cells[i].code[0] : ' ');
            buf_char(&b, '"');
        }
        buf_char(&b, '\n');
    }
    golden("tests/ui/pictures/hand-roles.txt", buf_view(&b));
    buf_release(&b);
    picture_release(&p);
    maker_free(m);
}

/* What is folded away is told, also of a struct; a text that has no box is told as itself. */
static void what_is_not_there_is_said(void **state)
{
    (void)state;
    struct maker *m = maker_new();
    frame(m, "main", 12);
    struct scene_cell *c = cell(box(m, TRACE_VARIABLE, 1, "v", "struct vec", 0x1010, 24), "v", "struct vec", "", 0, 0, 24);
    c->opened = false;
    c->members = 3;
    pointer(m, 2, "text", "char *", 99, 0);
    m->boxes[1].cells[0].value = STR("\"\xF0\x9F\x98\x80 e\"");
    const char *text = drawn(m, 60, false, 0, 0);
    assert_non_null(strstr(text, "struct vec … 3"));
    assert_non_null(strstr(text, "→ \"\xF0\x9F\x98\x80 e\""));
    assert_non_null(strstr(drawn(m, 34, true, 0, 0), "struct vec .. 3"));
    c->opened = true;
    assert_null(strstr(drawn(m, 60, false, 0, 0), "… 3"));
    maker_free(m);
}

/* Where a reference is too long the number of the block stays, in ASCII and with two digits. */
static void a_short_reference_keeps_the_number(void **state)
{
    (void)state;
    struct maker *m = maker_new();
    frame(m, "main", 12);
    variable(m, 1, "n", "int", "1");
    node(m, 10, 11, "7", 11);
    node(m, 11, 12, "8", 10);
    m->boxes[1].state = m->boxes[2].state = BOX_FREED;
    for (int ascii = 0; ascii < 2; ascii++)
        for (int cols = 34; cols < 130; cols += 8) {
            const char *text = drawn(m, cols, ascii, 0, 0);
            if (!strstr(text, ascii ? "-> bl" : "→ bl") || !strstr(text, "k 11 ") || strstr(text, "…") || strstr(text, "bloc.."))
                fail_msg("%d columns:\n%s", cols, text);
        }
    maker_free(m);
}

/* Of more arrows than an eye could follow the one under the bar is drawn in any case. */
static void the_arrow_under_the_bar_comes_first(void **state)
{
    (void)state;
    enum { POINTERS = 16 };
    struct maker *m = maker_new();
    frame(m, "main", 12);
    for (size_t i = 0; i < POINTERS; i++) {
        pointer(m, 1 + i, arena_printf(&m->arena, "p%zu", i), "char *", 20 + i, 0);
        m->boxes[i].cells[0].points = POINTS_DANGLING;
    }
    for (size_t i = 0; i < POINTERS; i++) {
        struct scene_box *b = box(m, TRACE_HEAP, 20 + i, arena_printf(&m->arena, "block %zu", i + 1), "char [10]",
                                  0x8000 + i * 64, 10);
        cell(b, "", "char [10]", "\"a\"", 0, 0, 10);
        b->state = BOX_FREED;
    }
    static const int widths[] = {34, 44, 60, 80, 120};
    for (size_t w = 0; w < COUNT(widths); w++)
        for (size_t i = 0; i < POINTERS; i++) {
            struct picture p;
            picture_init(&p);
            picture_draw(&p, NULL, &m->scene, &(struct picture_look){.cols = widths[w], .object = 1 + i,
                                                                     .address = m->boxes[i].base});
            bool found = false;
            for (size_t k = 0; k < p.plan->arrows.len; k++)
                found |= p.plan->arrows.at[k].from == m->boxes[i].base && p.plan->arrows.at[k].routed;
            if (!found)
                fail_msg("%d columns: the bar lies on p%zu, which has no arrow", widths[w], i);
            picture_release(&p);
        }
    maker_free(m);
}

static void the_bar_lies_on_the_cell(void **state)
{
    (void)state;
    struct maker *m = a_list();
    struct picture p;
    picture_init(&p);
    struct picture_look look = {.cols = 80, .object = 11, .address = 0x8000 + 11 * 32 + 8};
    picture_draw(&p, NULL, &m->scene, &look);
    int spot = picture_spot(&p, 11, look.address);
    assert_true(spot >= 0);
    for (int row = 0; row < p.canvas.rows; row++)
        for (int col = 0; col < p.canvas.cols; col++) {
            const struct picture_spot *s = &p.spots.at[spot];
            bool in = row == s->row && col >= s->col && col < s->col + s->cols;
            assert_int_equal(p.canvas.cells[row * p.canvas.cols + col].reverse, in);
        }
    assert_true(picture_spot(&p, 11, 0x8000 + 11 * 32) != spot);
    assert_int_equal(picture_spot(&p, 77, 0), -1);
    picture_release(&p);
    maker_free(m);
}

static void a_text_that_is_no_more_is_dim(void **state)
{
    (void)state;
    struct maker *m = a_list();
    struct picture p;
    picture_init(&p);
    picture_draw(&p, NULL, &m->scene, &(struct picture_look){.cols = 80, .dimmed = true});
    for (int i = 0; i < p.canvas.rows * p.canvas.cols; i++)
        assert_int_equal(p.canvas.cells[i].role, ROLE_DIM);
    picture_release(&p);
    maker_free(m);
}

static void what_a_program_wrote_cannot_reach_the_terminal(void **state)
{
    (void)state;
    struct maker *m = maker_new();
    frame(m, "main\033[2J", 1);
    variable(m, 1, "a\033]0;x\007", "int\r", "\033[31m漢字漢字漢字漢字漢字漢字漢字漢字");
    const char *text = drawn(m, 40, false, 0, 0);
    for (const char *c = text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    assert_non_null(strstr(text, "漢"));
    maker_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pointers_to_variables_of_the_caller),
        cmocka_unit_test(a_list_is_a_row_that_wraps),
        cmocka_unit_test(every_state_is_said_without_colour),
        cmocka_unit_test(roles_say_what_the_marks_say),
        cmocka_unit_test(what_is_not_there_is_said),
        cmocka_unit_test(a_short_reference_keeps_the_number),
        cmocka_unit_test(the_arrow_under_the_bar_comes_first),
        cmocka_unit_test(the_bar_lies_on_the_cell),
        cmocka_unit_test(a_text_that_is_no_more_is_dim),
        cmocka_unit_test(what_a_program_wrote_cannot_reach_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
