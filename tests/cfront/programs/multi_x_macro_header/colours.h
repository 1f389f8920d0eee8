int by_name(const char *s);
