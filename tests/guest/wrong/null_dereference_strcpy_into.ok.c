#include <stdio.h>
#include <string.h>

struct profile {
    char *nick;
    int level;
};

int main(void)
{
    struct profile p = { NULL, 1 };
    char room[16];
    p.nick = room;
    strcpy(p.nick, "falcon");
    printf("%s %d\n", p.nick, p.level);
    return 0;
}
