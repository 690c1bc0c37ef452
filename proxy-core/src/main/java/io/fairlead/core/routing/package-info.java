/// From a merged configuration to the table that requests are matched against, and from one table to the next.
///
/// [RoutingTableCompiler] makes an immutable [RoutingTable]; [ActiveRouting] holds the one in force.
/// What a configuration makes live - transports, services, middlewares - is a [Part]: tables share the parts
/// whose configuration did not change, and a part is closed when the last table that holds it is.
package io.fairlead.core.routing;
