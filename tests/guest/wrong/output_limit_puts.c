#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[201];
    memset(line, '-', 200);
    line[200] = '\0';
    for (unsigned i = 0; i != 7; i += 2) puts(line); // expect: output-limit
    return 0;
}
