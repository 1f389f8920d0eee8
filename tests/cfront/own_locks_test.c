/* The check of locks by itself: functions with `//! code` on the lines where something must be told,
 * each looked at with nothing else of the ownership check; nothing may be told elsewhere. What the
 * events of a finding are, and that functions of any shape end in time. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cfront/own.h"
#include "cfront/parse.h"

static struct arena headers;
static struct str header(struct str name)
{
    struct buf text = {0};
    struct error e;
    struct str got = {0};
    if (file_read(arena_printf(&headers, "src/guest/include/" STR_FMT, STR_ARG(name)), 1 << 20, &text, &e))
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

static const char *const codes[] = {"",
#define X(id, code, phrase, rust) code,
    CONTRACT_CODES(X)
#undef X
};

struct kit { struct arena a; struct cfront c; struct cfront_file file; struct cfront_input in; struct own w; };

static void look(struct kit *k, const char *text)
{
    *k = (struct kit){0};
    k->file = (struct cfront_file){STR("a.c"), str_from(text), false};
    k->in = (struct cfront_input){.files = &k->file, .file_count = 1, .header = header,
                                  .header_name = header_name, .library = library, .checked = true};
    k->c.arena = &k->a;
    k->c.in = &k->in;
    front_read(&k->c);
    if (k->c.error_count)
        fail_msg("%s\n" STR_FMT, text, STR_ARG(k->c.diags.at[0].message));
    struct tree *t = k->c.tree;
    size_t count = t->declared.len;
    k->w = (struct own){.c = &k->c, .notation = strstr(text, "<ownership.h>") != NULL};
    k->w.graphs = arena_array(&k->a, count + 1, sizeof *k->w.graphs);
    k->w.order = arena_array(&k->a, count + 1, sizeof *k->w.order);
    k->w.contracts = arena_array(&k->a, count + 1, sizeof *k->w.contracts);
    k->w.inferred = arena_array(&k->a, count + 1, sizeof *k->w.inferred);
    for (size_t i = 0; i < count; i++)
        t->declared.at[i]->number = (uint32_t)i + 1;
    for (struct func *f = t->functions; f; f = f->next) { /* callees stand first in these programs */
        k->w.graphs[f->number] = own_lower(&k->c, f);
        k->w.order[k->w.count++] = f;
    }
    for (size_t i = 0; i < k->w.count; i++)
        own_locks(&k->w, k->w.graphs[k->w.order[i]->number]);
}

static void release(struct kit *k)
{
    own_release(&k->w);
    front_release(&k->c);
    arena_release(&k->a);
}

/* The code that the line's comment wants, "" if there is none. */
static struct str wanted(struct str line)
{
    const char *mark = memmem(line.at, line.len, "//! ", 4);
    return mark ? str_trim((struct str){mark + 4, (size_t)(line.at + line.len - mark - 4)}) : STR("");
}

static void check(const char *text)
{
    struct kit k;
    struct str rest = str_from(text), line;
    look(&k, text);
    for (uint32_t n = 1; str_line(&rest, &line); n++) {
        struct str want = wanted(line);
        bool found = false;
        for (size_t i = 0; i < k.w.found_count; i++) {
            const struct own_finding *f = k.w.found[i];
            if (place_of(&k.c, f->at.from).line != n || f->code == CONTRACT_CODE_CANNOT_TELL)
                continue;
            if (!str_is(want, codes[f->code]))
                fail_msg("%s\nline %u: told %s of %s", text, n, codes[f->code], f->what);
            found = true;
        }
        if (want.len && !found)
            fail_msg("%s\nline %u: not told: " STR_FMT, text, n, STR_ARG(want));
    }
    release(&k);
}

#define HEAD "#include <pthread.h>\n#include <stdlib.h>\nstatic pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n" \
    "int work(void);\n"
#define BANK "#include <ownership.h>\n#include <pthread.h>\n#include <stdlib.h>\n#include <string.h>\n" \
    "struct bank { pthread_mutex_t lock; int id; guards(lock) int coins; guards(lock) char name[8]; };\n"

/* ---- without any words -------------------------------------------------------------------- */

