#include <stdio.h>

int main(void)
{
    for (int n = 0; n < 4; n++)
        switch (n) {
            int shared;                 /* declared in the switch, no case reaches an initialiser */
        case 0:
            shared = 5;
            printf("%d ", shared);
            break;
        case 1: {
            int shared = 6;
            printf("%d ", shared);
        }
        case 2:
            shared = 7;
            for (int shared = 0; shared < 2; shared++)
                printf("(%d) ", shared);
            printf("%d ", shared);
            break;
        default:;
            static int kept = 8;
            enum { NINE = 9 };
            printf("%d %d\n", kept, NINE);
        }
    return 0;
}
