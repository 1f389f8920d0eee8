// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int mmap(int, int, int);
int main(void)
{
    return mmap(0, 0, 0);
}
