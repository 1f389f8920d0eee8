/* Types and declarations: how types are written, how structs are laid out (figures are
 * gcc's on x86-64), what initialisers and constants come to, what files share, and that
 * hostile declarations end quickly. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "cfront/decl.h"

/* ---- a program of a few files ------------------------------------------------------------ */

struct run {
    struct arena arena;
    struct cfront c;
    struct cfront_file files[4];
    struct cfront_input in;
    struct buf out;
};

static bool library(struct str name, bool function) { return function && str_is(name, "puts"); }

static void start(struct run *r, const char *const *texts)
{
    static const char *const names[] = {"a.c", "b.c", "c.c", "d.c"};
    memset(r, 0, sizeof *r);
    r->in = (struct cfront_input){.files = r->files, .library = library, .warnings = true};
    for (; texts[r->in.file_count]; r->in.file_count++)
        r->files[r->in.file_count] = (struct cfront_file){
            str_from(names[r->in.file_count]), str_from(texts[r->in.file_count]), false};
    r->c = (struct cfront){.arena = &r->arena, .in = &r->in};
    type_reset();
    source_init(&r->c);
    r->c.tree = arena_alloc(&r->arena, sizeof *r->c.tree);
    r->c.tree->last_function = &r->c.tree->functions;
    for (uint32_t i = 0; i < r->in.file_count; i++) {
        struct tokens tokens;
        preprocess(&r->c, i, &tokens);
        struct parser p = {.c = &r->c, .t = tokens.at};
        decl_translation_unit(&p);
        r->c.unit++;
    }
    externs_check(&r->c);
    report_sort(&r->c);
}

static void end(struct run *r)
{
    for (struct func *f = r->c.tree->functions; f; f = f->next) {
        vec_release(&f->locals);
        vec_release(&f->labels);
        if (f->body && f->body->block)
            vec_release(&f->body->block->objects);
    }
    vec_release(&r->c.tree->declared);
    vec_release(&r->c.tree->objects);
    source_release(&r->c);
    buf_release(&r->out);
    arena_release(&r->arena);
}

/* "b.c:1 code, b.c:2 code" */
static void add_diags(struct run *r)
{
    for (size_t i = 0; i < r->c.diags.len; i++) {
        const struct diag *d = &r->c.diags.at[i];
        buf_printf(&r->out, "%s" STR_FMT ":%d %s", i ? ", " : "", STR_ARG(d->file), d->line, d->code);
    }
}

static void tells_of(const char *const *texts, const char *wanted)
{
    struct run r;
    start(&r, texts);
    buf_cstr(&r.out, "");
    add_diags(&r);
    if (strcmp(r.out.at ? r.out.at : "", wanted) != 0)
        print_error("%s\n", texts[0]);
    assert_string_equal(r.out.at ? r.out.at : "", wanted);
    end(&r);
}

static void tells(const char *text, const char *wanted)
{
    tells_of((const char *const[]){text, NULL}, wanted);
}

static struct object *named(struct run *r, const char *name)
{
    for (size_t i = 0; i < r->c.tree->objects.len; i++) {
        struct object *o = r->c.tree->objects.at[i];
        if (o->name && str_is(o->name->text, name))
            return o;
    }
    return NULL;
}

/* ---- types ----------------------------------------------------------------------------------- */

