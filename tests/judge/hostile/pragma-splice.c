// verdict: clean
// A pragma over several lines
#\
pra\
gma com\
ment(option, "-v")
int main(void)
{
    return 0;
}
