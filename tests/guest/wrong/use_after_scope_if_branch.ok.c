#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *title = "guest";
    int members = 3;
    char plural[16];
    if (members > 1) {
        snprintf(plural, sizeof plural, "%d members", members);
        title = plural;
    }
    puts(title);
    return 0;
}
