package dev.hookline.server.crash;

import java.util.List;

/**
 * What became of runs.
 *
 * @param acknowledged triggers
 * @param executions of all runs, those that events have triggered included
 * @param repeated executions after one that had come to its end
 * @param lost acknowledged runs that the server does not know any more
 * @param violations everything that breaks a promise, a line each, the lost ones included
 */
record RunReport(
    long acknowledged,
    long executions,
    long completed,
    long failed,
    int repeated,
    int lost,
    List<String> violations) {

  String text() {
    return """
    runs acknowledged      %d
    executions             %d
    completed, failed      %d, %d
    lost runs              %d
    repeated executions    %d
    """
        .formatted(acknowledged, executions, completed, failed, lost, repeated);
  }
}
