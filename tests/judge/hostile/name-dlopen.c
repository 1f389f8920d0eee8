// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int dlopen(int, int, int);
int main(void)
{
    return dlopen(0, 0, 0);
}
