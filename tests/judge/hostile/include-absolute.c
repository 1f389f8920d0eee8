// verdict: compile-error
// Includes a file of the machine
#include "/etc/passwd"
int main(void)
{
    return 0;
}
