/* Expressions and statements: the tree that is made of a function, printed in short,
 * and what is told of one that is wrong. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "cfront/parse.h"

static int told(const char *source, const char *got, const char *wanted)
{
    print_error("%s: %s instead of %s\n", source, got ? got : "nothing", wanted);
    return 1;
}

/* ---- a parse -------------------------------------------------------------------------- */

struct run {
    struct arena arena;
    struct cfront c;
    struct cfront_file file;
    struct cfront_input in;
};

static bool no_library(struct str name, bool function)
{
    (void)name, (void)function;
    return false;
}

static void run_start(struct run *r, const char *text)
{
    memset(r, 0, sizeof *r);
    r->file = (struct cfront_file){STR("t.c"), str_from(text), false};
    r->in = (struct cfront_input){.files = &r->file, .file_count = 1, .library = no_library,
                                  .checked = true, .warnings = true};
    r->c = (struct cfront){.arena = &r->arena, .in = &r->in};
    type_reset();
    source_init(&r->c);
    r->c.tree = arena_alloc(&r->arena, sizeof *r->c.tree);
    r->c.tree->last_function = &r->c.tree->functions;
    struct tokens tokens;
    preprocess(&r->c, 0, &tokens);
    struct parser p = {.c = &r->c, .t = tokens.at};
    decl_translation_unit(&p);
    vec_release(&p.variable_types);
    report_sort(&r->c);
}

static void run_end(struct run *r)
{
    for (struct func *f = r->c.tree->functions; f; f = f->next) {
        vec_release(&f->locals);
        vec_release(&f->labels);
        if (f->body)
            vec_release(&f->body->block->objects);
    }
    vec_release(&r->c.tree->declared);
    vec_release(&r->c.tree->objects);
    source_release(&r->c);
    arena_release(&r->arena);
}

static struct func *last_function(struct run *r)
{
    struct func *f = r->c.tree->functions;
    while (f && f->next)
        f = f->next;
    return f;
}

/* ---- the tree in short ------------------------------------------------------------------- */

static void show(struct run *r, struct buf *b, const struct expr *e);

static void show_op(struct buf *b, int op)
{
    if (op == PUNCT_INC || op == PUNCT_DEC)
        buf_cstr(b, op == PUNCT_INC ? "++" : "--");
    else
        buf_cstr(b, binary_name(op));
}

static void show_all(struct run *r, struct buf *b, const struct expr *e)
{
    if (e->a)
        buf_char(b, ' '), show(r, b, e->a);
    if (e->b)
        buf_char(b, ' '), show(r, b, e->b);
    if (e->c)
        buf_char(b, ' '), show(r, b, e->c);
    for (size_t i = 0; i < e->arg_count; i++)
        buf_char(b, ' '), show(r, b, e->args[i]);
}

static const char *kind_name(const struct expr *e)
{
    static const char *const names[] = {
        [EXPR_ERROR] = "error", [EXPR_COMPOUND] = "compound", [EXPR_DEREF] = "*", [EXPR_INDEX] = "index",
        [EXPR_LOAD] = "load", [EXPR_DECAY] = "decay", [EXPR_ADDRESS] = "&", [EXPR_NEG] = "neg",
        [EXPR_COMPL] = "~", [EXPR_NOT] = "!", [EXPR_PTR_ADD] = "ptr", [EXPR_PTR_DIFF] = "diff",
        [EXPR_AND] = "&&", [EXPR_OR] = "||", [EXPR_COND] = "?", [EXPR_COMMA] = ",", [EXPR_ASSIGN] = "=",
        [EXPR_CALL] = "call", [EXPR_STMT] = "stmt", [EXPR_SIZE] = "size", [EXPR_VA_START] = "va_start",
        [EXPR_VA_END] = "va_end", [EXPR_VA_COPY] = "va_copy", [EXPR_VA_ARG] = "va_arg",
        [EXPR_ALLOCA] = "alloca", [EXPR_SETJMP] = "setjmp", [EXPR_BUILTIN] = "builtin",
    };
    return e->kind < COUNT(names) && names[e->kind] ? names[e->kind] : "?";
}

