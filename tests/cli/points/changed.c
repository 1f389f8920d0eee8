// What a step changed stands out.
int main(void)
{
    int v[3] = {1, 2, 3};
    v[1] = 20;
    return 0;
}
