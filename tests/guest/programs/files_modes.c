#include <errno.h>
#include <stdio.h>

int main(void)
{
    FILE *f = fopen("freehold-none", "r");
    printf("%d %d\n", f == NULL, errno == ENOENT);
    f = fopen("freehold-m", "wx");
    fputs("0123456789", f);
    fclose(f);
    errno = 0;
    f = fopen("freehold-m", "wx");
    printf("%d %d\n", f == NULL, errno == EEXIST);
    f = fopen("freehold-m", "r+");
    fputs("AB", f);
    fseek(f, 0, SEEK_END);
    fputs("Z", f);
    rewind(f);
    char b[20] = { 0 };
    fread(b, 1, 19, f);
    puts(b);
    fclose(f);
    f = fopen("freehold-m", "r");
    int r = fputs("x", f);
    printf("%d %d\n", r == EOF, ferror(f) != 0);
    clearerr(f);
    printf("%d %c\n", ferror(f), fgetc(f));
    fclose(f);
    f = fopen("freehold-m", "a+");
    printf("%c", fgetc(f));
    fseek(f, 0, SEEK_SET);
    fputs("!", f);
    rewind(f);
    printf("%s\n", fgets(b, 20, f));
    fclose(f);
    printf("%d\n", rename("freehold-m", "freehold-n"));
    f = fopen("freehold-m", "r");
    r = remove("freehold-n");
    printf("%d %d %d\n", f == NULL, r, remove("freehold-n"));
    return 0;
}
