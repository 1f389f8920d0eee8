void log_line(int level, const char *format, ...);
