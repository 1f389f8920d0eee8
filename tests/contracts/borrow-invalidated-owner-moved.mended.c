/* The owner goes to the printer; the title still points into it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_out(owns char *document)
{
    puts(document);
    free(document);
}

int main(void)
{
    char *document = strdup("Title\nText");
    if (!document)
        return 1;
    const char *text = document + 6;
    printf("after the title: %s\n", text);
    print_out(document);
    return 0;
}
