package dev.hookline.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of a page leads to a file, and to a heading of it. */
class DocsLinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
  private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

  private final Path root = Repository.root();

  @Test
  void no_relative_link_is_dead() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      String text = CODE.matcher(Files.readString(page)).replaceAll("");
      LINK.matcher(text)
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
          .filter(target -> isDead(page, target))
          .forEach(target -> dead.add(root.relativize(page) + " -> " + target));
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void every_page_of_the_documentation_is_reached_from_its_contents() throws IOException {
    Path docs = root.resolve("docs");
    String contents = Files.readString(docs.resolve("README.md"));
    List<String> unreached = new ArrayList<>();
    try (Stream<Path> files = Files.list(docs)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
          .filter(name -> !contents.contains("(" + name))
          .forEach(unreached::add);
    }
    assertThat(unreached).isEmpty();
  }

  private List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    assertThat(pages).hasSizeGreaterThan(10);
    return pages;
  }

  private static boolean isDead(Path page, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    return !Files.exists(file)
        || (hash >= 0 && !anchors(file).contains(target.substring(hash + 1)));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path file) {
    try {
      String text = Files.readString(file).replaceAll("(?s)```.*?```", "");
      Set<String> anchors = new HashSet<>();
      for (MatchResult heading : HEADING.matcher(text).results().toList()) {
        String plain = NOT_IN_ANCHORS.matcher(heading.group(1)).replaceAll("");
        anchors.add(plain.toLowerCase(Locale.ROOT).replace(' ', '-'));
      }
      return anchors;
    } catch (IOException unreadable) {
      return Set.of();
    }
  }
}
