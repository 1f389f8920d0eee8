#include <stdio.h>

struct file {
    const char *name;
};

static void close_it(struct file *f)
{
    printf("close %s\n", f->name);
}

int main(void)
{
    const char *names[] = {"base", "user", "site"};
    for (int i = 0; i < 3; i++) {
        __attribute__((cleanup(close_it))) struct file f = {names[i]};
        if (i == 1)
            break;
        printf("read %s\n", f.name);
    }
    puts("loaded");
    return 0;
}
