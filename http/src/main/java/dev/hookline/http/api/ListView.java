package dev.hookline.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next the cursor of the next part; null when this is the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListView(List<?> data, @Nullable String next) {}
