#include <stdio.h>

static void tell(int *p)
{
    if (p != NULL) printf("%d\n", *p);
    else printf("nobody\n");
}

int main(void)
{
    int none = 0;
    tell(&none);
    tell(NULL);
    return 0;
}
