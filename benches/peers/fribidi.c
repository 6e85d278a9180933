/* Lines of 80 columns by fribidi: levels, joining, shapes, lines at spaces, order, UTF-8. */

#include <fribidi.h>

#include "peer.h"

static FriBidiChar *text32, *visual;
static FriBidiCharType *types;
static FriBidiBracketType *brackets;
static FriBidiArabicProp *joining;
static FriBidiLevel *levels;
static int32_t room;

static void make_room(int32_t length)
{
    if (length <= room)
        return;
    room = length;
    size_t count = (size_t)length + 1;
    text32 = realloc(text32, count * sizeof *text32);
    visual = realloc(visual, count * sizeof *visual);
    types = realloc(types, count * sizeof *types);
    brackets = realloc(brackets, count * sizeof *brackets);
    joining = realloc(joining, count * sizeof *joining);
    levels = realloc(levels, count * sizeof *levels);
}

static void line(FriBidiParType base, int32_t start, int32_t end)
{
    int32_t length = end - start, kept = 0;
    memcpy(visual + start, text32 + start, (size_t)length * sizeof *visual);
    if (!fribidi_reorder_line(FRIBIDI_FLAG_REORDER_NSM, types, length, start, base, levels, visual,
                              NULL))
        abort();
    /* The filler of lam-alef, joiners and bidi controls are not sent. */
    for (int32_t at = start; at < end; at++)
        if (visual[at] != FRIBIDI_CHAR_FILL && !FRIBIDI_IS_EXPLICIT_OR_BN(types[at]))
            visual[start + kept++] = visual[at];
    out_length += (size_t)fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, visual + start, kept,
                                                     out + out_length);
    out[out_length++] = '\n';
    lines++;
}

static void set(const char *text, int32_t bytes, int columns)
{
    make_room(bytes);
    int32_t length = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, text, bytes, text32);
    FriBidiParType base = FRIBIDI_PAR_RTL;
    fribidi_get_bidi_types(text32, length, types);
    fribidi_get_bracket_types(text32, length, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, length, &base, levels))
        abort();
    fribidi_get_joining_types(text32, length, joining);
    fribidi_join_arabic(types, length, levels, joining);
    fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels, length, joining, text32);
#define LINE(START, END) line(base, START, END)
    FIT(text32, length, columns, LINE);
}

int main(int count, char **arguments)
{
    return count < 4 || run(arguments[1], atoi(arguments[2]), atoll(arguments[3]));
}
