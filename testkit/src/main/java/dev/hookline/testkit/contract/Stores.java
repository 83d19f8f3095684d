package dev.hookline.testkit.contract;

import dev.hookline.delivery.EndpointStore;
import dev.hookline.event.EventReader;
import dev.hookline.id.IdGenerator;
import dev.hookline.ingest.EventLog;
import dev.hookline.ingest.RequestLog;
import dev.hookline.ingest.SourceStore;
import dev.hookline.job.JobActions;
import dev.hookline.job.JobReader;
import dev.hookline.job.JobStore;
import dev.hookline.operate.AnswerStore;
import dev.hookline.operate.ApiKeyStore;
import dev.hookline.operate.ProjectStore;
import dev.hookline.operate.RetentionStore;
import dev.hookline.operate.StoreHealth;
import dev.hookline.task.QueueStore;
import dev.hookline.task.RunStore;
import dev.hookline.task.ScheduleStore;
import dev.hookline.task.TaskStore;
import dev.hookline.task.TokenStore;

/** The ports of one store under test. */
public record Stores(
    IdGenerator ids,
    EventLog eventLog,
    EventReader eventReader,
    JobStore jobStore,
    JobReader jobReader,
    JobActions jobActions,
    EndpointStore endpoints,
    SourceStore sources,
    RequestLog requests,
    ApiKeyStore apiKeys,
    ProjectStore projects,
    AnswerStore answers,
    RetentionStore retention,
    TaskStore tasks,
    QueueStore queues,
    RunStore runs,
    TokenStore tokens,
    ScheduleStore schedules,
    StoreHealth health) {}
