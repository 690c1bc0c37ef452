package io.fairlead.core.routing;

/// What a shard is made of, in few objects, since each of them is a line of the processor's cache.
///
/// @param hosts how many hosts are in it
/// @param numbers the slots of [PackedHosts], then the nodes of [PackedPaths]
/// @param text the letters of hosts and labels, those of other shards among them
/// @param lists the routers of a node that have more to ask
record Packed(int hosts, int[] numbers, String text, IndexEntry[][] lists) {}
