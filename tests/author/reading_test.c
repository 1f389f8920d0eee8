/* Texts: longer than their bounds, harder to read, misspelt; exceptions with a reason; and a pack
 * that asks for none of it. Each check is shown by a pack that is right and one edit. */
#include "../pack/kit.h"
#include "author/author.h"

#define TWO_BOXES "exercises/01-first/two-boxes/exercise.md"
#define LESSON "lessons/01-first/boxes.md"

static struct buf said;
static const char *not_spelt;
static int spelling_ms; /* 0: as long as it is for authors */

/* What `pack check` says without running anything. */
static const char *check(const char *dir)
{
    struct error err = {0};
    struct proof proof = {0};
    struct pack *p = pack_open(dir, &err);
    assert_non_null(p);
    buf_clear(&said);
    struct prove_options quick = {.no_mutants = true, .spelling_ms = spelling_ms};
    assert_true(author_prove_with(&quick, NULL, p, NULL, 0, &said, &proof, &err));
    not_spelt = proof.not_spelt;
    pack_free(p);
    return said.at ? said.at : "";
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("it does not say \"%s\":\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("it says \"%s\":\n%s", part, text);
}

static char *pack_with(const char *key)
{
    char *dir = kit_copy(GOOD), line[64];
    snprintf(line, sizeof line, "%s\nsummary:", key);
    kit_edit(dir, "course/course.yaml", "summary:", line);
    return dir;
}

static void bounds(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    assert_string_equal(check(dir), ""); /* nothing is asked for */
    kit_remove(dir);
    dir = pack_with("bounds: checked");
    has(check(dir), LESSON ":");
    has(said.at, "this lesson has ");
    has(said.at, "180 are the bound [too-short]");
    kit_edit(dir, LESSON, "minutes: 5\n",
             "minutes: 5\nexceptions:\n  - bound: lesson\n    because: a pack of a test\n");
    lacks(check(dir), "this lesson has");
    kit_edit(dir, LESSON, "bound: lesson", "bound: bridge");
    has(check(dir), "it is within the bound 'bridge' [unused-entry]");
    has(said.at, "this lesson has");
    kit_remove(dir);
}

static void minutes(void **state)
{
    (void)state;
    char *dir = pack_with("bounds: checked");
    lacks(check(dir), "minutes; at most");
    kit_edit(dir, LESSON, "minutes: 5\n", "minutes: 16\n");
    kit_edit(dir, TWO_BOXES, "minutes: 3\n", "minutes: 13\n");
    has(check(dir), LESSON ":6:10: error: it takes 16 minutes; at most 15 are the bound [too-long]");
    has(said.at, TWO_BOXES ":9:10: error: it takes 13 minutes; at most 12 are the bound [too-long]");
    kit_edit(dir, LESSON, "minutes: 16\n", "minutes: 15\n");
    lacks(check(dir), "at most 15 are");
    kit_remove(dir);
}

static void sentences(void **state)
{
    (void)state;
    char *dir = pack_with("bounds: checked");
    char text[4096] = "## Debrief\n";
    for (int i = 0; i < 31; i++)
        strcat(text, i ? " word" : "Word");
    strcat(text, ".\n");
    lacks(check(dir), "long-sentence");
    kit_edit(dir, TWO_BOXES, "## Debrief\n", text);
    has(check(dir), "the sentence that begins with 'Word word word word word word word word' has 31 words; at most 30 "
                    "are the bound [long-sentence]");
    kit_edit(dir, TWO_BOXES, "word word.\n", "word; word.\n"); /* a semicolon parts */
    lacks(check(dir), "long-sentence");
    lacks(said.at, "hard-to-read");
    strcpy(text, "## Debrief\n");
    for (int i = 0; i < 10; i++)
        strcat(text, "Considerable organisational responsibility necessitates comprehensive administrative "
                     "documentation of every collaborative activity.\n");
    kit_edit(dir, TWO_BOXES, "## Debrief\n", text);
    has(check(dir), "this text has a reading grade of");
    has(said.at, "[hard-to-read]");
    kit_remove(dir);
}

static void hints(void **state)
{
    (void)state;
    char *dir = pack_with("bounds: checked"), text[4096] = "## Hint 1\n";
    has(check(dir), "40 to 160 are the bounds [too-short]");
    for (int i = 0; i < 41; i++)
        strcat(text, "Why? ");
    strcat(text, "\n\n## Hint 2\nSo.\n\n## Hint 3\nWrite this: `b = a;`\n\n");
    struct buf whole = {0};
    char path[512];
    snprintf(path, sizeof path, "%s/" TWO_BOXES, dir);
    assert_true(file_read(path, 1 << 20, &whole, NULL));
    char *first = strstr(whole.at, "## Hint 1"), *end = strstr(whole.at, "## Debrief");
    struct buf made = {0};
    buf_add(&made, whole.at, (size_t)(first - whole.at));
    buf_cstr(&made, text);
    buf_cstr(&made, end);
    kit_write(dir, TWO_BOXES, buf_view(&made));
    has(check(dir), TWO_BOXES ":");
    has(said.at, "the last hint has no gap to fill in [no-gap]");
    kit_edit(dir, TWO_BOXES, "`b = a;`", "`b = ____;`");
    lacks(check(dir), "no-gap");
    buf_release(&whole);
    buf_release(&made);
    kit_remove(dir);
}

