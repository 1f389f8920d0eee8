/* Contracts: what the words of <ownership.h> become in the tree, what several declarations say
 * together, and the library's table, each line of which is compiled here against the header that
 * declares the function. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/decl.h"
#include "cfront/own_library.h"

#define HEADERS "src/guest/include/"

/* ---- the course's headers ------------------------------------------------------------------ */

static struct arena lasting;
static struct header { const char *name; struct str text; } headers[100];
static size_t header_count;

static void read_headers(const char *under)
{
    char path[300];
    snprintf(path, sizeof path, HEADERS "%s", under);
    DIR *d = opendir(path);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        char *name = arena_printf(&lasting, "%s%s", under, e->d_name);
        if (!strchr(e->d_name, '.')) {
            read_headers(arena_printf(&lasting, "%s/", name));
            continue;
        }
        struct buf text = {0};
        snprintf(path, sizeof path, HEADERS "%s", name);
        assert_true(file_read(path, 1 << 20, &text, NULL));
        assert_true(header_count < COUNT(headers));
        headers[header_count++] = (struct header){name, arena_str(&lasting, buf_view(&text))};
        buf_release(&text);
    }
    closedir(d);
}

static struct str header(struct str name)
{
    for (size_t i = 0; i < header_count; i++)
        if (str_is(name, headers[i].name))
            return headers[i].text;
    return (struct str){0};
}

/* ---- a program of a few files ---------------------------------------------------------------- */

struct run {
    struct arena arena;
    struct cfront c;
    struct cfront_file files[4];
    struct cfront_input in;
    struct own w;
};

static bool library(struct str name, bool function)
{
    return function && (library_row_of(name) != NULL || str_is(name, "abs"));
}

static void start(struct run *r, const char *const *texts)
{
    static const char *const names[] = {"a.c", "b.c", "c.c", "d.c"};
    memset(r, 0, sizeof *r);
    r->in = (struct cfront_input){.files = r->files, .library = library, .header = header};
    for (; texts[r->in.file_count]; r->in.file_count++)
        r->files[r->in.file_count] = (struct cfront_file){
            str_from(names[r->in.file_count]), str_from(texts[r->in.file_count]), false};
    r->c = (struct cfront){.arena = &r->arena, .in = &r->in};
    r->w.c = &r->c;
    type_reset();
    source_init(&r->c);
    r->c.tree = arena_alloc(&r->arena, sizeof *r->c.tree);
    r->c.tree->last_function = &r->c.tree->functions;
    for (uint32_t i = 0; i < r->in.file_count; i++) {
        struct tokens tokens;
        preprocess(&r->c, i, &tokens);
        struct parser p = {.c = &r->c, .t = tokens.at};
        decl_translation_unit(&p);
        vec_release(&p.variable_types);
        r->c.unit++;
    }
    externs_check(&r->c);
    report_sort(&r->c);
    for (size_t i = 0; i < r->c.diags.len && i < 5; i++)
        if (r->c.diags.at[i].severity == SEVERITY_ERROR)
            print_error(STR_FMT ":%d: " STR_FMT "\n", STR_ARG(r->c.diags.at[i].file), r->c.diags.at[i].line,
                        STR_ARG(r->c.diags.at[i].message));
    assert_int_equal(r->c.error_count, 0);
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
    arena_release(&r->arena);
}

static struct func *func(struct run *r, const char *name)
{
    for (size_t i = 0; i < r->c.tree->declared.len; i++)
        if (str_is(r->c.tree->declared.at[i]->name->text, name))
            return r->c.tree->declared.at[i];
    fail_msg("there is no function %s", name);
    return NULL;
}

static const struct own_contract *contract(struct run *r, const char *name)
{
    return own_contract_of(&r->w, func(r, name), NULL);
}

static void says(struct run *r, const char *name, const char *text)
{
    assert_string_equal(own_contract_text(&r->c, func(r, name), contract(r, name)), text);
}

/* ---- the words ---------------------------------------------------------------------------------- */

