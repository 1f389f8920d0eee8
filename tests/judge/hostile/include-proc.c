// verdict: compile-error
// Includes a file of the kernel
#include "/proc/self/environ"
int main(void)
{
    return 0;
}
