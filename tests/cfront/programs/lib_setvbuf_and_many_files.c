#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *f[4];
    char names[4][24];
    static char buffer[256];
    for (int i = 0; i < 4; i++) {
        snprintf(names[i], sizeof names[i], "t_many_%d.txt", i);
        f[i] = fopen(names[i], "w+");
    }
    setvbuf(f[0], buffer, _IOFBF, sizeof buffer);
    setvbuf(f[1], NULL, _IONBF, 0);
    setvbuf(f[2], NULL, _IOLBF, 128);
    for (int round = 0; round < 300; round++)
        fprintf(f[round % 4], "%03d,", round);
    for (int i = 0; i < 4; i++) {
        fflush(f[i]);
        printf("%ld ", ftell(f[i]));
        fseek(f[i], 4L * i, SEEK_SET);
        char got[4];
        printf("%.3s ", fgets(got, sizeof got, f[i]));
        fseek(f[i], -4, SEEK_END);
        printf("%.3s\n", fgets(got, sizeof got, f[i]));
        fclose(f[i]);
        remove(names[i]);
    }
    return 0;
}
