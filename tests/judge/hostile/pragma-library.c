// verdict: clean
// Links the host's libc
#pragma comment(lib, "c")
#pragma comment(lib, "/lib/x86_64-linux-gnu/libc.so.6")
int main(void)
{
    return 0;
}
