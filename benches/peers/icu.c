/* Lines of 80 columns by ICU: shapes, levels, lines, order, UTF-8. Lines break at spaces, or with
   a fourth argument where the rules of UAX #14 allow. */

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/ushape.h>
#include <unicode/ustring.h>

#include "peer.h"

static UBiDi *paragraph, *of_line;
static UBreakIterator *breaks;
static UChar *text16, *shaped, *visual;
static int32_t room;

static void sure(UErrorCode error)
{
    if (U_FAILURE(error)) {
        fprintf(stderr, "%s\n", u_errorName(error));
        exit(1);
    }
}

static void make_room(int32_t length)
{
    if (length <= room)
        return;
    room = length;
    size_t size = ((size_t)length + 1) * sizeof *text16;
    text16 = realloc(text16, size);
    shaped = realloc(shaped, size);
    visual = realloc(visual, size);
}

static void line(int32_t start, int32_t end)
{
    UErrorCode error = U_ZERO_ERROR;
    if (end > start) {
        ubidi_setLine(paragraph, start, end, of_line, &error);
        int32_t length = ubidi_writeReordered(
            of_line, visual, room + 1,
            UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING | UBIDI_REMOVE_BIDI_CONTROLS, &error);
        int32_t bytes = 0;
        u_strToUTF8(out + out_length, length * 3 + 1, &bytes, visual, length, &error);
        out_length += (size_t)bytes;
    }
    sure(error == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : error);
    out[out_length++] = '\n';
    lines++;
}

/* First fit over the opportunities of UAX #14; longer words are cut. */
static void fit_by_rules(int32_t length, int columns)
{
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaks, shaped, length, &error);
    sure(error);
    int32_t start = 0, before = 0, used = 0;
    for (int32_t at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        int32_t word = at, wide = 0;
        while (word > before && shaped[word - 1] == ' ')
            word--;
        for (int32_t place = before; place < word; place++)
            wide += cells(shaped[place]);
        if (used + wide > columns && before > start) {
            line(start, before);
            start = before;
            used = 0;
        }
        for (used += wide; used > columns; used -= columns) {
            line(start, start + columns);
            start += columns;
        }
        used += at - word;
        before = at;
    }
    line(start, length);
}

static void set(const char *text, int32_t bytes, int columns)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0;
    make_room(bytes);
    u_strFromUTF8(text16, room + 1, &length, text, bytes, &error);
    if (length)
        length = u_shapeArabic(text16, length, shaped, room + 1,
                               U_SHAPE_LETTERS_SHAPE | U_SHAPE_LENGTH_GROW_SHRINK |
                                   U_SHAPE_TEXT_DIRECTION_LOGICAL,
                               &error);
    ubidi_setPara(paragraph, shaped, length, 1, NULL, &error);
    sure(error == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : error);
    if (breaks)
        fit_by_rules(length, columns);
    else
        FIT(shaped, length, columns, line);
}

int main(int count, char **arguments)
{
    UErrorCode error = U_ZERO_ERROR;
    paragraph = ubidi_open();
    of_line = ubidi_open();
    if (count > 4)
        breaks = ubrk_open(UBRK_LINE, "ar", NULL, 0, &error);
    sure(error);
    return count < 4 || run(arguments[1], atoi(arguments[2]), atoll(arguments[3]));
}
