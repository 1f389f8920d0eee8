#include <stdio.h>

static int earn(int purse) { purse = purse + 5; return purse > 0; }
static int earn_more(int *purse)
{
    int mine = *purse;
    purse = &mine;
    *purse = mine + 5;
    return *purse > 0;
}
int main(void)
{
    int purse = 10, chest = 10;
    if (earn(purse) && earn_more(&chest))
        printf("%d %d\n", purse, chest);
    return 0;
}
