package dev.hookline.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a real server for the tests of a class, on a free port and with an empty data directory. One
 * server serves all classes of a test run. Test methods and constructors may take a {@link
 * ServerUnderTest} or a {@link dev.hookline.sdk.client.HooklineClient}.
 *
 * <p>The server is the program named by the system property {@code hookline.command} or the
 * environment variable {@code HOOKLINE_COMMAND}, default {@code hookline}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HooklineServerExtension.class)
public @interface HooklineServer {}
