package dev.hookline.id;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, newest first.
 *
 * @param next the id after which the next page begins; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable Id next) {}
