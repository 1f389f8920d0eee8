struct old { int n; int data[1]; };
struct text { int n; char at[]; };
extern int unknown[];

enum { N = 10 };

int main(void)
{
    int a[N], *end = &a[N], *p = a + 5, m[2][2] = {{1, 2}, {3, 4}};
    struct old *o = (struct old *)a;
    struct text *t = (struct text *)a;
    a[N - 1] = 0;
    a[0] = "abc"[3];
    p[-1] = 1;
    o->data[3] = 2;
    t->at[7] = 3;
    if (sizeof a > 100 && a[50 % N])
        return sizeof a[N];
    return (int)(end - a) + p[-2] + m[1][1] + *(a + 9) + 3[a] + (N > 20 ? a[20] : 0);
}

int unknown[3] = {1, 2, 3};
