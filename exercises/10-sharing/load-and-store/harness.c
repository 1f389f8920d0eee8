#include <assert.h>
#include <pthread.h>
#include <stdio.h>

int draw(void);
void count(int n);
int total(void);

struct job {
    int pages;
    int number;
};

static void *thread_a(void *arg) // prints one job
{
    struct job *j = arg;
    j->number = draw();
    count(j->pages);
    assert(total() >= j->pages); // its own are in it
    return NULL;
}

static void *thread_b(void *arg)
{
    return thread_a(arg);
}

int main(void)
{
    struct job one = {0, 0}, two = {0, 0};
    if (scanf("%d %d", &one.pages, &two.pages) != 2)
        return 1;
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, &one) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, &two) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(one.number != two.number); // each number is drawn once
    assert(total() == one.pages + two.pages); // no page is lost
    int highest = one.number > two.number ? one.number : two.number;
    printf("numbers up to %d, %d pages\n", highest, total());
    printf("then number %d\n", draw());
    return 0;
}