static void opener(void **state)
{
    (void)state;
    char *dir = pack_with("bounds: checked"), text[4096] = "\n```c run\n#include <stdio.h>\nint main(void)\n{\n";
    for (int i = 0; i < 13; i++)
        strcat(text, "    puts(\"x\");\n");
    strcat(text, "    return 0;\n}\n```\n");
    struct buf whole = {0};
    char path[512];
    snprintf(path, sizeof path, "%s/" LESSON, dir);
    assert_true(file_read(path, 1 << 20, &whole, NULL));
    char *body = strstr(whole.at + 4, "\n---\n") + 5;
    struct buf made = {0};
    buf_add(&made, whole.at, (size_t)(body - whole.at));
    buf_cstr(&made, text);
    buf_cstr(&made, body);
    kit_write(dir, LESSON, buf_view(&made));
    has(check(dir), "the program that the lesson opens with has 13 lines; at most 12 are the bound [too-long]");
    kit_edit(dir, LESSON, "    puts(\"x\");\n", "    // nothing\n");
    lacks(check(dir), "opens with");
    buf_release(&whole);
    buf_release(&made);
    kit_remove(dir);
}

static void spelling(void **state)
{
    (void)state;
    char *dir = pack_with("spelling: en_GB");
    check(dir);
    if (not_spelt) {
        print_message("no hunspell: nothing is spelt\n");
        kit_remove(dir);
        skip();
    }
    lacks(said.at, "misspelt");
    kit_edit(dir, TWO_BOXES, "## Debrief\n", "## Debrief\nTwoo boxes and a `boxx`.\n");
    has(check(dir), "error: 'Twoo' is in no dictionary [misspelt]");
    has(said.at, "| ^~~~");
    lacks(said.at, "'boxx'");
    kit_write(dir, "course/words.txt", STR("# ours\ntwoo\n"));
    assert_string_equal(check(dir), "");
    kit_write(dir, "course/words.txt", STR("twoo\nthreee\ntwoo\n"));
    has(check(dir), "course/words.txt:2:1: error: no text has the word 'threee' [unused-entry]");
    has(said.at, "the word 'twoo' stands here a second time [unused-entry]");
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "/nowhere", 1);
    check(dir);
    has(not_spelt, "there is no hunspell here");
    setenv("PATH", path, 1);
    free(path);
    kit_remove(dir);
}

/* Programs that are called hunspell and are none. */
static void other_spellers(void **state)
{
    (void)state;
    static const struct { const char *does, *told; } all[] = {
        {"exec sleep 1000", "hunspell does not come to an end"},
        {"exec >&-; exec sleep 1000", "hunspell does not come to an end"},
        {"exec yes nonsense", "hunspell says more than it was asked"},
        {"kill -TERM $$", "hunspell was ended by a signal"},
        {"exit 1", "hunspell has no such dictionary here"},
        {"printf 'zzz\\n\\033[31mabc\\n'", NULL}, /* what nobody asked for is not told */
    };
    char *dir = pack_with("spelling: en_GB"), *path = strdup(getenv("PATH")), *bin = kit_folder(), text[600];
    snprintf(text, sizeof text, "%s:%s", bin, path);
    setenv("PATH", text, 1);
    spelling_ms = 50;
    for (size_t i = 0; i < COUNT(all); i++) {
        snprintf(text, sizeof text, "#!/bin/sh\n%s\n", all[i].does);
        kit_write(bin, "hunspell", str_from(text));
        kit_run("chmod +x '%s/hunspell'", bin);
        assert_string_equal(check(dir), "");
        if (!all[i].told)
            assert_null(not_spelt);
        else if (!not_spelt || strcmp(not_spelt, all[i].told))
            fail_msg("of '%s' is told '%s'", all[i].does, not_spelt ? not_spelt : "nothing");
    }
    spelling_ms = 0;
    setenv("PATH", path, 1);
    free(path);
    kit_remove(bin);
    kit_remove(dir);
}

/* More than anybody wants to read, and a word that is longer than a line. */
static void many_words(void **state)
{
    (void)state;
    char *dir = pack_with("spelling: en_GB");
    struct buf words = {0};
    for (int i = 0; i < 100000; i++)
        buf_cstr(&words, "abcdefghi");
    buf_char(&words, '\n');
    for (int i = 0; i < 10000; i++)
        buf_printf(&words, "w%d\n", i);
    kit_write(dir, "course/words.txt", buf_view(&words));
    has(check(dir), "course/words.txt: error: more words like these are not listed [too-many]");
    assert_true(said.len < 200 * 400);
    buf_release(&words);
    kit_remove(dir);
}

static void measures(void **state)
{
    (void)state;
    static const struct { const char *word; int syllables; } words[] = {
        {"a", 1}, {"free", 1}, {"block", 1}, {"arrow", 2}, {"memory", 3}, {"table", 2}, {"leaves", 1}, {"freed", 1},
        {"owned", 1}, {"boxes", 2}, {"address", 2}, {"variable", 3}, {"program's", 2}};
    for (size_t i = 0; i < COUNT(words); i++)
        if (prose_syllables(str_from(words[i].word)) != words[i].syllables)
            fail_msg("%s: %d", words[i].word, prose_syllables(str_from(words[i].word)));
    struct arena a = {0};
    struct doc d = doc_parse(&a, STR("The `*p` box is here. Who owns it?\n\n```c\nint not = 1;\n```\n\n- an item\n"), 1);
    struct prose_size s = prose_measure(&d);
    assert_int_equal(s.words, 10);
    assert_int_equal(s.sentences, 3);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest all[] = {cmocka_unit_test(bounds), cmocka_unit_test(minutes), cmocka_unit_test(sentences), cmocka_unit_test(hints),
                                     cmocka_unit_test(opener), cmocka_unit_test(measures), cmocka_unit_test(spelling), cmocka_unit_test(other_spellers), cmocka_unit_test(many_words)};
    int failed = cmocka_run_group_tests(all, NULL, NULL);
    buf_release(&said);
    return failed;
}
