/* How often each word of a file occurs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word { char *text; int count; struct word *next; };

static void count(struct word **all, const char *text)
{
    for (struct word *w = *all; w; w = w->next)
        if (strcmp(w->text, text) == 0) {
            w->count++;
            return;
        }
    struct word *w = malloc(sizeof *w); // broken: failure-unnoticed
    if (!w)
        return;
    w->text = malloc(strlen(text) + 1); // broken: null-dereference
    strcpy(w->text, text);
    w->count = 1;
    w->next = *all;
    *all = w;
}

int main(void)
{
    struct word *all = NULL;
    char text[32];
    FILE *f = fopen("words.txt", "r");
    if (!f)
        return 1;
    while (fscanf(f, "%31s", text) == 1) // broken: failure-unnoticed
        count(&all, text);
    fclose(f);
    FILE *out = fopen("counts.txt", "w"); // broken: leak
    if (!out)
        return 1;
    while (all) {
        struct word *next = all->next;
        fprintf(out, "%d %s\n", all->count, all->text); // broken: failure-unnoticed
        free(all->text);
        free(all);
        all = next;
    }
    return fclose(out) != 0;
}
