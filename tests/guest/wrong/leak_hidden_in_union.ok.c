#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value {
    int is_text;
    union {
        char *text;
        long number;
    } as;
};

static void set_number(struct value *v, long n)
{
    if (v->is_text)
        free(v->as.text);
    v->is_text = 0;
    v->as.number = n;
}

int main(void)
{
    struct value v = { 1, { strdup("seven") } };
    if (!v.as.text)
        return 1;
    puts(v.as.text);
    set_number(&v, 7);
    printf("%ld\n", v.as.number);
    return 0;
}
