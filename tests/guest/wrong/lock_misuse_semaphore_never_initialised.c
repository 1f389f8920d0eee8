#include <semaphore.h>
#include <stdio.h>

static sem_t items;

int main(void)
{
    sem_post(&items); // expect: lock-misuse
    sem_wait(&items);
    puts("taken");
    sem_destroy(&items);
    return 0;
}
