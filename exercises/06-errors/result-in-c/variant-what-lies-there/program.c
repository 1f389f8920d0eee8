#include <stdio.h>

struct port_result {
    int ok;
    union {
        int port;
        int why;
    };
};

int main(void)
{
    struct port_result r = {.ok = 1, .port = 8080};
    r.ok = 0;
    r.why = 3;
    printf("%d %d\n", r.ok, r.port);
    return 0;
}
