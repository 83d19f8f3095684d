package dev.hookline.server.docs;

import dev.hookline.server.config.Setting;
import dev.hookline.testkit.docs.GeneratedPart;
import dev.hookline.testkit.docs.MarkdownTable;
import org.junit.jupiter.api.Test;

/** docs/configuration.md lists every setting. */
class SettingsTableTest {

  @Test
  void every_setting_is_documented_with_its_standard() {
    MarkdownTable table = new MarkdownTable("name", "flag", "standard", "meaning");
    for (Setting setting : Setting.ALL) {
      table.row(
          "`" + setting.name() + "`",
          "`" + setting.flag() + "`",
          setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`",
          setting.description());
    }
    new GeneratedPart("docs/configuration.md", "settings").mustBe(table.toString());
  }
}
