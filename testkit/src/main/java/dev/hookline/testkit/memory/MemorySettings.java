package dev.hookline.testkit.memory;

import dev.hookline.delivery.Endpoint;
import dev.hookline.delivery.EndpointStore;
import dev.hookline.id.Id;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceStore;
import dev.hookline.job.Alert;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeyStore;
import dev.hookline.operate.ProjectStore;
import dev.hookline.operate.RememberedAnswer;
import dev.hookline.testkit.memory.Tables.AnswerKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is set up rather than received: one small store for each kind. */
final class MemorySettings {

  private MemorySettings() {}

  record Endpoints(Tables tables) implements EndpointStore {
    @Override
    public List<Endpoint> all() {
      return tables.read(() -> List.copyOf(tables.endpoints.values()));
    }

    @Override
    public void save(Endpoint endpoint, @Nullable Alert alert) {
      tables.write(() -> {
        tables.insert(alert);
        return tables.endpoints.put(endpoint.id(), endpoint);
      });
    }

    @Override
    public void delete(Id endpoint) {
      tables.write(() -> tables.endpoints.remove(endpoint));
    }
  }

  record Sources(Tables tables) implements SourceStore {
    @Override
    public List<Source> all() {
      return tables.read(() -> List.copyOf(tables.sources.values()));
    }

    @Override
    public void save(Source source) {
      tables.write(() -> tables.sources.put(source.id(), source));
    }
  }

  record ApiKeys(Tables tables) implements ApiKeyStore {
    @Override
    public List<ApiKey> all() {
      return tables.read(() -> List.copyOf(tables.apiKeys.values()));
    }

    @Override
    public void save(ApiKey key) {
      tables.write(() -> tables.apiKeys.put(key.id(), key));
    }
  }

  record Answers(Tables tables) implements AnswerStore {
    @Override
    public Optional<RememberedAnswer> find(Id project, String key) {
      return tables.read(
          () -> Optional.ofNullable(tables.answers.get(new AnswerKey(project, key))));
    }

    @Override
    public void save(RememberedAnswer answer) {
      tables.write(() -> tables.answers.put(new AnswerKey(answer.project(), answer.key()), answer));
    }
  }

  record Projects(Tables tables) implements ProjectStore {
    @Override
    public Id defaultProject(Id ifNone) {
      return tables.write(() -> {
        Id present = tables.project;
        if (present == null) {
          tables.project = ifNone;
          return ifNone;
        }
        return present;
      });
    }
  }
}
