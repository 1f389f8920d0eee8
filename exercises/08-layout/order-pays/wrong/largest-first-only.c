// caught-by: over-budget
#include <stdio.h>
#include <stdlib.h>

// --- your code starts here ---
struct request {
    long at;      // microseconds since midnight
    char kind;    // g: get, p: put
    int bytes;    // of the answer, up to 2 GB
    char again;   // how often it was sent again, 0 to 9
    short status; // 200 to 599
};
// --- your code ends here ---

// The request number i of the day that is replayed.
static void fill(struct request *r, int i)
{
    r->kind = i % 3 == 0 ? 'p' : 'g';
    r->at = 5000000000 + 60000L * i;
    r->again = (char)(i % 4);
    r->bytes = 100000 + i;
    r->status = (short)(i % 50 == 0 ? 503 : 200);
}

int main(void)
{
    size_t n;
    if (scanf("%zu", &n) != 1 || n == 0)
        return 1;
    struct request *replay = malloc(n * sizeof *replay);
    if (replay == NULL)
        return 1;
    for (size_t i = 0; i < n; i++)
        fill(&replay[i], (int)i);

    long bytes = 0;
    int puts = 0, failed = 0, again = 0;
    for (size_t i = 0; i < n; i++) {
        bytes += replay[i].bytes;
        puts += replay[i].kind == 'p';
        failed += replay[i].status == 503;
        again += replay[i].again;
    }
    printf("%zu requests, %ld bytes\n", n, bytes);
    printf("%d puts, %d failed, %d again\n", puts, failed, again);
    long last = replay[n - 1].at;
    printf("the last at %ld\n", last);
    free(replay);
    return 0;
}
