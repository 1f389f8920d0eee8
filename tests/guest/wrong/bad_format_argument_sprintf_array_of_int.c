#include <stdio.h>

int main(void)
{
    char out[40];
    int scores[2] = { 3, 1 };
    snprintf(out, sizeof out, "%d : %d", scores[0]); // expect: bad-format-argument
    puts(out[0] == '3' ? "home team leads" : "no");
    return 0;
}
