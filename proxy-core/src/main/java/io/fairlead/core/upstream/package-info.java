/// The side towards servers: pooled connections and the forwarder.
package io.fairlead.core.upstream;
