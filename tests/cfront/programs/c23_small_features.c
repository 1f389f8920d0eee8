// std: gnu2x
#include <stdio.h>
#include <stddef.h>

/* Binary constants, empty braces, labels at the
 * end of blocks, _Static_assert without a message. */
_Static_assert(sizeof(int) == 4);
static int ignore(int a, int b) { return b; }
struct p { int x, y; };

int main()
{
    int big = 1000000, bits = 0b10100101;
    struct p z = {};
    int arr[3] = {};
    if (big > 5)
        goto end;
    puts("skipped");
end:
    int after = 7;
    printf("%d %d %d %d %d\n", big, bits, z.x + z.y + arr[2], ignore(1, 2), after);
    for (int i = 0; i < 2; i++) {
        if (i)
            goto next;
        printf("%d\n", i);
    next:
    }
    return 0;
}
