#include <semaphore.h>
#include <stdio.h>

static sem_t items;

int main(void)
{
    sem_init(&items, 0, 0);
    sem_post(&items);
    sem_wait(&items);
    puts("taken");
    sem_destroy(&items);
    return 0;
}
