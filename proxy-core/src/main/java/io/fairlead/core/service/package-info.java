/// Where requests go once a router has taken them.
package io.fairlead.core.service;
