package io.perdura.workflow;

/**
 * A bounded first-in first-out queue between the workflow threads of one run, for instance from a signal handler to the
 * workflow method. Workflow code only; made by {@link Workflow#newWorkflowQueue}.
 */
public interface WorkflowQueue<E> extends QueueConsumer<E>, QueueProducer<E> {}
