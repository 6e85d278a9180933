/* What the peers share: reading paragraphs, cells of a character, greedy lines, timing.

   A peer is called as: PEER FILE COLUMNS MILLISECONDS [rules]. FILE holds a paragraph a line. It
   sets all of FILE again and again for so many milliseconds, three times where that takes not much
   longer, and prints the median nanoseconds of a pass, the bytes and the lines of one pass. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Sets one paragraph; adds what it wrote to `out`, and its lines to `lines`. */
static void set(const char *text, int32_t length, int columns);

static char *out;
static size_t out_length;
static size_t lines;

/* 0 for marks, joiners and bidi controls, 1 for all else. */
static inline int cells(uint32_t c)
{
    if (c < 0x300)
        return 1;
    if (c >= 0x600 && c < 0x700)
        return !((c >= 0x64b && c <= 0x65f) || c == 0x670 || (c >= 0x610 && c <= 0x61a) ||
                 (c >= 0x6d6 && c <= 0x6dc) || (c >= 0x6df && c <= 0x6e4) || c == 0x61c);
    return !(c <= 0x36f || (c >= 0x591 && c <= 0x5bd) || (c >= 0x200b && c <= 0x200f) ||
             (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
             (c >= 0xfe70 && c <= 0xfe7f) || c == 0xfeff);
}

/* Lines at spaces, first fit, longer words cut: `line` gets each one without its last spaces. */
#define FIT(TEXT, LENGTH, COLUMNS, LINE)                                                          \
    do {                                                                                          \
        int32_t start = 0, space = -1, used = 0;                                                  \
        for (int32_t at = 0; at < (LENGTH); at++) {                                               \
            if ((TEXT)[at] == ' ')                                                                \
                space = at;                                                                       \
            used += cells((TEXT)[at]);                                                            \
            if (used <= (COLUMNS) || (TEXT)[at] == ' ')                                           \
                continue;                                                                         \
            int32_t end = space > start ? space : at;                                             \
            LINE(start, end);                                                                     \
            start = space > start ? space + 1 : at;                                               \
            space = -1;                                                                           \
            used = 0;                                                                             \
            for (int32_t back = start; back <= at; back++)                                        \
                used += cells((TEXT)[back]);                                                      \
        }                                                                                         \
        int32_t last = (LENGTH);                                                                  \
        LINE(start, last);                                                                        \
    } while (0)

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static int64_t now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

static int run(const char *path, int columns, int64_t milliseconds)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return 1;
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(length + 1);
    out = malloc(length * 4 + 64);
    if (!text || !out || fread(text, 1, length, file) != length)
        return 1;
    static int64_t passes[100000];
    int64_t count = 0, began = now();
    do {
        int64_t start = now();
        out_length = lines = 0;
        for (size_t at = 0; at < length;) {
            const char *end = memchr(text + at, '\n', length - at);
            size_t stop = end ? (size_t)(end - text) : length;
            set(text + at, (int32_t)(stop - at), columns);
            at = stop + 1;
        }
        passes[count++] = now() - start;
    } while (count < 100000 && (now() - began < milliseconds * 1000000 ||
                               (count < 3 && now() - began < milliseconds * 10000000)));
    qsort(passes, (size_t)count, sizeof *passes, by_size);
    printf("%lld %zu %zu\n", (long long)passes[count / 2], out_length, lines);
    return 0;
}
