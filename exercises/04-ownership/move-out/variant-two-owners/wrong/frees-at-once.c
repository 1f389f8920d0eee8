// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box { char *text; };

int main(int argc, char **argv)
{
    struct box a = {strdup(argc > 1 ? argv[1] : "")}, b = {NULL};
    if (a.text == NULL)
        return 1;
    // --- your code starts here ---
    b.text = a.text;
    free(a.text);
    a.text = NULL;
    // --- your code ends here ---
    printf("b: %s\n", b.text);
    free(a.text);
    free(b.text);
    return 0;
}
