// verdict: compile-error
// A comment without an end
int main(void)
{
    return 0;
}
/* and then
