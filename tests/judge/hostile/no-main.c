// verdict: compile-error no-main
// Has no start
int f(void)
{
    return 0;
}
