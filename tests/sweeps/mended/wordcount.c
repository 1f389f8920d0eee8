/* How often each word of a file occurs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word { char *text; int count; struct word *next; };

static int count(struct word **all, const char *text)
{
    for (struct word *w = *all; w; w = w->next)
        if (strcmp(w->text, text) == 0) {
            w->count++;
            return 0;
        }
    struct word *w = malloc(sizeof *w);
    char *own = malloc(strlen(text) + 1);
    if (!w || !own) {
        free(w);
        free(own);
        return -1;
    }
    *w = (struct word){strcpy(own, text), 1, *all};
    *all = w;
    return 0;
}

int main(void)
{
    struct word *all = NULL;
    char text[32];
    int bad = 0;
    FILE *f = fopen("words.txt", "r");
    if (!f)
        return 1;
    while (!bad && fscanf(f, "%31s", text) == 1)
        bad = count(&all, text) != 0;
    bad |= ferror(f) != 0;
    fclose(f);
    FILE *out = bad ? NULL : fopen("counts.txt", "w");
    while (all) {
        struct word *next = all->next;
        if (out && fprintf(out, "%d %s\n", all->count, all->text) < 0)
            bad = 1;
        free(all->text);
        free(all);
        all = next;
    }
    if (!out || fclose(out) != 0)
        bad = 1;
    return bad;
}
