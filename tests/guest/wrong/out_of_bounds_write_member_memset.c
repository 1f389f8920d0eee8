#include <stdio.h>
#include <string.h>

struct form {
    char street[12];
    char town[12];
};

int main(void)
{
    struct form f = { "Mill Road", "Ely" };
    memset(f.street, 0, sizeof f); // expect: out-of-bounds-write
    printf("[%s] [%s]\n", f.street, f.town);
    return 0;
}
