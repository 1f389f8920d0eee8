#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[] = "port 8080";
    char *sign = strchr(line, '=');
    *sign = '\0';
    puts(line);
    return 0;
}
