// caught-by: wrong-output
int page_get(int number)
{
    return 7 * number;
}

void pages_clear(void) {}
