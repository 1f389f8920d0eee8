#include <stdio.h>

struct ticket { char seat[4]; char paid; };

int main(void)
{
    struct ticket t = {"", 'y'};
    snprintf(t.seat, sizeof t.seat, "%s", "12345");
    printf("%s %c\n", t.seat, t.paid);
    return 0;
}
