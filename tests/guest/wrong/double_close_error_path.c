#include <stdio.h>

static int save(const char *name, int value)
{
    int ok = 0;
    FILE *f = fopen(name, "w");
    if (!f)
        return 0;
    if (value < 0) {
        fclose(f);
        goto done;
    }
    fprintf(f, "%d\n", value);
    ok = 1;
done:
    fclose(f); // expect: double-close
    return ok;
}

int main(void)
{
    printf("%d\n", save("value.txt", 5));
    printf("%d\n", save("value.txt", -5));
    return 0;
}
