/* ctype.c - character classes of the C locale, for ctype.h and wctype.h.
 *
 * The functions of ctype.h take an unsigned char or EOF. A plain char below zero, as the
 * bytes of an umlaut are, reads in front of the table that others look it up in. */
#include "guest/libc.h"

static bool between(int c, int low, int high) { return c >= low && c <= high; }
static bool upper(int c) { return between(c, 'A', 'Z'); }
static bool lower(int c) { return between(c, 'a', 'z'); }
static bool digit(int c) { return between(c, '0', '9'); }
static bool letter(int c) { return upper(c) || lower(c); }
static bool hex(int c) { return digit(c) || between(c, 'a', 'f') || between(c, 'A', 'F'); }
static bool space(int c) { return c == ' ' || between(c, '\t', '\r'); }
static bool visible(int c) { return between(c, '!', '~'); }
static bool control(int c) { return between(c, 0, 31) || c == 127; }
static int to_lower(int c) { return upper(c) ? c + 32 : c; }
static int to_upper(int c) { return lower(c) ? c - 32 : c; }

static void check(const char *function, int c)
{
    if (c < -1 || c > 255)
        finding_add("out-of-bounds-read", "%s(%d): it takes an unsigned char or EOF, and looks up "
                    "anything else outside its table", function, c);
}

#define CLASS(name, test) \
    static bool name##_class(int c) { return test; } \
    LIBC(int, name, int c) \
    { \
        check(#name, c); \
        return name##_class(c); \
    }
CLASS(isalpha, letter(c))
CLASS(isdigit, digit(c))
CLASS(isalnum, letter(c) || digit(c))
CLASS(isupper, upper(c))
CLASS(islower, lower(c))
CLASS(isxdigit, hex(c))
CLASS(isspace, space(c))
CLASS(isblank, c == ' ' || c == '\t')
CLASS(iscntrl, control(c))
CLASS(isprint, c == ' ' || visible(c))
CLASS(isgraph, visible(c))
CLASS(ispunct, visible(c) && !letter(c) && !digit(c))

LIBC(int, isascii, int c) { return between(c, 0, 127); }
LIBC(int, toascii, int c) { return c & 127; }

LIBC(int, tolower, int c)
{
    check("tolower", c);
    return to_lower(c);
}

LIBC(int, toupper, int c)
{
    check("toupper", c);
    return to_upper(c);
}

/* The C locale knows no letters beyond ASCII, whatever their width. */
#define WIDE(class) \
    LIBC(int, isw##class, unsigned c) { return c < 128 && is##class##_class((int)c); }
WIDE(alnum) WIDE(alpha) WIDE(blank) WIDE(cntrl) WIDE(digit) WIDE(graph)
WIDE(lower) WIDE(print) WIDE(punct) WIDE(space) WIDE(upper) WIDE(xdigit)
LIBC(unsigned, towlower, unsigned c) { return c < 128 ? (unsigned)to_lower((int)c) : c; }
LIBC(unsigned, towupper, unsigned c) { return c < 128 ? (unsigned)to_upper((int)c) : c; }
