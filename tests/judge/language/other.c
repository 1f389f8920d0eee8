int shared = 41, table[4] = {1, 2, 3, 4};
const char *const names[2] = {"a", "b"};
double scale = 1.5;
struct pair { long a; double b; };
int twice(int n)
{
    static int calls;
    calls++;
    return n * 2 + calls;
}
struct pair swap(struct pair p)
{
    return (struct pair){(long)p.b, (double)p.a};
}
