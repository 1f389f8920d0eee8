#include <errno.h>
#include <stdio.h>

int main(void)
{
    FILE *own = fopen("own.conf", "r");
    FILE *shop = fopen("shop.conf", "w");
    printf("%d\n", errno == ENOENT);
    if (own != NULL)
        fclose(own);
    if (shop != NULL)
        fclose(shop);
    return 0;
}
