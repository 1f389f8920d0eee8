#include <stdio.h>

enum e { A = -1, B = 5, C = 100000 };

static int on_enum(enum e v) { switch (v) { case A: return 1; case B: return 2; case C: return 3; } return 0; }
static int on_char(char c) { switch (c) { case 'x': return 1; case '\n': return 2; case -1: return 3; default: return 0; } }
static int on_uchar(unsigned char c) { switch (c) { case 255: return 1; case 0: return 2; default: return 0; } }
static int on_ll(long long v)
{
    switch (v) {
    case 0: return 1;
    case 0x100000000ll: return 2;
    case -0x100000000ll: return 3;
    case 0x7fffffffffffffff: return 4;
    case 0xffffffff: return 5;
    default: return 0;
    }
}
static int on_unsigned(unsigned v) { switch (v) { case -1: return 1; case 0x80000000: return 2; case 3: return 3; default: return 0; } }
static int on_bool(_Bool b) { switch (b) { case 0: return 10; case 1: return 11; default: return 12; } }
static int on_ulong(unsigned long v) { switch (v) { case -1: return 1; case 0xffffffff: return 2; default: return 0; } }

int main(void)
{
    printf("%d%d%d%d\n", on_enum(A), on_enum(B), on_enum(C), on_enum(7));
    printf("%d%d%d%d\n", on_char('x'), on_char('\n'), on_char('\xff'), on_char('y'));
    printf("%d%d%d\n", on_uchar(-1), on_uchar(256 - 256), on_uchar(9));
    printf("%d%d%d%d%d%d\n", on_ll(0), on_ll(1ll << 32), on_ll(-(1ll << 32)), on_ll(9223372036854775807), on_ll(-1), on_ll(4294967295));
    printf("%d%d%d%d\n", on_unsigned(4294967295u), on_unsigned(1u << 31), on_unsigned(3), on_unsigned(0));
    printf("%d %d %d%d\n", on_bool(0), on_bool(5), on_ulong(~0ul), on_ulong(4294967295u));
    return 0;
}
