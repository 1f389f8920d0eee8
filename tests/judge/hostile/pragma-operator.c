// verdict: clean
// The operator instead of the directive: it is ignored
_Pragma("comment(option, \"-v\")")
int main(void)
{
    return 0;
}
