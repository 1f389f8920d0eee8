// verdict: compile-error link-error
// Kills its parent through libc
int kill(int, int);
int getppid(void);
int main(void)
{
    return kill(getppid(), 9);
}