static void contracts_as_text(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <ownership.h>\n"
        "#include <stdio.h>\n"
        "#include <pthread.h>\n"
        "struct node { owned char *name; borrows struct node *up; owned nullable struct node *next; };\n"
        "struct bank { pthread_mutex_t lock; guards(lock) int balance; };\n"
        "pthread_mutex_t all;\n"
        "gives nullable char *read_line(borrows_mut FILE *f);\n"
        "void push(borrows_mut struct node *l, owns char *text);\n"
        "int parse(borrows const char *s, gives struct node **out);\n"
        "borrows_from(l) const char *first(int n, borrows struct node *l);\n"
        "borrows_mut borrows_from(l) struct node *next(borrows_mut struct node *l);\n"
        "must_use int save(borrows const struct node *n, int how);\n"
        "[[nodiscard]] int store(const struct node *n);\n"
        "needs(b->lock) int total(borrows struct bank *b);\n"
        "takes(&b->lock, all) void lock(struct bank *b);\n"
        "drops(b->lock) void unlock(struct bank *b);\n"
        "void each(borrows struct node *n, void (*f)(borrows const char *s, int), void (*drop)(owns void *));\n"
        "typedef gives nullable char *maker(borrows const char *from);\n"
        "maker make;\n"
        "needs(all) maker *pick(void);\n"
        "void plain(char *a, ...);\n", NULL});
    says(&r, "read_line", "gives nullable char *read_line(borrows_mut FILE *f)");
    says(&r, "push", "void push(borrows_mut struct node *l, owns char *text)");
    says(&r, "parse", "int parse(borrows const char *s, gives struct node **out)");
    says(&r, "first", "borrows_from(l) const char *first(int n, borrows struct node *l)");
    says(&r, "next", "borrows_mut borrows_from(l) struct node *next(borrows_mut struct node *l)");
    says(&r, "save", "must_use int save(borrows const struct node *n, int how)");
    says(&r, "store", "must_use int store(const struct node *n)");
    says(&r, "total", "needs(b->lock) int total(borrows struct bank *b)");
    says(&r, "lock", "takes(b->lock, all) void lock(struct bank *b)");
    says(&r, "unlock", "drops(b->lock) void unlock(struct bank *b)");
    says(&r, "each", "void each(borrows struct node *n, void (*f)(borrows const char *s, int), "
                     "void (*drop)(owns void *))");
    says(&r, "make", "gives nullable char *make(borrows const char *from)");
    says(&r, "pick", "needs(all) maker *pick(void)");
    says(&r, "plain", "void plain(char *a, ...)");

    const struct own_contract *k = contract(&r, "first");
    assert_int_equal(k->source, OWN_WRITTEN);
    assert_int_equal(k->lender, 1);
    assert_int_equal(contract(&r, "parse")->params[1].words, CONTRACT_GIVES | CONTRACT_OUT);
    assert_int_equal(contract(&r, "parse")->success, OWN_IF_ZERO);
    assert_int_equal(contract(&r, "read_line")->success, OWN_IF_NONZERO);
    assert_int_equal(contract(&r, "push")->success, OWN_ALWAYS);
    assert_int_equal(contract(&r, "plain")->source, OWN_UNKNOWN);
    assert_int_equal(contract(&r, "lock")->takes->param, 0);
    assert_int_equal(contract(&r, "lock")->takes->next->param, -1);
    end(&r);
}

/* ---- several declarations -------------------------------------------------------------------- */

