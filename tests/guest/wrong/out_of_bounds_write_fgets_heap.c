#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    FILE *f = tmpfile();
    char *answer = malloc(8);
    if (!f || !answer)
        return 1;
    fputs("certainly not\n", f);
    rewind(f);
    int room = 80;
    if (fgets(answer, room, f)) // expect: out-of-bounds-write
        puts(answer);
    free(answer);
    fclose(f);
    return 0;
}
