#include <stdio.h>

struct node {
    char text[8];
    int value;
    struct node *child;
};

int main(void)
{
    struct node add = {"/add", 1, NULL};
    struct node cart = {"/cart", 7, &add};
    struct node t = {"t", cart.value, cart.child};
    cart.text[4] = '\0';
    cart.value = 0;
    cart.child = &t;
    printf("%s%s%s\n", cart.text, t.text, add.text);
    return 0;
}
