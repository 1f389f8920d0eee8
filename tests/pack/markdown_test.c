/* Markdown to blocks, drawn as one line of text per block:
 * "KIND level number @line: spans", spans as {style text}. */
#include "kit.h"

static void draw(struct buf *out, struct doc d)
{
    static const char *const kinds[] = {"p", "h", "item", "quote", "code", "rule", "row"};
    static const char *const styles[] = {"", "code:", "strong:", "em:", "link:"};
    for (size_t i = 0; i < d.count; i++) {
        const struct block *b = &d.blocks[i];
        buf_printf(out, "%s %d %d @%d:", kinds[b->kind], b->level, b->number, b->line);
        for (size_t s = 0; s < b->span_count; s++) {
            const struct span *p = &b->spans[s];
            struct str text = p->text;
            if (str_is(text, "\n"))
                text = STR("\\n");
            else if (str_is(text, "\t"))
                text = STR("\\t");
            buf_printf(out, "{%s" STR_FMT "%s" STR_FMT "}", styles[p->style], STR_ARG(text),
                       p->href.len ? " -> " : "", STR_ARG(p->href));
        }
        if (b->kind == BLOCK_CODE)
            buf_printf(out, "[" STR_FMT "]<" STR_FMT ">", STR_ARG(b->info), STR_ARG(b->text));
        buf_char(out, '\n');
    }
}

static void same(const char *markdown, const char *want)
{
    struct arena a = {0};
    struct buf out = {0};
    draw(&out, doc_parse(&a, str_from(markdown), 1));
    assert_string_equal(out.at ? out.at : "", want);
    buf_release(&out);
    arena_release(&a);
}

static void test_blocks(void **state)
{
    (void)state;
    same("", "");
    same("one\ntwo\n\nthree\n", "p 0 0 @1:{one two}\np 0 0 @4:{three}\n");
    same("# A\n\n### B *c*\n", "h 1 0 @1:{A}\nh 3 0 @3:{B }{em:c}\n");
    same("a\n\n---\n\n***\nb\n", "p 0 0 @1:{a}\nrule 0 0 @3:\nrule 0 0 @5:\np 0 0 @6:{b}\n");
    same("> quoted\n> more\n\nafter\n", "quote 0 0 @1:{quoted more}\np 0 0 @4:{after}\n");
}

static void test_lists(void **state)
{
    (void)state;
    same("- a\n- b\n  - c\n- d\n",
         "item 0 0 @1:{a}\nitem 0 0 @2:{b}\nitem 1 0 @3:{c}\nitem 0 0 @4:{d}\n");
    struct buf deep = {0};
    for (int i = 0; i < 40; i++)
        buf_cstr(&deep, "- ");
    buf_cstr(&deep, "a");
    struct arena a = {0};
    struct doc d = doc_parse(&a, buf_view(&deep), 1);
    assert_int_equal(d.count, 40);
    assert_int_equal(d.blocks[6].level, 6);
    assert_int_equal(d.blocks[39].level, 7); /* and no deeper */
    buf_release(&deep);
    arena_release(&a);
    same("3. x\n4. y\n", "item 0 3 @1:{x}\nitem 0 4 @2:{y}\n");
    same("- a\n\n  more\n\n- b\n", "item 0 0 @1:{a}\np 1 0 @3:{more}\nitem 0 0 @5:{b}\n");
    same("1. a\n   ```c\n   int x;\n   ```\n", "item 0 1 @1:{a}\ncode 1 0 @3:[c]<int x;\n>\n");
}

static void test_code(void **state)
{
    (void)state;
    same("```c run expect=leak\nint a;\n\n  b;\n```\n", "code 0 0 @2:[c run expect=leak]<int a;\n\n  b;\n>\n");
    same("```\n\n\nx\n```\n", "code 0 0 @2:[]<\n\nx\n>\n");
    same("~~~\n<b>&amp;\t\n~~~\n", "code 0 0 @2:[]<<b>&amp;\t\n>\n");
    struct arena a = {0};
    struct doc d = doc_parse(&a, STR("```c run expect=leak\n```\n"), 1);
    assert_true(block_has_word(&d.blocks[0], "run"));
    assert_true(block_has_word(&d.blocks[0], "expect=leak"));
    assert_false(block_has_word(&d.blocks[0], "expect"));
    assert_false(block_has_word(&d.blocks[0], "ru"));
    arena_release(&a);
}

static void test_spans(void **state)
{
    (void)state;
    same("a *b* **c** `d  e` [f](g)", "p 0 0 @1:{a }{em:b}{ }{strong:c}{ }{code:d  e}{ }{link:f -> g}\n");
    same("**a *b* c**", "p 0 0 @1:{strong:a b c}\n");
    same("a  \nb\\\nc", "p 0 0 @1:{a}{\\n}{b}{\\n}{c}\n");
    same("![alt](pic.png)", "p 0 0 @1:{link:alt -> pic.png}\n");
    same("a <b>c</b>", "p 0 0 @1:{a <b>c</b>}\n");
    same("\\*a\\*", "p 0 0 @1:{*a*}\n");
}

static void test_entities(void **state)
{
    (void)state;
    same("&amp;&lt;&gt; &rarr; &#65;&#x42; &nosuch;", "p 0 0 @1:{&<> \u2192 AB &nosuch;}\n");
    same("&#27;[31m&#x9b;&#0;&#xd800;&#x202e;&#7;&#9999999;",
         "p 0 0 @1:{\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd}\n");
    same("[a](b&#27;c&amp;d)", "p 0 0 @1:{link:a -> b\ufffd" "c&d}\n");
}

static void test_table(void **state)
{
    (void)state;
    same("| a | `b` |\n|---|---|\n| 1 | |\n",
         "row 1 0 @1:{a}{\\t}{code:b}\nrow 0 0 @3:{1}{\\t}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks), cmocka_unit_test(test_lists),    cmocka_unit_test(test_code),
        cmocka_unit_test(test_spans),  cmocka_unit_test(test_entities), cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
