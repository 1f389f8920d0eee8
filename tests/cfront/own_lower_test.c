/* Graphs of the ownership check: each kind of statement and condition, as text; and for any program,
 * that a graph is whole: every edge leads somewhere, nothing uses a temporary that was not made on
 * the way, every variable that begins ends on each way out. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/own.h"
#include "cfront/parse.h"

/* The machine's headers: its room is not below this one, so they come from the folder. */
static struct arena headers;
static struct str header(struct str name)
{
    struct buf text = {0};
    struct error e;
    const char *path = arena_printf(&headers, "src/guest/include/" STR_FMT, STR_ARG(name));
    struct str got = {0};
    if (file_read(path, 1 << 20, &text, &e))
        got = arena_str(&headers, buf_view(&text));
    buf_release(&text);
    return got;
}
static const char *header_name(size_t n) { (void)n; return NULL; }
static bool library(struct str name, bool function)
{
    (void)name;
    return function;
}

struct kit { struct arena a; struct cfront c; struct cfront_file file; struct cfront_input in; };

static void kit_read(struct kit *k, struct str text)
{
    *k = (struct kit){0};
    k->file = (struct cfront_file){STR("a.c"), text, false};
    k->in = (struct cfront_input){.files = &k->file, .file_count = 1, .header = header,
                                  .header_name = header_name, .library = library, .checked = true};
    k->c.arena = &k->a;
    k->c.in = &k->in;
    front_read(&k->c);
}

static void kit_release(struct kit *k)
{
    front_release(&k->c);
    arena_release(&k->a);
}

/* The last function's graph; its name and the first step's text left out. */
static void is_graph(const char *text, const char *want)
{
    struct kit k;
    struct buf got = {0};
    kit_read(&k, str_from(text));
    if (k.c.error_count)
        fail_msg("%s: " STR_FMT, text, STR_ARG(k.c.diags.at[0].message));
    struct func *f = k.c.tree->functions;
    while (f->next)
        f = f->next;
    own_graph_print(&k.c, own_lower(&k.c, f), &got);
    if (!str_is(buf_view(&got), want))
        fail_msg("%s\n-- is\n%.*s-- and not\n%s", text, (int)got.len, got.at, want);
    buf_release(&got);
    kit_release(&k);
}

