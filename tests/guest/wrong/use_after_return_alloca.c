#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *twice(const char *s)
{
    size_t n = strlen(s);
    char *room = alloca(2 * n + 1);
    memcpy(room, s, n);
    memcpy(room + n, s, n + 1);
    return room;
}

int main(void)
{
    char *t = twice("bon");
    puts(t); // expect: use-after-return
    return 0;
}
