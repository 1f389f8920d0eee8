#include <stdio.h>
#include <ctype.h>

/* Each state returns the next one, wrapped in a struct for the recursive type. */
struct state { struct state (*run)(int c, int *out); };

static struct state start(int c, int *out);
static struct state number(int c, int *out)
{
    if (isdigit(c)) {
        *out = *out * 10 + c - '0';
        return (struct state){number};
    }
    return start(c, out);
}
static struct state skip(int c, int *out)
{
    (void)out;
    return (struct state){c == ')' ? start : skip};
}
static struct state start(int c, int *out)
{
    if (isdigit(c)) {
        *out = c - '0';
        return (struct state){number};
    }
    return (struct state){c == '(' ? skip : c ? start : NULL};
}

int main(void)
{
    const char *text = "ab12c(99)7 345";
    int value = -1;
    struct state s = {start};
    for (const char *p = text; s.run; p++) {
        int was_number = s.run == number;
        s = s.run(*p, &value);
        if (was_number && s.run != number)
            printf("%d\n", value);
        if (!*p)
            break;
    }
    return s.run == NULL ? 0 : 1;
}
