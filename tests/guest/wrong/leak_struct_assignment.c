#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct label {
    char *text;
    int size;
};

static struct label label_make(const char *s)
{
    struct label l = { strdup(s), (int)strlen(s) }; // expect: leak
    return l;
}

int main(void)
{
    struct label left = label_make("in");
    struct label right = label_make("out");
    left = right; // lost
    printf("%s %d\n", left.text, left.size);
    free(left.text);
    return 0;
}