static void declarations_add_up(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <ownership.h>\n"
        "#include <stdlib.h>\n"
        "gives char *make(borrows const char *from);\n"
        "void take(char *p, char *q);\n"
        "static void keep(owns char *p);\n"
        "borrows_from(b) char *pick(char *a, char *b);\n"
        "extern owned char *kept;\n"
        "char *make(const char *s) { return malloc(s != NULL); }\n"
        "void take(owns char *p, char *q) { free(p); (void)q; }\n"
        "static void keep(char *p) { free(p); }\n"
        "char *pick(borrows char *x, borrows char *y) { return x ? y : y; }\n"
        "char *kept;\n"
        "int main(void) { keep(make(\"a\")); take(NULL, pick(NULL, NULL)); return kept != 0; }\n",
        "#include <ownership.h>\n"
        "char *make(const char *from);\n"
        "void take(char *p, borrows char *q);\n"
        "extern char *kept;\n"
        "char *use(void) { take(0, 0); return make(kept); }\n", NULL});
    says(&r, "make", "gives char *make(borrows const char *s)");
    says(&r, "take", "void take(owns char *p, borrows char *q)");
    says(&r, "keep", "void keep(owns char *p)");
    says(&r, "pick", "borrows_from(y) char *pick(borrows char *x, borrows char *y)");
    assert_int_equal(r.c.clash_count, 0);
    struct func *f = func(&r, "keep");
    assert_non_null(f->params[0]->contract);
    assert_int_equal(f->params[0]->contract->words, CONTRACT_OWNS);
    assert_int_equal(f->type->params->contract->words, CONTRACT_OWNS);
    for (size_t i = 0; i < r.c.tree->objects.len; i++)
        if (r.c.tree->objects.at[i]->name && str_is(r.c.tree->objects.at[i]->name->text, "kept"))
            assert_int_equal(r.c.tree->objects.at[i]->contract->words, CONTRACT_OWNED);
    end(&r);
}

static void contradictions_are_kept(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <ownership.h>\n"
        "#include <pthread.h>\n"
        "pthread_mutex_t a, b;\n"
        "void one(owns char *p);\n"
        "void one(borrows char *p);\n"
        "gives char *two(void);\n"
        "gives nullable char *two(void);\n"
        "needs(a) void three(void);\n"
        "needs(b) void three(void);\n"
        "borrows_from(p) char *four(char *p, char *q);\n"
        "borrows_from(p) char *four(char *q, char *p);\n"
        "extern owned char *five;\n"
        "borrows char *five;\n"
        "borrows char *same(borrows char *p);\n"
        "borrows_from(q) char *same(char *q);\n"
        "nullable char *more(void);\n"
        "gives char *more(void);\n", NULL});
    assert_int_equal(r.c.clash_count, 5);
    assert_int_equal(r.c.clashes[0].param, 0);
    assert_int_equal(r.c.clashes[1].param, -1);
    assert_non_null(r.c.clashes[4].o);
    says(&r, "same", "borrows_from(p) char *same(borrows char *p)");
    says(&r, "more", "gives nullable char *more(void)");
    end(&r);
}

static void through_pointers(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <ownership.h>\n"
        "struct ops { void (*drop)(owns void *p); gives nullable char *(*make)(borrows const char *from); };\n"
        "struct ops ops;\n"
        "typedef void dropper(owns void *);\n"
        "dropper *plain;\n"
        "nullable void (*maybe)(int);\n", NULL});
    for (size_t i = 0; i < r.c.tree->objects.len; i++) {
        const struct object *o = r.c.tree->objects.at[i];
        if (str_is(o->name->text, "ops")) {
            const struct field *f = o->type->tag->fields;
            const struct own_contract *k = own_contract_of(&r.w, NULL, f->type);
            assert_int_equal(k->params[0].words, CONTRACT_OWNS);
            assert_ptr_equal(own_contract_of(&r.w, NULL, f->type), k);
            k = own_contract_of(&r.w, NULL, f->next->type);
            assert_int_equal(k->result.words, CONTRACT_GIVES | CONTRACT_NULLABLE);
            assert_int_equal(k->params[0].words, CONTRACT_BORROWS);
            assert_null(f->next->contract);
        } else if (str_is(o->name->text, "plain")) {
            assert_int_equal(own_contract_of(&r.w, NULL, o->type)->params[0].words, CONTRACT_OWNS);
        } else {
            assert_int_equal(o->contract->words, CONTRACT_NULLABLE);
        }
    }
    end(&r);
}

