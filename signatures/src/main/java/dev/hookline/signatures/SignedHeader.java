package dev.hookline.signatures;

/** A header to send with a signed message. */
public record SignedHeader(String name, String value) {}
