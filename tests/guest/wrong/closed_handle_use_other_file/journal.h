void journal_open(const char *name);
void journal_write(const char *text);
void journal_close(void);
