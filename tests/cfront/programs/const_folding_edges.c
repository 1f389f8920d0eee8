#include <stdio.h>
#include <limits.h>

/* What a compiler folds must be what the machine computes. */
#define CHECK(op, a, b)                                              \
    do {                                                             \
        volatile __typeof__(a) x = (a);                              \
        volatile __typeof__(b) y = (b);                              \
        static const int same = 1;                                   \
        printf("%d", ((a) op (b)) == (x op y) ? same : 8);           \
    } while (0)

int main(void)
{
    CHECK(+, INT_MAX, -5);
    CHECK(*, 65535u, 65537u);
    CHECK(/, INT_MIN, 3);
    CHECK(%, INT_MIN, -7);
    CHECK(>>, INT_MIN, 31);
    CHECK(<<, 1u, 31);
    CHECK(-, 0u, 1);
    CHECK(<, -1, 0u);
    CHECK(<, -1l, 0u);
    CHECK(/, -1, 2u);
    CHECK(%, -9ll, 4);
    CHECK(*, 0xFFFFFFFFull, 0xFFFFFFFFull);
    CHECK(+, 0.1, 0.2);
    CHECK(*, 1e308, 10);
    CHECK(/, 1.0f, 3.0f);
    CHECK(-, 16777217, 0.5f);
    CHECK(+, LLONG_MAX, 1.0);
    CHECK(^, (char)-1, 255);
    CHECK(&, (unsigned short)-1, -65536);
    CHECK(==, (char)0xFF, 0xFF);
    CHECK(!=, (unsigned char)0xFF, 0xFF);
    CHECK(&&, 0.5f, 0x100000000ll);
    CHECK(||, 0, -0.0);
    putchar('\n');
    printf("%d %u %lld %llu\n", INT_MIN, UINT_MAX, LLONG_MIN, ULLONG_MAX);
    printf("%d %ld\n", -2147483647 - 1, -2147483648);
    return 0;
}
