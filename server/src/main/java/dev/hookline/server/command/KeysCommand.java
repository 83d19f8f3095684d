package dev.hookline.server.command;

import dev.hookline.id.Id;
import dev.hookline.id.IdPrefix;
import dev.hookline.live.Meters;
import dev.hookline.operate.ApiKey;
import dev.hookline.operate.ApiKeys;
import dev.hookline.operate.Scope;
import dev.hookline.server.DataFolder;
import dev.hookline.store.sqlite.SecretCipher;
import dev.hookline.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hookline keys}: API keys of a data folder, for when no key is at hand. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "List, create and revoke API keys in a data folder whose server is stopped."
            + " With a running server use the API: /api/v1/keys.")
public final class KeysCommand {

  private static final int FAILED = 1;
  private static final String SCOPES = "admin, write, read, publish, trigger, worker";

  @Mixin private FolderOption folder = new FolderOption();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Show the keys, newest first.")
  int list() {
    return withKeys((keys, project) -> {
      for (ApiKey key : keys.of(project)) {
        System.out.printf(
            "%s  %s...  %-8s %-8s %s%n",
            key.id().text(IdPrefix.KEY),
            key.shown(),
            state(key),
            key.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(",")),
            key.name());
      }
      return 0;
    });
  }

  private static String state(ApiKey key) {
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return key.isActive(InstantSource.system().instant()) ? "active" : "expired";
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Make a key and print it; it cannot be shown again.")
  int create(
      @Parameters(paramLabel = "NAME", description = "what the key is for") String name,
      @Option(names = "--scope", description = SCOPES + "; repeat for several (default: admin)")
          Set<String> words) {
    Set<Scope> scopes =
        words == null || words.isEmpty()
            ? Set.of(Scope.ADMIN)
            : words.stream()
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    if (words != null && scopes.size() != words.size()) {
      System.err.println("A scope is one of " + SCOPES + ".");
      return StartCommand.WRONG_SETTINGS;
    }
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      System.err.println("A name is neither blank nor has control characters.");
      return StartCommand.WRONG_SETTINGS;
    }
    return withKeys((keys, project) -> {
      System.out.println(keys.create(project, name, scopes, null).text());
      return 0;
    });
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Make a key useless at once.")
  int revoke(@Parameters(paramLabel = "ID", description = "key_...") String text) {
    return withKeys((keys, project) -> {
      Optional<ApiKey> revoked =
          Id.parse(IdPrefix.KEY, text).flatMap(id -> keys.revoke(project, id));
      System.out.println(revoked.isPresent() ? "revoked" : "There is no key " + text);
      return revoked.isPresent() ? 0 : FAILED;
    });
  }

  private int withKeys(ToIntBiFunction<ApiKeys, Id> action) {
    Optional<Path> existing = folder.existing();
    if (existing.isEmpty()) {
      return StartCommand.WRONG_SETTINGS;
    }
    InstantSource clock = InstantSource.system();
    try (SqliteStore store =
        DataFolder.open(existing.get(), clock, SecretCipher.NONE, Meters.NONE)) {
      Id project = store.projects().defaultProject(store.ids().next());
      return action.applyAsInt(new ApiKeys(store.apiKeys(), store.ids(), clock), project);
    }
  }
}