/* ---- the library --------------------------------------------------------------------------------- */

static const char *const all_headers =
    "#include <ownership.h>\n#include <ctype.h>\n#include <errno.h>\n#include <fcntl.h>\n"
    "#include <getopt.h>\n#include <inttypes.h>\n#include <locale.h>\n#include <malloc.h>\n"
    "#include <math.h>\n#include <pthread.h>\n#include <sched.h>\n#include <semaphore.h>\n"
    "#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
    "#include <strings.h>\n#include <sys/stat.h>\n#include <sys/time.h>\n#include <threads.h>\n"
    "#include <time.h>\n#include <unistd.h>\n#include <wchar.h>\n#include <wctype.h>\n"
    "#include <assert.h>\n#include <setjmp.h>\n#include <uchar.h>\n";

/* Each line is a declaration that our headers agree with: no conflicting-types, no bad-contract. */
static void lines_are_declarations(void **state)
{
    (void)state;
    struct buf b = {0};
    struct run r;
    buf_cstr(&b, all_headers);
    for (size_t i = 0; i < library_row_count; i++)
        buf_printf(&b, "%s;\n", library_rows[i].text);
    char *text = buf_detach(&b);
    start(&r, (const char *const[]){text, NULL});
    assert_int_equal(r.c.clash_count, 0);
    /* What the short reader of lines makes of them is what the parser makes of them. */
    for (size_t i = 0; i < library_row_count; i++) {
        struct str name = library_row_name(&library_rows[i]);
        struct func *f = NULL;
        for (size_t n = 0; n < r.c.tree->declared.len && !f; n++)
            if (str_eq(r.c.tree->declared.at[n]->name->text, name))
                f = r.c.tree->declared.at[n];
        assert_non_null(f);
        const struct own_contract *k = own_library_contract(&r.w, name);
        const struct contract *result = f->type->result;
        uint16_t must = CONTRACT_MUST_USE; /* the header's own */
        int n = 0;
        assert_int_equal(k->result.words, (result ? result->words : 0) & ~must);
        assert_int_equal(k->lender, result && result->from ? result->lender : OWN_NONE);
        assert_int_equal(!k->takes, !(result && result->takes));
        assert_int_equal(!k->drops, !(result && result->drops));
        assert_int_equal(!k->needs, !(result && result->needs));
        for (const struct param *p = f->type->params; p; p = p->next, n++) {
            assert_true(n < k->param_count);
            if (k->params[n].words != (p->contract ? p->contract->words : 0))
                fail_msg("%s: parameter %d", library_rows[i].text, n);
        }
        assert_int_equal(n, k->param_count);
        assert_int_equal(!!k->rest.words, f->type->variadic);
        bool gives = k->result.words & CONTRACT_GIVES;
        for (n = 0; n < k->param_count; n++)
            gives |= (k->params[n].words & CONTRACT_GIVES) != 0;
        assert_int_equal(gives, k->ends != NULL);
        assert_int_equal(gives, k->resource != NULL);
        if (k->ends)
            assert_non_null(library_row_of(str_from(k->ends)));
    }
    end(&r);
    mem_free(text);
}

static bool has_pointer(const struct type *t)
{
    bool any = t->base->kind == TYPE_POINTER && t->base->base->kind != TYPE_FUNCTION;
    for (const struct param *p = t->params; p; p = p->next)
        any |= p->type->kind == TYPE_POINTER && p->type->base->kind != TYPE_FUNCTION;
    return any;
}

/* No function that takes or gives a pointer is missing. */
static void no_line_is_missing(void **state)
{
    (void)state;
    struct run r;
    int missing = 0;
    start(&r, (const char *const[]){all_headers, NULL});
    for (size_t i = 0; i < r.c.tree->declared.len; i++) {
        const struct func *f = r.c.tree->declared.at[i];
        /* A jmp_buf is an array behind the scenes; what a macro stands for has no name of its own. */
        if (!has_pointer(f->type) || str_starts(f->name->text, "__") || library_row_of(f->name->text)
            || str_ends(f->name->text, "jmp"))
            continue;
        print_error(STR_FMT " takes or gives a pointer and has no line\n", STR_ARG(f->name->text));
        missing++;
    }
    assert_int_equal(missing, 0);
    end(&r);
}

