"""The C structures through which SQLite reaches files, for a layer of our own inside production's own SQLite."""

import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p

from pysqlite3 import _sqlite3 as production

OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
CLOSE = CFUNCTYPE(c_int, c_void_p)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class Methods(Structure):
    """`sqlite3_io_methods`: what can be done with an open file."""

    _fields_ = (
        ("iVersion", c_int),
        ("xClose", CLOSE),
        ("xRead", c_void_p),
        ("xWrite", WRITE),
        ("xTruncate", TRUNCATE),
        ("xSync", SYNC),
        *((f"further{place}", c_void_p) for place in range(13)),
    )


class File(Structure):
    """`sqlite3_file`: it begins with the pointer to its methods."""

    _fields_ = (("pMethods", POINTER(Methods)),)


class Vfs(Structure):
    """`sqlite3_vfs`: how files are found and opened."""

    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", OPEN),
        ("xDelete", DELETE),
        *((f"further{place}", c_void_p) for place in range(14)),
    )


sqlite = ctypes.CDLL(production.__file__)
sqlite.sqlite3_vfs_find.restype = POINTER(Vfs)
sqlite.sqlite3_vfs_find.argtypes = [c_char_p]
sqlite.sqlite3_vfs_register.argtypes = [POINTER(Vfs), c_int]
sqlite.sqlite3_vfs_unregister.argtypes = [POINTER(Vfs)]
