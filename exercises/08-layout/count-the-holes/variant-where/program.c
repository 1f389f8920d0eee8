#include <stdio.h>

struct node { int line; struct node *next; };

int main(void)
{
    struct node n = {7, NULL};
    int at = (int)((char *)&n.next - (char *)&n);
    int size = (int)sizeof n;
    printf("%d %d\n", at, size);
    return 0;
}
