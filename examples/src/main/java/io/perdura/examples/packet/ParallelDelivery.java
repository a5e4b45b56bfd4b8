package io.perdura.examples.packet;

import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.CancellationScope;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each packet has a path, and each path a scope: to cancel it is to call off that packet, to cancel the run is to call off
 * all.
 */
public class ParallelDelivery implements DeliveryWorkflow {

    private final PacketActivities drivers = Workflow.newActivityStub(PacketActivities.class);
    private final Map<String, PacketState> states = new LinkedHashMap<>();
    private final Map<String, CancellationScope> scopes = new LinkedHashMap<>();

    @Override
    public Map<String, PacketState> deliver(List<String> packets, Duration drive) {
        List<Promise<Void>> paths = new ArrayList<>();
        for (String packet : packets) {
            CancellationScope scope =
                    Workflow.newCancellationScope(() -> paths.add(Async.procedure(() -> bring(packet, drive))));
            states.put(packet, PacketState.ON_THE_WAY);
            scopes.put(packet, scope);
            scope.run();
        }
        Promise.allOf(paths).get();
        CancellationScope.throwCanceled();
        return states;
    }

    private void bring(String packet, Duration drive) {
        try {
            drivers.pickUpPacket(packet);
            Workflow.sleep(drive);
            states.put(packet, PacketState.AT_THE_DOOR);
            // There is no way back from here, even if the run is cancelled: the packet is in somebody's hands.
            Workflow.newDetachedCancellationScope(() -> drivers.handOverPacket(packet))
                    .run();
            states.put(packet, PacketState.DELIVERED);
        } catch (CanceledFailure | ActivityFailure ignored) {
            boolean calledOff = states.get(packet) == PacketState.ON_THE_WAY
                    && CancellationScope.current().isCancelRequested();
            Workflow.newDetachedCancellationScope(() -> drivers.returnPacket(packet))
                    .run();
            states.put(packet, calledOff ? PacketState.RETURNED : PacketState.FAILED);
        }
    }

    @Override
    public void callOff(String packet) {
        CancellationScope scope = scopes.get(packet);
        if (scope != null && states.get(packet) == PacketState.ON_THE_WAY) {
            scope.cancel("The packet is called off");
        }
    }

    @Override
    public Map<String, PacketState> states() {
        return states;
    }
}
