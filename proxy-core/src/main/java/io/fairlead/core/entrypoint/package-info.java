/// Where clients come in: the Helidon listener, the choice of protocol, and one loop for each connection.
@NullMarked
package io.fairlead.core.entrypoint;

import org.jspecify.annotations.NullMarked;
