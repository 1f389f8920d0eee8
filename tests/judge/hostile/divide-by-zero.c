// verdict: findings division-by-zero
// Divides by zero
int main(int argc, char **argv)
{
    return 1 / (argc - 1);
}
