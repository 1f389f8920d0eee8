// caught-by: wrong-output
int page_read(int number);

int page_get(int number)
{
    return page_read(number);
}

void pages_clear(void) {}