static void show(struct run *r, struct buf *b, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_INT:
        buf_printf(b, "%lld", (long long)e->value);
        if (e->type->kind != TYPE_INT)
            buf_printf(b, ":%s", type_text(&r->c, e->type));
        return;
    case EXPR_FLOAT:
        buf_printf(b, "%Lg:%s", e->real, type_text(&r->c, e->type));
        return;
    case EXPR_OBJECT:
        if (e->object->is_literal)
            buf_printf(b, "\"" STR_FMT "\"", (int)e->object->bytes.len - 1, e->object->bytes.at);
        else
            buf_str(b, e->object->name ? e->object->name->text : STR("_"));
        return;
    case EXPR_FUNC:
        buf_str(b, e->func->name->text);
        return;
    case EXPR_MEMBER:
        buf_printf(b, "(.%llu", (unsigned long long)e->offset);
        break;
    case EXPR_CONVERT:
        buf_printf(b, "(%s%s", e->explicit_cast ? "cast:" : "to:", type_text(&r->c, e->type));
        break;
    case EXPR_BINARY:
        buf_char(b, '(');
        show_op(b, e->op);
        break;
    case EXPR_UPDATE:
        buf_char(b, '(');
        show_op(b, e->op);
        buf_printf(b, "=:%s", type_text(&r->c, e->computed));
        break;
    case EXPR_STEP:
        buf_cstr(b, e->is_postfix ? "(post" : "(pre");
        show_op(b, e->op);
        break;
    default:
        buf_printf(b, "(%s", kind_name(e));
        break;
    }
    show_all(r, b, e);
    buf_char(b, ')');
}

/* What holds for every expression of a program without errors. */
static void check_tree(const struct expr *e)
{
    if (!e)
        return;
    assert_int_not_equal(e->kind, EXPR_ERROR);
    assert_int_not_equal(e->type->kind, TYPE_ERROR);
    assert_true(e->at.from && e->at.to >= e->at.from);
    assert_true(e->depth >= 1 && e->depth <= EXPR_DEPTH_MAX);
    if (e->kind == EXPR_LOAD || e->kind == EXPR_ASSIGN || e->kind == EXPR_UPDATE || e->kind == EXPR_STEP)
        assert_true(e->a->is_lvalue);
    if (e->kind == EXPR_BINARY && e->op != PUNCT_SHL && e->op != PUNCT_SHR)
        assert_int_equal(e->a->type->kind, e->b->type->kind);
    if (e->kind == EXPR_ASSIGN)
        assert_int_equal(e->a->type->kind, e->b->type->kind);
    if (e->kind == EXPR_COND && e->b && e->type->kind != TYPE_VOID)
        assert_int_equal(e->b->type->kind, e->c->type->kind);
    check_tree(e->a);
    check_tree(e->b);
    check_tree(e->c);
    for (size_t i = 0; i < e->arg_count; i++)
        check_tree(e->args[i]);
}

/* ---- expressions ---------------------------------------------------------------------------- */

static const char before[] =
    "struct point { int x, y; unsigned bits : 3; int full : 32; unsigned ufull : 32; };"
    "struct outer { long before; struct { char c; struct point in; }; int many[4]; };"
    "int printf(const char *, ...); int add(int, long); void nothing(void); struct point make(void);"
    "int setjmp(long *); void *alloca(unsigned long);"
    "int f(int i, unsigned u, long l, unsigned long ul, char c, short s, float fl, double d, int *p, char *t,"
    "      const char *ct, void *v, struct point *q, struct outer *o, int **pp, _Bool b)"
    "{ int a[10], m[3][4]; struct point r, k[2]; int (*fn)(int, long) = add; enum e { A, B = 5 } e = A;"
    "  long env[8]; enum { BIG = 7 }; (void)fn; (void)env; ";

