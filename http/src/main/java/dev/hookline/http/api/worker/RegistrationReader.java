package dev.hookline.http.api.worker;

import dev.hookline.http.api.task.DefinitionReader;
import dev.hookline.http.api.task.ReadDefinition;
import dev.hookline.http.json.JsonObject;
import dev.hookline.id.Id;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.WorkerSessions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who a worker is and what it executes. */
final class RegistrationReader {

  private static final int NAME_LENGTH_MAX = 255;
  private static final int TASKS_MAX = 1_000;

  private final DefinitionReader definitions;

  RegistrationReader(DefinitionReader definitions) {
    this.definitions = definitions;
  }

  /** What was read. */
  record Registration(
      String name, @Nullable String version, int slots, List<ReadDefinition> definitions) {}

  /** Ends the call when something is wrong. */
  Registration read(JsonObject form, Id project) {
    String name = form.requiredText("name", NAME_LENGTH_MAX);
    String version = form.text("version", NAME_LENGTH_MAX);
    Integer slots = form.integer("slots", 1, WorkerSessions.SLOTS_MAX);
    if (slots == null && (!form.has("slots") || form.isNull("slots"))) {
      form.error("slots", "is required");
    }
    List<ReadDefinition> read = tasks(form, project);
    form.refuseIfInvalid();
    return new Registration(name, version, slots == null ? 1 : slots, read);
  }

  private List<ReadDefinition> tasks(JsonObject form, Id project) {
    List<ReadDefinition> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<JsonObject> tasks = form.objects("tasks", TASKS_MAX);
    for (JsonObject task : tasks) {
      String name = task.requiredText("id", TaskDefinition.NAME_LENGTH_MAX);
      if (!name.isEmpty() && !TaskDefinition.isName(name)) {
        task.error("id", "must be letters, digits, . _ and -, a letter or digit first");
      } else if (!names.add(name)) {
        task.error("id", "is named twice");
      }
      read.add(definitions.read(task, project, name, null));
    }
    if (tasks.isEmpty() && form.errors().isEmpty()) {
      form.error("tasks", "must have at least one item");
    }
    return read;
  }
}
