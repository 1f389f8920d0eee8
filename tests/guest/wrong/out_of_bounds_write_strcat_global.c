#include <stdio.h>
#include <string.h>

static char morse[8];

static void send(const char *code)
{
    strcat(morse, code); // expect: out-of-bounds-write
}

int main(void)
{
    send("...");
    send("---");
    send("...");
    puts(morse);
    return 0;
}
