#include <stdio.h>
#include <string.h>

int main(void)
{
    char words[40][24];
    int n = 0;
    while (n < 40 && scanf("%23s", words[n]) == 1)
        n++;
    for (int gap = n / 2; gap > 0; gap /= 2)
        for (int i = gap; i < n; i++)
            for (int k = i - gap; k >= 0 && strcmp(words[k], words[k + gap]) > 0; k -= gap) {
                char t[24];
                strcpy(t, words[k]);
                strcpy(words[k], words[k + gap]);
                strcpy(words[k + gap], t);
            }
    for (int i = 0; i < n; i++)
        puts(words[i]);
    return n;
}
