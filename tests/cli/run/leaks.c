#include <stdlib.h>

int main(void)
{
    for (int i = 0; i < 3; i++)
        if (!malloc(10))
            return 1;
    return 0;
}
