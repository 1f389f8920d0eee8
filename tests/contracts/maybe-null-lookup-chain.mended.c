/* Both lookups may find nothing; only the outer is asked. */
#include <ownership.h>
#include <stdio.h>
#include <string.h>

struct host { const char *name; int port; };

static borrows_from(all) nullable const struct host *find(borrows const struct host *all, int count,
                                                          borrows const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}

int main(void)
{
    const struct host hosts[] = {{"mail", 25}, {"web", 80}};
    const struct host *web = find(hosts, 2, "web"), *proxy = find(hosts, 2, "proxy");
    if (web && proxy)
        printf("%d\n", web->port + proxy->port);
    return 0;
}
