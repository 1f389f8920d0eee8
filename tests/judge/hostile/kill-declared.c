// verdict: clean
// Kills its parent through libc: the library's kill knows only this program
int kill(int, int);
int getppid(void);
int main(void)
{
    return kill(getppid(), 9);
}
