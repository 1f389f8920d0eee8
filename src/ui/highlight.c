/* A lexer for colours only: it must never be wrong about where a comment or a
 * string ends, and may be vague about everything else. It writes one role per
 * byte, so that drawing needs no token list. */
#include "ui/highlight.h"

#include <string.h>

/* What is open at a line's end, and whether a directive goes on. */
enum { IN_CODE, IN_BLOCK_COMMENT, IN_LINE_COMMENT, IN_STRING, OPEN_MASK = 3, IN_DIRECTIVE = 4 };

static const char *const keywords[] = {
    "break", "case", "continue", "default", "do", "else", "for", "goto", "if", "return", "sizeof",
    "switch", "while", "_Alignof", "_Generic", "_Static_assert", "static_assert", "alignof",
    "offsetof", "typeof", "__attribute__",
};
static const char *const types[] = {
    "auto", "bool", "char", "const", "double", "enum", "extern", "float", "inline", "int", "long",
    "register", "restrict", "short", "signed", "static", "struct", "typedef", "union", "unsigned",
    "void", "volatile", "_Alignas", "_Atomic", "_Bool", "_Complex", "_Noreturn", "_Thread_local",
    "alignas", "noreturn", "thread_local", "FILE", "va_list",
};
static const char *const constants[] = {
    "NULL", "true", "false", "EOF", "stdin", "stdout", "stderr",
};

static bool among(const char *const *words, size_t count, struct str w)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(w, words[i]))
            return true;
    return false;
}

static enum role word_role(struct str w)
{
    if (among(keywords, COUNT(keywords), w))
        return ROLE_KEYWORD;
    if (among(types, COUNT(types), w) || (w.len > 2 && str_ends(w, "_t")))
        return ROLE_TYPE;
    return among(constants, COUNT(constants), w) ? ROLE_NUMBER : ROLE_TEXT;
}

