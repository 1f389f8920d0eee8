#include <stdio.h>

int main(void)
{
    FILE *diary = fopen("diary.txt", "w");
    if (!diary)
        return 1;
    fputs("Monday: rain\n", diary);
    fclose(diary);
    fputs("Tuesday: sun\n", diary); // expect: closed-handle-use
    return 0;
}
