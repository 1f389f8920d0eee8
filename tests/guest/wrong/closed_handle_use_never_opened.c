#include <stdio.h>

int main(void)
{
    char line[40] = "";
    FILE *f = fopen("no-such-file.txt", "r");
    fgets(line, sizeof line, f); // expect: closed-handle-use
    puts(line[0] ? "text" : "empty");
    return 0;
}
