package io.perdura.engine.port;

/**
 * One life of one node. A node that lost its lease comes back as a new incarnation, so that nothing it sent before counts.
 *
 * @param node the node's configured name
 * @param incarnation grows by one with each registration
 */
public record OwnerId(String node, long incarnation) {

    @Override
    public String toString() {
        return node + "#" + incarnation;
    }
}
