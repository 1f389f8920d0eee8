static const char *const second = "second";
