// verdict: compile-error
// Includes a name made by a macro
#define FILE_NAME "/etc/passwd"
#include FILE_NAME
int main(void)
{
    return 0;
}
