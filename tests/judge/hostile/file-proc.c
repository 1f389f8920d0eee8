// verdict: clean
// Opens a file of the kernel: there is none
#include <stdio.h>
int main(void)
{
    FILE *f = fopen("/proc/self/maps", "r");
    puts(f ? "open" : "no such file");
    if (f) {
        fclose(f);
    }
    return 0;
}
