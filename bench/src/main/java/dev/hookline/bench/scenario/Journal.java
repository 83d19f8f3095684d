package dev.hookline.bench.scenario;

import dev.hookline.bench.ledger.Balance;
import dev.hookline.bench.report.Figure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What happened so far; progress is printed as it comes. */
public final class Journal {
  private final PrintWriter out;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> voidReasons = new ArrayList<>();
  private String scenario = "";

  public Journal(PrintWriter out) {
    this.out = out;
  }

  /** Names the scenario to which what follows belongs. */
  public void enter(String name) {
    scenario = name;
  }

  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Why the run is void; empty when every balance closed. */
  public List<String> voidReasons() {
    return List.copyOf(voidReasons);
  }

  /** Notes that the scenario could not be carried through, which voids the run. */
  public void failed(IOException failure) {
    voided(String.valueOf(failure.getMessage()));
  }

  void progress(String text) {
    out.println("[" + scenario + "] " + text);
    out.flush();
  }

  void figure(Figure figure) {
    figures.add(figure);
  }

  void balance(Balance balance) {
    switch (balance) {
      case Balance.Closed(String summary) -> progress("ledger closes: " + summary);
      case Balance.Broken(String summary, List<String> reasons) -> {
        progress("ledger VOID: " + summary);
        reasons.forEach(this::voided);
      }
    }
  }

  void voided(String reason) {
    progress("  " + reason);
    voidReasons.add(scenario + ": " + reason);
  }
}
