/**
 * For receivers of what Hookline delivers: headers and the raw body of a request enter, a genuine
 * webhook or the cause of refusal leaves. Open {@link dev.hookline.sdk.webhook.WebhookVerifier}
 * first.
 */
@NullMarked
package dev.hookline.sdk.webhook;

import org.jspecify.annotations.NullMarked;
