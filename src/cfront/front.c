/* cfront_compile(): every file that is no header, one after the other, into one tree;
 * then what only shows when all are read; then, if there is no error, the checks and
 * the program. */
#include "cfront/check.h"
#include "cfront/parse.h"

#include <stdlib.h>
#include <string.h>

void emit_program(struct cfront *c, struct program *ret);

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

    report_sort(&c);
    ret->good = !c.error_count;
    ret->diag_count = c.diags.len;
    ret->diags = arena_array(a, c.diags.len, sizeof *ret->diags);
    if (c.diags.len)
        memcpy(ret->diags, c.diags.at, c.diags.len * sizeof *ret->diags);
    release(&c);
}
