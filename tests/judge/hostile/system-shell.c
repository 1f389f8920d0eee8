// verdict: compile-error|findings|clean
// Asks for a shell
int system(const char *);
int main(void)
{
    return system("cat /etc/passwd") == 0;
}
