package dev.hookline.operate;

import dev.hookline.id.Id;

/** Keeps projects. */
public interface ProjectStore {

  /**
   * The project that everything belongs to until there are others; stored under {@code ifNone} at
   * the first call.
   */
  Id defaultProject(Id ifNone);
}
