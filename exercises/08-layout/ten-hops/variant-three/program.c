#include <stdio.h>

int main(void)
{
    int slow = 0;
    for (int a = 0; a < 4; a++)
        for (int b = 0; b < 4; b++)
            for (int c = 0; c < 4; c++)
                if (a == 0 || b == 0 || c == 0)
                    slow++;
    printf("%d of 64\n", slow);
    return 0;
}
