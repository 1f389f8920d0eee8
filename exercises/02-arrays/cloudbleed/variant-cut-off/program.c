#include <stdio.h>
int main(void)
{
    char row[3] = {'h', 'i', '#'};
    int i = 0;
    int kept = 0;
    while (i != 3) {
        char c = row[i];
        if (c == '#') i += 2;
        else { i++; kept++; }
    }
    printf("%d\n", kept);
    return 0;
}
