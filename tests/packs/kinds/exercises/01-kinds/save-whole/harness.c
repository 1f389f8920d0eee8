#include <freehold.h>
#include <stdio.h>
#include <string.h>

int save(int count);

static int kept_count(void)
{
    int kept = 0;
    FILE *f = fopen("count", "r");
    if (f && fscanf(f, "%d", &kept) != 1)
        kept = -1;
    if (f)
        fclose(f);
    return kept;
}

/* The machine has stopped: standard input is what was printed before. */
static int again(void)
{
    int told = 0, n;
    while (scanf(" saved %d", &n) == 1)
        told = n;
    int kept = kept_count();
    printf("told %d, kept %d\n", told, kept);
    return kept < told || kept > told + 1;
}

int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "again"))
        return again();
    for (int i = 1; i <= 3; i++) {
        if (save(i) != 0)
            return 1;
        printf("saved %d\n", i);
    }
    return freehold_failures() == 0 && kept_count() != 3 ? 2 : 0;
}
