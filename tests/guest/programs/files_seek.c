#include <stdio.h>

int main(void)
{
    FILE *f = fopen("freehold-seek.bin", "w+b");
    int v[10], w = 0;
    for (int i = 0; i < 10; i++)
        v[i] = i * i;
    printf("%zu\n", fwrite(v, sizeof v[0], 10, f));
    printf("%ld\n", ftell(f));
    fseek(f, 3 * sizeof w, SEEK_SET);
    fread(&w, sizeof w, 1, f);
    printf("%d\n", w);
    fseek(f, -(long)sizeof w, SEEK_END);
    fread(&w, sizeof w, 1, f);
    printf("%d %d\n", w, fgetc(f) == EOF);
    rewind(f);
    w = 1000;
    fwrite(&w, sizeof w, 1, f);
    fseek(f, -4, SEEK_CUR);
    fread(&w, sizeof w, 1, f);
    printf("%d %ld\n", w, ftell(f));
    printf("%d\n", fseek(f, -100, SEEK_SET));
    fpos_t here;
    fgetpos(f, &here);
    fread(&w, sizeof w, 1, f);
    fsetpos(f, &here);
    fread(&w, sizeof w, 1, f);
    printf("%d %zu\n", w, fread(v, sizeof w, 10, f));
    fclose(f);
    remove("freehold-seek.bin");
    return 0;
}
