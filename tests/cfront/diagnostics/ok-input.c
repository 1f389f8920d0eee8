#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[100], name[20];
    int n, c, age = 0, got;
    double weight;
    unsigned char flags;
    long big;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "%19s %d %lf", name, &age, &weight) == 3)
            printf("%s %d %.1f\n", name, age, weight);
        else if ((got = sscanf(line, "%hhx,%ld%n", &flags, &big, &n)) >= 2)
            printf("%u %ld %d %d\n", flags, big, n, got);
    }
    while ((c = getchar()) != EOF && c != '\n')
        putchar(c);
    return 0;
}
