#include <stdio.h>
#include <string.h>

struct user {
    char *name;
};

int main(void)
{
    struct user u = { "unknown" };
    strcpy(u.name, "bob"); // expect: write-to-literal
    puts(u.name);
    return 0;
}
