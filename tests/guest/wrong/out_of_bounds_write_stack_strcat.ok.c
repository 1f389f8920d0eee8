#include <stdio.h>
#include <string.h>

int main(void)
{
    char path[24] = "home/";
    const char *parts[] = { "maria/", "notes" };
    for (int i = 0; i < 2; i++)
        strcat(path, parts[i]);
    puts(path);
    return 0;
}
