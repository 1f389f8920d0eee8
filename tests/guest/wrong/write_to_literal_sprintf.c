#include <stdio.h>

static char *message = "            ";

int main(void)
{
    int errors = 2;
    sprintf(message, "%d errors", errors); // expect: write-to-literal
    puts(message);
    return 0;
}
