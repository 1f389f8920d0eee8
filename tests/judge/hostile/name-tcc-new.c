// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int tcc_new(int, int, int);
int main(void)
{
    return tcc_new(0, 0, 0);
}
