package io.perdura.runtime.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The type under which the container gives out a bean. */
class ActivityBeanTest {

    interface Greets<T> {}

    interface Hello extends Greets<String> {}

    private static Bean<?> bean(Type... types) {
        return (Bean<?>) Proxy.newProxyInstance(
                Bean.class.getClassLoader(), new Class<?>[] {Bean.class}, (proxy, method, arguments) -> Set.of(types));
    }

    @Test
    void an_interface_is_the_type_itself() {
        assertThat(ActivityBean.typeOf(bean(Object.class, Hello.class), Hello.class))
                .isEqualTo(Hello.class);
    }

    @Test
    void a_generic_interface_is_asked_for_with_the_arguments_by_which_the_bean_has_it() {
        Type greetsString = Hello.class.getGenericInterfaces()[0];
        assertThat(greetsString).isInstanceOf(ParameterizedType.class);
        assertThat(ActivityBean.typeOf(bean(Object.class, Hello.class, greetsString), Greets.class))
                .isEqualTo(greetsString);
    }
}
