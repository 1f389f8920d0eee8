/* Each thread has its own _Thread_local objects, with the values they begin with. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

_Thread_local int counter = 10;
static __thread char text[32] = "begin";
thread_local struct { int a; const char *name; int list[3]; } record = {1, "record", {7, 8, 9}};
extern _Thread_local long later;
static _Thread_local int *kept;

static int next_id(void)
{
    static _Thread_local int id = 100;
    return ++id;
}

static void *work(void *arg)
{
    int n = *(int *)arg;
    counter += n;
    counter++;
    snprintf(text + strlen(text), sizeof text - strlen(text), "+%d", n);
    record.a *= n;
    record.list[n % 3] = -n;
    int *p = &counter;
    *p += 1000;
    later += n;
    kept = malloc(sizeof *kept);
    *kept = n;
    char *line = malloc(120);
    int id_is_mine = next_id() == 101;
    snprintf(line, 120, "%d %s %d %s %d %d %d %ld %d %d %d", counter, text, record.a, record.name,
             record.list[0], record.list[1], record.list[2], later, next_id(), id_is_mine, *kept);
    free(kept);
    return line;
}

int main(void)
{
    pthread_t t[4];
    int n[4] = {1, 2, 3, 4};
    counter = 5;
    strcpy(text, "main");
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, work, &n[i]);
    for (int i = 0; i < 4; i++) {
        char *line;
        pthread_join(t[i], (void **)&line);
        printf("%s\n", line);
        free(line);
    }
    printf("%d %s %d %d %ld %d\n", counter, text, record.a, record.list[1], later, next_id());
    counter++;
    ++record.list[2];
    later <<= 2;
    printf("%d %d %ld\n", counter, record.list[2], later);
    return 0;
}

_Thread_local long later = 3;
