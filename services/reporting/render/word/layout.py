"""Which measures and fonts does GB/T 9704-2012 ask for?

Lengths in twips (1/20 pt) unless the name says otherwise. Source: DOMAIN.md 4, where each was
tried: 22 lines of 28 characters fill the text area only with an exact line of 579 and characters
set 5 twips closer.
"""

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1588, 1474
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LYING_WIDTH = PAGE_HEIGHT - TOP - BOTTOM  # of a page that lies, its margins turned with it
HEADER_DISTANCE = 1134
FOOTER_DISTANCE = 1270  # 35 mm margin less 7 mm gap less one line of 4号

LINE = 579
CLOSER = -5
CHARACTER = 16 * 20 + CLOSER  # one 3号 character as it is set
SMALL_CHARACTER = 14 * 20  # one 4号 character, of the page number

TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
SUBHEADING_FONT = "楷体_GB2312"
BODY_FONT = "仿宋_GB2312"
PAGE_NUMBER_FONT = "宋体"
LATIN_FONT = "Times New Roman"

# In half points, as w:sz counts.
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 44, 32, 28, 24, 21
MARK_SIZES = (84, 72, 52, 48, 44, 36, 32)

RED = "FF0000"
RED_HEAD_ABOVE = 1984  # 35 mm from the top of the text to the issuer's mark
RED_LINE_BELOW = 227  # 4 mm from 发文字号 to the red line

EMU_PER_MM = 36000
CHART_WIDTH_MM = 156
