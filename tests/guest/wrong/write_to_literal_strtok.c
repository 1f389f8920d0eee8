#include <stdio.h>
#include <string.h>

int main(void)
{
    char *path = "usr/local/bin";
    char *part = strtok(path, "/"); // expect: write-to-literal
    puts(part);
    return 0;
}
