// caught-by: wrong-output
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum why { NO_NUMBER = 1, OUT_OF_RANGE };

struct port_result {
    bool ok; // the tag
    union {
        int port;     // if ok
        enum why why; // if not
    };
};

// --- your code starts here ---
// The port in text, or why there is none.
struct port_result parse_port(const char *text)
{
    struct port_result r = {.ok = false};
    char *end;
    int n = (int)strtol(text, &end, 10);
    if (end == text || *end != '\0') {
        r.why = NO_NUMBER;
        return r;
    }
    if (n < 1 || n > 65535) {
        r.why = OUT_OF_RANGE;
        return r;
    }
    r.ok = true;
    r.port = n;
    return r;
}

// The port behind that of r. If r has none: r as it is.
struct port_result next_port(struct port_result r)
{
    if (!r.ok)
        return r;
    if (r.port == 65535) {
        r.ok = false;
        r.why = OUT_OF_RANGE;
        return r;
    }
    r.port++;
    return r;
}
// --- your code ends here ---

static void say(struct port_result r)
{
    if (r.ok)
        printf("%d", r.port);
    else if (r.why == NO_NUMBER)
        printf("no number");
    else
        printf("%s", r.why == OUT_OF_RANGE ? "out of range" : "no reason");
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct port_result shop = parse_port(argv[i]);
        struct port_result admin = next_port(shop);
        printf("%s: shop ", argv[i]);
        say(shop);
        printf(", admin ");
        say(admin);
        printf("\n");
    }
    return 0;
}
