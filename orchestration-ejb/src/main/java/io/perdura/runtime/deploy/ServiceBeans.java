package io.perdura.runtime.deploy;

import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.CodecDataConverter;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import io.perdura.engine.client.ClientInterception;
import io.perdura.engine.replay.Interception;
import io.perdura.payload.codec.PayloadCodec;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The beans by which an application changes how the engine works: found by their type, in any of its archives. */
public final class ServiceBeans {

    private static final List<Class<?>> KINDS = List.of(
            DataConverter.class,
            PayloadCodec.class,
            WorkerInterceptor.class,
            WorkflowClientInterceptor.class,
            ContextPropagator.class);

    private final Set<Bean<?>> found = new LinkedHashSet<>();

    void seen(Bean<?> bean) {
        if (KINDS.stream().anyMatch(bean.getTypes()::contains)) {
            found.add(bean);
        }
    }

    /** All beans of a kind, those with the lowest {@code @Priority} first, then by the names of their classes. */
    public <T> List<T> all(BeanManager beans, Class<T> kind) {
        return found.stream()
                .filter(bean -> bean.getTypes().contains(kind))
                .sorted(Comparator.comparingInt(ServiceBeans::priority)
                        .thenComparing(bean -> bean.getBeanClass().getName()))
                .map(bean -> kind.cast(beans.getReference(bean, kind, beans.createCreationalContext(bean))))
                .toList();
    }

    /** What goes around workflows and activities. */
    public Interception interception(BeanManager beans) {
        return new Interception(all(beans, WorkerInterceptor.class), all(beans, ContextPropagator.class));
    }

    /** What goes around the calls of clients. */
    public ClientInterception clientInterception(BeanManager beans) {
        return new ClientInterception(all(beans, WorkflowClientInterceptor.class), interception(beans));
    }

    private static int priority(Bean<?> bean) {
        Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }

    /**
     * The application's converter, or the default one, with its codecs.
     *
     * @throws IllegalStateException if there are several converters
     */
    public DataConverter converter(BeanManager beans) {
        List<DataConverter> converters = all(beans, DataConverter.class);
        if (converters.size() > 1) {
            throw new IllegalStateException("There are " + converters.size() + " beans of type DataConverter, "
                    + converters.stream().map(each -> each.getClass().getName()).toList()
                    + ": keep one, and combine payload converters in it");
        }
        DataConverter converter = converters.isEmpty() ? DefaultDataConverter.newDefaultInstance() : converters.get(0);
        List<PayloadCodec> codecs = all(beans, PayloadCodec.class);
        return codecs.isEmpty() ? converter : new CodecDataConverter(converter, codecs);
    }
}
