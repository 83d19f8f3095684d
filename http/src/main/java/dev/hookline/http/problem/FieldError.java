package dev.hookline.http.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer where it is in the body, as a JSON pointer (RFC 6901)
 */
public record FieldError(String pointer, String message) {}
