package dev.hookline.spring;

import dev.hookline.sdk.client.ClientBuilder;
import dev.hookline.sdk.client.HooklineClient;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** A client, when there is a key. */
@AutoConfiguration(
    afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@EnableConfigurationProperties(HooklineProperties.class)
public final class HooklineAutoConfiguration {

  /** The client of {@code hookline.url}. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  @ConditionalOnProperty("hookline.api-key")
  HooklineClient hooklineClient(
      HooklineProperties properties, ObjectProvider<JsonMapper> jsonMapper) {
    ClientBuilder client =
        HooklineClient.builder()
            .url(properties.url())
            .apiKey(Objects.requireNonNull(properties.apiKey()));
    jsonMapper.ifUnique(client::json);
    return client.build();
  }
}
