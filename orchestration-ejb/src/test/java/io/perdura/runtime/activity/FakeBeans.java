package io.perdura.runtime.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** As much of CDI as running an activity takes: one application-scoped object as a bean. */
final class FakeBeans {

    private FakeBeans() {}

    static Bean<?> bean(Object instance) {
        return fake(
                Bean.class,
                Map.of(
                        "getBeanClass", args -> instance.getClass(),
                        "getTypes", args -> Set.of(instance.getClass()),
                        "getScope", args -> ApplicationScoped.class));
    }

    static BeanManager manager(Object instance) {
        CreationalContext<?> context = fake(CreationalContext.class, Map.of());
        return fake(
                BeanManager.class,
                Map.of(
                        "resolve", args -> ((Set<?>) args[0]).iterator().next(),
                        "createCreationalContext", args -> context,
                        "getReference", args -> instance,
                        "isNormalScope", args -> true));
    }

    @SuppressWarnings("unchecked")
    static RequestScopes requestScopes() {
        RequestContextController controller =
                fake(RequestContextController.class, Map.of("activate", args -> true, "deactivate", args -> null));
        return new RequestScopes(fake(Instance.class, Map.of("get", args -> controller, "destroy", args -> null)));
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer != null) {
                return answer.apply(args);
            }
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == args[0];
                default -> throw new UnsupportedOperationException(method.toString());
            };
        }));
    }
}
