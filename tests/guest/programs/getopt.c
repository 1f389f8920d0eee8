#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void parse(const char *known, int argc, char **argv)
{
    int c;
    optind = 1;
    while ((c = getopt(argc, argv, known)) != -1) {
        printf("%c", c);
        if (c == '?' || c == ':')
            printf(" (%c)", optopt);
        if (optarg)
            printf(" \"%s\"", optarg);
        printf(", next is %d\n", optind);
    }
    printf("then");
    for (int i = optind; i < argc; i++)
        printf(" %s", argv[i]);
    printf("\n");
}

int main(void)
{
    char *plain[] = {"prog", "-a", "-bc", "-ofile", "-o", "other", "-", "-a", NULL};
    char *ended[] = {"prog", "-a", "--", "-b", NULL};
    char *wrong[] = {"prog", "-ax:b", "-o", NULL};
    char *none[] = {"prog", NULL};
    printf("%d %d\n", optind, opterr);
    parse("+abco:", 8, plain);
    parse("abco:", 4, ended);
    parse(":abo:", 3, wrong);
    opterr = 0;
    parse("abo:", 3, wrong);
    parse("a", 1, none);
    return 0;
}
