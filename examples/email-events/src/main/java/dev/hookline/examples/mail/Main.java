package dev.hookline.examples.mail;

import dev.hookline.sdk.worker.WorkerObserver;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Starts the application with what the environment says. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    App app = App.start(Settings.of(System.getenv()), WorkerObserver.NONE);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
    System.out.println("\n  Resend sends to  " + app.resendUrl());
    System.out.println("  Telnyx sends to  " + app.telnyxUrl() + "\n");
    new CountDownLatch(1).await();
  }
}
