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
    int room = 8;
    if (fgets(answer, room, f))
        puts(answer);
    free(answer);
    fclose(f);
    return 0;
}
