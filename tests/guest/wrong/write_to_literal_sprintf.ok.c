#include <stdio.h>

static char *message = "            ";
static char text[16];

int main(void)
{
    int errors = 2;
    message = text;
    sprintf(message, "%d errors", errors);
    puts(message);
    return 0;
}
