package io.fairlead.core.routing;

import java.util.Arrays;

/// The hosts of one kind, spread over shards so that a change packs but few of them again.
final class HostShards {

    /// Hosts in a shard, on average, when it is made: few enough to be packed anew in a millisecond or so, and so many
    /// that what leads to a shard stays in the processor's cache.
    private static final int LOAD = 64;

    private final IndexShard[] shards;
    private final int hosts;

    HostShards(IndexShard[] shards) {
        this.shards = shards;
        this.hosts = Arrays.stream(shards).mapToInt(IndexShard::hostCount).sum();
    }

    /// How many shards there should be for so many hosts.
    static int numberFor(int hosts) {
        return Integer.highestOneBit(Math.max(1, hosts / LOAD)) * 2;
    }

    boolean isEmpty() {
        return hosts == 0;
    }

    /// Whether there should be more shards by now.
    boolean isCrowded() {
        return hosts > 4 * LOAD * shards.length;
    }

    IndexShard at(long hash) {
        return shards[PackedHosts.shard(hash, shards.length)];
    }

    IndexShard get(int number) {
        return shards[number];
    }

    int number() {
        return shards.length;
    }

    IndexShard[] copy() {
        return shards.clone();
    }
}
