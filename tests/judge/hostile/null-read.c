// verdict: findings null-dereference
// Follows a null pointer
int main(void)
{
    int *p = 0;
    return *p;
}
