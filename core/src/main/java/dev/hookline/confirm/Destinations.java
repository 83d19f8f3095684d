package dev.hookline.confirm;

import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.RefusalCode;
import dev.hookline.delivery.guard.TargetUrl;

/** Where the visit of a URL goes that the rule of its provider allows. */
public interface Destinations {

  /**
   * To the URL itself. It must read the same after it was taken apart and put together, so that
   * what is connected to is what the rule has seen.
   */
  Destinations AS_WRITTEN =
      url ->
          switch (TargetUrl.parse(url)) {
            case Checked.Ok<TargetUrl> ok when ok.value().text().equals(url) -> ok;
            case Checked.Ok<TargetUrl> _ ->
                new Checked.Refused<>(
                    RefusalCode.ILLEGAL_CHARACTER, "the URL can be written in another way");
            case Checked.Refused<TargetUrl> refused -> refused;
          };

  Checked<TargetUrl> of(String url);
}
