package dev.hookline.http.api.event;

import dev.hookline.event.Event;
import dev.hookline.http.api.run.RunView;
import dev.hookline.http.api.run.RunViews;
import dev.hookline.id.Id;
import dev.hookline.id.Page;
import dev.hookline.id.PageRequest;
import dev.hookline.job.Job;
import dev.hookline.task.RunMaker;
import dev.hookline.task.RunQuery;
import dev.hookline.task.RunStore;
import dev.hookline.task.TaskDefinition;
import dev.hookline.task.Tasks;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs that events trigger. */
public record EventRuns(Tasks tasks, RunMaker maker, RunStore runs, RunViews views) {

  /** The newest first, at most as many as one page of a list has. Blocks. */
  Page<RunView> of(Event event) {
    RunQuery query =
        new RunQuery(
            event.project(),
            null,
            null,
            null,
            Set.of(),
            null,
            null,
            event.id(),
            null,
            null,
            PageRequest.first(PageRequest.LIMIT_MAX));
    Page<Job> page = runs.list(query);
    return new Page<>(views(page.items()), page.next());
  }

  List<RunView> views(List<Job> jobs) {
    return jobs.stream().map(views::brief).toList();
  }

  @Nullable TaskDefinition find(Id project, String task) {
    return tasks.find(project, task);
  }

  /** A run of a task for an event, whether the task wants it or not. */
  Job of(TaskDefinition task, Event event) {
    return maker.forEvent(task, event);
  }
}
