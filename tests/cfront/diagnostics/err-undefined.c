extern int elsewhere;
int missing(int n);
static int shy(int n);

int main(void)
{
    return missing(elsewhere) + shy(1); // expect: undefined-function 12, undefined-variable 20, undefined-function
}
