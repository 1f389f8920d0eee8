// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int mem_alloc(int, int, int);
int main(void)
{
    return mem_alloc(0, 0, 0);
}
