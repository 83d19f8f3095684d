package dev.hookline.peers;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/**
 * JobRunr, the open-source edition, with job requests enqueued as a stream and the shortest polling
 * interval that it allows for SQL, 5 seconds.
 */
final class JobRunrPeer implements Peer {

  private static final int WORKERS = 100;
  private static final String FILLER = "x".repeat(256);
  private static volatile CountDownLatch executed = new CountDownLatch(0);

  /** A job; its class name is stored. */
  public record Noop(String filler) implements JobRequest {
    @Override
    public Class<NoopHandler> getJobRequestHandler() {
      return NoopHandler.class;
    }
  }

  /** Does nothing but count. */
  public static final class NoopHandler implements JobRequestHandler<Noop> {
    @Override
    public void run(Noop job) {
      executed.countDown();
    }
  }

  @Override
  public String name() {
    return "JobRunr 8.7, " + WORKERS + " workers";
  }

  @Override
  public Rates measure(DataSource database, int jobs) throws InterruptedException {
    executed = new CountDownLatch(jobs);
    StorageProvider storage = SqlStorageProviderFactory.using(database);
    JobRunrConfiguration.JobRunrConfigurationResult client =
        JobRunr.configure().useStorageProvider(storage).initialize();
    long begin = System.nanoTime();
    client
        .getJobRequestScheduler()
        .enqueue(IntStream.range(0, jobs).mapToObj(number -> new Noop(FILLER)));
    double stored = jobs / ((System.nanoTime() - begin) / 1e9);
    begin = System.nanoTime();
    JobRunr.configure()
        .useStorageProvider(storage)
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(WORKERS)
                .andPollInterval(Duration.ofSeconds(5)))
        .initialize();
    executed.await();
    while (storage.getJobStats().getSucceeded() < jobs) {
      Thread.sleep(20);
    }
    double workedOff = jobs / ((System.nanoTime() - begin) / 1e9);
    JobRunr.destroy();
    return new Rates(stored, workedOff);
  }
}
