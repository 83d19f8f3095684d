package dev.hookline.store.sqlite;

import java.time.Duration;

/** Settings that differ from others in one thing. */
final class TestSettings {

  private TestSettings() {}

  static SqliteSettings withAppendWaitMax(SqliteSettings from, Duration wait) {
    return of(from, from.queueChangesMax(), wait, from.freeBytesMin(), from.keysPerRun());
  }

  static SqliteSettings withQueueChangesMax(SqliteSettings from, int changes) {
    return of(from, changes, from.appendWaitMax(), from.freeBytesMin(), from.keysPerRun());
  }

  static SqliteSettings withFreeBytesMin(SqliteSettings from, long bytes) {
    return of(from, from.queueChangesMax(), from.appendWaitMax(), bytes, from.keysPerRun());
  }

  static SqliteSettings withKeysPerRun(SqliteSettings from, int keys) {
    return of(from, from.queueChangesMax(), from.appendWaitMax(), from.freeBytesMin(), keys);
  }

  static SqliteSettings withRequests(SqliteSettings from, int kept, int perSecond) {
    return new SqliteSettings(
        from.folder(),
        from.readers(),
        from.commitChangesMax(),
        from.commitBytesMax(),
        from.queueChangesMax(),
        from.queueBytesMax(),
        from.appendWaitMax(),
        from.freeBytesMin(),
        kept,
        perSecond,
        from.keysPerRun());
  }

  private static SqliteSettings of(
      SqliteSettings from, int queueChanges, Duration wait, long freeBytesMin, int keysPerRun) {
    return new SqliteSettings(
        from.folder(),
        from.readers(),
        from.commitChangesMax(),
        from.commitBytesMax(),
        queueChanges,
        from.queueBytesMax(),
        wait,
        freeBytesMin,
        from.requestsKept(),
        from.requestsPerSecond(),
        keysPerRun);
  }
}
