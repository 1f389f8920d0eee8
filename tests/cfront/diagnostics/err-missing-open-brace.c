#include <stdio.h>

int main(void) // expect: expected 15
    puts("a");
    return 0;
}
