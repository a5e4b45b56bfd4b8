package io.perdura.runtime.deploy;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.DynamicActivity;
import io.perdura.activity.metadata.ActivityImplementationModel;
import io.perdura.common.metadata.InterfaceMethod;
import io.perdura.engine.determinism.DeterminismInspection;
import io.perdura.engine.determinism.Family;
import io.perdura.engine.determinism.Violation;
import io.perdura.runtime.deploy.DeployedCode.WorkflowCode;
import io.perdura.runtime.log.Message;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the deployed code from what was found, and collects what is wrong with it, all at once. Used by one thread. */
final class CodeInspection {

    private final BeanManager beans;
    private final DeterminismPolicy policy;
    private final DeterminismInspection determinism;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, WorkflowCode> workflows = new LinkedHashMap<>();
    private final Map<String, ActivityBean> activities = new LinkedHashMap<>();

    /**
     * @param roots where the application's classes lie
     * @param trusted packages of libraries that are taken to be deterministic
     */
    CodeInspection(BeanManager beans, DeterminismPolicy policy, Set<String> roots, Set<String> trusted) {
        this.beans = beans;
        this.policy = policy;
        this.determinism = new DeterminismInspection(roots, trusted);
    }

    static boolean isActivityBean(Class<?> type) {
        return !contracts(type).isEmpty();
    }

    private static List<Class<?>> contracts(Class<?> type) {
        List<Class<?>> contracts = new ArrayList<>(InterfaceMethod.markedInterfaces(type, ActivityInterface.class));
        if (DynamicActivity.class.isAssignableFrom(type)) {
            contracts.add(DynamicActivity.class);
        }
        return contracts;
    }

    /** What is wrong, each with class, method and remedy; empty when all is well. */
    List<String> problems() {
        return problems;
    }

    DeployedCode result() {
        return new DeployedCode(workflows, activities);
    }

    void workflow(Class<?> type) {
        checkDeterminism(type, !accepted(type));
    }

    private void checkDeterminism(Class<?> type, boolean injectionRefused) {
        if (policy == DeterminismPolicy.OFF) {
            return;
        }
        try {
            for (Violation violation : determinism.inspect(type)) {
                boolean told = injectionRefused && violation.family() == Family.INJECTION;
                if (!told) {
                    verdict(violation.message());
                }
            }
        } catch (IllegalArgumentException e) {
            verdict(String.valueOf(e.getMessage()));
        }
    }

    private void verdict(String message) {
        if (policy == DeterminismPolicy.WARN) {
            Message.NOT_DETERMINISTIC.log(message);
        } else {
            problems.add(message);
        }
    }

    private boolean accepted(Class<?> type) {
        try {
            WorkflowImplementationModel model = WorkflowImplementationModel.of(type);
            WorkflowCode code = new WorkflowCode(model, WorkflowFactory.of(type));
            for (String name : model.workflowMethods().keySet()) {
                WorkflowCode other = workflows.putIfAbsent(name, code);
                if (other != null) {
                    problems.add("Workflow type \"" + name + "\" is implemented twice, by "
                            + other.model().type().getName() + " and " + type.getName()
                            + ": remove one, or name another type in @WorkflowMethod(name = …)");
                }
            }
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return false;
        }
    }

    /** Inspects the beans that implement activities; where two implement the same one, CDI's rules choose. */
    void activities(Set<Bean<?>> found) {
        Map<Class<?>, Set<Bean<?>>> byContract = new LinkedHashMap<>();
        for (Bean<?> bean : found) {
            for (Class<?> contract : contracts(bean.getBeanClass())) {
                byContract
                        .computeIfAbsent(contract, none -> new LinkedHashSet<>())
                        .add(bean);
            }
        }
        Set<Bean<?>> chosen = new LinkedHashSet<>();
        byContract.forEach((contract, candidates) -> {
            try {
                Bean<?> bean = beans.resolve(candidates);
                if (bean != null) {
                    chosen.add(bean);
                }
            } catch (AmbiguousResolutionException e) {
                problems.add("Activity interface " + contract.getName() + " is implemented by several beans, "
                        + candidates.stream()
                                .map(bean -> bean.getBeanClass().getName())
                                .sorted()
                                .toList()
                        + ": keep one, or make one of them an @Alternative with a @Priority");
            }
        });
        chosen.forEach(this::activities);
    }

    private void activities(Bean<?> bean) {
        Class<?> type = bean.getBeanClass();
        try {
            ActivityImplementationModel.of(type).activities().forEach((name, activity) -> {
                try {
                    boolean transactional = new ActivityRules(type, activity).checkedTransactional();
                    add(name, new ActivityBean(activity, transactional, bean, beans));
                } catch (IllegalArgumentException e) {
                    problems.add(e.getMessage());
                }
            });
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private void add(String name, ActivityBean activity) {
        ActivityBean other = activities.putIfAbsent(name, activity);
        if (other != null) {
            problems.add("Activity type \"" + name + "\" is implemented twice, by " + other.place() + " and "
                    + activity.place() + ": rename one with @ActivityMethod(name = …), or give its interface a"
                    + " namePrefix");
        }
    }
}
