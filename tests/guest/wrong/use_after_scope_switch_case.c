#include <stdio.h>
#include <string.h>

int main(void)
{
    int day = 6;
    char *plan = NULL;
    switch (day) {
    case 6: {
        char weekend[8];
        strcpy(weekend, "sleep");
        plan = weekend;
        break;
    }
    default:
        break;
    }
    if (plan)
        printf("%zu\n", strlen(plan)); // expect: use-after-scope
    return 0;
}
