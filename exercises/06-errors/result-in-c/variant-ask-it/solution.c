#include <stdio.h>
#include <stdlib.h>

struct wait_result {
    int ok;
    union {
        int wait;
        int why;
    };
};

static struct wait_result read_wait(const char *text)
{
    struct wait_result r = {.ok = 0, .why = 7};
    char *end;
    long n = strtol(text, &end, 10);
    if (end != text && *end == '\0' && n >= 0 && n <= 3600) {
        r.ok = 1;
        r.wait = (int)n;
    }
    return r;
}

int main(int argc, char **argv)
{
    struct wait_result r = read_wait(argv[1]);
    // --- your code starts here ---
    if (r.ok)
    // --- your code ends here ---
        printf("wait %d\n", r.wait);
    else
        printf("no wait, reason %d\n", r.why);
    return argc == 2 ? 0 : 1;
}
