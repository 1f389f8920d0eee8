int twice();
static int none() { return 1; }

int main(void)
{
    int n = twice(3);  // expect: missing-prototype 13
    n += none(1, 2);   // expect: missing-prototype 10
    return n;
}

int twice(int n) { return 2 * n; }
