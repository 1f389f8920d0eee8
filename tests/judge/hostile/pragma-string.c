// verdict: compile-error unterminated-string
// Hides a pragma behind a string that goes on over the line
const char *s = "
/*
";
#pragma comment(option, "-v")
//*/
int main(void)
{
    return 0;
}
