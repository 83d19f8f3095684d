package dev.hookline.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param type a class name of the language of the worker, or a stable code such as {@code
 *     invalid_payload}
 * @param stack as the language of the worker prints it
 */
public record RunError(String type, String message, @Nullable String stack) {}
