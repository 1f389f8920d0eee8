struct ring { unsigned char bytes[16] unsigned read, write; }; // expect: expected
struct list {
    int value // expect: expected
    struct list *next;
};

static unsigned used(const struct ring *r) { return r->write - r->read; }

int main(void)
{
    struct list l = {1, 0};
    struct ring r = {{0}, 1, 2};
    return l.next == 0 && used(&r);
}
