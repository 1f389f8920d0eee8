// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int machine(int, int, int);
int main(void)
{
    return machine(0, 0, 0);
}
