/* The flow analysis of ownership: numbers as intervals; programs with what is to be told of them, on
 * the line that says so, and with the way there; hostile programs in bounded time. (The pairs of
 * tests/contracts are told by tests of their own.) */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cfront/own_flow.h"

/* ---- compiling ---------------------------------------------------------------------------------- */

static struct arena headers;
static struct str header(struct str name)
{
    struct buf text = {0};
    const char *path = arena_printf(&headers, "src/guest/include/" STR_FMT, STR_ARG(name));
    struct str got = {0};
    if (file_read(path, 1 << 20, &text, NULL))
        got = arena_str(&headers, buf_view(&text));
    buf_release(&text);
    return got;
}
static const char *header_name(size_t n) { (void)n; return NULL; }
static bool library(struct str name, bool function)
{
    return function || str_starts(name, "std") || str_is(name, "errno");
}

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * INT64_C(1000000) + t.tv_nsec / 1000;
}

static void check(struct arena *a, const char *text, struct cfront_output *ret)
{
    struct cfront_file file = {STR("a.c"), str_from(text), false};
    struct cfront_input in = {.files = &file, .file_count = 1, .header = header, .header_name = header_name,
                              .library = library, .checked = true, .now_us = now_us,
                              .contracts = CONTRACTS_CHECK};
    memset(ret, 0, sizeof *ret);
    cfront_compile(a, &in, ret);
    if (!ret->good)
        fail_msg("%s\n%d: " STR_FMT, text, ret->diags[0].line, STR_ARG(ret->diags[0].message));
}

/* ---- programs ------------------------------------------------------------------------------------ */

#define TOP "#include <ownership.h>\n#include <stdbool.h>\n#include <stdio.h>\n#include <stdlib.h>\n" \
            "#include <string.h>\n#line 1\n"

/* Findings are marked on their lines: //! code, code. */
static void tells_what_is_marked(const char *body)
{
    struct arena a = {0};
    struct cfront_output o;
    char *text = arena_printf(&a, "%s%s\n", TOP, body);
    check(&a, text, &o);
    size_t at = 0;
    struct str rest = str_from(text), line;
    for (int n = 1; str_line(&rest, &line); n++) {
        const char *mark = memmem(line.at, line.len, "//! ", 4);
        struct str wanted = mark ? str_slice(line, (size_t)(mark + 4 - line.at), line.len) : STR("");
        for (; at < o.ownership.found_count && o.ownership.found[at].line == n; at++) {
            const char *code = contract_code_name(o.ownership.found[at].code);
            if (o.ownership.found[at].code == CONTRACT_CODE_CANNOT_TELL)
                continue;
            if (!str_starts(wanted, code))
                fail_msg("%s\nline %d: told %s, wanted " STR_FMT, body, n, code, STR_ARG(wanted));
            wanted = str_slice(wanted, strlen(code), wanted.len);
            if (str_starts(wanted, ", "))
                wanted = str_slice(wanted, 2, wanted.len);
        }
        if (wanted.len)
            fail_msg("%s\nline %d: not told " STR_FMT, body, n, STR_ARG(wanted));
    }
    arena_release(&a);
}

/* ---- more ways than are kept apart ---------------------------------------------------------------- */

static int told(const struct cfront_output *o, enum contract_code code)
{
    int n = 0;
    for (size_t i = 0; i < o->ownership.found_count; i++)
        n += o->ownership.found[i].code == code;
    return n;
}

/* `count` owners, then `each` for each of them, `last` for each: %d is its number. */
static void many(struct arena *a, int count, const char *each, const char *last, struct cfront_output *ret)
{
    struct buf b = {0};
    static const char head[] = TOP "int c(int);\nvoid f(void) {\n";
    buf_add(&b, head, sizeof head - 1);
    for (int part = 0; part < 3; part++)
        for (int i = 0; i < count; i++)
            for (const char *at = part == 0 ? "char *p% = malloc(3);\n" : part == 1 ? each : last; *at; at++) {
                const char *number = arena_printf(a, "%d", i);
                buf_add(&b, *at == '%' ? number : at, *at == '%' ? strlen(number) : 1);
            }
    buf_add(&b, "}\n", 2);
    check(a, arena_cstr(a, buf_view(&b)), ret);
    buf_release(&b);
}

