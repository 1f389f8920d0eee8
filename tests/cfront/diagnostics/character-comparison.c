int main(int argc, char **argv)
{
    char first = argv[0][0];
    if (first == "s")            // expect: pointer-integer-mix
        return 1;
    if ("s" != first)            // expect: pointer-integer-mix
        return 2;
    if (argc == "1")             // expect: pointer-integer-mix
        return 3;
    return 0;
}
