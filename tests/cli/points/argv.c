// The command line.
int main(int argc, char **argv)
{
    char *first = argc > 1 ? argv[1] : 0;
    return !first;
}

// trace: --line 4 -- one
// shows: argv[1] is "one"
// shows: first points to "one"
