// hides
// The walker locks each step, but the node it stands on may go.
#include <pthread.h>
#include <stdlib.h>

struct node { struct node *next; int value; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct node *head;

static void *remove_first(void *arg)
{
    pthread_mutex_lock(&lock);
    struct node *n = head;
    head = n->next;
    free(n);
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    for (int i = 0; i < 2; i++) {
        struct node *n = malloc(sizeof *n);
        if (!n)
            return 1;
        n->next = head;
        n->value = i;
        head = n;
    }
    pthread_create(&t, NULL, remove_first, NULL);
    int sum = 0;
    pthread_mutex_lock(&lock);
    for (struct node *n = head; n; n = n->next) { // may: use-after-free
        pthread_mutex_unlock(&lock);
        pthread_mutex_lock(&lock);
        sum += n->value; // expect: use-after-free
    }
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    free(head);
    return sum > 1;
}
