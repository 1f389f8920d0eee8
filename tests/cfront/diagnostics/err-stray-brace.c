#include <stdio.h>

static int first(int n)
{
    if (n)
        return 1;
    }
    return 0; // expect: outside-function 5
}

int main(void)
{
    return first(0);
}
