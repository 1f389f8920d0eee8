#include <stdio.h>

int main(void)
{
    int n = 3;
    if (n => 2) // expect: wrong-operator
        puts("a");
    if (n === 3) // expect: wrong-operator
        puts("b");
    if (n > 1 and n < 4) // expect: wrong-operator
        puts("c");
    if (n <> 3) // expect: wrong-operator
        puts("d");
    for (int i = 0, i < 3, i++) // expect: for-parts
        puts("e");
    for (i in 3) // expect: for-parts
        puts("f");
    if (n == 3) then // expect: wrong-operator
        puts("g");
    elif (n == 4) // expect: wrong-operator
        puts("h");
    int m = n +; // expect: expected-expression
    m = * 3; // expect: not-a-pointer
    m = (); // expect: expected-expression
    puts "x"; // expect: expected
    let x = 3; // expect: unknown-type
    m := 4; // expect: wrong-operator
    defer puts("i"); // expect: unknown-type
    m = len("abc"); // expect: undeclared-function
    System.out.println(m); // expect: undeclared-name
    return m;
}
