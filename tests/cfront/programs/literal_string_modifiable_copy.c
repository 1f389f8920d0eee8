#include <stdio.h>
#include <string.h>

/* Each array gets a copy of its literal; pointers may share one. */
static char global[] = "same text";
static const char *shared = "same text";

static char *fresh(int i)
{
    static char kept[] = "kept";
    char local[] = "local";
    local[0] = (char)('0' + i);
    kept[i % 4] = local[0];
    return kept;
}

int main(void)
{
    char mine[] = "same text", sized[16] = "same text", exact[9] = "same text";
    mine[0] = 'M';
    global[0] = 'G';
    printf("%s %s %s %s %.9s\n", mine, global, shared, sized, exact);
    printf("%zu %zu %zu\n", sizeof mine, sizeof exact, strlen(sized));
    for (int i = 9; i < 16; i++)
        if (sized[i])
            puts("wrong");
    for (int i = 0; i < 5; i++)
        printf("%s ", fresh(i));
    putchar('\n');
    for (int i = 0; i < 3; i++) {
        char again[] = "loop";
        again[i] = '*';
        printf("%s ", again);
    }
    putchar('\n');
    return 0;
}
