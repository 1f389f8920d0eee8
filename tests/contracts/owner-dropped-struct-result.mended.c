/* A struct comes back with an owner in it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct answer { int code; owned char *text; };

static struct answer ask(int code)
{
    struct answer a = {code, strdup("yes")};
    return a;
}

int main(void)
{
    struct answer a = ask(3);
    if (a.text)
        puts(a.text);
    int code = a.code;
    free(a.text);
    return code != 3;
}
