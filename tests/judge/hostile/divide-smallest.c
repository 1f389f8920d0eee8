// verdict: findings signed-overflow
// unchecked: findings division-by-zero
// The quotient that does not fit
int main(int argc, char **argv)
{
    int smallest = -2147483647 - argc;
    return smallest / -argc;
}
