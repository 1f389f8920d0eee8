#include <stdio.h>
#include <string.h>

static unsigned char key[16];

int main(void)
{
    unsigned char secret[24];
    for (int i = 0; i < 24; i++)
        secret[i] = (unsigned char)(i * 7);
    memcpy(key, secret, sizeof key);
    printf("%d\n", key[15]);
    return 0;
}
