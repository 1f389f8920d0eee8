#include <stdio.h>
#include <string.h>

static const char name[] = "t_lib_file_update_modes.txt";

static void show(void)
{
    FILE *f = fopen(name, "r");
    int c;
    while ((c = getc(f)) != EOF)
        putchar(c == '\n' ? '|' : c);
    putchar('\n');
    fclose(f);
}

int main(void)
{
    FILE *f = fopen(name, "w+");
    fputs("0123456789", f);
    rewind(f);
    int a = getc(f), b = getc(f);
    fseek(f, 0, SEEK_CUR);
    fputs("AB", f);
    fseek(f, -1, SEEK_END);
    int c = getc(f);
    printf("%c%c%c %ld\n", a, b, c, ftell(f));
    fclose(f);
    show();
    f = fopen(name, "r+");
    fseek(f, 5, SEEK_SET);
    fputc('x', f);
    fflush(f);
    fseek(f, 1, SEEK_CUR);
    printf("%c\n", fgetc(f));
    fclose(f);
    show();
    f = fopen(name, "a+");
    fseek(f, 0, SEEK_SET);
    printf("%c\n", fgetc(f));
    fseek(f, 0, SEEK_SET);
    fputs("end", f);
    printf("%ld\n", ftell(f));
    fclose(f);
    show();
    f = freopen(name, "rb", fopen(name, "r"));
    char buf[4] = "";
    printf("%zu %.3s\n", fread(buf, 1, 3, f), buf);
    fclose(f);
    printf("%d\n", fopen("t_not_there.txt", "r+") == NULL);
    return remove(name);
}
