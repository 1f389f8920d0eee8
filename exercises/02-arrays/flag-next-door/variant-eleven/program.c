#include <string.h>

struct user { char name[4]; char admin; };

int main(void)
{
    struct user u = {"", 0};
    strcpy(u.name, "eric");
    return u.admin;
}
