#include <stdio.h>
#include <stdlib.h>

struct point { int x, y; };
struct list { struct list *next; int value; };
typedef struct list list_t;

static int total(const list_t *list)
{
    int sum = 0;
    whlie (list) { // expect: undeclared-function
        sum += list->valeu; // expect: unknown-member 22
        list = list->next;
    }
    return sun; // expect: undeclared-name 12
}

unsinged counter; // expect: unknown-type 1

int main(void)
{
    struct piont p; // expect: incomplete-type
    lsit_t l = {0}; // expect: unknown-type 5
    itn n = 3; // expect: unknown-type 5
    retrun n; // expect: unknown-type
    prinft("%d\n", n); // expect: undeclared-function 5
    int len = strlen("abc"); // expect: undeclared-function 15
    if (n == null) // expect: undeclared-name 14
        n = True; // expect: undeclared-name 13
    string s = "abc"; // expect: unknown-type 5
    list r; // expect: unknown-type
    EXIT_SUCESS; // expect: undeclared-name
    return total(NULL);
}
