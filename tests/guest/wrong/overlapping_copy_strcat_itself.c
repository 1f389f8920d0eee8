#include <stdio.h>
#include <string.h>

int main(void)
{
    char cheer[16] = "hip ";
    char twice[16];
    strcpy(twice, cheer);
    strcat(cheer, cheer + 1); // expect: overlapping-copy
    printf("%c\n", cheer[0]);
    return 0;
}