static void test_plain(void **state)
{
    (void)state;
    check(HEAD "int f(int x) { pthread_mutex_lock(&m); if (x)\n return -1; //! lock-held-at-exit\n"
               "pthread_mutex_unlock(&m); return 0; }");
    check(HEAD "int f(int x) { pthread_mutex_lock(&m); if (x) { pthread_mutex_unlock(&m); return -1; }"
               "pthread_mutex_unlock(&m); return 0; }");
    check(HEAD "void f(int x) { if (x) pthread_mutex_lock(&m); work(); if (x) pthread_mutex_unlock(&m); }");
    check(HEAD "void f(int n) { int locked = 0; for (int i = 0; i < n; i++) { if (i == 3) { pthread_mutex_lock(&m);"
               "locked = 1; break; } } if (locked) pthread_mutex_unlock(&m); }");
    check(HEAD "void f(void) { pthread_mutex_lock(&m);\n pthread_mutex_lock(&m); //! lock-misuse\n"
               " pthread_mutex_unlock(&m); }");
    check(HEAD "void f(void) { pthread_mutex_lock(&m); pthread_mutex_unlock(&m);\n"
               " pthread_mutex_unlock(&m); //! lock-misuse\n }");
    check(HEAD "int f(void) { if (pthread_mutex_trylock(&m) == 0) { work(); pthread_mutex_unlock(&m); return 1; } return 0; }");
    check(HEAD "int f(void) { int r = pthread_mutex_trylock(&m); if (r) return r; r = work(); pthread_mutex_unlock(&m); return r; }");
    check(HEAD "int f(void) { if (pthread_mutex_trylock(&m) != 0) return -1; if (work())\n"
               " return -1; //! lock-held-at-exit\n pthread_mutex_unlock(&m); return 0; }");
    check(HEAD "int f(void) { int r = -1; if (pthread_mutex_lock(&m)) goto out; if (work()) goto unlock; r = 0;"
               "unlock: pthread_mutex_unlock(&m); out: return r; }");
    check(HEAD "int f(void) { int r = -1; if (pthread_mutex_lock(&m)) goto out; if (work()) goto out; r = 0;"
               "pthread_mutex_unlock(&m); out:\n return r; //! lock-held-at-exit\n }");
    check(HEAD "int f(void) { for (;;) { pthread_mutex_lock(&m); if (work()) { pthread_mutex_unlock(&m); break; }"
               "pthread_mutex_unlock(&m); } return 0; }");
    check(HEAD "void f(int k) { switch (k) { case 1: pthread_mutex_lock(&m); work(); pthread_mutex_unlock(&m); break;"
               "case 2: pthread_mutex_lock(&m);\n return; //! lock-held-at-exit\n default: pthread_mutex_lock(&m);"
               "pthread_mutex_unlock(&m); } }");
}

static void test_wrappers(void **state)
{
    (void)state;
    check(HEAD "static void lock(void) { pthread_mutex_lock(&m); } static void unlock(void) { pthread_mutex_unlock(&m); }"
               "int f(int x) { lock(); if (x)\n return -1; //! lock-held-at-exit\n unlock(); return 0; }");
    check(HEAD "static void lock(void) { pthread_mutex_lock(&m); } static void unlock(void) { pthread_mutex_unlock(&m); }"
               "int f(int x) { lock(); if (x) { unlock(); return -1; } unlock(); return 0; }");
    check(HEAD "static int try(void) { return pthread_mutex_trylock(&m) == 0; } static void unlock(void) { pthread_mutex_unlock(&m); }"
               "int f(void) { if (!try()) return 0; work(); unlock(); return 1; }");
    check(HEAD "static void unlock(pthread_mutex_t **p) { pthread_mutex_unlock(*p); }"
               "int f(int x) { __attribute__((cleanup(unlock))) pthread_mutex_t *g = &m; pthread_mutex_lock(g);"
               "if (x) return -1; return work(); }");
    check(HEAD "static void nothing(pthread_mutex_t **p) { (void)p; } static void *f(void *x) {"
               "__attribute__((cleanup(nothing))) pthread_mutex_t *g = &m; pthread_mutex_lock(g); work();\n"
               " return x; //! lock-held-at-exit\n }\n int main(void) { pthread_t t; return pthread_create(&t, NULL, f, NULL); }");
    check(HEAD "static void inc(void) { pthread_mutex_lock(&m); work(); pthread_mutex_unlock(&m); } static void more(void) { inc(); }"
               "void f(void) { pthread_mutex_lock(&m);\n more(); //! lock-misuse\n pthread_mutex_unlock(&m); more(); }");
    check(HEAD "static void inc(int x) { if (x) return; pthread_mutex_lock(&m); work(); pthread_mutex_unlock(&m); }"
               "void f(void) { pthread_mutex_lock(&m); inc(1); pthread_mutex_unlock(&m); }");
    check(HEAD "static int inc(void) { if (pthread_mutex_trylock(&m)) return 0; work(); pthread_mutex_unlock(&m); return 1; }"
               "void f(void) { pthread_mutex_lock(&m); inc(); pthread_mutex_unlock(&m); }");
    check(HEAD "struct item { int ready; }; struct item *found(void);"
               "struct item *get(void) { pthread_mutex_lock(&m); struct item *i = found(); if (!i) { pthread_mutex_unlock(&m);"
               "return NULL; } return i; }"
               "int f(void) { struct item *i = get(); if (!i) return 0; work(); pthread_mutex_unlock(&m); return 1; }");
    check(HEAD "static void take_all(void) { pthread_mutex_lock(&m);\n } //! lock-held-at-exit\n"
               "int main(void) { take_all(); return work(); }");
}

