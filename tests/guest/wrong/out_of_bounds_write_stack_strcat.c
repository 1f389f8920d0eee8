#include <stdio.h>
#include <string.h>

int main(void)
{
    char path[12] = "home/";
    const char *parts[] = { "maria/", "notes" };
    for (int i = 0; i < 2; i++)
        strcat(path, parts[i]); // expect: out-of-bounds-write
    puts(path);
    return 0;
}
