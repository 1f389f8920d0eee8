#include <stdio.h>

static const char *const commands[] = { "open", "save", "quit" };

int main(void)
{
    int n = 0;
    while (commands[n] != NULL) { // expect: out-of-bounds-read
        puts(commands[n]);
        n++;
    }
    printf("%d commands\n", n);
    return 0;
}