/* What the joined state knows: on some ways owned, on others freed; both are told, with their way. */
static void owners_joined(void **state)
{
    (void)state;
    struct arena a = {0};
    struct cfront_output o;
    many(&a, 60, "if (c(%)) free(p%);\n", "", &o);
    assert_int_equal(told(&o, CONTRACT_CODE_OWNER_DROPPED), 60);
    assert_int_equal(o.ownership.found_count, 60);
    for (size_t i = 0; i < o.ownership.found_count; i++) /* the way of p7 does not go by free(p7) */
        for (size_t j = 0; j < o.ownership.found[i].step_count; j++) {
            const struct cfront_step *s = &o.ownership.found[i].steps[j];
            assert_false(s->role == CONTRACT_ROLE_FREED);
        }
    many(&a, 60, "if (c(%)) free(p%);\n", "free(p%);\n", &o);
    assert_int_equal(told(&o, CONTRACT_CODE_MOVED_TWICE), 60);
    assert_int_equal(o.ownership.found_count, 60);
    many(&a, 60, "if (c(%)) { free(p%); p% = NULL; }\n", "free(p%);\n", &o);
    assert_int_equal(o.ownership.found_count, told(&o, CONTRACT_CODE_CANNOT_TELL));
    arena_release(&a);
}

/* Numbers decide, and are more than are kept apart: no owner goes out of sight without a word. */
static void owners_out_of_sight(void **state)
{
    (void)state;
    struct arena a = {0};
    struct cfront_output o;
    many(&a, 12, "int k% = c(%); if (k%) free(p%);\n", "if (!k%) free(p%);\n", &o);
    assert_int_equal(told(&o, CONTRACT_CODE_CANNOT_TELL), 12);
    assert_int_equal(o.ownership.found_count, 12);
    many(&a, 200, "if (c(%)) free(p%);\n", "", &o);
    assert_true(o.ownership.found_count > 0);
    assert_int_equal(o.ownership.found_count, told(&o, CONTRACT_CODE_CANNOT_TELL) + told(&o, CONTRACT_CODE_OWNER_DROPPED));
    many(&a, 40, "free(p%);\n", "", &o);
    assert_int_equal(o.ownership.found_count, 0);
    arena_release(&a);
}

