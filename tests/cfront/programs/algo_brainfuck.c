#include <stdio.h>
#include <string.h>

static int run(const char *prog, const char *in, char *out, int room)
{
    unsigned char tape[64] = {0}, *p = tape;
    short jump[256], stack[32], sp = 0;
    int n = 0;
    for (short i = 0; prog[i]; i++) {
        if (prog[i] == '[')
            stack[sp++] = i;
        if (prog[i] == ']') {
            jump[i] = stack[--sp];
            jump[jump[i]] = i;
        }
    }
    for (const char *c = prog; *c; c++)
        switch (*c) {
        case '>': ++p; break;
        case '<': --p; break;
        case '+': ++*p; break;
        case '-': --*p; break;
        case '.': if (n < room - 1) out[n++] = (char)*p; break;
        case ',': *p = (unsigned char)(*in ? *in++ : 0); break;
        case '[': if (!*p) c = prog + jump[c - prog]; break;
        case ']': if (*p) c = prog + jump[c - prog]; break;
        }
    out[n] = '\0';
    return n;
}

int main(void)
{
    char out[64];
    run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.", "", out, 64);
    printf("%s", out);
    run(">,[>,]<[.<]", "backwards", out, 64);
    printf("%s\n", out);
    printf("%d ", run(",>,<[->[->+>+<<]>>[-<<+>>]<<<]>>.", "\7\x9", out, 64));
    printf("%d\n", out[0]);
    return 0;
}
