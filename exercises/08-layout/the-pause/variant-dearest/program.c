#include <stdio.h>

int main(void)
{
    int plates = 0, sum = 0, most = 0;
    for (int i = 1; i <= 8; i++) {
        int work = 1;
        plates++;
        if (plates == 4) {
            work += plates;
            plates = 0;
        }
        sum += work;
        if (work > most)
            most = work;
    }
    printf("%d %d\n", sum / 8, most);
    return 0;
}
