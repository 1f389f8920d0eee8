/* A cache of pages by number. sweep.c and evict.c keep the same ones in reach and differ in
 * when they let go of the others. */
struct page {
    int number;
    long hits;
    struct page *next;          /* of its bucket */
    struct page *newer, *older; /* by last use */
    char text[200];
};
int cache_get(int number); /* how often it was asked for; 0: there is no memory */
void cache_clear(void);