static void test_statements(void **state)
{
    (void)state;
    is_graph("void f(int *p) { if (p && *p) *p = 1; }",
             "f\n"
             " B0:\n"
             "  step `p && *p`\n"
             "  t0 = load p\n"
             "  branch t0 B1 B3\n"
             " B1:\n"
             "  t1 = load p\n"
             "  t2 = load *t1\n"
             "  branch t2 B2 B3\n"
             " B2:\n"
             "  step `*p = 1`\n"
             "  t0 = const 1\n"
             "  t1 = load p\n"
             "  store *t1 = t0\n"
             "  goto B3\n"
             " B3:\n"
             "  step `}`\n"
             "  return\n"
             "  end p\n"
             "  exit\n");
    is_graph("struct s { int n; struct s *next; }; int f(struct s *s) { for (struct s *i = s->next; i != 0; i = i->next) if (i->n == 3) break; return 0; }",
             "f\n"
             " B0:\n"
             "  step `struct s *i = s->next;`\n"
             "  declare i\n"
             "  t0 = load s\n"
             "  t1 = load *t0+8.next\n"
             "  store i = t1 (init)\n"
             "  goto B1\n"
             " B1 (loop):\n"
             "  step `i != 0`\n"
             "  t0 = load i\n"
             "  t1 = const 0\n"
             "  t2 = compare t0 != t1\n"
             "  branch t2 B2 B6\n"
             " B2:\n"
             "  step `i->n == 3`\n"
             "  t0 = load i\n"
             "  t1 = load *t0.n\n"
             "  t2 = const 3\n"
             "  t3 = compare t1 == t2\n"
             "  branch t3 B3 B4\n"
             " B3:\n"
             "  step `break`\n"
             "  goto B6\n"
             " B4:\n"
             "  goto B5\n"
             " B5:\n"
             "  step `i = i->next`\n"
             "  t0 = load i\n"
             "  t1 = load *t0+8.next\n"
             "  store i = t1\n"
             "  goto B1\n"
             " B6:\n"
             "  end i\n"
             "  step `return 0`\n"
             "  t0 = const 0\n"
             "  return t0\n"
             "  end s\n"
             "  exit\n");
    is_graph("void shut(int **p); void f(int k) { while (1) { int *v __attribute__((cleanup(shut))) = 0; if (k) continue; return; } }",
             "f\n"
             " B0:\n"
             "  goto B1\n"
             " B1 (loop):\n"
             "  goto B2\n"
             " B2:\n"
             "  step `int *v __attribute__((cleanup(shut))) = 0;`\n"
             "  declare v\n"
             "  t0 = const 0\n"
             "  store v = t0 (init)\n"
             "  step `k`\n"
             "  t0 = load k\n"
             "  branch t0 B3 B5\n"
             " B3:\n"
             "  step `continue`\n"
             "  t0 = address v\n"
             "  call shut(t0)\n"
             "  end v\n"
             "  goto B4\n"
             " B4:\n"
             "  goto B1\n"
             " B5:\n"
             "  step `return`\n"
             "  return\n"
             "  t0 = address v\n"
             "  call shut(t0)\n"
             "  end v\n"
             "  end k\n"
             "  exit\n");
    is_graph("int f(int k) { switch (k) { case 1: k = 5; case 3 ... 4: return 2; default: break; } return k ? k : 1; }",
             "f\n"
             " B0:\n"
             "  step `k`\n"
             "  t0 = load k\n"
             "  switch t0 B1 B2 B3\n"
             " B1:\n"
             "  step `k = 5`\n"
             "  t0 = const 5\n"
             "  store k = t0\n"
             "  goto B2\n"
             " B2:\n"
             "  step `return 2`\n"
             "  t0 = const 2\n"
             "  return t0\n"
             "  end k\n"
             "  exit\n"
             " B3:\n"
             "  step `break`\n"
             "  goto B4\n"
             " B4:\n"
             "  step `return k ? k : 1`\n"
             "  t1 = load k\n"
             "  branch t1 B5 B6\n"
             " B5:\n"
             "  t2 = load k\n"
             "  t0 = copy t2\n"
             "  goto B7\n"
             " B6:\n"
             "  t3 = const 1\n"
             "  t0 = copy t3\n"
             "  goto B7\n"
             " B7:\n"
             "  return t0\n"
             "  end k\n"
             "  exit\n");
    is_graph("void *get(void); void put(void *); int f(void) { char *a[2] = {get(), 0}; char *b = get(); if (!(b = get())) goto fail; put(a[1]); put(b + 1); return 1; fail: put(b); return 0; }",
             "f\n"
             " B0:\n"
             "  step `char *a[2] = {get(), 0};`\n"
             "  declare a\n"
             "  zero a\n"
             "  t0 = call get()\n"
             "  t1 = copy t0\n"
             "  store a[] = t1 (init)\n"
             "  t2 = const 0\n"
             "  store a[] = t2 (init)\n"
             "  step `char *b = get();`\n"
             "  declare b\n"
             "  t0 = call get()\n"
             "  t1 = copy t0\n"
             "  store b = t1 (init)\n"
             "  step `!(b = get())`\n"
             "  t0 = call get()\n"
             "  t1 = copy t0\n"
             "  store b = t1\n"
             "  branch t1 B1 B2\n"
             " B1:\n"
             "  step `put(a[1])`\n"
             "  t0 = const 1\n"
             "  t1 = copy t0\n"
             "  t2 = load a[]\n"
             "  t3 = copy t2\n"
             "  call put(t3)\n"
             "  step `put(b + 1)`\n"
             "  t0 = load b\n"
             "  t1 = const 1\n"
             "  t2 = copy t1\n"
             "  t3 = offset t0 by 1\n"
             "  t4 = copy t3\n"
             "  call put(t4)\n"
             "  step `return 1`\n"
             "  t0 = const 1\n"
             "  return t0\n"
             "  end b\n"
             "  end a\n"
             "  exit\n"
             " B2:\n"
             "  step `goto fail`\n"
             "  goto B3\n"
             " B3:\n"
             "  step `put(b)`\n"
             "  t0 = load b\n"
             "  t1 = copy t0\n"
             "  call put(t1)\n"
             "  step `return 0`\n"
             "  t0 = const 0\n"
             "  return t0\n"
             "  end b\n"
             "  end a\n"
             "  exit\n");
    is_graph("struct p { char *n; } make(int); char *f(void) { return ({ struct p q = make(1); q.n; }) ?: make(2).n; }",
             "f\n"
             " B0:\n"
             "  step `return ({ struct p q = make(1); q.n; }) ?: make(2).n`\n"
             "  step `struct p q = make(1);`\n"
             "  declare q\n"
             "  t1 = const 1\n"
             "  t2 = call make(t1)\n"
             "  store q = t2 (init)\n"
             "  step `q.n`\n"
             "  t1 = load q.n\n"
             "  end q\n"
             "  branch t1 B1 B2\n"
             " B1:\n"
             "  t0 = copy t1\n"
             "  goto B3\n"
             " B2:\n"
             "  t2 = const 2\n"
             "  t3 = call make(t2)\n"
             "  declare (unnamed)\n"
             "  store (unnamed) = t3 (init)\n"
             "  t4 = load (unnamed).n\n"
             "  t0 = copy t4\n"
             "  goto B3\n"
             " B3:\n"
             "  return t0\n"
             "  exit\n");
}

