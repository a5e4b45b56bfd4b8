package io.perdura.runtime.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class BeanClassLoadersTest {

    private final ClassLoader own = BeanClassLoadersTest.class.getClassLoader();
    private final BeanClassLoaders loaders = new BeanClassLoaders();

    @Test
    void a_server_loader_that_sees_the_bean_stays() throws Exception {
        try (URLClassLoader server = new URLClassLoader(new URL[0], own)) {
            assertThat(loaders.of(BeanClassLoadersTest.class, server)).isSameAs(server);
        }
    }

    @Test
    void a_bean_that_the_server_loader_does_not_see_gets_one_that_sees_both() throws Exception {
        try (URLClassLoader server = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            ClassLoader both = loaders.of(BeanClassLoadersTest.class, server);

            assertThat(both.getParent()).isSameAs(server);
            assertThat(both.loadClass(BeanClassLoadersTest.class.getName())).isSameAs(BeanClassLoadersTest.class);
            assertThat(both.getResource("io/perdura/runtime/activity/BeanClassLoadersTest.class"))
                    .isNotNull();
            assertThat(loaders.of(BeanClassLoadersTest.class, server)).isSameAs(both);
        }
    }
}
