#include <stdio.h>

int main(void)
{
    const char *line = "3.75";
    double metres = 0;
    sscanf(line, "%f", &metres); // expect: bad-format-argument
    puts(metres > 100 ? "long" : "short");
    return 0;
}
