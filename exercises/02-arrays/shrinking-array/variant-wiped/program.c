#include <stdio.h>

static void wipe(char key[16])
{
    for (size_t i = 0; i < sizeof key; i++)
        key[i] = '-';
}

int main(void)
{
    char key[17] = "abcdefghijklmnop";
    wipe(key);
    printf("%s\n", key);
    return 0;
}
