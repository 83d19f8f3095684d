package dev.hookline.spring;

import dev.hookline.sdk.Task;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Finds the methods of beans that are tasks. */
final class TaskMethods {

  private TaskMethods() {}

  /** The tasks of all singletons that exist or can be made; lazy beans are made for it. */
  static List<Task<?, ?>> find(ConfigurableListableBeanFactory beans) {
    var tasks = new ArrayList<Task<?, ?>>();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null && beans.isSingleton(name) && !annotated(type).isEmpty()) {
        tasks.addAll(of(beans.getBean(name)));
      }
    }
    return tasks;
  }

  private static List<Task<?, ?>> of(Object bean) {
    var tasks = new ArrayList<Task<?, ?>>();
    annotated(AopProxyUtils.ultimateTargetClass(bean))
        .forEach((method, annotation) -> {
          Method callable = AopUtils.selectInvocableMethod(method, bean.getClass());
          tasks.add(TaskMethod.of(bean, callable, annotation));
        });
    return tasks;
  }

  private static Map<Method, HookTask> annotated(Class<?> type) {
    return MethodIntrospector.selectMethods(
        type,
        (MethodIntrospector.MetadataLookup<HookTask>)
            method -> AnnotatedElementUtils.findMergedAnnotation(method, HookTask.class));
  }
}
