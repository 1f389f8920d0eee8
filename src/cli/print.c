/* Words on a terminal or in a pipe. On a terminal, text is wrapped at its width
 * and verdicts are coloured; in a pipe, a paragraph stays one line and there is
 * no colour. Everything passes utf8_printable(); where the locale is not UTF-8
 * (or with --ascii) the usual marks get ASCII twins. */
#include "cli/cli.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void print_setup(struct cli *c)
{
    const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    bool tty = isatty(STDOUT_FILENO);
    c->colour = tty && term && strcmp(term, "dumb") && !(no_colour && *no_colour);
    struct winsize w;
    if (tty)
        c->width = ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 20 ? w.ws_col : 80;
    if (strcmp(nl_langinfo(CODESET), "UTF-8"))
        c->ascii = true;
}

static const char *ascii_twin(uint32_t code)
{
    static const struct { uint32_t code; const char *twin; } twins[] = {
        {0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x2013, "-"}, {0x2014, "-"},
        {0x2026, "..."}, {0x2192, "->"}, {0x2190, "<-"}, {0x2022, "*"}, {0x00D7, "x"}, {0x2264, "<="},
        {0x2265, ">="}, {0x2260, "!="}, {0x00A0, " "}, {0x00B7, "."}, {0x2713, "v"}, {0xFFFD, "?"},
        {0x2500, "-"}, {0x2502, "|"}, {0x2026, "..."}, {0x00B5, "u"},
        {0x2588, "#"}, {0x258C, ":"}, {0x2581, "_"}, {0x2582, "."}, {0x2583, "-"}, {0x2584, "="},
        {0x2585, "+"}, {0x2586, "o"}, {0x2587, "*"},
    };
    for (size_t i = 0; i < COUNT(twins); i++)
        if (twins[i].code == code)
            return twins[i].twin;
    return "?";
}

/* What may be written: printable, and ASCII where asked. */
static void clean(const struct cli *c, struct buf *out, struct str text)
{
    struct buf shown = {0};
    utf8_printable(&shown, text);
    struct str s = buf_view(&shown);
    if (!c->ascii)
        buf_str(out, s);
    while (c->ascii && s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        if (code < 0x80)
            buf_char(out, (char)code);
        else
            buf_cstr(out, ascii_twin(code));
        s.at += n;
        s.len -= n;
    }
    buf_release(&shown);
}

static const char *colour_of(enum word_role role)
{
    switch (role) {
    case WORD_PASS: return "\033[1;32m";
    case WORD_FAIL: return "\033[1;31m";
    case WORD_WARN: return "\033[33m";
    case WORD_DIM: case WORD_MARK: return "\033[2m";
    case WORD_CODE: return "\033[36m";
    case WORD_WANT: return "\033[32m";
    case WORD_GOT: return "\033[31m";
    case WORD_TEXT: break;
    }
    return "";
}

/* Bytes of s that fit into width cells, cut behind a word where possible. */
static size_t fitting(struct str s, int width)
{
    size_t at = 0, blank = 0;
    int cells = 0;
    while (at < s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at + at, s.len - at, &code);
        int w = utf8_width(code);
        if (cells + (w < 0 ? 1 : w) > width)
            return blank ? blank : at ? at : n;
        if (code == ' ')
            blank = at;
        cells += w < 0 ? 1 : w;
        at += n;
    }
    return s.len;
}

void print_line(const struct cli *c, FILE *to, enum word_role role, int indent, struct str text)
{
    struct buf b = {0};
    clean(c, &b, text);
    struct str rest = buf_view(&b);
    const char *colour = c->colour ? colour_of(role) : "";
    bool wraps = c->width && role != WORD_CODE && role != WORD_MARK && role != WORD_WANT && role != WORD_GOT;
    if (!rest.len) /* no blanks on an empty line */
        putc('\n', to);
    while (rest.len) {
        size_t n = wraps ? fitting(rest, c->width - indent > 20 ? c->width - indent : 20) : rest.len;
        fprintf(to, "%s%*s" STR_FMT "%s\n", colour, indent, "", (int)n, rest.at, *colour ? "\033[0m" : "");
        rest = str_slice(rest, n, rest.len);
        while (wraps && rest.len && rest.at[0] == ' ')
            rest = str_slice(rest, 1, rest.len);
    }
    buf_release(&b);
}

void print_f(const struct cli *c, enum word_role role, int indent, const char *fmt, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    print_line(c, stdout, role, indent, buf_view(&b));
    buf_release(&b);
}

void print_words(const struct cli *c, FILE *to, const struct words *w)
{
    for (size_t i = 0; i < w->count; i++)
        print_line(c, to, w->lines[i].role, w->lines[i].indent, w->lines[i].text);
}

void print_doc(const struct cli *c, int indent, struct doc d)
{
    struct arena a = {0};
    struct words w = words_doc(&a, d);
    for (size_t i = 0; i < w.count; i++)
        w.lines[i].indent += indent;
    print_words(c, stdout, &w);
    arena_release(&a);
}

void print_code(const struct cli *c, struct str code)
{
    struct str line;
    for (int n = 1; str_line(&code, &line); n++)
        print_f(c, WORD_CODE, 2, "%3d  " STR_FMT, n, STR_ARG(line));
}

void complain(const char *fmt, ...)
{
    struct buf b = {0}, shown = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    utf8_printable(&shown, buf_view(&b));
    fflush(stdout);
    fprintf(stderr, "freehold: " STR_FMT "\n", STR_ARG(buf_view(&shown)));
    buf_release(&b);
    buf_release(&shown);
}

int complain_error(const struct error *err)
{
    complain("%s", err->text[0] ? err->text : "it failed, and nobody said why");
    return err->kind ? error_exit_code(err->kind) : error_exit_code(ERROR_SOFTWARE);
}
