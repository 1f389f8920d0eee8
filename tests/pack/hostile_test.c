/* Packs written to do harm: each gives an error, soon, and nothing else. */
#include "kit.h"

#include <time.h>

static const char front[] = "---\nid: lesson-boxes\ntitle: Boxes\nunit: 01-first\nidea: box\n---\n";

/* No byte of a diag may be a control character; checked for every pack here. */
static void all_printable(const struct pack *p)
{
    struct buf out = {0}, safe = {0};
    pack_print_diags(p, &out);
    utf8_printable(&safe, buf_view(&out));
    assert_true(str_eq(buf_view(&out), buf_view(&safe)));
    buf_release(&out);
    buf_release(&safe);
}

static struct pack *open_timed(const char *dir, struct error *e)
{
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    struct pack *p = pack_open(dir, e);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    assert_true(to.tv_sec - from.tv_sec < 10); /* with sanitizers on a slow machine */
    if (p)
        all_printable(p);
    return p;
}

/* The first diag of the pack with this file as its manifest, or the error. */
static void manifest(struct str text, const char *want)
{
    char *dir = kit_copy(GOOD);
    kit_write(dir, "course/course.yaml", text);
    struct error e = {0};
    struct pack *p = open_timed(dir, &e);
    struct buf list = {0};
    if (p)
        kit_list(p, &list);
    else
        buf_cstr(&list, e.text);
    if (!strstr(list.at ? list.at : "", want))
        fail_msg("wanted '%s', got '%.300s'", want, list.at ? list.at : "");
    buf_release(&list);
    pack_free(p);
    kit_remove(dir);
}

static void repeated(const char *head, const char *unit, size_t times, const char *want)
{
    struct buf b = {0};
    buf_cstr(&b, head);
    for (size_t i = 0; i < times; i++)
        buf_cstr(&b, unit);
    manifest(buf_view(&b), want);
    buf_release(&b);
}

static void test_yaml(void **state)
{
    (void)state;
    repeated("a: ", "[", 200000, "nested too deep");
    repeated("", "{a: ", 60000, "nested too deep");
    repeated("", "- ", 100000, "nested too deep");
    repeated("", "? ", 100000, "nested too deep");
    repeated("a: ", "a: ", 80000, "not valid YAML");
    repeated("", "k: 1\n", 50000, "too many values");
    repeated("", "id x\ny: ", 4000, "not valid YAML");
    repeated("a: [", "x,", 100000, "too many values");
    repeated("a: ", "x", 300000, "larger than 256 KiB");
    repeated("a: ", "x", (1 << 20) + 1, "larger than 1 MiB");
    repeated("a: &a [x]\n", "b: [*a,*a]\n", 10, "anchors and aliases are not used");
    manifest(STR("a: *nowhere\n"), "anchors and aliases are not used");
    manifest(STR("<<: *a\n"), "anchors and aliases are not used");
    manifest(STR("a: !!python/object x\n"), "tags are not used");
    manifest(STR("? [a, b]\n: c\n"), "a key must be a word");
    manifest(STR("a: 1\n---\nb: 2\n"), "only one YAML document");
    manifest(STR("%YAML 9.9\n---\na: 1\n"), "not valid YAML");
    manifest(STR(""), "must be keys with values");
    manifest(STR("just words\n"), "must be keys with values");
    manifest(STR("format: 1\0\0\nid: x\n"), "U+0000 is not allowed");
    manifest(STR("format: 1\xff\xfe\n"), "is not valid UTF-8");
    manifest(STR("id: \"\\u202e\"\n"), "makes a control character");
    manifest(STR("id: \"\\0\"\n"), "makes a control character");
    manifest(STR("id: ../../etc\n"), "lower-case letters");
}

static void test_all_bytes(void **state)
{
    (void)state;
    char bytes[256 * 40];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7 + i / 256);
    manifest((struct str){bytes, sizeof bytes}, "U+0000");
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = 0;
    manifest((struct str){bytes, sizeof bytes}, "U+0000");
}

/* More problems than anyone reads: the list ends, and says so. */
static void test_flood(void **state)
{
    (void)state;
    struct buf b = {0};
    for (int i = 0; i < 5000; i++)
        buf_printf(&b, "key-%d: 1\n", i);
    manifest(buf_view(&b), "there are more problems; mend these first");
    buf_release(&b);
}

/* Prefixes of a good file, and bytes of it spoilt: no crash. */
static void cut_and_spoil(const char *file, size_t step)
{
    char path[200];
    snprintf(path, sizeof path, GOOD "/%s", file);
    struct buf text = {0};
    assert_true(file_read(path, 1 << 20, &text, NULL));
    char *dir = kit_copy(GOOD);
    for (size_t i = 0; i < text.len; i += step) {
        kit_write(dir, file, (struct str){text.at, i});
        pack_free(open_timed(dir, NULL));
        char was = text.at[i];
        text.at[i] = "\t{[&*!|>'\"%@`:-#,?\n\x80"[i / step % 20];
        kit_write(dir, file, buf_view(&text));
        pack_free(open_timed(dir, NULL));
        text.at[i] = was;
    }
    buf_release(&text);
    kit_remove(dir);
}

static void test_cut_and_spoilt(void **state)
{
    (void)state;
    cut_and_spoil("course/course.yaml", 3);
    cut_and_spoil("lessons/01-first/boxes.md", 2);
    cut_and_spoil("exercises/01-first/two-boxes/exercise.md", 3);
    cut_and_spoil("exercises/01-first/which-box/exercise.md", 3);
    cut_and_spoil("exercises/01-first/two-boxes/solution.c", 5);
}

