#include <stdio.h>
#include <string.h>

struct field {
    char *text;
    size_t size;
};

static void blank(struct field *f)
{
    memset(f->text, ' ', f->size);
}

int main(void)
{
    char typed[4] = "yes";
    struct field a = { typed, 3 }, b = { "maybe", 5 };
    b.text = typed;
    b.size = 2;
    blank(&a);
    blank(&b);
    printf("[%s]\n", a.text);
    return 0;
}
