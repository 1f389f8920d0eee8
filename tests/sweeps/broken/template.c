/* A text with its %s filled in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *fill(const char *template, const char *with)
{
    char *text = NULL;
    size_t size;
    FILE *f = open_memstream(&text, &size); // broken: closed-handle-use
    for (const char *at = template; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            fputs(with, f);
            at++;
        } else {
            putc(*at, f);
        }
    }
    fclose(f);
    return text;
}

int main(void)
{
    char *name = strdup("Ada");
    if (!name)
        return 1;
    char *text = fill("Dear %s, good morning", name);
    char *loud = malloc(strlen(text) + 2); // broken: leak
    if (!loud) {
        free(text);
        return 1;
    }
    puts(strcat(strcpy(loud, text), "!"));
    free(loud);
    free(text);
    free(name);
    return 0;
}
