"""Makes the digits of Be Vietnam Pro equally wide, since the family has no tabular figures of its own.

Run here, after a new version of the family: python3 make-tabular.py   (Debian: python3-fonttools python3-brotli)
"""
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WIDTH = 640  # of 1000; wide enough for 0, and 1 does not yet stand alone

for weight in (400, 600):
    font = TTFont(f'be-vietnam-pro-latin-{weight}.woff2')
    # Kerning and ligatures would undo the equal widths; hints are for screens of another time.
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 13], notdef_outline=False))
    subsetter.populate(text='0123456789')
    subsetter.subset(font)
    for glyph_name in map(font.getBestCmap().get, range(0x30, 0x3A)):
        glyph = font['glyf'][glyph_name]
        shift = round((WIDTH - (glyph.xMax - glyph.xMin)) / 2) - glyph.xMin
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font['glyf'])
        font['hmtx'][glyph_name] = (WIDTH, glyph.xMin)
    font['name'].setName('Be Vietnam Pro Tabular', 1, 3, 1, 0x409)
    font.flavor = 'woff2'
    font.save(f'be-vietnam-pro-tabular-{weight}.woff2')
