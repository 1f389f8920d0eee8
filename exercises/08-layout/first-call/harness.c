#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 365 };
struct table {
    int rate[DAYS];
};
int start(void);
int rate(int which, int day);
void stop(void);

static int not_now; // so many loads give nothing

struct table *load(int which)
{
    if (not_now > 0) {
        not_now--;
        return NULL;
    }
    struct table *t = malloc(sizeof *t);
    if (t == NULL)
        return NULL;
    for (int day = 0; day < DAYS; day++)
        t->rate[day] = 1000 + (which * 37 + day * 11) % 500;
    return t;
}

// The currencies that are asked for; all others hardly ever are.
static const int often[] = {3, 5, 8, 17, 33, 40, 62};

int main(void)
{
    char what[16];
    while (scanf("%15s", what) == 1) {
        int n = 0;
        if (strcmp(what, "stop") == 0) {
            stop();
            printf("stopped: %zu blocks left\n", freehold_blocks());
            continue;
        }
        if (scanf("%d", &n) != 1)
            return 1;
        if (strcmp(what, "first") == 0) {
            // Somebody waits for the start as well.
            freehold_request_begin();
            int no = start();
            int r = no ? -1 : rate(n, 100);
            freehold_request_end();
            printf("first: %d\n", r);
        } else if (strcmp(what, "rate") == 0) {
            printf("rate: %d\n", rate(n, 200));
        } else if (strcmp(what, "not-now") == 0) {
            not_now = n;
        } else {
            unsigned seed = 5;
            long sum = 0;
            for (int i = 0; i < n; i++) {
                seed = seed * 1103515245u + 12345u;
                freehold_request_begin();
                sum += rate(often[(seed >> 16) % 7], i % DAYS);
                freehold_request_end();
            }
            printf("%d rates, sum %ld\n", n, sum);
        }
    }
    stop();
    return 0;
}
