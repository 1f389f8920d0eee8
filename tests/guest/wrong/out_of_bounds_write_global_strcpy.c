#include <stdio.h>
#include <string.h>

static char username[10];
static int admin = 0;

int main(void)
{
    strcpy(username, "bartholomew"); // expect: out-of-bounds-write
    printf("%s %d\n", username, admin);
    return 0;
}
