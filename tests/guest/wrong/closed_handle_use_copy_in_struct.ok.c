#include <stdio.h>

struct printer {
    FILE *out;
    int pages;
};

static void print(struct printer *p, const char *text)
{
    fputs(text, p->out);
    p->pages++;
}

int main(void)
{
    FILE *paper = fopen("paper.txt", "w");
    if (!paper)
        return 1;
    struct printer p = { paper, 0 };
    print(&p, "page one\n");
    print(&p, "page two\n");
    fclose(paper);
    printf("%d\n", p.pages);
    return 0;
}
