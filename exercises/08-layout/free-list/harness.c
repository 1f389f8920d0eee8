#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
    long at;
    int bytes;
    int left;
};
struct request *slab_get(void);
void slab_put(struct request *r);
void slab_open(void);

enum { SLOTS = 1000 };
static struct request *under_way[SLOTS];
static int number;

// A request comes and gets a slot, or there is none.
static int begin(long at)
{
    freehold_request_begin();
    struct request *r = slab_get();
    freehold_request_end();
    if (r == NULL)
        return 0;
    if (number == SLOTS) {
        printf("a slot came from nowhere\n");
        exit(1);
    }
    *r = (struct request){at, (int)(at * 7 % 1000), number};
    under_way[number++] = r;
    return 1;
}

// The request number i of those under way is answered.
static int end(int i)
{
    struct request *r = under_way[i];
    int wrong = r->bytes != (int)(r->at * 7 % 1000);
    under_way[i] = under_way[--number];
    under_way[number] = NULL;
    freehold_request_begin();
    slab_put(r);
    freehold_request_end();
    return wrong;
}

int main(void)
{
    char what[16];
    slab_open();
    while (scanf("%15s", what) == 1) {
        int n = 0, no = 0, mixed = 0;
        if (scanf("%d", &n) != 1)
            return 1;
        if (strcmp(what, "begin") == 0) {
            for (int i = 0; i < n; i++)
                no += !begin(i + 1);
        } else if (strcmp(what, "end") == 0) {
            for (int i = 0; i < n && number > 0; i++)
                mixed += end(number / 2);
        } else {
            // A day: now more begin, now more end.
            unsigned seed = 11;
            for (int i = 0; i < n; i++) {
                seed = seed * 1103515245u + 12345u;
                int busy = i / 300 % 2 == 0 ? 12 : 5;
                if ((int)(seed >> 16 & 15) < busy)
                    no += !begin(i + 1);
                else if (number > 0)
                    mixed += end((int)(seed >> 20) % number);
            }
        }
        printf("%s %d: %d under way", what, n, number);
        if (no > 0)
            printf(", %d without a slot", no);
        if (mixed > 0)
            printf(", %d with somebody else's values", mixed);
        printf("\n");
    }
    return 0;
}
