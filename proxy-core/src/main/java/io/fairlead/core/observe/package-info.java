/// What the proxy tells its operator.
package io.fairlead.core.observe;
