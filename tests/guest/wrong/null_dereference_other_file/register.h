void register_set(const char *name, int price);
int register_price(const char *name);
