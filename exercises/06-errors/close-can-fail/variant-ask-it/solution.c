#include <stdio.h>

int main(void)
{
    FILE *f = fopen("note.txt", "w");
    if (f == NULL)
        return 1;
    fprintf(f, "milk\n");
    // --- your code starts here ---
    if (fclose(f) == 0)
    // --- your code ends here ---
        puts("saved");
    else
        puts("not saved");
    return 0;
}
