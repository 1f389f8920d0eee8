// verdict: clean
// A pragma with comments in it
/* a */ # /* b
*/ pragma /* c */ comment(option, "-v")
int main(void)
{
    return 0;
}