static const struct { const char *source, *tree; } trees[] = {
    {"1", "1"}, {"0x7fffffff", "2147483647"}, {"2147483648", "2147483648:long"},
    {"0x80000000", "2147483648:unsigned int"}, {"0xffffffffffffffff", "-1:unsigned long"},
    {"1u", "1:unsigned int"}, {"1ull", "1:unsigned long long"}, {"1LL", "1:long long"}, {"0b101", "5"},
    {"017", "15"}, {"4294967295u", "4294967295:unsigned int"}, {"4294967296u", "4294967296:unsigned long"},
    {"1.5", "1.5:double"}, {".5f", "0.5:float"}, {"1e3L", "1000:long double"}, {"0x1.8p1", "3:double"},
    {"'a'", "97"}, {"'\\n'", "10"}, {"'\\377'", "-1"}, {"'\\x41'", "65"}, {"L'a'", "97"},
    {"u'a'", "97:unsigned short"}, {"U'\\U0001F600'", "128512:unsigned int"},
    {"\"a\" \"b\"", "(decay \"ab\")"}, {"sizeof \"a\\0b\"", "4:unsigned long"}, {"\"\\u00e9\"", "(decay \"\u00e9\")"},
    {"sizeof L\"ab\"", "12:unsigned long"}, {"sizeof u\"ab\"", "6:unsigned long"},
    {"i", "(load i)"}, {"BIG", "7"}, {"e", "(load e)"}, {"i + 1", "(+ (load i) 1)"},
    {"c + s", "(+ (to:int (load c)) (to:int (load s)))"},
    {"i + u", "(+ (to:unsigned int (load i)) (load u))"}, {"u + l", "(+ (to:long (load u)) (load l))"},
    {"l + ul", "(+ (to:unsigned long (load l)) (load ul))"},
    {"fl * i", "(* (load fl) (to:float (load i)))"}, {"fl + d", "(+ (to:double (load fl)) (load d))"},
    {"c << l", "(<< (to:int (load c)) (load l))"}, {"i < u", "(< (to:unsigned int (load i)) (load u))"},
    {"-c", "(neg (to:int (load c)))"}, {"~u", "(~ (load u))"}, {"!p", "(! (load p))"}, {"!!d", "(! (! (load d)))"},
    {"+c", "(to:int (load c))"}, {"b + b", "(+ (to:int (load b)) (to:int (load b)))"},
    {"e + 1", "(+ (to:unsigned int (load e)) (to:unsigned int 1))"},
    {"1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"}, {"1 << 2 + 3", "(<< 1 (+ 2 3))"},
    {"1 | 2 ^ 3 & 4 == 5", "(| 1 (^ 2 (& 3 (== 4 5))))"}, {"i && l || d", "(|| (&& (load i) (load l)) (load d))"},
    {"a[1]", "(load (index (decay a) (to:long 1)))"}, {"1[a]", "(load (index (decay a) (to:long 1)))"}, {"m[1][2]", "(load (index (decay (index (decay m) (to:long 1))) (to:long 2)))"},
    {"p[i]", "(load (index (load p) (to:long (load i))))"},
    {"*p", "(load (* (load p)))"}, {"**pp", "(load (* (load (* (load pp)))))"}, {"&i", "(& i)"}, {"&a", "(& a)"},
    {"&*p", "(& (* (load p)))"}, {"p + 1", "(ptr (load p) (to:long 1))"}, {"p - 1", "(ptr (load p) (to:long 1))"}, {"p - p", "(diff (load p) (load p))"},
    {"r.y", "(load (.4 r))"}, {"q->y", "(load (.4 (* (load q))))"}, {"make().y", "(.4 (call (decay make)))"},
    {"o->in.x", "(load (.0 (.12 (* (load o)))))"}, {"o->c", "(load (.8 (* (load o))))"},
    {"r.bits + 1", "(+ (to:int (load (.8 r))) 1)"}, {"r.bits - 1u", "(- (to:unsigned int (to:int (load (.8 r)))) 1:unsigned int)"},
    {"r.ufull + 1", "(+ (load (.16 r)) (to:unsigned int 1))"}, {"p == 0", "(== (load p) (to:int * 0))"}, {"p == v", "(== (load p) (to:int * (load v)))"}, {"p < p", "(< (load p) (load p))"},
    {"i ? 1 : 2.5", "(? (load i) (to:double 1) 2.5:double)"}, {"i ? p : 0", "(? (load i) (load p) (to:int * 0))"},
    {"i ?: l", "(? (to:long (load i)) (load l))"}, {"i ? t : ct", "(? (load i) (to:const char * (load t)) (load ct))"}, {"i ? p : v", "(? (load i) (to:void * (load p)) (load v))"},
    {"i, l", "(, (load i) (load l))"}, {"i = l", "(= i (to:int (load l)))"}, {"r = *q", "(= r (load (* (load q))))"},
    {"c += 1", "(+=:int c 1)"}, {"c *= 2.5", "(*=:double c 2.5:double)"}, {"c <<= l", "(<<=:int c (load l))"},
    {"p += i", "(+=:int * p (to:long (load i)))"}, {"i += u", "(+=:unsigned int i (load u))"}, {"i++", "(post++ i)"}, {"--p", "(pre-- p)"},
    {"add(1, 2)", "(call (decay add) 1 (to:long 2))"}, {"fn(1, 2)", "(call (load fn) 1 (to:long 2))"},
    {"(*fn)(1, 2)", "(call (load fn) 1 (to:long 2))"}, {"(**fn)(1, 2)", "(call (load fn) 1 (to:long 2))"},
    {"(&add)(1, 2)", "(call (& add) 1 (to:long 2))"},
    {"printf(\"x\", c, fl)", "(call (decay printf) (to:const char * (decay \"x\")) (to:int (load c)) (to:double (load fl)))"},
    {"(char)i", "(cast:char (load i))"}, {"(void)i", "(cast:void (load i))"}, {"(int){3}", "(load (compound))"},
    {"sizeof i", "4:unsigned long"}, {"sizeof(struct point)", "20:unsigned long"}, {"sizeof a", "40:unsigned long"},
    {"sizeof(int){1}", "4:unsigned long"}, {"_Alignof(double)", "8:unsigned long"},
    {"_Generic(c, int: 1, char: 2, default: 3)", "2"}, {"_Generic(ct, char *: 1, default: 3)", "3"},
    {"({ int z = 1; z; })", "(stmt)"}, {"__builtin_expect(i, 1)", "(to:long (load i))"},
    {"__builtin_offsetof(struct outer, in.y)", "16:unsigned long"}, {"__builtin_constant_p(3)", "1"},
    {"__builtin_constant_p(i)", "0"}, {"__builtin_types_compatible_p(int, int)", "1"},
    {"__builtin_types_compatible_p(int, long)", "0"}, {"__builtin_choose_expr(1, i, d)", "(load i)"},
    {"__builtin_popcount(i)", "(builtin (to:unsigned long (to:unsigned int (load i))))"}, {"__builtin_inff()", "inf:float"}, {"alloca(8)", "(alloca (to:unsigned long 8))"},
    {"setjmp(env)", "(setjmp (decay env))"}, {"__builtin_add_overflow(i, l, p)", "(builtin (load i) (load l) (load p))"},
    {"__sync_fetch_and_add(p, 1)", "(builtin (load p) 1 5)"}, {"__builtin_isnan(d)", "(, (= _ (load d)) (!= (load _) (load _)))"},
    {"__func__", "(decay \"f\")"},
    {"++(int){4}", "(pre++ (compound))"}, {"i ? nothing() : (void)0", "(? (load i) (call (decay nothing)) (cast:void 0))"},
};

