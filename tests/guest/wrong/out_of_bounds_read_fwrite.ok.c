#include <stdio.h>

static short samples[8] = { 1, -1, 2, -2, 3, -3, 4, -4 };

int main(void)
{
    FILE *f = fopen("tone.raw", "wb");
    if (!f)
        return 1;
    fwrite(samples, sizeof samples, 1, f);
    fclose(f);
    puts("written");
    return 0;
}
