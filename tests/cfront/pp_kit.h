/* What the tests of the lexer and the preprocessor share: run a few files, look at
 * tokens and messages as text. */
#ifndef PP_KIT_H
#define PP_KIT_H

#include "cfront/token.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct kit {
    struct arena arena;
    struct cfront_file files[8];
    struct cfront_macro macros[4];
    struct cfront_input in;
    struct cfront c;
    struct tokens tokens;
    struct buf out;
};

static struct str kit_header(struct str name)
{
    if (str_is(name, "stdio.h"))
        return STR("#ifndef _STDIO_H\n#define _STDIO_H\n#include <sys/types.h>\n"
                   "#define EOF (-1)\nint puts(const char *s);\n#endif\n");
    if (str_is(name, "sys/types.h"))
        return STR("#ifndef T\n#define T\ntypedef __SIZE_TYPE__ size_t;\n#endif\n");
    if (str_is(name, "assert.h"))
        return STR("#define assert(c) ((c) ? 0 : fail(#c, __FILE__, __LINE__))\n");
    if (str_is(name, "broken.h"))
        return STR("#if\n#endif\nint x = @;\n");
    return (struct str){0};
}

static const char *kit_header_name(size_t n)
{
    static const char *const names[] = {"assert.h", "broken.h", "stdio.h", "sys/types.h", NULL};
    return names[n];
}

static inline void kit_add(struct kit *k, const char *name, struct str text)
{
    k->files[k->in.file_count++] =
        (struct cfront_file){str_from(name), text, k->in.file_count > 0};
}

static inline void kit_start(struct kit *k)
{
    k->in.files = k->files;
    k->in.macros = k->macros;
    k->in.header = kit_header;
    k->in.header_name = kit_header_name;
    k->in.warnings = true;
    k->c = (struct cfront){.arena = &k->arena, .in = &k->in};
    source_init(&k->c);
}

static inline void kit_stop(struct kit *k)
{
    source_release(&k->c);
    buf_release(&k->out);
    arena_release(&k->arena);
    *k = (struct kit){0};
}

/* Tokens with one blank between them, in the buffer. */
static inline const char *kit_text(struct kit *k)
{
    buf_clear(&k->out);
    buf_cstr(&k->out, "");
    for (size_t i = 0; i + 1 < k->tokens.count; i++) {
        if (i)
            buf_char(&k->out, ' ');
        buf_str(&k->out, k->tokens.at[i].text);
    }
    return k->out.len ? k->out.at : "";
}

/* "line:column+length code: message; advice\n" for each. */
static inline const char *kit_diags(struct kit *k)
{
    buf_clear(&k->out);
    report_sort(&k->c);
    for (size_t i = 0; i < k->c.diags.len; i++) {
        const struct diag *d = &k->c.diags.at[i];
        if (!str_is(d->file, "main.c"))
            buf_printf(&k->out, "%.*s:", STR_ARG(d->file));
        buf_printf(&k->out, "%d:%d+%d %s%s: %.*s", d->line, d->column, d->length,
                   d->severity == SEVERITY_WARNING ? "warning " : "", d->code, STR_ARG(d->message));
        if (d->advice.len)
            buf_printf(&k->out, "; %.*s", STR_ARG(d->advice));
        buf_char(&k->out, '\n');
    }
    return k->out.len ? k->out.at : "";
}

static inline void kit_run(struct kit *k, struct str text)
{
    kit_add(k, "main.c", text);
    kit_start(k);
    preprocess(&k->c, 0, &k->tokens);
}

/* The tokens of a text that has no mistake. */
static inline void gives(const char *text, const char *tokens)
{
    struct kit k = {0};
    kit_run(&k, str_from(text));
    assert_string_equal(kit_diags(&k), "");
    assert_string_equal(kit_text(&k), tokens);
    kit_stop(&k);
}

/* The messages and the tokens of one that has some. */
static inline void tells(const char *text, const char *diags, const char *tokens)
{
    struct kit k = {0};
    kit_run(&k, str_from(text));
    assert_string_equal(kit_diags(&k), diags);
    if (tokens)
        assert_string_equal(kit_text(&k), tokens);
    kit_stop(&k);
}

#endif
