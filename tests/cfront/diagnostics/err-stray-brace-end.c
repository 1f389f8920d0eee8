int main(void)
{
    return 0;
}
} // expect: stray-brace 1
