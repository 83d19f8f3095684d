package dev.hookline.testkit.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** Writes some data with fsync and some without, says so, and waits for the power cut. */
final class DurableAndLostWriter {
  static final String DURABLE = "durable ".repeat(2_000);
  static final String LOST = "lost ".repeat(2_000);

  private DurableAndLostWriter() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    String round = arguments[1];
    try (FileChannel synced = create(folder.resolve("synced-" + round));
        FileChannel appended = create(folder.resolve("appended-" + round));
        FileChannel directory = FileChannel.open(folder)) {
      write(synced, DURABLE);
      write(appended, DURABLE);
      synced.force(true);
      appended.force(true);
      directory.force(true);

      write(appended, LOST);
      try (FileChannel unsynced = create(folder.resolve("unsynced-" + round))) {
        write(unsynced, LOST);
      }
      System.out.println("written");
      new CountDownLatch(1).await();
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
