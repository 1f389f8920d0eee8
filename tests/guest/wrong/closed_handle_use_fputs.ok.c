#include <stdio.h>

int main(void)
{
    FILE *diary = fopen("diary.txt", "w");
    if (!diary)
        return 1;
    fputs("Monday: rain\n", diary);
    fputs("Tuesday: sun\n", diary);
    fclose(diary);
    return 0;
}