static void test_other_locks(void **state)
{
    (void)state;
    check("#include <threads.h>\nstatic mtx_t m; int f(int x) { if (mtx_lock(&m) != thrd_success) return 0; if (x)\n"
          " return 1; //! lock-held-at-exit\n mtx_unlock(&m); return 1; }");
    check("#include <threads.h>\nint main(void) { mtx_t m; mtx_init(&m, mtx_plain | mtx_recursive); mtx_lock(&m);"
          "mtx_lock(&m); mtx_unlock(&m); mtx_unlock(&m); mtx_destroy(&m); return 0; }");
    check("#include <pthread.h>\nstatic pthread_rwlock_t l; int f(void) { pthread_rwlock_rdlock(&l); pthread_rwlock_rdlock(&l);"
          "pthread_rwlock_unlock(&l); pthread_rwlock_unlock(&l); return 0; }");
    check("#include <pthread.h>\nstatic pthread_rwlock_t l; int f(void) { pthread_rwlock_rdlock(&l);\n"
          " pthread_rwlock_wrlock(&l); //! lock-misuse\n pthread_rwlock_unlock(&l); return 0; }");
    check("#include <ownership.h>\n#include <pthread.h>\nstatic pthread_rwlock_t l; guards(l) static int n;"
          "int f(void) { pthread_rwlock_rdlock(&l); int k = n;\n n = 0; //! guarded-without-lock\n"
          " pthread_rwlock_unlock(&l); return k; }");
    check("#include <ownership.h>\n#include <semaphore.h>\nstatic sem_t s; guards(s) static int n; static int free_;"
          "int f(void) { sem_wait(&s); int k = n; sem_post(&s); return k; }\n"
          "int g(void) { sem_post(&s);\n return n; //! guarded-without-lock\n }");
    check("#include <semaphore.h>\nstatic sem_t items; void produce(void) { sem_post(&items); }"
          "int consume(int x) { sem_wait(&items); if (x) return 1; return 0; }");
}

/* ---- with words ----------------------------------------------------------------------------- */

static void test_guards(void **state)
{
    (void)state;
    check(BANK "int f(struct bank *b) {\n return b->coins; //! guarded-without-lock\n }");
    check(BANK "int f(struct bank *b) { struct bank *x = b; pthread_mutex_lock(&b->lock); int n = x->coins;"
               "pthread_mutex_unlock(&x->lock); return n; }");
    check(BANK "void f(struct bank *a, struct bank *b) { pthread_mutex_lock(&a->lock); a->coins--;\n"
               " b->coins++; //! guarded-without-lock\n pthread_mutex_unlock(&a->lock); }");
    check(BANK "void f(struct bank *a, struct bank *b) { struct bank *first = a->id < b->id ? a : b,"
               "*second = first == a ? b : a; pthread_mutex_lock(&first->lock); pthread_mutex_lock(&second->lock);"
               "a->coins--; b->coins++; pthread_mutex_unlock(&second->lock); pthread_mutex_unlock(&first->lock); }");
    check(BANK "void f(struct bank *b) {\n strcpy(b->name, \"x\"); //! guarded-without-lock\n }");
    check(BANK "char f(struct bank *b, int i) { pthread_mutex_lock(&b->lock); char c = b->name[i];"
               "pthread_mutex_unlock(&b->lock);\n return c + b->name[i]; //! guarded-without-lock\n }");
    check(BANK "int f(struct bank *v, int n) { int sum = 0; for (int i = 0; i < n; i++) { pthread_mutex_lock(&v[i].lock);"
               "sum += v[i].coins; pthread_mutex_unlock(&v[i].lock); } return sum; }");
    check(BANK "int f(struct bank *v, int n) { int sum = 0; for (int i = 0; i < n; i++) {\n"
               " sum += v[i].coins; //! guarded-without-lock\n } return sum; }");
    check(BANK "static struct bank all[4]; int f(int i) { pthread_mutex_lock(&all[i].lock); int n = all[i].coins;"
               "pthread_mutex_unlock(&all[i].lock); return n; }");
    check(BANK "int f(struct bank *b) {\n struct bank copy = *b; //! guarded-without-lock\n return copy.coins; }");
    check(BANK "int f(struct bank *b) { pthread_mutex_lock(&b->lock); struct bank copy = *b; pthread_mutex_unlock(&b->lock);"
               "return copy.coins; }");
    check(BANK "struct branch { struct bank *bank; }; int f(struct branch *b) { pthread_mutex_lock(&b->bank->lock);"
               "int n = b->bank->coins; pthread_mutex_unlock(&b->bank->lock); return n; }");
    check(BANK "struct node { pthread_mutex_t lock; guards(lock) int n; struct node *next; };"
               "int f(struct node *n) { int sum = 0; pthread_mutex_lock(&n->lock); for (;;) { sum += n->n;"
               "struct node *next = n->next; if (!next) break; pthread_mutex_lock(&next->lock);"
               "pthread_mutex_unlock(&n->lock); n = next; } pthread_mutex_unlock(&n->lock); return sum; }");
}

