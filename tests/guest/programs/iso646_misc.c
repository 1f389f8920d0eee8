#include <iso646.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <stdlib.h>

static noreturn void leave(int code) { exit(code); }

int main(void)
{
    int a = 1, b = 0;
    printf("%d %d %d %d\n", a and not b, a or b, a bitand 3, compl a);
    printf("%d\n", getenv("FREEHOLD_NO_SUCH_VARIABLE") == NULL);
    leave(a xor 4);
}
