#include <stdio.h>
#include <setjmp.h>
#include <string.h>
#include <stdlib.h>

/* Stack objects that vanish by longjmp, and new ones in the same place. */
static jmp_buf top;
static const char *message;

static void parse(const char *s, char *out, int depth)
{
    char local[32];
    int n = 0;
    for (; *s && *s != ')'; s++) {
        if (*s == '(') {
            char inner[32];
            parse(s + 1, inner, depth + 1);
            n += snprintf(local + n, sizeof local - (size_t)n, "<%s>", inner);
            int open = 0;
            do
                open += *s == '(' ? 1 : *s == ')' ? -1 : 0;
            while (open && *++s);
            if (!*s)
                break;
        } else if (*s == '!') {
            static char text[48];
            snprintf(text, sizeof text, "error at depth %d after %.*s", depth, n, local);
            message = text;
            longjmp(top, depth + 1);
        } else {
            local[n++] = *s;
        }
    }
    local[n] = '\0';
    strcpy(out, local);
}

int main(void)
{
    static const char *const inputs[] = {"ab(cd(e))f", "a(b(c!))", "xyz", "!", "(((q)))"};
    for (volatile int i = 0; i < 5; i = i + 1) {
        char out[32];
        switch (setjmp(top)) {
        case 0:
            parse(inputs[i], out, 0);
            printf("%s\n", out);
            break;
        default:
            printf("%s\n", message);
        }
    }
    return 0;
}
