int door_open(const char *word);
int door_close(void);
