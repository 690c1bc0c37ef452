/// From providers to one merged configuration: each provider runs on a thread of its own and is restarted when it
/// fails; what it publishes becomes a message, is compared, throttled, merged, and handed on by a single thread.
package io.fairlead.core.provider;
