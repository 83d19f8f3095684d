package dev.hookline.server.story;

import dev.hookline.server.command.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Names the server of this build as the program that {@code hookline-junit} is to start. */
final class ServerCommand implements BeforeAllCallback {

  private static final String PROPERTY = "hookline.command";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Path script =
        Files.createTempFile(
            "hookline",
            ".sh",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    script.toFile().deleteOnExit();
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec "%s" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
          --enable-native-access=ALL-UNNAMED -cp "%s" %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName()));
    System.setProperty(PROPERTY, script.toString());
  }
}
