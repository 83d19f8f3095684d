package dev.hookline.delivery.guard;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Answers each lookup of a name with the next list of its script, and repeats the last one. */
final class ScriptedResolver implements Resolver {

  private final Map<String, List<List<String>>> script;
  private final Map<String, Integer> lookups = new HashMap<>();

  ScriptedResolver(Map<String, List<List<String>>> script) {
    this.script = script;
  }

  static ScriptedResolver answering(String name, String... records) {
    return new ScriptedResolver(Map.of(name, List.of(List.of(records))));
  }

  @Override
  public void resolve(String name, Consumer<Resolution> whenDone) {
    whenDone.accept(
        script.containsKey(name)
            ? new Resolution.Found(answers(name))
            : new Resolution.Failed(name + " does not exist"));
  }

  int lookups(String name) {
    return lookups.getOrDefault(name, 0);
  }

  private List<InetAddress> answers(String name) {
    List<List<String>> scripted = script.getOrDefault(name, List.of(List.of()));
    int lookup = lookups.merge(name, 1, Integer::sum);
    List<InetAddress> addresses = new ArrayList<>();
    for (String answer : scripted.get(Math.min(lookup, scripted.size()) - 1)) {
      if (answer.startsWith("CNAME ")) {
        addresses.addAll(answers(answer.substring("CNAME ".length())));
      } else {
        addresses.add(InetAddress.ofLiteral(answer));
      }
    }
    return addresses;
  }
}