static void programs(void **state)
{
    (void)state;
    static const char *const all[] = {
        /* flags decide as long as they can */
        "void f(int n) {\n bool ours = false; char *p = \"text\";\n"
        " if (n > 2) { p = malloc(3); ours = true; if (!p) return; }\n"
        " if (ours)\n  free(p);\n}\nint main(void) { f(3); return 0; }",
        "void f(int n) {\n bool ours = false; char *p = \"text\";\n"
        " if (n > 2) { p = malloc(3); ours = n > 5; }\n if (ours)\n  free(p);\n} //! owner-dropped\n"
        "int main(void) { f(3); return 0; }",
        "int f(size_t n) {\n char small[64]; char *p = small;\n if (n > sizeof small && !(p = malloc(n))) return -1;\n"
        " memset(p, 0, n);\n if (p != small) free(p);\n return 0;\n}\nint main(void) { return f(9); }",
        "int f(size_t n) {\n char small[64]; char *p = small;\n if (n > sizeof small && !(p = malloc(n))) return -1;\n"
        " memset(p, 0, n);\n if (n > sizeof small) free(p);\n return 0;\n}\nint main(void) { return f(9); }",
        /* two variables compared twice; a mask asked for twice */
        "int f(size_t n, size_t room) {\n char *p = NULL;\n if (n > room) p = malloc(n);\n if (n <= room) return 0;\n"
        " free(p);\n return 1;\n}\nint main(void) { return f(9, 3); }",
        "int f(int mode) {\n char *p = NULL;\n if (mode & 4) p = malloc(8);\n if (!(mode & 4)) return 0;\n free(p);\n"
        " return 1;\n}\nint main(void) { return f(9); }",
        "int f(int mode) {\n char *p = NULL;\n if (mode & 4) p = malloc(8);\n if (!(mode & 2)) return 0; //! owner-dropped\n"
        " free(p);\n return 1;\n}\nint main(void) { return f(9); }",
        /* a ladder */
        "int f(void) {\n int rc = -1; char *a = NULL, *b = NULL;\n a = malloc(1);\n if (!a) goto out;\n b = malloc(2);\n"
        " if (!b) goto out;\n rc = 0;\nout:\n free(b);\n free(a);\n return rc;\n}\nint main(void) { return f(); }",
        "int f(void) {\n char *a = malloc(1);\n if (!a) return -1;\n char *b = malloc(2);\n"
        " if (!b) return -1; //! owner-dropped\n free(b);\n free(a);\n return 0;\n}\nint main(void) { return f(); }",
        /* lists: walked, built, taken apart */
        "struct n { int v; owned struct n *next; };\nvoid drop(owns nullable struct n *p) {\n"
        " while (p) { struct n *next = p->next; free(p); p = next; }\n}\nint main(void) {\n struct n *head = NULL;\n"
        " for (int i = 0; i < 9; i++) {\n  struct n *n = malloc(sizeof *n);\n  if (!n) break;\n"
        "  n->v = i; n->next = head; head = n;\n }\n drop(head);\n return 0;\n}",
        "struct n { int v; owned struct n *next; };\nvoid drop(owns nullable struct n *p) {\n"
        " while (p) { free(p); p = p->next; } //! owner-dropped, use-after-move\n}\n"
        "int main(void) { drop(NULL); return 0; }",
        "struct n { int v; owned struct n *next; };\nvoid drop(owns nullable struct n *p) {\n"
        " free(p); //! owner-dropped\n}\nint main(void) { drop(NULL); return 0; }",
        /* what a copy of a pointer tests says nothing of a global */
        "struct c { struct c *up; int n; };\nstatic struct c *now;\nint f(void) {\n"
        " for (struct c *c = now; c; c = c->up) c->n++;\n return now->n;\n}\nint main(void) { return f(); }",
        /* NULL is followed on one way; the way ends there */
        "int f(borrows nullable int *p) {\n if (!p) puts(\"none\");\n return *p; //! maybe-null\n}\nint main(void) { int n = 0; return f(&n); }",
        "void die(void);\nint f(int *p) {\n if (!p) die();\n return *p;\n}\nvoid die(void) { exit(1); }\n"
        "int main(void) { int n = 0; return f(&n); }",
        /* arrays of owners, as a whole */
        "int main(void) {\n char *w[9]; int n = 0;\n for (; n < 9; n++) { w[n] = strdup(\"x\"); if (!w[n]) break; }\n"
        " for (int i = 0; i < n; i++) free(w[i]);\n return 0;\n}",
        "int main(void) {\n char *w[9]; int n = 0;\n for (; n < 9; n++) { w[n] = strdup(\"x\"); if (!w[n]) break; }\n"
        " return 0; //! owner-dropped\n}",
        /* realloc: both outcomes */
        "int main(void) {\n char *p = malloc(4);\n if (!p) return 1;\n char *q = realloc(p, 8);\n"
        " if (!q) { free(p); return 1; }\n q[0] = 0;\n free(q);\n return 0;\n}",
        "int main(void) {\n char *p = malloc(4);\n if (!p) return 1;\n p = realloc(p, 8); //! owner-dropped\n free(p);\n"
        " return 0;\n}",
        "int main(void) {\n char *p = malloc(4);\n if (!p) return 1;\n char *end = p + 3, *q = realloc(p, 8);\n"
        " if (!q) { free(p); return 1; }\n *end = 0; //! borrow-invalidated\n free(q);\n return 0;\n}",
        /* a state machine whose numbers go many ways */
        "int f(const char *s) {\n char *w = NULL; int st = 0, n = 0, words = 0;\n for (; *s; s++) {\n  switch (st) {\n"
        "  case 0: if (*s != ' ') { w = malloc(9); if (!w) return -1; n = 0; w[n++] = *s; st = 1; } break;\n"
        "  case 1: if (*s == ' ') { w[n] = 0; puts(w); free(w); w = NULL; words++; st = 0; } else w[n++] = *s; break;\n"
        "  }\n }\n free(w);\n return words;\n}\nint main(void) { return f(\"a b\"); }",
        /* exit leaves nothing behind that matters */
        "int main(void) {\n char *p = malloc(3);\n if (!p) exit(1);\n puts(\"x\");\n exit(0);\n}",
        /* the address of a local, left in what the caller has */
        "struct s { int *p; };\nvoid f(borrows_mut struct s *s) {\n int n = 3;\n s->p = &n; //! borrow-outlives-owner\n}\n"
        "int main(void) { struct s s = {0}; f(&s); return 0; }",
        "struct s { int *p; };\nvoid f(borrows_mut struct s *s) {\n int n = 3;\n s->p = &n;\n n = *s->p;\n s->p = NULL;\n}\n"
        "int main(void) { struct s s = {0}; f(&s); return 0; }",
        /* out-parameters: the result says whether they are set */
        "int make(gives char **out) {\n char *p = malloc(3);\n if (!p) return -1;\n *out = p;\n return 0;\n}\n"
        "int main(void) {\n char *p;\n if (make(&p) < 0) return 1;\n free(p);\n return 0;\n}",
        "int make(gives char **out) {\n char *p = malloc(3);\n if (!p) return -1;\n *out = p;\n return 0;\n}\n"
        "int main(void) {\n char *p;\n make(&p);\n free(p); //! unset-out-parameter\n return 0;\n}",
        "int make(gives char **out) {\n char *p = malloc(3);\n if (!p) return 0; //! unset-out-parameter\n *out = p;\n"
        " return 0;\n}\nint main(void) {\n char *p = NULL;\n make(&p);\n free(p);\n return 0;\n}",
    };
    for (size_t i = 0; i < COUNT(all); i++)
        tells_what_is_marked(all[i]);
}

