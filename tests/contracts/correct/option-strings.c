/* strdup'ed defaults that options replace; argv's own strings are only borrowed. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct options {
    char *output;
    bool output_ours;
    const char *input;
    int verbose;
};

static int options_read(struct options *o, int argc, char **argv)
{
    o->output = strdup("a.out");
    if (!o->output)
        return -1;
    o->output_ours = true;
    o->input = NULL;
    o->verbose = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0) {
            o->verbose++;
        } else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc) {
            if (o->output_ours)
                free(o->output);
            o->output = argv[++i];
            o->output_ours = false;
        } else {
            o->input = argv[i];
        }
    }
    return 0;
}

static void options_end(struct options *o)
{
    if (o->output_ours)
        free(o->output);
    o->output = NULL;
}

int main(int argc, char **argv)
{
    struct options o;
    if (options_read(&o, argc, argv))
        return 1;
    printf("%s %s\n", o.output, o.input ? o.input : "-");
    options_end(&o);
    return 0;
}
