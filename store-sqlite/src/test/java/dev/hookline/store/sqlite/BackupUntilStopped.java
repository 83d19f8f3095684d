package dev.hookline.store.sqlite;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Holds an unfinished copy until the process is ended. */
final class BackupUntilStopped {

  private BackupUntilStopped() {}

  public static void main(String[] arguments) throws Exception {
    try (UnfinishedFile unfinished = UnfinishedFile.of(Path.of(arguments[0]))) {
      System.out.println("copying into " + unfinished.path());
      new CountDownLatch(1).await();
    }
  }
}
