int global = later; // expect: undeclared-name

int main(void)
{
    for (int i = 0; i < 3; i++)
        ;
    int a = i; // expect: undeclared-name 13
    b = 3; // expect: undeclared-name 5
    b = 4;
    c = b; // expect: undeclared-name 5
    f(1); // expect: undeclared-function 5
    f(2);
    printf("x"); // expect: undeclared-function
    return a;
}

int later = 1;
