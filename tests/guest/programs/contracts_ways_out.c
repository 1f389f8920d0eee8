#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
/* Ways out that are no returns, ends that the compiler calls. */
static gives char *copy(borrows const char *s)
{
    char *c = strdup(s);
    if (!c)
        abort();
    return c;
}

static jmp_buf out;
static char *rescued;

static void fails(owns char *s, int how)
{
    if (how == 1) {
        rescued = s;
        longjmp(out, 1);
    }
    puts(s);
    free(s);
}

static void holds(borrows char *s, int how)
{
    printf("%s %d\n", s, how);
    if (how == 1)
        longjmp(out, 2);
}

static void end_text(char **s) { free(*s); }

static void cleaned(owns char *s)
{
    __attribute__((cleanup(end_text))) char *mine = s;
    printf("%zu\n", strlen(mine));
}

static gives char *chosen(owns char *s)
{
    __attribute__((cleanup(end_text))) char *other = copy("other");
    char *keep = strlen(s) > 3 ? s : other;
    if (keep == other) {
        free(s);
        other = NULL;
    }
    return keep;
}

_Noreturn static void die(owns char *s)
{
    puts(s);
    free(rescued);
    free(s);
    exit(0);
}

int main(void)
{
    int came = setjmp(out);
    char *s = strdup("text");
    if (!s)
        abort();
    switch (came) {
    case 0: fails(s, 1); break;
    case 1: free(rescued); rescued = s; holds(s, 1); break;
    default: free(rescued); rescued = NULL; holds(s, 0); fails(s, 0);
    }
    cleaned(copy("four"));
    char *c = chosen(copy("ab"));
    puts(c);
    free(c);
    die(copy("end"));
}
