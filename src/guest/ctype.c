/* ctype.c - character classes of the C locale, for ctype.h and wctype.h. */
#include "guest/machine.h"

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

LIBC(int, isalpha, int c) { return letter(c); }
LIBC(int, isdigit, int c) { return digit(c); }
LIBC(int, isalnum, int c) { return letter(c) || digit(c); }
LIBC(int, isupper, int c) { return upper(c); }
LIBC(int, islower, int c) { return lower(c); }
LIBC(int, isxdigit, int c) { return hex(c); }
LIBC(int, isspace, int c) { return space(c); }
LIBC(int, isblank, int c) { return c == ' ' || c == '\t'; }
LIBC(int, iscntrl, int c) { return control(c); }
LIBC(int, isprint, int c) { return c == ' ' || visible(c); }
LIBC(int, isgraph, int c) { return visible(c); }
LIBC(int, ispunct, int c) { return visible(c) && !letter(c) && !digit(c); }
LIBC(int, isascii, int c) { return between(c, 0, 127); }
LIBC(int, tolower, int c) { return to_lower(c); }
LIBC(int, toupper, int c) { return to_upper(c); }

/* The C locale knows no letters beyond ASCII, whatever their width. */
#define WIDE(class) \
    LIBC(int, isw##class, unsigned c) { return c < 128 && guest_is##class((int)c); }
WIDE(alnum) WIDE(alpha) WIDE(blank) WIDE(cntrl) WIDE(digit) WIDE(graph)
WIDE(lower) WIDE(print) WIDE(punct) WIDE(space) WIDE(upper) WIDE(xdigit)
LIBC(unsigned, towlower, unsigned c) { return c < 128 ? (unsigned)to_lower((int)c) : c; }
LIBC(unsigned, towupper, unsigned c) { return c < 128 ? (unsigned)to_upper((int)c) : c; }
