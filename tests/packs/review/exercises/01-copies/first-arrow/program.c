int main(void)
{
    int home = 3, away = 4;
    int *p = &home;
    away = *p;
    return away - 3;
}