static bool starts_word(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* The line being coloured. */
struct scan {
    struct str s;
    size_t at;
    uint8_t *roles; /* or NULL */
};

static void paint(struct scan *l, size_t to, enum role role)
{
    if (l->roles)
        memset(l->roles + l->at, role, to - l->at);
    l->at = to;
}

static char peek(const struct scan *l, size_t ahead)
{
    return l->at + ahead < l->s.len ? l->s.at[l->at + ahead] : '\0';
}

/* To the end of a block comment; false if the line ends first. from: bytes of
 * the opening that are not looked at. */
static bool block_comment(struct scan *l, size_t from)
{
    for (size_t i = l->at + from; i + 1 < l->s.len; i++) {
        if (l->s.at[i] == '*' && l->s.at[i + 1] == '/') {
            paint(l, i + 2, ROLE_COMMENT);
            return true;
        }
    }
    paint(l, l->s.len, ROLE_COMMENT);
    return false;
}

/* To the closing quote or the end of the line; true if the line ends in a
 * backslash inside. */
static bool string(struct scan *l, char quote, size_t from)
{
    size_t i = l->at + from;
    while (i < l->s.len && l->s.at[i] != quote) {
        if (l->s.at[i] == '\\' && i + 1 == l->s.len) {
            paint(l, l->s.len, ROLE_STRING);
            return true;
        }
        i += l->s.at[i] == '\\' ? 2 : 1;
    }
    paint(l, i < l->s.len ? i + 1 : l->s.len, ROLE_STRING);
    return false;
}

static void number(struct scan *l)
{
    size_t i = l->at;
    while (i < l->s.len) {
        char c = l->s.at[i];
        bool sign = (c == '+' || c == '-') && i > l->at && strchr("eEpP", l->s.at[i - 1]);
        if (!starts_word(c) && !digit(c) && c != '.' && !sign)
            break;
        i++;
    }
    paint(l, i, ROLE_NUMBER);
}

/* '#', blanks, the directive's name, and the <header> of an include. */
static void directive(struct scan *l)
{
    size_t i = l->at + 1;
    while (i < l->s.len && (l->s.at[i] == ' ' || l->s.at[i] == '\t'))
        i++;
    size_t name = i;
    while (i < l->s.len && starts_word(l->s.at[i]))
        i++;
    bool include = str_is(str_slice(l->s, name, i), "include");
    paint(l, i, ROLE_PREPROCESSOR);
    if (!include)
        return;
    while (i < l->s.len && l->s.at[i] == ' ')
        i++;
    bool angle = i < l->s.len && l->s.at[i] == '<';
    const char *close = angle ? memchr(l->s.at + i, '>', l->s.len - i) : NULL;
    if (close) {
        paint(l, i, ROLE_TEXT);
        paint(l, (size_t)(close - l->s.at) + 1, ROLE_STRING);
    }
}

/* One token of code; returns what it leaves open. */
static int token(struct scan *l)
{
    char c = peek(l, 0);
    if (c == '/' && peek(l, 1) == '*')
        return block_comment(l, 2) ? IN_CODE : IN_BLOCK_COMMENT;
    if (c == '/' && peek(l, 1) == '/') {
        bool goes_on = l->s.at[l->s.len - 1] == '\\';
        paint(l, l->s.len, ROLE_COMMENT);
        return goes_on ? IN_LINE_COMMENT : IN_CODE;
    }
    if (c == '"' || c == '\'')
        return string(l, c, 1) && c == '"' ? IN_STRING : IN_CODE;
    if (digit(c) || (c == '.' && digit(peek(l, 1)))) {
        number(l);
    } else if (starts_word(c)) {
        size_t i = l->at;
        while (i < l->s.len && (starts_word(l->s.at[i]) || digit(l->s.at[i])))
            i++;
        paint(l, i, word_role(str_slice(l->s, l->at, i)));
    } else {
        paint(l, l->at + 1, ROLE_TEXT);
    }
    return IN_CODE;
}

highlight_state highlight_line(highlight_state before, struct str line, uint8_t *roles)
{
    struct scan l = {line, 0, roles};
    int open = before & OPEN_MASK;
    bool in_directive = before & IN_DIRECTIVE, code_seen = in_directive;
    if (open == IN_BLOCK_COMMENT && block_comment(&l, 0))
        open = IN_CODE;
    if (open == IN_LINE_COMMENT) {
        open = line.len && line.at[line.len - 1] == '\\' ? IN_LINE_COMMENT : IN_CODE;
        paint(&l, line.len, ROLE_COMMENT);
    }
    if (open == IN_STRING)
        open = string(&l, '"', 0) ? IN_STRING : IN_CODE;
    while (l.at < line.len) {
        char c = line.at[l.at];
        if (c == '#' && !code_seen) {
            in_directive = code_seen = true;
            directive(&l);
            continue;
        }
        bool comment = c == '/' && (peek(&l, 1) == '*' || peek(&l, 1) == '/');
        code_seen |= c != ' ' && c != '\t' && !comment;
        open = token(&l);
    }
    bool goes_on = line.len && line.at[line.len - 1] == '\\';
    if (in_directive && (goes_on || open == IN_BLOCK_COMMENT))
        open |= IN_DIRECTIVE;
    return (highlight_state)open;
}

bool highlight_is_code(uint8_t role) { return role != ROLE_STRING && role != ROLE_COMMENT; }

void highlight_changed(struct highlight *h, int from_line)
{
    if (h->valid > from_line)
        h->valid = from_line < 0 ? 0 : from_line;
}

highlight_state highlight_before(struct highlight *h, int line,
                                 struct str (*get)(void *ctx, int n), void *ctx)
{
    if (h->room <= line) {
        h->room = line + 64;
        h->before = mem_resize(h->before, (size_t)h->room, sizeof *h->before);
    }
    if (h->valid == 0)
        h->before[0] = 0;
    for (; h->valid < line; h->valid++)
        h->before[h->valid + 1] = highlight_line(h->before[h->valid], get(ctx, h->valid), NULL);
    return h->before[line];
}

void highlight_release(struct highlight *h)
{
    mem_free(h->before);
    *h = (struct highlight){0};
}