/* The last statement's expression as a value. */
static void test_trees(void **state)
{
    int failures = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(trees); i++) {
        struct buf source = {0}, got = {0};
        buf_printf(&source, "%s (void)0; (%s); return 0; }\n", before, trees[i].source);
        struct run r;
        run_start(&r, source.at);
        if (r.c.error_count)
            fail_msg("%s: %s", trees[i].source, r.c.diags.at[0].code);
        struct stmt *s = last_function(&r)->body->list;
        while (s->next && s->next->kind != STMT_RETURN)
            s = s->next;
        check_tree(s->expr);
        show(&r, &got, s->expr);
        if (strcmp(got.at, trees[i].tree) != 0)
            failures += told(trees[i].source, got.at, trees[i].tree);
        run_end(&r);
        buf_release(&source);
        buf_release(&got);
    }
    assert_int_equal(failures, 0);
}

/* ---- what is told ------------------------------------------------------------------------------ */

/* Codes of all errors, in order of their places. */
static const struct { const char *source, *codes; } wrongs[] = {
    {"nope = 1;", "undeclared-name"}, {"nope(1);", "undeclared-function"}, {"nope = nope + nope;", "undeclared-name"},
    {"nope(1); nope(2); nope(3);", "undeclared-function"}, {"add(1);", "argument-count"},
    {"add(1, 2, 3);", "argument-count"}, {"add(p, 1);", "pointer-integer-mix"}, {"p = 5;", "pointer-integer-mix"},
    {"i = p;", "pointer-integer-mix"}, {"p = t;", "incompatible-pointers"}, {"r = 1;", "type-mismatch"},
    {"i = nothing();", "void-value"}, {"i();", "not-a-function"}, {"*i;", "not-a-pointer"}, {"i[0];", "not-an-array"},
    {"*v;", "void-dereference"}, {"v[0];", "void-dereference"}, {"q.x = 1;", "dot-on-pointer"},
    {"r->x = 1;", "arrow-on-struct"}, {"r.z = 1;", "unknown-member"}, {"i.x = 1;", "not-a-struct"},
    {"i + 1 = 2;", "not-assignable"}, {"a = m[0];", "array-assignment"}, {"5++;", "not-assignable"},
    {"&5;", "not-addressable"}, {"&r.bits;", "not-addressable"}, {"r + 1;", "invalid-operands"},
    {"d % 2;", "invalid-operands"}, {"p + p;", "invalid-operands"}, {"r == r;", "invalid-operands"},
    {"p == 3;", "pointer-integer-mix"}, {"p == t;", "incompatible-pointers"}, {"if (r) i = 1;", "not-scalar"},
    {"(struct point)i;", "invalid-cast"}, {"(int *)d;", "invalid-cast"}, {"sizeof(void);", "incomplete-type"},
    {"i = (1 + 2;", "expected"}, {"i = 1 + 2);", "unbalanced"}, {"i = ;", "expected-expression"},
    {"i = 3 *;", "expected-expression"}, {"i = 1\n l = 2\n d = 3;", "expected expected"},
    {"add(1 2);", "expected"}, {"i = u =< 3;", "wrong-operator"}, {"i = u === 3;", "wrong-operator"},
    {"if (i &&& l) i = 1;", "wrong-operator"}, {"if (i and l) i = 1;", "wrong-operator"},
    {"if (i) then l = 1;", "wrong-operator"}, {"if (i) ; elif (l) ; else ;", "wrong-operator"},
    {"if (i) { l = 1; else { l = 2; }", "expected"}, {"if i > 3 { l = 1; }", "expected"}, {"for (int n = 0, n < 3, n++) i = n;", "for-parts"},
    {"for (n in 10) i = n;", "for-parts"}, {"i = 08;", "invalid-number"}, {"i = 0x;", "invalid-number"},
    {"i = 12ab;", "invalid-number"}, {"l = 99999999999999999999;", "number-range"},
    {"l = 9223372036854775808;", "number-range"}, {"d = 1e999;", "number-range"}, {"i = '';", "empty-char"},
    {"t = \"\\xg\";", "invalid-escape"}, {"break;", "stray-jump"}, {"continue;", "stray-jump"},
    {"case 1: ;", "stray-case"}, {"goto away;", "undefined-label"}, {"x: ; x: ;", "duplicate-label"},
    {"switch (d) { }", "switch-type"}, {"switch (i) { case 1: case 2: case 1: ; }", "duplicate-case"},
    {"switch (i) { case 1 ... 5: ; case 3: ; }", "duplicate-case"}, {"switch (i) { case 5 ... 1: ; }", "empty-range"},
    {"switch (i) { default: ; default: ; }", "duplicate-case"}, {"if (i) int z = 3;", "lone-declaration"},
    {"else i = 1;", "else-without-if"}, {"return;", "return-value"}, {"return r;", "type-mismatch"},
    {"goto in; { int n[i]; in: n[0] = 1; }", "jump-into-vla"}, {"i = int;", "type-as-value"},
    {"add(int 1, 2);", "type-as-value"}, {"_Generic(i, char: 1);", "generic-no-match"},
    {"i ? r : 1;", "type-mismatch"}, {"&&away;", "not-in-course"}, {"goto *v;", "not-in-course"},
    {"va_arg;", "undeclared-name"}, {"__builtin_va_arg(v, int);", "type-mismatch"}, {"i = r.;", "expected"},
    {"a[1 = 2;", "not-assignable"}, {"printf \"x\";", "expected"}, {"do i = 1; while (i) l = 2;", "expected"},
};

