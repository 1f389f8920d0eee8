/* cfront_compile(): every file that is no header, one after the other, into one tree;
 * then what only shows when all are read; then, if there is no error, the checks and
 * the program. */
#include "cfront/check.h"
#include "cfront/parse.h"

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

/* An #include that failed hides declarations, a comment or block that does not end the
 * rest of its file; what is declared and not defined is of interest when all else is
 * right. */
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

static void drop_consequences(struct cfront *c)
{
    bool *drop = arena_array(c->arena, c->diags.len, sizeof *drop);
    size_t kept = 0;
    for (size_t i = 0; i < c->diags.len; i++)
        drop[i] = is_consequence(c, &c->diags.at[i]);
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
    struct parser p = {.c = c, .t = tokens.at};
    decl_translation_unit(&p);
    vec_release(&p.variable_types);
    c->unit++;
}

static void release(struct cfront *c)
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
    source_release(c);
}

void cfront_compile(struct arena *a, const struct cfront_input *in, struct cfront_output *ret)
{
    struct cfront c = {.arena = a, .in = in};
    type_reset();
    source_init(&c);
    c.tree = arena_alloc(a, sizeof *c.tree);
    c.tree->last_function = &c.tree->functions;

    for (size_t i = 0; i < in->file_count; i++)
        if (!in->files[i].header)
            read_unit(&c, (uint32_t)i);
    externs_check(&c);
    memset(ret, 0, sizeof *ret);
    if (!c.error_count && in->warnings)
        check_program(&c);
    if (!c.error_count)
        emit_program(&c, &ret->program);

    drop_consequences(&c);
    report_sort(&c);
    ret->good = !c.error_count;
    ret->diag_count = c.diags.len;
    ret->diags = arena_array(a, c.diags.len, sizeof *ret->diags);
    if (c.diags.len)
        memcpy(ret->diags, c.diags.at, c.diags.len * sizeof *ret->diags);
    release(&c);
}
