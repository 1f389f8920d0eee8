#include <stdio.h>

struct record { int id; double v; char tag[4]; };

int main(void)
{
    FILE *f = fopen("freehold-records", "wb+");
    for (int i = 0; i < 10; i++) {
        struct record r = { i, i / 4.0, "abc" };
        fwrite(&r, sizeof r, 1, f);
    }
    rewind(f);
    struct record r, many[5];
    double sum = 0;
    int n = 0;
    while (fread(&r, sizeof r, 1, f) == 1)
        sum += r.v, n += r.id;
    printf("%d %g %s\n", n, sum, r.tag);
    fseek(f, 7 * (long)sizeof r, SEEK_SET);
    fread(&r, sizeof r, 1, f);
    printf("%d %d\n", r.id, fread(many, sizeof r, 5, f) == 2);
    fclose(f);
    remove("freehold-records");
    return 0;
}
