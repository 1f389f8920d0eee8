#include <stdio.h>
#include <string.h>

static char username[10];
static int admin = 0;

int main(void)
{
    strncat(username, "bartholomew", sizeof username - 1);
    printf("%s %d\n", username, admin);
    return 0;
}