static void types_as_text(void **state)
{
    (void)state;
    static const char *const same[] = {
        "int x", "const char *x", "char *const x", "int *x[3]", "int (*x)[3]", "int *(*x)(void)",
        "int (*(*x)(int, char *))[2]", "void (*(*x[2])(int))(const void *, ...)", "unsigned long x",
        "volatile int *const volatile x", "long double x[2][3]", "int (*x)()",
    };
    for (size_t i = 0; i < COUNT(same); i++) {
        struct run r;
        char text[200];
        snprintf(text, sizeof text, "%s;", same[i]);
        start(&r, (const char *const[]){text, NULL});
        assert_int_equal(r.c.diags.len, 0);
        assert_string_equal(type_declare(&r.c, named(&r, "x")->type, "x"), same[i]);
        end(&r);
    }
    static const struct { const char *text, *type; } others[] = {
        {"int long unsigned long x;", "unsigned long long"},
        {"typedef unsigned long size_t; const size_t x;", "const size_t"},
        {"typedef int row[3]; row *x;", "row *"},
        {"typedef int row[3]; const row x;", "const int [3]"},
        {"typedef struct { int a; } pt; pt x;", "pt"},
        {"struct s { int a; } const *x;", "const struct s *"},
        {"int a[4]; typeof(&a) x;", "int (*)[4]"},
        {"_Atomic(int) x;", "_Atomic int"},
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        struct run r;
        start(&r, (const char *const[]){others[i].text, NULL});
        assert_int_equal(r.c.diags.len, 0);
        assert_string_equal(type_text(&r.c, named(&r, "x")->type), others[i].type);
        end(&r);
    }
}

/* size/align, then name@offset or name@byte.bit:width */
static void layout_is(const char *members, const char *wanted)
{
    struct run r;
    char text[1000];
    snprintf(text, sizeof text, "struct in { char c; long l; }; enum e { E }; %s x;", members);
    start(&r, (const char *const[]){text, NULL});
    add_diags(&r);
    struct type *t = named(&r, "x")->type;
    buf_printf(&r.out, "%llu/%u", (unsigned long long)t->size, t->align);
    for (struct field *f = t->tag->fields; f; f = f->next) {
        buf_printf(&r.out, " " STR_FMT "@%llu", STR_ARG(f->name ? f->name->text : STR("-")),
                   (unsigned long long)f->offset);
        if (f->is_bits)
            buf_printf(&r.out, ".%d:%d", f->bit, f->width);
    }
    assert_string_equal(r.out.at, wanted);
    end(&r);
}

static void layouts(void **state)
{
    (void)state;
    layout_is("struct { char a; int b; char c; }", "12/4 a@0 b@4 c@8");
    layout_is("struct { char a; int b; } __attribute__((packed))", "5/1 a@0 b@1");
    layout_is("struct { char a; struct in b; }", "24/8 a@0 b@8");
    layout_is("struct { char a; long double b; }", "32/16 a@0 b@16");
    layout_is("struct { char a; _Alignas(16) char b; }", "32/16 a@0 b@16");
    layout_is("struct { char a; int b __attribute__((packed)); }", "5/1 a@0 b@1");
    layout_is("union { char a[5]; short b; }", "6/2 a@0 b@0");
    layout_is("struct { int n; char v[]; }", "4/4 n@0 v@4");
    layout_is("struct { int a:3; int b:30; }", "8/4 a@0.0:3 b@4.0:30");
    layout_is("struct { char a; int b:7; int c:20; }", "8/4 a@0 b@1.0:7 c@4.0:20");
    layout_is("struct { unsigned a:4; unsigned :0; unsigned b:4; }", "8/4 a@0.0:4 b@4.0:4");
    layout_is("struct { char a; int :3; }", "2/1 a@0");
    layout_is("struct { char a:3; _Bool b:1; enum e c:5; }", "4/4 a@0.0:3 b@0.3:1 c@0.4:5");
    layout_is("struct { int a:20; int b:20; } __attribute__((packed))", "5/1 a@0.0:20 b@2.4:20");
    layout_is("union { int a:3; long b:40; }", "8/8 a@0.0:3 b@0.0:40");
    layout_is("struct { int a; union { char b; long c; }; }", "16/8 a@0 -@8");
}

static void enums(void **state)
{
    (void)state;
    tells("enum a { A, B = 5, C }; _Static_assert(C == 6 && sizeof(enum a) == 4 && (enum a)-1 > 0, \"\");\n"
          "enum b { D = -1 }; _Static_assert((enum b)-1 < 0, \"\");\n"
          "enum c { F = 1l << 40, G }; _Static_assert(sizeof(enum c) == 8 && G == F + 1, \"\");\n"
          "enum d { H = 200 } __attribute__((packed)); _Static_assert(sizeof(enum d) == 1, \"\");\n", "");
}

/* ---- initialisers --------------------------------------------------------------------------- */

