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

/* Out of a call through a pointer that promises, back to where it was made. */
static jmp_buf back;
static void leaps(char *s)
{
    puts(s);
    longjmp(back, 1);
}

static void call(void (*how)(borrows char *s))
{
    char *volatile s = copy("there");
    if (!setjmp(back))
        how(s);
    free(s);
}

int main(void)
{
    call(leaps);
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
