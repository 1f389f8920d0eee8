#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "count the letter e here";
    int i = 0, e = 0;
    while (text[i]) e = text[i] == 'e'; // expect: step-limit
    printf("%d\n", e);
    return 0;
}
