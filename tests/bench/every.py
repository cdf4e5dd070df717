"""Which rows has the bench, in the order of the table?"""

from bench.row import Row
from bench.rows.append import APPEND
from bench.rows.backlog import BACKLOG
from bench.rows.door import DOOR
from bench.rows.figures import AMONG, FIGURES, WHOLE
from bench.rows.hot import HOT_STREAM
from bench.rows.http import HTTP
from bench.rows.importing import IMPORT
from bench.rows.lag import LAG
from bench.rows.large import LARGE
from bench.rows.live import LIVE
from bench.rows.memory import MEMORY
from bench.rows.plenary import PLENARY
from bench.rows.rebuild import REBUILD
from bench.rows.register import REGISTER
from bench.rows.similar import SEARCH, SIMILAR
from bench.rows.summary import SUMMARY

ROWS: tuple[Row, ...] = (
    *(HTTP, PLENARY, DOOR, APPEND, HOT_STREAM, IMPORT, LIVE, BACKLOG, REBUILD),
    *(FIGURES, WHOLE, AMONG, SUMMARY, LAG, SIMILAR, SEARCH, REGISTER, *MEMORY, *LARGE),
)
