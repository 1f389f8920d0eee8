#include <stdio.h>

// In front of a variable: a text that is printed when the variable ends.
#define SAYS __attribute__((cleanup(say))) const char

static void say(const char **text)
{
    printf("%s", *text);
}

int main(void)
{
    // --- your code starts here ---
    SAYS *end = "\n";
    SAYS *file = "close";
    SAYS *lock = "unlock, ";
    SAYS *data = "read, ";
    // --- your code ends here ---
    return 0;
}
