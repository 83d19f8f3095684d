/**
 * The languages in which signature schemes are written: data enters (where the signature stands,
 * what it covers, with which key), compiled verifiers and signers leave. Open {@link
 * dev.hookline.signatures.scheme.SignatureScheme} first.
 */
@NullMarked
package dev.hookline.signatures.scheme;

import org.jspecify.annotations.NullMarked;
