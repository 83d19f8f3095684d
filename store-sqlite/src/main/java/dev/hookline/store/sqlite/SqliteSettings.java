package dev.hookline.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be set for an embedded store.
 *
 * @param folder where the database is; made when it is missing
 * @param readers connections for queries, each with a thread of its own
 * @param commitChangesMax changes in one commit
 * @param commitBytesMax weight of the changes in one commit
 * @param queueChangesMax changes that may wait for a commit; beyond it appends are refused at once
 * @param queueBytesMax the same by weight
 * @param appendWaitMax appends that have waited longer are refused and never stored
 * @param freeBytesMin appends are refused while the disk has less room
 * @param requestsKept rejected requests that are kept
 * @param requestsPerSecond rejected requests that are kept per second, at most
 * @param keysPerRun dedupe keys that are gathered in memory before they become a sorted run
 */
public record SqliteSettings(
    Path folder,
    int readers,
    int commitChangesMax,
    long commitBytesMax,
    int queueChangesMax,
    long queueBytesMax,
    Duration appendWaitMax,
    long freeBytesMin,
    int requestsKept,
    int requestsPerSecond,
    int keysPerRun) {

  private static final long MIB = 1 << 20;

  public static SqliteSettings standard(Path folder) {
    return new SqliteSettings(
        folder,
        2,
        2_000,
        8 * MIB,
        50_000,
        128 * MIB,
        Duration.ofSeconds(2),
        64 * MIB,
        10_000,
        200,
        1 << 18);
  }

  Path database() {
    return folder.resolve("hookline.db");
  }
}