static void codes_of(const struct run *r, struct buf *out)
{
    for (size_t i = 0; i < r->c.diags.len; i++)
        if (r->c.diags.at[i].severity == SEVERITY_ERROR)
            buf_printf(out, "%s%s", out->len ? " " : "", r->c.diags.at[i].code);
}

static void test_wrongs(void **state)
{
    int failures = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(wrongs); i++) {
        struct buf source = {0}, got = {0};
        /* What follows is read again: the last statement has no mistake of its own. */
        buf_printf(&source, "%s %s\n i = 1; return 0; }\nint g(void) { return 1; }\n", before, wrongs[i].source);
        struct run r;
        run_start(&r, source.at);
        codes_of(&r, &got);
        if (!got.at || strcmp(got.at, wrongs[i].codes) != 0)
            failures += told(wrongs[i].source, got.at, wrongs[i].codes);
        run_end(&r);
        buf_release(&source);
        buf_release(&got);
    }
    assert_int_equal(failures, 0);
}

static void test_unclosed_function(void **state)
{
    (void)state;
    struct run r;
    run_start(&r, "int main(void)\n{\n    return 0;\n");
    assert_int_equal(r.c.diags.len, 1);
    assert_string_equal(r.c.diags.at[0].code, "unexpected-end");
    assert_int_equal(r.c.diags.at[0].line, 3);
    run_end(&r);
}

