// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int environ(int, int, int);
int main(void)
{
    return environ(0, 0, 0);
}
