#include <stdio.h>
#include <string.h>

struct message {
    char kind;
    char payload[8];
};

int main(void)
{
    const char *text = "greeting";
    struct message m = { 'p', "" };
    memcpy(m.payload, text, sizeof m.payload);
    const char *shown;
    memcpy(&shown, m.payload, sizeof shown);
    putchar(shown[0]); // expect: wild-pointer
    putchar('\n');
    return 0;
}
