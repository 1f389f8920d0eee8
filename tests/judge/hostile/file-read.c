// verdict: clean
// Opens a file of the machine: there is none
#include <stdio.h>
int main(void)
{
    FILE *f = fopen("/etc/passwd", "r");
    char line[100];
    while (f && fgets(line, sizeof line, f)) {
        fputs(line, stdout);
    }
    if (f) {
        fclose(f);
    }
    return 0;
}
