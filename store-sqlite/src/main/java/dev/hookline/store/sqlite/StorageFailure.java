package dev.hookline.store.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a SQLite error says about the store. */
enum StorageFailure {
  /** The disk, the file or the machine: nothing can be written now, whatever the change. */
  OF_THE_STORE,
  /** The same, and the connection may be damaged by it. */
  OF_THE_CONNECTION,
  /** The change is at fault: others can be written. */
  OF_THE_CHANGE;

  private static final int PRIMARY_CODE = 0xff;

  /** Whether what is stored is not what was written. */
  static boolean isDamage(SQLException error) {
    return primaryCode(error) == SQLiteErrorCode.SQLITE_CORRUPT.code;
  }

  private static int primaryCode(SQLException error) {
    return error instanceof SQLiteException known ? known.getResultCode().code & PRIMARY_CODE : 0;
  }

  static StorageFailure of(SQLException error) {
    int primary = primaryCode(error);
    if (primary == SQLiteErrorCode.SQLITE_FULL.code
        || primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return OF_THE_STORE;
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code
        || primary == SQLiteErrorCode.SQLITE_NOMEM.code
        || primary == SQLiteErrorCode.SQLITE_PROTOCOL.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code
        || primary == SQLiteErrorCode.SQLITE_INTERRUPT.code
        || primary == SQLiteErrorCode.SQLITE_MISUSE.code) {
      return OF_THE_CONNECTION;
    }
    return OF_THE_CHANGE;
  }
}
