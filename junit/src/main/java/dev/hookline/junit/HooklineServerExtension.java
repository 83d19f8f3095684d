package dev.hookline.junit;

import dev.hookline.sdk.client.HooklineClient;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server before the first class that needs it, and ends it after the last. */
final class HooklineServerExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(HooklineServerExtension.class);

  HooklineServerExtension() {}

  /** Closed by JUnit with the store it is in. */
  private record Running(ServerProcess process, HooklineClient client) implements AutoCloseable {

    static Running start() {
      ServerProcess process = ServerProcess.start(command());
      return new Running(process, process.server().client());
    }

    @Override
    public void close() throws IOException {
      client.close();
      process.close();
    }
  }

  private static List<String> command() {
    String property = System.getProperty("hookline.command");
    String named = property == null ? System.getenv("HOOKLINE_COMMAND") : property;
    return List.of((named == null ? "hookline" : named).split(" +", -1));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  private static Running running(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, type -> Running.start(), Running.class));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ServerUnderTest.class || type == HooklineClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = running(context);
    return parameter.getParameter().getType() == HooklineClient.class
        ? running.client()
        : running.process().server();
  }
}
