/* 0 is success; the failing branch frees what never came. */
#include <ownership.h>
#include <stdlib.h>

struct session { int id; };

static int session_open(int id, gives struct session **ret)
{
    if (id < 0)
        return -1;
    struct session *s = malloc(sizeof *s);
    if (!s)
        return -1;
    s->id = id;
    *ret = s;
    return 0;
}

int main(void)
{
    struct session *s;
    if (session_open(-4, &s) != 0) {
        return 1;
    }
    free(s);
    return 0;
}
