/* What the libtcc of Debian does not know of texts: universal character names
 * ("\u00e9", C11 6.4.3) of which it keeps the lowest byte and says nothing, and
 * the mark of UTF-8 in front (u8"..."). The first become the bytes of UTF-8 that
 * they stand for, and as those are fewer, blanks behind the text make up for them;
 * the mark becomes blanks. Wide texts (L"...") libtcc reads right. */
#include "judge/compile.h"
#include "judge/lex.h"

#include <ctype.h>
#include <string.h>

static bool word_char(char c)
{
    return c == '_' || isalnum((unsigned char)c);
}

/* The character named by the digits at t, or 0: not written in full, half of a
 * UTF-16 pair, none at all, or one that C wants written as itself (6.4.3p2). */
static uint32_t named(const char *t, size_t digits, size_t len)
{
    uint32_t c = 0;
    if (len < digits) {
        return 0;
    }
    for (size_t i = 0; i < digits; i++) {
        if (!isxdigit((unsigned char)t[i])) {
            return 0;
        }
        c = c * 16 + (uint32_t)(isdigit((unsigned char)t[i]) ? t[i] - '0' : (t[i] | 32) - 'a' + 10);
    }
    bool right = c >= 0xA0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    return right || c == '$' || c == '@' || c == '`' ? c : 0;
}

/* Between the quotes of a text. False: a name in it names nothing. */
static bool spell_out(char *text, size_t from, size_t to)
{
    size_t put = from;
    bool right = true;
    for (size_t i = from; i < to;) {
        char c = text[i], next = i + 1 < to ? text[i + 1] : '\0';
        if (c == '\\' && (next == 'u' || next == 'U')) {
            size_t digits = next == 'u' ? 4 : 8;
            uint32_t name = named(text + i + 2, digits, to - i - 2);
            if (name) {
                char bytes[4];
                size_t n = utf8_encode(name, bytes);
                memcpy(text + put, bytes, n);
                put += n;
                i += 2 + digits;
                continue;
            }
            right = false;
        }
        text[put++] = c;
        i++;
        if (c == '\\' && i < to) {
            text[put++] = text[i++];
        }
    }
    text[put] = text[to]; /* the closing quote */
    if (put < to) {
        memset(text + put + 1, ' ', to - put);
    }
    return right;
}

size_t literals_spell_out(char *text, size_t len)
{
    struct lex l = {.text = text, .len = len, .line_start = true};
    size_t bad = 0;
    for (enum lex_kind kind; (kind = lex_next(&l)) != LEX_END; l.torn = false) {
        if (kind != LEX_QUOTE || text[l.from] != '"' || l.torn) {
            continue;
        }
        size_t word = l.from;
        while (word > 0 && word_char(text[word - 1])) {
            word--;
        }
        struct str prefix = {text + word, l.from - word};
        if (str_is(prefix, "L") || str_is(prefix, "u") || str_is(prefix, "U")) {
            continue;
        }
        if (str_is(prefix, "u8")) {
            memset(text + word, ' ', prefix.len);
        }
        if (!spell_out(text, l.from + 1, l.at - 1) && !bad) {
            bad = 1;
            for (size_t i = 0; i < l.from; i++) {
                bad += text[i] == '\n';
            }
        }
    }
    return bad;
}
