// The command line.
int main(int argc, char **argv)
{
    char *first = argc > 1 ? argv[1] : 0;
    return !first;
}
