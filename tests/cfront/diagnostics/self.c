struct point { int x, y; };

static void set(struct point *p, int x, int y)
{
    x = x;       // expect: self-assignment 7
    p->y = p->y; // expect: self-assignment
    p->x = y;
}

int main(void)
{
    struct point p = {1, 2};
    int a[3] = {0}, i = 1, b = 2;
    set(&p, 1, 2);
    a[i] = a[i];         // expect: self-assignment
    if (i == i)          // expect: self-comparison 11
        b++;
    if (a[i] != a[i])    // expect: self-comparison
        b++;
    if (p.x < p.x)       // expect: self-comparison
        b++;
    return b >= b;       // expect: self-comparison
}
