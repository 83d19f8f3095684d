package dev.hookline.signatures;

import java.util.List;

/**
 * A message with its proof, ready to be sent.
 *
 * @param proof headers to add, in place of those with the same name
 * @param body what is sent as the body
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record SentMessage(List<SignedHeader> proof, byte[] body) {}
