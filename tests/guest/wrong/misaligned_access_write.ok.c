#include <stdalign.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    alignas(8) char buffer[24] = "";
    int used = 3;
    double value = 2.5;
    memcpy(buffer + used, &value, sizeof value);
    printf("%d %d\n", used, buffer[0]);
    return 0;
}
