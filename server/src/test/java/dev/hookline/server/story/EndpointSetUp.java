package dev.hookline.server.story;

import tools.jackson.databind.JsonNode;

/**
 * An endpoint that a story has set up.
 *
 * @param made the answer to its making
 */
record EndpointSetUp(String id, String secret, JsonNode made) {

  String path() {
    return "/api/v1/endpoints/" + id;
  }
}
