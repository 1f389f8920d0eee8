// verdict: findings wild-pointer
// Runs a system call that lies on the heap
#include <stdlib.h>
#include <string.h>
int main(void)
{
    unsigned char *code = malloc(8);
    if (!code) {
        return 1;
    }
    memcpy(code, "\xb8\x27\0\0\0\x0f\x05\xc3", 8);
    int (*f)(void) = (int (*)(void))(long)code;
    return f();
}
