// verdict: compile-error
// Hides a pragma behind an apostrophe
#if 0
don't ' /*
#endif
#pragma comment(option, "-v")
//*/
int main(void)
{
    return 0;
}
