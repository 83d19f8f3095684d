package dev.hookline.http.api;

import dev.hookline.id.Id;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.RememberedAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers answers for as long as it lives. */
public final class AnswersInMemory implements AnswerStore {

  private final Map<String, RememberedAnswer> answers = new ConcurrentHashMap<>();

  @Override
  public Optional<RememberedAnswer> find(Id project, String key) {
    return Optional.ofNullable(answers.get(project + " " + key));
  }

  @Override
  public void save(RememberedAnswer answer) {
    answers.put(answer.project() + " " + answer.key(), answer);
  }

  /** As if the process had ended before anything was remembered. */
  public void forgetAll() {
    answers.clear();
  }
}
