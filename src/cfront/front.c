/* cfront_compile(): every file that is no header, one after the other, into one tree;
 * then what only shows when all are read; then, if there is no error, the checks and
 * the program. */
#include "cfront/check.h"
#include "cfront/mutate.h"
#include "cfront/own_library.h"
#include "cfront/parse.h"
#include "cfront/rules.h"

#include <stdlib.h>
#include <string.h>

void emit_program(struct cfront *c, struct program *ret);

/* ---- what only follows from another mistake -------------------------------------------- */

static bool is_code(const struct diag *d, const char *const *codes)
{
    for (; *codes; codes++)
        if (strcmp(d->code, *codes) == 0)
            return true;
    return false;
}

static bool has_error(const struct cfront *c, struct str file, const char *const *codes)
{
    for (size_t i = 0; i < c->diags.len; i++) {
        const struct diag *d = &c->diags.at[i];
        if (is_code(d, codes) && (!file.len || str_eq(d->file, file)))
            return true;
    }
    return false;
}

static bool has_error_on_line(const struct cfront *c, const struct diag *d, const char *const *codes)
{
    for (size_t i = 0; i < c->diags.len; i++) {
        const struct diag *other = &c->diags.at[i];
        if (other->line == d->line && str_eq(other->file, d->file) && is_code(other, codes))
            return true;
    }
    return false;
}

/* codes: NULL for all. */
static bool has_error_before(const struct cfront *c, const struct diag *d, const char *const *codes)
{
    for (size_t i = 0; i < c->diags.len; i++) {
        const struct diag *other = &c->diags.at[i];
        bool before = other->line < d->line || (other->line == d->line && other->column < d->column);
        if (other->severity == SEVERITY_ERROR && before && str_eq(other->file, d->file)
            && (!codes || is_code(other, codes)))
            return true;
    }
    return false;
}

/* A text that is not closed takes the rest of its line away; where it should have begun,
 * its words were taken for code. A '}' that is one too many, a case that is in no switch:
 * most often the '{' was lost where the error before is. What is nested too deeply is
 * not read to its end. An #include that failed hides declarations, a comment or block
 * that does not end the rest of its file; what is declared and not defined is of
 * interest when all else is right. */
static bool is_consequence(const struct cfront *c, const struct diag *d)
{
    static const char *const lost[] = {"include-not-found", "bad-directive", "unknown-directive",
                                       NULL};
    static const char *const unknown[] = {"undeclared-function", "undeclared-name", "unknown-type",
                                          "incomplete-type", NULL};
    static const char *const open[] = {"unterminated-comment", "missing-brace", "too-much-code",
                                       "macro-too-deep", "include-too-deep", NULL};
    static const char *const end[] = {"unexpected-end", "unbalanced-conditional", NULL};
    static const char *const undefined[] = {"undefined-function", "undefined-variable", NULL};
    static const char *const torn[] = {"unterminated-string", "unterminated-char", NULL};
    static const char *const lone[] = {"lone-declaration", NULL};
    static const char *const name[] = {"undeclared-name", NULL};
    static const char *const outside[] = {"outside-function", "stray-brace", NULL};
    static const char *const stray_case[] = {"stray-case", NULL};
    static const char *const stray[] = {"stray-case", "stray-jump", NULL};
    static const char *const deep[] = {"too-deep", NULL};
    if ((!is_code(d, torn) && has_error_on_line(c, d, torn)) || has_error_before(c, d, deep))
        return true;
    if ((is_code(d, name) && has_error(c, d->file, lone))
        || (is_code(d, stray) && has_error_before(c, d, stray_case))
        || (is_code(d, outside) && has_error_before(c, d, NULL)))
        return true;
    if (is_code(d, unknown))
        return has_error(c, STR(""), lost);
    if (is_code(d, end))
        return has_error(c, d->file, open);
    if (is_code(d, undefined))
        for (size_t i = 0; i < c->diags.len; i++)
            if (c->diags.at[i].severity == SEVERITY_ERROR && !is_code(&c->diags.at[i], undefined))
                return true;
    return false;
}

/* What is underlined. */
static struct str marked(const struct cfront *c, const struct diag *d)
{
    struct str rest = STR(""), line = STR("");
    for (size_t i = 0; i < c->in->file_count; i++)
        if (str_eq(c->in->files[i].name, d->file))
            rest = c->in->files[i].text;
    for (int n = 0; n < d->line && str_line(&rest, &line); n++)
        ;
    size_t from = d->column > 0 ? (size_t)d->column - 1 : 0;
    return from < line.len ? str_slice(line, from, from + (size_t)d->length) : STR("");
}

