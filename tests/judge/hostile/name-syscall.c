// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int syscall(int, int, int);
int main(void)
{
    return syscall(0, 0, 0);
}
