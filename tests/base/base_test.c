/* base/: every file's promises, with the edges where they could break. */
#include "base/base.h"
#include "base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void slices(void **state)
{
    (void)state;
    assert_true(str_is(str_trim(STR(" \t a b\r\n")), "a b"));
    assert_int_equal(str_trim(STR("  ")).len, 0);
    assert_true(str_is(str_slice(STR("hello"), 1, 3), "el"));
    assert_int_equal(str_slice(STR("hello"), 4, 2).len, 0);
    assert_true(str_starts(STR("abc"), "ab"));
    assert_false(str_starts(STR("a"), "ab"));
    assert_true(str_ends(STR("abc"), "bc"));
    assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
    assert_true(str_cmp(STR("b"), STR("abc")) > 0);

    struct str rest = STR("one\n\nthree"), line;
    assert_true(str_line(&rest, &line) && str_is(line, "one"));
    assert_true(str_line(&rest, &line) && line.len == 0);
    assert_true(str_line(&rest, &line) && str_is(line, "three"));
    assert_false(str_line(&rest, &line));

    int64_t n = 5;
    assert_true(str_to_int(STR("-9223372036854775808"), INT64_MIN, INT64_MAX, &n));
    assert_true(n == INT64_MIN);
    assert_false(str_to_int(STR("9223372036854775808"), INT64_MIN, INT64_MAX, &n));
    assert_false(str_to_int(STR("-"), INT64_MIN, INT64_MAX, &n));
    assert_false(str_to_int(STR(""), INT64_MIN, INT64_MAX, &n));
    assert_false(str_to_int(STR("12a"), INT64_MIN, INT64_MAX, &n));
    assert_false(str_to_int(STR("11"), 0, 10, &n));
}

/* The textbook definition, without rows: an independent model. */
static size_t slow_distance(const char *a, size_t i, const char *b, size_t j)
{
    if (!i || !j)
        return i + j;
    size_t best = slow_distance(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
    size_t d = slow_distance(a, i - 1, b, j) + 1;
    best = d < best ? d : best;
    d = slow_distance(a, i, b, j - 1) + 1;
    best = d < best ? d : best;
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d = slow_distance(a, i - 2, b, j - 2) + 1;
        best = d < best ? d : best;
    }
    return best;
}

static void distances(void **state)
{
    (void)state;
    static const char *const words[] = {"", "a", "lsit", "list", "chekc", "check", "reset", "kind"};
    for (size_t i = 0; i < COUNT(words); i++)
        for (size_t j = 0; j < COUNT(words); j++)
            assert_int_equal(str_distance(str_from(words[i]), str_from(words[j]), 99),
                             slow_distance(words[i], strlen(words[i]), words[j], strlen(words[j])));
    assert_int_equal(str_distance(STR("abcd"), STR("wxyz"), 2), 3);
    static const char *const names[] = {"list", "next", "check"};
    assert_string_equal(str_nearest(STR("chekc"), names, 3), "check");
    assert_null(str_nearest(STR("frobnicate"), names, 3));
    assert_null(str_nearest(STR("x"), names, 3));
}

static void arenas(void **state)
{
    (void)state;
    struct arena a = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 1; i < 5000; i += 7) {
            unsigned char *p = arena_alloc(&a, i);
            assert_int_equal((uintptr_t)p % 16, 0);
            for (size_t k = 0; k < i; k++)
                assert_int_equal(p[k], 0);
            memset(p, 0xAB, i);
        }
        if (round < 2)
            arena_clear(&a);
    }
    assert_string_equal(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
    struct str copy = arena_str(&a, STR("abc"));
    assert_int_equal(copy.at[3], 0);
    arena_release(&a);
    arena_release(&a);
}

static void buffers(void **state)
{
    (void)state;
    struct buf b = {0};
    assert_int_equal(buf_view(&b).len, 0);
    for (int i = 0; i < 300; i++)
        buf_printf(&b, "%d,", i);
    assert_int_equal(b.at[b.len], 0);
    assert_int_equal(b.len, 10 * 2 + 90 * 3 + 200 * 4);
    buf_clear(&b);
    char *long_text = mem_alloc(1000);
    memset(long_text, 'x', 999);
    buf_printf(&b, "<%s>", long_text);
    assert_int_equal(b.len, 1001);
    mem_free(long_text);
    char *mine = buf_detach(&b);
    assert_int_equal(strlen(mine), 1001);
    mem_free(mine);
    assert_null(b.at);

    struct buf capped = {.cap = 5};
    buf_cstr(&capped, "1234");
    assert_false(capped.truncated);
    buf_cstr(&capped, "5678");
    assert_true(capped.truncated);
    assert_true(str_is(buf_view(&capped), "12345"));
    buf_release(&capped);
}

