#include <assert.h>
#include <pthread.h>
#include <stdio.h>

struct alarm {
    const char *text;
    struct alarm *next;
    int listed;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // guards the list
static struct alarm *first; // the alarms that the screen has to show
static struct alarm overload = {"line 7: overload", NULL, 0};

static void raise_alarm(struct alarm *a)
{
    pthread_mutex_lock(&lock);
    int listed = a->listed;
    pthread_mutex_unlock(&lock);
    if (listed)
        return;
    pthread_mutex_lock(&lock);
    a->next = first;
    first = a;
    a->listed = 1;
    pthread_mutex_unlock(&lock);
}

static void *thread_a(void *arg) // measures the current
{
    raise_alarm(&overload);
    return arg;
}

static void *thread_b(void *arg) // measures the temperature
{
    raise_alarm(&overload);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int shown = 0;
    for (struct alarm *x = first; x != NULL; x = x->next) {
        assert(shown < 10); // the real screen would go on for ever
        printf("%s\n", x->text);
        shown++;
    }
    return 0;
}
