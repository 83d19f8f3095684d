package dev.hookline.http.api.task;

import dev.hookline.delivery.SignatureSettings.Scheme;
import dev.hookline.delivery.guard.AddressGuard;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.TargetUrl;
import dev.hookline.http.api.endpoint.SigningSecret;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.problem.ProblemCode;
import dev.hookline.task.HttpTarget;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads where a task is executed that needs no worker. */
final class TargetReader {

  private static final Duration TIMEOUT_MIN = Duration.ofSeconds(1);
  private static final Duration TIMEOUT_STANDARD = Duration.ofSeconds(30);
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(15);
  private static final int SECRET_LENGTH_MAX = 512;

  private final AddressGuard guard;
  private final SecureRandom random = new SecureRandom();

  TargetReader(AddressGuard guard) {
    this.guard = guard;
  }

  /**
   * @param present whose secret stays unless another is given; null when there is none
   */
  HttpTarget read(JsonObject form, @Nullable HttpTarget present) {
    String url = form.requiredText("url", TargetUrl.MAX_LENGTH);
    if (!url.isEmpty()
        && guard.vetAtCreation(url) instanceof Checked.Refused<TargetUrl>(var _, String reason)) {
      form.errors().add(ProblemCode.BLOCKED_ADDRESS, form.pointer("url"), reason);
    }
    Duration timeout = form.duration("timeout", TIMEOUT_MIN, TIMEOUT_MAX);
    return new HttpTarget(url, secret(form, present), timeout == null ? TIMEOUT_STANDARD : timeout);
  }

  private String secret(JsonObject form, @Nullable HttpTarget present) {
    String given = form.text("secret", SECRET_LENGTH_MAX);
    if (given != null) {
      SigningSecret.problemWith(Scheme.STANDARD, given)
          .ifPresent(problem -> form.error("secret", problem));
      return given;
    }
    return present == null ? SigningSecret.generate(Scheme.STANDARD, random) : present.secret();
  }
}
