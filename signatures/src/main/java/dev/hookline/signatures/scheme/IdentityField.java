package dev.hookline.signatures.scheme;

/** Where the id or the type of an event stands in a request. */
public sealed interface IdentityField permits Field, JoinedFields, GuardedField {}
