#include <stdio.h>

int main(int argc, char **argv)
{
    char name[10] = "ada", other[10] = "bob", *p = name;
    if (name == "ada")           // expect: string-comparison 14
        puts("1");
    if (argv[0] != "x")          // expect: string-comparison
        puts("2");
    if (argc > 1 && argv[1] == "-v") // expect: string-comparison
        puts("3");
    if ("a" == p)                // expect: string-comparison
        puts("4");
    if (name == other)           // expect: string-comparison
        puts("5");
    if (p < "m")                 // expect: string-comparison
        puts("6");
    return 0;
}
