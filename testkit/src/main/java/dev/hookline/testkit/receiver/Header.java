package dev.hookline.testkit.receiver;

/** One header line: the name as spelled by the sender, the value without surrounding blanks. */
public record Header(String name, String value) {
  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
