package dev.hookline.http.outbound;

import dev.hookline.job.Lane;
import dev.hookline.job.LaneExecutors;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Spreads lanes over event loops: a lane always runs on the same one, so that its requests, its
 * connections and its state need no locks. A task never runs inside of the call that submits it.
 */
public final class EventLoopLanes implements LaneExecutors {

  private final List<Executor> loops;

  private EventLoopLanes(List<Executor> loops) {
    this.loops = List.copyOf(loops);
  }

  /** Uses every event loop of {@code vertx}. */
  public static EventLoopLanes onAllLoops(Vertx vertx) {
    return onLoops(vertx, Integer.MAX_VALUE);
  }

  /**
   * Uses some of the event loops of {@code vertx}.
   *
   * @param most how many, at least one; all when there are fewer
   */
  public static EventLoopLanes onLoops(Vertx vertx, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("lanes need at least one event loop, not " + most);
    }
    // Contexts made one by one could share a loop while another stays without lanes.
    VertxInternal internal = (VertxInternal) vertx;
    List<Executor> loops = new ArrayList<>();
    for (EventExecutor executor : internal.nettyEventLoopGroup()) {
      if (loops.size() < most && executor instanceof EventLoop loop) {
        Context context =
            internal
                .contextBuilder()
                .withThreadingModel(ThreadingModel.EVENT_LOOP)
                .withEventLoop(loop)
                .build();
        loops.add(task -> context.runOnContext(_ -> task.run()));
      }
    }
    return new EventLoopLanes(loops);
  }

  @Override
  public Executor of(Lane lane) {
    return loops.get(Math.floorMod(spread(lane.hashCode()), loops.size()));
  }

  /** How many event loops carry lanes. */
  public int loopCount() {
    return loops.size();
  }

  /** Record hashes are sums of multiples of 31; mixing keeps a small modulus from seeing that. */
  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x9E3779B1;
    return mixed ^ (mixed >>> 15);
  }
}
