package dev.hookline.server;

import dev.hookline.server.config.Config;
import dev.hookline.server.log.Logging;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server as a process: from its start to the signal that ends it. */
public final class RunningServer {

  private static final Logger log = LoggerFactory.getLogger(RunningServer.class);
  private static final int FAILED = 1;

  private RunningServer() {}

  /**
   * Starts the server, prints the banner, and returns when the process was told to stop and
   * everything under way is finished.
   *
   * @param prepare what else to do with the ready server, and to say in the banner
   * @return the exit code
   */
  public static int run(Config config, Function<Server, List<String>> prepare)
      throws InterruptedException {
    Logging logging = Logging.configure(config.logFormat(), config.logLevel());
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean serving = new AtomicBoolean();
    Server server;
    try {
      server = Server.start(config);
    } catch (StartFailure failure) {
      System.err.println("Hookline cannot start: " + failure.getMessage());
      logging.flush();
      return FAILED;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  log.info("stopping");
                  server.close();
                  log.info("stopped");
                  logging.flush();
                  stopped.countDown();
                  if (serving.get()) {
                    // Left alone, the JVM exits with 143, which service managers take as a failure.
                    Runtime.getRuntime().halt(0);
                  }
                }));
    List<String> more = prepare.apply(server);
    System.out.print(
        Banner.of(
            server.url(),
            config.dataDir().toAbsolutePath().normalize().toString(),
            server.newKey(),
            more));
    System.out.flush();
    log.atInfo().addKeyValue("port", server.port()).log("ready");
    serving.set(true);
    stopped.await();
    return 0;
  }
}
