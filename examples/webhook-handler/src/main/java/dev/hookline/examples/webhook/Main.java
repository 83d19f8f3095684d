package dev.hookline.examples.webhook;

import java.io.IOException;

/** Starts the application with what the environment says. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    App app = App.start(Settings.of(System.getenv()), new SlowShop());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
    System.out.println("\n  Open " + app.url() + " in a browser\n");
  }
}