/* "type: offset=value ..." of the object x. */
static void init_is(const char *text, const char *wanted)
{
    struct run r;
    start(&r, (const char *const[]){text, NULL});
    add_diags(&r);
    struct object *x = named(&r, "x");
    buf_printf(&r.out, "%s:", type_text(&r.c, x->type));
    for (size_t i = 0; x->init && i < x->init->count; i++) {
        const struct init_item *item = &x->init->items[i];
        struct constant k = {0};
        buf_printf(&r.out, " %llu", (unsigned long long)item->offset);
        if (item->bits)
            buf_printf(&r.out, ".%d", item->bits->bit);
        if (item->type->kind == TYPE_ARRAY)
            buf_printf(&r.out, "=\"%.*s\"", (int)item->type->size, item->value->object->bytes.at);
        else if (!const_eval(&r.c, item->value, &k))
            buf_cstr(&r.out, "=?");
        else if (k.is_real)
            buf_printf(&r.out, "=%Lg", k.real);
        else if (k.is_address)
            buf_printf(&r.out, "=" STR_FMT "+%lld",
                       STR_ARG(k.object && k.object->name ? k.object->name->text
                               : k.func                   ? k.func->name->text
                                                          : STR("")),
                       (long long)k.i);
        else
            buf_printf(&r.out, "=%lld", (long long)k.i);
    }
    assert_string_equal(r.out.at, wanted);
    end(&r);
}

static void initialisers(void **state)
{
    (void)state;
    init_is("int x = {3};", "int: 0=3");
    init_is("int x[] = {1, 2, [5] = 7, 8};", "int [7]: 0=1 4=2 20=7 24=8");
    init_is("int x[2][3] = {1, 2, 3, 4};", "int [2][3]: 0=1 4=2 8=3 12=4");
    init_is("int x[][2] = {{1}, {2, 3}, [1][0] = 9, 10, 11};", "int [3][2]: 0=1 8=9 12=10 16=11");
    init_is("int x[6] = {[1 ... 3] = 4, [2] = 5};", "int [6]: 4=4 12=4 8=5");
    init_is("char x[] = \"hi\";", "char [3]: 0=\"hi\"");
    init_is("char x[2] = \"hi\";", "char [2]: 0=\"hi\"");
    init_is("char x[9] = {\"hi\"};", "char [9]: 0=\"hi\"");
    init_is("char x[2][3] = {\"a\", {'b', 'c'}};", "char [2][3]: 0=\"a\" 3=98 4=99");
    init_is("struct { int a, b[2]; struct { char c; } d; } x = {1, 2, 3, 4};",
            "struct (without a name): 0=1 4=2 8=3 12=4");
    init_is("struct p { int a, b; } x[] = {{.b = 1}, 2, 3, [0].a = 5};",
            "struct p [2]: 4=1 8=2 12=3 0=5");
    init_is("struct p { int a, b; } x[2] = {[0] = {1, 2}, [0] = {.b = 3}};", "struct p [2]: 4=3");
    init_is("union u { int i; double d; } x = {.d = 2.5};", "union u: 0=2.5");
    init_is("union u { int i; long d; } x = {.d = 2, .i = 1};", "union u: 0=1");
    init_is("struct b { unsigned a:3, :2, b:4; } x = {1, 2};", "struct b: 0.0=1 0.5=2");
    init_is("struct { int a; union { int b; char c; }; int d; } x = {.c = 1, 2};",
            "struct (without a name): 4=1 8=2");
    init_is("struct f { int n; int v[]; } x = {2, {3, 4}};", "struct f: 0=2 4=3 8=4");
    init_is("int a[4], *x = &a[3] - 1;", "int *: 0=a+8");
    init_is("int f(void); int (*x)(void) = f; int f(void) { return 0; }", "int (*)(void): 0=f+0");
    init_is("struct s { int a; long b; }; unsigned long x = (unsigned long)&((struct s *)0)->b;",
            "unsigned long: 0=8");
    init_is("struct s { int a, b; } x = (struct s){.b = 2};", "struct s: 4=2");
    init_is("unsigned char x = 300;", "unsigned char: 0=44");
    init_is("int x[3] = {};", "int [3]:");
}

