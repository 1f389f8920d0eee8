struct point { int x, y; };

static int *number(void)
{
    int n = 3;
    return &n;          // expect: return-local-address 12
}

static char *text(void)
{
    char buffer[20] = "abc";
    return buffer;      // expect: return-local-address 12
}

static int *parameter(int n)
{
    return &n;          // expect: return-local-address
}

static int *member(void)
{
    struct point p = {1, 2};
    return &p.y;        // expect: return-local-address
}

static int *element(int i)
{
    int a[4] = {0};
    if (i > 2)
        return &a[i];   // expect: return-local-address
    return i ? a + 1 : 0; // expect: return-local-address
}

static struct point *literal(void)
{
    return &(struct point){1, 2}; // expect: return-local-address
}

int main(void)
{
    return *number() + *text() + *parameter(1) + *member() + *element(1) + literal()->x;
}
