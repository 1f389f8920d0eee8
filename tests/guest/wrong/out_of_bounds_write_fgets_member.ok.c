#include <stdio.h>

struct form {
    char zip[6];
    char town[20];
};

static struct form form;

int main(void)
{
    FILE *f = fopen("form.txt", "w+");
    if (!f)
        return 1;
    fputs("8001 Zurich\n", f);
    rewind(f);
    fgets(form.zip, sizeof form.zip, f);
    printf("%.4s\n", form.zip);
    fclose(f);
    return 0;
}
