int main(void)
{
    int home = 1, away = 2;
    int *p = &home;
    int *q = p;
    *q = 5;
    q = &away;
    return *p + *q - 7;
}
