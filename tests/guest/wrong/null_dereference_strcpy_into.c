#include <stdio.h>
#include <string.h>

struct profile {
    char *nick;
    int level;
};

int main(void)
{
    struct profile p = { NULL, 1 };
    strcpy(p.nick, "falcon"); // expect: null-dereference
    printf("%s %d\n", p.nick, p.level);
    return 0;
}
