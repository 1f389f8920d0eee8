// Guarded data of all kinds, used with its lock: as emitted with the check of locks it must do what C does.
#include <ownership.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

struct pair { int a; double b; };
struct all {
    pthread_mutex_t lock;
    guards(lock) char c;
    guards(lock) short s;
    guards(lock) unsigned bits : 3, more : 5;
    guards(lock) long long wide;
    guards(lock) float f;
    guards(lock) long double x;
    guards(lock) struct pair pair, pairs[3];
    guards(lock) char name[12];
    guards(lock) int grid[2][3];
    guards(lock) int *pointer;
    guards(lock) int (*function)(int);
    guards(lock) _Atomic int count;
    struct { guards(lock) int in_one; };
    char far[5000];
    guards(lock) int behind;
};
static pthread_rwlock_t global_lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_mutex_t *global_pointer, first = PTHREAD_MUTEX_INITIALIZER;
guards(global_lock) static int numbers[4] = { 1, 2, 3, 4 }, one = 7;
guards(global_pointer) static long through;

static int twice(int n) { return 2 * n; }
static int calls;
static struct all *next(struct all *a) { calls++; return a; }

static void use(struct all *a, int i)
{
    pthread_mutex_lock(&a->lock);
    a->c = 'x';
    a->c++;
    a->s += 300;
    a->bits = 5;
    a->bits++;
    a->more = a->bits * 2;
    a->wide = a->s * 1000000000LL;
    a->wide -= 1;
    a->f = 1.5f;
    a->f *= 2;
    a->x = 0.25L;
    a->x += a->f;
    a->pair = (struct pair){ 3, 4.5 };
    a->pairs[i] = a->pair;
    a->pairs[i].a += a->pair.a++;
    struct pair *p = &a->pairs[1];
    p->b = 9;
    strcpy(a->name, "guarded");
    a->name[i] = a->name[0];
    a->name[0]--;
    a->grid[1][i] = a->grid[0][0] + 8;
    a->grid[1][i]++;
    next(a)->grid[0][1] += 5;
    a->pointer = &a->grid[1][i];
    ++*a->pointer;
    a->pointer++;
    --a->pointer;
    a->function = twice;
    a->count += 3;
    a->count++;
    a->in_one = a->function(21);
    a->behind = 1 + a->in_one;
    a->behind <<= 1;
    printf("%c %d %u %u %lld %g %Lg %d %g %s %d %d %d %d %d %d %zu\n", a->c, a->s, a->bits, a->more, a->wide, a->f,
           a->x, a->pairs[i].a, a->pairs[1].b, a->name, a->grid[1][i], a->grid[0][1], *a->pointer, a->count,
           a->in_one, a->behind, strlen(a->name));
    struct all copy;
    memcpy(copy.name, a->name, sizeof copy.name);
    printf("%s %zu\n", copy.name, sizeof a->pairs / sizeof a->pairs[0]);
    pthread_mutex_unlock(&a->lock);
}

static int look(void)
{
    int sum = 0;
    pthread_rwlock_rdlock(&global_lock);
    for (int i = 0; i < 4; i++)
        sum += numbers[i];
    sum += one;
    pthread_rwlock_unlock(&global_lock);
    pthread_rwlock_wrlock(&global_lock);
    numbers[2] = one++;
    int *end = &numbers[3];
    *end += one--;
    pthread_rwlock_unlock(&global_lock);
    pthread_mutex_lock(global_pointer);
    through = through * 3 + 1;
    pthread_mutex_unlock(global_pointer);
    return sum;
}

static void *work(void *arg)
{
    struct all *a = arg;
    use(a, 2);
    printf("%d\n", look());
    return NULL;
}

int main(void)
{
    static struct all a;
    global_pointer = &first;
    pthread_mutex_init(&a.lock, NULL);
    for (int i = 0; i < 2; i++) {
        pthread_t t;
        if (pthread_create(&t, NULL, work, &a))
            return 1;
        pthread_join(t, NULL);
    }
    pthread_t t;
    if (pthread_create(&t, NULL, work, &a))
        return 1;
    pthread_join(t, NULL);
    printf("%d %d %ld %d\n", one, numbers[2], through, calls);
    pthread_mutex_destroy(&a.lock);
    return 0;
}
