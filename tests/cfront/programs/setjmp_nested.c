#include <stdio.h>
#include <setjmp.h>
#include <string.h>

/* A stack of handlers, as an exception library has. */
struct handler { jmp_buf env; struct handler *up; };
static struct handler *top;
static const char *reason;

#define TRY { struct handler h_; h_.up = top; top = &h_; if (!setjmp(h_.env)) {
#define CATCH top = h_.up; } else { top = h_.up;
#define END } }

static void raise_(const char *why)
{
    reason = why;
    longjmp(top->env, 1);
}

static int parse(int depth, int fail_at)
{
    volatile int r = 0;
    TRY
        if (depth == fail_at)
            raise_("deep");
        r = depth < 5 ? parse(depth + 1, fail_at) + 1 : 100;
    CATCH
        printf("[%d %s]", depth, reason);
        if (depth > 2)
            raise_("again");
        r = -depth;
    END
    return r;
}

int main(void)
{
    for (int i = 0; i < 7; i++) {
        int r = parse(0, i);
        printf(" %d\n", r);
    }
    volatile int n = 0;
    TRY
        TRY
            raise_("inner");
        CATCH
            n = n + (int)strlen(reason);
            raise_("outer!");
        END
        n = 1000;
    CATCH
        n = n + (int)strlen(reason) * 10;
    END
    printf("%d %d\n", n, top == NULL);
    return 0;
}
