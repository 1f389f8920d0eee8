#include <stdio.h>

typedef void (*observer)(const char *event, int value);

static void on_key(const char *event, int value)
{
    printf("%s %d\n", event, value);
}

static void on_quit(const char *event)
{
    printf("%s\n", event);
}

int main(void)
{
    observer all[2] = { on_key };
    all[1] = (observer)on_quit;
    for (int i = 0; i < 2; i++)
        all[i]("event", i); // expect: wild-pointer
    on_quit("bye");
    return 0;
}
