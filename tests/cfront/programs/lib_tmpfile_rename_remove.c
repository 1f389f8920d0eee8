#include <stdio.h>
#include <errno.h>

int main(void)
{
    FILE *t = tmpfile(), *u = tmpfile();
    for (int i = 0; i < 100; i++)
        fprintf(i % 2 ? t : u, "%d ", i);
    rewind(t), rewind(u);
    int a, b, sum = 0;
    while (fscanf(t, "%d", &a) == 1 && fscanf(u, "%d", &b) == 1)
        sum += a - b;
    printf("%d\n", sum);
    fclose(t), fclose(u);

    FILE *f = fopen("t_old_name.txt", "w");
    fputs("content", f);
    fclose(f);
    printf("%d\n", rename("t_old_name.txt", "t_new_name.txt"));
    printf("%d\n", fopen("t_old_name.txt", "r") == NULL);
    f = fopen("t_old_name.txt", "w");
    fputs("second", f);
    fclose(f);
    printf("%d\n", rename("t_old_name.txt", "t_new_name.txt")); /* replaces */
    f = fopen("t_new_name.txt", "r");
    char buf[16];
    printf("%s\n", fgets(buf, sizeof buf, f));
    fclose(f);
    printf("%d ", remove("t_new_name.txt"));
    errno = 0;
    int r = remove("t_new_name.txt");
    printf("%d %d\n", r, errno == ENOENT);
    errno = 0;
    r = rename("t_nothing.txt", "t_else.txt");
    printf("%d %d\n", r, errno == ENOENT);
    return 0;
}
