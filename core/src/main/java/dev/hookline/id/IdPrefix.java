package dev.hookline.id;

/** What an id names, as the letters before its underscore. */
public enum IdPrefix {
  PROJECT("prj"),
  SOURCE("src"),
  REQUEST("req"),
  EVENT("evt"),
  ENDPOINT("ep"),
  DELIVERY("dlv"),
  ATTEMPT("att"),
  RUN("run"),
  SCHEDULE("sch"),
  WORKER("wrk"),
  TOKEN("tok"),
  KEY("key"),
  TENANT("ten");

  private final String head;

  IdPrefix(String letters) {
    this.head = letters + "_";
  }

  /** The letters and the underscore. */
  String head() {
    return head;
  }
}
