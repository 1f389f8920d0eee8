#include <stdio.h>
#include <string.h>

struct rec { int id; char name[12]; double v; };

int main(void)
{
    const char *name = "t_lib_fread_fwrite.bin";
    struct rec r[4], got[6];
    memset(r, 0, sizeof r);
    for (int i = 0; i < 4; i++) {
        r[i].id = i;
        snprintf(r[i].name, sizeof r[i].name, "rec%d", i);
        r[i].v = i / 4.0;
    }
    FILE *f = fopen(name, "wb+");
    printf("%zu\n", fwrite(r, sizeof *r, 4, f));
    printf("%ld\n", ftell(f) / (long)sizeof *r);
    rewind(f);
    size_t n = fread(got, sizeof *got, 6, f);
    printf("%zu %d %s %g\n", n, feof(f) != 0, got[3].name, got[3].v);
    fseek(f, 2 * (long)sizeof *r, SEEK_SET);
    struct rec one;
    n = fread(&one, sizeof one, 1, f);
    printf("%zu %s\n", n, one.name);
    one.id = 77;
    fseek(f, -(long)sizeof one, SEEK_CUR);
    fwrite(&one, sizeof one, 1, f);
    fseek(f, 0, SEEK_SET);
    int sum = 0;
    while (fread(&one, sizeof one, 1, f) == 1)
        sum += one.id;
    printf("%d %zu %zu\n", sum, fread(&one, 0, 5, f), fwrite(r, sizeof *r, 0, f));
    fpos_t pos;
    fseek(f, (long)sizeof *r, SEEK_SET);
    fgetpos(f, &pos);
    fread(&one, sizeof one, 1, f);
    fsetpos(f, &pos);
    fread(&one, sizeof one, 1, f);
    printf("%s\n", one.name);
    unsigned char byte;
    fseek(f, -3, SEEK_END);
    for (n = 0; fread(&byte, 1, 1, f); n++)
        ;
    printf("%zu\n", n);
    fclose(f);
    return remove(name);
}