static void test_fresh(void **state)
{
    (void)state;
    check(BANK "struct bank *make(void) { struct bank *b = malloc(sizeof *b); if (!b) return NULL;"
               "pthread_mutex_init(&b->lock, NULL); b->coins = 0; return b; }");
    check(BANK "void init(struct bank *b) { b->coins = 0; pthread_mutex_init(&b->lock, NULL); }"
               "void end(struct bank *b) { b->coins = 0; pthread_mutex_destroy(&b->lock); free(b); }");
    check(BANK "static struct bank b = {.lock = PTHREAD_MUTEX_INITIALIZER}; void *f(void *x) { pthread_mutex_lock(&b.lock); b.coins++;"
               "pthread_mutex_unlock(&b.lock); return x; }\n"
               "int main(void) { pthread_t t; b.coins = 1; if (pthread_create(&t, NULL, f, NULL)) return 1;\n"
               " b.coins = 2; //! guarded-without-lock\n pthread_join(t, NULL); return b.coins; }");
    check(BANK "void *f(void *x) { struct bank *b = x; pthread_mutex_lock(&b->lock); b->coins++;"
               "pthread_mutex_unlock(&b->lock); return NULL; }\n"
               "int main(void) { struct bank b = {.lock = PTHREAD_MUTEX_INITIALIZER}; pthread_t t[4]; int n = 0;"
               "for (; n < 4; n++) if (pthread_create(&t[n], NULL, f, &b)) break;\n"
               " for (int i = 0; i < n; i++) pthread_join(t[i], NULL);\n return b.coins; }");
}

static void test_functions(void **state)
{
    (void)state;
    check(BANK "needs(b->lock) static int sum(struct bank *b) { return b->coins; }"
               "int f(struct bank *b) { pthread_mutex_lock(&b->lock); int n = sum(b); pthread_mutex_unlock(&b->lock);\n"
               " return n + sum(b); //! guarded-without-lock\n }");
    check(BANK "takes(b->lock) static void in(struct bank *b) { pthread_mutex_lock(&b->lock); }"
               "drops(b->lock) static void out(struct bank *b) { pthread_mutex_unlock(&b->lock); }"
               "int f(struct bank *b, int x) { in(b); if (x)\n return 0; //! lock-held-at-exit\n"
               " b->coins++; out(b);\n out(b); //! lock-misuse\n return 1; }");
    check(BANK "takes(b->lock) static int in(struct bank *b) { return pthread_mutex_trylock(&b->lock); }"
               "int f(struct bank *b) { if (in(b) != 0) return -1; b->coins++; pthread_mutex_unlock(&b->lock); return 0; }");
    check(BANK "takes(b->lock) void in(struct bank *b) { if (b->id) pthread_mutex_lock(&b->lock);\n } //! lock-held-at-exit\n");
    check(BANK "drops(b->lock) void out(struct bank *b) { if (b->id) pthread_mutex_unlock(&b->lock);\n } //! lock-held-at-exit\n");
    check(BANK "needs(b->lock) void pause(struct bank *b) { pthread_mutex_unlock(&b->lock);\n } //! lock-misuse\n");
    /* A guard's cleanup that no guard has any more is called by nobody. */
    check(BANK "static void unlock(pthread_mutex_t **p) { pthread_mutex_unlock(*p); }");
    check(BANK "void unlock(pthread_mutex_t **p) { pthread_mutex_unlock(*p); //! lock-misuse\n }");
    check(BANK "needs(b->lock) void pause(struct bank *b) { pthread_mutex_unlock(&b->lock); pthread_mutex_lock(&b->lock); b->coins = 0; }");
    /* an arrow into the thing that changes in a loop does not rename the thing */
    check("#include <ownership.h>\n#include <pthread.h>\nstruct row { pthread_mutex_t lock; guards(lock) int seat[4]; };\n"
          "needs(r->lock) int *last(struct row *r) { int *s = 0; for (int i = 0; i < 4; i++) if (r->seat[i]) s = &r->seat[i]; r->seat[0]++; return s; }");
    check(BANK "void in(struct bank *b) { pthread_mutex_lock(&b->lock);\n } //! lock-held-at-exit\n");
    check(BANK "takes(a->lock, b->lock) void two(struct bank *a, struct bank *b) { if (a > b) { struct bank *t = a; a = b;"
               "b = t; } pthread_mutex_lock(&a->lock); pthread_mutex_lock(&b->lock); }");
}

