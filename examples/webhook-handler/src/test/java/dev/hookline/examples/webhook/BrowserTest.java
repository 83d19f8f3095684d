package dev.hookline.examples.webhook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clicks through the page in a real browser, with a real server behind the application. */
@Timeout(180)
final class BrowserTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static Chromium chromium;

  private final GatedShop shop = new GatedShop();
  private LocalHookline hookline;
  private App app;
  private Page page;

  @BeforeAll
  static void open_the_browser() {
    chromium = new Chromium();
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @BeforeEach
  void open_the_page() throws Exception {
    hookline = new LocalHookline();
    app = App.start(new Settings(0, hookline.url(), LocalHookline.API_KEY, null), shop);
    page = chromium.page();
    page.navigate(app.url());
  }

  @AfterEach
  void close_the_page() throws Exception {
    shop.open();
    page.close();
    app.close();
    hookline.close();
  }

  @AfterAll
  static void close_the_browser() {
    chromium.close();
  }

  @Test
  void a_click_brings_the_greeting() {
    click("Say hello");

    assertThat(page.locator(".run .status")).hasText("completed");
    assertThat(page.locator(".run .output")).hasText("Hello, browser!");
    assertThat(page.locator(".run .log")).hasText("greeting browser");
    photograph("hello");
  }

  @Test
  void a_webhook_is_followed_from_queued_to_completed() throws Exception {
    click("New order");
    shop.awaitWriting();
    assertThat(page.locator(".run .message")).hasText("writing the invoice");
    photograph("executing");

    shop.open();

    assertThat(page.locator(".run .path li"))
        .hasText(new String[] {"queued", "executing", "completed"});
    assertThat(page.locator(".run .output"))
        .hasText("Order 1001 is on its way with invoice INV-1001");
  }

  @Test
  void a_task_that_fails_twice_and_then_works_completes() {
    click("Busy supplier");

    assertThat(page.locator(".run .log"))
        .hasText("attempt 1: the supplier is busyattempt 2: the supplier is busy");
    assertThat(page.locator(".run .output")).hasText("Catalog 1001 imported at attempt 3");
    assertThat(page.locator(".run .error")).isHidden();
  }

  @Test
  void a_task_that_fails_shows_its_error() {
    click("Declined card");

    assertThat(page.locator(".run .status")).hasText("failed");
    assertThat(page.locator(".run .error")).hasText("The card for payment 1001 was declined");
    photograph("failed");
  }

  @Test
  void a_restart_of_hookline_is_bridged() throws Exception {
    click("New order");
    shop.awaitWriting();

    hookline.stop();
    assertThat(page.getByText("Hookline cannot be reached.", anywhere())).isVisible();
    photograph("unreachable");
    hookline.startAgain();
    shop.open();

    assertThat(page.locator(".run .status")).hasText("completed");
    assertThat(page.locator(".run .output"))
        .hasText("Order 1001 is on its way with invoice INV-1001");
    assertThat(page.locator(".run .broken")).isHidden();
  }

  @Test
  void a_stream_that_breaks_off_is_opened_again() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    page.route(
        "**/api/hello-world",
        route -> {
          if (first.getAndSet(false)) {
            breakOff(route);
          } else {
            route.resume();
          }
        });
    click("New order");
    shop.awaitWriting();
    shop.open();

    assertThat(page.locator(".run .path li").nth(1)).hasText("waiting");
    assertThat(page.locator(".run .status")).hasText("completed");
  }

  @Test
  void without_hookline_the_page_says_so() {
    hookline.stop();

    click("Say hello");

    assertThat(page.locator("#notice")).hasText("Hookline cannot be reached");
    assertThat(page.locator(".run")).hasCount(0);
  }

  /** Tells a state that this run never has, so that it can be seen, and ends before the run. */
  private static void breakOff(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/event-stream")
            .setBody(
                "event: run\ndata: {\"task\": \"process-webhook\", \"status\": \"waiting\"}\n\n"));
  }

  private void click(String button) {
    page.getByText(button, new GetByTextOptions().setExact(true)).click();
  }

  private static GetByTextOptions anywhere() {
    return new GetByTextOptions().setExact(false);
  }

  private void photograph(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }
}
