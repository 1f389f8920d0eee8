// Matrix multiplication, rows dealt out to threads; then powers in steps with a barrier.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { N = 6, THREADS = 3, STEPS = 3 };

typedef long matrix[N][N];

struct plan {
    matrix base, current, next;
    pthread_barrier_t step;
    long trace[STEPS];
};

struct part {
    pthread_t thread;
    struct plan *plan;
    int first, last; /* rows, last not included */
};

static void multiply_rows(matrix to, matrix a, matrix b, int first, int last)
{
    for (int i = first; i < last; i++)
        for (int j = 0; j < N; j++) {
            long sum = 0;
            for (int k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            to[i][j] = sum;
        }
}

static long trace_of(matrix m)
{
    long sum = 0;
    for (int i = 0; i < N; i++)
        sum += m[i][i];
    return sum;
}

static void *work(void *arg)
{
    struct part *part = arg;
    struct plan *plan = part->plan;
    for (int step = 0; step < STEPS; step++) {
        multiply_rows(plan->next, plan->current, plan->base, part->first, part->last);
        /* One of them takes the step for all, the others wait for that. */
        if (pthread_barrier_wait(&plan->step) == PTHREAD_BARRIER_SERIAL_THREAD) {
            memcpy(plan->current, plan->next, sizeof plan->current);
            plan->trace[step] = trace_of(plan->current);
        }
        pthread_barrier_wait(&plan->step);
    }
    return NULL;
}

static void fill(matrix m)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            m[i][j] = (i * 3 + j * 5) % 7 - 3;
}

int main(void)
{
    static struct plan plan;
    struct part parts[THREADS];
    fill(plan.base);
    memcpy(plan.current, plan.base, sizeof plan.current);
    pthread_barrier_init(&plan.step, NULL, THREADS);
    for (int i = 0; i < THREADS; i++) {
        parts[i].plan = &plan;
        parts[i].first = i * N / THREADS;
        parts[i].last = (i + 1) * N / THREADS;
        pthread_create(&parts[i].thread, NULL, work, &parts[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(parts[i].thread, NULL);
    pthread_barrier_destroy(&plan.step);
    for (int step = 0; step < STEPS; step++)
        printf("trace of power %d: %ld\n", step + 2, plan.trace[step]);
    return 0;
}
