#include <stdio.h>

int main(int argc, char **argv)
{
    (void)argv;
    if (argc < 5)
        goto undo_b;
    printf("c ");
undo_b:
    printf("b ");
    printf("a\n");
    return 0;
}
