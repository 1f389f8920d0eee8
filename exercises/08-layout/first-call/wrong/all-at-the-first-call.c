// caught-by: over-budget
#include <stdbool.h>
#include <stdlib.h>

enum { TABLES = 64, DAYS = 365 };

struct table {
    int rate[DAYS];
};

// Works out a table, slowly. The caller frees it. NULL: not now.
struct table *load(int which);

static struct table *tables[TABLES];

// --- your code starts here ---
// Frees all that is there. It can be started again afterwards.
void stop(void)
{
    for (int i = 0; i < TABLES; i++) {
        free(tables[i]);
        tables[i] = NULL;
    }
}

// Before the first request. 0: done, -1: not now.
int start(void)
{
    return 0;
}

// The rate of a currency on a day; -1: its table is not to be had now.
int rate(int which, int day)
{
    for (int i = 0; i < TABLES; i++) {
        if (tables[i] == NULL)
            tables[i] = load(i);
        if (tables[i] == NULL)
            return -1;
    }
    return tables[which]->rate[day];
}
// --- your code ends here ---
