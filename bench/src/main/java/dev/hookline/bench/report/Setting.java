package dev.hookline.bench.report;

/** One condition under which the figures were measured. */
public record Setting(String name, String value) {}