static void initialisers_that_are_wrong(void **state)
{
    (void)state;
    tells("int x[2] = {1, 2, 3};", "a.c:1 excess-initialiser");
    tells("char x[2] = \"abc\";", "a.c:1 excess-initialiser");
    tells("int x = {1, 2};", "a.c:1 excess-initialiser");
    tells("struct { int a; } x = {.b = 1};", "a.c:1 unknown-member");
    tells("int x[2] = {[2] = 1};", "a.c:1 bad-initialiser");
    tells("int x[2] = {.a = 1};", "a.c:1 bad-initialiser");
    tells("int y; int x = y;", "a.c:1 not-constant");
    tells("int x = 1 / 0;", "a.c:1 not-constant");
    tells("int x[];\nint x[] = {1};", "");
    tells("int x[] = {};", "a.c:1 incomplete-type");
    tells("int x[3] = {1 2};", "a.c:1 expected");
}

static void constants(void **state)
{
    (void)state;
    tells("_Static_assert(-1 > 0u && 1u - 2 == 4294967295u, \"\");\n"
          "_Static_assert((char)200 == -56 && (unsigned char)-1 == 255, \"\");\n"
          "_Static_assert(-7 / 2 == -3 && -7 % 2 == -1 && -1 >> 1 == -1, \"\");\n"
          "_Static_assert((_Bool)0.5 && (int)-1.9 == -1, \"\");\n"
          "_Static_assert(1 ? 1 : 1 / 0, \"\");\n"
          "_Static_assert((1 || 1 / 0) && !(0 && 1 / 0), \"\");\n"
          "_Static_assert(0.1f != 0.1 && 0.1f + 0.2f == 0.3f, \"\");\n"
          "_Static_assert(18446744073709551615u == -1, \"\");\n", "");
    tells("int x = 2147483647 + 1;", "a.c:1 constant-overflow");
    tells("int x = -(-2147483647 - 1);", "a.c:1 constant-overflow");
}

/* ---- declarations that are wrong -------------------------------------------------------------- */

static void one_message_each(void **state)
{
    (void)state;
    tells("strng s;\nint x = 1;", "a.c:1 unknown-type");
    tells("strng *f(void);", "a.c:1 unknown-type");
    tells("struct s { int a }\nint x;", "a.c:1 expected");
    tells("struct s { int a; }\nint main(void) { return 0; }", "a.c:1 expected");
    tells("int x = 5\nint y;", "a.c:1 expected");
    tells("unsigned float x;", "a.c:1 bad-type");
    tells("long long long x;", "a.c:1 bad-type");
    tells("static extern int x;", "a.c:1 bad-storage");
    tells("void v;", "a.c:1 void-variable");
    tells("int f(int a int b);", "a.c:1 expected");
    tells("int f(void)[3];", "a.c:1 bad-type");
    tells("int f[3](void);", "a.c:1 bad-type");
    tells("int x; char x;", "a.c:1 conflicting-types");
    tells("int f(void) { int a; int a; return 0; }", "a.c:1 redeclared");
    tells("int f(int a) { int a; return 0; }", "a.c:1 redeclared");
    tells("struct s { struct s s; };", "a.c:1 incomplete-type");
    tells("struct s { int a:33; };", "a.c:1 bad-bit-field");
    tells("int x }; int y;", "a.c:1 expected, a.c:1 stray-brace");
    tells("_Complex double x;", "a.c:1 not-in-course");
    tells("int f(void);\nint g(void) { return f(); }", "a.c:2 undefined-function");
    tells("extern int x;\nint g(void) { return x; }", "a.c:2 undefined-variable");
    tells("void main(void) { }", "a.c:1 bad-main");
    tells("char a[300 << 20];", "a.c:1 too-large");
    tells("char a[1ul << 40][1ul << 40];", "a.c:1 too-large");
}

