#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *title = "guest";
    int members = 3;
    if (members > 1) {
        char plural[16];
        snprintf(plural, sizeof plural, "%d members", members);
        title = plural;
    }
    puts(title); // expect: use-after-scope
    return 0;
}
