enum outcome { TOO_SHORT, WRONG_MODE };

struct result {
    enum outcome tag;
    union {
        unsigned int missing;
        unsigned int number;
    };
};

int main(void)
{
    struct result r = {TOO_SHORT};
    r.missing = 48;
    r.number = 3;
    r.tag = WRONG_MODE;
    return (int)r.number - 3;
}
