// verdict: compile-error link-error
// Has no start
int f(void)
{
    return 0;
}
