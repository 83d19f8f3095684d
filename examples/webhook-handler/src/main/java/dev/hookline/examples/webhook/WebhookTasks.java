package dev.hookline.examples.webhook;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which task is triggered by which type of webhook. */
final class WebhookTasks {

  private static final Map<String, String> TASK_BY_TYPE =
      new TreeMap<>(
          Map.of(
              "order.created", ProcessWebhook.ID,
              "catalog.changed", ImportCatalog.TASK.id(),
              "payment.due", ChargeCard.TASK.id()));

  private WebhookTasks() {}

  static Set<String> types() {
    return TASK_BY_TYPE.keySet();
  }

  /**
   * The id of the task.
   *
   * @param type one of {@link #types}
   */
  static String of(String type) {
    String task = TASK_BY_TYPE.get(type);
    if (task == null) {
      throw new IllegalArgumentException(type);
    }
    return task;
  }
}
