/**
 * Hookline in Spring Boot 4: properties and beans enter; a client, a worker that starts and drains
 * with the application, health and meters leave. Open {@link dev.hookline.spring.HookTask} first,
 * then {@link dev.hookline.spring.HooklineWorkerAutoConfiguration}.
 */
@NullMarked
package dev.hookline.spring;

import org.jspecify.annotations.NullMarked;
