/// TLS on both sides: records over any transport, certificates by name, options by name.
package io.fairlead.core.tls;
