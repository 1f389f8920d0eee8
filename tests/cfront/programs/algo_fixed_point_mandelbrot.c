#include <stdio.h>
#include <stdint.h>

typedef int32_t fix; /* 16.16 */
#define FIX(d) ((fix)((d) * 65536))
static fix mul(fix a, fix b) { return (fix)((int64_t)a * b >> 16); }

static int escape(fix cx, fix cy)
{
    fix x = 0, y = 0;
    for (int i = 0; i < 30; i++) {
        fix xx = mul(x, x), yy = mul(y, y);
        if (xx + yy > FIX(4))
            return i;
        y = 2 * mul(x, y) + cy;
        x = xx - yy + cx;
    }
    return 30;
}

static fix root(fix v)
{
    uint64_t n = (uint64_t)v << 16, r = 0;
    for (uint64_t bit = 1ull << 46; bit; bit >>= 2)
        if (n >= r + bit) {
            n -= r + bit;
            r = (r >> 1) + bit;
        } else
            r >>= 1;
    return (fix)r;
}

int main(void)
{
    for (fix y = FIX(-1.2); y <= FIX(1.2); y += FIX(0.3)) {
        for (fix x = FIX(-2); x <= FIX(0.6); x += FIX(0.1))
            putchar(" .:-=+*#%@"[escape(x, y) * 9 / 30]);
        puts("|");
    }
    printf("%d %d %d\n", root(FIX(2)), mul(FIX(-1.5), FIX(2.5)), FIX(-0.00001));
    return 0;
}
