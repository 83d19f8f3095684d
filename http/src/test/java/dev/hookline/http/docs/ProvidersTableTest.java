package dev.hookline.http.docs;

import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.testkit.docs.GeneratedPart;
import dev.hookline.testkit.docs.MarkdownTable;
import org.junit.jupiter.api.Test;

/** docs/providers.md lists every provider, in the order of the catalogue. */
class ProvidersTableTest {

  @Test
  void every_provider_is_listed_with_its_secret_and_its_source() {
    MarkdownTable table = new MarkdownTable("provider", "sender", "secret", "settings");
    for (Provider provider : Providers.all()) {
      table.row(
          "`" + provider.key() + "`",
          "[" + provider.label() + "](" + provider.docsUrl() + ")",
          provider.secretHint().isEmpty() ? "none" : provider.secretHint(),
          provider.needsVerification() ? "needed" : "");
    }
    new GeneratedPart("docs/providers.md", "providers").mustBe(table.toString());
  }
}
