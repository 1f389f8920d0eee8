// verdict: compile-error
// The operator instead of the directive
_Pragma("comment(option, \"-v\")")
int main(void)
{
    return 0;
}
