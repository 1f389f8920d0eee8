/* One arm of ?: gives, the other lends, and nobody tells them apart at the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int label_width(const char *label, int plural)
{
    char *made = plural ? malloc(strlen(label) + 2) : NULL;
    if (plural && !made)
        return -1;
    if (made)
        sprintf(made, "%ss", label);
    int width = (int)strlen(made ? made : label);
    free(made);
    return width;
}

int main(void)
{
    return label_width("ox", 1) != 3;
}
