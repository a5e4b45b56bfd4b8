package io.perdura.runtime.deploy;

import io.perdura.activity.metadata.ActivityImplementationModel.ImplementedActivity;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One activity type and the bean that runs it. Calls go through the bean's contextual reference, so that Fault Tolerance,
 * {@code @Transactional}, interceptors and decorators apply. Thread-safe.
 */
public final class ActivityBean {

    private final ImplementedActivity model;
    private final boolean transactional;
    private final Bean<?> bean;
    private final BeanManager beans;
    private volatile @Nullable Object shared;

    ActivityBean(ImplementedActivity model, boolean transactional, Bean<?> bean, BeanManager beans) {
        this.model = model;
        this.transactional = transactional;
        this.bean = bean;
        this.beans = beans;
    }

    /** The activity's contract, the method that implements it, and its policy. */
    public ImplementedActivity model() {
        return model;
    }

    public String type() {
        return model.contract().name();
    }

    /** Whether its effects and its completion belong into one transaction. */
    public boolean transactional() {
        return transactional;
    }

    /** The class of the bean as written. */
    public Class<?> beanClass() {
        return bean.getBeanClass();
    }

    /** {@code package.Class.method}, for messages. */
    public String place() {
        return beanClass().getName() + "." + model.implementation().getName();
    }

    /**
     * Calls the method of the bean.
     *
     * @throws Throwable what the method threw
     */
    public @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        Object reference = shared;
        if (reference != null) {
            return invoke(reference, arguments);
        }
        CreationalContext<?> context = beans.createCreationalContext(bean);
        reference = beans.getReference(bean, typeOf(bean, contract().getDeclaringClass()), context);
        if (beans.isNormalScope(bean.getScope())) { // a proxy, which finds the instance at each call
            shared = reference;
            return invoke(reference, arguments);
        }
        try {
            return invoke(reference, arguments);
        } finally {
            context.release();
        }
    }

    /** The type under which a bean has an interface: with its arguments where a generic one was implemented. */
    static Type typeOf(Bean<?> bean, Class<?> contract) {
        return bean.getTypes().stream()
                .filter(type -> type instanceof ParameterizedType generic && generic.getRawType() == contract)
                .findFirst()
                .orElse(contract);
    }

    private Method contract() {
        return model.contract().method();
    }

    private @Nullable Object invoke(Object reference, @Nullable Object[] arguments) throws Throwable {
        try {
            return contract().invoke(reference, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
