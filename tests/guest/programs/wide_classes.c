/* wctype.h over a range of characters; sigsetjmp; limits of POSIX. */
#include <limits.h>
#include <setjmp.h>
#include <stdio.h>
#include <wctype.h>

static sigjmp_buf back;

int main(void)
{
    for (wint_t c = 0; c < 300; c++) {
        int bits = !!iswalnum(c) | !!iswalpha(c) << 1 | !!iswblank(c) << 2 | !!iswcntrl(c) << 3 |
                   !!iswdigit(c) << 4 | !!iswgraph(c) << 5 | !!iswlower(c) << 6 |
                   !!iswprint(c) << 7 | !!iswpunct(c) << 8 | !!iswspace(c) << 9 |
                   !!iswupper(c) << 10 | !!iswxdigit(c) << 11;
        printf("%u %x %u %u\n", c, bits, towlower(c), towupper(c));
    }
    printf("%d %d\n", iswalpha(WEOF), PATH_MAX);
    volatile int rounds = 0;
    int got = sigsetjmp(back, 1);
    printf("%d\n", got);
    if (rounds++ < 3)
        siglongjmp(back, rounds + 10);
    return 0;
}
