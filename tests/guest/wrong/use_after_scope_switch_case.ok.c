#include <stdio.h>
#include <string.h>

int main(void)
{
    int day = 6;
    char *plan = NULL;
    char weekend[8];
    switch (day) {
    case 6: {
        strcpy(weekend, "sleep");
        plan = weekend;
        break;
    }
    default:
        break;
    }
    if (plan)
        printf("%zu\n", strlen(plan));
    return 0;
}
