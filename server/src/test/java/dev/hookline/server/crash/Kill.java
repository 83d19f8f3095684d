package dev.hookline.server.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * {@code kill -9}, by turns at no particular moment and in the moment in which an acknowledgement
 * arrives: the one to be careful about.
 */
final class Kill implements Disaster {

  private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(10);

  private final Path folder;
  private final SplittableRandom random;

  Kill(Path folder, long seed) {
    this.folder = folder;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public long strike(ServerChild server, Books books) throws InterruptedException {
    long diedAt = random.nextBoolean() ? now(server) : atAcknowledgement(server, books);
    server.kill();
    return diedAt;
  }

  private static long now(ServerChild server) {
    server.process().handle().destroyForcibly();
    return System.nanoTime();
  }

  private static long atAcknowledgement(ServerChild server, Books books)
      throws InterruptedException {
    BlockingQueue<Long> died = new LinkedBlockingQueue<>();
    books.atNextAcknowledgement(() -> died.add(now(server)));
    Long diedAt = died.poll(ACKNOWLEDGEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    if (diedAt == null) {
      books.wrong("nothing was acknowledged for " + ACKNOWLEDGEMENT_LIMIT);
      return now(server);
    }
    return diedAt;
  }
}
