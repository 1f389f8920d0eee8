#include <stdio.h>
#include <string.h>

struct user {
    char *name;
};

int main(void)
{
    struct user u = { "unknown" };
    char room[16];
    u.name = room;
    strcpy(u.name, "bob");
    puts(u.name);
    return 0;
}
