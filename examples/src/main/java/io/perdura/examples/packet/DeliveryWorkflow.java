package io.perdura.examples.packet;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Packets that are delivered at the same time. */
@WorkflowInterface
public interface DeliveryWorkflow {

    /**
     * Delivers all packets. One that is called off or fails harms no other.
     *
     * @param packets their names
     * @param drive how long each is on the way
     * @return what became of each
     */
    @WorkflowMethod(name = "Delivery")
    Map<String, PacketState> deliver(List<String> packets, Duration drive);

    /** Calls off one packet as long as it is on the way, and is ignored after that. */
    @SignalMethod
    void callOff(String packet);

    @QueryMethod
    Map<String, PacketState> states();
}
