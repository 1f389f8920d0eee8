#include <stdlib.h>
int main(void)
{
    int *team = malloc(11 * sizeof *team);
    if (team == NULL) return 1;
    team[0] = 7;
    team = realloc(team, 1000000000000);
    if (team == NULL)
        return 0;
    free(team);
    return 0;
}
