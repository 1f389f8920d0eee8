/* Lanes in too little room: what of a row's text is given up, and what never. */
#include "ui/lanes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* One row a thread; the first is row 0. */
static void draw(struct buf *out, int cols, const char *const *texts, int count, const char *code)
{
    struct lane threads[3];
    struct lane_row rows[3];
    for (int i = 0; i < count; i++) {
        threads[i] = (struct lane){.thread = i, .name = STR("thread")};
        rows[i] = (struct lane_row){.lane = i, .line = i + 1, .text = str_from(texts[i]), .fails = code && i == 0,
                                    .code = i == 0 ? code : NULL};
    }
    struct lanes l = {.threads = threads, .count = count, .rows = rows, .row_count = (size_t)count, .fail_row = SIZE_MAX};
    struct lanes_look look = {0};
    struct canvas c;
    canvas_init(&c, count + 1, cols, false);
    lanes_draw(&l, &c, (struct rect){0, 0, count + 1, cols}, &look);
    canvas_dump(&c, out);
    canvas_release(&c);
}

static void drawn(int cols, const char *const *texts, int count, const char *code, const char *has, const char *lacks)
{
    struct buf out = {0};
    draw(&out, cols, texts, count, code);
    if (!strstr(out.at, has) || (lacks && strstr(out.at, lacks)))
        fail_msg("wanted \"%s\" without \"%s\" in\n%s", has, lacks ? lacks : "", out.at);
    buf_release(&out);
}

static void what_fits_is_whole(void **state)
{
    (void)state;
    const char *const two[] = {"front: reads 0x20001b000040", "n++: writes 12"};
    drawn(80, two, 2, NULL, "front: reads 0x20001b000040", "\u2026");
}

static void of_an_address_the_last_digits_stay(void **state)
{
    (void)state;
    const char *const two[] = {"front: reads 0x20001b000040", "front: reads 0x20001b000080"};
    drawn(52, two, 2, NULL, "front: reads 0x\u20260040", NULL);
    drawn(52, two, 2, NULL, "front: reads 0x\u20260080", NULL);
    const char *const word[] = {"front: reads 0xyz1b000040", "front: reads 0x20"}; /* no addresses */
    drawn(50, word, 2, NULL, "reads 0xyz1b000\u2026", "0x\u2026");
}

static void the_value_stays_when_the_expression_is_long(void **state)
{
    (void)state;
    const char *const two[] = {"shop.customers[17].visits: writes -120", "shop.customers[17].visits: reads 9"};
    drawn(60, two, 2, NULL, "\u2026: writes -120", NULL);
    drawn(60, two, 2, NULL, "\u2026: reads 9", NULL);
    const char *const wide[] = {"\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22\u6f22: writes 1234", "n: reads 5"};
    drawn(44, wide, 2, NULL, "\u2026: writes 1234", NULL);
}

static void a_code_stands_beside_whole_texts_only(void **state)
{
    (void)state;
    const char *const two[] = {"visitors++: writes 2", "visitors++: reads 1"};
    drawn(80, two, 2, "data-race", "visitors++: writes 2 data-race", NULL);
    drawn(58, two, 2, "data-race", "visitors++: writes 2", "data-race");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_whole),
        cmocka_unit_test(of_an_address_the_last_digits_stay),
        cmocka_unit_test(the_value_stays_when_the_expression_is_long),
        cmocka_unit_test(a_code_stands_beside_whole_texts_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