/* A lesson of this Markdown: opened, and its text printable to the last span. */
static void lesson(const char *head, const char *unit, size_t times)
{
    struct buf b = {0};
    buf_cstr(&b, front);
    buf_cstr(&b, head);
    for (size_t i = 0; i < times; i++)
        buf_cstr(&b, unit);
    buf_char(&b, '\n');
    char *dir = kit_copy(GOOD);
    kit_write(dir, "lessons/01-first/boxes.md", buf_view(&b));
    struct pack *p = open_timed(dir, NULL);
    assert_non_null(p);
    assert_true(p->items[0].lesson);
    const struct doc *d = &item_lesson(&p->items[0])->body;
    for (size_t i = 0; i < d->count; i++) {
        for (size_t s = 0; s < d->blocks[i].span_count; s++) {
            struct buf safe = {0};
            utf8_printable(&safe, d->blocks[i].spans[s].text);
            assert_true(str_eq(buf_view(&safe), d->blocks[i].spans[s].text));
            buf_release(&safe);
        }
    }
    pack_free(p);
    kit_remove(dir);
    buf_release(&b);
}

static void test_markdown(void **state)
{
    (void)state;
    lesson("", ">", 300000);
    lesson("", "* ", 200000);
    lesson("", "[", 300000);
    lesson("", "![", 200000);
    lesson("", "*a_ ", 150000);
    lesson("", "`` ` ", 100000);
    lesson("", "[a](b&#27;) ", 20000);
    lesson("", "[a]: b\n", 20000);
    lesson("| a |\n|---|\n", "| b |\n", 50000);
    lesson("", "<a ", 100000);
    lesson("", "&#27;&#x9b;&#155;&#8238;\n", 1000);
    lesson("a\n", "# \n", 100000);
    lesson("a\n", "---\n", 100000);
}

/* ---- paths -------------------------------------------------------------------- */

static void spoilt(const char *command, const char *want)
{
    char *dir = kit_copy(GOOD);
    kit_run("cd '%s' && %s", dir, command);
    struct error e = {0};
    struct pack *p = open_timed(dir, &e);
    struct buf list = {0};
    if (p)
        kit_list(p, &list);
    else
        buf_cstr(&list, e.text);
    if (!strstr(list.at ? list.at : "", want))
        fail_msg("wanted '%s', got '%.300s'", want, list.at ? list.at : "");
    for (size_t i = 0; p && i < p->item_count; i++) {
        const struct exercise *ex = item_exercise(&p->items[i]);
        if (!ex)
            continue;
        assert_null(strstr(ex->start.at ? ex->start.at : "", "root:"));
        for (size_t w = 0; w < ex->wrong_count; w++)
            assert_null(strstr(ex->wrong[w].text.at, "root:"));
    }
    buf_release(&list);
    pack_free(p);
    kit_remove(dir);
}

#define UNIT "exercises/01-first"
#define NOT_FOLLOWED "symbolic links are not followed"

static void test_paths(void **state)
{
    (void)state;
    spoilt("ln -sf /etc/passwd " UNIT "/two-boxes/start.c",
           UNIT "/two-boxes/start.c: error: " NOT_FOLLOWED);
    spoilt("ln -sf ../solution.c " UNIT "/two-boxes/wrong/link.c",
           UNIT "/two-boxes/wrong/link.c: error: " NOT_FOLLOWED);
    spoilt("mv " UNIT "/two-boxes /tmp/freehold-$$ && ln -s /tmp/freehold-$$ " UNIT "/two-boxes; "
           "rm -r /tmp/freehold-$$", NOT_FOLLOWED);
    spoilt("mv lessons other && ln -s other lessons", NOT_FOLLOWED);
    spoilt("ln -sf /dev/zero course/course.yaml", NOT_FOLLOWED);
    spoilt("rm " UNIT "/two-boxes/start.c && mkfifo " UNIT "/two-boxes/start.c",
           UNIT "/two-boxes/start.c: error: is not a plain file");
    spoilt("rm " UNIT "/two-boxes/start.c && mkdir " UNIT "/two-boxes/start.c",
           UNIT "/two-boxes/start.c: error: is not a plain file");
    spoilt("sed -i 's,exercise: two-boxes,exercise: ../../../etc,' course/course.yaml",
           "'exercise' must be lower-case letters");
    spoilt("head -c 1100000 /dev/zero > " UNIT "/two-boxes/start.c", "is larger than 1 MiB");
    spoilt("touch \"" UNIT "/$(printf 'a\\033[31m')\"", "the name holds control characters");
    spoilt("rm -r course", "is not a pack");
    spoilt("chmod 000 course && rmdir none 2>/dev/null; chmod 755 course; rm course/course.yaml",
           "is not a pack");
}

static void test_no_folder(void **state)
{
    (void)state;
    struct error e = {0};
    assert_null(pack_open("/nowhere/at/all", &e));
    assert_int_equal(e.kind, ERROR_NO_INPUT);
    assert_non_null(strstr(e.text, "/nowhere/at/all"));
    assert_null(pack_open("Makefile", &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yaml),     cmocka_unit_test(test_all_bytes),
        cmocka_unit_test(test_flood),
        cmocka_unit_test(test_markdown), cmocka_unit_test(test_cut_and_spoilt),
        cmocka_unit_test(test_paths),    cmocka_unit_test(test_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
