// caught-by: leak
#include <stdio.h>
#include <stdlib.h>

struct song {
    char letter;
    struct song *next;
};

static struct song *push(struct song *head, char letter)
{
    struct song *s = malloc(sizeof *s);
    if (!s)
        return head;
    s->letter = letter;
    s->next = head;
    return s;
}

static void free_list(struct song *head)
{
    // --- your code starts here ---
    while (head) {
        struct song *next = head->next;
        head = next;
    }
    free(head);
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    struct song *list = NULL;
    for (int i = 1; i < argc; i++)
        list = push(list, argv[i][0]);
    for (struct song *s = list; s; s = s->next)
        printf("%c%c", s->letter, s->next ? ' ' : '\n');
    free_list(list);
    return 0;
}
