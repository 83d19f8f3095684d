package dev.hookline.server.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.hookline.server.config.Config.LogFormat;
import dev.hookline.server.config.Config.LogLevel;
import org.slf4j.LoggerFactory;

/** Sets Logback up in code, because reading its XML would take a tenth of the start. */
public final class Logging {

  private static final int QUEUE_LINES = 16_384;
  private static final int FLUSH_MILLIS = 2_000;

  private final LoggerContext context;

  /** Logs, with a stack trace, why its native code was not loaded; the failure says it as well. */
  private static final String DRIVER_LOADER = "org.sqlite";

  private Logging(LoggerContext context) {
    this.context = context;
  }

  /**
   * Lines are written by a thread of their own, and are dropped rather than waited for when
   * standard output does not take them.
   */
  public static Logging configure(LogFormat format, LogLevel level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case JSON -> new JsonLines();
          case TEXT -> new TextLines();
        };
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(encoder);
    console.setImmediateFlush(true);
    console.start();
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setQueueSize(QUEUE_LINES);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(FLUSH_MILLIS);
    queue.addAppender(console);
    queue.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(
        switch (level) {
          case ERROR -> Level.ERROR;
          case WARN -> Level.WARN;
          case INFO -> Level.INFO;
          case DEBUG -> Level.DEBUG;
        });
    for (String library : new String[] {"io.netty", "io.vertx", "org.flywaydb", "com.zaxxer"}) {
      context.getLogger(library).setLevel(Level.WARN);
    }
    if (level == LogLevel.INFO) {
      // The server tells of the workers in this process as it does of all others.
      context.getLogger("dev.hookline.sdk.worker").setLevel(Level.WARN);
    }
    // Warns, with a stack trace, of what a peer did to a connection that was given up already.
    context.getLogger("io.netty.channel.DefaultChannelPipeline").setLevel(Level.ERROR);
    context.getLogger(DRIVER_LOADER).setLevel(Level.OFF);
    root.addAppender(queue);
    return new Logging(context);
  }

  /** For a command, which says itself what an operator is to know. */
  public static void configureForCommand() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger(DRIVER_LOADER).setLevel(Level.OFF);
  }

  /** Writes what is still queued. */
  public void flush() {
    context.stop();
  }
}