/* ---- the way there --------------------------------------------------------------------------------- */

static void path_in_order(void **state)
{
    (void)state;
    static const struct { uint8_t role; int line; } wanted[] = {
        {CONTRACT_ROLE_OWNED, 2}, {CONTRACT_ROLE_BRANCH, 3}, {CONTRACT_ROLE_BRANCH, 5}, {CONTRACT_ROLE_FREED, 6},
        {CONTRACT_ROLE_USED, 7}};
    struct arena a = {0};
    struct cfront_output o;
    check(&a, TOP "int f(int n) {\n char *p = malloc(3);\n if (!p)\n  return 1;\n if (n)\n  free(p);\n p[0] = 1;\n"
          " if (!n)\n  free(p);\n return 0;\n}\nint main(void) { return f(1); }\n", &o);
    assert_int_equal(o.ownership.found_count, 1);
    const struct cfront_contract *k = &o.ownership.found[0];
    assert_string_equal(contract_code_name(k->code), "use-after-move");
    assert_true(str_is(k->variable, "p"));
    assert_int_equal(k->step_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_int_equal(k->steps[i].role, wanted[i].role);
        assert_int_equal(k->steps[i].line - k->steps[0].line + 2, wanted[i].line);
    }
    arena_release(&a);
}

/* ---- hostile programs -------------------------------------------------------------------------------- */

static void bounded(const char *text)
{
    struct arena a = {0};
    struct cfront_output o;
    check(&a, text, &o);
    assert_true(o.ownership.check_us < 2000 * 1000); /* far above what it takes, on a slow machine too */
    arena_release(&a);
}

