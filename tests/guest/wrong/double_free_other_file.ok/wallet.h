struct wallet {
    int *coins;
    int room;
};

struct wallet wallet_open(int room);
void wallet_close(struct wallet *w);
