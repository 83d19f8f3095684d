package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.BySecretKind;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.HeaderToken;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.util.List;
import java.util.Map;

/**
 * GitLab repeats a secret token in a header; since version 19.0 it can sign as Standard Webhooks
 * do, which a secret that begins with {@code whsec_} selects. Source: the page "Webhooks" of the
 * GitLab documentation.
 */
final class GitLab {

  static final Provider PROVIDER =
      Provider.of(
              "gitlab",
              "GitLab",
              "https://docs.gitlab.com/user/project/integrations/webhooks/",
              new BySecretKind(
                  List.of(
                      new BySecretKind.Arm(
                          StandardWebhooks.SECRET_PREFIX, StandardWebhooks.standard())),
                  new HeaderToken(header("X-Gitlab-Token"))))
          // X-Gitlab-Event-UUID is no id: webhooks that cause one another share it
          .event(
              EventFields.id(header("webhook-id"), header("Idempotency-Key"))
                  .withType(body("/object_kind"), header("X-Gitlab-Event")))
          .secret("The signing token (whsec_...) or the secret token of the webhook")
          .retries("Wants 2xx within 10 s; repeated failures disable the webhook")
          .example(Map.of("X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", "<the secret token>"));

  private GitLab() {}
}
