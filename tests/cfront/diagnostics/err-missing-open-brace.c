#include <stdio.h>

int main(void)
    puts("a"); // expect: expected
    return 0;
}
