// caught-by: output-limit
#include <stdio.h>
#include <stdlib.h>

struct song {
    char letter;
    struct song *next;
};

static void push(struct song **head, char letter)
{
    // --- your code starts here ---
    struct song *s = calloc(1, sizeof *s);
    if (!s) exit(1);
    s->letter = letter;
    *head = s;
    s->next = *head;
    // --- your code ends here ---
    (void)letter;
}

int main(int argc, char **argv)
{
    struct song *list = NULL;
    for (int i = 1; i < argc; i++)
        push(&list, argv[i][0]);
    for (struct song *s = list; s; s = s->next)
        printf("%c%c", s->letter, s->next ? ' ' : '\n');
    while (list) {
        struct song *next = list->next;
        free(list);
        list = next;
    }
    return 0;
}
