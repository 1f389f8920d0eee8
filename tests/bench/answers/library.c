/* A lending library, as somebody at the end of the course writes it: text is read from a file, books
 * are in a map by title, members in a list, loans in a vector; each says who owns what. `make bench`
 * measures how long the check of ownership takes over it. It is clean. */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ownership.h>

/* ---- text ------------------------------------------------------------------ */

struct text {
    owned char *at;
    size_t len, room;
};

static void text_init(borrows_mut struct text *t)
{
    t->at = NULL;
    t->len = t->room = 0;
}

static void text_release(borrows_mut struct text *t)
{
    free(move(t->at));
    t->len = t->room = 0;
}

must_use static bool text_reserve(borrows_mut struct text *t, size_t more)
{
    size_t room = t->room ? t->room : 16;
    while (room < t->len + more + 1)
        room *= 2;
    if (room == t->room)
        return true;
    char *at = realloc(t->at, room);
    if (!at)
        return false;
    t->at = at;
    t->room = room;
    return true;
}

must_use static bool text_add(borrows_mut struct text *t, borrows const char *s, size_t len)
{
    if (!text_reserve(t, len))
        return false;
    memcpy(t->at + t->len, s, len);
    t->len += len;
    t->at[t->len] = '\0';
    return true;
}

must_use static bool text_add_char(borrows_mut struct text *t, char c)
{
    return text_add(t, &c, 1);
}

/* The text itself, of the caller; the struct is empty then. */
gives nullable static char *text_take(borrows_mut struct text *t)
{
    if (!t->at && !text_reserve(t, 0))
        return NULL;
    if (t->len == 0)
        t->at[0] = '\0';
    char *s = move(t->at);
    t->len = t->room = 0;
    return s;
}

gives nullable static char *copy_of(borrows const char *s)
{
    size_t len = strlen(s) + 1;
    char *copy = malloc(len);
    if (copy)
        memcpy(copy, s, len);
    return copy;
}

