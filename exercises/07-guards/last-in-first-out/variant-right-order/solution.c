#include <stdio.h>

static void say(const char **text)
{
    printf("%s", *text);
}

int main(void)
{
    // --- your code starts here ---
    __attribute__((cleanup(say))) const char *end = "\n";
    __attribute__((cleanup(say))) const char *file = "close";
    __attribute__((cleanup(say))) const char *lock = "unlock, then ";
    __attribute__((cleanup(say))) const char *data = "read, then ";
    // --- your code ends here ---
    return 0;
}
