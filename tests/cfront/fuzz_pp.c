/* Any bytes through the lexer and the preprocessor. A byte 0xff parts files: the first
 * is the program, the others are "a.h", "b.h" and so on. What is checked: no crash, no
 * leak, no endless run; every token has a place that lies in a source, and every
 * message points into a text. */
#include "cfront/token.h"

#include <string.h>

enum { FILES = 4 };

static struct str header(struct str name)
{
    if (str_is(name, "ours.h"))
        return STR("#ifndef OURS\n#define OURS\n#define TWICE(x) ((x) + (x))\n"
                   "#define LOG(f, ...) log(f, ## __VA_ARGS__)\nint ours;\n#endif\n");
    return str_is(name, "bad.h") ? STR("#pragma once\n'x\n#if\n#endif\n@ TWICE(") : (struct str){0};
}

static const char *header_name(size_t n)
{
    static const char *const names[] = {"ours.h", "bad.h", NULL};
    return names[n];
}

static void check_tokens(struct cfront *c, const struct tokens *t)
{
    BUG_IF(t->count == 0 || t->at[t->count - 1].kind != TOKEN_END);
    for (size_t i = 0; i < t->count; i++) {
        const struct token *k = &t->at[i];
        BUG_IF(k->at == 0);
        const struct source *s = source_of(c, k->at);
        BUG_IF(k->at - s->base > s->text.len || k->length > s->text.len);
        BUG_IF(k->kind == TOKEN_NEWLINE || !k->text.at);
        BUG_IF((k->kind == TOKEN_NAME || k->kind == TOKEN_KEYWORD) && !k->name);
        BUG_IF(k->kind != TOKEN_END && k->text.len == 0);
        BUG_IF(k->kind == TOKEN_STRING && k->text.at[k->text.len - 1] != '"');
        BUG_IF(k->kind == TOKEN_CHAR && k->text.at[k->text.len - 1] != '\'');
        if (i < 100)
            BUG_IF(place_of(c, k->at).line == 0);
    }
}

static void check_diags(struct cfront *c)
{
    BUG_IF(c->diags.len > 200);
    for (size_t i = 0; i < c->diags.len; i++) {
        const struct diag *d = &c->diags.at[i];
        BUG_IF(!d->message.len || (d->line > 0) != (d->column > 0) || !d->code);
        BUG_IF(d->line > 0 && !d->file.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[FILES] = {"main.c", "a.h", "b.h", "dir/c.h"};
    struct cfront_file files[FILES];
    size_t count = 0;
    while (count < FILES) {
        const uint8_t *end = size && count + 1 < FILES ? memchr(data, 0xff, size) : NULL;
        size_t len = end ? (size_t)(end - data) : size;
        files[count] = (struct cfront_file){str_from(names[count]), {(const char *)data, len},
                                            count > 0};
        count++;
        if (!end)
            break;
        data += len + 1;
        size -= len + 1;
    }
    static const struct cfront_macro macros[] = {{{"D", 1}, {"1", 1}}, {{"G(x)", 4}, {"x+D", 3}}};
    struct cfront_input in = {.files = files, .file_count = count, .header = header,
                              .header_name = header_name, .macros = macros,
                              .macro_count = COUNT(macros), .warnings = true};
    struct arena a = {0};
    struct cfront c = {.arena = &a, .in = &in};
    source_init(&c);
    for (uint32_t unit = 0; unit < count && unit < 2; unit++) {
        struct tokens t;
        preprocess(&c, unit, &t);
        check_tokens(&c, &t);
    }
    report_sort(&c);
    check_diags(&c);
    source_release(&c);
    arena_release(&a);
    return 0;
}
