"""How does a paper look on a screen, and on A4? The measures are those of the Word file."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #eee; color: #000;
  font: 16pt/1.8 FangSong_GB2312, 仿宋_GB2312, FangSong, STFangsong, serif; }
main { box-sizing: border-box; max-width: 210mm; margin: 0 auto; background: #fff;
  padding: 37mm 26mm 35mm 28mm; }
h1, h2, h3, h4, h5, p { margin: 0; font-size: 16pt; line-height: 1.8; font-weight: normal; }
h1 { text-align: center; font-family: 方正小标宋简体, 华文中宋, STZhongsong, SimSun, serif;
  font-size: 22pt; line-height: 1.4; }
h2, h3, h4, h5, p { text-indent: 2em; text-align: justify; }
h2, .attachment, caption, figcaption, .draft { font-family: 黑体, SimHei, sans-serif; }
h3, .occasion { font-family: 楷体_GB2312, 楷体, KaiTi, STKaiti, serif; }
h2, h3, h4, h5, caption { break-after: avoid; }
p.flush { text-indent: 0; }
p.centred, p.occasion { text-indent: 0; text-align: center; }
header, .addressee, .note { margin-bottom: 1.8em; }
.note { margin-top: 1.8em; }
.mark { color: #f00; text-align: center; text-indent: 0; font-size: 36pt; line-height: 1.3;
  font-family: 方正小标宋简体, 华文中宋, STZhongsong, SimSun, serif; }
.number { text-align: center; text-indent: 0; border-bottom: 1.5pt solid #f00; padding-top: 2em; }
.signature { margin-top: 1.8em; break-inside: avoid; }
.signature p { text-indent: 0; text-align: right; padding-right: 2em; }
.blank, .draft { color: #f00; }
.draft { text-align: right; text-indent: 0; }
.appendix { break-before: page; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.5;
  margin-bottom: 1em; table-layout: fixed; }
caption, figcaption { font-size: 12pt; text-align: center; padding: .3em 0; }
th, td { border: .5pt solid #000; padding: 1mm; overflow-wrap: anywhere; }
th { font-family: 黑体, SimHei, sans-serif; font-weight: normal; }
td.short { text-align: center; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
figure { margin: .5em 0 1em; }
svg { display: block; width: 100%; height: auto; font: 10.5pt FangSong, STFangsong, serif; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { body { background: none; } main { max-width: none; padding: 0; } }
"""
