#include <stdio.h>

const char *read_subject(char *line, int size);

int main(void)
{
    char line[12];
    printf("subject: %s\n", read_subject(line, sizeof line));
    return 0;
}
