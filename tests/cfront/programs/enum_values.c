#include <stdio.h>

enum a { A0, A1, A5 = 5, A6, AM = -3, AM2, AZ };
enum b { B1 = A6 * 2, B2 = B1 + (AM < 0), B3 = sizeof(int), B4 = 'a', B5 };
enum big { BIG = 0x7fffffff, SMALL = -BIG - 1 };
enum { ANON = 1 << 4, MASK = ANON | 3, };
typedef enum colour { RED = 1, GREEN = 2, BLUE = 4, WHITE = RED | GREEN | BLUE } colour;

static colour mix(colour a, colour b) { return a | b; }

int main(void)
{
    printf("%d %d %d %d %d %d %d\n", A0, A1, A5, A6, AM, AM2, AZ);
    printf("%d %d %d %d %d\n", B1, B2, B3, B4, B5);
    printf("%d %d %d %d\n", BIG, SMALL, ANON, MASK);
    colour c = mix(RED, BLUE);
    c |= GREEN;
    printf("%d %d\n", c == WHITE, c);
    enum a x = AM;
    x++;
    printf("%d %zu %zu\n", x, sizeof x, sizeof A0);
    int arr[B2] = {[A6] = 6, [B3] = 4};
    printf("%zu %d %d\n", sizeof arr / sizeof *arr, arr[6], arr[4]);
    return 0;
}
