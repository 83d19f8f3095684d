package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about the event it carries.
 *
 * @param id the provider's id, the same when it sends the event again; null when it gives none
 * @param type the provider's name of what happened, as it stands there; null when it gives none
 */
public record EventIdentity(@Nullable String id, @Nullable String type) {}