/* ---- objects and statements ------------------------------------------------------------------------ */

static struct object *local(struct run *r, const char *name)
{
    struct func *f = last_function(r);
    for (size_t i = 0; i < f->locals.len; i++)
        if (f->locals.at[i]->name && str_is(f->locals.at[i]->name->text, name))
            return f->locals.at[i];
    fail_msg("no local '%s'", name);
    return NULL;
}

static const struct { const char *source; bool exposed; } exposures[] = {
    {"x[1] = 2;", false}, {"sizeof &x;", false}, {"y = x[1] + x[2];", false}, {"p = x;", true}, {"p = &x[1];", true},
    {"*x = 1;", true}, {"use(x);", true}, {"p = x + 1;", true}, {"sizeof(x + 1);", false}, {"(void)(&x);", true},
    {"y = *&x[0];", true}, {"_Generic(x, int *: 1);", false},
};

static void test_exposed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(exposures); i++) {
        struct buf source = {0};
        buf_printf(&source, "void use(int *); int f(void) { int x[4], y, *p; %s return 0; }\n", exposures[i].source);
        struct run r;
        run_start(&r, source.at);
        assert_int_equal(r.c.error_count, 0);
        if (local(&r, "x")->exposed != exposures[i].exposed)
            fail_msg("%s: %s", exposures[i].source, exposures[i].exposed ? "not exposed" : "exposed");
        run_end(&r);
        buf_release(&source);
    }
}

static const struct { const char *source; bool falls; } ends[] = {
    {"return 1;", false}, {"", true}, {"if (i) return 1;", true}, {"if (i) return 1; else return 2;", false},
    {"for (;;) ;", false}, {"while (1) { if (i) break; }", true}, {"while (1) { if (i) return 1; }", false},
    {"while (i) return 1;", true}, {"do { return 1; } while (i);", false}, {"do { if (i) continue; return 1; } while (0);", true},
    {"switch (i) { case 1: return 1; default: return 2; }", false}, {"switch (i) { case 1: return 1; }", true},
    {"switch (i) { case 1: break; default: return 2; }", true}, {"stop();", false}, {"i ? stop() : stop();", false},
    {"goto end; end: return 1;", false}, {"again: i++; goto again;", false}, {"__builtin_unreachable();", false},
    {"if (0) return 1;", true}, {"if (1) return 1;", false}, {"{ { return 1; } }", false},
    {"for (;;) { switch (i) { case 1: break; } }", false}, {"(0 ? (void)0 : stop());", false},
    {"switch (i) { case 1: while (1) { break; } return 1; default: return 2; }", false},
};

