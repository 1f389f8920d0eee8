#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jmp_buf back;

static void parse(const char *text)
{
    char *token = strdup(text);
    if (!token)
        return;
    if (token[0] == '?') {
        free(token);
        longjmp(back, 1);
    }
    printf("token %s\n", token);
    free(token);
}

int main(void)
{
    if (setjmp(back) != 0) {
        puts("not understood");
        return 0;
    }
    parse("begin");
    parse("?what");
    return 0;
}
