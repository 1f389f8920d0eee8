#include <setjmp.h>
#include <stdio.h>

static jmp_buf place;

static int mark(void)
{
    return setjmp(place);
}

int main(void)
{
    if (mark() == 0)
        longjmp(place, 1); // expect: use-after-return
    puts("back");
    return 0;
}
