#include <stdio.h>
#include <string.h>

static char morse[8];

static void send(const char *code)
{
    strcat(morse, code);
}

int main(void)
{
    send("...");
    send("---");
    send(".");
    puts(morse);
    return 0;
}
