package io.fairlead.core;

/// The whole proxy: starts, drains, stops.
public final class Proxy {

    private Proxy() {}
}
