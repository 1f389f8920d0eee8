#ifndef BASKET_H
#define BASKET_H

struct basket {
    const char **fruit;
    int count, room;
};

struct basket *basket_new(int room);
void basket_add(struct basket *b, const char *fruit);
void basket_free(struct basket *b);

#endif
