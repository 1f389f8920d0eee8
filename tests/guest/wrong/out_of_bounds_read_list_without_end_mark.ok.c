#include <stdio.h>

static const char *const commands[] = { "open", "save", "quit", NULL };

int main(void)
{
    int n = 0;
    while (commands[n] != NULL) {
        puts(commands[n]);
        n++;
    }
    printf("%d commands\n", n);
    return 0;
}
