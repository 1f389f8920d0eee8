#include <stdio.h>
#include <unistd.h>

int main(void)
{
    unsigned char all[256];
    for (int i = 0; i < 256; i++)
        all[i] = (unsigned char)i;
    fwrite(all, 1, 256, stdout);
    fflush(stdout);
    write(1, "raw\n", 4);
    printf("%zd\n", write(99, "x", 1));
    return 0;
}
