"""Which rows has the bench, in the order of the table?"""

from bench.row import Row
from bench.rows.append import APPEND
from bench.rows.hot import HOT_STREAM
from bench.rows.http import HTTP

ROWS: tuple[Row, ...] = (HTTP, APPEND, HOT_STREAM)