static void across_files(void **state)
{
    (void)state;
    tells_of((const char *const[]){"struct s { int a; } x; static int own; int f(struct s *p) { return own; }",
                                   "struct s { int a; }; extern struct s x; static int own;\n"
                                   "int f(struct s *p); int g(void) { return f(&x) + own; }", NULL}, "");
    tells_of((const char *const[]){"int x;", "long x;", NULL}, "b.c:1 conflicting-types");
    tells_of((const char *const[]){"int x;", "int x;", NULL}, "b.c:1 redefined");
    tells_of((const char *const[]){"int f(void) { return 1; }", "int f(void) { return 1; }", NULL},
             "b.c:1 redefined");
    tells_of((const char *const[]){"inline int f(void) { return 1; }", "inline int f(void) { return 1; }",
                                   NULL}, "");
    /* what another file keeps to itself stays unknown */
    tells_of((const char *const[]){"struct s { int a; }; struct s *make(void) { return 0; }",
                                   "struct s; struct s *make(void); int g(void) { return make()->a; }", NULL},
             "b.c:1 incomplete-type");
}

static void old_style(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){"int f(); int f(a, b) char a; float b; { return a + b; }", NULL});
    assert_int_equal(r.c.diags.len, 0);
    struct func *f = r.c.tree->functions;
    assert_string_equal(type_text(&r.c, f->type), "int (int, double)");
    assert_int_equal(f->locals.len, 2);
    assert_int_equal(f->body->list->kind, STMT_DECLARE);
    assert_int_equal(f->body->list->object_count, 2);
    end(&r);
}

static void variable_arrays(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){"int f(int n, int m[n][n]) { int k = 3, a[k], (*p)[n]; return m[0][0] + "
                                    "a[0] + (p == m); }", NULL});
    assert_int_equal(r.c.diags.len, 0);
    struct func *f = r.c.tree->functions;
    struct stmt *s = f->body->list; /* m's inner type; k; a and p */
    assert_int_equal(s->type_count, 2);
    assert_int_equal(s->object_count, 0);
    s = s->next;
    assert_int_equal(s->type_count, 0);
    assert_int_equal(s->object_count, 1);
    s = s->next;
    assert_int_equal(s->type_count, 1);
    assert_string_equal(type_text(&r.c, s->objects[0]->type), "int [k]");
    end(&r);
}

/* ---- hostile ones ------------------------------------------------------------------------------ */

static char *repeated(struct buf *b, const char *before, const char *each, int count, const char *behind)
{
    buf_clear(b);
    buf_cstr(b, before);
    for (int i = 0; i < count; i++)
        buf_cstr(b, each);
    buf_cstr(b, behind);
    return b->at;
}

static void hostile(void **state)
{
    (void)state;
    struct buf b = {0};
    tells(repeated(&b, "int ", "(", 5000, "x;"), "a.c:1 too-deep");
    tells(repeated(&b, "int ", "*", 50000, "x;"), "a.c:1 too-deep");
    tells(repeated(&b, "int x", "[1]", 5000, ";"), "a.c:1 too-deep");
    tells(repeated(&b, "int x = ", "{", 5000, "1;"), "a.c:1 too-deep");
    tells(repeated(&b, "", "struct {", 3000, "int x;"), "a.c:1 too-deep");
    tells("int x[60000000] = {[0 ... 59999999] = 1};", "a.c:1 too-large");
    /* types that share parts unfold to any size: compared in bounded time all the same */
    buf_clear(&b);
    buf_cstr(&b, "int f0(int);\n");
    for (int i = 0; i < 100; i++)
        buf_printf(&b, "typeof(f%d) *f%d(typeof(f%d) *, typeof(f%d) *);\n", i, i + 1, i, i);
    for (int i = 0; i < 100; i++)
        buf_printf(&b, "typeof(f%d) *f%d(typeof(f%d) *, typeof(f%d) *);\n", i, i + 1, i, i);
    tells(b.at, "");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_as_text), cmocka_unit_test(layouts), cmocka_unit_test(enums),
        cmocka_unit_test(initialisers), cmocka_unit_test(initialisers_that_are_wrong),
        cmocka_unit_test(constants), cmocka_unit_test(one_message_each), cmocka_unit_test(across_files),
        cmocka_unit_test(old_style), cmocka_unit_test(variable_arrays), cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
