/* Blocks go from one thread to another, and are freed there. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct node { int value; struct node *next; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct node *list;

static void *push(void *argument)
{
    int from = *(int *)argument;
    for (int i = 0; i < 4; i++) {
        struct node *n = malloc(sizeof *n);
        if (!n)
            return NULL;
        n->value = from + i;
        pthread_mutex_lock(&lock);
        n->next = list;
        list = n;
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    int from[3] = { 0, 10, 20 };
    for (int i = 0; i < 3; i++)
        if (pthread_create(&t[i], NULL, push, &from[i]))
            return 1;
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    int sum = 0, count = 0;
    while (list) {
        struct node *next = list->next;
        sum += list->value;
        count++;
        free(list);
        list = next;
    }
    printf("%d %d\n", count, sum);
    return 0;
}
