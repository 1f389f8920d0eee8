#include <stdio.h>
#include <string.h>

struct message {
    const char *text;
    int urgent;
};

static void compose(struct message *m, const char *who)
{
    static char buffer[32];
    snprintf(buffer, sizeof buffer, "call %s", who);
    m->text = buffer;
    m->urgent = 1;
}

int main(void)
{
    struct message m;
    compose(&m, "Dr. Wu");
    if (m.urgent)
        printf("! %s\n", m.text);
    return 0;
}
