#include <stdlib.h>

int main(void)
{
    for (;;)
        malloc(100000); // found: heap-limit
}