static bool is_macro(const struct cfront *c, struct str name)
{
    static const char define[] = "#define ";
    for (size_t i = 0; name.len && i < c->in->file_count; i++) {
        struct str text = c->in->files[i].text;
        const char *at = text.at, *end = text.at + text.len;
        while (at && (at = memmem(at, (size_t)(end - at), define, sizeof define - 1)) != NULL) {
            at += sizeof define - 1;
            if ((size_t)(end - at) >= name.len && memcmp(at, name.at, name.len) == 0)
                return true;
        }
    }
    return false;
}

/* A mistake in a macro is told where the macro is used; the first use will do. */
static bool is_told_at_use(const struct cfront *c, size_t n)
{
    const struct diag *d = &c->diags.at[n];
    struct str text = STR("");
    int looked = 0;
    for (size_t i = 0; i < n && looked < 4; i++) {
        const struct diag *other = &c->diags.at[i];
        if (strcmp(d->code, other->code) != 0 || !str_eq(d->message, other->message))
            continue;
        if (!looked++) {
            text = marked(c, d);
            if (!is_macro(c, text))
                return false;
        }
        if (str_eq(text, marked(c, other)))
            return true;
    }
    return false;
}

static void drop_consequences(struct cfront *c)
{
    bool *drop = arena_array(c->arena, c->diags.len, sizeof *drop);
    size_t kept = 0;
    for (size_t i = 0; i < c->diags.len; i++)
        drop[i] = is_consequence(c, &c->diags.at[i]) || is_told_at_use(c, i);
    for (size_t i = 0; i < c->diags.len; i++)
        if (!drop[i])
            c->diags.at[kept++] = c->diags.at[i];
    c->diags.len = kept;
}

/* ---- all of it ----------------------------------------------------------------------------- */

static void read_unit(struct cfront *c, uint32_t file)
{
    struct tokens tokens;
    preprocess(c, file, &tokens);
    if (c->rules)
        rules_tokens(c, &tokens);
    struct parser p = {.c = c, .t = tokens.at};
    decl_translation_unit(&p);
    vec_release(&p.variable_types);
    c->unit++;
}

void front_release(struct cfront *c)
{
    struct tree *t = c->tree;
    for (struct func *f = t->functions; f; f = f->next) {
        vec_release(&f->locals);
        vec_release(&f->labels);
        if (f->body && f->body->block) /* the inner ones' are in the arena */
            vec_release(&f->body->block->objects);
    }
    vec_release(&t->declared);
    vec_release(&t->objects);
    rules_release(c);
    source_release(c);
}

void front_read(struct cfront *c)
{
    type_reset();
    source_init(c);
    c->tree = arena_alloc(c->arena, sizeof *c->tree);
    c->tree->last_function = &c->tree->functions;
    rules_start(c);
    for (size_t i = 0; i < c->in->file_count; i++)
        if (!c->in->files[i].header && !wanted_failed(c))
            read_unit(c, (uint32_t)i);
    if (!wanted_failed(c))
        externs_check(c);
}

static void look_at_ownership(struct cfront *c, struct cfront_output *ret)
{
    int64_t (*now_us)(void) = c->in->now_us, began = now_us ? now_us() : 0;
    own_program(c, ret);
    ret->ownership.check_us = now_us ? now_us() - began : 0;
}

void cfront_prepare(struct str (*header)(struct str name), const char *(*header_name)(size_t n))
{
    wanted_prepare(header, header_name);
    library_row_of(STR("")); /* which makes a table */
}

/* Everything, up to the first of these steps that finds an error. */
static void compile(struct cfront *c, struct cfront_output *ret)
{
    const struct cfront_input *in = c->in;
    front_read(c);
    memset(ret, 0, sizeof *ret);
    if (wanted_failed(c))
        return;
    if (!c->error_count && in->warnings)
        check_program(c);
    if (!c->error_count && c->rules)
        rules_check(c, ret);
    if (!c->error_count && in->mutate.len)
        mutate_program(c, ret);
    if (!c->error_count && in->contracts & ~(unsigned)CONTRACTS_RUN)
        look_at_ownership(c, ret);
    if (!c->error_count && !in->part)
        emit_program(c, &ret->program);
}

void cfront_compile(struct arena *a, const struct cfront_input *in, struct cfront_output *ret)
{
    struct cfront c = {.arena = a, .in = in};
    wanted_start(&c);
    compile(&c, ret);
    if (c.wanted && (c.error_count || wanted_failed(&c))) { /* what is said may be about any name */
        front_release(&c);
        c = (struct cfront){.arena = a, .in = in};
        compile(&c, ret);
    }

    drop_consequences(&c);
    report_sort(&c);
    ret->good = !c.error_count;
    if (!ret->good)
        ret->breach_count = ret->use_count = 0;
    ret->diag_count = c.diags.len;
    ret->diags = arena_array(a, c.diags.len, sizeof *ret->diags);
    if (c.diags.len)
        memcpy(ret->diags, c.diags.at, c.diags.len * sizeof *ret->diags);
    front_release(&c);
}
