package dev.hookline.http.api;

/**
 * How much one project may set up.
 *
 * @param keysMax counts active keys only
 */
public record CatalogLimits(int sourcesMax, int endpointsMax, int keysMax) {

  public static final CatalogLimits STANDARD = new CatalogLimits(1_000, 10_000, 1_000);
}
