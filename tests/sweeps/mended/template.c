/* A text with its %s filled in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *fill(const char *template, const char *with)
{
    char *text = NULL;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    if (!f)
        return NULL;
    for (const char *at = template; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            fputs(with, f);
            at++;
        } else {
            putc(*at, f);
        }
    }
    int bad = ferror(f);
    if (fclose(f) != 0 || bad) {
        free(text);
        return NULL;
    }
    return text;
}

int main(void)
{
    char *name = strdup("Ada");
    char *text = name ? fill("Dear %s, good morning", name) : NULL;
    char *loud = text ? malloc(strlen(text) + 2) : NULL;
    int bad = !loud;
    if (loud)
        puts(strcat(strcpy(loud, text), "!"));
    free(loud);
    free(text);
    free(name);
    return bad;
}