static void the_library(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <stdlib.h>\n#include <stdio.h>\n#include <string.h>\n"
        "void f(void) { char *p = malloc(1); p = realloc(p, 2); free(p); strchr(p, 1); size_t n; FILE *g = "
        "fopen(p, p); fclose(g); getline(&p, &n, g); printf(p); sscanf(p, p); abs(1); }\n", NULL});
    const struct own_contract *k = contract(&r, "malloc");
    assert_int_equal(k->source, OWN_LIBRARY);
    assert_int_equal(k->result.words, CONTRACT_GIVES | CONTRACT_NULLABLE);
    assert_string_equal(k->ends, "free");
    assert_string_equal(k->resource, "block");
    assert_false(k->takes_if_result);
    assert_true(contract(&r, "realloc")->takes_if_result);
    assert_int_equal(contract(&r, "free")->params[0].words, CONTRACT_OWNS | CONTRACT_NULLABLE);
    k = contract(&r, "strchr");
    assert_int_equal(k->lender, 0);
    assert_int_equal(k->result.words, CONTRACT_BORROWS | CONTRACT_NULLABLE);
    assert_string_equal(contract(&r, "fopen")->ends, "fclose");
    assert_int_equal(contract(&r, "fopen")->grown, 0);
    assert_int_equal(contract(&r, "getline")->grown, 1);
    assert_int_equal(contract(&r, "getline")->success, OWN_ALWAYS);
    assert_int_equal(contract(&r, "printf")->rest.words, CONTRACT_BORROWS | CONTRACT_NULLABLE);
    assert_int_equal(contract(&r, "sscanf")->rest.words, CONTRACT_BORROWS_MUT);
    assert_int_equal(contract(&r, "abs")->source, OWN_LIBRARY);
    end(&r);
    /* A function of that name that the program defines is the program's. */
    start(&r, (const char *const[]){"void *malloc(unsigned long n) { (void)n; return 0; }", NULL});
    assert_int_equal(contract(&r, "malloc")->source, OWN_UNKNOWN);
    end(&r);
}

/* ---- words ---------------------------------------------------------------------------------------- */

static void is_clause(struct str s, bool sentence)
{
    if (!s.len || s.at[s.len - 1] == '.' || str_starts(s, " ") || memmem(s.at, s.len, "(null)", 6)
        || memmem(s.at, s.len, "  ", 2) || memmem(s.at, s.len, "''", 2))
        fail_msg("not a clause: \"" STR_FMT "\"", STR_ARG(s));
    if (sentence && memmem(s.at, s.len, " line ", 6))
        fail_msg("a place in words: \"" STR_FMT "\"", STR_ARG(s));
}

