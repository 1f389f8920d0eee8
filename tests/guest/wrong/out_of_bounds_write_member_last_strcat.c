#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
    int size;
    char name[12];
};

int main(void)
{
    struct file *f = calloc(1, sizeof *f);
    if (!f)
        return 1;
    strcpy(f->name, "holiday-1");
    strcat(f->name, ".jpg"); // expect: out-of-bounds-write
    puts(f->name);
    free(f);
    return 0;
}