static void errors(void **state)
{
    (void)state;
    struct error e = {0};
    assert_false(error_set(&e, ERROR_DATA, "pack %d", 7));
    assert_string_equal(e.text, "pack 7");
    assert_int_equal(error_exit_code(e.kind), 65);
    errno = ENOSPC;
    error_errno(&e, ERROR_IO, "cannot write x");
    assert_string_equal(e.text, "cannot write x: No space left on device");
    error_set(NULL, ERROR_IO, "dropped");
    char long_text[2000];
    memset(long_text, 'y', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    errno = EIO;
    error_errno(&e, ERROR_IO, "%s", long_text);
    assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

static void diagnostics(void **state)
{
    (void)state;
    struct buf b = {0};
    struct diag d = {SEVERITY_ERROR, "bad-key", STR("'titel' is no key here"),
                     STR("did you mean 'title'?"), STR("a/b.md"), 2, 2, 5};
    diag_print(&b, &d, STR("---\n\ttitel: x\n---\n"));
    assert_string_equal(b.at, "a/b.md:2:2: error: 'titel' is no key here [bad-key]\n"
                              "    2 |     titel: x\n"
                              "      |     ^~~~~\n"
                              "      = did you mean 'title'?\n");
    buf_clear(&b);
    d.advice = STR("");
    d.column = 4; /* behind a wide character: the caret counts cells */
    d.length = 1;
    diag_print(&b, &d, STR("\n日x\n"));
    assert_non_null(strstr(b.at, "    2 | 日x\n      |   ^\n"));
    buf_clear(&b);
    d.line = 99; /* beyond the text: still a message */
    diag_print(&b, &d, STR("one\n"));
    assert_string_equal(b.at, "a/b.md:99:4: error: 'titel' is no key here [bad-key]\n");
    buf_clear(&b);
    struct buf wide = {0}, exact = {0}; /* a line that nobody reads as a whole: what is around the place */
    for (int i = 0; i < 50000; i++)
        buf_cstr(&wide, "日b");
    d.line = 1;
    d.column = 1 + 4 * 1000;
    d.length = 100000;
    diag_print(&b, &d, buf_view(&wide));
    assert_true(b.len < 600);
    buf_cstr(&exact, "    1 | ");
    for (int i = 0; i < 40; i++)
        buf_cstr(&exact, "日b");
    buf_printf(&exact, "\n      | %45s^~", "");
    assert_non_null(strstr(b.at, exact.at));
    buf_release(&wide);
    buf_release(&exact);
    buf_clear(&b);
    d.message = STR("\033[2Jx");
    d.line = 0;
    diag_print(&b, &d, STR(""));
    assert_string_equal(b.at, "a/b.md: error: ^[[2Jx [bad-key]\n");
    buf_release(&b);
}

static void utf8(void **state)
{
    (void)state;
    char bytes[4];
    uint32_t c;
    for (uint32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        size_t n = utf8_encode(code, bytes);
        assert_int_equal(utf8_decode(bytes, n, &c), n);
        assert_int_equal(c, code);
        if (n > 1) { /* cut short: one byte at a time */
            assert_int_equal(utf8_decode(bytes, n - 1, &c), 1);
            assert_int_equal(c, 0xFFFD);
        }
    }
    assert_false(utf8_valid(STR("\xC0\x80")));         /* overlong */
    assert_false(utf8_valid(STR("\xED\xA0\x80")));     /* surrogate */
    assert_false(utf8_valid(STR("\xF4\x90\x80\x80"))); /* above the last */
    assert_true(utf8_valid(STR("Größe → 日本")));
    assert_int_equal(utf8_str_width(STR("Größe")), 5);
    assert_int_equal(utf8_str_width(STR("日本")), 4);
    assert_int_equal(utf8_str_width(STR("e\xCC\x81")), 1);
    assert_int_equal(utf8_width(0x1B), -1);

    struct buf b = {0};
    utf8_printable(&b, STR("a\033[31m\x7F\x01\n\t\xC2\x9B\xE2\x80\xAE\xFFz"));
    assert_string_equal(b.at, "a^[[31m^?^A\n\t\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
    buf_release(&b);
}

/* Reads a pipe into which a child writes more than it holds at once. */
static void read_pipe(void)
{
    static char bytes[200 * 1000];
    struct buf b = {0};
    struct error e = {0};
    int ends[2];
    char name[40];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        memset(bytes, 'x', sizeof bytes);
        for (size_t at = 0; at < sizeof bytes;) {
            ssize_t n = write(ends[1], bytes + at, sizeof bytes - at);
            if (n < 0)
                _exit(1);
            at += (size_t)n;
        }
        _exit(0);
    }
    assert_true(child > 0);
    close(ends[1]);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    assert_true(file_read(name, sizeof bytes, &b, &e));
    assert_int_equal(b.len, sizeof bytes);
    close(ends[0]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    buf_release(&b);
}

static void only_plain_files(void **state)
{
    (void)state;
    char dir[] = "/tmp/freehold-base-XXXXXX";
    struct arena a = {0};
    struct buf b = {0};
    struct error e = {0};
    assert_non_null(mkdtemp(dir));
    char *fifo = path_join(&a, dir, "fifo.c");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_false(file_read(fifo, 100, &b, &e));
    assert_int_equal(e.kind, ERROR_NO_INPUT);
    assert_non_null(strstr(e.text, "fifo.c is not a plain file"));
    e = (struct error){0};
    assert_false(file_read("/dev/zero", 100, &b, &e));
    assert_non_null(strstr(e.text, "not a plain file"));
    assert_true(file_read("/dev/null", 100, &b, &e));
    assert_int_equal(b.len, 0);
    read_pipe();
    unlink(fifo);
    rmdir(dir);
    arena_release(&a);
}

static void files(void **state)
{
    (void)state;
    char dir[] = "/tmp/freehold-base-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct arena a = {0};
    struct error e = {0};
    struct buf b = {0};
    char *deep = path_join(&a, dir, "one/two/three");
    assert_true(dir_make_all(deep, &e));
    assert_true(dir_make_all(deep, &e));
    char *path = path_join(&a, deep, "x.c");
    assert_true(file_write_atomic(path, STR("first"), &e));
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(file_write_atomic(path, STR("second"), &e));
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_true(file_read(path, 6, &b, &e));
    assert_string_equal(b.at, "second");
    assert_false(file_read(path, 5, &b, &e));
    assert_int_equal(e.kind, ERROR_DATA);
    assert_false(file_read(deep, 5, &b, &e));
    assert_int_equal(e.kind, ERROR_NO_INPUT);
    assert_false(file_read(path_join(&a, deep, "none"), 5, &b, &e));
    assert_int_equal(e.kind, ERROR_NO_INPUT);
    assert_false(dir_make_all(path_join(&a, path, "under-a-file"), &e));
    assert_false(file_write_atomic("/proc/freehold", STR("x"), &e));
    buf_release(&b);

    unlink(path);
    rmdir(deep);
    rmdir(path_join(&a, dir, "one/two"));
    rmdir(path_join(&a, dir, "one"));
    assert_int_equal(rmdir(dir), 0); /* nothing temporary was left behind */
    arena_release(&a);

    assert_true(path_stays_inside(STR("a/b.c")));
    assert_false(path_stays_inside(STR("../b.c")));
    assert_false(path_stays_inside(STR("a/../../b")));
    assert_false(path_stays_inside(STR("/etc/passwd")));
    assert_false(path_stays_inside(STR("a//b")));
    assert_false(path_stays_inside(STR("a/")));
    assert_false(path_stays_inside(STR("")));
    assert_false(path_stays_inside((struct str){"a\0b", 3}));
}

static void reads(const char *path, const char *want)
{
    struct buf b = {0};
    struct error e = {0};
    assert_true(file_read(path, 1000, &b, &e));
    assert_true(str_is(buf_view(&b), want));
    buf_release(&b);
}

/* Only a plain file is replaced: what else has the name stays what it is. */
static void writes_through(void **state)
{
    (void)state;
    char dir[] = "/tmp/freehold-base-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct arena a = {0};
    struct error e = {0};
    struct stat st, was;
    char *file = path_join(&a, dir, "file"), *link_to = path_join(&a, dir, "link"),
         *hard = path_join(&a, dir, "hard"), *fifo = path_join(&a, dir, "fifo"), *sub = path_join(&a, dir, "sub");
    mode_t old = umask(077); /* a new file obeys it */
    assert_true(file_write_atomic(file, STR("one"), &e));
    umask(old);
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);

    assert_int_equal(mkdir(sub, 0700), 0); /* a link into another folder, twice over */
    char *inner = path_join(&a, sub, "inner");
    assert_int_equal(symlink("../file", inner), 0);
    assert_int_equal(symlink("sub/inner", link_to), 0);
    assert_true(file_write_atomic(link_to, STR("two"), &e));
    assert_true(lstat(link_to, &st) == 0 && S_ISLNK(st.st_mode));
    assert_true(lstat(inner, &st) == 0 && S_ISLNK(st.st_mode));
    reads(file, "two");
    assert_int_equal(unlink(file), 0); /* and one that leads nowhere yet */
    assert_true(file_write_atomic(link_to, STR("three"), &e));
    assert_true(lstat(link_to, &st) == 0 && S_ISLNK(st.st_mode));
    reads(file, "three");

    assert_int_equal(link(file, hard), 0); /* as the header says */
    assert_true(file_write_atomic(file, STR("four"), &e));
    reads(file, "four");
    reads(hard, "three");

    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(stat(fifo, &was), 0);
    int in = open(fifo, O_RDONLY | O_NONBLOCK);
    assert_true(in >= 0);
    assert_true(file_write_atomic(fifo, STR("five"), &e));
    char got[8] = "";
    assert_int_equal(read(in, got, sizeof got), 4);
    assert_string_equal(got, "five");
    close(in);
    assert_true(stat(fifo, &st) == 0 && S_ISFIFO(st.st_mode) && st.st_ino == was.st_ino);

    assert_false(file_write_atomic(sub, STR("x"), &e));
    assert_int_equal(e.kind, ERROR_CANT_CREATE);

    char name[256]; /* the longest name there may be */
    memset(name, 'n', 255);
    name[255] = '\0';
    char *longest = path_join(&a, dir, name);
    assert_true(file_write_atomic(longest, STR("six"), &e));
    reads(longest, "six");

    struct file_out f; /* what is under way shows only when it is whole */
    assert_true(file_out_open(&f, file, &e));
    assert_true(file_out_put(&f, STR("se"), &e));
    reads(file, "four");
    assert_true(file_out_put(&f, STR("ven"), &e));
    assert_true(file_out_close(&f, &e));
    reads(file, "seven");
    assert_true(file_out_open(&f, file, &e));
    assert_true(file_out_put(&f, STR("half"), &e));
    file_out_abandon(&f);
    reads(file, "seven");

    unlink(longest);
    unlink(fifo);
    unlink(hard);
    unlink(link_to);
    unlink(inner);
    unlink(file);
    rmdir(sub);
    assert_int_equal(rmdir(dir), 0); /* nothing temporary was left behind */
    arena_release(&a);
}

static void json(void **state)
{
    (void)state;
    struct buf b = {0};
    struct json j = {.out = &b};
    json_open(&j, NULL, '{');
    json_int(&j, "n", -3);
    json_str(&j, "s", STR("q\"\\\n\x01\xFFé"));
    json_open(&j, "list", '[');
    json_bool(&j, NULL, true);
    json_null(&j, NULL);
    json_open(&j, NULL, '{');
    json_close(&j, '}');
    json_close(&j, ']');
    json_cstr(&j, "none", NULL);
    json_close(&j, '}');
    assert_string_equal(b.at, "{\"n\":-3,\"s\":\"q\\\"\\\\\\n\\u0001\xEF\xBF\xBDé\","
                              "\"list\":[true,null,{}],\"none\":null}");
    buf_release(&b);
}

static void times(void **state)
{
    (void)state;
    struct world_fixed f = {.now_ms = 1795170660000, .step_ms = 1, .seed = 1};
    struct world w = world_fixed_init(&f);
    assert_string_equal(timestamp_utc(1795170660000).text, "2026-11-20T10:31:00Z");
    assert_string_equal(timestamp_utc(-1).text, "1969-12-31T23:59:59Z");
    struct uuid last = uuid_v7(&w);
    assert_int_equal(strlen(last.text), 36);
    assert_int_equal(last.text[14], '7');
    assert_non_null(strchr("89ab", last.text[19]));
    for (int i = 0; i < 1000; i++) {
        struct uuid next = uuid_v7(&w);
        assert_true(strcmp(last.text, next.text) < 0);
        last = next;
    }
}

static void restore(void) { if (write(STDERR_FILENO, "restored\n", 9) < 0) _exit(1); }

/* Runs act in a child; its exit code and what it said on standard error. */
static int in_child(void (*act)(void), char *said, size_t room)
{
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(fds[1], STDERR_FILENO);
        close(fds[0]);
        act();
        _exit(0);
    }
    close(fds[1]);
    size_t len = 0;
    ssize_t n;
    while (len < room - 1 && (n = read(fds[0], said + len, room - 1 - len)) > 0)
        len += (size_t)n;
    said[len] = '\0';
    close(fds[0]);
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void exhaust(void)
{
    mem_on_exhausted(restore);
    mem_fail_at(3);
    for (int i = 0; i < 3; i++)
        mem_free(mem_alloc(8));
}
static void overflow(void) { mem_free(mem_resize(NULL, SIZE_MAX / 2, 4)); }
static void bug(void)
{
    bug_on_exit(restore);
    BUG("seven is %d", 7);
}

static void endings(void **state)
{
    (void)state;
    char said[500];
    assert_int_equal(in_child(exhaust, said, sizeof said), 71);
    assert_non_null(strstr(said, "restored\nfreehold: out of memory"));
    assert_int_equal(in_child(overflow, said, sizeof said), 71);
    assert_int_equal(in_child(bug, said, sizeof said), 70);
    assert_non_null(strstr(said, "restored\nfreehold: a bug of ours at"));
    assert_non_null(strstr(said, "seven is 7"));
}

static void xml(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_xml(&b, STR("</svg><script a='b' c=\"d\">&amp;\n\033[1m\xff\xef\xbf\xbf\xc3\xa9"));
    buf_char(&b, '\0');
    assert_string_equal(b.at, "&lt;/svg&gt;&lt;script a=&#39;b&#39; c=&quot;d&quot;&gt;&amp;amp;  [1m\xef\xbf\xbd "
                              "\xc3\xa9");
    buf_release(&b);
}

static const char *digest(struct buf *b, struct str s)
{
    unsigned char bytes[32];
    sha256(s, bytes);
    buf_clear(b);
    buf_base64(b, bytes, sizeof bytes);
    buf_char(b, '\0');
    return b->at;
}

static void digests(void **state) /* examples of FIPS 180-4 and RFC 4648 */
{
    (void)state;
    struct buf b = {0};
    assert_string_equal(digest(&b, STR("")), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert_string_equal(digest(&b, STR("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    assert_string_equal(digest(&b, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
                        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
    const char *want[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="};
    for (size_t n = 0; n < COUNT(want); n++) {
        buf_clear(&b);
        buf_base64(&b, (const unsigned char *)"foob", n);
        buf_char(&b, '\0');
        assert_string_equal(b.at, want[n]);
    }
    buf_release(&b);
}

/* Of the tables on http://www.isthe.com/chongo/tech/comp/fnv/. */
static void hashes_are_fnv_1a(void **state)
{
    (void)state;
    assert_int_equal(fnv32(FNV32_START, "", 0), 0x811c9dc5);
    assert_int_equal(fnv32(FNV32_START, "a", 1), 0xe40c292c);
    assert_int_equal(fnv32(FNV32_START, "foobar", 6), 0xbf9cf968);
    assert_true(fnv64(FNV64_START, "a", 1) == 0xaf63dc4c8601ec8cu);
    assert_true(fnv64(FNV64_START, "foobar", 6) == 0x85944171f73967e8u);
    assert_true(fnv64(fnv64(FNV64_START, "foo", 3), "bar", 3) == fnv64(FNV64_START, "foobar", 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices), cmocka_unit_test(distances), cmocka_unit_test(arenas),
        cmocka_unit_test(buffers), cmocka_unit_test(errors), cmocka_unit_test(diagnostics),
        cmocka_unit_test(utf8), cmocka_unit_test(files), cmocka_unit_test(writes_through),
        cmocka_unit_test(only_plain_files), cmocka_unit_test(json), cmocka_unit_test(xml), cmocka_unit_test(digests),
        cmocka_unit_test(times), cmocka_unit_test(hashes_are_fnv_1a), cmocka_unit_test(endings),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