gives nullable static char *copy_trimmed(borrows const char *s)
{
    size_t len;
    while (isspace((unsigned char)*s))
        s++;
    len = strlen(s);
    while (len > 0 && isspace((unsigned char)s[len - 1]))
        len--;
    char *copy = malloc(len + 1);
    if (!copy)
        return NULL;
    memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

/* ---- books, by their title -------------------------------------------------- */

struct book {
    owned char *title;
    owned nullable char *author;
    int year, copies, lent;
    struct book *next;   /* in its bucket, whose first one leads to all */
};

struct books {
    owned nullable struct book **buckets;
    size_t bucket_count, count;
};

static void book_free(owns nullable struct book *b)
{
    if (!b)
        return;
    free(b->title);
    free(b->author);
    free(b);
}

gives nullable static struct book *book_new(borrows const char *title, nullable borrows const char *author,
                                            int year, int copies)
{
    struct book *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->title = copy_of(title);
    if (!b->title)
        goto fail;
    if (author) {
        b->author = copy_of(author);
        if (!b->author)
            goto fail_title;
    }
    b->year = year;
    b->copies = copies;
    return b;
fail_title:
    free(b->title);
fail:
    free(b);
    return NULL;
}

static unsigned long hash_of(borrows const char *s)
{
    unsigned long h = 5381;
    for (; *s; s++)
        h = h * 33 + (unsigned char)*s;
    return h;
}

must_use static bool books_init(borrows_mut struct books *m, size_t bucket_count)
{
    m->count = 0;
    m->bucket_count = bucket_count;
    m->buckets = calloc(bucket_count, sizeof *m->buckets);
    return m->buckets != NULL;
}

static void books_release(borrows_mut struct books *m)
{
    for (size_t i = 0; m->buckets && i < m->bucket_count; i++) {
        struct book *b = m->buckets[i];
        while (b) {
            struct book *next = b->next;
            book_free(b);
            b = next;
        }
        m->buckets[i] = NULL;
    }
    free(m->buckets);
    m->buckets = NULL;
    m->bucket_count = m->count = 0;
}

nullable borrows_from(m) static struct book *books_find(borrows const struct books *m, borrows const char *title)
{
    if (!m->buckets || m->bucket_count == 0)
        return NULL;
    struct book *b = m->buckets[hash_of(title) % m->bucket_count];
    while (b && strcmp(b->title, title) != 0)
        b = b->next;
    return b;
}

/* Takes the book in any case. */
must_use static bool books_put(borrows_mut struct books *m, owns struct book *b)
{
    if (!m->buckets || m->bucket_count == 0 || books_find(m, b->title)) {
        book_free(b);
        return false;
    }
    size_t at = hash_of(b->title) % m->bucket_count;
    b->next = m->buckets[at];
    m->buckets[at] = b;
    m->count++;
    return true;
}

gives nullable static struct book *books_take(borrows_mut struct books *m, borrows const char *title)
{
    if (!m->buckets || m->bucket_count == 0)
        return NULL;
    struct book **link = &m->buckets[hash_of(title) % m->bucket_count];
    while (*link && strcmp((*link)->title, title) != 0)
        link = &(*link)->next;
    struct book *b = *link;
    if (!b)
        return NULL;
    *link = b->next;
    b->next = NULL;
    m->count--;
    return b;
}

/* ---- members, in a list ------------------------------------------------------ */

struct member {
    owned char *name;
    int number, loans;
    owned nullable struct member *next;
};

struct members {
    owned nullable struct member *first;
    int next_number;
};

static void members_init(borrows_mut struct members *l)
{
    l->first = NULL;
    l->next_number = 1;
}

static void members_release(borrows_mut struct members *l)
{
    struct member *m = l->first;
    l->first = NULL;
    while (m) {
        struct member *next = m->next;
        free(m->name);
        free(m);
        m = next;
    }
}

must_use static bool members_add(borrows_mut struct members *l, owns char *name)
{
    struct member *m = malloc(sizeof *m);
    if (!m) {
        free(name);
        return false;
    }
    m->name = name;
    m->number = l->next_number++;
    m->loans = 0;
    m->next = l->first;
    l->first = m;
    return true;
}

nullable borrows_from(l) static struct member *members_find(borrows const struct members *l, borrows const char *name)
{
    struct member *m = l->first;
    while (m && strcmp(m->name, name) != 0)
        m = m->next;
    return m;
}

must_use static bool members_remove(borrows_mut struct members *l, int number)
{
    struct member *before = NULL, *m = l->first;
    while (m && m->number != number) {
        before = m;
        m = m->next;
    }
    if (!m || m->loans > 0)
        return false;
    if (before)
        before->next = m->next;
    else
        l->first = m->next;
    free(m->name);
    free(m);
    return true;
}

/* ---- loans, in a vector ------------------------------------------------------- */

struct loan {
    int member;
    owned char *title;
    int day;
};

struct loans {
    owned nullable struct loan *at;
    size_t count, room;
};

static void loans_init(borrows_mut struct loans *v)
{
    v->at = NULL;
    v->count = v->room = 0;
}

static void loans_release(borrows_mut struct loans *v)
{
    for (size_t i = 0; v->at && i < v->count; i++)
        free(v->at[i].title);
    free(v->at);
    v->at = NULL;
    v->count = v->room = 0;
}

must_use static bool loans_push(borrows_mut struct loans *v, int member, borrows const char *title, int day)
{
    if (v->count == v->room) {
        size_t room = v->room ? v->room * 2 : 4;
        struct loan *more = realloc(v->at, room * sizeof *more);
        if (!more)
            return false;
        v->at = more;
        v->room = room;
    }
    char *copy = copy_of(title);
    if (!copy)
        return false;
    v->at[v->count].member = member;
    v->at[v->count].title = copy;
    v->at[v->count].day = day;
    v->count++;
    return true;
}

must_use static bool loans_end(borrows_mut struct loans *v, int member, borrows const char *title)
{
    for (size_t i = 0; v->at && i < v->count; i++) {
        if (v->at[i].member != member || strcmp(v->at[i].title, title) != 0)
            continue;
        free(v->at[i].title);
        v->at[i] = v->at[v->count - 1];
        v->count--;
        return true;
    }
    return false;
}

static size_t loans_late(borrows const struct loans *v, int today, int days)
{
    size_t late = 0;
    for (size_t i = 0; v->at && i < v->count; i++)
        late += today - v->at[i].day > days;
    return late;
}

/* ---- the library --------------------------------------------------------------- */

struct library {
    struct books books;
    struct members members;
    struct loans loans;
    int today;
};

static void library_free(owns nullable struct library *l)
{
    if (!l)
        return;
    books_release(&l->books);
    members_release(&l->members);
    loans_release(&l->loans);
    free(l);
}

gives nullable static struct library *library_new(void)
{
    struct library *l = malloc(sizeof *l);
    if (!l)
        return NULL;
    members_init(&l->members);
    loans_init(&l->loans);
    l->today = 0;
    if (!books_init(&l->books, 61)) {
        free(l);
        return NULL;
    }
    return l;
}

must_use static bool library_lend(borrows_mut struct library *l, borrows const char *name, borrows const char *title)
{
    struct member *m = members_find(&l->members, name);
    struct book *b = books_find(&l->books, title);
    if (!m || !b || b->lent >= b->copies)
        return false;
    if (!loans_push(&l->loans, m->number, title, l->today))
        return false;
    b->lent++;
    m->loans++;
    return true;
}

must_use static bool library_return(borrows_mut struct library *l, borrows const char *name, borrows const char *title)
{
    struct member *m = members_find(&l->members, name);
    struct book *b = books_find(&l->books, title);
    if (!m || !b || !loans_end(&l->loans, m->number, title))
        return false;
    b->lent--;
    m->loans--;
    return true;
}

must_use static bool library_discard(borrows_mut struct library *l, borrows const char *title)
{
    struct book *b = books_find(&l->books, title);
    if (!b || b->lent > 0)
        return false;
    book_free(books_take(&l->books, title));
    return true;
}

/* ---- reading ---------------------------------------------------------------------- */

/* The next line without its end; NULL at the end of the file, and where memory ends. */
gives nullable static char *read_line(borrows_mut FILE *f)
{
    struct text t;
    int c;
    text_init(&t);
    while ((c = getc(f)) != EOF && c != '\n') {
        if (!text_add_char(&t, (char)c)) {
            text_release(&t);
            return NULL;
        }
    }
    if (c == EOF && t.len == 0) {
        text_release(&t);
        return NULL;
    }
    return text_take(&t);
}

/* "title; author; year; copies". 0, or what is wrong with it. */
must_use static int parse_book(borrows const char *line, gives struct book **out)
{
    char *copy = copy_of(line), *rest, *title, *author, *year, *copies;
    int result = EINVAL;
    if (!copy)
        return ENOMEM;
    title = strtok_r(copy, ";", &rest);
    author = strtok_r(NULL, ";", &rest);
    year = strtok_r(NULL, ";", &rest);
    copies = strtok_r(NULL, ";", &rest);
    if (title && author && year && copies) {
        char *clean = copy_trimmed(title);
        struct book *b = clean ? book_new(clean, author, atoi(year), atoi(copies)) : NULL;
        free(clean);
        result = ENOMEM;
        if (b) {
            *out = b;
            result = 0;
        }
    }
    free(copy);
    return result;
}

must_use static int load_books(borrows_mut struct library *l, borrows const char *path)
{
    FILE *f = fopen(path, "r");
    char *line;
    int read = 0;
    if (!f)
        return -1;
    while ((line = read_line(f)) != NULL) {
        struct book *b;
        if (parse_book(line, &b) == 0 && books_put(&l->books, b))
            read++;
        free(line);
    }
    fclose(f);
    return read;
}

must_use static int load_members(borrows_mut struct library *l, borrows const char *path)
{
    FILE *f = fopen(path, "r");
    int read = 0;
    if (!f)
        return -1;
    for (;;) {
        char *line = read_line(f);
        if (!line)
            break;
        char *name = copy_trimmed(line);
        free(line);
        if (!name)
            break;
        if (*name == '\0') {
            free(name);
            continue;
        }
        if (!members_add(&l->members, name))
            break;
        read++;
    }
    fclose(f);
    return read;
}

/* ---- what is asked for --------------------------------------------------------------- */

static void report(borrows const struct library *l)
{
    printf("%zu books, %zu loans, %zu late\n", l->books.count, l->loans.count, loans_late(&l->loans, l->today, 21));
}

must_use static bool obey(borrows_mut struct library *l, borrows_mut char *line)
{
    char *rest, *word = strtok_r(line, " ", &rest), *name = strtok_r(NULL, " ", &rest);
    if (!word)
        return true;
    if (strcmp(word, "report") == 0) {
        report(l);
        return true;
    }
    if (!name)
        return false;
    if (strcmp(word, "lend") == 0)
        return library_lend(l, name, rest);
    if (strcmp(word, "return") == 0)
        return library_return(l, name, rest);
    if (strcmp(word, "discard") == 0)
        return library_discard(l, name);
    if (strcmp(word, "leave") == 0)
        return members_remove(&l->members, atoi(name));
    if (strcmp(word, "day") == 0) {
        l->today = atoi(name);
        return true;
    }
    return false;
}

int main(void)
{
    struct library *l = library_new();
    char *line;
    int wrong = 0;
    if (!l)
        return 1;
    if (load_books(l, "books.txt") < 0 || load_members(l, "members.txt") < 0)
        fprintf(stderr, "some files are missing: %s\n", strerror(errno));
    while ((line = read_line(stdin)) != NULL) {
        wrong += !obey(l, line);
        free(line);
    }
    report(l);
    library_free(l);
    return wrong > 0;
}
