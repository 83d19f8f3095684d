package dev.hookline.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.id.IdGenerator;
import dev.hookline.job.StoreUnavailable;
import dev.hookline.testkit.contract.AlertContract;
import dev.hookline.testkit.contract.AttemptContract;
import dev.hookline.testkit.contract.CatalogContract;
import dev.hookline.testkit.contract.EventLogContract;
import dev.hookline.testkit.contract.JobActionsContract;
import dev.hookline.testkit.contract.JobStoreContract;
import dev.hookline.testkit.contract.LaneContract;
import dev.hookline.testkit.contract.ReaderContract;
import dev.hookline.testkit.contract.RequestLogContract;
import dev.hookline.testkit.contract.RetentionContract;
import dev.hookline.testkit.contract.RunExpiryContract;
import dev.hookline.testkit.contract.RunKeyContract;
import dev.hookline.testkit.contract.RunListContract;
import dev.hookline.testkit.contract.RunNoteContract;
import dev.hookline.testkit.contract.RunStoreContract;
import dev.hookline.testkit.contract.RunWaitContract;
import dev.hookline.testkit.contract.StoreUnderTest;
import dev.hookline.testkit.contract.TaskStoreContract;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A store in memory keeps the contracts of a store; its faults are faults. */
class MemoryStoreTest {

  private final MemoryStore store =
      MemoryStore.immediate(new IdGenerator(InstantSource.system(), 0));

  @Test
  void announced_faults_hit_so_many_writes_and_no_more() {
    store.faults().failNextWrites(1);
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.jobActions().add(List.of()));
    store.jobActions().add(List.of());
  }

  @Test
  void a_store_in_trouble_says_so() {
    assertThat(store.health().problem()).isEmpty();
    store.faults().refuseReads();
    assertThat(store.health().problem()).isPresent();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.jobStore().openLanes());
    store.faults().acceptReads();
    assertThat(store.jobStore().openLanes()).isEmpty();
  }

  @Test
  void held_commits_happen_in_order_and_answers_when_told() {
    List<String> answers = new ArrayList<>();
    store.commits().hold();
    store.commits().submit(() -> () -> answers.add("first"));
    store.commits().submit(() -> () -> answers.add("second"));
    store.commits().submit(() -> () -> answers.add("third"));
    store.commits().commit(2);
    assertThat(answers).isEmpty();
    store.commits().takeAnswers().reversed().forEach(Runnable::run);
    assertThat(answers).containsExactly("second", "first");
    store.commits().release();
    assertThat(answers).containsExactly("second", "first", "third");
  }

  @Nested
  class EventLogTest extends EventLogContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class JobStoreTest extends JobStoreContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class JobActionsTest extends JobActionsContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class LaneTest extends LaneContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class AttemptTest extends AttemptContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class ReaderTest extends ReaderContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RequestLogTest extends RequestLogContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RetentionTest extends RetentionContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class CatalogTest extends CatalogContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunStoreTest extends RunStoreContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunWaitTest extends RunWaitContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunKeyTest extends RunKeyContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunNoteTest extends RunNoteContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class AlertTest extends AlertContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunExpiryTest extends RunExpiryContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class RunListTest extends RunListContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }

  @Nested
  class TaskStoreTest extends TaskStoreContract {
    @Override
    protected StoreUnderTest open() {
      return new OpenedStore();
    }
  }
}
