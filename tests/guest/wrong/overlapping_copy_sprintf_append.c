#include <stdio.h>
#include <string.h>

int main(void)
{
    char log[64] = "start";
    sprintf(log, "%s, step %d", log, 1); // expect: overlapping-copy
    puts(log[0] ? "logged" : "empty");
    return 0;
}
