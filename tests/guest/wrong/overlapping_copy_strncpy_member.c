#include <stdio.h>
#include <string.h>

struct screen {
    char text[16];
};

static struct screen s = { "scroll me" };

int main(void)
{
    strncpy(s.text, s.text + 2, 6); // expect: overlapping-copy
    s.text[6] = '\0';
    printf("%zu\n", strlen(s.text));
    return 0;
}
