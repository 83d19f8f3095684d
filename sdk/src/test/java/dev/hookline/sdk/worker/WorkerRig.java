package dev.hookline.sdk.worker;

import dev.hookline.sdk.Task;
import dev.hookline.sdk.server.ProtocolServer;
import java.time.Duration;

/** A worker at a protocol server of its own. */
final class WorkerRig implements AutoCloseable {

  final ProtocolServer server = ProtocolServer.start();
  final Worker worker;

  private WorkerRig(WorkerBuilder builder) {
    worker =
        builder.url(server.url().toString()).apiKey(ProtocolServer.API_KEY).name("rig").build();
  }

  static WorkerRig start(Task<?, ?>... tasks) throws InterruptedException {
    return start(Worker.builder().tasks(tasks).slots(4).drainTimeout(Duration.ofSeconds(5)));
  }

  static WorkerRig start(WorkerBuilder builder) throws InterruptedException {
    var rig = new WorkerRig(builder);
    rig.worker.start();
    return rig;
  }

  @Override
  public void close() {
    worker.close();
    server.close();
  }
}
