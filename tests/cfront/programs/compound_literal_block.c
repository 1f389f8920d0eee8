#include <stdio.h>
#include <string.h>

struct p { int x, y; };

static int dist(struct p a, const struct p *b) { return (a.x - b->x) + (a.y - b->y); }
static int sum(const int *v, int n) { int s = 0; while (n--) s += *v++; return s; }
static char *upper(char *s) { for (char *p = s; *p; p++) *p -= 32; return s; }

int main(void)
{
    int n = 4;
    printf("%d\n", dist((struct p){5, 6}, &(struct p){.y = 1}));
    printf("%d %d\n", sum((int[]){1, 2, 3, n}, 4), sum((int[10]){[9] = n * 2, [0] = 1}, 10));
    printf("%s\n", upper((char[]){"shout"}));
    struct p *q = &(struct p){n, n + 1};
    q->x++;
    printf("%d %d %d\n", q->x, (struct p){7, 8}.y, (int[]){10, 20, 30}[n - 2]);
    int *a = (int[]){1, 2}, *b = (int[]){1, 2};
    a[0] = 9;
    printf("%d %d %d\n", a[0], b[0], a == b);
    printf("%d %g %d\n", (int){3.9}, (double){1}, ++(int){41});
    *(int[]){0} = 5;
    (struct p){1, 2} = *q;
    printf("%zu %zu\n", sizeof(int[]){1, 2, 3}, sizeof(struct p){0});
    const char *const *names = (const char *const[]){"a", "bc", NULL};
    size_t total = 0;
    while (*names)
        total += strlen(*names++);
    printf("%zu\n", total);
    return 0;
}
