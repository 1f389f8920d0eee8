#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct note { char *text; size_t length; };

static int append(struct note *n, const char *word)
{
    size_t more = strlen(word);
    char *text = realloc(n->text, n->length + more + 1);
    if (text == NULL)
        return -1;
    memcpy(text + n->length, word, more + 1);
    *n = (struct note){text, n->length + more};
    return 0;
}

int main(void)
{
    struct note n = {0};
    if (append(&n, "milk") != 0)
        return 1;
    const char *begin = n.text;
    if (append(&n, ", bread") != 0)
        return 1;
    puts(begin);
    free(n.text);
    return 0;
}
