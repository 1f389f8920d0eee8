#include <stdio.h>
#include <string.h>

static void copy(char *to, const char *from, int count)
{
    int n = (count + 7) / 8;
    switch (count % 8) {
    case 0: do { *to++ = *from++;
    case 7:      *to++ = *from++;
    case 6:      *to++ = *from++;
    case 5:      *to++ = *from++;
    case 4:      *to++ = *from++;
    case 3:      *to++ = *from++;
    case 2:      *to++ = *from++;
    case 1:      *to++ = *from++;
            } while (--n > 0);
    }
}

/* A coroutine in the same manner. */
static int next(int *state, int *i)
{
    switch (*state) {
    case 0:
        for (*i = 0; *i < 3; ++*i) {
            *state = 1;
            return *i * 10;
    case 1:;
            if (*i == 1) {
                *state = 2;
                return 99;
    case 2:;
            }
        }
        *state = 3;
    default:
        return -1;
    }
}

int main(void)
{
    const char *text = "the quick brown fox jumps";
    for (int n = 1; n <= 25; n += 4) {
        char out[32] = "";
        copy(out, text, n);
        printf("%d %d\n", n, (int)strlen(out) == n && !strncmp(out, text, (size_t)n));
    }
    int state = 0, i, v;
    while ((v = next(&state, &i)) >= 0)
        printf("%d ", v);
    printf("%d %d\n", state, next(&state, &i));
    return 0;
}
