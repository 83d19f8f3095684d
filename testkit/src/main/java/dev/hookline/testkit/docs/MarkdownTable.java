package dev.hookline.testkit.docs;

import java.util.Collections;

/** A table of a page, row by row. */
public final class MarkdownTable {

  private final StringBuilder text = new StringBuilder("\n");
  private final int columns;

  public MarkdownTable(String... titles) {
    columns = titles.length;
    row(titles);
    row(Collections.nCopies(columns, "---").toArray(String[]::new));
  }

  public MarkdownTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in a table of " + columns);
    }
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    text.append("|\n");
    return this;
  }

  /** With an empty line before and after it. */
  @Override
  public String toString() {
    return text + "\n";
  }
}