/* ---- stories -------------------------------------------------------------------------------- */

static void test_story(void **state)
{
    (void)state;
    struct kit k;
    look(&k, HEAD "int f(int x) {\n pthread_mutex_lock(&m);\n if (x > 3)\n return -1;\n pthread_mutex_unlock(&m); return 0; }");
    assert_int_equal(k.w.found_count, 1);
    const struct own_finding *f = k.w.found[0];
    assert_string_equal(f->what, "m");
    assert_int_equal(f->event_count, 3);
    assert_int_equal(f->events[0].role, CONTRACT_ROLE_LOCKED);
    assert_int_equal(place_of(&k.c, f->events[0].at.from).line, 6);
    assert_int_equal(f->events[1].role, CONTRACT_ROLE_BRANCH);
    assert_true(f->events[1].taken);
    assert_int_equal(f->events[2].role, CONTRACT_ROLE_ENDED);
    release(&k);
    look(&k, BANK "int f(struct bank *b) {\n pthread_mutex_lock(&b->lock); b->coins = 1;\n pthread_mutex_unlock(&b->lock);\n"
                  " return b->coins;\n }");
    assert_int_equal(k.w.found_count, 1);
    f = k.w.found[0];
    assert_string_equal(f->what, "b->coins");
    assert_string_equal(f->other, "b->lock");
    assert_int_equal(f->events[0].role, CONTRACT_ROLE_WRITTEN);
    assert_int_equal(f->events[1].role, CONTRACT_ROLE_UNLOCKED);
    assert_int_equal(place_of(&k.c, f->events[1].at.from).line, 8);
    release(&k);
}

/* ---- hostile ---------------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void test_bounds(void **state)
{
    (void)state;
    struct buf text = {0};
    struct kit k;
    double from = seconds();
    buf_cstr(&text, "#include <pthread.h>\n");
    for (int i = 0; i < 40; i++)
        buf_printf(&text, "static pthread_mutex_t m%d;\n", i);
    buf_cstr(&text, "int f(int x) {\n");
    for (int i = 0; i < 40; i++) /* 2^40 sets of locks */
        buf_printf(&text, "if (x & %d) pthread_mutex_lock(&m%d);\n", i + 1, i);
    buf_cstr(&text, "return x; }\nint g(int n) { int ");
    for (int i = 0; i < 200; i++) /* more variables than a state has room for, and jumps everywhere */
        buf_printf(&text, "v%d = n, ", i);
    buf_cstr(&text, "z = 0; pthread_mutex_lock(&m0);\n");
    for (int i = 0; i < 150; i++)
        buf_printf(&text, "l%d: if (n == %d) goto l%d; v%d = v%d + z; if (v%d) pthread_mutex_unlock(&m%d);\n", i, i,
                   (i * 37 + 11) % 150, i, (i + 1) % 200, i, i % 40);
    buf_cstr(&text, "return z; }\nint h(int **p) { return ");
    for (int i = 0; i < 100; i++)
        buf_cstr(&text, "pthread_mutex_trylock(&m1) == 0 ? 1 : ");
    buf_cstr(&text, "0; }\n");
    buf_char(&text, '\0');
    look(&k, text.at);
    release(&k);
    assert_true(seconds() - from < 20);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),    cmocka_unit_test(test_wrappers),  cmocka_unit_test(test_other_locks),
        cmocka_unit_test(test_guards),   cmocka_unit_test(test_fresh),     cmocka_unit_test(test_functions),
        cmocka_unit_test(test_story),    cmocka_unit_test(test_bounds),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&headers);
    return failed;
}