/* Whatever a finding brings along or lacks, it is told in words; and no two codes say the same. */
static void every_finding_has_words(void **state)
{
    (void)state;
    struct run r;
    start(&r, (const char *const[]){
        "#include <stdlib.h>\nvoid push(char *p);\nint main(void) { char *p = malloc(1); push(p); free(p); }\n"
        "void push(char *p) { (void)p; }\n", NULL});
    struct own_event events[12];
    struct func *f = func(&r, "main"), *callees[] = {NULL, func(&r, "push"), func(&r, "free")};
    struct contract lent = {.words = CONTRACT_BORROWS};
    struct own_finding *all[1];
    r.w.found = all;
    r.w.found_count = 1;
    int said = 0;
    for (int code = 1; code < CONTRACT_CODES_END; code++) {
        for (int way = 0; way < 8 * 3 * 3 * 2 * 3 * 2; way++) {
            static const char *const whats[] = {"p", "l->head", "what malloc() gave"};
            static const char *const resources[] = {"block", "file"};
            struct own_finding one = {.code = (uint8_t)code, .f = f, .at = f->at};
            int n = way;
            one.scope_end = n & 1, one.at_return = n & 2, one.overwritten = n & 4, n /= 8;
            one.callee = callees[n % 3], n /= 3;
            one.what = whats[n % 3], n /= 3;
            one.other = n % 2 ? "q" : NULL, n /= 2;
            one.param = n % 3 == 1 ? 0 : OWN_NONE, one.contract = n % 3 == 2 ? &lent : NULL, n /= 3;
            one.resource = resources[n % 2];
            one.event_count = 0;
            for (int role = CONTRACT_ROLE_OWNED; role <= CONTRACT_ROLE_WRITTEN; role++)
                events[one.event_count++] = (struct own_event){.role = (uint8_t)role, .at = f->at,
                    .callee = callees[(way + role) % 3], .param = OWN_NONE, .maybe = role == way % 12,
                    .object = way % 2 ? f->locals.at[0] : NULL};
            one.events = events;
            if (way % 5 == 0)
                one.event_count = (size_t)(way % 4);
            struct cfront_ownership out = {0};
            all[0] = &one;
            own_words(&r.w, &out);
            assert_int_equal(out.found_count, 1);
            const struct cfront_contract *k = &out.found[0];
            is_clause(k->message, true);
            is_clause(k->advice, true);
            is_clause(k->rust, false);
            assert_int_equal(k->step_count, one.event_count);
            for (size_t i = 0; i < k->step_count; i++)
                is_clause(k->steps[i].message, true);
            assert_int_equal(k->line, 3);
            assert_true(str_is(k->function, "main"));
            said++;
            if (way % 64 == 0) { /* the arena is of this test alone */
                assert_string_not_equal(contract_code_name(k->code), "");
                assert_string_not_equal(contract_code_rust(k->code), "");
            }
        }
    }
    assert_int_equal(said, (CONTRACT_CODES_END - 1) * 8 * 3 * 3 * 2 * 3 * 2);
    end(&r);
}

/* ---- docs/CONTRACTS.md ------------------------------------------------------------------------------ */

/* The next fence of C: its words behind "c ", and what is in it. */
static bool fence(struct str *rest, struct str *ret_words, struct buf *code)
{
    struct str line;
    bool in = false;
    buf_clear(code);
    while (str_line(rest, &line)) {
        if (!in && str_starts(line, "```c")) {
            in = true;
            *ret_words = str_trim(str_slice(line, 4, line.len));
        } else if (in && str_starts(line, "```")) {
            return true;
        } else if (in) {
            buf_str(code, line);
            buf_char(code, '\n');
        }
    }
    return false;
}

/* The programs of the page call functions that are elsewhere. */
static bool anything(struct str name, bool function)
{
    (void)name;
    return function;
}

static void check_program(struct str words, struct str code)
{
    struct arena a = {0};
    struct cfront_file file = {STR("page.c"), code, false};
    struct cfront_input in = {.files = &file, .file_count = 1, .library = anything, .header = header,
                              .contracts = CONTRACTS_CHECK};
    struct cfront_output out;
    bool told = false;
    cfront_compile(&a, &in, &out);
    for (size_t i = 0; i < out.diag_count; i++)
        fail_msg("line %d: " STR_FMT "\n" STR_FMT, out.diags[i].line, STR_ARG(out.diags[i].message), STR_ARG(code));
    for (size_t i = 0; i < out.ownership.found_count; i++) {
        const struct cfront_contract *k = &out.ownership.found[i];
        const char *name = contract_code_name(k->code);
        bool meant = str_starts(words, "breaks") && str_ends(words, name);
        if (!meant && k->code != CONTRACT_CODE_CANNOT_TELL)
            fail_msg("line %d: %s: " STR_FMT "\n" STR_FMT, k->line, name, STR_ARG(k->message), STR_ARG(code));
        told |= meant;
    }
    if (!told && str_starts(words, "breaks"))
        fail_msg("not told: " STR_FMT "\n" STR_FMT, STR_ARG(words), STR_ARG(code));
    arena_release(&a);
}

