/* options.c - getopt, as POSIX has it: what is no option ends the options. Its variables
 * are objects of the program, where the program uses them at all. */
#include "guest/libc.h"

#include <string.h>

static const char *rest; /* what is left of "-abc"; NULL between arguments */
static struct {
    int *optind, *opterr, *optopt;
    char **optarg;
} at; /* in the program; NULL where it has none */
static struct {
    int optind, opterr, optopt;
} own;

void options_reset(void)
{
    rest = NULL;
    memset(&at, 0, sizeof at);
    own.optind = own.opterr = 1;
    own.optopt = '?';
}

void options_start(void)
{
    at.optind = static_find("optind");
    at.opterr = static_find("opterr");
    at.optopt = static_find("optopt");
    at.optarg = static_find("optarg");
    if (at.optind)
        static_set(at.optind, &own.optind, sizeof own.optind);
    if (at.opterr)
        static_set(at.opterr, &own.opterr, sizeof own.opterr);
    if (at.optopt)
        static_set(at.optopt, &own.optopt, sizeof own.optopt);
}

static int load(const int *place, int otherwise)
{
    if (!place)
        return otherwise;
    reads_value(place, sizeof *place);
    return *place;
}

static void store(int *place, int value)
{
    if (!place)
        return;
    writes_value(place, sizeof *place);
    *place = value;
}

static void store_argument(const char *value)
{
    if (at.optarg)
        writes_pointer(at.optarg, value);
}

static const char *word(char *const *argv, int i)
{
    reads_value(argv + i, sizeof *argv);
    if (argv[i])
        text_length(argv[i], SIZE_MAX);
    return argv[i];
}

static int bad(char *const *argv, const char *known, const char *what)
{
    char quoted[] = "'?'\n";
    quoted[1] = (char)own.optopt;
    if (own.opterr && *known != ':') {
        const char *name = word(argv, 0);
        console_write(2, name ? name : "", name ? strlen(name) : 0);
        console_write(2, what, strlen(what));
        console_write(2, quoted, 4);
    }
    return '?';
}

static int next_option(int argc, char *const *argv, const char *known)
{
    store_argument(NULL);
    if (!rest || !*rest) {
        rest = NULL;
        const char *w = own.optind < argc ? word(argv, own.optind) : NULL;
        if (!w || w[0] != '-' || !w[1])
            return -1;
        if (strcmp(w, "--") == 0) {
            own.optind++;
            return -1;
        }
        rest = w + 1;
    }
    text_length(rest, SIZE_MAX);
    own.optopt = (unsigned char)*rest++;
    own.optind += *rest == '\0';
    const char *entry = own.optopt == ':' ? NULL : strchr(known, own.optopt);
    if (!entry)
        return bad(argv, known, ": invalid option -- ");
    if (entry[1] != ':')
        return own.optopt;
    const char *argument = NULL;
    if (*rest) {
        argument = rest;
        own.optind++;
    } else if (entry[2] != ':' && own.optind < argc) { /* "o::": only in the same word */
        argument = word(argv, own.optind++);
    }
    rest = NULL;
    store_argument(argument);
    if (argument || entry[2] == ':')
        return own.optopt;
    bad(argv, known, ": option requires an argument -- ");
    return *known == ':' ? ':' : '?';
}

LIBC(int, getopt, int argc, char *const *argv, const char *known)
{
    text_length(known, SIZE_MAX);
    int index = load(at.optind, own.optind);
    if (index != own.optind) { /* the program starts again */
        rest = NULL;
        own.optind = index < 1 ? 1 : index;
    }
    own.opterr = load(at.opterr, own.opterr);
    int r = next_option(argc, argv, known);
    store(at.optind, own.optind);
    store(at.optopt, own.optopt);
    return r;
}
