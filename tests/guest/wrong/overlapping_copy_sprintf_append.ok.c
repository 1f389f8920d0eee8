#include <stdio.h>
#include <string.h>

int main(void)
{
    char log[64] = "start";
    sprintf(log + strlen(log), ", step %d", 1);
    puts(log[0] ? "logged" : "empty");
    return 0;
}
