#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct box { int pages; };
static void *printer(void *arg) // owns it
{
    struct box *b = arg;
    printf("%d printed\n", b->pages);
    free(b);
    return NULL;
}
int main(void)
{
    pthread_t t;
    struct box *b = malloc(sizeof *b);
    if (b == NULL) return 1;
    b->pages = 3;
    if (pthread_create(&t, NULL, printer, b) != 0) return 1;
    pthread_join(t, NULL);
    printf("%d sent\n", b->pages);
    return 0;
}
