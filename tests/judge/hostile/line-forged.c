// verdict: compile-error
// Says that it is another file
#line 1 "/etc/passwd"
int main(void)
{
    return nothing;
}
