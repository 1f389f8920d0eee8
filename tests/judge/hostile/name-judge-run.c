// verdict: compile-error undefined-function
// Asks for a name of Freehold's or of the host's
extern int judge_run(int, int, int);
int main(void)
{
    return judge_run(0, 0, 0);
}
