// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int guest_reset(int, int, int);
int main(void)
{
    return guest_reset(0, 0, 0);
}