/* ---- graphs are whole ------------------------------------------------------------------- */

static void check_temps(const struct own_graph *g, const struct own_insn *i)
{
    assert_true(i->t < g->temp_count && i->a < g->temp_count && i->b < g->temp_count);
    assert_true(i->place.pointer < g->temp_count);
    for (int n = 0; n < i->arg_count; n++)
        assert_true(i->args[n] < g->temp_count);
    if (i->op == OWN_LOAD || i->op == OWN_STORE || i->op == OWN_ADDRESS || i->op == OWN_MOVE || i->op == OWN_ZERO)
        assert_true((i->place.object != NULL) != (i->place.pointer >= 0));
}

/* What was made on every way here: a temporary set in all of them. Simple fixed point on bytes. */
static void check_made(const struct own_graph *g)
{
    size_t n = (size_t)g->temp_count;
    char *in = calloc((size_t)g->block_count, n + 1), *here = calloc(n + 1, 1);
    memset(in, 1, (size_t)g->block_count * (n + 1));
    memset(in, 0, n + 1);
    bool changed = true;
    bool *reached = calloc((size_t)g->block_count, sizeof *reached);
    reached[0] = true;
    while (changed) {
        changed = false;
        for (int b = 0; b < g->block_count; b++) {
            if (!reached[b] || g->blocks[b].order < 0)
                continue;
            memcpy(here, in + (size_t)b * (n + 1), n + 1);
            for (int i = 0; i < g->blocks[b].insn_count; i++)
                if (g->blocks[b].insns[i].t >= 0)
                    here[g->blocks[b].insns[i].t] = 1;
            for (int e = 0; e < g->blocks[b].next_count; e++) {
                int to = g->blocks[b].next[e];
                assert_in_range(to, 0, g->block_count - 1);
                char *there = in + (size_t)to * (n + 1);
                changed |= !reached[to];
                reached[to] = true;
                for (size_t t = 0; t < n; t++)
                    if (there[t] && !here[t]) {
                        there[t] = 0;
                        changed = true;
                    }
            }
        }
    }
    for (int b = 0; b < g->block_count; b++) {
        const struct own_block *blk = &g->blocks[b];
        assert_int_equal(reached[b], blk->order >= 0);
        if (!reached[b])
            continue;
        memcpy(here, in + (size_t)b * (n + 1), n + 1);
        for (int i = 0; i < blk->insn_count; i++) {
            const struct own_insn *s = &blk->insns[i];
            check_temps(g, s);
            assert_true(s->a < 0 || here[s->a]);
            assert_true(s->b < 0 || here[s->b]);
            assert_true(s->place.pointer < 0 || here[s->place.pointer]);
            for (int k = 0; k < s->arg_count; k++)
                assert_true(s->args[k] < 0 || here[s->args[k]]);
            if (s->t >= 0)
                here[s->t] = 1;
        }
        assert_true(blk->t < 0 || here[blk->t]);
        assert_int_equal(blk->end == OWN_BRANCH || blk->end == OWN_SWITCH, blk->t >= 0);
    }
    free(in);
    free(here);
    free(reached);
}

static size_t graphs;

static void is_whole(const char *path)
{
    struct buf text = {0};
    struct error e;
    struct kit k;
    assert_true(file_read(path, 1 << 22, &text, &e));
    kit_read(&k, buf_view(&text));
    for (struct func *f = k.c.error_count ? NULL : k.c.tree->functions; f; f = f->next) {
        struct own_graph *g = own_lower(&k.c, f);
        if (!g->opaque)
            check_made(g), graphs++;
    }
    kit_release(&k);
    buf_release(&text);
}

static void each_in(const char *folder)
{
    DIR *d = opendir(folder);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));) {
        size_t n = strlen(e->d_name);
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (n > 2 && strcmp(e->d_name + n - 2, ".c") == 0)
            is_whole(path);
    }
    closedir(d);
}

static void test_whole(void **state)
{
    (void)state;
    each_in("tests/cfront/programs");
    each_in("tests/guest/wrong");
    assert_true(graphs > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_statements), cmocka_unit_test(test_whole)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&headers);
    return failed;
}
