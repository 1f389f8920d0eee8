#include <stdio.h>
#include <string.h>

struct record {
    int id;
    int size;
    char unit[4];
};

int main(void)
{
    struct record r;
    r.id = 7;
    r.size = 2;
    FILE *f = fopen("records.bin", "wb");
    if (!f)
        return 1;
    fwrite(&r, sizeof r, 1, f); // expect: uninitialised-read
    fclose(f);
    puts("saved");
    return 0;
}
