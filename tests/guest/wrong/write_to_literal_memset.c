#include <stdio.h>
#include <string.h>

struct field {
    char *text;
    size_t size;
};

static void blank(struct field *f)
{
    memset(f->text, ' ', f->size); // expect: write-to-literal
}

int main(void)
{
    char typed[4] = "yes";
    struct field a = { typed, 3 }, b = { "maybe", 5 };
    blank(&a);
    blank(&b);
    printf("[%s]\n", a.text);
    return 0;
}
