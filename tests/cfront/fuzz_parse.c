/* Any bytes as answer.c (and, behind a line "//// more.h", as a header of it): nothing
 * may crash, hang or run past its memory; diagnostics lie inside the text; the same
 * text tells the same again. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cfront/cfront.h"

struct cfront;
/* The program itself is fuzzed elsewhere. */
__attribute__((weak)) void emit_program(struct cfront *c, struct program *ret);
__attribute__((weak)) void emit_program(struct cfront *c, struct program *ret)
{
    (void)c, (void)ret;
}

static const struct small_header { const char *name, *text; } headers[] = {
    {"stdio.h", "#ifndef S\n#define S\ntypedef unsigned long size_t;\ntypedef struct f FILE;\n"
                "extern FILE *stdout;\n#define stdout stdout\n#define EOF (-1)\n"
                "int printf(const char *restrict f, ...);\nint scanf(const char *restrict f, ...);\n"
                "int puts(const char *s);\nint getchar(void);\n#endif\n"},
    {"stdlib.h", "#define NULL ((void *)0)\nvoid *malloc(unsigned long n);\nvoid free(void *p);\n"
                 "_Noreturn void exit(int n);\n"},
    {"stdarg.h", "typedef __builtin_va_list va_list;\n#define va_start(a, b) __builtin_va_start(a, b)\n"
                 "#define va_end(a) __builtin_va_end(a)\n#define va_arg(a, t) __builtin_va_arg(a, t)\n"},
};

static struct str header(struct str name)
{
    for (size_t i = 0; i < COUNT(headers); i++)
        if (str_is(name, headers[i].name))
            return str_from(headers[i].text);
    return (struct str){NULL, 0};
}

static const char *header_name(size_t n)
{
    return n < COUNT(headers) ? headers[n].name : NULL;
}

static bool library(struct str name, bool function)
{
    (void)function;
    static const char *const names[] = {"printf", "scanf", "puts", "getchar", "malloc", "free", "exit",
                                        "stdout"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static void compile(struct arena *a, const struct cfront_file *files, size_t count,
                    struct cfront_output *ret)
{
    struct cfront_input in = {.files = files, .file_count = count, .header = header,
                              .header_name = header_name, .library = library, .checked = true,
                              .warnings = true};
    cfront_compile(a, &in, ret);
    for (size_t i = 0; i < ret->diag_count; i++) {
        const struct diag *d = &ret->diags[i];
        struct buf out = {0};
        diag_print(&out, d, files[0].text);
        if (d->line < 0 || d->column < 0 || !d->message.len || (d->line && d->length < 1))
            abort();
        buf_release(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char cut[] = "\n//// more.h\n";
    struct arena a = {0}, b = {0};
    struct str text = arena_str(&a, (struct str){(const char *)data, size});
    struct cfront_file files[2] = {{STR("answer.c"), text, false}, {STR("more.h"), STR(""), true}};
    const char *at = size ? memmem(text.at, text.len, cut, sizeof cut - 1) : NULL;
    if (at) {
        files[0].text.len = (size_t)(at - text.at) + 1;
        files[1].text = str_slice(text, files[0].text.len + sizeof cut - 2, text.len);
    }
    struct cfront_output once, again;
    compile(&a, files, 2, &once);
    compile(&b, files, 2, &again);
    if (once.diag_count != again.diag_count || once.good != again.good)
        abort();
    for (size_t i = 0; i < once.diag_count; i++)
        if (diag_cmp(&once.diags[i], &again.diags[i]) != 0)
            abort();
    arena_release(&a);
    arena_release(&b);
    return 0;
}