static void the_page_is_true(void **state)
{
    (void)state;
    struct buf page = {0}, code = {0};
    struct str words;
    int breaks = 0, keeps = 0;
    assert_true(file_read("docs/CONTRACTS.md", 1 << 20, &page, NULL));
    for (struct str rest = buf_view(&page); fence(&rest, &words, &code);) {
        if (!words.len)
            continue; /* the library's list */
        breaks += str_starts(words, "breaks");
        keeps += str_is(words, "keeps");
        if (str_starts(words, "breaks") || str_is(words, "keeps"))
            check_program(words, buf_view(&code));
    }
    assert_true(breaks >= 10 && keeps >= 10);
    buf_release(&code);
    buf_release(&page);
}

/* A line that says more than that it borrows. */
static bool says_more(struct own *w, struct str name)
{
    const struct own_contract *k = own_library_contract(w, name);
    if (k->result.words || k->takes || k->drops || k->needs)
        return true;
    for (int i = 0; i < k->param_count; i++)
        if (k->params[i].words & (CONTRACT_OWNS | CONTRACT_GIVES))
            return true;
    return false;
}

static void write_list(struct buf *b, struct own *w)
{
    size_t at = 0;
    buf_cstr(b, "```c\n");
    for (size_t i = 0; i < library_row_count; i++)
        if (says_more(w, library_row_name(&library_rows[i])))
            buf_printf(b, "%s;\n", library_rows[i].text);
    buf_cstr(b, "```\n\nOf these, what is passed is only borrowed, or is said in words by `freehold explain`:\n\n");
    for (size_t i = 0; i < library_row_count; i++)
        if (!says_more(w, library_row_name(&library_rows[i])))
            buf_printf(b, "%s`" STR_FMT "`", at++ ? ", " : "", STR_ARG(library_row_name(&library_rows[i])));
    buf_cstr(b, ".\n");
}

static void the_list_is_the_table(void **state)
{
    (void)state;
    static const char begin[] = "own_contract_test -->\n", end_mark[] = "<!-- library ends -->";
    struct run r;
    struct buf page = {0}, list = {0}, fresh = {0};
    start(&r, (const char *const[]){"int x;", NULL});
    assert_true(file_read("docs/CONTRACTS.md", 1 << 20, &page, NULL));
    buf_char(&page, '\0');
    char *from = strstr(page.at, begin), *to = strstr(page.at, end_mark);
    assert_true(from && to && from < to);
    from += sizeof begin - 1;
    write_list(&list, &r.w);
    bool same = list.len == (size_t)(to - from) && memcmp(list.at, from, list.len) == 0;
    if (!same && getenv("UPDATE")) {
        buf_add(&fresh, page.at, (size_t)(from - page.at));
        buf_str(&fresh, buf_view(&list));
        buf_cstr(&fresh, to);
        FILE *f = fopen("docs/CONTRACTS.md", "w");
        assert_non_null(f);
        fwrite(fresh.at, 1, fresh.len, f);
        fclose(f);
        same = true;
    }
    if (!same)
        fail_msg("docs/CONTRACTS.md is not what own_library_table.c says: UPDATE=1 %s", "build/tests/cfront/own_contract_test");
    buf_release(&fresh);
    buf_release(&list);
    buf_release(&page);
    end(&r);
}

int main(void)
{
    read_headers("");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contracts_as_text),
        cmocka_unit_test(declarations_add_up),
        cmocka_unit_test(contradictions_are_kept),
        cmocka_unit_test(through_pointers),
        cmocka_unit_test(lines_are_declarations),
        cmocka_unit_test(no_line_is_missing),
        cmocka_unit_test(the_library),
        cmocka_unit_test(every_finding_has_words),
        cmocka_unit_test(the_page_is_true),
        cmocka_unit_test(the_list_is_the_table),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&lasting);
    return failed;
}
