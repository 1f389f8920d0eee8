#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int first_byte(borrows_mut FILE *f)
{
    int c = fgetc(f);
    fclose(f); // expect: freed-borrow
    return c;
}

int main(void)
{
    FILE *f = fopen("note.txt", "w+");
    if (!f)
        return 1;
    fputs("a", f);
    rewind(f);
    printf("%c\n", first_byte(f));
    return 0;
}
