#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void)
{
    int first = rand(), second = rand();
    srand(1);
    printf("%d %d\n", first == rand(), second == rand());
    srand(7);
    int a = rand();
    srand(7);
    printf("%d %d\n", a == rand(), a != first);
    int ok = 1, seen[10] = { 0 };
    for (int i = 0; i < 1000; i++) {
        int r = rand();
        ok &= r >= 0 && r <= RAND_MAX;
        seen[r % 10]++;
    }
    for (int i = 0; i < 10; i++)
        ok &= seen[i] > 60 && seen[i] < 140;
    printf("%d\n", ok);
    time_t t = time(NULL);
    printf("%s", ctime(&t));
    printf("%d\n", time(NULL) - t < 2);
    return 0;
}
