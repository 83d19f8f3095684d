@org.jspecify.annotations.NullMarked
package dev.hookline.signatures.batch;
