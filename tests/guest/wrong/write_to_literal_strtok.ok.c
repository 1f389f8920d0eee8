#include <stdio.h>
#include <string.h>

int main(void)
{
    char path[] = "usr/local/bin";
    char *part = strtok(path, "/");
    puts(part);
    return 0;
}
