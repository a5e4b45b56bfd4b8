package io.perdura.runtime.deploy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.Once;
import io.perdura.runtime.log.Message;
import io.perdura.workflow.Durable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the workflow implementations and activity beans of an application while it is deployed, and stops the deployment
 * when they break a rule. One extension runs for an application; it sees the engine's module, the WARs, and the jars of an
 * EAR.
 */
public class PerduraExtension implements Extension {

    private static final String ENGINE = "io.perdura.runtime.";

    private final WorkflowClasses workflowClasses = new WorkflowClasses();
    private final Set<Bean<?>> activityBeans = new LinkedHashSet<>();
    private final Set<Class<?>> durable = new LinkedHashSet<>();
    private final ServiceBeans services = new ServiceBeans();
    private boolean engineBeanSeen;
    private DeployedCode code = new DeployedCode(Map.of(), Map.of());

    /** What is deployed; complete when the application has passed validation. */
    public DeployedCode code() {
        return code;
    }

    /** The beans by which the application changes how the engine works. */
    public ServiceBeans services() {
        return services;
    }

    /** By the extension, since the annotation knows no type of the platform. */
    void bindings(@Observes BeforeBeanDiscovery event) {
        event.addInterceptorBinding(Once.class);
    }

    void type(@Observes ProcessAnnotatedType<?> event) {
        workflowClasses.reported(event.getAnnotatedType().getJavaClass());
    }

    void injectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        boolean isDurable = event.getInjectionPoint().getQualifiers().stream()
                .map(Annotation::annotationType)
                .anyMatch(Durable.class::equals);
        if (isDurable
                && event.getInjectionPoint().getType() instanceof Class<?> type
                && type.isAnnotationPresent(ActivityInterface.class)) {
            durable.add(type);
        }
    }

    void bean(@Observes ProcessManagedBean<?> event) {
        Bean<?> bean = event.getBean();
        if (CodeInspection.isActivityBean(bean.getBeanClass())) {
            activityBeans.add(bean);
        }
    }

    void serviceBean(@Observes ProcessBean<?> event) {
        services.seen(event.getBean());
    }

    void sessionBean(@Observes ProcessSessionBean<?> event) {
        engineBeanSeen |= event.getBean().getBeanClass().getName().startsWith(ENGINE);
    }

    void addStubs(@Observes AfterBeanDiscovery event) {
        for (Class<?> type : durable) {
            event.addBean()
                    .addTransitiveTypeClosure(type)
                    .qualifiers(new DurableLiteral())
                    .scope(Dependent.class)
                    .produceWith(instance -> DurableStub.of(type));
        }
    }

    void inspect(@Observes AfterDeploymentValidation event, BeanManager beans) {
        List<Class<?>> workflows = workflowClasses.implementations();
        CodeInspection inspection = new CodeInspection(
                beans, DeterminismPolicy.configured(), workflowClasses.roots(), DeterminismPolicy.trustedPackages());
        workflows.forEach(inspection::workflow);
        inspection.activities(activityBeans);
        inspection.problems().forEach(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
        workflowClasses.unseen().forEach(Message.WORKFLOWS_NOT_SEEN::log);
        if (!engineBeanSeen) {
            event.addDeploymentProblem(new DeploymentException(
                    "Perdura's enterprise beans were not found, so nothing would run its workflows: in an EAR"
                            + " orchestration-ejb must be an EJB module (<ejb> in application.xml), not a jar in lib/;"
                            + " in a WAR it belongs into WEB-INF/lib"));
        }
        code = inspection.result();
    }
}
