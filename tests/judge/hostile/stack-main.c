// verdict: findings stack-overflow
// Main calls main
int main(int argc, char **argv)
{
    return main(argc + 1, argv) + 1;
}