static void test_falls_off(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct buf source = {0};
        buf_printf(&source, "_Noreturn void stop(void); int f(int i) { %s }\n", ends[i].source);
        struct run r;
        run_start(&r, source.at);
        assert_int_equal(r.c.error_count, 0);
        if (last_function(&r)->falls_off != ends[i].falls)
            fail_msg("%s: %s", ends[i].source, ends[i].falls ? "does not fall off" : "falls off");
        run_end(&r);
        buf_release(&source);
    }
}

static void test_jumps(void **state)
{
    (void)state;
    struct run r;
    run_start(&r, "int f(int i) { int a = 1; if (i) goto in; { int b = 2; in: b++; int c = 3; c++; }"
                  "switch (i) { int d; case 1: d = 1; int e = d; case 2: e = 2; int g = e; g++; }"
                  "int h = a; while (h) { int k = h; if (k) goto out; h--; } out: return h; }\n");
    assert_int_equal(r.c.error_count, 0);
    assert_false(local(&r, "a")->jumped);
    assert_true(local(&r, "b")->jumped);
    assert_false(local(&r, "c")->jumped);
    assert_true(local(&r, "b")->block->jumped_into);
    assert_true(local(&r, "d")->jumped);
    assert_true(local(&r, "e")->jumped);
    assert_false(local(&r, "g")->jumped);
    assert_false(local(&r, "h")->jumped);
    assert_false(local(&r, "k")->jumped);
    assert_false(local(&r, "k")->block->jumped_into);
    assert_true(last_function(&r)->has_jumps);
    run_end(&r);
}

static void test_strings_are_shared(void **state)
{
    (void)state;
    struct run r;
    run_start(&r, "const char *a = \"one\", *b = \"o\" \"ne\", *c = \"two\"; const int *d = L\"one\";\n");
    size_t strings = 0;
    for (size_t i = 0; i < r.c.tree->objects.len; i++)
        strings += r.c.tree->objects.at[i]->is_literal;
    assert_int_equal(strings, 3);
    run_end(&r);
}

/* ---- hostile ------------------------------------------------------------------------------------------- */

static void test_deep(void **state)
{
    static const struct { const char *start, *again, *end; int times; } deep[] = {
        {"int f(int a) { return ", "a+", "1; }", 100000}, {"int f(int a) { return ", "(", "1; }", 100000},
        {"int f(int a) { return ", "-", "a; }", 100000}, {"int f(int a) { ", "{", "", 100000},
        {"int f(int a) { ", "if (a) ; else ", "; }", 20000}, {"int f(int a) { ", "for (;;) ", "; }", 20000},
        {"int f(int *a) { return a", "[0]", "; }", 50000}, {"int f(int a) { return ", "a ? 1 : ", "1; }", 50000},
        {"int f(int a) { return ", "({", "", 20000}, {"int f(int a) { return ", "(int)", "a; }", 50000},
        {"int f(int a) { ", "a = ", "1; }", 50000}, {"int f(int a) { return ", "sizeof ", "a; }", 50000},
        {"struct s { struct s *n; }; int f(struct s *a) { a", "->n", " = 0; }", 50000},
        {"int f(int a) { return ", "_Generic(a, default: ", "1", 20000},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(deep); i++) {
        struct buf source = {0};
        buf_cstr(&source, deep[i].start);
        for (int k = 0; k < deep[i].times; k++)
            buf_cstr(&source, deep[i].again);
        buf_printf(&source, "%s\n", deep[i].end);
        struct run r;
        run_start(&r, source.at);
        assert_true(r.c.error_count > 0);
        run_end(&r);
        buf_release(&source);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees),
        cmocka_unit_test(test_wrongs),
        cmocka_unit_test(test_unclosed_function),
        cmocka_unit_test(test_exposed),
        cmocka_unit_test(test_falls_off),
        cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_strings_are_shared),
        cmocka_unit_test(test_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