static void hostile(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_cstr(&b, "#include <stdlib.h>\nint g(void) { return 1; }\nint main(void)\n{\n");
    for (int i = 0; i < 70; i++)
        buf_printf(&b, "char *p%d = NULL; int x%d = 0; if (g()) { p%d = malloc(3); x%d = 1; }\n", i, i, i, i);
    for (int i = 0; i < 70; i++)
        buf_printf(&b, "if (x%d) free(p%d);\n", i, i);
    buf_cstr(&b, "}\n");
    bounded(b.at);
    buf_clear(&b);
    buf_cstr(&b, "#include <stdlib.h>\nstruct n { struct n *a, *b; };\nint g(void) { return 1; }\n"
             "void f(struct n *p)\n{\nstruct n *q = p, *r = p;\n");
    static const char *const what[] = {"q = q->a;", "r = q->b;", "q = malloc(16);", "free(r);", "q->a = r;", "r->b = q;"};
    for (unsigned i = 0, seed = 7; i < 900; i++) {
        seed = seed * 1103515245u + 12345u;
        buf_printf(&b, "L%u: %s if (g()) goto L%u;\n", i, what[seed >> 16 & 3 ? (seed >> 18) % 6 : 0], (seed >> 8) % 900);
    }
    buf_cstr(&b, "}\nint main(void) { f(NULL); return 0; }\n");
    bounded(b.at);
    buf_clear(&b);
    buf_cstr(&b, "#include <stdlib.h>\nint g(void) { return 1; }\nint main(void)\n{\n");
    for (int i = 0; i < 14; i++)
        buf_printf(&b, "for (int i%d = 0; i%d < g(); i%d++) { char *p%d = g() ? malloc(3) : NULL;\n", i, i, i, i);
    for (int i = 14; i-- > 0;)
        buf_printf(&b, "free(p%d); }\n", i);
    buf_cstr(&b, "}\n");
    bounded(b.at);
    buf_clear(&b);
    buf_cstr(&b, "#include <stdlib.h>\n#include <stdio.h>\nint main(void)\n{\nprintf(\"x\"");
    for (int i = 0; i < 120; i++) /* more temporaries than a state holds */
        buf_cstr(&b, ", malloc(3)");
    buf_cstr(&b, ");\n}\n");
    bounded(b.at);
    buf_release(&b);
}

/* ---- numbers -------------------------------------------------------------------------------------------- */

static void numbers(void **state)
{
    (void)state;
    struct value any = {.kind = V_UNKNOWN}, v = any;
    int32_t n;
    assert_true(flow_value_restrict(&v, '>', 64));
    assert_int_equal(flow_value_compare(v, PUNCT_LE, flow_value_number(64, 64)), 0);
    assert_int_equal(flow_value_compare(v, '>', flow_value_number(64, 64)), 1);
    assert_int_equal(flow_value_compare(v, PUNCT_EQ, flow_value_number(70, 70)), -1);
    assert_false(flow_value_restrict(&v, '<', 65));
    v = any;
    assert_true(flow_value_restrict(&v, PUNCT_NE, 0));
    assert_int_equal(flow_value_truth(v), 1);
    assert_true(flow_value_restrict(&v, PUNCT_GE, 0)); /* not 0, not less: more */
    assert_int_equal(flow_value_compare(v, '>', flow_value_number(0, 0)), 1);
    v = flow_value_arith(flow_value_number(0, 0), '+', flow_value_number(1, 1), false);
    assert_false(flow_value_exact(v, &n)); /* a count: its sign only */
    assert_int_equal(flow_value_truth(v), 1);
    struct value same = flow_value_arith(v, '+', flow_value_number(1, 1), false);
    assert_true(flow_value_eq(&v, &same));
    assert_true(flow_value_is_null(flow_value_arith(flow_value_number(0, 0), '&', any, false))
                || flow_value_arith(flow_value_number(0, 0), '&', any, false).kind == V_UNKNOWN);
    v = flow_value_join(flow_value_number(1, 1), flow_value_number(3, 3));
    assert_int_equal(flow_value_truth(v), 1);
    v = flow_value_join(flow_value_number(-1, -1), flow_value_number(3, 3));
    assert_int_equal(flow_value_truth(v), 1); /* neither was 0 */
    v = flow_value_join(flow_value_number(0, 0), flow_value_number(3, 3));
    assert_int_equal(flow_value_truth(v), -1);
    /* beyond the bounds nothing is exact */
    assert_false(flow_value_exact(flow_value_number(INT64_C(1) << 40, INT64_C(1) << 40), &n));
    assert_int_equal(flow_value_compare(flow_value_number(INT64_C(1) << 40, INT64_C(1) << 40), PUNCT_EQ,
                                        flow_value_number(INT64_C(1) << 41, INT64_C(1) << 41)), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers), cmocka_unit_test(programs),
        cmocka_unit_test(owners_joined),
        cmocka_unit_test(owners_out_of_sight), cmocka_unit_test(path_in_order),
        cmocka_unit_test(hostile),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&headers);
    return failed;
}
