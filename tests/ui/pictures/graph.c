#include <stdlib.h>

struct station {
    int number;
    struct station *lines[3];
};

int main(void)
{
    struct station *all[6];
    for (int i = 0; i < 6; i++) {
        all[i] = calloc(1, sizeof *all[i]);
        all[i]->number = i;
    }
    for (int i = 0; i < 6; i++) {
        all[i]->lines[0] = all[(i + 1) % 6];
        all[i]->lines[1] = all[(i * 3 + 2) % 6];
    }
    all[5]->lines[0] = NULL; // look
    for (int i = 0; i < 6; i++)
        free(all[i]);
    return 0;
}
