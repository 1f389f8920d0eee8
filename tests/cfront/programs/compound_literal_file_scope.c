#include <stdio.h>

struct node { int v; struct node *next; };

static struct node *list = &(struct node){1, &(struct node){2, &(struct node){3, NULL}}};
static int *numbers = (int[]){10, 20, 30};
static const char **words = (const char *[]){"uno", "dos", NULL};
static char *buffer = (char[16]){"static"};
static int *one = &(int){7};
static struct { int n; const int *v; } vec = {3, (const int[]){4, 5, 6}};

static int bump(void) { return ++*one; }

int main(void)
{
    for (struct node *p = list; p; p = p->next)
        printf("%d ", p->v++);
    printf("%d\n", list->next->v);
    numbers[1] += 5;
    printf("%d %d %s\n", numbers[1], numbers[2], words[1]);
    buffer[6] = '!';
    bump();
    printf("%s %d %d\n", buffer, bump(), vec.v[vec.n - 1]);
    return 0;
}
